"""The exports of programs for lists of literature."""

from datetime import datetime, timezone

import pytest

from wagtail_curation.importers.links import LinkFileProblem, zotero
from wagtail_curation.partialdate import PartialDate

from .helpers import by_title, links_in, links_of, records, rejects

FIELD_STUDY = [
    ("zotero.ris", "Retrieval practice in noisy rooms: a field study"),
    (
        "zotero.bib",
        "Retrieval practice in noisy rooms: A field study of UK offices",
    ),
    ("items.csl.json", "Retrieval practice in noisy rooms & halls"),
    ("zotero.csv", "Retrieval practice in noisy rooms"),
    ("zotero.rdf", "Retrieval practice in noisy rooms"),
]


@pytest.mark.parametrize(("fixture", "title"), FIELD_STUDY)
def test_one_paper_is_the_same_in_every_format(fixture, title):
    paper = by_title(links_of(fixture))[title]
    assert paper.kind == "paper"
    assert paper.authors[0] == "Anna Berger"
    assert paper.authors[-1].startswith("World Learning Institute")
    assert paper.publisher == "Journal of Workplace Learning"
    assert paper.published == PartialDate(2019, 5)
    assert paper.doi == "10.1000/jwl.2019.12"
    assert paper.language.startswith("en")
    assert paper.summary.startswith("We tested")
    assert paper.url.startswith(("https://jwl.example.org/", "https://doi.org/"))


@pytest.mark.parametrize("fixture", [fixture for fixture, _title in FIELD_STUDY])
def test_a_book_without_an_address_has_its_isbn(fixture):
    titles = by_title(links_of(fixture))
    book = next(one for title, one in titles.items() if "Lernen im Takt" in title)
    assert (book.url, book.isbn, book.kind) == ("", "9783161484100", "book")
    assert book.publisher.startswith("Verlag am Flu")
    assert book.published == PartialDate(2015)


def test_ris_semicolons_in_addresses_and_notes_in_html():
    paper = records(links_of("zotero.ris"))[0]
    assert paper.url == "https://jwl.example.org/article?id=12;view=full"
    assert paper.note == "Ask for the data."
    assert paper.summary == "We tested retrieval in open offices. Results were mixed."
    assert paper.tags == ("retrieval practice", "offices")
    assert paper.authors[1] == "Jan van der Meer"


def test_ris_that_people_mended_by_hand():
    found = links_of("mended.ris")
    blog, chapter = records(found)
    assert (blog.title, blog.line) == ("One blank where there are two", 4)
    assert (chapter.title, chapter.authors) == (
        "No end before this one",
        ("Eva Editor",),
    )
    assert (chapter.isbn, chapter.url) == (
        "9780306406157",
        "https://doi.org/10.1000/chap.7",
    )
    assert rejects(found) == [(17, "empty"), (19, "broken"), (20, "scheme")]


def test_an_endless_ris_entry_is_one_reject():
    endless = "TY  - JOUR\nAB  - " + ("x" * 999 + "\n") * 1100
    found = links_in(f"{endless}TY  - BLOG\nTI  - Next\nER  - \n")
    assert rejects(found) == [(1, "too_long")]
    assert records(found)[0].title == "Next"


def test_bibtex_macros_latex_and_names():
    book = by_title(links_of("zotero.bib"))["Lernen im Takt: Öfter, kürzer"]
    assert book.authors == ("Deniz Çelik", "Charles de la Vallée Poussin, Jr.")
    assert book.publisher == "Verlag am Fluß und See"
    assert book.language == "de"
    paper = records(links_of("zotero.bib"))[0]
    assert paper.url == "https://jwl.example.org/article?id=12&view=full"
    assert paper.summary.endswith("in 50% of all offices – and # more. Mail: a~b")
    assert paper.authors[1:] == (
        "Jan van der Meer",
        "World Learning Institute and Partners",
    )


def test_bibtex_addresses_from_other_fields():
    found = by_title(links_of("zotero.bib"))
    preprint = found["A preprint on pauses"]
    assert preprint.url == "https://arxiv.org/abs/2101.00001"
    assert preprint.kind == "paper"
    assert preprint.published == PartialDate(2021, 1, 5)
    how = found["How published"]
    assert how.url == "https://talks.example.org/~lee/how_to"
    assert how.published == PartialDate(2020, 12)
    assert found["Report without an address"].published is None


def test_a_broken_bibtex_entry_costs_itself_alone():
    assert rejects(links_of("zotero.bib")) == [(35, "broken"), (43, "empty")]


def test_an_endless_bibtex_entry_is_one_reject():
    endless = "@article{a, abstract = {" + ("x" * 999 + "\n") * 400
    found = links_in(f"{endless}\n@book{{b, title={{Next}}}}")
    assert rejects(found) == [(1, "too_long")]
    assert records(found)[0].title == "Next"


