"""One record for all languages, and what it says in each of them."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from wagtail_curation.admin import panels
from wagtail_curation.library.merge import merge
from wagtail_curation.models import (
    PersonTranslation,
    ResourceTranslation,
    get_resource_model,
    get_roundup_page_model,
    representation,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)
from wagtail_curation.translating import quotes_in

pytestmark = pytest.mark.django_db

SAID = "A list is a way of paying attention."


@pytest.fixture(autouse=True)
def _spoken_before():
    """A visit to a German page leaves German behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def german():
    return Locale.objects.get_or_create(language_code="de")[0]


@pytest.fixture
def records(german):
    """A person and a resource that say something in German too."""
    person = PersonFactory(role="Librarian", bio="<p>She reads.</p>")
    PersonTranslation.objects.create(
        person=person, locale=german, role="Bibliothekarin", bio="<p>Sie liest.</p>"
    )
    resource = ResourceFactory(title="On lists", summary="About lists.")
    ResourceTranslation.objects.create(
        resource=resource, locale=german, title="Über Listen", summary="Von Listen."
    )
    return person, resource


@pytest.fixture
def part(records):
    person, resource = records
    return CuratedRoundupPageFactory(
        curators=[person],
        body=[
            blocks.numbered_resource(resource, [blocks.pull_quote(speaker=person)]),
            blocks.author_bio(person),
        ],
    )


def in_german(part, german):
    """The part as it is after Wagtail's own copy for translation, live."""
    copied = part.copy_for_translation(german, copy_parents=True)
    copied.get_latest_revision().publish()
    return get_roundup_page_model().objects.get(pk=copied.pk)


def shown(page) -> str:
    """All that an API gives out of the page's body and curators."""
    page = type(page).objects.get(pk=page.pk)
    data = page.body.stream_block.get_api_representation(page.body)
    return str([data, representation.curators(page)])


def test_each_page_shows_a_record_in_its_own_language(part, german, client):
    page = in_german(part, german)
    ours, theirs = (client.get(it.url).content.decode() for it in (part, page))
    for words in ("Librarian", "She reads."):
        assert words in ours
        assert words not in theirs
    for words in ("Bibliothekarin", "Sie liest.", "Über Listen"):
        assert words in theirs
        assert words not in ours
    assert "On lists" in ours
    assert "On lists" in theirs


def test_so_do_the_apis(part, german):
    page = in_german(part, german)
    theirs = shown(page)
    for words in ("Bibliothekarin", "Sie liest.", "Über Listen", "Von Listen."):
        assert words in theirs
        assert words not in shown(part)
    assert "About lists." not in theirs


def test_what_nobody_translated_is_said_as_on_the_record(part, german):
    PersonTranslation.objects.update(bio="")
    ResourceTranslation.objects.all().delete()
    theirs = shown(in_german(part, german))
    assert "Bibliothekarin" in theirs
    assert "She reads." in theirs
    assert "About lists." in theirs


def test_a_record_says_something_once_in_a_language(records, german):
    person, resource = records
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonTranslation.objects.create(person=person, locale=german)
    with pytest.raises(IntegrityError), transaction.atomic():
        ResourceTranslation.objects.create(resource=resource, locale=german)


def test_a_merge_brings_translations_along(records, german):
    _person, loser = records
    survivor = ResourceFactory()
    merge(survivor, loser)
    (row,) = ResourceTranslation.objects.all()
    assert (row.resource_id, row.title) == (survivor.pk, "Über Listen")


def test_of_two_that_say_something_in_one_language_the_survivors_stays(records, german):
    _person, loser = records
    survivor = ResourceFactory()
    ResourceTranslation.objects.create(resource=survivor, locale=german, title="Listen")
    merge(survivor, loser)
    (row,) = ResourceTranslation.objects.all()
    assert (row.resource_id, row.title) == (survivor.pk, "Listen")


