"""A body, taken in piece by piece and never further than it may grow.

Decompression is ours, because a bomb is harmless only to whoever stops in time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from .budgets import PIECE
from .problems import WebError

_PLAIN = {"", "identity", "none"}
_GZIP = {"gzip", "x-gzip"}
_PACKED = _GZIP | {"deflate", "br", "zstd", "compress", "x-compress"}
_END_OF_HEAD = re.compile(rb"</head\s*>|<body[\s>]", re.IGNORECASE)
_LONGEST_MARK = 16


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces decompressed, none longer than PIECE. ValueError when they can't be.

    `encoding` is the Content-Encoding. One that we did not offer, or several on top
    of each other, is refused; a word that names none is a server's slip.
    """
    names = [name.strip().lower() for name in encoding.split(",")]
    names = [name for name in names if name in _PACKED]
    if not names:
        yield from pieces
        return
    if len(names) > 1 or names[0] not in _GZIP | {"deflate"}:
        raise ValueError(encoding)
    try:
        yield from _inflated(pieces, is_gzip=names[0] in _GZIP)
    except zlib.error as error:
        raise ValueError(encoding) from error


def _inflated(pieces: Iterable[bytes], *, is_gzip: bool) -> Iterator[bytes]:
    """The pieces of all members: gzip may have several. What follows is padding."""
    inflater, members = None, 0
    for data in pieces:
        while data:
            if inflater is None:
                if members and not (is_gzip and data.startswith(b"\x1f")):
                    return
                inflater = zlib.decompressobj(31 if is_gzip else _deflate_bits(data))
                members += 1
            piece = inflater.decompress(data, PIECE)
            if piece:
                yield piece
            data = inflater.unused_data or inflater.unconsumed_tail
            if inflater.eof:
                inflater = None
    # Cut off before its check sum, as some servers do: what there is will do.
    if inflater is not None and (rest := inflater.flush()):
        yield rest


def _deflate_bits(data: bytes) -> int:
    """For "deflate", which half of all servers read as raw, against the standard.

    Its first byte tells them apart: in raw data its low bits would be padding.
    """
    return 15 if data[0] & 0x8F == 8 else -15


def gathered(
    pieces: Iterable[bytes], cap: int, *, cut: bool, head_only: bool = False
) -> tuple[bytes, bool]:
    """The body up to `cap` bytes, and whether there was more of it.

    With `head_only` it ends where an HTML page's head does. A body that may not be
    `cut` and grows past the cap raises WebError.
    """
    body = bytearray()
    for piece in pieces:
        searched = max(0, len(body) - _LONGEST_MARK)
        body += piece
        if head_only and (end := _END_OF_HEAD.search(body, searched)):
            if end.end() <= cap:
                is_head = end[0][1:2] == b"/"
                return bytes(body[: end.end() if is_head else end.start()]), True
        if len(body) > cap:
            if not cut:
                raise WebError("too-large")
            return bytes(body[:cap]), True
    return bytes(body), False
