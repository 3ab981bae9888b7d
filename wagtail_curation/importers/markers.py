"""Where the items begin, decided for the document as a whole.

Every paragraph that might open an item is a candidate; the longest run of numbers
that counts up (or down) wins. A date, a year, a list inside somebody's prose or a
quoted "3. …" does not belong to that run and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .base import HEADING, QUOTE, Block
from .dates import STARTS_WITH_MONTH

NUMBERED = re.compile(
    r"^(?:(?P<hash>#\s?|no\.\s?|item\s|link\s)(?P<n1>\d{1,3})\s*(?:[.):–—-]+\s+|\s+|$)"
    r"|\((?P<n2>\d{1,3})\)\s+"
    r"|(?P<n3>\d{1,3})\s*(?P<mark>[.):]|\.\)|[–—-]{1,2}|\uFE0F?\u20E3)(?:\s+|$)"
    r"|(?P<n4>\d{1,3})、\s*"
    r"|(?P<n5>\d{1,3})$)",
    re.I,
)
BONUS = re.compile(
    r"^[^\w\s]{0,3}\s?(?P<label>bonus(?:\s+(?:item|link|resource|track|pick|read|\d))?"
    r"|one more(?: thing)?"
    r"|honou?rable mention|extra(?: link)?|zugabe)\s*(?:[:.)]|[–—-]+(?=\s))\s*",
    re.I,
)
STYLE_CHANGE = 0.4
LATE_START = 0.6
SKIPPED = 0.7
OTHER_SECTION = 1.0
MIDDLE_HEADING = 2


@dataclass(frozen=True)
class Marker:
    """An item opens at block ``at``; its first ``skip`` characters are the marker."""

    at: int
    number: int | None = None
    skip: int = 0
    label: str = ""


@dataclass(frozen=True)
class _Candidate:
    at: int
    number: int
    skip: int
    style: str
    weight: float


def numbered_markers(blocks: Sequence[Block], headings: frozenset[int]) -> list[Marker]:
    """The best run of numbered openings; ``headings`` are blocks that may be
    section headings, after which the count may begin anew."""
    found = _candidates(blocks)
    run = _longest_run(found, headings)
    if not run:
        return []
    if len(run) == 1 and run[0].number != 1:
        return []
    chosen = [
        Marker(c.at, c.number, c.skip) for c in _with_restarts(found, run, headings)
    ]
    return chosen + _bonus(blocks, chosen)


def _candidates(blocks: Sequence[Block]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for at, block in enumerate(blocks):
        match = NUMBERED.match(block.text[:20]) if block.kind != QUOTE else None
        if not match:
            continue
        groups = match.groupdict()
        written = next(
            groups[key] for key in ("n1", "n2", "n3", "n4", "n5") if groups[key]
        )
        rest = block.text[match.end() :]
        alone = not rest
        if alone and (at + 1 >= len(blocks) or not blocks[at + 1].text):
            continue
        if STARTS_WITH_MONTH.match(rest) and re.search(r"\b(?:19|20)\d\d\b", rest[:20]):
            continue  # "12. Juni 2011"
        found.append(_Candidate(at, int(written), match.end(), _style(groups), 1.0))
    places = {candidate.at for candidate in found}
    return [_weighed(candidate, blocks, places) for candidate in found]


def _style(groups: dict[str, str | None]) -> str:
    if groups["n3"]:
        return "-" if (groups["mark"] or "")[0] in "–—-" else (groups["mark"] or "")[0]
    return next(key for key in ("n1", "n2", "n4", "n5") if groups[key])


def _weighed(
    candidate: _Candidate, blocks: Sequence[Block], places: set[int]
) -> _Candidate:
    """An opening has room round it; a list inside prose is tight or indented."""
    block = blocks[candidate.at]
    weight = 1.0
    weight += 0.5 if block.kind == HEADING else 0.0
    weight += 0.4 if not block.tight else 0.0
    weight += 0.3 if candidate.at + 1 not in places else 0.0
    weight -= 0.5 if block.indent >= 2 else 0.0
    weight -= 0.4 if candidate.style == "n5" else 0.0
    return _Candidate(
        candidate.at, candidate.number, candidate.skip, candidate.style, weight
    )


def _longest_run(found: list[_Candidate], headings: frozenset[int]) -> list[_Candidate]:
    return max(
        (_best_run(found, step, headings) for step in (1, -1)),
        key=lambda run: sum(c.weight for c in run) if _is_run(run) else 0,
        default=[],
    )


def _is_run(run: list[_Candidate]) -> bool:
    """Counting down needs three: 2, 1 may be anything."""
    return len(run) < 2 or run[0].number < run[-1].number or len(run) >= 3


def _best_run(
    found: list[_Candidate], step: int, headings: frozenset[int]
) -> list[_Candidate]:
    """Dynamic programme over (number, style); linear in the candidates.

    A run seldom goes on over a heading under which another begins at 1.
    """
    best: dict[tuple[int, str], tuple[float, int]] = {}
    came_from: list[int] = []
    eras: list[int] = []
    styles = sorted({candidate.style for candidate in found})
    top, last = 0.0, -1
    for index, candidate in enumerate(found):
        begins = candidate.number == 1 and _headed(candidate, -1, headings)
        eras.append((eras[-1] if eras else 0) + begins)
        score = candidate.weight
        if step > 0 and candidate.number != 1:
            score -= LATE_START
        origin = -1
        for gap in (1, 2):
            for style in styles:
                known = best.get((candidate.number - gap * step, style))
                if known is None:
                    continue
                worth = known[0] + candidate.weight - SKIPPED * (gap - 1)
                worth -= OTHER_SECTION if eras[known[1]] != eras[index] else 0.0
                worth -= STYLE_CHANGE if style != candidate.style else 0.0
                if worth > score:
                    score, origin = worth, known[1]
        came_from.append(origin)
        key = (candidate.number, candidate.style)
        # On a tie the later one, and within a section its own: the run that the
        # next number belongs to.
        known = best.get(key)
        elsewhere = OTHER_SECTION if known and eras[known[1]] != eras[index] else 0.0
        if known is None or score >= known[0] - elsewhere:
            best[key] = (score, index)
        if score > top:
            top, last = score, index
    run = []
    while last >= 0:
        run.append(found[last])
        last = came_from[last]
    return run[::-1]


def _with_restarts(
    found: list[_Candidate], run: list[_Candidate], headings: frozenset[int]
) -> list[_Candidate]:
    """Further runs that begin again at 1 under another section's heading."""
    alike = [c for c in found if c.style == run[0].style]
    before = _count_up([c for c in alike if c.at < run[0].at], None, headings)
    if before and not _headed(run[0], before[-1].at, headings):
        before = []
    after = _count_up([c for c in alike if c.at > run[-1].at], run[-1], headings)
    return before + run + after


