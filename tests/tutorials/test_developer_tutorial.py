"""docs/tutorial/first-roundup-developer.md, from its first line to its last."""

import re

import pytest

from tests.docs.running import ROOT, samples
from tests.tutorials.projects import Project

DOCUMENT = ROOT / "docs/tutorial/first-roundup-developer.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
PARTS = [int(number) for number in re.findall(r"^## (\d+)\. ", TEXT, re.MULTILINE)]
PART = "/learning-together/three-things-to-read/"


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The project when the last line has been typed."""
    project = Project(tmp_path_factory.mktemp("tutorial"))
    project.follow(samples(DOCUMENT))
    return project


@pytest.fixture(scope="module")
def server(followed):
    with followed.served() as server:
        yield server


def test_it_says_how_long_it_is():
    assert PARTS == [1, 2, 3, 4, 5, 6, 7]


def test_the_checks_find_nothing(followed):
    checks = [said for said in followed.said if said.startswith("System check")]
    assert checks == ["System check identified no issues (0 silenced).\n"] * 2


def test_the_addresses_that_it_names_are_there(server):
    for address in re.findall(r"<http://127\.0\.0\.1:8000(/[^>]*)>", TEXT):
        assert "<html" in server.get(address), address


def test_the_part_is_published_and_numbered(server):
    html = server.get(PART)
    numbers = re.findall(r'curation-item__number">(\d+)<', html)
    assert numbers == ["1", "2", "3"]
    assert "The forgetting curve, again" in html
    assert "Ada Example" in html
    assert PART in server.get("/learning-together/")


def test_the_template_and_the_colour_are_used(server):
    assert server.get(PART).count("Talk about it") == 3
    assert "--curation-accent: #7a1f5c" in server.get("/static/css/mysite.css")


COUNTED = """
import json, re
from django.db import transaction
from wagtail_curation.models import get_roundup_page_model

# What is tried here is undone: the other tests read the page as the tutorial left it.
with transaction.atomic():
    part = get_roundup_page_model().objects.get()
    steps = "<p>From memory.</p>"
    exercise = {"heading": "Draw the curve", "minutes": 5, "steps": steps}
    body = list(part.body.raw_data)
    body.insert(2, {"type": "exercise", "value": exercise})
    part.body = json.dumps(body)
    part.save_revision().publish()
    html = Client().get(part.url, HTTP_HOST="localhost").content.decode()
    titles = re.findall(r'<h2 class="curation-item__title">(.*?)</h2>', html, re.S)
    print([" ".join(re.sub("<[^>]*>", " ", title).split()) for title in titles])
    transaction.set_rollback(True)
"""


def test_the_block_is_counted_with_the_resources(followed):
    said = followed.prove(COUNTED)
    assert "'2 Draw the curve (5 min)', '3 . A workshop without slides'" in said
