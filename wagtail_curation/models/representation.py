"""Pages as plain data: what the APIs give out besides the columns and the body.

Only what any visitor may read: of drafts and private pages not even the title.
"""

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.finished import rich_text, together
from wagtail_curation.blocks.prefetch import IMAGE, PERSON, RESOURCE, References
from wagtail_curation.blocks.shapes import (
    ComingData,
    ImageData,
    PartData,
    PersonData,
    SeriesData,
)
from wagtail_curation.models.parts import NAVIGATION_FIELDS


def references_of(page) -> References:
    """The people and pictures of a page, fetched with those of its body."""
    if (found := getattr(page, "_represented", None)) is None:
        page._curator_keys = [credit.person_id for credit in page.curators.all()]
        people, images = set(page._curator_keys), {page.hero_image_id} - {None}
        if hasattr(page, "body"):
            found = page.body.refer_to(people, images)
            found.fetch_bios()
        else:
            wanted = {RESOURCE: set(), PERSON: people, IMAGE: images}
            found = References(wanted, locale_id=page.locale_id)
        page._represented = found
    return found


def curators(page, context=None) -> list[PersonData]:
    """The people who curate the page, in their order."""
    found = references_of(page)
    people = [found.person(key) for key in page._curator_keys]
    with together() as finish:
        return finish([represent.person(p, context) for p in people if p])


def hero_image(page, context=None) -> ImageData | None:
    """The hero image; its text is the page's own, else the image's."""
    picture = references_of(page).image(page.hero_image_id)
    return represent.image(picture, "hero", getattr(page, "hero_image_alt", ""))


def standfirst(page, context=None) -> str:
    features = page._meta.get_field("standfirst").features
    return rich_text(page.standfirst, context, features)


def series(page, context=None) -> SeriesData | None:
    """The series a visitor can go to from this roundup; None while it is no part of
    one, or of one that is not live.
    """
    parent = page.series
    if parent is None or not parent.live or not hasattr(parent, "part_label"):
        return None
    return {
        "id": parent.pk,
        "title": parent.title,
        "url": parent.full_url,
        "part_label": parent.part_label,
        "planned_total": parent.planned_total,
    }


def previous_part(page, context=None) -> PartData | None:
    way = page.navigation.previous if page.series else None
    return represent.part(way) if way else None


def next_part(page, context=None) -> PartData | None:
    way = page.navigation.next if page.series else None
    return represent.part(way) if way else None


def coming_part(page, context=None) -> ComingData | None:
    """The next part's number while it is planned and no visitor can read it."""
    way = page.navigation.coming if page.series else None
    return {"part_number": way.part_number} if way else None


def parts(page, context=None) -> list[PartData]:
    """All parts that a visitor can read: of a roundup's series by part number, of a
    series in its own order.
    """
    if hasattr(page, "get_parts"):
        return [represent.part(p) for p in page.get_parts().only(*NAVIGATION_FIELDS)]
    found = page.navigation.parts if page.series else []
    return [represent.part(found_part) for found_part in found]
