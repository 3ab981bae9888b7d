"""What the tests of the link formats share."""

import io
from pathlib import Path

from wagtail_curation.importers.links import LinkRecord, Reject, read_links

FIXTURES = Path(__file__).parent / "fixtures"


def links_in(data, name="", **kwargs):
    """All that a file gives, records and rejects, in order."""
    data = data.encode() if isinstance(data, str) else data
    return list(read_links(io.BytesIO(data), name, **kwargs))


def links_of(fixture, **kwargs):
    """All that one of the tools' files gives; its name tells the reader nothing."""
    return links_in((FIXTURES / fixture).read_bytes(), **kwargs)


def records(found):
    return [one for one in found if isinstance(one, LinkRecord)]


def rejects(found):
    return [(one.line, one.code) for one in found if isinstance(one, Reject)]


def by_title(found):
    return {one.title: one for one in records(found)}


class NoGoingBack(io.BytesIO):
    """A file that comes once, as from a pipe."""

    def seekable(self):
        return False

    def seek(self, *args):
        raise OSError("cannot go back")
