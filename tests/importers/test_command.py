"""manage.py import_roundups, as an operator types it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parent / "fixtures"
LETTER = str(FIXTURES / "weekly-letter.txt")
KEYS = {
    "path",
    "title",
    "part_number",
    "intro",
    "outro",
    "items",
    "bio",
    "doc_quotes",
    "dropped",
    "unplaced",
}


@pytest.fixture
def series():
    return RoundupSeriesPageFactory(slug="small-tools")


def run(*paths, **options) -> str:
    out = StringIO()
    call_command("import_roundups", *paths, stdout=out, **options)
    return out.getvalue()


def parts() -> list[int]:
    pages = get_roundup_page_model().objects.order_by("part_number")
    return list(pages.values_list("part_number", flat=True))


def test_a_dry_run_needs_no_series_and_writes_nothing():
    assert "read only, nothing written" in run(LETTER, dry_run=True)
    assert parts() == []


def test_json_is_a_list_with_the_promised_keys_per_file():
    other = str(FIXTURES / "countdown.txt")
    reports = json.loads(run(LETTER, other, dry_run=True, json=True))
    assert [report["path"] for report in reports] == [LETTER, other]
    for report in reports:
        assert report.keys() >= KEYS
        for item in report["items"]:
            assert item.keys() >= {
                "number",
                "title",
                "commentary_text",
                "links",
                "author",
                "quotes",
            }


def test_it_reports_what_it_imported_and_says_when_there_was_nothing_to_do(series):
    report = run(LETTER, series="small-tools")
    assert "part 2: 3 items, 4 quotes, 2 without an address" in report
    assert "imported as page" in report
    assert "nothing changed" in run(LETTER, series="small-tools")
    assert parts() == [2]


def test_one_bad_file_does_not_keep_the_others_out(series, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    out = StringIO()
    with pytest.raises(CommandError, match="2 of 3 files"):
        call_command(
            "import_roundups",
            str(empty),
            str(tmp_path / "missing.txt"),
            LETTER,
            series="small-tools",
            stdout=out,
        )
    assert parts() == [2]
    assert out.getvalue().count("not imported:") == 2


def test_an_error_is_in_the_json_too(series, tmp_path):
    out = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "import_roundups",
            str(tmp_path / "missing.txt"),
            series="small-tools",
            json=True,
            stdout=out,
        )
    [report] = json.loads(out.getvalue())
    assert "can not be read" in report["error"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "--series SLUG"),
        ({"series": "unheard-of"}, "no series with the slug “unheard-of”"),
        ({"series": "small-tools", "locale": "fr"}, "in “fr”"),
        ({"series": "small-tools", "part": 0}, "1 or more"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(series, options, words):
    with pytest.raises(CommandError, match=words):
        run(LETTER, **options)
    assert parts() == []


def test_a_part_number_is_for_one_file(series):
    with pytest.raises(CommandError, match="one file"):
        run(LETTER, LETTER, series="small-tools", part=3)
    run(LETTER, series="small-tools", part=3)
    assert parts() == [3]


def test_two_series_with_one_slug_are_told_apart_by_locale(series):
    from wagtail.models import Locale

    german = Locale.objects.get_or_create(language_code="de")[0]
    translation = series.copy_for_translation(german, copy_parents=True)
    translation.slug = series.slug
    translation.save()
    with pytest.raises(CommandError, match="Several series"):
        run(LETTER, series="small-tools")
    run(LETTER, series="small-tools", locale="de")
    assert get_roundup_page_model().objects.get().locale == german
