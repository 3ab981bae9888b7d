"""Numbers as people write them: digits, words, ordinals, Roman numerals."""

from __future__ import annotations

import re

_CARDINALS = {
    1: "one eins eine un une",
    2: "two zwei deux",
    3: "three drei trois",
    4: "four vier quatre",
    5: "five fünf cinq",
    6: "six sechs",
    7: "seven sieben sept",
    8: "eight acht huit",
    9: "nine neun neuf",
    10: "ten zehn dix",
    11: "eleven elf onze",
    12: "twelve zwölf douze",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty zwanzig vingt",
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
WORDS = {word: n for n, words in _CARDINALS.items() for word in words.split()}
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, start=1)}
_ROMAN = {"I": 1, "V": 5, "X": 10}

CARDINAL = "|".join(sorted(WORDS, key=len, reverse=True))
ORDINAL = "|".join(_ORDINALS) + r"|\d{1,3}(?:st|nd|rd|th)"
ROMAN = r"(?-i:[IVX]{1,5})"


def number_of(written: str) -> int | None:
    """3 for "3", "three", "third", "3rd", "III"; None for anything else."""
    word = written.strip().casefold()
    if digits := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word):
        return int(digits.group(1))
    if word in WORDS:
        return WORDS[word]
    if word in ORDINALS:
        return ORDINALS[word]
    if re.fullmatch(r"[IVX]{1,5}", written.strip()):
        values = [_ROMAN[letter] for letter in written.strip()]
        return sum(
            -value if value < max(values[at:]) else value
            for at, value in enumerate(values)
        )
    return None
