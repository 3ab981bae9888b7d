"""Scripts planted wherever a page, or a file of links, can say something.

Each calls ``planted("where")``, which a browser would do if any of it became markup.
"""

import io
import json
from html import escape
from xml.sax.saxutils import escape as xml

import openpyxl

ADDRESS = "https://planted.example.org/a-post-about-nothing-1234"


def attack(where: str) -> str:
    """Breaks out of an attribute, a script, a comment, a title and a textarea."""
    call = f"planted('{where}')"
    return (
        f"""x'"></script></title></textarea>--><svg onload="{call}">"""
        f"""<img src=y onerror="{call}"><script>{call}</script>{{{{ {call} }}}}"""
    )


def page() -> str:
    """A page that plants a script in each field of its card."""
    described = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": attack("title"),
        "author": [{"@type": "Person", "name": f"Ann Oak {attack('author')}"}],
        "publisher": {"@type": "Organization", "name": attack("publisher")},
        "datePublished": "2021-03-04",
        "description": attack("summary"),
        "image": f"https://planted.example.org/i.jpg?{attack('image')}",
        "inLanguage": attack("language"),
        "license": attack("licence"),
        "educationalLevel": attack("level"),
    }
    declared = json.dumps(described).replace("</", "<\\/")
    metas = {
        "og:title": attack("og-title"),
        "og:site_name": attack("og-site"),
        "og:description": attack("og-description"),
        "og:image": f"javascript:{attack('og-image')}",
        "author": attack("meta-author"),
        "description": attack("description"),
    }
    tags = "".join(
        f'<meta property="{n}" name="{n}" content="{escape(v)}">'
        for n, v in metas.items()
    )
    seen = escape(attack("h1"))
    return (
        f'<!doctype html><html lang="{escape(attack("lang"))}"><head>'
        f"<title>{escape(attack('title-tag'))}</title>{tags}"
        f'<link rel="canonical" href="{escape(attack("canonical"))}">'
        f'<script type="application/ld+json">{declared}</script></head>'
        f'<body><h1>{seen}</h1><p class="byline">By {escape(attack("byline"))}</p>'
        f"<p>{'word ' * 300}</p></body></html>"
    )


def _csv(*columns: str) -> str:
    names = ",".join(columns)
    cells = [
        ADDRESS if "ur" in c.lower() or c == "Link" else attack(c) for c in columns
    ]
    values = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    return f"{names}\n{values}\n"


