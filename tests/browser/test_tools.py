"""The tools that the other tests here trust find what they are there to find."""

import pytest

DOCUMENT = """<!doctype html>
<html lang="en"><head><title>A page</title></head>
<body><main><h1>A page</h1>{}</main></body></html>"""
SOUND = DOCUMENT.format("<p>Words.</p>")


@pytest.fixture
def tab(browser):
    tab = browser.new_page()
    yield tab
    tab.close()


def test_axe_finds_an_image_without_words(tab, axe):
    tab.set_content(DOCUMENT.format('<img src="data:,">'))
    assert [violation["id"] for violation in axe(tab)] == ["image-alt"]


def test_axe_has_nothing_to_say_about_a_sound_page(tab, axe):
    tab.set_content(SOUND)
    assert axe(tab) == []


def test_axe_looks_only_where_it_is_told(tab, axe):
    tab.set_content(DOCUMENT.format('<img src="data:,"><p id="here">Words.</p>'))
    assert axe(tab, include="#here") == []


def test_vnu_finds_an_element_in_the_wrong_place(vnu):
    (error,) = vnu(DOCUMENT.format("<ul><p>Not an item.</p></ul>"))
    assert "not allowed as child of" in error


def test_vnu_has_nothing_to_say_about_a_sound_page(vnu):
    assert vnu(SOUND) == []
