"""The language a page is in, as a BCP 47 tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .page import Page
from .subject import statements
from .text import text_of
from .things import text
from .tongues import tongue_of
from .wording import main_text

_TAG = re.compile(
    r"\A([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*\Z",
    re.IGNORECASE,
)
#: What pages say when they mean one of these.
_MEANT_TEXT = """
ar arabic ara
cs cz cze ces
da dk dan danish
de german deutsch ger deu
el gr
en english eng
es spanish español spa castellano
fr french français francais fra fre
he iw
id in
it italian italiano ita
ja japanese jpn jp
ko korean kor kr
nl dutch nld dut
pl polish pol
pt portuguese por
ru russian rus
sv swedish swe
uk ua
zh chinese zho chi cn
"""
_MEANT = {
    name: tag
    for tag, *names in map(str.split, _MEANT_TEXT.strip().splitlines())
    for name in names
}


def read_language(page: Page) -> Found | None:
    for found in _candidates(page):
        if tag := language_tag(str(found.value)):
            return found.with_value(tag)
    for words in _texts(page):
        if guessed := tongue_of(words):
            return Found(guessed, "visible", "guess")
    return None


def _texts(page: Page) -> Iterator[str]:
    """What the page is written in: its text, its descriptions, all its words."""
    yield " ".join(words for _element, words in main_text(page).blocks[:60])
    yield " ".join(page.meta("description", "og:description", "og:title"))
    yield text_of(page.root, 4_000)


def language_tag(said: str) -> str:
    """The tag in its usual spelling (pt-BR, zh-Hant, sr-Latn-RS); "" for none."""
    first = re.split(r"[,;\s]", said.strip(), maxsplit=1)[0].replace("_", "-")
    first = _MEANT.get(first.lower(), first)
    match = _TAG.match(first)
    if not match:
        head = first.partition("-")[0]
        match = (
            _TAG.match(_MEANT.get(head.lower(), head)) if 2 <= len(head) <= 3 else None
        )
    if not match:
        return ""
    language, script, region = match.groups()
    language = _MEANT.get(language.lower(), language.lower())
    if language in ("und", "mul", "zxx", "xx"):
        return ""
    parts = [language, script and script.title(), region and region.upper()]
    return "-".join(filter(None, parts))


def _candidates(page: Page) -> Iterator[Found]:
    # A paper's language is not that of the archive's buttons round it.
    if page.metas.get("citation_title"):
        for said in page.meta("citation_language"):
            yield Found(said, "citation")
    yield Found(page.language_tag, "html")
    for source, node in statements(page):
        if said := text(node, "inLanguage"):
            yield Found(said, source)
    for said in page.meta("og:locale"):
        yield Found(said, "open-graph")
    for said in page.meta("dc.language", "dcterms.language"):
        yield Found(said, "dublin-core")
    for said in page.meta("content-language", "language", "lang"):
        yield Found(said, "meta")
    if said := page.headers.get("content-language", ""):
        yield Found(said, "headers", "likely")
    body = page.root.find(".//body")
    if body is not None and (said := body.get("lang") or ""):
        yield Found(said, "html")
