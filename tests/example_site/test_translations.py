"""What the demo says in other languages, before any database."""

import sys

import pytest

from tests.example_site.test_content import EXAMPLE_SITE


@pytest.fixture(scope="module")
def demo():
    sys.path.insert(0, str(EXAMPLE_SITE))
    try:
        from demo import content, translations
    finally:
        sys.path.remove(str(EXAMPLE_SITE))
    return content, translations


@pytest.fixture(scope="module")
def told(demo):
    """By language and name: (what is said, in other words) of a whole file."""
    content, translations = demo
    parts = {part["slug"]: part for part in content.parts()}
    site = content.read("site.yaml")
    # Wagtail's first migration named this page; of the series the first is translated.
    site["home"]["slug"] = "home"
    site["series"] = [{"part_label": "Part", **site["series"][0]}]
    found = {}
    for path in sorted(content.FOLDER.glob("translations/*/*.yaml")):
        said = content.read(path.relative_to(content.FOLDER).as_posix())
        if path.stem == "site":
            said = {"home": said["home"], "series": said["series"]}
        source = site if path.stem == "site" else parts[path.stem]
        found[path.parent.name, path.stem] = list(translations.pairs(source, said))
    return found


def test_each_language_has_the_site_and_the_same_parts(demo, told):
    _content, translations = demo
    names = {
        language: {name for other, name in told if other == language}
        for language in translations.LANGUAGES
    }
    assert len({frozenset(each) for each in names.values()}) == 1
    assert all(each > {"site"} for each in names.values())
    assert set(names) == {language for language, _name in told}


def test_no_sentence_is_left_in_the_language_it_came_in(told):
    left = [
        (where, one)
        for where, pairs in told.items()
        for one, other in pairs
        if len(one.split()) > 3 and one == other
    ]
    assert left == []


def test_a_translated_part_says_all_of_its_commentary(demo, told):
    content, _translations = demo
    for (language, name), pairs in told.items():
        if name == "site":
            continue
        (part,) = (each for each in content.parts() if each["slug"] == name)
        counted = [block for block in part["body"] if block.get("item")]
        said = " ".join(other for _one, other in pairs)
        assert len(said.split()) > 40 * len(counted), language


def test_links_and_marks_are_those_of_the_source(told):
    for where, pairs in told.items():
        for one, other in pairs:
            assert one.count("<") == other.count("<"), (where, one)
            assert one.count("href=") == other.count("href="), (where, one)
