import io
import zipfile

import openpyxl
import pytest

from wagtail_curation.importers.links import (
    LinkFileProblem,
    link_format,
    read_links,
    spreadsheet,
)
from wagtail_curation.partialdate import PartialDate

from .helpers import FIXTURES, NoGoingBack, links_in, links_of, records, rejects


def workbook(*rows):
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


def packed(**entries):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return data.getvalue()


def problem_of(data, **kwargs):
    with pytest.raises(LinkFileProblem) as problem:
        links_in(data, **kwargs)
    return problem.value.code


def test_the_first_sheet_with_anything_in_it_is_read():
    found = links_of("table.xlsx")
    article, book = records(found)
    assert article.authors == ("Ann Smith", "Bob Jones")
    assert article.published == PartialDate(2021, 3, 4)
    assert (article.minutes, article.tags) == (12, ("edge", "work"))
    assert (book.isbn, book.published) == ("9783161484100", PartialDate(2015))
    assert (book.line, article.line) == (4, 2)
    assert rejects(found) == [(5, "scheme")]


def test_what_can_be_mapped_is_shown():
    stream = io.BytesIO((FIXTURES / "table.xlsx").read_bytes())
    headings, rows = link_format("xlsx").headings(stream, 1)
    assert headings[:2] == ["Title", "Link"]
    assert rows[0].columns["Minutes"] == "12"


def test_a_mapping_is_obeyed():
    data = workbook(["A", "B"], ["One", "https://example.org/"])
    (found,) = links_in(data, mapping={"B": "url", "A": "title"})
    assert (found.title, found.url) == ("One", "https://example.org/")


def test_a_pipe_will_do():
    data = workbook(["url"], ["https://example.org/"])
    assert len(list(read_links(NoGoingBack(data)))) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(word__document="<x/>"), "unknown_format"),
        (packed(xl__workbook="<x/>"), "broken"),
        (b"PK\x03\x04 and then nothing", "broken"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 1000, "locked"),
        (packed(xl__workbook="0" * 61_000_000), "too_large"),
        (packed(xl__sharedStrings="0" * 13_000_000), "too_large"),
        (workbook(["url", *map(str, range(600))]), "too_wide"),
    ],
)
def test_what_cannot_be_read_says_why(data, code):
    assert problem_of(data, format="xlsx") == code


def test_a_workbook_that_declares_entities_is_harmless():
    whole = io.BytesIO(workbook(["url"], ["https://example.org/"]))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if "sheet1" in name:
                text = f"{bomb}]>" + text.split("?>")[-1].replace("inlineStr", "str")
                text = text.replace(
                    "<sheetData>", "<sheetData><row><c><v>&j;</v></c></row>"
                )
            new.writestr(name, text)
    assert problem_of(changed.getvalue()) == "broken"


def test_a_sheet_of_endless_rows_is_too_large(monkeypatch):
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 3)
    data = workbook(["url"], *[[f"https://example.org/{n}"] for n in range(5)])
    assert problem_of(data) == "too_large"


def test_a_sheet_that_breaks_off_keeps_what_came_before():
    whole = io.BytesIO(workbook(["url"], *[[f"https://e.org/{n}"] for n in range(9)]))
    changed = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data[: data.rindex(b"<row")] if "sheet1" in name else data
            )
    found = links_in(changed.getvalue())
    assert records(found)
    assert found[-1].code == "cut_off"
