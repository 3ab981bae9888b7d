"""Ten times the links take no more memory, and nothing is remembered twice."""

import json
import os
import tracemalloc

import pytest

from wagtail_curation.importers.links import LinkRecord, read_links

pytestmark = pytest.mark.uncounted

LINKS = 20_000 if os.environ.get("CI") else 4_000
SLACK = 200_000  # bytes


def bookmarks(n):
    return (
        f'<DT><A HREF="https://example.org/{n}" ADD_DATE="1600000000" TAGS="a,b">'
        f"Title {n}</A>\n<DD>A note on {n}\n"
    )


def csv(n):
    return f'"Title {n}",https://example.org/{n},"a;b",2020-01-02,"A note on {n}"\n'


def pocket(n):
    return f"Title {n},https://example.org/{n},1600000000,a|b,unread\n"


def raindrop(n):
    when = "2023-02-03T10:20:30.123Z"
    return f'{n},Title {n},Note,,https://example.org/{n},Folder,"a, b",{when},,,false\n'


def pinboard(n):
    told = {"href": f"https://example.org/{n}", "description": f"Title {n}"}
    return json.dumps({**told, "extended": "Note", "toread": "no", "tags": "a b"}) + ","


def linkding(n):
    told = {"url": f"https://example.org/{n}", "title": f"Title {n}", "notes": "Note"}
    return json.dumps({**told, "tag_names": ["a"], "date_added": "2023-01-01"}) + ","


def csl(n):
    told = {"type": "book", "title": f"Title {n}", "URL": f"https://example.org/{n}"}
    return json.dumps({**told, "author": [{"family": "Lee", "given": "Cy"}]}) + ","


def opml(n):
    return f'<outline text="Title {n}" type="link" url="https://example.org/{n}"/>\n'


def ris(n):
    return f"TY  - BLOG\nTI  - Title {n}\nUR  - https://example.org/{n}\nER  - \n"


FORMATS = {
    "bookmarks": ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>", bookmarks, "</DL>"),
    "csv": ("title,url,tags,date,note\n", csv, ""),
    "pocket-csv": ("title,url,time_added,tags,status\n", pocket, ""),
    "raindrop": (
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n",
        raindrop,
        "",
    ),
    "pinboard": ("[", pinboard, "{}]"),
    "linkding": ('{"count": 1, "results": [', linkding, "{}]}"),
    "csl-json": ("[", csl, "{}]"),
    "opml": ("<opml><body>", opml, "</body></opml>"),
    "ris": ("\n", ris, ""),
}


class Generated:
    """A file that is made as it is read, so that it takes no memory itself."""

    def __init__(self, parts, count):
        self.parts, self.count = parts, count
        self.seek(0)

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.waiting = b""
        self.source = self.pieces()
        self.read(offset)

    def pieces(self):
        opening, entry, closing = self.parts
        yield opening.encode()
        for n in range(self.count):
            yield entry(n).encode()
        yield closing.encode()

    def read(self, size=-1):
        parts, length = [self.waiting], len(self.waiting)
        while length < size and (piece := next(self.source, b"")):
            parts.append(piece)
            length += len(piece)
        data = b"".join(parts)
        self.waiting = data[size:]
        return data[:size]


@pytest.mark.parametrize("name", FORMATS)
def test_twenty_thousand_links_take_no_more_memory_than_two_thousand(name):
    list(read_links(Generated(FORMATS[name], 10)))  # what is loaded or compiled once
    stream = Generated(FORMATS[name], LINKS)
    tracemalloc.start()
    try:
        found = early = 0
        for one in read_links(stream):
            found += isinstance(one, LinkRecord)
            if found == 2_000 and not early:
                early = tracemalloc.get_traced_memory()[1]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == LINKS
    assert 0 < peak < early + SLACK
