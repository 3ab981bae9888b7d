"""Every page can be found, and every picture is shown and can be made again."""

import importlib.util
import re
import subprocess
import sys

import pytest
from PIL import Image

from tests.docs.running import ROOT, documents

DOCS = ROOT / "docs"
MOST_BYTES = 120_000
#: Taken by hand of the demo; the release checklist asks for them.
BY_HAND = {"editor", "roundup-page", "roundup-phone"}


def script():
    spec = importlib.util.spec_from_file_location("shots", DOCS / "screenshots.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_index_leads_to_every_page():
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    linked = set(re.findall(r"\]\(([^)#]+\.md)", index))
    assert pages - linked == {"README.md"}


def test_every_picture_is_shown_somewhere():
    text = "".join(path.read_text(encoding="utf-8") for path in documents())
    unseen = [p.name for p in DOCS.glob("images/*") if f"images/{p.name})" not in text]
    assert unseen == []


def test_every_picture_of_the_tutorial_is_made_by_the_script():
    pytest.importorskip("playwright")
    there = {path.stem for path in DOCS.glob("images/*")}
    assert there - BY_HAND == set(script().PICTURES)


def test_pictures_of_the_tutorial_are_of_one_size_and_small():
    for path in DOCS.glob("images/tutorial-*.png"):
        with Image.open(path) as picture:
            assert (picture.size, picture.mode) == ((1200, 800), "P"), path.name
        assert path.stat().st_size < MOST_BYTES, path.name


@pytest.mark.browser
def test_the_steps_of_the_tutorial_still_work(tmp_path):
    command = [sys.executable, str(DOCS / "screenshots.py"), "--to", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    made = {path.stem for path in tmp_path.glob("*.png")}
    assert made == set(script().PICTURES)
