"""DOI, ISBN and arXiv numbers in a text that somebody pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote


@dataclass(frozen=True)
class Identifier:
    """``kind`` is "doi", "isbn" or "arxiv"; ``value`` its normal form: a DOI in lower
    case, thirteen digits, an arXiv number without its version.
    """

    kind: str
    value: str

    @property
    def address(self) -> str:
        """Where it leads on the web; "" for an ISBN, which leads nowhere."""
        if self.kind == "doi":
            return "https://doi.org/" + quote(self.value, safe="/:;().,_-+@!$*'~")
        if self.kind == "arxiv":
            return f"https://arxiv.org/abs/{self.value}"
        return ""

    @property
    def key(self) -> str:
        """What finds it again in a library: its address, or "isbn:…"."""
        return self.address or f"isbn:{self.value}"


# A registrant's number, a slash, and anything; DOIs of the 1990s have <, > and ;.
_DOI = re.compile(
    r"""(?<![\w.])10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,5}/[^\s"“”„«»‘`\u200b]{1,500}"""
)
_ESCAPED_DOI = re.compile(
    r"(?:doi\.org|doi)[/:](?:%20)?10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,5}%2f\S{1,500}", re.I
)
_DOI_HOST = re.compile(r"(?:^|[/.@])doi\.org/?$", re.I)
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph"
    "|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th"
    "|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg"
    "|q-bio|quant-ph|solv-int|supr-con"
)
_NEW = r"(?P<new>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})"
_OLD = (
    rf"(?P<old>(?:{_ARCHIVES})(?:\.[A-Z]{{2}})?/[0-9]{{2}}(?:0[1-9]|1[0-2])[0-9]{{3}})"
)
_ARXIV = re.compile(
    rf"""(?:(?<![\w/.])arxiv\s*:\s*|(?<![\w-])arxiv\.org/(?:abs|pdf|html|format)/)
         (?:{_NEW}|{_OLD})(?:v[0-9]{{1,3}})?(?![0-9])""",
    re.I | re.X,
)
# Alone, without "arXiv:", a number is one only where nothing else stands.
_BARE_ARXIV = re.compile(
    rf"(?:{_NEW}(?:v[0-9]{{1,3}})?|{_OLD}(?:v[0-9]{{1,3}})?)", re.I
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.I)

_DASH = "[- \u00a0\u2010-\u2015\u2212]"
_ISBN_WORD = r"(?P<word>\bISBN(?:-?1[03](?![0-9]))?[:=\s-]{0,5}(?:\([^)]{1,20}\)\s*)?)"
_ISBN = re.compile(
    rf"""(?:{_ISBN_WORD}|(?<![\w+/.,=-]))
        (?P<isbn>97[89]{_DASH}?(?:[0-9]{_DASH}?){{9}}[0-9]
        |[0-9]{_DASH}?(?:[0-9]{_DASH}?){{8}}[0-9Xx])
         (?![\w]|[-.,][0-9])""",
    re.X | re.I,
)
# 978-3-16-148410-0, 3-16-148410-X; telephone numbers do not end in a single digit.
_GROUPED = re.compile(r"(?:97[89]-)?[0-9]{1,5}-[0-9]{1,7}-[0-9]{1,7}-[0-9X]", re.I)
_IN_ONE = re.compile(r"97[89]-?[0-9]{10}")
_MUSIC = "9790"  # printed music has numbers of its own there


def find_identifier(text: str) -> Identifier | None:
    """The first identifier in a pasted text: a DOI, else arXiv, else an ISBN."""
    text = text[:20_000]
    if doi := doi_in(text):
        preprint = _ARXIV_DOI.fullmatch(doi)
        if preprint and (number := _arxiv(_BARE_ARXIV.fullmatch(preprint[1]))):
            return Identifier("arxiv", number)
        return Identifier("doi", doi)
    number = _arxiv(_ARXIV.search(text) or _BARE_ARXIV.fullmatch(text.strip()))
    if number:
        return Identifier("arxiv", number)
    isbn = _isbn(text, sure=False)
    return Identifier("isbn", isbn) if isbn else None


def doi_in(text: str) -> str:
    """The DOI in a text (bare, doi:…, https://doi.org/…), in lower case; else ""."""
    text = text[:20_000]
    if escaped := _ESCAPED_DOI.search(text):
        text = unquote(escaped[0], errors="replace")
    for match in _DOI.finditer(text):
        before = text[max(0, match.start() - 300) : match.start()]
        word = (before.rsplit(maxsplit=1) or [""])[-1] if before[-1:].strip() else ""
        is_link = bool(_DOI_HOST.search(word))
        if not is_link and ("://" in word or word.endswith("/")):
            continue  # a part of some other address, which is more than the DOI
        doi = match[0]
        if is_link:
            doi = unquote(re.split(r"[?#]", doi)[0], errors="replace")
        doi = _without_tail(doi)
        if not doi.endswith("/"):
            return doi.lower()
    return ""


def isbn_in(text: str) -> str:
    """The first ISBN in a field that holds ISBNs, as thirteen digits; else ""."""
    return _isbn(text[:2_000], sure=True)


def _without_tail(doi: str) -> str:
    """The DOI without the sentence's punctuation and brackets round it."""
    while doi:
        last = doi[-1]
        if (
            last in ".,;:!?'’*_"
            or last in _PAIRS
            and doi.count(last) > doi.count(_PAIRS[last])
        ):
            doi = doi[:-1]
        elif doi.endswith(("</a", "<br", "</p")):
            doi = doi[: doi.rindex("<")]
        else:
            return doi
    return doi


def _arxiv(match: re.Match[str] | None) -> str:
    """The number without its version; an old one without its subject class."""
    if match is None:
        return ""
    if match["new"]:
        return match["new"]
    archive, number = match["old"].split("/")
    return f"{archive.split('.')[0].lower()}/{number}"


def _isbn(text: str, sure: bool) -> str:
    for match in _ISBN.finditer(text):
        written = re.sub("[ \u00a0\u2010-\u2015\u2212]", "-", match["isbn"])
        digits = written.replace("-", "").upper()
        if len(digits) == 10:
            # Any ten digits are an ISBN one time in eleven: a telephone number is.
            is_meant = sure or match["word"] or digits.endswith("X")
            is_meant = is_meant or _GROUPED.fullmatch(written)
            if not (is_meant and _is_isbn10(digits)):
                continue
            digits = _with_check_digit("978" + digits[:9])
        elif not (_IN_ONE.fullmatch(written) or _GROUPED.fullmatch(written)):
            continue
        is_number = digits == _with_check_digit(digits[:12])
        if is_number and len(set(digits[3:12])) > 1 and not digits.startswith(_MUSIC):
            return digits
    return ""


def _is_isbn10(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum((10 - n) * value for n, value in enumerate(values)) % 11 == 0


def _with_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"
