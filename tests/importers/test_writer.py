"""A text file becomes a part that an editor can go on with."""

from pathlib import Path

import pytest

from wagtail_curation.importers import read_roundup
from wagtail_curation.importers.writer import (
    ImportRefused,
    imported_before,
    write_roundup,
)
from wagtail_curation.models import Person, RoundupImport, get_resource_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db
LETTER = Path(__file__).parent / "fixtures" / "weekly-letter.txt"
DATA = LETTER.read_bytes()


@pytest.fixture
def series():
    return RoundupSeriesPageFactory(slug="small-tools")


@pytest.fixture
def write(series):
    def function(data=DATA, **options):
        return write_roundup(read_roundup(data, str(LETTER)), data, series, **options)

    return function


def blocks_of(page) -> list[str]:
    return [child.block_type for child in page.get_latest_revision_as_object().body]


def items_of(page) -> list:
    return [child.value for child in page.body if child.number]


def test_the_page_is_a_draft_in_the_order_of_the_document(write, series):
    page = write().page
    assert not page.live
    assert page.get_parent().pk == series.pk
    assert (page.title, page.part_number) == ("Small tools for large classes", 2)
    assert blocks_of(page) == [
        "paragraph",
        "numbered_resource",
        "numbered_resource",
        "numbered_resource",
        "paragraph",
        "author_bio",
    ]


def test_items_have_their_resources_quotes_and_speakers(write):
    timer, cards, marking = items_of(write().page)
    assert timer.url == "https://example.org/timers?utm_source=letter"
    assert timer["resource"].people_names == ["Tomas Rehn"]
    assert cards.title == "The patience of index cards"
    assert cards.url == ""
    assert marking["resource"] is None
    quotes = [p.value for p in marking.parts if p.block_type == "pull_quote"]
    assert [(q["text"], q.speaker_text) for q in quotes] == [
        ("Mark less, and say more.", "Olu Bright")
    ]


def test_the_bio_is_a_person_who_curates_the_page(write):
    page = write().page
    nora = Person.objects.get(name="Nora Quist")
    assert "Fjord College" in nora.bio
    assert [curator.person for curator in page.curators.all()] == [nora]
    [bio] = [child.value for child in page.body if child.block_type == "author_bio"]
    assert bio["person"] == nora
    assert not bio["text"].source


def test_a_known_person_keeps_their_bio_and_the_page_gets_the_new_words(write):
    PersonFactory(name="Nora Quist", bio="<p>Her own words.</p>")
    page = write().page
    assert Person.objects.get(name="Nora Quist").bio == "<p>Her own words.</p>"
    [bio] = [child.value for child in page.body if child.block_type == "author_bio"]
    assert "Fjord College" in bio["text"].source


def test_a_known_resource_is_used_and_not_changed(write):
    known = ResourceFactory(url="http://www.example.org/timers/", title="Of clocks")
    page = write().page
    assert items_of(page)[0]["resource"] == known
    known.refresh_from_db()
    assert (known.title, known.url) == ("Of clocks", "http://www.example.org/timers/")


def test_the_texts_own_title_is_shown_where_the_library_has_another(write):
    ResourceFactory(url="https://example.org/knots", title="Knots")
    data = (
        b"Ropes part 1\n\n"
        b"1. Seven Knots for Beginners, by Ada Lind\nhttps://example.org/knots\n\n"
        b"2. The Long Rope, by Jo Marsh (via Kim Doyle)\nhttps://example.org/rope\n"
    )
    page = write(data).page
    knots, rope = items_of(page)
    assert (knots.title, knots["resource"].title) == (
        "Seven Knots for Beginners",
        "Knots",
    )
    assert (rope["heading"], rope.title) == ("", "The Long Rope")
    [via] = [
        notice
        for notice in RoundupImport.objects.get(page_id=page.pk).notices
        if notice["code"] == "via"
    ]
    assert (via["item"], "Kim Doyle" in via["message"]) == (2, True)


def test_people_on_record_are_credited_and_chosen_as_speakers(write):
    tomas, olu = PersonFactory(name="Tomas Rehn"), PersonFactory(name="Olu Bright")
    page = write().page
    timer, _, marking = items_of(page)
    assert [credit.person for credit in timer["resource"].credits] == [tomas]
    [quote] = [p.value for p in marking.parts if p.block_type == "pull_quote"]
    assert quote["speaker"] == olu


def test_boilerplate_is_kept_out_of_the_page_and_on_the_record(write):
    page = write().page
    text = str(page.body.get_prep_value())
    record = RoundupImport.objects.get(page_id=page.pk)
    dropped = " ".join(rest["text"] for rest in record.dropped)
    for words in ("No Image Available", "googletag", "Staff Room’s", "Thank you!"):
        assert words not in text
        assert words in dropped


def test_what_an_editor_has_to_check_is_on_the_record(write):
    record = RoundupImport.objects.get(page_id=write().page.pk)
    by_item = {(n.get("item"), n["code"]) for n in record.notices}
    assert (3, "no_address") in by_item
    assert (1, "no_address") not in by_item


def test_the_same_file_again_changes_nothing(write, series):
    first = write()
    again = write()
    assert (first.created, again.created) == (True, False)
    assert again.page.pk == first.page.pk
    assert imported_before(series, DATA).pk == first.page.pk
    assert RoundupImport.objects.count() == 1


def test_a_deleted_page_may_be_imported_anew(write):
    write().page.delete()
    assert write().created


def test_a_number_that_is_taken_refuses_the_file_and_writes_nothing(write, series):
    CuratedRoundupPageFactory(parent=series, part_number=2, title="Already here")
    with pytest.raises(ImportRefused, match=r"part 2 already.*Already here.*--part"):
        write()
    assert not get_resource_model().objects.filter(publisher="").exists()
    assert write(part_number=7).page.part_number == 7


def test_publishing_what_is_incomplete_is_refused_whole(write, series):
    with pytest.raises(ImportRefused, match="without --publish"):
        write(publish=True)
    series.refresh_from_db()
    assert series.numchild == 0
    assert not Person.objects.exists()


def test_publishing_what_is_complete_publishes(write):
    data = (
        b"Two links part 1\n\n"
        + "\n\n".join(
            f"{n}. Title {n} by Ada Lind is good. https://example.org/{n}"
            for n in (1, 2)
        ).encode()
    )
    assert write(data, publish=True).page.live


def test_markup_in_the_text_stays_text(write):
    data = DATA.replace(b"This article", b"<script>alert(1)</script> This article")
    page = write(data).page
    assert "&lt;script&gt;" in str(page.body.get_prep_value())
    assert "<script>" not in str(page.body)