@pytest.mark.parametrize("name", ["ris", "bibtex"])
def test_a_file_without_an_entry_says_so(name):
    with pytest.raises(LinkFileProblem) as problem:
        links_in("nothing here\n", format=name)
    assert problem.value.code == "broken"


def test_csl_items_that_are_odd():
    found = links_of("items.csl.json")
    paper = records(found)[0]
    assert paper.title == "Retrieval practice in noisy rooms & halls"
    assert paper.note == "Ask for the data."
    assert by_title(found)["Lernen im Takt"].authors == ("Martin King, Jr.",)
    assert by_title(found)["Lernen im Takt"].tags == ("Rhythmus", "Lesen")
    assert rejects(found) == [(4, "scheme"), (5, "broken")]


def test_one_csl_item_needs_no_list():
    (found,) = links_in('{"type": "book", "title": "Alone", "author": []}')
    assert (found.title, found.kind) == ("Alone", "book")


def test_zoteros_table_with_editors_licences_and_impossible_days():
    found = links_of("zotero.csv")
    paper, book, film = records(found)
    assert paper.tags == ("retrieval", "offices")
    assert paper.note == "Ask for the data.\n\nTwice."
    assert paper.licence == "CC BY 4.0"
    assert paper.added == datetime(2024, 1, 2, 10, 11, 12, tzinfo=timezone.utc)
    assert book.authors == ("Rita Reihe",)
    assert (film.kind, film.minutes) == ("video", 13)
    assert film.published == PartialDate(2020, 2)
    assert rejects(found) == [(5, "empty")]


def test_zotero_rdf_finds_what_is_pointed_at():
    found = links_of("zotero.rdf")
    paper, book, post = records(found)
    assert paper.tags == ("Roundups", "Part 4", "offices")
    assert paper.note == "Extra: yes\n\nAsk for the data."
    assert paper.licence == "CC BY-SA 4.0"
    assert book.authors == ("Rita Reihe",)
    assert (post.url, post.publisher) == (
        "https://blog.example.org/post",
        "The Slow Blog",
    )
    assert rejects(found) == [(7, "empty")]


def test_collections_that_hold_each_other_do_not_go_round_for_ever():
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:z="http://www.zotero.org/namespaces/export#"
      xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <z:Collection rdf:about="#c1"><dc:title>One</dc:title>
        <dcterms:hasPart rdf:resource="#c2"/><dcterms:hasPart rdf:resource="#i"/>
      </z:Collection>
      <z:Collection rdf:about="#c2"><dc:title>Two</dc:title>
        <dcterms:hasPart rdf:resource="#c1"/></z:Collection>
      <rdf:Description rdf:about="#i"><dc:title>T</dc:title></rdf:Description>
    </rdf:RDF>"""
    (found,) = records(links_in(rdf))
    assert set(found.tags) == {"One", "Two"}


def test_zotero_rdf_that_breaks_off_keeps_what_came_before():
    whole = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:z="http://www.zotero.org/namespaces/export#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<rdf:Description rdf:about="https://example.org/"><dc:title>T</dc:title>'
        "</rdf:Description><rdf:Desc"
    )
    found = links_in(whole)
    assert records(found)[0].title == "T"
    assert rejects(found) == [(2, "cut_off")]


@pytest.mark.parametrize("name", ["MAX_BYTES", "MAX_NODES"])
def test_zotero_rdf_larger_than_memory_should_hold_is_refused(name, monkeypatch):
    monkeypatch.setattr(zotero, name, 20)
    with pytest.raises(LinkFileProblem) as problem:
        links_of("zotero.rdf")
    assert problem.value.code == "too_large"


def test_zotero_rdf_of_which_nothing_can_be_read_says_so():
    with pytest.raises(LinkFileProblem) as problem:
        links_in("<r xmlns:z='http://www.zotero.org/namespaces/export#'><")
    assert problem.value.code == "broken"


def test_the_section_of_a_newspaper_is_not_its_name():
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:z="http://www.zotero.org/namespaces/export#"
      xmlns:bib="http://purl.org/net/biblio#" xmlns:dcterms="http://purl.org/dc/terms/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <bib:Article rdf:about="https://news.example.org/1"><dc:title>T</dc:title>
        <z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf><bib:Part>
        <dc:title>Education</dc:title><dcterms:isPartOf><bib:Newspaper>
        <dc:title>The Daily</dc:title></bib:Newspaper></dcterms:isPartOf></bib:Part>
        </dcterms:isPartOf></bib:Article></rdf:RDF>"""
    (found,) = records(links_in(rdf))
    assert (found.publisher, found.kind) == ("The Daily", "article")