def _table() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Title", "URL", "Author", "Notes", "Tags"])
    places = ["xlsx-author", "xlsx-notes", "xlsx-tags"]
    book.active.append([attack("xlsx-title"), ADDRESS, *map(attack, places)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _entry(**fields: str) -> str:
    return json.dumps([fields])


BOOKMARKS = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>
<DT><H3>{escape(attack("folder"))}</H3><DL><p>
<DT><A HREF="{ADDRESS}" TAGS="{escape(attack("tag"))}">{escape(attack("title"))}</A>
<DD>{escape(attack("note"))}
<DT><A HREF="javascript:{escape(attack("address"))}">Reject</A>
</DL></DL>"""

OPML = f"""<?xml version="1.0"?><opml version="2.0"><head><title>{xml(attack("opml"))}
</title></head><body><outline text="{escape(attack("folder"))}">
<outline type="link" text="{escape(attack("title"))}" url="{ADDRESS}"/>
<outline type="rss" text="{escape(attack("feed"))}" xmlUrl="{ADDRESS}/feed"
 htmlUrl="{ADDRESS}/site"/></outline></body></opml>"""

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>{xml(attack("feed"))}
</title><link>https://planted.example.org/</link><description>d</description><item>
<title>{xml(attack("title"))}</title><link>{ADDRESS}</link>
<author>{xml(attack("author"))}</author><category>{xml(attack("tag"))}</category>
<description>{xml(attack("summary"))}</description></item></channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>{xml(attack("feed"))}</title><id>urn:x:1</id><updated>2024-01-01T00:00:00Z</updated>
<entry><title type="html">{xml(attack("title"))}</title><id>urn:x:2</id>
<updated>2024-01-01T00:00:00Z</updated><link href="{ADDRESS}"/>
<author><name>{xml(attack("author"))}</name></author>
<summary type="html">{xml(attack("summary"))}</summary></entry></feed>"""

ZOTERO_RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"><bib:Article rdf:about="{ADDRESS}">
<z:itemType>webpage</z:itemType><dc:title>{xml(attack("title"))}</dc:title>
<dc:subject>{xml(attack("tag"))}</dc:subject><bib:authors><rdf:Seq><rdf:li>
<foaf:Person><foaf:surname>{xml(attack("author"))}</foaf:surname></foaf:Person>
</rdf:li></rdf:Seq></bib:authors></bib:Article></rdf:RDF>"""

RIS = f"""TY  - JOUR
TI  - {attack("title")}
AU  - {attack("author")}
KW  - {attack("tag")}
AB  - {attack("summary")}
N1  - {attack("note")}
UR  - {ADDRESS}
ER  -
"""

BIBTEX = f"""@article{{planted,
  title = "{attack("title").replace('"', "''").replace("{", "(").replace("}", ")")}",
  author = "{attack("author").replace('"', "''").replace("{", "(").replace("}", ")")}",
  url = "{ADDRESS}"
}}
"""

CSL = json.dumps(
    [
        {
            "type": "article-journal",
            "title": attack("title"),
            "author": [{"family": attack("author"), "given": "Ann"}],
            "abstract": attack("summary"),
            "publisher": attack("publisher"),
            "note": attack("note"),
            "URL": ADDRESS,
        }
    ]
)

POCKET = f"""<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul><li><a href="{ADDRESS}" time_added="1400000000"
 tags="{escape(attack("tag"))}">{escape(attack("title"))}</a></li></ul></body></html>"""

#: By format: the name of a file, and what is in it.
FILES: dict[str, tuple[str, str | bytes]] = {
    "bookmarks": ("bookmarks.html", BOOKMARKS),
    "csv": ("links.csv", _csv("Title", "URL", "Author", "Notes", "Tags", "Colour")),
    "xlsx": ("links.xlsx", _table()),
    "opml": ("links.opml", OPML),
    "rss": ("feed.rss", RSS),
    "atom": ("feed.atom", ATOM),
    "json-feed": (
        "feed.json",
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": attack("feed"),
                "items": [
                    {
                        "id": attack("id"),
                        "url": ADDRESS,
                        "title": attack("title"),
                        "summary": attack("summary"),
                        "tags": [attack("tag")],
                        "authors": [{"name": attack("author")}],
                    }
                ],
            }
        ),
    ),
    "ris": ("links.ris", RIS),
    "bibtex": ("links.bib", BIBTEX),
    "csl-json": ("links.json", CSL),
    "zotero-rdf": ("zotero.rdf", ZOTERO_RDF),
    "zotero-csv": (
        "zotero.csv",
        _csv(
            "Key",
            "Item Type",
            "Publication Year",
            "Author",
            "Title",
            "Publication Title",
            "Url",
            "Abstract Note",
            "Date",
            "Notes",
            "Manual Tags",
        ),
    ),
    "pocket-html": ("ril_export.html", POCKET),
    "pocket-csv": ("part.csv", _csv("title", "url", "time_added", "tags", "status")),
    "raindrop": (
        "raindrop.csv",
        _csv(
            "id",
            "title",
            "note",
            "excerpt",
            "url",
            "folder",
            "tags",
            "created",
            "cover",
            "highlights",
            "favorite",
        ),
    ),
    "pinboard": (
        "pinboard.json",
        _entry(
            href=ADDRESS,
            description=attack("title"),
            extended=attack("note"),
            meta="0",
            hash="0",
            time="2014-01-01T00:00:00Z",
            shared="yes",
            toread="no",
            tags=attack("tag"),
        ),
    ),
    "linkding": (
        "linkding.json",
        json.dumps(
            {
                "count": 1,
                "next": None,
                "previous": None,
                "results": [
                    {
                        "id": 1,
                        "url": ADDRESS,
                        "title": attack("title"),
                        "description": attack("summary"),
                        "notes": attack("note"),
                        "tag_names": [attack("tag")],
                    }
                ],
            }
        ),
    ),
}
