import json
import logging
import os
import random
import sys
import time
import zlib

import pytest

from tests.importers.links.test_fuzz import mutated
from wagtail_curation.importers.links.quiet import keep_quiet
from wagtail_curation.metadata import files
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.metadata.deadline import OutOfTime, deadline
from wagtail_curation.metadata.files import read_file_card
from wagtail_curation.partialdate import PartialDate

from .filemaking import docx, epub, odt, packed, pdf

LIKELY = Origin("file", "likely")


def test_a_pdf_by_its_information_dictionary():
    card = read_file_card(
        pdf(
            {
                "/Title": "Learning at the Edge: a Report",
                "/Author": "Ann Smith; World Learning Institute",
                "/CreationDate": "D:20190512103000+02'00'",
            },
            pages=3,
            language="en-GB",
        ),
        "application/pdf",
        "https://example.org/report.pdf",
    )
    assert card.title == "Learning at the Edge: a Report"
    assert card.authors == ("Ann Smith", "World Learning Institute")
    assert (card.pages, card.language, card.kind) == (3, "en-GB", "")
    assert card.published == PartialDate(2019, 5, 12)
    assert card.origins["title"] == LIKELY
    assert card.origins["published"] == Origin("file", "guess")


def test_xmp_says_more_and_comes_first():
    card = read_file_card(
        pdf(
            {"/Title": "old title", "/Author": "Typesetter", "/CreationDate": "D:2020"},
            xmp="""<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The Real Title
                </rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Ann Smith
                </rdf:li><rdf:li>Bob Jones</rdf:li></rdf:Seq></dc:creator>
                <dc:language><rdf:Bag><rdf:li>de</rdf:li></rdf:Bag></dc:language>
                <prism:publicationDate>2019-05</prism:publicationDate>
                <prism:publicationName>Journal of Edges</prism:publicationName>
                <dc:rights><rdf:Alt><rdf:li>https://creativecommons.org/licenses/by/4.0/
                </rdf:li></rdf:Alt></dc:rights>""",
        )
    )
    assert card.title == "The Real Title"
    assert card.authors == ("Ann Smith", "Bob Jones")
    assert (card.language, card.publisher) == ("de", "Journal of Edges")
    assert card.published == PartialDate(2019, 5)
    assert card.origins["published"] == LIKELY
    assert card.licence == "CC BY 4.0"


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - Annual report.docx",
        "Microsoft PowerPoint - x",
        "report_final_v3",
        "report.docx",
        "Jahresbericht 2019.indd",
        "Untitled document",
        "Document1",
        "PowerPoint-Präsentation",
        "Präsentation1",
        "Layout 1",
        "C:\\Users\\ann\\x",
        "20190512-1",
        "--",
        "no",
        "/home/ann/report",
        "https://example.org/print",
        "scan0001",
        "",
    ],
)
def test_what_a_program_put_there_is_no_title(title):
    assert read_file_card(pdf({"/Title": title})).title == ""


@pytest.mark.parametrize(
    "title",
    [
        "Untangling work",
        "The Document of Our Time",
        "Learning",
        "Scandinavian schools",
        "Node.js in Action",
        "Printing in schools",
        "Microsoft Word for teachers",
        "Scan the field, then act",
        "Chatting with Character.ai",
        "21st Century Skills",
    ],
)
def test_a_title_that_only_looks_like_one_of_those_is_kept(title):
    assert read_file_card(pdf({"/Title": title})).title == title


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Administrator", ()),
        ("Microsoft Office User", ()),
        ("ann.smith@example.org", ()),
        ("asmith", ()),
        ("PC-0815", ()),
        ("Ann Smith", ("Ann Smith",)),
        ("UNESCO", ("UNESCO",)),
        ("OECD", ("OECD",)),
        ("Smith, Ann; Jones, Bob", ("Ann Smith", "Bob Jones")),
    ],
)
def test_accounts_and_computers_are_no_authors(author, authors):
    assert read_file_card(pdf({"/Author": author})).authors == authors


