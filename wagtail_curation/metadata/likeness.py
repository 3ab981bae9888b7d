"""How much two records look like one thing, by title and names.

What has one address has one record; here are those that a key can not join: the
publisher's page and the author's own, a book that two editors wrote down. An editor
reads each suggestion, so a few too many are no harm; a hundred a day would be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .titles import Title, fold, read_title, spelling

SAME_TITLE = "title"
SAME_TITLE_AND_NAMES = "title-names"
MAIN_TITLE = "main"
NEAR_TITLE = "near"

# A title of fewer words, or letters, says too little without a name.
_TELLING_WORDS, _TELLING_LETTERS = 3, 14
# One of so many is the same text even when the names differ: a byline may be wrong.
_LONG_TITLE = 6


@dataclass(frozen=True)
class Sketch:
    """What is compared of a record. ``published`` as ISO 8601, as far as known."""

    title: str
    names: tuple[str, ...] = ()
    publisher: str = ""
    kind: str = ""
    language: str = ""
    published: str = ""
    site: str = ""
    """The host of its address."""

    @cached_property
    def read(self) -> Title:
        """The title without its own site's name."""
        host = self.site.removeprefix("www.")
        return read_title(self.title, (self.publisher, host, host.rpartition(".")[0]))

    @cached_property
    def people(self) -> frozenset[str]:
        """The names as they are compared: “j smith” for Jane and J. Smith."""
        return frozenset(_people(self.names))


@dataclass(frozen=True)
class Alike:
    """How sure (0 to 1), and what of it is the same: a constant of this module."""

    score: float
    why: str


def likeness(one: Sketch, other: Sketch) -> Alike | None:
    """How alike two records are; None when they are surely, or likely, two things.

    A different number, year, edition, part or language is a different thing; so is
    a book beside the film of the same name.
    """
    if _are_two_things(one, other):
        return None
    titles = _titles(one.read, other.read)
    if titles is None:
        return None
    score, why = titles
    shared = bool(one.people & other.people)
    named = bool(one.people and other.people)
    if named and not shared:
        return _in_spite_of_names(one.read, score, why)
    if not shared and not _is_telling(one.read, other.read, why):
        return None
    if _years_apart(one.published, other.published):
        # The same title every year is a report, a prize, a conference.
        if not shared or min(len(one.read.words), len(other.read.words)) < 4:
            return None
        score -= 0.15
    if not shared:
        return Alike(round(score - 0.1, 2), why)
    return Alike(score, SAME_TITLE_AND_NAMES if why == SAME_TITLE else why)


def _are_two_things(one: Sketch, other: Sketch) -> bool:
    if one.read.numbers != other.read.numbers:
        return True
    languages = {it.language.partition("-")[0].lower() for it in (one, other)} - {""}
    # Whatever nobody has looked at is an article.
    kinds = {it.kind for it in (one, other)} - {"", "article"}
    return len(languages) > 1 or len(kinds) > 1


def _titles(one: Title, other: Title) -> tuple[float, str] | None:
    if not one.words or not other.words:
        return None
    if one.words == other.words:
        return 1.0, SAME_TITLE
    if one.has_subtitle != other.has_subtitle and one.main == other.main:
        return 0.9, MAIN_TITLE
    return (0.85, NEAR_TITLE) if _are_spelt_alike(one.words, other.words) else None


def _are_spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Word for word the same but for spelling: behaviour, behavior; e-mail, email.

    Not by how few letters differ: “interpersonal” and “intrapersonal”, “qualitative”
    and “quantitative” are opposites.
    """
    if "".join(one) == "".join(other):
        return True
    return len(one) >= 3 and [*map(spelling, one)] == [*map(spelling, other)]


def _is_telling(one: Title, other: Title, why: str) -> bool:
    """Whether these titles are enough without any name."""
    shorter = min((one, other), key=lambda it: len(it.words))
    words = shorter.main if why == MAIN_TITLE else shorter.words
    letters = sum(map(len, words))
    return len(words) >= _TELLING_WORDS and letters >= _TELLING_LETTERS


def _in_spite_of_names(title: Title, score: float, why: str) -> Alike | None:
    if why == SAME_TITLE and len(title.words) >= _LONG_TITLE:
        return Alike(0.6, SAME_TITLE)
    return None


def _years_apart(one: str, other: str) -> bool:
    years = [str(it)[:4] for it in (one, other) if it]
    return len(years) == 2 and years[0] != years[1]


def _people(names: Iterable[str]) -> Iterable[str]:
    """Surname and first initial of each; “Smith, Jane” is Jane Smith."""
    for text in names:
        for name in _split(text):
            family, comma, given = name.partition(",")
            words = fold(f"{given} {family}" if comma else name)
            parts = words.replace(".", " ").replace("-", " ").split()
            if len(parts) > 1:
                yield f"{parts[0][0]} {parts[-1]}"
            elif parts:
                yield parts[0]


def _split(text: str) -> list[str]:
    """The names in a byline."""
    text = f" {text} ".replace(";", "|").replace(" & ", "|")
    for word in (" and ", " und ", " et ", " y ", " e ", " en "):
        text = text.replace(word, "|")
    names = [name.strip() for name in text.split("|") if name.strip()]
    found: list[str] = []
    for name in names:
        pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
        # “Smith, Jane” is one name, “Jane Smith, Bo Chen” are two.
        one_name = len(pieces) == 2 and " " not in pieces[0]
        found += [name] if one_name else pieces
    return found