def _count_up(
    rest: list[_Candidate], edge: _Candidate | None, headings: frozenset[int]
) -> list[_Candidate]:
    """Runs from 1 upwards, each after the first (or after ``edge``) under a heading."""
    counted: list[_Candidate] = []
    last = edge
    for candidate in rest:
        begins = candidate.number == 1 and (
            last is None or _headed(candidate, last.at, headings)
        )
        goes_on = counted and last and candidate.number == last.number + 1
        if begins or goes_on:
            counted.append(candidate)
            last = candidate
    return counted


def _headed(candidate: _Candidate, edge: int, headings: frozenset[int]) -> bool:
    near = range(max(edge + 1, candidate.at - MIDDLE_HEADING), candidate.at)
    return any(at in headings for at in near)


def _bonus(blocks: Sequence[Block], chosen: list[Marker]) -> list[Marker]:
    """Unnumbered extras after the first item: "Bonus: …"."""
    taken = {marker.at for marker in chosen}
    first = min(taken)
    extras = []
    for at in range(first + 1, len(blocks)):
        match = BONUS.match(blocks[at].text[:60])
        if match and at not in taken and blocks[at].kind != QUOTE:
            if blocks[at].text[match.end() :].strip():
                label = match.group("label").strip()
                label = label[:1].upper() + label[1:]
                extras.append(Marker(at, None, match.end(), label))
    return extras
