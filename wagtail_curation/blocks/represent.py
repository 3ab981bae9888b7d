"""Records as plain data: the one representation that every face gives out."""

from typing import Any

from wagtail.rich_text import expand_db_html

from wagtail_curation.conf import settings


def rendition(image, place: str):
    """The rendition of an image for a place of ``conf.image_specs``, or None."""
    return image.get_rendition(settings.image_specs[place]) if image else None


def image(value, place: str, context=None) -> dict[str, Any] | None:
    """``{"id", "url", "full_url", "width", "height", "alt"}``, sizes in pixels."""
    shown = rendition(value, place)
    if shown is None:
        return None
    return {
        "id": value.pk,
        "url": shown.url,
        "full_url": shown.full_url,
        "width": shown.width,
        "height": shown.height,
        "alt": shown.alt,
    }


def person(value, context=None) -> dict[str, Any]:
    return {
        "id": value.pk,
        "name": value.name,
        "role": value.role,
        "organisation": value.organisation,
        "organisation_url": value.organisation_url,
        "photo": image(value.photo, "portrait"),
        "bio": expand_db_html(value.bio) if value.bio else "",
    }


def resource(value, context=None) -> dict[str, Any]:
    """A resource with its people; ``published`` is ISO 8601 as far as known."""
    return {
        "id": value.pk,
        "url": value.url,
        "title": value.title,
        "people": [
            {"id": c.person_id, "name": c.person.name, "role": c.role}
            for c in value.credits
        ],
        "byline": value.people_text,
        "publisher": value.publisher,
        "published": str(value.published) if value.published else None,
        "kind": value.kind,
        "language": value.language,
        "summary": value.summary,
        "image": image(value.image, "card"),
        "image_credit": value.image_credit,
        "minutes": value.minutes,
        "level": value.level,
        "cost": value.cost,
        "licence": value.licence,
    }
