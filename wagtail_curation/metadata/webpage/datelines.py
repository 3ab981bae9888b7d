"""Dates that visitors see at the headline, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wagtail_curation.partialdate import PartialDate

from .dates import EARLIEST, dates_in, read_declared
from .page import Page
from .text import clean, text_of
from .visible import Seen, visible

_PUBLISHED = re.compile(
    r"publi|posted|erschienen|veröffentlicht|verfasst|eingestellt|mise? en ligne|"
    r"publicad|pubblicat|geplaatst|gepubliceerd|opublikowan|posté|written|created|"
    r"опубликован|公開|掲載|発表|投稿",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|revis|aktualis|geändert|änderung|überarbeitet|mis(?:e)? à jour|"
    r"actualizad|aggiornat|atualizad|bijgewerkt|\bstand\b|reviewed|更新|обновл",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"©|copyright|\(c\)|retrieved|accessed|abgerufen|founded|since|born|deadline|"
    r"expires|until|register by|gültig|rights reserved|version|isbn|vol\.",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\d\W_]+|\b(?:am|pm|uhr|at|on|um|the|le|el|de|est|edt|cet|cest|gmt|utc|bst|ist|"
    r"jst|"
    r"pst|pdt|kst|and|den|vom|der|min|read)\b",
    re.IGNORECASE,
)
_LABEL_LETTERS = 30
_BEFORE, _BEHIND, _CLOSE = -80, 300, 120
_FAR, _AT = 10, 6


class DateLine(NamedTuple):
    date: PartialDate
    source: str
    certainty: str
    rank: int
    distance: int


def date_lines(page: Page, *, month_first: bool) -> list[DateLine]:
    """What may be the date of publication; days only, and none before the web.

    Far from the headline and in side columns stand other things' dates too: there a
    date counts when it is called that of publication, or is the only one.
    """
    lines = [line for line in _lines(page, month_first) if line.date.year >= EARLIEST]
    near = [line for line in lines if line.rank < _FAR]
    lines = near or _unmistakable(lines) or _unmistakable(_aside(page, month_first))
    lines.sort(key=lambda line: (line.rank, line.distance < -10, abs(line.distance)))
    return lines


def _unmistakable(lines: list[DateLine]) -> list[DateLine]:
    if len({line.date for line in lines}) == 1:
        return lines
    return [line for line in lines if line.rank == _FAR]


def _lines(page: Page, month_first: bool) -> Iterator[DateLine]:
    seen = visible(page)
    for item in seen.times:
        if date := _of_time(item, month_first):
            names = " ".join(map(str, map(item.element.get, ("class", "itemprop"))))
            yield _line(date, "html", 1, item, _label_before(item) + names)
    for item in seen.dates:
        for said in map(item.element.get, ("content", "datetime", "title")):
            if said and said[:2] in ("19", "20"):
                if (date := read_declared(said)) and date.precision == "day":
                    yield _line(date, "visible", 2, item, item.words)
        words = text_of(item.element, 300)[:200]
        if date := next(dates_in(words, month_first=month_first), None):
            yield _line(date, "visible", 2, item, words[:60] + item.words)
    for item in seen.lines:
        words = clean(item.words)
        if _NOT_OURS.search(words):
            continue
        dates = list(dates_in(words, month_first=month_first))
        if len(set(dates)) == 1 and _is_only_a_date(words):
            label = words + _label_before(item)
            yield _line(dates[0], "visible", 3, item, label)


def _aside(page: Page, month_first: bool) -> list[DateLine]:
    found = []
    for item in visible(page).aside:
        words = clean(item.words) if item.words else text_of(item.element, 100)
        dates = set(dates_in(words, month_first=month_first))
        if len(dates) == 1 and _is_only_a_date(words) and not _NOT_OURS.search(words):
            label = f"{words} {_label_before(item)}"
            rank = _FAR if _PUBLISHED.search(label) else _FAR + 3
            found.append(DateLine(dates.pop(), "visible", "guess", rank, item.distance))
    return found


def _of_time(item: Seen, month_first: bool) -> PartialDate | None:
    for said in (item.element.get("datetime"), text_of(item.element, 100)):
        if said and (date := read_declared(said, month_first=month_first)):
            if date.precision == "day":
                return date
    return None


def _line(
    date: PartialDate, source: str, rank: int, item: Seen, label: str
) -> DateLine:
    certainty = "likely"
    if _UPDATED.search(label) and not _PUBLISHED.search(label):
        at_headline = abs(item.distance) <= _AT
        rank, certainty = (max(rank, 3) if at_headline else rank + 4), "guess"
    elif _PUBLISHED.search(label):
        rank -= 1
    near = _BEFORE < item.distance < (_CLOSE if rank >= 3 else _BEHIND)
    if not near:
        is_called = _PUBLISHED.search(label)
        rank, certainty = _FAR if is_called else _FAR + 1 + rank, "guess"
    return DateLine(date, source, certainty, rank, item.distance)


def _label_before(item: Seen) -> str:
    """The words just before: "Published:" may stand in an element of its own."""
    before = item.element.getprevious()
    if before is not None:
        return f" {clean(before.tail, 60) or text_of(before, 60)} "
    parent = item.element.getparent()
    return f" {clean(parent.text, 60)} " if parent is not None else ""


def _is_only_a_date(words: str) -> bool:
    """Whether a line holds hardly more than a date and a label."""
    return len(_FILLER.sub("", words)) <= _LABEL_LETTERS
