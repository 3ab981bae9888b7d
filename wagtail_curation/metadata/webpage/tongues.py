"""Which language a text is in, by its commonest words or its letters.

For pages that do not say; the answer is a guess, and none where two come close.
"""

from __future__ import annotations

import re
from collections import Counter

_WORDS = """
en the of and to in is that for with are this was from have not you it's which their
de der die und das nicht mit den von ist auf ein eine für sich auch werden dem wird
fr le la les des et une est dans pour que qui pas sur avec plus sont cette aux nous
es el los las una que con por para como más pero sus está este son muy también
it il di che gli della per una non con sono del anche più nella questo è alla
pt o os uma não com para que mais dos das são por como ao pela também você
nl het een van en dat niet zijn voor met op te worden ook aan bij maar deze
sv och att det som är för på med inte av till den har ett om men också
da og at det er på til ikke med af som har der for den vi blev også
no og det som er på til ikke av har med for den at vi ble også men
fi ja on ei että se oli mutta kun niin myös hän ovat tai jos sen joka
pl się na nie że jest do jak po przez oraz dla który są jego tego ale
cs se na je že to pro jako však jsou při byl také nebo které ale jsem
sk sa na je že to pre ako však sú pri bol aj alebo ktoré ale som
hu és hogy nem egy az meg csak mint van volt vagy már még ha de is
ro și în nu care este pentru mai din cu sunt sau fost lui această
tr bir ve bu için ile çok daha olarak gibi olan kadar sonra değil ama
id yang dan di untuk dengan dari ini itu tidak pada akan dalam adalah juga
vi của và là có được cho trong không các một người những với này
"""
_TONGUES = {
    tag: frozenset(words) for tag, *words in map(str.split, _WORDS.strip().splitlines())
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґ]", re.IGNORECASE)),
    ("ru", re.compile(r"[\u0430-\u044f]", re.IGNORECASE)),
    ("el", re.compile(r"[\u03b1-\u03c9]", re.IGNORECASE)),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LETTERS = re.compile(r"[^\W\d_]")
_READ = 4_000
_FEWEST = 8


def tongue_of(text: str) -> str:
    """The language's tag, "" when the text does not say clearly enough."""
    text = text[:_READ]
    letters = len(_LETTERS.findall(text))
    if letters < 40:
        return ""
    foreign = 0 if text.isascii() else sum(map(_is_foreign, text))
    if foreign > letters * 0.3:
        return next(
            (tag for tag, p in _SCRIPTS if len(p.findall(text)) > foreign * 0.04), ""
        )
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = Counter(
        {tag: sum(word in known for word in words) for tag, known in _TONGUES.items()}
    )
    (best, most), (_second, next_most) = counts.most_common(2)
    return best if most >= _FEWEST and most > 1.3 * next_most else ""


def _is_foreign(letter: str) -> bool:
    """Whether a letter is of none of the scripts that Western Europe writes."""
    return letter > "\u036f" and letter.isalpha() and not "\u1e00" <= letter <= "\u1eff"
