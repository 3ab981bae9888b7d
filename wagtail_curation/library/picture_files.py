"""What the bytes of a picture really are, whatever their sender calls them."""

from __future__ import annotations

import re
from io import BytesIO

from django.utils.translation import gettext as _now
from PIL import Image, UnidentifiedImageError

#: Pillow's name of a format → the extension of its files.
FORMATS = {
    "AVIF": "avif",
    "GIF": "gif",
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "WEBP": "webp",
}
MOST_FRAMES = 2_000
_MARKUP = re.compile(rb"\A[\s\xef\xbb\xbf]*<")


class PictureError(Exception):
    """Why a picture can not be used; ``words`` say so, and what to do."""

    def __init__(self, words: str):
        super().__init__(words)
        self.words = words


def kind_of(body: bytes, most_pixels: int) -> str:
    """The extension that fits a picture's bytes; PictureError when it is none, is
    broken, or has more pixels (of all its frames) than may be decoded.
    """
    if _MARKUP.match(body[:200]):
        raise PictureError(
            _now(
                "This is no photograph but a drawing in code (SVG) or a web page. "
                "Save a PNG or JPEG of it, and add that under Images."
            )
        )
    try:
        with Image.open(BytesIO(body), formats=_formats()) as opened:
            # Nothing is decoded so far: the size is what the file says of itself.
            width, height = opened.size
            most_frames = most_pixels // max(1, width * height)
            if _has_more_frames(opened, min(most_frames, MOST_FRAMES)):
                raise PictureError(_too_many(most_pixels))
            opened.load()
            return FORMATS[opened.format or ""]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(_too_many(most_pixels)) from error
    except PictureError:
        raise
    except (UnidentifiedImageError, KeyError) as error:
        raise PictureError(
            _now(
                "What is at this address is no picture that can be shown: PNG, JPEG, "
                "GIF, WebP and AVIF can. Choose another under Images."
            )
        ) from error
    except Exception as error:
        # A broken file makes Pillow's readers raise almost anything.
        raise PictureError(
            _now("The picture is broken or not complete. Choose another under Images.")
        ) from error


def _has_more_frames(opened: Image.Image, most: int) -> bool:
    """Whether there are more; looks no further, or a file of a million would cost."""
    try:
        for number in range(1, most + 1):
            opened.seek(number)
    except EOFError:
        opened.seek(0)
        return False
    return True


def _formats() -> list[str]:
    Image.init()
    return [name for name in FORMATS if name in Image.OPEN]


def _too_many(most: int) -> str:
    words = _now(
        "The picture has more than %(most)s million pixels in all, or too many frames. "
        "Save a smaller one, and add that under Images."
    )
    return words % {"most": round(most / 1_000_000, 1)}
