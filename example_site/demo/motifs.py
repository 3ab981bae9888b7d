"""The motifs of the demo's pictures: one function, one picture, no randomness."""

import math
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFont

SIZE = (1600, 900)
# Drawn larger and scaled down: Pillow does not smooth the edges of shapes.
SCALE = 2
WIDTH, HEIGHT = (side * SCALE for side in SIZE)

PAPER = (246, 240, 229)
INK = (31, 42, 55)
BRICK = (180, 71, 46)
OCHRE = (219, 168, 73)
MOSS = (94, 122, 92)
TEAL = (47, 106, 113)
DUSK = (74, 78, 118)
BLUSH = (231, 190, 168)
SKY = (190, 208, 210)

Colour = tuple[int, int, int]
Canvas = Image.Image
MOTIFS: dict[str, Callable[[], Canvas]] = {}


def motif(function: Callable[[], Canvas]) -> Callable[[], Canvas]:
    MOTIFS[function.__name__] = function
    return function


def _sheet(colour: Colour) -> tuple[Canvas, ImageDraw.ImageDraw]:
    canvas = Image.new("RGB", (WIDTH, HEIGHT), colour)
    return canvas, ImageDraw.Draw(canvas)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    """``other`` laid over ``one``, with that share of it."""
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def _disc(canvas: Canvas, centre: tuple[float, float], radius: float, colour: Colour):
    """A disc that multiplies with what is under it, as printing ink does."""
    layer = Image.new("RGB", canvas.size, (255, 255, 255))
    x, y = centre
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(layer).ellipse(box, fill=colour)
    canvas.paste(ImageChops.multiply(canvas, layer))


@motif
def voices() -> Canvas:
    """Discs of printing ink that overlap, with rings going out from one."""
    canvas, pen = _sheet(PAPER)
    for step in range(11, 0, -1):
        radius = step * 190
        box = (820 - radius, 960 - radius, 820 + radius, 960 + radius)
        pen.ellipse(box, outline=_mix(PAPER, INK, 0.16), width=5)
    _disc(canvas, (820, 960), 420, _mix(BRICK, PAPER, 0.05))
    _disc(canvas, (1330, 760), 340, _mix(OCHRE, PAPER, 0.1))
    _disc(canvas, (1790, 1080), 460, _mix(TEAL, PAPER, 0.25))
    _disc(canvas, (2360, 840), 300, _mix(BLUSH, PAPER, 0.1))
    _disc(canvas, (2700, 1090), 210, _mix(DUSK, PAPER, 0.25))
    return canvas


@motif
def plan() -> Canvas:
    """The plan of a house nobody has built: walls, a door, a stair."""
    canvas, pen = _sheet(_mix(SKY, PAPER, 0.55))
    wall = 26
    pen.rectangle((420, 380, 2780, 1420), fill=PAPER)
    rooms = [
        ((420, 380, 1240, 900), OCHRE),
        ((1240, 380, 2060, 1040), PAPER),
        ((2060, 380, 2780, 800), MOSS),
        ((420, 900, 1240, 1420), PAPER),
        ((1240, 1040, 2060, 1420), BRICK),
        ((2060, 800, 2780, 1420), _mix(SKY, PAPER, 0.2)),
    ]
    for box, colour in rooms:
        pen.rectangle(box, fill=colour, outline=INK, width=wall)
    for step in range(7):
        x = 2180 + step * 80
        pen.line((x, 1130, x, 1400), fill=INK, width=9)
    for x, y, start in ((1240, 640, 270), (2060, 900, 180), (830, 900, 0)):
        swing = (x - 210, y - 210, x + 210, y + 210)
        pen.pieslice(swing, start, start + 90, fill=_mix(PAPER, INK, 0.12))
        pen.arc(swing, start, start + 90, fill=INK, width=8)
    return canvas


@motif
def window() -> Canvas:
    """A dark wall with one lit window, and people who talk behind it."""
    canvas, pen = _sheet(_mix(DUSK, INK, 0.55))
    brick = _mix(_mix(DUSK, INK, 0.55), PAPER, 0.045)
    for row in range(12):
        for column in range(-1, 9):
            x = column * 420 + (row % 2) * 210
            box = (x + 10, row * 150 + 10, x + 400, row * 150 + 138)
            pen.rounded_rectangle(box, 10, fill=brick)
    pen.rounded_rectangle((720, 330, 2480, 1480), 18, fill=INK)
    pen.rectangle((770, 380, 2430, 1430), fill=OCHRE)
    pen.rectangle((770, 1080, 2430, 1430), fill=_mix(OCHRE, BRICK, 0.45))
    people = [
        (1060, BRICK, 1.0),
        (1420, INK, 1.2),
        (1820, TEAL, 0.92),
        (2160, DUSK, 1.1),
    ]
    for x, colour, tall in people:
        head, top = 92 * tall, 1130 - 300 * tall
        pen.ellipse((x - head, top, x + head, top + 2 * head), fill=colour)
        body = (x - 190 * tall, top + 2.2 * head, x + 190 * tall, 1430 + 380)
        pen.rounded_rectangle(body, 170, fill=colour)
    pen.rectangle((770, 1430, 2430, 1480), fill=INK)
    pen.rectangle((720, 1480, 2480, 1800), fill=_mix(DUSK, INK, 0.68))
    for x in (1310, 1870):
        pen.rectangle((x, 380, x + 24, 1430), fill=INK)
    return canvas