def test_a_merge_of_two_people_does_both(records, german):
    loser, _resource = records
    french = Locale.objects.get_or_create(language_code="fr")[0]
    PersonTranslation.objects.create(person=loser, locale=french, role="Lectrice")
    survivor = PersonFactory()
    PersonTranslation.objects.create(person=survivor, locale=german, role="Leserin")
    merge(survivor, loser)
    rows = PersonTranslation.objects.values_list("person_id", "role")
    assert set(rows) == {(survivor.pk, "Leserin"), (survivor.pk, "Lectrice")}


@pytest.mark.parametrize("record", [0, 1])
def test_editors_write_them_on_the_form_of_the_record(admin_client, records, record):
    record = records[record]
    kind = "people" if record is records[0] else "resources"
    edit = reverse(f"wagtail_curation_{kind}:edit", args=[record.pk])
    html = admin_client.get(edit).content.decode()
    assert "In other languages" in html
    assert ("Bibliothekarin" if kind == "people" else "Über Listen") in html


def test_a_site_of_one_language_is_not_asked(settings):
    settings.WAGTAIL_I18N_ENABLED = False
    names = list(panels._names([*panels.person_panels(), *panels.resource_panels()]))
    assert "translations" not in names
    settings.WAGTAIL_I18N_ENABLED = True
    names = list(panels._names([*panels.person_panels(), *panels.resource_panels()]))
    assert names.count("translations") == 2


@pytest.fixture
def quoting():
    quote = blocks.pull_quote(SAID, speaker_name="Ada")
    foreign = blocks.pull_quote("Déjà lu.", language="fr")
    item = blocks.numbered_resource(ResourceFactory(), [quote])
    return CuratedRoundupPageFactory(body=[item, foreign])


def originals(body) -> list[tuple[str, str, str]]:
    names = ("original", "original_language", "language")
    return [tuple(quote[name] for name in names) for quote in quotes_in(body)]


def test_a_copy_for_translation_keeps_what_is_quoted(quoting, german):
    language = quoting.locale.language_code
    copied = quoting.copy_for_translation(german, copy_parents=True)
    wanted = [(SAID, language, ""), ("Déjà lu.", "fr", "")]
    assert originals(get_roundup_page_model().objects.get(pk=copied.pk).body) == wanted
    assert originals(copied.get_latest_revision_as_object().body) == wanted
    # Neither the source's row, nor what is in memory of it.
    source = get_roundup_page_model().objects.get(pk=quoting.pk)
    assert originals(quoting.body) == originals(source.body)
    assert originals(source.body) == [("", "", ""), ("", "", "fr")]


def test_an_alias_stays_like_its_source(quoting, german):
    series = quoting.series.copy_for_translation(german, copy_parents=True)
    series.save_revision().publish()
    alias = quoting.copy_for_translation(german, alias=True)
    assert originals(alias.body) == [("", "", ""), ("", "", "fr")]


def test_what_an_editor_does_to_an_original_stays(quoting, german):
    page = in_german(quoting, german)
    page.body[1].value["original"] = page.body[1].value["original_language"] = ""
    page.save_revision().publish()
    page = get_roundup_page_model().objects.get(pk=page.pk)
    assert originals(page.body)[1] == ("", "", "")


def test_until_it_is_translated_a_quote_is_said_once(quoting, german, client):
    page = in_german(quoting, german)
    html = client.get(page.url).content.decode()
    assert html.count(SAID) == 1
    assert "curation-quote__original" not in html
    page.body[0].value["content"][0].value["text"] = "Eine Liste gibt acht."
    page.save_revision().publish()
    html = client.get(page.url).content.decode()
    assert html.count(SAID) == 1
    assert "Eine Liste gibt acht." in html.split("curation-quote__original")[0]


def test_resources_are_still_one(records, part, german):
    in_german(part, german)
    assert get_resource_model().objects.count() == 1
    assert RoundupSeriesPageFactory._meta.model.objects.count() == 2
