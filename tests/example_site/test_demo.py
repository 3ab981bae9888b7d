"""The `demo` command and the site it makes, run as a newcomer runs them: in a
process of their own, on a new SQLite file, without a network.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
EXAMPLE_SITE = HERE.parents[1] / "example_site"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {
        "DEMO_DATA_DIR": str(folder),
        "DEBUG": "0",
        "PORT": "8123",
        "PYTHONPATH": str(EXAMPLE_SITE.parent),
    }

    def probe(*steps) -> list:
        command = [sys.executable, str(HERE / "probe.py"), *steps]
        done = subprocess.run(
            command,
            cwd=EXAMPLE_SITE,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)

    return probe


@pytest.fixture(scope="module")
def loaded(run):
    return run("demo", "look")


@pytest.fixture(scope="module")
def first_words(loaded):
    return loaded[0]


@pytest.fixture(scope="module")
def site(loaded):
    return loaded[1]


def test_it_prints_addresses_and_log_ins(first_words):
    assert "http://127.0.0.1:8123/learning-out-loud/" in first_words
    assert "http://127.0.0.1:8123/admin/" in first_words
    assert "admin, password admin" in first_words
    assert "editor, password editor" in first_words


def test_two_series_by_two_curators(site):
    curators = [series["curators"] for series in site["series"].values()]
    assert sorted(curators) == [["Imogen Harrowgate"], ["Tobias Adeyemi-Lund"]]


def test_six_parts_are_published_one_is_planned_and_one_is_a_draft(site):
    series = site["series"]
    assert [one["live"] for one in series.values()] == [3, 3]
    assert series["learning-out-loud"]["planned"] == 4
    assert series["learning-out-loud"]["all"] == 3
    assert series["designing-for-learners"]["all"] == 4


def test_forty_resources_are_recommended(site):
    assert site["mentions"] >= 44
    assert site["resources"] >= 70
    assert site["audiences"] >= 44


def test_numbers_go_on_in_one_series_and_begin_anew_in_sections(site):
    def numbers(slug):
        return [number for _kind, number, _label in site["live_items"][slug]]

    first, second = numbers("where-people-can-see-you"), numbers("teams-that-notice")
    counted = [number for number in first if number]
    assert counted == list(range(1, len(counted) + 1))
    assert second[0] == counted[-1] + 1
    assert numbers("what-the-evidence-says").count(1) == 3


def test_each_extension_point_is_seen_working(site):
    items = [item for part in site["live_items"].values() for item in part]
    assert {kind for kind, *_ in items} == {"numbered_resource", "try_this"}
    assert "Bonus" in {label for *_, label in items}
    part = site["pages"]["/learning-out-loud/where-people-can-see-you/"]["text"]
    assert "Try this" in part
    assert "For whom: Anybody who is learning" in part


def test_every_page_answers_and_the_draft_does_not(site):
    assert len(site["pages"]) >= 11
    assert {page["status"] for page in site["pages"].values()} == {200}
    status = {path: page["status"] for path, page in site["other"].items()}
    assert status.pop("/nowhere/") == 404
    assert status.pop("/designing-for-learners/feedback-that-gets-used/") == 404
    assert set(status.values()) == {200}


def test_no_page_fetches_anything_from_elsewhere(site):
    for path, page in site["pages"].items():
        assert page["fetched"] == [], path
        assert "script-src 'self'" in page["policy"], path


def test_no_link_is_empty_or_says_only_here(site):
    vague = {"", "here", "click here", "link", "this"}
    for path, page in site["pages"].items():
        for address, words in page["links"]:
            assert words.strip().lower() not in vague, (path, address)


def test_search_finds_a_part_by_its_commentary(site):
    found = site["other"]["/search/?q=onions"]["text"]
    assert "Open all hours" in found
    assert re.search(r"open-all-hours/#[^\"]+\"[^>]*>\d+\. A podcast", found)
    assert "Nothing for" in site["other"]["/search/?q=xyzzy"]["text"]


def test_one_part_has_no_hero_image(site):
    assert site["without_hero"] == 1


def test_a_part_is_read_in_german_and_in_arabic_from_right_to_left(site):
    if not site["translations"]:
        pytest.skip("wagtail-localize is not installed")
    german = site["pages"]["/de/offen-lernen/wo-andere-dich-sehen/"]["text"]
    assert '<html lang="de" dir="ltr">' in german
    assert "Lernen, wo andere dich sehen" in german
    assert "Mutuo ista fiunt" in german
    assert "Somebody always knows which line." in german
    assert 'href="/learning-out-loud/where-people-can-see-you/"' in german
    arabic = site["pages"]["/ar/taallum-alani/hayth-yarak-alnas/"]["text"]
    assert '<html lang="ar" dir="rtl">' in arabic
    numbers = site["live_items"]["where-people-can-see-you"]
    assert [kind for kind, *_ in site["translations"]["wo-andere-dich-sehen"]]
    for items in site["translations"].values():
        assert [one[:2] for one in items] == [one[:2] for one in numbers]


def test_the_editor_may_open_a_draft_and_a_published_part(site):
    assert len(site["editor"]) == 2
    assert set(site["editor"].values()) == {200}


def test_a_second_run_changes_nothing_and_keeps_edits_until_reset(run, site):
    before, _, edited, words, again, _, anew = run(
        "rows", "edit", "rows", "demo", "rows", "reset", "facts"
    )
    assert edited != before
    assert "nothing was changed" in words
    assert again == edited
    assert anew == {name: site[name] for name in anew}
    assert "Teams that notice, edited" not in anew["titles"]
