"""Series and roundups, translated with wagtail-localize from end to end."""

import pytest
from wagtail.models import Locale

from tests.localize.translating import (
    SAID,
    publish,
    source_pages,
    strings,
    submit,
    translate,
)
from wagtail_curation.models import ResourceMention
from wagtail_curation.translating import quotes_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(german, django_capture_on_commit_callbacks):
    """(series, part) in German, published."""
    series, part, second = source_pages()
    with django_capture_on_commit_callbacks(execute=True):
        german_series = publish(series, german)
    with django_capture_on_commit_callbacks(execute=True):
        publish(part, german)
        publish(second, german)
    german_series.refresh_from_db()
    return german_series, part.get_translation(german), part


def test_a_translator_is_asked_for_texts_and_for_nothing_else(german):
    _series, part, _second = source_pages()
    asked = strings(submit(part, german))
    words = {text for texts in asked.values() for text in texts}
    assert {
        "First part",
        "This week.",
        "A shelf",
        "To read first",
        "Two.",
        "A heading",
        "Why <b>read</b> it.",
        SAID,
        "Librarian",
        "A desk",
        "Her desk",
        "Its page",
        "Bonus",
        "A word.",
    } <= words
    # Codes, slots, addresses, names and titles of what others made.
    assert not words & {"fr", "de", "article-middle", "Ada", "Zoé", "On lists"}
    assert "Ein Wort." not in words
    assert not any(text.startswith("http") for text in words)


def test_of_a_series_its_own_words(german):
    series, _part, _second = source_pages()
    words = {t for texts in strings(submit(series, german)).values() for t in texts}
    assert {"Key resources", "Every week.", "Part"} <= words


def test_the_translated_part_stands_in_the_translated_series(translated):
    series, part, source = translated
    assert part.live
    assert part.title == "[de] First part"
    assert part.series.pk == series.pk
    assert part.part_number == source.part_number
    assert [it.title for it in part.navigation.parts] == [
        "[de] First part",
        "[de] Second part",
    ]
    assert part.navigation.next.title == "[de] Second part"


def test_blocks_keep_their_ids_numbers_and_anchors(translated):
    _series, part, source = translated
    assert part.body.ids() == source.body.ids()
    assert part.body.numbers() == source.body.numbers()
    assert [b.anchor for b in part.body] == [b.anchor for b in source.body]


def test_mentions_are_those_of_the_source_on_the_translated_page(translated):
    _series, part, source = translated

    def mentions(page):
        rows = ResourceMention.objects.filter(page_id=page.pk).order_by("position")
        return list(rows.values_list("resource_id", "number", "anchor", "role"))

    assert mentions(part) == mentions(source)
    assert len(mentions(part)) == 4


def test_a_quote_keeps_what_it_translates_beside_it(translated):
    _series, part, _source = translated
    said, french, from_german = quotes_in(part.body)
    assert said["text"] == f"[de] {SAID}"
    assert (said["original"], said["original_language"]) == (SAID, "en")
    assert french["text"] == "[de] Déjà lu."
    assert (french["original"], french["original_language"]) == ("Déjà lu.", "fr")
    assert french["language"] == ""
    # It was a translation before: the original is whose words they are.
    assert from_german["original"] == "Ein Wort."
    assert from_german["original_language"] == "de"


def test_readers_see_the_translation_and_the_original_in_its_language(
    translated, client
):
    _series, part, _source = translated
    html = client.get(part.url).content.decode()
    assert f"[de] {SAID}" in html
    _before, after = html.split('class="curation-quote__original"', 1)
    assert 'lang="en"' in after.split(">", 1)[0]
    assert SAID in after.split("</blockquote>", 1)[0]


def test_a_quote_left_as_it_is_is_said_once_and_in_its_language(
    german, client, django_capture_on_commit_callbacks
):
    series, part, _second = source_pages()
    with django_capture_on_commit_callbacks(execute=True):
        publish(series, german)
    with django_capture_on_commit_callbacks(execute=True):
        translation = submit(part, german)
        translate(translation, but=[SAID])
        translation.source.create_or_update_translation(german, fallback=True)
    html = client.get(part.get_translation(german).url).content.decode()
    assert html.count(SAID) == 1
    words = html[: html.index(SAID)].rpartition("<blockquote")[2]
    assert 'lang="en"' in words


def test_a_changed_source_brings_its_translation_along(
    translated, german, django_capture_on_commit_callbacks
):
    _series, part, source = translated
    source = type(source).objects.get(pk=source.pk)
    block = next(b for b in source.body if b.block_type == "section")
    block.value["heading"] = "To read last"
    source.body[3].value["text"] = "Déjà vu."
    with django_capture_on_commit_callbacks(execute=True):
        source.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        publish(source, german)
    part = type(part).objects.get(pk=part.pk)
    assert part.body[0].value["heading"] == "[de] To read last"
    _said, french, _other = quotes_in(part.body)
    assert (french["text"], french["original"]) == ("[de] Déjà vu.", "Déjà vu.")


def test_arabic_pages_run_from_right_to_left(
    client, django_capture_on_commit_callbacks
):
    arabic, _created = Locale.objects.get_or_create(language_code="ar")
    series, part, _second = source_pages()
    with django_capture_on_commit_callbacks(execute=True):
        publish(series, arabic)
    with django_capture_on_commit_callbacks(execute=True):
        page = publish(part, arabic)
    html = client.get(page.url).content.decode()
    assert 'lang="ar" dir="rtl"' in html
