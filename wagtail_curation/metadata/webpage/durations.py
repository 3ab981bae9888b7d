"""How long a film or a recording is, and how long the page says reading takes."""

from __future__ import annotations

import math
import re

from .found import Found
from .page import Page
from .subject import statements
from .things import text
from .wording import reading_minutes

_ISO = re.compile(
    r"P(?:(?P<d>\d+)D)?(?:T?(?:(?P<h>\d+(?:\.\d+)?)H)?(?:(?P<m>\d+(?:\.\d+)?)M)?(?:(?P<s>\d+(?:\.\d+)?)S)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")
_MINUTES = re.compile(
    r"(?:(\d{1,2})\s*(?:h|hours?|hrs?|std|stunden?|"
    r"heures?)\b\.?)?\s*(\d{1,3})\s*(?:m|min|mins|minutes?|minuten|minuti|minutos|分)\b",
    re.I,
)
_LONGEST = 60 * 24 * 7
_READING = re.compile(
    r"reading time|read time|time to read|lesezeit|temps de lecture|durée de lecture|"
    r"tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid|"
    r"czas czytania|время на чтение|時間",
    re.I,
)


def read_minutes(page: Page, kind: str) -> Found | None:
    """Minutes to watch or hear; of a text the minutes that its words take."""
    played = _played(page)
    if kind in ("video", "podcast"):
        return played
    if kind in ("course", "tool", "event", "dataset", "book", "website"):
        return played if kind == "course" else None
    if minutes := reading_minutes(page):
        return Found(minutes, "visible", "likely")
    return _said_to_read(page)


def _played(page: Page) -> Found | None:
    for source, node in statements(page):
        for key in ("duration", "timeRequired", "courseWorkload"):
            if minutes := minutes_in(text(node, key)):
                return Found(minutes, source)
    for said in page.meta(
        "og:video:duration", "video:duration", "og:audio:duration", "music:duration"
    ):
        if said.isdigit() and (minutes := _whole(int(said[:9]) / 60)):
            return Found(minutes, "open-graph")
    return None


def _said_to_read(page: Page) -> Found | None:
    for number in ("1", "2"):
        labels = next(page.meta(f"twitter:label{number}"), "")
        if _READING.search(labels):
            for said in page.meta(f"twitter:data{number}"):
                if minutes := minutes_in(said):
                    return Found(minutes, "twitter")
    return None


def minutes_in(said: str) -> int | None:
    """Whole minutes in "PT1H5M", "1:05:00", "65 min" or "3900" (seconds)."""
    said = said.strip()[:60]
    if not said:
        return None
    if said.upper().startswith("P") and (match := _ISO.fullmatch(said)):
        days, hours, minutes, seconds = (float(match[k] or 0) for k in "dhms")
        return _whole(days * 1440 + hours * 60 + minutes + seconds / 60)
    if match := _CLOCK.fullmatch(said):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return _whole(hours * 60 + minutes + seconds / 60)
    if match := _MINUTES.search(said):
        return _whole(int(match[1] or 0) * 60 + int(match[2]))
    if re.fullmatch(r"\d{2,6}(?:\.\d+)?", said):
        return _whole(float(said) / 60)
    return None


def _whole(minutes: float) -> int | None:
    return max(1, math.ceil(minutes - 0.01)) if 0 < minutes <= _LONGEST else None
