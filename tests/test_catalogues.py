"""Every string is translated, with its placeholders, in each language we ship.

Nothing is asked while the package ships no language; once one is there, all are.
"""

import re

import polib
import pytest

from tests import catalogues
from tests.catalogues import (
    LANGUAGES,
    PACKAGE,
    SITE,
    SITE_LANGUAGES,
    catalogue,
    problems,
)

SHIPS_LANGUAGES = (PACKAGE / "locale").is_dir()
CATALOGUES = [
    *((PACKAGE, language) for language in (LANGUAGES if SHIPS_LANGUAGES else [])),
    *((SITE, language) for language in SITE_LANGUAGES),
]
each_catalogue = pytest.mark.parametrize(
    ("home", "language"), CATALOGUES, ids=[f"{h.name}-{it}" for h, it in CATALOGUES]
)


@pytest.fixture(scope="module")
def strings():
    return catalogues.extracted()


@pytest.fixture(scope="module")
def every_string(strings):
    return {PACKAGE: strings, SITE: catalogues.extracted(SITE)}


def test_strings_of_code_and_templates_are_found(strings):
    found = {entry.msgid for entry in strings}
    # Of a model, of a template, of a block, of a function, and one with a plural.
    assert {
        "In other languages",
        "Curated by",
        "Pull quote",
        "Say what the link leads to.",
        "%(count)s failure is off the list.",
    } <= found
    assert len(found) > 900


def test_gettext_is_called_by_names_that_the_extraction_knows():
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    called = re.findall(r"\bimport \w*gettext\w* as (\w+)", code)
    assert len(called) > 50
    assert set(called) <= catalogues.ALIASES


@each_catalogue
def test_a_catalogue_is_complete_and_right(home, language, every_string):
    found = polib.pofile(str(catalogue(language, home=home)))
    wrong = problems(language, found, every_string[home])
    assert not wrong, "\n".join(wrong[:40])


@each_catalogue
def test_what_is_compiled_is_what_is_written(home, language):
    written = polib.pofile(str(catalogue(language, home=home)))
    compiled = polib.mofile(str(catalogue(language, "mo", home)))

    def said(found):
        return {catalogues.key(e): (e.msgstr, e.msgstr_plural) for e in found}

    assert said(compiled) == said(written.translated_entries())


def source(*entries) -> polib.POFile:
    found = polib.POFile()
    found.extend(polib.POEntry(**entry) for entry in entries)
    return found


ONE = {"msgid": "Part %(number)s", "msgstr": ""}
MANY = {"msgid": "%(n)s part", "msgid_plural": "%(n)s parts"}


@pytest.mark.parametrize(
    ("language", "entries", "complaint"),
    [
        ("de", [{**ONE, "msgstr": "Teil"}], "other placeholders"),
        ("de", [{**ONE, "msgstr": "Teil %(nummer)s"}], "other placeholders"),
        ("de", [{**ONE, "msgstr": "Teil %(number)s", "flags": ["fuzzy"]}], "fuzzy"),
        ("de", [ONE], "not translated"),
        ("de", [], "not in the catalogue"),
        ("ar", [{**MANY, "msgstr_plural": {0: "%(n)s", 1: "%(n)s"}}], "2 plural"),
        ("de", [{**MANY, "msgstr_plural": {0: "ein", 1: "%(m)s"}}], "has not"),
    ],
)
def test_a_bad_catalogue_is_told_so(language, entries, complaint):
    found = source(*entries)
    found.metadata = {"Plural-Forms": LANGUAGES[language]}
    wanted = source(ONE if not entries or "Part" in entries[0]["msgid"] else MANY)
    assert any(complaint in it for it in problems(language, found, wanted))


def test_a_good_one_is_not():
    plural = dict.fromkeys(range(6), "%(n)s")
    found = source({**MANY, "msgstr_plural": plural}, {**ONE, "msgstr": "%(number)s"})
    found.metadata = {"Plural-Forms": LANGUAGES["ar"]}
    assert problems("ar", found, source(MANY, ONE)) == []


def test_bringing_up_to_date_keeps_translations_and_drops_guesses(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path)
    path = catalogue("de")
    path.parent.mkdir(parents=True)
    old = source(
        {**ONE, "msgstr": "Teil %(number)s"},
        {"msgid": "Gone", "msgstr": "Fort"},
        {"msgid": "Guessed", "msgstr": "Geraten", "flags": ["fuzzy"]},
    )
    old.save(str(path))
    new = catalogues.updated("de", source({"msgid": "Guessed"}, ONE, MANY))
    assert {e.msgid: e.msgstr for e in new} == {
        "%(n)s part": "",
        "Guessed": "",
        "Part %(number)s": "Teil %(number)s",
    }
    assert new[0].msgstr_plural == {0: "", 1: ""}
