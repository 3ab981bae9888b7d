"""Dates as machines and as people write them, read only as far as they are sure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from wagtail_curation.partialdate import PartialDate

from .months import MONTHS, plain

EARLIEST = 1990
"""Before that nothing visible is the date of a web page. (A book's may be declared.)"""

_ISO = re.compile(
    r"\A\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:T|\s|Z|\+|\Z|,)", re.IGNORECASE
)
_COMPACT = re.compile(r"\A\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*\Z")
_YEAR = re.compile(r"\A\s*(\d{4})\s*\Z")
_SECONDS = re.compile(r"\A\s*(1\d{9})(?:\d{3})?(?:\.\d+)?\s*\Z")

_WORD = r"[^\W\d_]{2,12}"
_YEAR_4 = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_ORDER_NUMBERS = re.compile(  # 2016-03-12, 2016. 3. 12.
    rf"(?<![\d.,/-])(?P<y>{_YEAR_4})\s?[-/.]\s?(?P<m>{_MONTH})\s?[-/.]\s?(?P<d>{_DAY})"
    r"(?!\d)"
)
_FAR_EAST = re.compile(  # 2016年3月12日, 2016년 3월 12일
    rf"(?<!\d)(?P<y>{_YEAR_4})\s*[年년]\s*(?P<m>{_MONTH})\s*[月월]\s*(?P<d>{_DAY})"
)
_DAY_FIRST = re.compile(  # 12 March 2016, 12. März 2016, 12 de marzo de 2016
    rf"(?<![\d/.-])(?P<d>{_DAY})(?:st|nd|rd|th|er|º|ª|[./,-])?\s*"
    rf"(?:(?:of|de|di|del)\s+|d[’'])?(?P<w>{_WORD})\.?,?[\s/-]*(?:(?:de|del|of)\s+)?"
    rf"(?P<y>{_YEAR_4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(  # March 12, 2016
    rf"(?P<w>{_WORD})\.?\s*(?P<d>{_DAY})(?:st|nd|rd|th)?[,.]?\s*(?P<y>{_YEAR_4})(?!\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(  # 12.03.2016, 3/12/2016, 12-03-16
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<between>[./-])\s?(?P<b>\d{1,2})(?P=between)\s?"
    rf"(?P<y>{_YEAR_4}|\d\d)(?![\d/])"
)
_PATTERNS = (_ORDER_NUMBERS, _FAR_EAST, _DAY_FIRST, _MONTH_FIRST, _SHORT)
_MONTH_YEAR = re.compile(rf"(?P<w>{_WORD})\.?,?\s+(?:de\s+)?(?P<y>(?:19|20)\d\d)(?!\d)")
_IN_PATH = (
    re.compile(
        r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)"
    ),
    re.compile(
        r"[/_.-]((?:19|20)\d\d)[_.-](0[1-9]|1[0-2])[_.-](0[1-9]|[12]\d|"
        r"3[01])(?=[/_.-]|\Z)"
    ),
    re.compile(r"[/_.-](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)"),
    re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(0?[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)"),
)
#: Who writes the month first: 04/07 is a July only elsewhere.
_AMERICAN = ("en-us", "en-ph")


def read_declared(text: str, *, month_first: bool = True) -> PartialDate | None:
    """A date from where a machine should find one: ISO 8601 first, then any other."""
    text = text.strip()[:100]
    if match := _ISO.match(text):
        year, month, day = match.groups()
        found = make(int(year), int(month), int(day) if day else None)
        return found or (make(int(year), int(day), int(month)) if day else None)
    if match := _COMPACT.match(text):
        return make(*map(int, match.groups()))
    if match := _YEAR.match(text):
        return make(int(match[1]))
    if match := _SECONDS.match(text):
        day = datetime.datetime.fromtimestamp(int(match[1]), datetime.timezone.utc)
        return PartialDate.from_date(day.date())
    for found in dates_in(text, month_first=month_first):
        return found
    if (match := _MONTH_YEAR.search(text)) and (month := MONTHS.get(plain(match["w"]))):
        return make(int(match["y"]), month)
    return None


def dates_in(text: str, *, month_first: bool = True) -> Iterator[PartialDate]:
    """The full dates in a text, in their order."""
    matches = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    end = -1
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() < end:
            continue
        if found := _of_match(match, month_first):
            end = match.end()
            yield found


def _of_match(match: re.Match[str], month_first: bool) -> PartialDate | None:
    parts = match.groupdict()
    year = int(parts["y"])
    if "m" in parts:
        return make(year, int(parts["m"]), int(parts["d"]))
    if "w" in parts:
        month = MONTHS.get(plain(parts["w"]))
        return make(year, month, int(parts["d"])) if month else None
    first, second = int(parts["a"]), int(parts["b"])
    if month_first and parts["between"] != "." and first <= 12 or second > 12:
        first, second = second, first
    return make(year + 2000 if year < 100 else year, second, first)


def date_in_address(address: str) -> PartialDate | None:
    """The day in an address such as /2016/03/12/a-title or /20160312-a-title."""
    path = address.partition("://")[2].partition("/")
    text = "/" + path[2].partition("?")[0].partition("#")[0]
    for pattern in _IN_PATH:
        if match := pattern.search(text.lower()):
            month = match[2] if match[2].isdigit() else MONTHS.get(match[2])
            if month and (found := make(int(match[1]), int(month), int(match[3]))):
                return found if found.year >= EARLIEST else None
    return None


def make(
    year: int, month: int | None = None, day: int | None = None
) -> PartialDate | None:
    """The date, or None where there is no such day, or it lies in the future."""
    try:
        date = PartialDate(year, month or None, day or None)
    except ValueError:
        return None
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    return date if date.first_day() <= tomorrow else None


def writes_month_first(language: str, host: str) -> bool:
    """Whether 04/07/2016 is an April: in American English, and where nothing says."""
    language = language.lower().replace("_", "-")
    ending = host.rpartition(".")[2]
    if language in _AMERICAN:
        return True
    if language and not language.startswith("en"):
        return False
    if language.startswith("en-") and language != "en-us":
        return False
    return ending not in (
        "uk",
        "au",
        "nz",
        "ie",
        "in",
        "za",
        "eu",
        "de",
        "fr",
        "it",
        "es",
    )
