"""Titles, taken apart for comparing: words, numbers, subtitle, the site's name.

For suggestions to a human, who decides. Nothing here is stored.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Words that a title may have or lack and stay the same.
_ARTICLES = frozenset(
    "a an the der die das ein eine einen dem den des le la les l un une "
    "el los las il lo gli i uno una o os as um uma de het een".split()
)

# Words that stand for a number: of a part, an edition, a year of a course.
_NUMBER_WORDS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "première deuxième troisième quatrième cinquième sixième",
    )
    for number, word in enumerate(words.split(), start=1)
    if word != "un"
}
_ROMAN = {
    word: number
    for number, word in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}
# After these a Roman figure, or a single letter, is a number.
_COUNTED = frozenset(
    "part parts volume vol book chapter episode lesson unit module section season "
    "series level phase teil band kapitel folge lektion staffel partie tome "
    "chapitre épisode leçon parte capítulo".split()
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|ème|\.)?")
# What stands between a title and its subtitle, or between it and the site's name.
_SUBTITLE = re.compile(r"\s*[:：]\s+|\s+[-–—−]+\s+|\s*[—]\s*|\s+[|·•»/]+\s+|\?\s+|!\s+")
_SITE = re.compile(r"\s+[-–—−|·•»:/]+\s+|\s*[|·•»]\s*")
_MARK = re.compile(r"\s*[\[(](?:video|podcast|pdf|audio|book|article)[\])]\s*", re.I)

MOST_LETTERS = 500


@dataclass(frozen=True)
class Title:
    """A title's words without articles, accents and case; its numbers apart.

    ``main`` are the words before the subtitle; ``words`` when there is none.
    """

    words: tuple[str, ...]
    main: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def has_subtitle(self) -> bool:
        return self.main != self.words

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


def fold(text: str) -> str:
    """Letters without accents and case: “Café” and “CAFE” are one word."""
    text = text or ""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text)
    bare = "".join(it for it in text if not unicodedata.combining(it))
    return bare.casefold().replace("’", "'")


_SPELLINGS = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"is(ation|ed|ing|er|e)(s?)$", r"iz\1\2"),
        (r"ys(ed|ing|er|e)(s?)$", r"yz\1\2"),
        (r"our", "or"),
        (r"ogue", "og"),
        (r"ence", "ense"),
        (r"[ao]e", "e"),
        (r"tre(s?)$", r"ter\1"),
        (r"mme(s?)$", r"m\1"),
        (r"(.)\1", r"\1"),
        (r"(?<=...[^suia])s$", ""),
    )
]


@lru_cache(maxsize=20_000)
def spelling(word: str) -> str:
    """A word as all spell it alike: behaviour and behaviors, programme and program."""
    if len(word) > 4:
        for pattern, by in _SPELLINGS:
            word = pattern.sub(by, word)
    return word


def read_title(title: str, sites: tuple[str, ...] = ()) -> Title:
    """A title taken apart; ``sites`` are names that may stand at its end."""
    title = _MARK.sub(" ", (title or "")[:MOST_LETTERS]).strip()
    title = _without_site(title, sites)
    words, numbers = _words(title)
    main, _numbers = _words(main_text(title))
    return Title(words, main if main else words, numbers)


def main_text(title: str) -> str:
    """A title before its subtitle, as it is written."""
    return _SUBTITLE.split((title or "")[:MOST_LETTERS].strip(), maxsplit=1)[0]


def _without_site(title: str, sites: tuple[str, ...]) -> str:
    cuts = list(_SITE.finditer(title))
    if not cuts:
        return title
    names = {"".join(_plain(site)) for site in sites} - {""}
    for cut in reversed(cuts):
        if "".join(_plain(title[cut.end() :])) not in names:
            break
        title = title[: cut.start()]
    return title


def _plain(text: str) -> list[str]:
    words = [word for word in _WORD.findall(fold(text)) if word not in _ARTICLES]
    # A site is called “example.org” in one place and “Example” in another.
    return (
        words[:-1] if len(words) > 1 and words[-1] in ("com", "org", "net") else words
    )


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that say something, and the numbers among them, sorted."""
    words: list[str] = []
    numbers: list[str] = []
    before = ""
    for word in _WORD.findall(fold(text)):
        number = _number(word, before)
        if number is not None:
            numbers.append(number)
        elif word not in _ARTICLES:
            words.append(word.replace("'", ""))
        before = word
    return tuple(words), tuple(sorted(numbers))


def _number(word: str, before: str) -> str | None:
    if found := _ORDINAL.fullmatch(word):
        return found[1].lstrip("0") or "0"
    if word in _FOLDED_NUMBERS:
        return str(_FOLDED_NUMBERS[word])
    if before in _FOLDED_COUNTED:
        if word in _ROMAN:
            return str(_ROMAN[word])
        return word if len(word) == 1 else None
    # “The Brain II”: nothing else is written so, but for “I”, “v” and “x”.
    return str(_ROMAN[word]) if len(word) > 1 and word in _ROMAN else None


_FOLDED_NUMBERS = {fold(word): number for word, number in _NUMBER_WORDS.items()}
_FOLDED_COUNTED = frozenset(map(fold, _COUNTED))
