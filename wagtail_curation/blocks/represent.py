"""Records as plain data: the one representation that every face gives out."""

import logging
from typing import Any

from django.utils.timezone import now
from wagtail.embeds.embeds import get_embed, get_embed_hash
from wagtail.embeds.exceptions import EmbedException
from wagtail.embeds.models import Embed

from wagtail_curation.blocks.finished import html as html
from wagtail_curation.blocks.finished import rich_text
from wagtail_curation.blocks.shapes import ImageData, PartData, PersonData, ResourceData
from wagtail_curation.models.people import BIO_FEATURES
from wagtail_curation.models.renditions import rendition as rendition

logger = logging.getLogger(__name__)


def embed_html(value) -> str:
    """A provider's HTML for an EmbedValue; "" when it cannot be had.

    Not Wagtail's own markup round it: that carries a style attribute, which a strict
    content security policy refuses.
    """
    if not value or not value.url:
        return ""
    if known := getattr(value, "known_embed", None):
        return known.html
    try:
        return get_embed(value.url, value.max_width, value.max_height).html
    except EmbedException:
        return ""
    except Exception:
        # Providers answer in unexpected ways; a page must not break for it.
        logger.warning("No embed for %s", value.url, exc_info=True)
        return ""


def load_embeds(values) -> None:
    """Gives EmbedValues what is known of them, in one query for all."""
    wanted = [
        (value, get_embed_hash(value.url, value.max_width, value.max_height))
        for value in values
        if value and value.url
    ]
    if wanted:
        fresh = Embed.objects.exclude(cache_until__lte=now())
        found = fresh.filter(hash__in={key for _value, key in wanted})
        known = {embed.hash: embed for embed in found}
        for value, key in wanted:
            value.known_embed = known.get(key)


def image(value, place: str, alt: str = "") -> ImageData | None:
    """The rendition of an image for a place; ``alt`` goes before its own text."""
    shown = rendition(value, place)
    if shown is None:
        return None
    return {
        "id": value.pk,
        "url": shown.url,
        "full_url": shown.full_url,
        "width": shown.width,
        "height": shown.height,
        "alt": alt or shown.alt,
    }


def person(value, context=None) -> PersonData:
    return {
        "id": value.pk,
        "name": value.name,
        "role": value.role_text,
        "organisation": value.organisation,
        "organisation_url": value.organisation_url,
        "photo": image(value.photo, "portrait"),
        "bio": rich_text(value.bio_text, context, BIO_FEATURES),
        "links": [{"label": link.label, "url": link.url} for link in value.links.all()],
        **own_fields(value),  # type: ignore[typeddict-item]
    }


def resource(value, context=None) -> ResourceData:
    """A resource with its people; never who added it, nor their note."""
    return {
        "id": value.pk,
        "url": value.url,
        "title": value.title,
        "translated_title": value.translated_title,
        "people": [
            {"id": c.person_id, "name": c.person.name, "role": c.role}
            for c in value.credits
        ],
        "byline": value.people_text,
        "publisher": value.publisher,
        "published": str(value.published) if value.published else None,
        "kind": value.kind,
        "language": value.language,
        "summary": value.summary_text,
        "image": image(value.image, "card"),
        "image_credit": value.image_credit,
        "minutes": value.minutes,
        "level": value.level,
        "cost": value.cost,
        "licence": value.licence,
        **own_fields(value),  # type: ignore[typeddict-item]
    }


def part(page) -> PartData:
    """The way to a part of a series."""
    return {
        "id": page.pk,
        "title": page.title,
        "part_number": page.part_number,
        "url": page.full_url,
    }


def own_fields(value) -> dict[str, Any]:
    """What a site's own model adds by ``api_fields``; plain values only."""
    names = [
        getattr(field, "name", field) for field in getattr(value, "api_fields", ())
    ]
    return {name: getattr(value, name) for name in names}
