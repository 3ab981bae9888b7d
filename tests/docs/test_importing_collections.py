"""docs/how-to/import-a-collection.md says what the code does."""

import io
import re
from pathlib import Path

from wagtail_curation.importers.links import FIELDS, LINK_FORMATS, LinkRecord, Reject

PAGE = Path(__file__).parents[2] / "docs/how-to/import-a-collection.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_format_is_named():
    assert [one.label for one in LINK_FORMATS if one.label not in TEXT] == []


def test_every_field_of_a_table_is_named():
    listed = TEXT.partition("The fields are:")[2].partition(". Several")[0]
    assert re.findall(r"`(\w+)`", listed) == list(FIELDS)


def test_the_format_that_is_shown_works():
    _register, source = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    ours: dict = {}
    exec(source, ours)
    data = b"OUR LIST 1\nLearning = https://example.org/\nBad = javascript:x\n"
    assert ours["sniff"](data, "") == 1.0
    assert list(ours["read"](io.BytesIO(data))) == [
        LinkRecord(2, "https://example.org/", "Learning"),
        Reject(3, "scheme", "javascript:x"),
    ]
