"""What the reader's templates are given beside the page: few queries, however long."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Site

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.prefetch import load_images
from wagtail_curation.models.site_settings import CurationSettings


def settings_for(request) -> CurationSettings:
    """The settings of the site that answers a request; empty ones without a site."""
    site = Site.find_for_request(request) if request is not None else None
    return CurationSettings.for_site(site) if site else CurationSettings()


def language_of(page, above: list) -> str:
    """The page's language; for a page that has none yet, the one being spoken."""
    if not page.locale_id:
        return get_language() or ""
    for other in reversed(above):
        if other.locale_id == page.locale_id:
            page.locale = other.locale
            break
    return page.locale.language_code


def pages_above(page, site) -> list:
    """The pages above this one from the root down, the nearest with its locale.

    What is above a series of the site's home page is known without asking.
    """
    series, home = getattr(page, "series", None), site and site.root_page
    if series is not None and home and series.path[: -series.steplen] == home.path:
        return [home, series]
    return list(page.get_ancestors().select_related("locale").defer_streamfields())


def trail(above: list, site) -> list:
    """Those of the pages above that a visitor can open, from the site's home down."""
    start = site.root_page.depth if site else 2
    return [page for page in above if page.live and page.depth >= start]


def shared_context(page, request) -> dict:
    """For series and roundups alike."""
    site = Site.find_for_request(request)
    above = pages_above(page, site)
    return {
        "page_language": language_of(page, above),
        "breadcrumb": trail(above, site),
        "curation_settings": SimpleLazyObject(lambda: settings_for(request)),
    }


def series_context(series, parts, request) -> dict:
    """``curators`` (people), ``hero`` (a rendition or None), ``coming_first`` and
    ``coming_last`` (part numbers), besides what every page of ours gets.

    ``parts`` is the paginator's page; its parts get a ``teaser_image``.
    """
    keys = {series.hero_image_id, *(part.hero_image_id for part in parts)}
    images = load_images(keys)
    for part in parts:
        part.teaser_image = represent.rendition(images.get(part.hero_image_id), "card")
    drafts = getattr(request, "is_preview", False)
    newest_first = series.parts_order == "newest"
    coming = series.coming_numbers(drafts)
    return {
        **shared_context(series, request),
        "curators": [credit.person for credit in with_person(series.curators)],
        "hero": represent.rendition(images.get(series.hero_image_id), "hero"),
        "coming_first": coming[::-1] if newest_first and parts.number == 1 else [],
        "coming_last": coming if not newest_first and not parts.has_next() else [],
    }


def with_person(curators) -> list:
    """The curators' places in order, each with its person."""
    return list(curators.select_related("person"))


def roundup_context(page, request) -> dict:
    """``blocks`` (numbered), ``curators`` and ``bios`` (people), ``hero``
    (a rendition or None), besides what every page of ours gets.
    """
    places = with_person(page.curators)
    if not places and page.series is not None and hasattr(page.series, "curators"):
        places = with_person(page.series.curators)
    curators = [place.person for place in places]
    found = page.body.refer_to(images=[page.hero_image_id], met=curators)
    curators = [found.person(person.pk) for person in curators]
    blocks = page.body.numbered()
    bios = _bios(page, curators, blocks)
    if bios or any(block.block_type == "author_bio" for block in blocks):
        found.fetch_bios()
    represent.load_embeds(embeds_in(blocks))
    return {
        **shared_context(page, request),
        "blocks": blocks,
        "curators": curators,
        "bios": bios,
        "hero": represent.rendition(found.image(page.hero_image_id), "hero"),
    }


def embeds_in(blocks: list) -> list:
    """The EmbedValues of a body and of its items."""
    children = [
        *blocks,
        *(
            child
            for block in blocks
            if block.block_type == "numbered_resource"
            for child in block.value.get("content") or ()
        ),
    ]
    return [child.value.get("url") for child in children if child.block_type == "embed"]


def _bios(page, curators: list, blocks: list) -> list:
    """The curators whose bio the page shows by itself: not those who have a block."""
    if page.bio_position == "none":
        return []
    shown = {
        block.value["person"].pk
        for block in blocks
        if block.block_type == "author_bio" and block.value.get("person")
    }
    return [person for person in curators if person.bio_text and person.pk not in shown]
