"""When the next part of a series is due, and which numbers were left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MOST_GAPS = 20


def gaps(numbers: Iterable[int | None]) -> list[int]:
    """The numbers that no part has, from 1 up to the highest that one has.

    At most ``MOST_GAPS``: a series that begins with part 2000 has no long list.
    """
    taken = {number for number in numbers if number}
    missing = (n for n in range(1, max(taken, default=0)) if n not in taken)
    return [number for number, _ in zip(missing, range(MOST_GAPS), strict=False)]


@dataclass(frozen=True)
class Pace:
    """How a series comes along.

    ``every``: days between parts, None if they come as they come.  ``last``: the day on
    which the last live part went live.  ``live``, ``planned``: numbers of parts.
    ``coming``: the day for which the next part is scheduled.
    """

    every: int | None
    last: date | None
    live: int
    planned: int | None = None
    coming: date | None = None

    @property
    def is_complete(self) -> bool:
        return self.planned is not None and self.live >= self.planned

    @property
    def due(self) -> date | None:
        """The day on which the next part is due.

        None if nobody has said how often parts come, before the first one, and when all
        that were planned are there.
        """
        if not self.every or self.last is None or self.is_complete:
            return None
        return self.last + timedelta(days=self.every)

    def days_late(self, today: date) -> int:
        """For how many days the next part has been due; 0 when it is not, or when one
        is scheduled: somebody has seen to it.
        """
        if self.coming or self.due is None:
            return 0
        return max((today - self.due).days, 0)
