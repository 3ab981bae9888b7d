"""Whatever a page holds: no exception, no more than a second, no more than 200 MB.

With CI=true 50,000 pages are tried (about a minute): hypothesis draws 500 lots, and a
random number generator, seeded from each, breaks a hundred pages of `seeds`. By
default it is fifty lots of ten.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.metadata.pages import URL, html, ld
from tests.metadata.seeds import PIECES, SEEDS
from wagtail_curation.metadata import Card, read_card
from wagtail_curation.metadata.card import WALLS

pytestmark = pytest.mark.uncounted

IS_CI = os.environ.get("CI", "").lower() == "true"
LOTS, EACH = (500, 100) if IS_CI else (50, 10)
SECONDS, MEGABYTES = 1.0, 200


def broken(page: str, random_: random.Random) -> str:
    """The page with some of it cut out, doubled, swapped or written over."""
    for _ in range(random_.randint(1, 12)):
        here, there = sorted(random_.randrange(len(page) + 1) for _ in "ab")
        there = min(there, here + random_.choice((1, 5, 40, 400)))
        page = random_.choice(
            (
                page[:here] + page[there:],
                page[:there] + page[here:],
                page[:here] + random_.choice(PIECES) + page[here:],
                page[:here] + random_.choice(PIECES) + page[there:],
                page[:here] + page[here:there][::-1] + page[there:],
                page[:here] + random_.choice(PIECES) * 50 + page[there:],
            )
        )
    return page


def check(card: Card) -> None:
    """What is true of every card."""
    assert card.wall in WALLS
    assert set(card.origins) == set(card.values())
    assert not (card.wall and card.title)
    for value in (card.image, card.canonical, card.feed):
        assert not value or value.startswith(("http://", "https://"))
    assert Card.from_json(json.loads(json.dumps(card.as_json()))) == card
    "".join([card.title, card.summary, *card.authors]).encode("utf-8")


@settings(
    max_examples=LOTS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(seed=st.integers(min_value=0))
def test_broken_pages_are_read_without_an_exception(seed):
    random_ = random.Random(seed)
    for _ in range(EACH):
        page = broken(random_.choice(SEEDS), random_)
        as_bytes = page.encode("utf-8", "surrogatepass")
        headers = {"Content-Type": random_.choice(("", "text/html; charset=utf-16"))}
        check(read_card(random_.choice((page, as_bytes)), URL, headers))


@settings(max_examples=LOTS * 2, deadline=None, database=None)
@given(page=st.one_of(st.text(), st.binary()), url=st.text(max_size=60))
@example(page=b"\xff\xfe<\x00", url="http://[")
@example(page="<title>\ud800</title>", url="https://example.org:99999999/")
def test_anything_at_all_is_read_without_an_exception(page, url):
    check(read_card(page, url))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.just("#x"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "@id @type @graph @list author name headline url image offers price "
                "publisher datePublished duration license inLanguage isPartOf".split()
            ),
            inner | st.sampled_from(["Article", "Person", "#x", URL]),
            max_size=6,
        )
    ),
    max_leaves=30,
)


@settings(max_examples=LOTS * 2, deadline=None, database=None)
@given(value=JSON_VALUES)
def test_any_json_may_stand_where_json_ld_should(value):
    check(read_card(html(ld(json.dumps(value)), "<h1>x</h1>"), URL))


MEGABYTE = 1_000_000
HOSTILE = {
    "nested divs": "<div>" * 200_000,
    "nested tables": "<table><tr><td>" * 66_000,
    "unclosed tags": "<a " * 330_000,
    "tags in tags": "<a <a" * 200_000,
    "unclosed comments": "<!--" * 250_000,
    "a tag of many attributes": "<a "
    + " ".join(f"a{i}=1" for i in range(110_000))
    + ">",
    "attributes that look like tags": "<a " + " ".join(f"<b{i}" for i in range(99_000)),
    "attributes that hold tags": "<a "
    + " ".join(f'a{i}="</a>"' for i in range(60_000))
    + ">",
    "many such tags": ("<p " + " ".join(f"a{i}=1" for i in range(900)) + ">") * 150,
    "json 10,000 deep": html(ld('{"author":' * 10_000 + "1" + "}" * 10_000)),
    "json arrays 100,000 deep": html(ld("[" * 100_000)),
    "json objects without end": html(ld("[" + '{"@id":"#a"},' * 70_000)),
    "json of one long string": html(ld('{"headline":"' + "<p>" * 160_000 + '"}')),
    "entity bomb": '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "'
    + "&a;" * 90_000
    + '">]><p>'
    + "&b;" * 90_000,
    "escaped again and again": html(
        f'<meta name=author content="{"&amp;" * 190_000}">'
    ),
    "a huge attribute": f'<meta property="og:title" content="{"x " * 499_000}">',
    "a huge title": f"<title>{'By Ada, ' * 120_000}</title>",
    "a huge byline": html(body=f"<p class=byline>{'By Ada and ' * 90_000}</p>"),
    "a million dates": html(body="<time>1.1.2021</time>" * 47_000),
    "dates in one line": html(body=f"<p class=date>{'1.1.2021 ' * 110_000}</p>"),
    "many headings": "<h1>a</h1>" * 99_000,
    "nested items": "<p itemscope itemprop=a>" * 41_000,
    "nested inline items": "<b itemscope itemprop=author>" * 34_000,
    "rdfa": "<i typeof=Book property=name>" * 34_000,
    "NULs": "\x00" * MEGABYTE,
    "lone surrogates": "\ud800" * MEGABYTE,
    "blanks": " " * MEGABYTE,
    "quotes": "<p '\"" * 199_000,
    "separators": f"<title>{' | ' * 330_000}</title>",
    "words without end": f"<h1>{'x' * MEGABYTE}</h1>",
    "links": "<a href=/author/x rel=author>x</a>" * 29_000,
    "wide scripts": "<script type=application/ld+json>{}</script>" * 22_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_takes_less_than_a_second(name):
    begun = time.process_time()
    card = read_card(HOSTILE[name], URL)
    assert time.process_time() - begun < SECONDS
    check(card)


def test_all_hostile_pages_take_less_than_200_megabytes():
    """In a process of its own, whose memory is nobody else's."""
    program = (
        "import resource, sys\n"
        "from tests.metadata.test_fuzz import HOSTILE, URL, read_card\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = peak()\n"
        "for page in HOSTILE.values():\n"
        "    read_card(page.encode('utf-8', 'replace'), URL)\n"
        "print((peak() - before) // 1024)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=True, cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert int(done.stdout) < MEGABYTES
