"""The number of items that a title promises."""

from __future__ import annotations

import re

from wagtail_curation.contentchecks.numberwords import ANY, LANGUAGES, Language, plain

MOST = 100
"""More than that is a year, a course called “101”, or not a roundup."""

# Where a title begins anew: “Reading list: seven on trust”.
_SEGMENTS = re.compile(r"\s*[|•·—(]\s*|\s+[–-]\s+|\s*[:;.!?،؛؟,]\s+")
# A figure glued to something else is not a count: 2.0, 3D, 3rd, #4, 50/50, 90%, 24-7.
_TOKENS = re.compile(r"[^\s“”„«»\"…]+")
_FIGURE = re.compile(r"\d+")
_LONGEST = 3
"""Words in the longest number: “half a dozen”, “vingt et un”."""
_REACH = 3
"""How far from the number the word may stand that says what is counted."""


def promised_counts(title: str, language: str = "") -> set[int]:
    """The counts that a title may be held to; empty when it promises none.

    ``language`` (BCP 47) says whose number words are read: English, German, French
    or Arabic; figures are read in any, Arabic-Indic and Persian ones too.  A number
    promises if it opens the title, or a part of it after a colon or a dash, or if it
    stands before a word for what lists are made of.  One, years, durations, ranges,
    ratios and part numbers promise nothing.
    """
    words = LANGUAGES.get(re.split("[-_]", language.lower())[0], ANY)
    found: set[int] = set()
    for segment in _SEGMENTS.split(title):
        found |= _in_segment(_TOKENS.findall(segment or ""), words)
    return found


def _in_segment(tokens: list[str], words: Language) -> set[int]:
    plains = [plain(token).strip("'‘.،,") for token in tokens]
    found, at = set(), 0
    while at < len(plains):
        number, length = _number_at(plains, tokens, at, words)
        if number is None:
            at += 1
            continue
        before, after = plains[:at], plains[at + length :]
        at += length
        if _is_part_of_more(before, after, words):
            # “Two or three”: neither is a promise.
            continue
        if 2 <= number <= MOST and _promises(before, after, words):
            found.add(number)
    return found


def _number_at(plains, tokens, at: int, words: Language) -> tuple[int | None, int]:
    """The number that begins at a word, and how many words it has."""
    if _FIGURE.fullmatch(tokens[at]):
        # Python reads the figures of every script.
        return int(tokens[at][:6]), 1
    for length in range(_LONGEST, 0, -1):
        spelled = " ".join(plains[at : at + length])
        if len(plains) - at >= length and spelled in words.numbers:
            return words.numbers[spelled], length
    return None, 1


def _is_number(word: str, words: Language) -> bool:
    return bool(_FIGURE.fullmatch(word)) or word in words.numbers


def _is_part_of_more(before: list[str], after: list[str], words: Language) -> bool:
    """Whether it is one of two numbers: a range, a ratio, a date, a size."""
    for side in (after[:2], before[:-3:-1]):
        if len(side) == 2 and side[0] in words.joints and _is_number(side[1], words):
            return True
    return any(_is_number(word, words) for word in (*after[:1], *before[-1:]))


def _promises(before: list[str], after: list[str], words: Language) -> bool:
    if not after or after[0] in words.measures:
        return False
    opens = all(word in words.openers for word in before)
    return opens or any(word in words.things for word in after[:_REACH])
