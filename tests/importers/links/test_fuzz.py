"""Whatever the file, the readers yield records and rejects or say what is wrong.

A few hundred inputs each time; with CI set, more than 50,000.
"""

import io
import json
import os
import random
import re
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagtail_curation.importers.links import (
    LINK_FORMATS,
    PROBLEM_CODES,
    REJECT_CODES,
    LinkFileProblem,
    LinkRecord,
    link_format,
    read_links,
)
from wagtail_curation.importers.links.base import (
    MAX_ADDRESS,
    MAX_LINE,
    MAX_PROSE,
    MAX_TAGS,
)
from wagtail_curation.metadata.address import tidy

from .helpers import FIXTURES
from .test_sniffing import FORMATS

pytestmark = pytest.mark.uncounted

IN_FULL = bool(os.environ.get("CI"))
MUTATIONS = 800 if IN_FULL else 8
EXAMPLES = 700 if IN_FULL else 15
MOST_SECONDS = 1.0

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
SPICES = [
    b'"', b"'", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"<", b">", b"&",
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#0;", b"&#x110000;", b"&nbsp;", b"</",
    b"<!DOCTYPE x [<!ENTITY y 'z'>]>", b"\\u0000", b"\\ud800", b"{", b"}", b"[", b"]",
    b"{" * 300, b"[" * 3000, b"<dl>" * 300, b"9" * 5000, b"-1", b"1e999", b"NaN",
    b"null", b"\\", b"\\'", b"TY  - ", b"ER  - ", b"\n@book{", b"@string{a=", b"#",
    b"javascript:", b"http://", b"https://[::1", b"https://\xe2\x80\xae.example/",
    b",", b";", b"\t", b'""', b"sep=\n", b"\x1a", b"\xc3\x28", b"\xed\xa0\x80",
    b"charset=utf-16", b'encoding="idna"', b"9999-99-99", b"10.1000/", b"978",
]  # fmt: skip


def judge(data, name=None):
    """Reads the file and holds what comes of it against what is promised."""
    started = time.process_time()
    try:
        judge_all(data, name)
    except LinkFileProblem as error:
        problem = error
    else:
        problem = None
    assert time.process_time() - started < MOST_SECONDS
    assert problem is None or (problem.code in PROBLEM_CODES and str(problem))


def judge_all(data, name):
    for found in read_links(io.BytesIO(data), format=name):
        if isinstance(found, LinkRecord):
            judge_record(found)
        else:
            assert found.code in REJECT_CODES
            assert len(found.text) <= 500
            assert not UNFIT.search(found.text)


def judge_record(found):
    assert found.line >= 1
    assert len(found.url) <= MAX_ADDRESS
    assert found.url == "" or tidy(found.url) == found.url
    assert found.url or found.title or found.columns
    lines = [found.title, found.publisher, *found.authors, *found.tags, found.licence]
    assert all(len(line) <= MAX_LINE and "\n" not in line for line in lines)
    assert max(len(found.summary), len(found.note)) <= MAX_PROSE
    assert len(found.tags) <= MAX_TAGS
    assert not any(map(UNFIT.search, [*lines, found.url, found.summary, found.note]))
    assert found.minutes is None or found.minutes > 0
    assert found.added is None or found.added.tzinfo
    again = LinkRecord.from_json(json.loads(json.dumps(found.as_json())))
    assert again == found


def mutated(data, other, chance):
    """The file with one to four things done to it."""
    for _ in range(chance.randint(1, 4)):
        data = changed(data, other, chance) or b" "
    return data


def changed(data, other, chance):
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice([0, 1, 5, 50, 500]))
    before, piece, after = data[:start], data[start:end], data[end:]
    spice = chance.choice(SPICES)
    noise = bytes(chance.randrange(256) for _ in range(4))
    what = chance.randrange(10)
    if what == 8:
        return data.decode("utf-8", "replace").encode("utf-16")
    if what == 9:
        return data.replace(b"\n", b"\r")
    return [
        before + after,
        before + spice + after,
        before + spice + piece + after,
        before + spice * 20 + piece + after,
        before + piece * 20 + after,
        before + noise + piece + after,
        before + other[: chance.randrange(2000)] + after,
        before,
    ][what]