@motif
def threads() -> Canvas:
    """Threads that cross and arrive somewhere else."""
    canvas, pen = _sheet(_mix(INK, TEAL, 0.35))
    colours = [OCHRE, PAPER, BRICK, BLUSH, SKY, MOSS]
    ends = [7, 2, 10, 0, 5, 12, 3, 9, 1, 13, 6, 11, 4, 8]
    for start, end in enumerate(ends):
        low, high = 150 + start * 116, 150 + end * 116
        points = [
            (x, low + (high - low) * (1 - math.cos(math.pi * x / WIDTH)) / 2)
            for x in range(0, WIDTH + 20, 20)
        ]
        pen.line(points, fill=colours[start % 6], width=20, joint="curve")
        for x, y in (points[8], points[-9]):
            pen.ellipse((x - 34, y - 34, x + 34, y + 34), fill=colours[start % 6])
    return canvas


@motif
def strata() -> Canvas:
    """Rock in a cutting: layers, and one thing found in them."""
    canvas, pen = _sheet(_mix(SKY, PAPER, 0.5))
    pen.ellipse((2300, 130, 2620, 450), fill=_mix(OCHRE, PAPER, 0.35))
    layers = [(420, BLUSH), (650, OCHRE), (880, BRICK), (1090, MOSS), (1310, TEAL)]
    layers.append((1540, INK))
    for depth, (top, colour) in enumerate(layers):
        points = [
            (x, top + 70 * math.sin(x / (430 + 60 * depth) + depth * 1.7))
            for x in range(0, WIDTH + 20, 20)
        ]
        pen.polygon([*points, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)
        pen.line(points, fill=_mix(colour, INK, 0.25), width=8)
    for turn in range(5):
        radius = 150 - turn * 30
        box = (1080 - radius, 1190 - radius, 1080 + radius, 1190 + radius)
        pen.arc(box, 40 * turn, 300 + 40 * turn, fill=PAPER, width=16)
    return canvas


@motif
def grid() -> Canvas:
    """A page, laid out; one block asks to be looked at."""
    canvas, pen = _sheet(_mix(MOSS, INK, 0.25))
    pen.rectangle((560, 170, 2640, 1800), fill=PAPER)
    pale = _mix(PAPER, INK, 0.14)
    pen.rectangle((720, 330, 1860, 440), fill=INK)
    pen.rectangle((720, 500, 1500, 545), fill=pale)
    pen.rectangle((720, 660, 1540, 1240), fill=SKY)
    pen.polygon(
        [(720, 1240), (1030, 900), (1230, 1090), (1370, 980), (1540, 1240)], MOSS
    )
    pen.ellipse((1290, 740, 1410, 860), fill=OCHRE)
    for line in range(8):
        right = 2480 if line % 4 != 3 else 2130
        pen.rectangle((1640, 670 + line * 76, right, 700 + line * 76), fill=pale)
    pen.rectangle((720, 1360, 1240, 1800), fill=BLUSH)
    pen.rectangle((1320, 1360, 1860, 1800), fill=BRICK)
    pen.rectangle((1940, 1360, 2480, 1800), fill=_mix(OCHRE, PAPER, 0.35))
    return canvas


@motif
def doors() -> Canvas:
    """A row of arched doors, all open."""
    canvas, pen = _sheet(BLUSH)
    pen.rectangle((0, 1480, WIDTH, HEIGHT), fill=_mix(BLUSH, INK, 0.72))
    colours = [TEAL, OCHRE, BRICK, MOSS, DUSK]
    for place, colour in enumerate(colours):
        left = 230 + place * 570
        right, top = left + 400, 470
        pen.ellipse((left, top, right, top + 400), fill=colour)
        pen.rectangle((left, top + 200, right, 1480), fill=colour)
        light = _mix(colour, PAPER, 0.72)
        inner = left + 70
        pen.pieslice((inner, top + 70, right - 70, top + 330), 180, 360, fill=light)
        pen.rectangle((inner, top + 198, right - 70, 1480), fill=light)
        floor = [
            (inner, 1480),
            (right - 70, 1480),
            (right + 60, 1800),
            (inner + 10, 1800),
        ]
        pen.polygon(floor, fill=_mix(_mix(BLUSH, INK, 0.72), light, 0.4))
    return canvas


@motif
def crossing() -> Canvas:
    """Rereading against recalling, after five minutes and after a week."""
    canvas, pen = _sheet(PAPER)
    pale = _mix(PAPER, INK, 0.14)
    for y in range(300, 1400, 250):
        pen.line((500, y, 2700, y), fill=pale, width=5)
    pen.line((500, 1450, 2700, 1450), fill=INK, width=10)
    font = ImageFont.load_default(size=82)
    lines = [("reading again", 420, 1180, BRICK), ("recalling", 640, 760, TEAL)]
    for words, start, end, colour in lines:
        pen.line((800, start, 2100, end), fill=colour, width=22)
        for x, y in ((800, start), (2100, end)):
            pen.ellipse((x - 38, y - 38, x + 38, y + 38), fill=colour)
        pen.text((2180, end), words, font=font, fill=colour, anchor="lm")
    pen.text((800, 1560), "five minutes", font=font, fill=INK, anchor="mm")
    pen.text((2100, 1560), "a week", font=font, fill=INK, anchor="mm")
    return canvas
