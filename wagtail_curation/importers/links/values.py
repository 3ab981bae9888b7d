"""Dates, moments, minutes and languages as the tools' files write them."""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta, timezone

from wagtail_curation.importers.dates import MONTH, MONTHS
from wagtail_curation.partialdate import PartialDate

_YEAR = r"(?P<y>1\d{3}|20\d\d|21\d\d)"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?"
# The first that fits counts. RIS leaves parts empty: 2019/05//, 2019///spring.
_DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
        rf"{_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?!\d)",
        rf"{_YEAR}[-/](?P<m>\d{{1,2}})(?![\d/]*\d)",
        rf"\b(?P<d>\d{{1,2}})\.\s*(?P<m>\d{{1,2}})\.\s*{_YEAR}\b",
        rf"\b(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_YEAR}\b",
        rf"\b{_DAY}[\s-]+(?:of\s+)?(?P<n>{MONTH})[\s,-]*{_YEAR}\b",
        rf"\b(?P<n>{MONTH})\s+{_DAY}(?:\s*[-–]\s*\d{{1,2}})?,?\s+{_YEAR}\b",
        rf"\b{_YEAR}[\s,/-]+(?P<n>{MONTH})(?:[\s/-]+{_DAY})?(?!\w)",
        rf"\b(?P<n>{MONTH})[\s,/-]*{_YEAR}\b",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)
_NUMBER = re.compile(r"\d{1,20}(?:\.\d+)?")
_EARLIEST = datetime(1980, 1, 1, tzinfo=timezone.utc)
_LATEST = datetime(2200, 1, 1, tzinfo=timezone.utc)
# Fractions of any length, zones as Z, +0200 or " UTC": older Pythons read one form.
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.I,
)
_ISO_DURATION = re.compile(
    r"P(?:(?P<d>\d{1,3})D)?"
    r"(?:T(?:(?P<h>\d{1,3})H)?(?:(?P<m>\d{1,4})M)?(?:(?P<s>\d{1,6})(?:\.\d+)?S)?)?",
    re.I,
)
_CLOCK = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):(?P<s>\d\d)(?:\.\d+)?")
_WORDED = re.compile(
    r"(?:(?P<h>\d{1,2})\s*(?:h|hrs?|hours?|std\.?|stunden?|heures?)\b\.?)?\s*"
    r"(?:(?P<m>\d{1,4})\s*(?:m|min|mins|minutes?|minuten)?\b\.?)?",
    re.I,
)
_COMMONS = re.compile(
    r"creativecommons\.org/(?:licen[sc]es/(?P<terms>by(?:-nc)?(?:-sa|-nd)?)"
    r"(?:/(?P<version>\d\.\d))?|publicdomain/(?:(?P<zero>zero)|(?P<mark>mark)))",
    re.I,
)
_MOST_MINUTES = 32_767

_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-(?:[a-z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*", re.I
)
_LANGUAGES = """
    en english eng anglais englisch american british usenglish ukenglish
    de german deutsch ger deu allemand ngerman austrian naustrian
    fr french français francais fre fra französisch
    es spanish español espanol spa
    it italian italiano ita|nl dutch nederlands dut nld|pt portuguese português por
    sv swedish svenska swe|da danish dansk dan|nb norwegian norsk nor nob
    fi finnish suomi fin|pl polish polski pol|cs czech čeština cze ces
    ru russian русский rus|uk ukrainian українська ukr|tr turkish türkçe tur
    el greek ελληνικά gre ell|ar arabic العربية ara|he hebrew עברית heb
    zh chinese 中文 chi zho|ja japanese 日本語 jpn|ko korean 한국어 kor
"""
_BY_NAME = {
    name: names.split()[0]
    for names in re.split(r"\||\n", _LANGUAGES)
    for name in names.split()
}


def date_in(text: object) -> PartialDate | None:
    """The date a text tells, as precisely as it tells it; None when it tells none.

    "3/4/2019" may be in March or in April: that is 2019.
    """
    source = str(text or "").strip()[:100]
    for pattern in _DATES:
        if match := pattern.search(source):
            return _date(match.groupdict())
    return None


def _date(found: dict[str, str | None]) -> PartialDate:
    year = int(found["y"] or 0)
    month, day = int(found.get("m") or 0), int(found.get("d") or 0)
    if name := found.get("n"):
        month = MONTHS.get(name.casefold().rstrip("."), 0)
    if "a" in found:
        month, day = _month_and_day(int(found["a"] or 0), int(found["b"] or 0))
    if not (1 <= month <= 12):
        return PartialDate(year)
    if not (1 <= day <= calendar.monthrange(year, month)[1]):
        return PartialDate(year, month)
    return PartialDate(year, month, day)


def _month_and_day(one: int, other: int) -> tuple[int, int]:
    """Which of two numbers is the month; (0, 0) when that cannot be known."""
    if one > 12 or one == other:
        return other, one
    return (one, other) if other > 12 else (0, 0)


def moment_in(text: object) -> datetime | None:
    """When a thing was saved: seconds since 1970 (or thousandths, or millionths), or
    ISO 8601; without a zone it is UTC. None for anything else.
    """
    source = str(text if text is not None else "").strip()[:40]
    try:
        if _NUMBER.fullmatch(source):
            seconds = float(source)
            while seconds > 1e11:
                seconds /= 1000
            moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(
                seconds=int(seconds)
            )
        elif match := _MOMENT.match(source):
            zone = (match["zone"] or "").upper()
            zone = "+00:00" if zone[:1] not in ("+", "-") else zone
            zone = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
            clock = match["time"] or "00:00"
            moment = datetime.fromisoformat(f"{match['day']}T{clock}{zone}")
            moment = moment.astimezone(timezone.utc)
        else:
            return None
    except (ValueError, OverflowError):
        return None
    return moment if _EARLIEST <= moment <= _LATEST else None


def minutes_in(text: object) -> int | None:
    """Whole minutes, at least one: "PT1H2M", "1:02:03", "45 min", "1 h 5", "62"."""
    source = str(text if text is not None else "").strip()[:40]
    for pattern in (_ISO_DURATION, _CLOCK, _WORDED):
        match = pattern.fullmatch(source)
        if match is None or not any(match.groupdict().values()):
            continue
        found = {unit: int(n or 0) for unit, n in match.groupdict().items()}
        hours = found.get("d", 0) * 24 + found["h"]
        seconds = hours * 3600 + found["m"] * 60 + found.get("s", 0)
        minutes = (seconds + 30) // 60 or (1 if seconds else 0)
        return minutes if 0 < minutes <= _MOST_MINUTES else None
    return None


def language_in(text: object) -> str:
    """A BCP 47 tag for "en_US", "eng" or "English"; "" for anything else."""
    source = str(text or "").strip()[:60].replace("_", "-")
    if known := _BY_NAME.get(source.casefold()):
        return known
    if not _TAG.fullmatch(source) or len(source) > 35:
        return ""
    main, *rest = source.split("-")
    main = _BY_NAME.get(main.casefold(), main.lower())
    return "-".join([main, *map(_subtag, rest)])


def _subtag(part: str) -> str:
    if len(part) == 4:
        return part.title()
    return part.upper() if len(part) == 2 else part


def licence_in(text: object) -> str:
    """ "CC BY 4.0" for a Creative Commons address; other addresses are no name."""
    source = str(text or "").strip()[:500]
    if match := _COMMONS.search(source):
        if match["zero"]:
            return "CC0 1.0"
        if match["mark"]:
            return "Public domain"
        return f"CC {match['terms'].upper()} {match['version'] or ''}".strip()
    return "" if "://" in source else source[:100]