def repacked(data, chance):
    """A workbook whose sheet, not whose packing, has been changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if chance.random() < 0.3:
                part = mutated(part, b"<c><v>1</v></c>", chance)
            new.writestr(name, part)
    return packed.getvalue()


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize("fixture", FORMATS)
def test_a_file_with_anything_done_to_it_is_read_or_refused(fixture):
    whole = (FIXTURES / fixture).read_bytes()
    others = [path.read_bytes() for path in sorted(FIXTURES.iterdir())]
    for n in range(MUTATIONS):
        chance = random.Random(f"{fixture} {n}")
        data = mutated(whole, chance.choice(others), chance)
        if fixture == "table.xlsx" and n % 4:
            data = repacked(whole, chance)
        judge(data, FORMATS[fixture])
        judge(data)


TEXTS = st.text(max_size=40)
ODD_TEXTS = st.one_of(
    TEXTS, st.sampled_from([spice.decode("utf-8", "replace") for spice in SPICES])
)
KEYS = st.sampled_from(
    """href url title description extended tags tag_names toread date_added type DOI
    ISBN author issued date-parts URL family given literal container-title version
    items results id content_html date_published attachments authors name notes
    number-of-pages license abstract keyword""".split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ODD_TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | TEXTS, inner, max_size=6)
    ),
    max_leaves=12,
)
FUZZED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@FUZZED
@given(st.lists(st.dictionaries(KEYS, JSON, max_size=8), max_size=4))
def test_json_of_any_values(items):
    data = json.dumps(items).encode()
    for name in ("pinboard", "linkding", "csl-json", "json"):
        judge(data, name)
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    judge(json.dumps(feed).encode(), "feed")


@FUZZED
@given(st.lists(st.lists(ODD_TEXTS, max_size=6), max_size=6), st.sampled_from(",;\t|"))
def test_tables_of_any_cells(rows, separator):
    lines = [separator.join(row) for row in [["title", "url", "tags", "date"], *rows]]
    for name in ("csv", "pocket-csv", "raindrop", "zotero-csv"):
        judge("\n".join(lines).encode("utf-8", "replace"), name)


TAGS = KEYS | st.sampled_from(
    "outline a dt h3 dl item entry link rss Seq li Person".split()
)
RIS_TAGS = st.sampled_from("TY TI T1 AU UR DO PY DA SN KW N1 ER XX".split())
BIBTEX_KEYS = st.sampled_from(
    """title author year month date url doi isbn eprint keywords note journal
    howpublished abstract""".split()
)
TEX = st.text("{}\\'\"#,=@%$~^_& aé", max_size=30)


@FUZZED
@given(st.lists(st.tuples(TAGS, ODD_TEXTS, ODD_TEXTS), max_size=8))
def test_markup_of_any_kind(parts):
    text = "".join(
        f'<{tag} href="{value}" url="{value}" add_date="{text}">{text}'
        for tag, value, text in parts
    )
    for name, opening in (
        ("bookmarks", ""),
        ("opml", "<opml><body>"),
        ("feed", "<rss><channel><item>"),
        ("zotero-rdf", "<r xmlns:z='http://www.zotero.org/namespaces/export#'>"),
    ):
        judge((opening + text).encode("utf-8", "replace"), name)


@FUZZED
@given(st.lists(st.tuples(RIS_TAGS, ODD_TEXTS), max_size=12))
def test_ris_of_any_lines(parts):
    text = "\n".join(f"{tag}  - {value}" for tag, value in [("TY", "JOUR"), *parts])
    judge(text.encode("utf-8", "replace"), "ris")


@FUZZED
@given(st.lists(st.tuples(BIBTEX_KEYS, ODD_TEXTS | TEX), max_size=8))
def test_bibtex_of_any_fields(parts):
    for before, after in ("{}", '""', ("", "")):
        fields = ",".join(f"{key} = {before}{value}{after}" for key, value in parts)
        judge(f"@book{{a, {fields}}}".encode("utf-8", "replace"), "bibtex")


@FUZZED
@given(st.binary(max_size=200), st.sampled_from([one.name for one in LINK_FORMATS]))
def test_any_bytes_in_any_format(data, name):
    judge(data, name)
    assert 0 <= link_format(name).sniff(data, "") <= 1
