"""Dates as they stand at the end of a credit line: "…, Forbes, 19 July 2015"."""

from __future__ import annotations

import re

from wagtail_curation.partialdate import PartialDate

_MONTHS = (
    "january januar janvier jan",
    "february februar février feb",
    "march märz mars mar",
    "april avril apr",
    "may mai",
    "june juni juin jun",
    "july juli juillet jul",
    "august août aug",
    "september septembre sept sep",
    "october oktober octobre oct okt",
    "november novembre nov",
    "december dezember décembre dec dez",
)
MONTHS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er)?"
DATE = (
    rf"(?:(?P<d1>{_DAY})[. ]\s*(?:of\s+)?(?P<m1>{MONTH}),?\s+(?P<y1>{_YEAR})"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>{_DAY}),?\s+(?P<y2>{_YEAR})"
    rf"|(?P<m3>{MONTH})\s+(?P<y3>{_YEAR})"
    rf"|(?P<y4>{_YEAR})-(?P<m4>\d\d)(?:-(?P<d4>\d\d))?"
    rf"|(?P<d5>\d\d?)[./](?P<m5>\d\d?)[./](?P<y5>{_YEAR})"
    rf"|(?P<y6>{_YEAR}))"
)
DATE_AT_END = re.compile(rf"(?:^|(?<=[\s(,;–—-]))[(\[]?{DATE}[)\]]?\.?\s*$", re.I)
DATE_LINE = re.compile(
    rf"^(?:(?:posted|published|updated|date)\b[:\s]*(?:on\s+)?)?(?:\w+day,?\s+)?{DATE}$",
    re.I,
)
STARTS_WITH_MONTH = re.compile(MONTH, re.I)


def date_of(match: re.Match[str]) -> str:
    """ "2015-07-19", "2015-07" or "2015", as far as the text goes; "" when there
    is no such day (a 31 June is left to the editor)."""
    found = {k[0]: v for k, v in match.groupdict().items() if v and k[1:].isdigit()}
    month = found.get("m", "")
    number = MONTHS.get(month.casefold().rstrip("."), 0) if month else 0
    if month.isdigit():
        number = int(month)
    day = int(re.sub(r"\D", "", found["d"])) if "d" in found else None
    try:
        return str(PartialDate(int(found["y"]), number or None, day))
    except ValueError:
        return ""