def test_a_pdf_with_a_password_says_nothing():
    assert read_file_card(pdf({"/Title": "Hidden Title"}, password="x")) == Card()


def test_a_pdf_that_only_forbids_printing_is_read():
    card = read_file_card(pdf({"/Title": "An Open Title"}, password=""))
    assert card.title == "An Open Title"


def test_a_pdf_cut_in_the_middle_still_says_what_stands_in_it():
    whole = pdf(
        xmp="<dc:title><rdf:Alt><rdf:li>A Long Report</rdf:li></rdf:Alt></dc:title>",
        pages=50,
    )
    end = whole.index(b"</x:xmpmeta>") + 20
    assert read_file_card(whole[:end]).title == "A Long Report"


def test_word_by_its_core_properties():
    card = read_file_card(
        docx(
            "<dc:title>How We Onboard</dc:title><dc:creator>Ann Smith</dc:creator>"
            "<dc:description>For new colleagues.</dc:description>"
            "<dcterms:created>2021-03-04T10:00:00Z</dcterms:created>"
        )
    )
    assert (card.title, card.authors) == ("How We Onboard", ("Ann Smith",))
    assert (card.pages, card.kind) == (12, "")
    assert card.summary == "For new colleagues."
    assert card.published == PartialDate(2021, 3, 4)
    assert card.origins["published"].certainty == "guess"


def test_opendocument():
    card = read_file_card(
        odt(
            "<dc:title>Ein Leitfaden</dc:title><dc:language>de-DE</dc:language>"
            "<meta:initial-creator>Ann Smith</meta:initial-creator>"
            "<dc:creator>Last Editor</dc:creator>"
            "<meta:creation-date>2020-01-02T03:04:05</meta:creation-date>"
            '<meta:document-statistic meta:page-count="7"/>'
        )
    )
    assert (card.title, card.authors) == ("Ein Leitfaden", ("Ann Smith",))
    assert (card.language, card.pages) == ("de-DE", 7)


def test_epub_is_a_book():
    card = read_file_card(
        epub(
            "<dc:title>Slow Learning</dc:title><dc:creator>Ann Smith</dc:creator>"
            "<dc:creator>Bob Jones</dc:creator><dc:publisher>The Press</dc:publisher>"
            "<dc:date>2018</dc:date><dc:language>en</dc:language>"
        )
    )
    assert (card.title, card.kind) == ("Slow Learning", "book")
    assert card.authors == ("Ann Smith", "Bob Jones")
    assert (card.publisher, card.published) == ("The Press", PartialDate(2018))
    assert card.origins["published"] == LIKELY


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"%PDF-1.7\n" + b"garbage " * 1000,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
        b"PK\x03\x04broken",
        b"<html><title>Not a file</title></html>",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        packed(some="<x/>"),
        docx("<dc:title>Broken"),
        docx('<!DOCTYPE x [<!ENTITY a "b">]><dc:title>&a;</dc:title>'),
        epub("<dc:title>T</dc:title>", path="../../etc/passwd"),
        epub("<dc:title>T</dc:title>", path=""),
    ],
)
def test_what_cannot_be_read_gives_an_empty_card(data):
    assert read_file_card(data) == Card()


def test_a_part_that_unpacks_for_ever_is_not_unpacked():
    bomb = docx("<dc:title>T</dc:title>" + " " * 50_000_000)
    assert len(bomb) < 100_000
    assert read_file_card(bomb) == Card()


def test_an_entity_bomb_in_xmp_is_harmless():
    whole = pdf({"/Title": "A Quiet Title"}, xmp="<dc:title>X</dc:title>")
    bomb = whole.replace(b'<?xpacket begin="', b'<!DOCTYPE x [<!ENTITY a "a">]><!--')
    assert read_file_card(bomb).title in ("", "A Quiet Title")


def test_a_file_larger_than_any_real_one_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    assert read_file_card(pdf({"/Title": "A Quiet Title"})) == Card()


