import io

import pytest

from wagtail_curation.importers.links import LinkFileProblem, Reject
from wagtail_curation.importers.links.jsonstream import entries


def values(text, keys=("items",)):
    found = entries(io.BytesIO(text.encode()), keys)
    return [one if isinstance(one, Reject) else one.value for one in found]


@pytest.mark.parametrize("chunk", [1, 2, 3, 10, 65536])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", []),
        (' \n[ 1 , 23, "a\\"b", {"c": [1]} , -1.5e3, true ]\n', None),
        ('{"total": 12, "more": {"a": [1]}, "items": [1, 2], "x": 1}', [1, 2]),
        ('{"type": "book", "title": "T"}', [{"type": "book", "title": "T"}]),
        ('{"items": null}', [{"items": None}]),
        ("{}", [{}]),
    ],
)
def test_the_list_is_read_however_it_is_cut(text, found, chunk, monkeypatch):
    monkeypatch.setattr("wagtail_curation.importers.links.textstream.CHUNK", chunk)
    monkeypatch.setattr("wagtail_curation.importers.links.jsonstream.CHUNK", chunk)
    if found is None:
        found = [1, 23, 'a"b', {"c": [1]}, -1500.0, True]
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ('[{"a": 1}, {"a": ', 1),
        ("[1, 2 3]", 2),
        ("[1, 2", 2),
        ("[1,,2]", 1),
        ("[1, nonsense]", 1),
        ("[1, " + "9" * 5000 + "]", 1),
        ('[1, "' + "x" * 3_000_000, 1),
        ("[1, " + "[" * 100_000, 1),
    ],
)
def test_where_it_breaks_off_what_came_before_is_kept(text, before):
    found = values(text)
    assert len(found) == before + 1
    assert (found[-1].line, found[-1].code) == (before + 1, "cut_off")


@pytest.mark.parametrize(
    "text", ["", "[", "{", '{"a"', '{"a": 1', "[x]", "12", "{1: 2}", "[" * 100_000]
)
def test_a_file_of_which_nothing_can_be_read_is_a_problem(text):
    with pytest.raises(LinkFileProblem) as problem:
        values(text)
    assert problem.value.code == "broken"


def test_an_object_of_endless_members_is_a_problem():
    members = ",".join(f'"{n}": 0' for n in range(5000))
    with pytest.raises(LinkFileProblem):
        values(f"{{{members}}}")
