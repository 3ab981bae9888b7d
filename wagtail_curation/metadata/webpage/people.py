"""Names of people, out of what pages put where an author should stand."""

from __future__ import annotations

import re

from .nobody import NOBODY
from .text import clean, fold

MOST_NAMES = 50
_LONGEST_NAME = 60

_BY = re.compile(
    r"\A(?:(?:(?:by|written by|posted by|published by|story by|words by|text by|"
    r"article by|review by|created by|submitted by|authored by|reported by|a post by|"
    r"words|writer|author(?:\(?s\)?)?|autor(?:en|es|in)?|auteurs?|redactie|von|par|"
    r"publié par|escrito por|por|"
    r"scritto da|di|door|geschreven door|geschrieben von|verfasst von|ein (?:beitrag|"
    r"artikel) von|text|av|af|skrevet af|"
    r"napsal|przez|redakcja|yazan|автор|текст|作者|文|記者|记者|著者|著)(?:\s*[:：●]\s*|\s+))"
    r"|[—–\-•·|●]+\s*)+",
    re.IGNORECASE,
)
_BY_HERE = re.compile(
    r"(?:\A|[\s|•·,])(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb][Yy]:?\s+(?=[A-ZÀ-Þ])"
)
_MAIL = re.compile(r"\(?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b\)?")
_HANDLE = re.compile(r"\(?(?<!\w)@\w{2,40}\)?")
_ADDRESS = re.compile(r"https?:|www\.|\A/|\.(?:com|html?|php)\b(?!\S* )", re.IGNORECASE)
_AFTER = re.compile(
    r"""\s*(?:
        [|•·●›»\n\t]
      | \s[–—-]{1,2}\s
      | \b(?:on|am|le|el)\s+(?=\w+\.?,?\s+\d|\d)
      | \b(?:updated|published|posted|last\s+modified|modified
          |photo(?:s|graphy|graphs)?\s+by|images?\s+by|illustrat(?:ion|ed)s?\s+by
          |edited\s+by|reviewed\s+by|medically\s+reviewed|fact.checked|follow
          |read\s+more|view\s+all|see\s+all|more\s+from|contributor|special\s+to
          |for\s+the|on\s+behalf|full\s+bio|share|comments?|in\s+reply|profile
          |subscribe|is\s+an?|was\s+an?|has\s+been)\b
      | \(
      | \s/\s
      | \s\d
      | \b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
      | \b(?:January|February|March|April|May|June|July|August|September|October
          |November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_JOB = re.compile(
    r"""(?:(?:senior|junior|staff|chief|deputy|managing|executive|associate|assistant
        |contributing|guest|former|lead|principal|freelance|political|science|health
        |business|tech(?:nology)?|sports?|foreign|national|special|the|our|co-?)[\s-]+)*
    (?:editors?|reporters?|writers?|correspondents?|journalists?|columnists?
        |contributors?|producers?|authors?|bloggers?|analysts?|directors?|professors?
        |lecturers?|researchers?|founders?|ceo|cto|cfo|cmo|coo|president|manager|head
        |staff|consultant|engineers?|developers?|designers?|coach|photographers?|fellow
        |critic|host|anchor|m\.?d\.?|ph\.?d\.?|r\.?d\.?n?\.?|ms|ma|mba|m\.?sc\.?|dds|dvm
        |mph|jd|esq\.?|cpa|cfp|cepf|fand|facl?m|rn|bsn|ldn|dietitian|redakteur(?:in)?
        |redaktion|redacteur|rédact(?:eur|rice)|chefredakteur(?:in)?|autor(?:in)?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: "Ada Example in Books, on Monday": two words at least before it.
_PLACE = re.compile(r"\A(\S+ (?:\S+ ){0,3}?\S+?),? (?:in|um|am|auf) .*\Z")
_JOB_AFTER = re.compile(r"(?:,|\s[-–—]|\s\()\s*" + _JOB.pattern, _JOB.flags)
_ONLY_A_JOB = re.compile(
    _JOB.pattern + r"(?:\s+(?:of|at|for|and|&|in)\s.*)?", _JOB.flags
)
_COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|corp|corporation|co\. kg|plc|s\.?a\.?|pty|k\.k)\.?\Z", re.I
)
_AND = re.compile(
    r"\s*(?:;|/(?!\w*\.)|\s&\s|\s\+\s|,?\s+(?:and|und|et|og|och|en|y|e|with|ve|и|"
    r"і)\s+|,\s*(?:and\s+)?|、|,|\s{3,})\s*",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "van von de der den del da di du la le bin ibn al el ter ten zu dos das y e".split()
)
_GENERATION = frozenset("jr jr. sr sr. ii iii iv".split())


