"""Whatever format says it: what a file holds is text in the preview and the report."""

import csv
import io
import json
from html import escape
from xml.sax.saxutils import escape as xml
from xml.sax.saxutils import quoteattr

import openpyxl
import pytest

from tests.admin.importing import newest, text, upload, url
from tests.library.intake.helpers import TOP
from wagtail_curation.importers.links.formats import LINK_FORMATS
from wagtail_curation.models import get_resource_model

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
FORMULA = "=cmd|' /C calc'!A0"
TITLES = [f"Say {SCRIPT} twice", FORMULA]
URL = "https://example.org/{}"


def pairs():
    return [(URL.format(number), title) for number, title in enumerate(TITLES)]


def rows(columns):
    """A table whose columns are given as "url", "title" or anything else."""
    for address, title in pairs():
        cells = {"url": address, "title": title}
        yield [cells.get(column.lower(), "") for column in columns]


def table(*columns):
    lines = io.StringIO()
    csv.writer(lines).writerows([columns, *rows(columns)])
    return lines.getvalue()


def workbook():
    book = openpyxl.Workbook()
    for row in [("url", "title"), *rows(("url", "title"))]:
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def objects(address, title, **more):
    return json.dumps([{address: u, title: t, **more} for u, t in pairs()])


def opml():
    lines = (
        f'<outline type="link" text={quoteattr(t)} url={quoteattr(u)}/>'
        for u, t in pairs()
    )
    return f'<opml version="2.0"><body>{"".join(lines)}</body></opml>'


def rss():
    items = (
        f"<item><title>{xml(xml(t))}</title><link>{u}</link></item>" for u, t in pairs()
    )
    return f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def ris():
    return "".join(f"TY  - ELEC\nTI  - {t}\nUR  - {u}\nER  - \n\n" for u, t in pairs())


def bibtex():
    entry = "@misc{{{}, title = {{{}}}, url = {{{}}}}}"
    return "\n".join(entry.format(u[-1:], t, u) for u, t in pairs())


def rdf():
    items = "".join(
        f'<bib:Document rdf:about="{u}"><z:itemType>webpage</z:itemType>'
        f"<dc:title>{xml(t)}</dc:title><dc:identifier><dcterms:URI><rdf:value>{u}"
        "</rdf:value></dcterms:URI></dc:identifier></bib:Document>"
        for u, t in pairs()
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:z="http://www.zotero.org/namespaces/export#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:bib="http://purl.org/net/biblio#">{items}</rdf:RDF>'
    )


def links_html(before, item, after):
    found = (item.format(u=u, t=escape(t)) for u, t in pairs())
    return before + "\n".join(found) + after


FILES = {
    "bookmarks": lambda: links_html(TOP, '<DT><A HREF="{u}">{t}</A>', "</DL>"),
    "csv": lambda: table("url", "title"),
    "opml": opml,
    "feed": rss,
    "ris": ris,
    "bibtex": bibtex,
    "xlsx": workbook,
    "zotero-csv": lambda: table("Key", "Item Type", "Title", "Url"),
    "pocket-csv": lambda: table("title", "url", "time_added", "tags", "status"),
    "raindrop": lambda: table("id", "title", "note", "excerpt", "url", "folder"),
    "linkding": lambda: objects("url", "title", tag_names=[], notes="", id=1),
    "csl-json": lambda: objects("URL", "title", type="webpage", id="a"),
    "zotero-rdf": rdf,
    "json": lambda: objects("url", "title"),
    "pocket-html": lambda: links_html(
        "<!DOCTYPE html><title>Pocket Export</title><h1>Unread</h1><ul>",
        '<li><a href="{u}" time_added="1500000000" tags="">{t}</a></li>',
        "</ul>",
    ),
    "pinboard": lambda: objects(
        "href", "description", extended="", meta="a", hash="b", shared="no", tags=""
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_says_is_text(as_editor, name):
    data = FILES[name]()
    data = data if isinstance(data, bytes) else data.encode()
    response = upload(as_editor, data, "links", format=name)
    assert response.status_code == 302, response.context["form"].errors
    run = newest()
    assert run.format == name
    preview = as_editor.get(url("show", run.pk))
    titles = [row.title for row in preview.context["rows"]]
    assert len(titles) == len(TITLES)
    as_editor.post(url("choose", run.pk), mapping(preview))
    report = as_editor.get(url("show", run.pk))
    for page in (preview, report):
        assert SCRIPT not in page.content.decode()
        assert "cmd|" in text(page)
    assert get_resource_model().objects.count() == len(TITLES)


def mapping(preview):
    columns = preview.context.get("columns")
    return {f"column-{field.name}": field.value() for field in columns or ()}


def test_no_format_is_forgotten():
    assert {each.name for each in LINK_FORMATS} == set(FILES)
