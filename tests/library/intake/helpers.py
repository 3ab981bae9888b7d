"""Files of links, made for a test, and whole imports of them."""

import io
from collections.abc import Iterable

from wagtail_curation.library.intake import runs
from wagtail_curation.library.intake.files import read_file
from wagtail_curation.models import ResourceImport

TOP = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"


def bookmarks(lines: Iterable[str]) -> bytes:
    """A file of bookmarks: one for each line, as an address or as HTML."""
    links = [
        line if "<" in line else f'<DT><A HREF="{line}">About {line}</A>'
        for line in lines
    ]
    return (TOP + "\n".join(links) + "\n</DL><p>\n").encode()


def many(count: int) -> bytes:
    return bookmarks(f"https://example.org/links/{n}" for n in range(count))


def sheet(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def read(data: bytes, name: str = "links.html", **kwargs) -> ResourceImport:
    """The import of a file, with every row looked up."""
    run = read_file(io.BytesIO(data), name, **kwargs)
    runs.step(run)
    return run


def bring_in(data: bytes, name: str = "links.html", **kwargs) -> ResourceImport:
    """The import of a file, all done."""
    run = read(data, name, **kwargs)
    assert runs.start(run)
    runs.step(run)
    return run


def states(run: ResourceImport) -> dict[int, str]:
    """State by line."""
    return dict(run.rows.values_list("line", "state"))


def counts(run: ResourceImport) -> dict[str, int]:
    runs.count_rows([run])
    return {state: number for state, number in run.counts.items() if number}
