"""Files made to hurt whoever reads them, by name."""

import io
import json
import zipfile

MEGABYTES_10 = 10_000_000


def billion_laughs(root="opml"):
    entities = "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{entities}]>'
        f"<{root}><channel>&j;</channel></{root.split()[0]}>"
    ).encode()


def quadratic_blowup():
    return (
        '<?xml version="1.0"?><!--<opml>--><!DOCTYPE opml [<!ENTITY a "'
        + "a" * 100_000
        + '">]><opml>'
        + "&a;" * 50_000
        + "</opml>"
    ).encode()


def long_attribute(opening, closing=b""):
    return opening + b"a" * MEGABYTES_10 + closing


def wide_table():
    return b"url," + b",".join(b"%d" % n for n in range(100_000)) + b"\nx\n"


def wide_rows():
    return b"title,url\n" + (b"," * 9_999 + b"\n") * 1_000


def deep_outlines():
    return b"<opml><body>" + b'<outline text="x">' * 400_000


def deep_json(depth=10_000):
    return b'[{"href": ' + b"[" * depth + b"]" * depth + b"}]"


def deep_folders():
    return b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + b"<DL><DT><H3>x</H3>" * 30_000


def deep_braces():
    return b"@article{a, title = {" + b"{" * 250_000 + b"}" * 250_000 + b"}}"


def packed_bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/sharedStrings.xml", "w") as texts:
            for _ in range(300):
                texts.write(b"0" * 1_000_000)
    return data.getvalue()


#: Name: how it is made.
FILES = {
    "billion-laughs-opml": billion_laughs,
    "billion-laughs-feed": lambda: billion_laughs("rss"),
    "billion-laughs-rdf": lambda: billion_laughs(
        "RDF xmlns:z='http://www.zotero.org/namespaces/export#'"
    ),
    "quadratic-blowup": quadratic_blowup,
    "one-line-of-words": lambda: b"word " * 2_000_000,
    "one-line-of-cells": lambda: b"title,url\n" + b"x," * 5_000_000,
    "one-line-of-json": lambda: (
        b"[" + b",".join([b'{"url": "https://example.org/", "a": 1}'] * 5_000)
    ),
    "one-line-of-ris": lambda: b"TY  - JOUR\nTI  - " + b"x" * MEGABYTES_10,
    "one-line-of-bibtex": lambda: b"@book{a, title={" + b"x" * MEGABYTES_10 + b"}}",
    "one-tag-of-bookmarks": lambda: long_attribute(
        b'<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF="'
    ),
    "tags-that-never-end": lambda: (
        b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + b"<a " * 3_300_000
    ),
    "quotes-that-never-end": lambda: (
        b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + b"<a \"'>" * 40_000
    ),
    "one-attribute-of-opml": lambda: long_attribute(
        b'<opml><body><outline text="', b'"/></body></opml>'
    ),
    "ampersands": lambda: b"<opml><body>" + b"&" * 2_000_000,
    "wide-table": wide_table,
    "wide-rows": wide_rows,
    "open-quotes": lambda: b"title,url\n" + b'"a\n' * 60_000,
    "deep-opml": deep_outlines,
    "deep-json": deep_json,
    "deeper-json": lambda: deep_json(1_000_000),
    "deep-folders": deep_folders,
    "deep-braces": deep_braces,
    "broken-bibtex": lambda: b"@book{a, title={x\n" * 3_000,
    "broken-ris": lambda: b"TY  - \n" * 20_000,
    "json-of-nothing": lambda: b"[" + b"{}," * 20_000,
    "json-number": lambda: b"[{}," + b"9" * MEGABYTES_10,
    "flat-rdf": lambda: (
        b"<r xmlns='http://www.zotero.org/namespaces/export#'>" + b"<a/>" * 150_000
    ),
    "feed-of-open-tags": lambda: b"<rss><channel>" + b"<item><title>" * 100_000,
    "feed-of-entries": lambda: (
        b"<rss><channel>" + b"<item><link>http://e.org/</link></item>" * 20_000
    ),
    "feed-of-one-text": lambda: b"<rss><channel><item><title>" + b"x<" * 1_000_000,
    "json-feed": lambda: json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{}] * 400_000}
    ).encode(),
    "packed-bomb": packed_bomb,
    "nuls": lambda: b"\0" * MEGABYTES_10,
    "noise": lambda: bytes(range(256)) * 40_000,
}
