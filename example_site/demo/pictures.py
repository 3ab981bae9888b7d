"""The demo's pictures: calm geometry, drawn when the demo is loaded.

``draw(motif)`` and ``monogram(initials, motif)`` return JPEG bytes; the same
arguments give the same picture. Nothing here is taken from anywhere else, so
the credit line of each is :data:`CREDIT`.
"""

import io

from PIL import Image, ImageDraw, ImageFont

from demo.motifs import BRICK, DUSK, MOSS, MOTIFS, OCHRE, PAPER, SCALE, SIZE, Canvas

CREDIT = "Generated for this demo"


def draw(name: str) -> bytes:
    """The picture of that motif as a JPEG of 1600 by 900 pixels; KeyError when
    there is no such motif."""
    return _jpeg(MOTIFS[name]().resize(SIZE, Image.Resampling.LANCZOS))


def monogram(initials: str, name: str) -> bytes:
    """A portrait for somebody who does not exist: initials on two colours, as a
    JPEG of 600 by 600 pixels."""
    ground, shape, letters = {
        "dusk": (DUSK, BRICK, PAPER),
        "moss": (MOSS, OCHRE, PAPER),
    }[name]
    side = 600 * SCALE
    canvas = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(canvas)
    pen.ellipse((side * 0.1, side * 0.62, side * 0.9, side * 1.42), fill=shape)
    pen.text(
        (side / 2, side * 0.42),
        initials,
        font=ImageFont.load_default(size=side * 0.34),
        fill=letters,
        anchor="mm",
    )
    return _jpeg(canvas.resize((600, 600), Image.Resampling.LANCZOS))


def _jpeg(picture: Canvas) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()
