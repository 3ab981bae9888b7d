"""The title that a new part of a series is likely to have."""

import re

_LAST_NUMBER = re.compile(r"\d+(?!.*\d)", re.DOTALL)


def next_title(before: str, number_before: int | None, number: int | None) -> str:
    """The title of the part before with the new number in place of its own.

    "" where the part before has a title of its own: one that does not end with its
    number, or tells more behind it. ("Seven letters, part 3" leads to "Seven letters,
    part 4", "Part 3: On patience" to nothing.)
    """
    last = _LAST_NUMBER.search(before)
    if not last or number is None or number_before != int(last.group()):
        return ""
    rest = before[last.end() :]
    if any(character.isalnum() for character in rest):
        return ""
    return f"{before[: last.start()]}{number}{rest}"
