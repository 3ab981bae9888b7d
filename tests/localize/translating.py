"""A translator at work: what wagtail-localize’s own screens do, in code."""

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

SAID = "Lists pay attention."


def source_pages():
    """A series with a hero image and two live parts; the first has every text."""
    series = RoundupSeriesPageFactory(
        title="Key resources", slug="key", standfirst="<p>Every week.</p>"
    )
    resource = ResourceFactory(title="On lists", people=[PersonFactory(name="Ada")])
    quote = blocks.pull_quote(
        SAID, role="Librarian", speaker_name="Ada", source_title="On lists"
    )
    content = [
        blocks.commentary("<p>Why <b>read</b> it.</p>"),
        quote,
        blocks.image(PictureFactory(), alt="A desk", caption="Her desk"),
    ]
    body = [
        blocks.section("To read first", intro="<p>Two.</p>"),
        blocks.numbered_resource(
            resource,
            content,
            further=[blocks.further_resource(ResourceFactory(), link_text="Its page")],
            heading="A heading",
        ),
        blocks.numbered_resource(ResourceFactory(), label="Bonus"),
        blocks.pull_quote("Déjà lu.", language="fr", speaker_name="Zoé"),
        blocks.pull_quote("A word.", original="Ein Wort.", original_language="de"),
        blocks.ad_slot("article-middle"),
        blocks.numbered_resource(resource),
    ]
    part = CuratedRoundupPageFactory(
        parent=series,
        title="First part",
        slug="first-part",
        standfirst="<p>This week.</p>",
        hero_image_alt="A shelf",
        body=body,
    )
    second = CuratedRoundupPageFactory(parent=series, title="Second part")
    return series, part, second


def submit(page, locale) -> Translation:
    """Submits a page for translation."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.get_or_create(source=source, target_locale=locale)[0]


def strings(translation) -> dict[str, list[str]]:
    """What the translator is asked for, by the last word of its path."""
    found: dict[str, list[str]] = {}
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    for segment in segments.select_related("string", "context"):
        name = segment.context.path.rpartition(".")[2]
        found.setdefault(name, []).append(segment.string.data)
    return found


def translate(translation, but=()) -> None:
    """Each text gets “[de]” before it, except those in ``but``."""
    locale = translation.target_locale
    for segment in StringSegment.objects.filter(source=translation.source):
        if segment.string.data in but:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": f"[{locale.language_code}] {segment.string.data}"},
        )


def publish(page, locale, but=()):
    """Submits, translates and publishes; gives the page that readers get."""
    translation = submit(page, locale)
    translate(translation, but)
    translation.save_target(publish=True)
    return page.get_translation(locale)
