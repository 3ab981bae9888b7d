"""The picture a page shows of itself: no logo, no tracking pixel, no placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .found import Found
from .page import Page
from .sitename import plain_host
from .subject import statements
from .things import addresses
from .zones import Zones, headline_element

_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:1x1|pixel|spacer|blank|transparent|clear|tracking|beacon|counter|"
    r"loading|loader|lazy|noimage|no-image|no_image)(?:[/_.-]|$)|\.svg(?:$|\?)|^data:",
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"(?:^|[/_.-])(?:logos?|favicon|icons?|sprite|avatar|gravatar|"
    r"placeholder)(?:[/_.\-\d]|$)|gravatar\.com",
    re.I,
)
_SIZE = re.compile(r"\d+")
_IMAGES = etree.XPath(
    "(//article//img | //main//img | //*[@itemprop='articleBody']//img)"
    "[position() < 30]"
)
_ALL_IMAGES = etree.XPath("(//img)[position() < 60]")


def read_picture(page: Page) -> Found | None:
    for found in _candidates(page):
        address = page.absolute(str(found.value))
        if not address or _NO_PICTURE.search(address.partition("://")[2]):
            continue
        if found.certainty != "sure" and _LOGO.search(address):
            continue
        return found.with_value(address)
    return None


def _candidates(page: Page) -> Iterator[Found]:
    for name in ("og:image", "og:image:secure_url", "og:image:url"):
        for said in page.meta(name):
            yield Found(said, "open-graph")
    for said in page.meta("twitter:image", "twitter:image:src", "twitter:image0"):
        yield Found(said, "twitter")
    for source, node in statements(page):
        for said in addresses(node, "image", "thumbnailUrl", "primaryImageOfPage")[:3]:
            yield Found(said, source)
    for said in page.meta("parsely-image-url", "sailthru.image.full", "thumbnail"):
        yield Found(said, "meta")
    for link in page.linked("image_src"):
        yield Found(link.href, "html")
    for said in _shown(page):
        yield Found(said, "visible", "guess")


def _shown(page: Page) -> Iterator[str]:
    """Pictures in the text, then others of the site's own, large enough to be one."""
    zones = Zones(headline_element(page))
    others = []
    inside = set(_IMAGES(page.root))
    for image in _ALL_IMAGES(page.root):
        width, height = (_size(image.get(side)) for side in ("width", "height"))
        source = image.get("data-src") or image.get("src") or ""
        if not source or width and width < 200 or height and height < 120:
            continue
        if image in inside:
            yield source
        elif not zones.is_aside(image) and not _in_header(image):
            others.append(source)
    own = [s for s in others if plain_host(page.host) in page.absolute(s)]
    yield from own


def _in_header(image: Any) -> bool:
    return any(above.tag == "header" for above in image.iterancestors())


def _size(said: str | None) -> int:
    match = _SIZE.match(said or "")
    return int(match[0][:6]) if match else 0