def test_a_pages_tree_that_goes_round_does_not_go_on_for_ever():
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"3 0 obj<</Title(A Quiet Title)>>endobj\n"
        b"trailer<</Root 1 0 R/Info 3 0 R/Prev 0>>\n%%EOF"
    )
    card = read_file_card(data)
    assert card.pages in (None, 9)


def test_a_file_that_takes_too_long_gives_an_empty_card(monkeypatch):
    def for_ever(data):
        while True:
            str(data)
            len(range(10).__class__.__name__.upper())

    monkeypatch.setattr(files, "pdf_told", for_ever)
    monkeypatch.setattr(files, "MAX_SECONDS", 0.05)
    started = time.monotonic()
    assert read_file_card(b"%PDF-1.7") == Card()
    assert time.monotonic() - started < 5


def test_a_deadline_leaves_nothing_behind():
    before = sys.getprofile()
    with deadline(60):
        assert str(1) == "1"
    assert sys.getprofile() is before
    with pytest.raises(OutOfTime), deadline(-1):
        str(1)
    assert sys.getprofile() is before


def pdf_of(*objects):
    """A PDF by its objects from the third on, the information dictionary first."""
    numbered = enumerate(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Count 3>>", *objects], 1
    )
    body = b"".join(b"%d 0 obj%bendobj\n" % (n, content) for n, content in numbered)
    end = b"trailer<</Root 1 0 R/Info 3 0 R/Size 9>>\nstartxref\n0\n%%EOF"
    return b"%PDF-1.4\n" + body + end


HOSTILE = {
    "deep-array": lambda: pdf_of(b"<</Title " + b"[" * 100_000 + b">>"),
    "deep-dictionary": lambda: pdf_of(b"<</Title " + b"<</a" * 50_000 + b">>"),
    "chain": lambda: pdf_of(*(b" %d 0 R " % (n + 4) for n in range(5_000))),
    "itself": lambda: pdf_of(b" 3 0 R "),
    "open-text": lambda: pdf_of(b"<</Title(" + b"(" * 1_000_000),
    "open-hex": lambda: pdf_of(b"<</Title<" + b"f" * 1_000_000),
    "trailers": lambda: b"%PDF-1.4\n" + b"trailer<</Prev 9>>\n" * 50_000,
    "packets": lambda: b"%PDF-1.4\n" + b"<x:xmpmeta " * 400_000,
    "bomb": lambda: pdf_of(b"<<>>", _bomb()).replace(
        b"/Pages", b"/Metadata 4 0 R/Pages"
    ),
}


def _bomb():
    data = zlib.compress(b"a" * 200_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(data)
    return stream + data + b"\nendstream "


@pytest.mark.uncounted
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_done_with_in_time_and_says_nothing_to_the_log(name, caplog):
    data = HOSTILE[name]()
    started = time.process_time()
    assert isinstance(read_file_card(data), Card)
    assert time.process_time() - started < files.MAX_SECONDS + 1
    assert caplog.records == []


@pytest.mark.parametrize("make", ["pdf", "docx", "odt", "epub"])
def test_a_file_with_anything_done_to_it_gives_a_card(make):
    text = "<dc:title>A Quiet Title</dc:title><dc:creator>Ann Smith</dc:creator>"
    whole = pdf({"/Title": "A Quiet Title"}, xmp=text)
    if make != "pdf":
        whole = {"docx": docx, "odt": odt, "epub": epub}[make](text)
    for n in range(300 if os.environ.get("CI") else 30):
        chance = random.Random(f"{make} {n}")
        card = read_file_card(mutated(whole, whole[::-1], chance))
        assert Card.from_json(json.loads(json.dumps(card.as_json()))) == card


def test_a_site_that_wants_to_hear_libraries_hears_them():
    logger = logging.getLogger("tests.a_library")
    logger.setLevel(logging.INFO)
    keep_quiet("tests.a_library")
    assert logger.level == logging.INFO
    keep_quiet("tests.another_library")
    assert not logging.getLogger("tests.another_library").isEnabledFor(logging.ERROR)
