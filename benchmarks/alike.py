"""When a value read off a page is what a person found there: one rule a field.

Tolerant on purpose: a site's name left on a title, one of two authors, the day before
in another time zone are as good for an editor, who sees them before they are saved.
"""

import datetime
import difflib
import html
import re
import unicodedata
from urllib.parse import parse_qsl, urlsplit

_SMALL_WORDS = frozenset(
    "by and und et y e von par por de da di del the of van der den af av och with as "
    "to for dr prof mr mrs ms told".split()
)
_KINDS = {
    "newsarticle": "article", "blogposting": "article", "news": "article",
    "blog": "article", "post": "article", "episode": "podcast", "audio": "podcast",
    "podcastepisode": "podcast", "scholarlyarticle": "paper", "videoobject": "video",
}  # fmt: skip


_AROUND = re.compile(
    r"^(?:https? )?(?:www )?(?:the )?|(?: (?:com|org|net|co uk|de|fr))+$"
)


def words(text):
    """The words of a text in one spelling, joined by blanks."""
    text = unicodedata.normalize("NFKC", html.unescape(html.unescape(str(text))))
    text = text.replace("\u00ad", "").replace("\u200b", "").casefold()
    return re.sub(r"[\W_]+", " ", re.sub(r"<[^>]{1,80}>", " ", text)).strip()


def plain(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def title(expected, found):
    a, b = sorted((words(expected), words(found)), key=len)
    if a == b:
        return True
    if len(a) >= 4 and len(b) - len(a) <= 40 and (b.startswith(a) or b.endswith(a)):
        return True
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9


def authors(expected, found):
    a, b = ({w for name in _list(n) for w in plain(words(name)).split()} - _SMALL_WORDS
            for n in (expected, found))  # fmt: skip
    shared = len(a & b)
    return a == b or bool(shared) and 2 * shared / (len(a) + len(b)) >= 0.66


def date(expected, found):
    try:
        a, b = (datetime.date.fromisoformat(str(d).strip()[:10])
                for d in (expected, found))  # fmt: skip
    except ValueError:
        return False
    return abs((a - b).days) <= 1


def description(expected, found):
    a, b = sorted((words(expected), words(found)), key=len)
    if a == b or len(a) >= 60 and b.startswith(a[: max(60, len(a) - 25)]):
        return True
    short, long = a.split(), b.split()
    if len(short) < 2 or len(short) < 6 and len(short) < 0.5 * len(long):
        return False
    return sum(word in set(long) for word in short) >= 0.8 * len(short)


def publisher(expected, found):
    a, b = (_AROUND.sub("", words(name)) for name in (expected, found))
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    one, other = set(a.split()), set(b.split())
    return bool(one and other) and (one <= other or other <= one)


def image(expected, found):
    a, b = _parts(expected), _parts(found)
    if a[:2] == b[:2] and a[1] not in ("", "/"):
        return True
    one, other = (re.sub(r"(?:[-_]\d{2,4}x\d{2,4}|[-_@]\d+w?x?|\.[a-z]{3,4})+$", "",
                         path.rstrip("/").rpartition("/")[2].lower())
                  for path in (a[1], b[1]))  # fmt: skip
    if len(one) >= 5 and one == other:
        return True
    inside = len(one) >= 8 and one in str(found).lower()
    return inside or len(other) >= 8 and other in str(expected).lower()


def language(expected, found):
    a, b = (str(tag).strip().casefold().replace("_", "-") for tag in (expected, found))
    return a.partition("-")[0] == b.partition("-")[0]


def canonical_url(expected, found):
    def form(address):
        host, path, query = _parts(address)
        kept = sorted(p for p in parse_qsl(query, True) if not p[0].startswith("utm_"))
        return host, path.rstrip("/"), kept

    return form(expected) == form(found)


def kind(expected, found):
    said = str(found).casefold()
    return _KINDS.get(said, said) == expected


def word_count(expected, minutes):
    """Minutes, against those that so many words take at 238 a minute."""
    meant = max(1, -(-expected // 238))
    return abs(float(minutes) - meant) <= max(1, 0.2 * meant)


def _list(value):
    return [value] if isinstance(value, str) else [str(name) for name in value]


def _parts(address):
    split = urlsplit(html.unescape(str(address)).strip())
    return (split.hostname or "").removeprefix("www."), split.path, split.query


FIELDS = {
    rule.__name__: rule
    for rule in (title, authors, date, description, publisher, image, language,
                 canonical_url, kind, word_count)
}  # fmt: skip
