"""Small rules that no whole fetch shows."""

import gzip
import pickle
import zlib

import pytest

from wagtail_curation.webrules.allowed import Allowed
from wagtail_curation.webrules.bodies import gathered, unpacked
from wagtail_curation.webrules.budgets import HEADER_BYTES, PIECE, Budget
from wagtail_curation.webrules.headers import Headers
from wagtail_curation.webrules.patience import within
from wagtail_curation.webrules.problems import WebError
from wagtail_curation.webrules.targets import read_target

UE = "%C3%BC"


def test_header_lines_are_found_in_any_case_and_joined():
    headers = Headers([("Vary", "a"), ("ETag", '"1"'), ("vary", "b")])
    assert headers["VARY"] == "a, b"
    assert dict(headers) == {"vary": "a, b", "ETag": '"1"'}
    assert "etag" in headers
    assert headers.get("nothing") is None
    assert len(headers) == 2
    assert repr(headers) == """Headers({'vary': 'a, b', 'ETag': '"1"'})"""
    assert pickle.loads(pickle.dumps(headers)) == headers


@pytest.mark.parametrize(
    ("text", "url", "origin"),
    [
        ("HTTP://Example.ORG", "http://example.org/", ("http", "example.org", 80)),
        ("https://example.org:443?a", "https://example.org/?a", None),
        ("https://example.org:80/", "https://example.org:80/", None),
        (
            "http://bücher.example/ü?ü=ü",
            "http://xn--bcher-kva.example/%C3%BC?%C3%BC=%C3%BC",
            None,
        ),
        ("http://[2606:4700:0::1111]:80/", "http://[2606:4700::1111]/", None),
        ("http://8.8.8.8./%7Ea%2Fb", "http://8.8.8.8/%7Ea%2Fb", None),
        ("www.example.org/a", "https://www.example.org/a", None),
    ],
)
def test_an_address_is_put_together_anew(text, url, origin):
    target = read_target(text, Allowed([80, 443]))
    assert target.url == url
    assert origin in (None, target.origin)
    assert read_target(url, Allowed([80, 443])) == target


def test_what_hangs_is_not_waited_for_and_what_fails_fails():
    def fail(text):
        raise KeyError(text)

    assert within(5, str.upper, "a") == "A"
    with pytest.raises(KeyError, match="why"):
        within(5, fail, "why")


def test_pieces_are_taken_in_one_by_one_and_no_further_than_needed():
    taken = []

    def pieces():
        for number in range(100):
            taken.append(number)
            yield b"x" * 10

    assert gathered(unpacked(pieces(), ""), 25, cut=True) == (b"x" * 25, True)
    assert taken == [0, 1, 2]


def test_the_end_of_a_head_is_found_across_pieces_but_not_past_the_cap():
    pieces = [b"<title>T</ti", b"tle></", b"HEAD", b" >", b"rest"]
    assert gathered(pieces, 100, cut=True, head_only=True)[0].endswith(b"</HEAD >")
    assert gathered(pieces, 18, cut=True, head_only=True) == (
        b"<title>T</title></",
        True,
    )


def test_a_body_too_large_is_an_error_where_nothing_may_be_cut():
    with pytest.raises(WebError, match="too-large"):
        gathered([b"x" * 11], 10, cut=False)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


WORDS = b"".join(b"word %d " % number for number in range(5_000))
TWO_MEMBERS = gzip.compress(WORDS[:999]) + gzip.compress(WORDS[999:])


@pytest.mark.parametrize("size", [1, 7, 10_000, 10**6])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(WORDS)),
        ("gzip", gzip.compress(WORDS) + b"padding" * 1000),
        ("gzip", TWO_MEMBERS),
        ("gzip", gzip.compress(WORDS)[:-3]),
        ("deflate", zlib.compress(WORDS)),
        ("deflate", zlib.compress(WORDS) + b"padding" * 1000),
        ("deflate", raw_deflate(WORDS)),
        ("", WORDS),
    ],
)
def test_bodies_are_unpacked_in_whatever_pieces_they_come(encoding, packed, size):
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    found = list(unpacked(pieces, encoding))
    assert b"".join(found) == WORDS
    if encoding:
        assert max(map(len, found)) <= PIECE


def test_nothing_unpacks_to_nothing():
    assert list(unpacked([], "gzip")) == []
    assert list(unpacked([], "deflate")) == []


def test_layers_of_compression_are_refused_before_they_are_unpacked():
    with pytest.raises(ValueError, match="gzip, gzip"):
        list(unpacked([gzip.compress(gzip.compress(WORDS))], "gzip, gzip"))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip,deflate"])
def test_what_cannot_be_unpacked_is_a_value_error(encoding):
    with pytest.raises(ValueError, match=encoding):
        list(unpacked([b"\x1f\x8bnonsense" * 9], encoding))


def test_a_budget_says_when_it_is_spent():
    budget = Budget(0)
    budget.begin("www.example.org")
    with pytest.raises(WebError, match=r"slow www\.example\.org"):
        budget.seconds()
    budget.spend(HEADER_BYTES)
    with pytest.raises(WebError, match=r"too-large www\.example\.org"):
        budget.spend(1)
    budget.begin_body(10)
    budget.spend(20)
