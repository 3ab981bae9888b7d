"""Puts a part into other languages, as a translator would with wagtail-localize.

``content/translations/`` has a folder for each language. Its files have the shape of
those that they translate, and only what is said differently.
"""

from collections.abc import Iterator
from typing import Any

from wagtail.models import Locale

from demo import content, pictures
from demo.words import paragraphs, stretches
from wagtail_curation.models import PersonTranslation, ResourceTranslation
from wagtail_curation.pages.models import CuratedRoundupPage

LANGUAGES = ["de", "ar"]


def add_translations(home, series: dict, people: dict, resources: dict, user) -> list:
    """The translated series, readable: a home page, a series and a part each."""
    added = []
    for language in LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=language)[0]
        site = content.read(f"translations/{language}/site.yaml")
        _say_of_records(site, locale, people, resources)
        publish_in(locale, home, {**_of_site("home"), "slug": home.slug}, site["home"])
        facts, said = _of_site("series")[0], site["series"][0]
        one = series[facts["slug"]]
        facts = {**facts, "part_label": one.part_label}
        added.append(publish_in(locale, one, facts, said))
        for source in content.parts():
            if (name := f"translations/{language}/{source['slug']}.yaml") in _files():
                page = CuratedRoundupPage.objects.get(
                    slug=source["slug"], locale=one.locale
                )
                source = {**source, "credit": pictures.CREDIT}
                said = {**content.read(name), "credit": site["credit"]}
                publish_in(locale, page, source, said, user)
    return added


def _of_site(name: str) -> Any:
    return content.read("site.yaml")[name]


def _files() -> set[str]:
    found = content.FOLDER.glob("translations/*/*.yaml")
    return {path.relative_to(content.FOLDER).as_posix() for path in found}


def _say_of_records(site: dict, locale, people: dict, resources: dict) -> None:
    for name, said in site["people"].items():
        PersonTranslation.objects.create(
            person=people[name],
            locale=locale,
            role=said["role"],
            bio=paragraphs(said["bio"]),
        )
    for key, title in site["resources"].items():
        ResourceTranslation.objects.create(
            resource=resources[key], locale=locale, title=title
        )


def pairs(facts: Any, said: Any) -> Iterator[tuple[str, str]]:
    """Each stretch of the source’s words with its translation.

    ValueError where the two are not of one shape.
    """
    if isinstance(said, dict):
        for key, value in said.items():
            yield from pairs(facts[key], value)
    elif isinstance(said, list | str):
        if isinstance(said, str):
            facts, said = stretches(str(facts)), stretches(said)
        if len(facts) != len(said):
            raise ValueError(f"{len(facts)} and {len(said)}: {said!r} is not {facts!r}")
        for one, other in zip(facts, said):
            if isinstance(one, str):
                yield one, other
            else:
                yield from pairs(one, other)


def publish_in(locale, page, facts: dict, said: dict, user=None):
    """Gives the page in that language, published; ValueError for what has no words."""
    from wagtail_localize.models import (
        StringSegment,
        StringTranslation,
        Translation,
        TranslationSource,
    )
    from wagtail_localize.strings import StringValue

    def written(text: str) -> str:
        return StringValue.from_source_html(text)[0].data

    known = {}
    for text, translated in pairs(facts, said):
        known[written(text)] = written(translated)
        # In a field of plain text what is HTML elsewhere is escaped.
        known[StringValue.from_plaintext(text).data] = written(translated)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=locale
    )
    for segment in StringSegment.objects.filter(source=source):
        if segment.string.data not in known:
            raise ValueError(f"{locale.language_code}: {segment.string.data!r}?")
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            data=known[segment.string.data],
        )
    translation.save_target(user=user, publish=True)
    translated = page.get_translation(locale)
    # It came out when its source did.
    was = type(page).objects.filter(pk=translated.pk)
    was.update(first_published_at=page.first_published_at)
    return translated


def clear() -> None:
    """The locales that the demo added; pages in them have to be gone before."""
    Locale.objects.filter(language_code__in=LANGUAGES).delete()