def read_names(text: str, *, family_first: bool = False) -> list[str]:
    """The people in one text: "By Ada Example and Ben Roe, staff writers" has two.

    E-mail addresses, handles, job titles, dates and what is no name are left out.
    `family_first`: "Example, Ada" is one person, as citations have it.
    """
    line = clean(text, 400)
    line = _HANDLE.sub(" ", _MAIL.sub(" ", line)).strip()
    if not line or _ADDRESS.search(line):
        return []
    if (
        family_first
        and line.count(",") == 1
        and not re.search(r"\s(?:and|&)\s|;", line)
    ):
        family, given = (part.strip() for part in line.split(","))
        if given and family:
            line = f"{given} {family}"
    line = _PLACE.sub(r"\1", _BY.sub("", line))
    if (by := _BY_HERE.search(line)) and len(line) - by.end() > 3 and by.start() > 3:
        line = line[by.end() :]
    found: list[str] = []
    for part in _parts(line):
        name = tidy_name(part)
        if name and name not in found:
            found.append(name)
    return found[:MOST_NAMES]


def _parts(line: str) -> list[str]:
    cut = _AFTER.search(line)
    if cut and cut.start() > 1:
        line = line[: cut.start()]
    parts = [part for part in _AND.split(line) if part.strip(" .")]
    if (
        len(parts) == 2
        and line.count(",") == 1
        and all(" " not in p.strip() for p in parts)
    ):
        return [f"{parts[1].strip()} {parts[0].strip()}"]
    joined: list[str] = []
    for part in parts:
        if joined and part.strip().lower() in _GENERATION:
            joined[-1] += f" {part.strip()}"
        elif joined and _JOB.match(part.strip()):
            continue
        else:
            joined.append(part)
    return joined


def tidy_name(text: str) -> str:
    """A name as one would print it, or "" for what is none."""
    name = _BY.sub("", text.strip()).strip(" \"'“”.,;:|-–—•·()[]®™")
    if job := _JOB_AFTER.search(name):
        name = name[: job.start()]
    name = name.strip(" ,;:-–—")
    if not name or len(name) > _LONGEST_NAME or len(name.split()) > 6:
        return ""
    folded = fold(name)
    if (
        not any(map(str.isalpha, name))
        or is_nobody(folded)
        or _ONLY_A_JOB.fullmatch(name)
    ):
        return ""
    if len(name) < 3 and name.isascii() or re.search(r"\s\d|\d\s", name):
        return ""
    if re.search(r"[<>{}=#$%*?!/\\]|\d{5}|://", name) or name.endswith(":"):
        return ""
    if name.isupper() and " " in name and len(name) > 5:
        name = _in_small_letters(name)
    return name


def is_company(name: str) -> bool:
    return bool(_COMPANY.search(name))


def is_nobody(folded: str) -> bool:
    return folded in NOBODY


def _in_small_letters(name: str) -> str:
    """A name set in capitals, as it is written: JEAN-LUC DE LA TOUR."""
    words = []
    for word in name.split():
        low = word.lower()
        if low in _SMALL:
            words.append(low)
        elif "." in word or (len(word) <= 2 and not words):
            words.append(word)
        else:
            words.append(re.sub(r"(?:\A|(?<=[-'’]))\w", lambda m: m[0].upper(), low))
    return " ".join(words)


def looks_like_people(names: list[str]) -> bool:
    """Whether each could be a person: two to five words with capitals, or CJK."""
    return bool(names) and all(_looks_like_person(name) for name in names)


def _looks_like_person(name: str) -> bool:
    words = name.replace(".", " ").split()
    if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", name):
        return 3 <= len(name) <= 8
    if not 2 <= len(words) <= 6:
        return False
    return all(
        word[0].isupper() or word.lower() in _SMALL or not word[0].isascii()
        for word in words
    )
