"""A date that says only as much as is known: a year, a month or a day.

A book is published in 2011, a report in June 2011, an article on 28 June 2011.
Padding the first two to a full date would state something nobody knows.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1000, 9999


@functools.total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A calendar date of reduced precision (ISO 8601-1, section 5.2.2).

    Dates compare as their ISO texts do: 2011 < 2011-06 < 2011-06-28 < 2011-07.
    Equal only at the same precision. Raises ValueError, in words an editor can
    read, when there is no such date or the year is not between 1000 and 9999.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise ValueError(f"The year must be from 1000 to 9999, not {self.year}.")
        if self.month is None:
            if self.day is not None:
                raise ValueError("A day needs a month.")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"There is no month {self.month}.")
        if self.day is not None and not 1 <= self.day <= self._month_length():
            raise ValueError(
                f"There is no day {self.day} in {self.year:04}-{self.month:02}."
            )

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2011", "2011-06" or "2011-06-28"; ValueError for anything else."""
        match = _ISO.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise ValueError(
                "Write the date as 2011, 2011-06 or 2011-06-28 (year, month, day)."
            )
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_date(cls, date: datetime.date) -> PartialDate:
        """The day of a date or datetime (in the datetime's own zone)."""
        return cls(date.year, date.month, date.day)

    @property
    def precision(self) -> str:
        """How much is known: "year", "month" or "day"."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def first_day(self) -> datetime.date:
        """The earliest day this date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The latest day this date can mean."""
        if self.month is None:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, self.month, self.day or self._month_length())

    def __str__(self) -> str:
        parts = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join([f"{self.year:04}", *parts])

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return str(self) < str(other)

    def _month_length(self) -> int:
        return calendar.monthrange(self.year, self.month or 1)[1]
