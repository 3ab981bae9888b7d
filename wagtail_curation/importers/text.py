"""Plain text: bytes to document.

Blank lines separate paragraphs; so does a single line break, unless the text was
wrapped at a fixed width, which is told by the text itself (the next word would
not have fitted). Addresses become links; ``[1]`` too when the file lists it.
"""

from __future__ import annotations

import itertools
import re

from .base import (
    BULLET,
    HEADING,
    PARAGRAPH,
    QUOTE,
    RULE,
    Block,
    Document,
    ImportProblem,
    Run,
)
from .decode import text_of

URL = re.compile(r"(?:https?://|www\.(?=\w[\w-]*\.))[^\s<>\"“”«»]{1,2000}", re.I)
MAIL_QUOTE = re.compile(r"^(?:>\s?)+")
BULLETS = re.compile(r"^[-*•‣◦▪●·+]\s+(?=\S)")
ATX = re.compile(r"^(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"^(=+|-+|~+)$")
ONLY_RULE = re.compile(r"^(?:[-–—*_=~•·#★✦❦§]\s*)+$")
REFERENCE = re.compile(r"^\[(\d{1,3})\]:?\s+<?(https?://\S+?)>?$")
CITED = re.compile(r"\[(\d{1,3})\]")
DASHED_NAME = re.compile(r"^(?:[–—]|--)\s*[^\W\d_a-z]")
SHORTEST_WRAP = 40
BLOCKS_AT_MOST = 30_000
NUMBERED = re.compile(r"^(\d{1,2})[.)]\s")
MARKUP = re.compile(rb"^\s*<(?:!doctype|html|\?xml)", re.I)


def sniff(data: bytes, name: str = "") -> float:
    """Text is what is left when no other format is sure."""
    return 0.2 if name.lower().endswith((".txt", ".text")) else 0.1


def read(data: bytes, name: str = "") -> Document:
    if MARKUP.match(data[:200]):
        raise ImportProblem(
            "unsupported", "This is a web page or XML. Save it as plain text first."
        )
    text, notices = text_of(data)
    lines = [line.rstrip() for line in text.split("\n")]
    cited = (REFERENCE.match(line.strip()) for line in lines)
    targets = {match.group(1): match.group(2) for match in cited if match}
    width = wrap_width(lines)
    found = (
        block
        for group in _groups(lines)
        for block in _blocks(_unwrapped(group, width), targets)
    )
    blocks = list(itertools.islice(found, BLOCKS_AT_MOST + 1))
    if len(blocks) > BLOCKS_AT_MOST:
        raise ImportProblem(
            "too_large", "The file has more paragraphs than any roundup could have."
        )
    return Document(tuple(blocks), name, notices=notices)


def _groups(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def wrap_width(lines: list[str]) -> int:
    """The column the text was wrapped at, 0 when its lines are paragraphs.

    Each line followed by another allows the widths from its own length up to
    where the next word would still not have fitted; the width that most lines
    allow is it, if it is most of them.
    """
    change = [0] * 140
    pairs = 0
    for line, following in itertools.pairwise(lines):
        if not line.strip() or _begins_anew(following.strip()):
            continue
        shortest = len(line)
        pairs += shortest >= SHORTEST_WRAP
        longest = shortest + len(following.split(maxsplit=1)[0])
        if shortest >= SHORTEST_WRAP and longest < len(change) - 1:
            change[shortest] += 1
            change[longest + 1] -= 1
    best = width = count = 0
    for column, step in enumerate(change):
        count += step
        if count > best:
            best, width = count, column
    return width if best >= 3 and best * 2 >= pairs else 0


def _unwrapped(group: list[str], width: int) -> list[str]:
    if not width:
        return group
    joined, last, number = [group[0]], group[0], 0
    for line in group[1:]:
        started = NUMBERED.match(line.lstrip())
        counts_up = started and int(started.group(1)) in (1, number + 1)
        full = len(last) + 1 + len(line.split(maxsplit=1)[0]) > width - 3
        quoted = MAIL_QUOTE.match(line.strip()) and MAIL_QUOTE.match(last.strip())
        if quoted and full:
            joined[-1] += " " + MAIL_QUOTE.sub("", line.strip())
        elif full and not counts_up and not _begins_anew(line.strip()):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        if started and counts_up:
            number = int(started.group(1))
        last = line
    return joined


def _begins_anew(line: str) -> bool:
    """True for a line that never goes on with the line above."""
    return not line or bool(
        MAIL_QUOTE.match(line)
        or BULLETS.match(line)
        or REFERENCE.match(line)
        or URL.fullmatch(line.strip("<>"))
        or _rule(line)
        or DASHED_NAME.match(line)
    )


def _rule(line: str) -> bool:
    return bool(ONLY_RULE.match(line.strip()))


def _blocks(lines: list[str], targets: dict[str, str]) -> list[Block]:
    blocks: list[Block] = []
    for at, raw in enumerate(lines):
        line, indent, tight = raw.strip(), len(raw) - len(raw.lstrip()), at > 0
        if tight and UNDERLINE.match(line) and _underlines(line, blocks[-1]):
            level = 1 if line[0] == "=" else 2
            blocks[-1] = Block(HEADING, blocks[-1].runs, level)
        elif _rule(line):
            blocks.append(Block(RULE, (), tight=tight))
        elif hit := MAIL_QUOTE.match(line):
            if line[hit.end() :].strip():
                runs = runs_of(line[hit.end() :].strip(), targets)
                blocks.append(Block(QUOTE, runs, 0, indent, tight))
        elif hit := ATX.match(line):
            runs = runs_of(line[hit.end() :].rstrip("# "), targets)
            blocks.append(Block(HEADING, runs, len(hit.group(1)), indent, tight))
        elif hit := BULLETS.match(line):
            runs = runs_of(line[hit.end() :], targets)
            blocks.append(Block(BULLET, runs, 0, indent, tight))
        else:
            blocks.append(Block(PARAGRAPH, runs_of(line, targets), 0, indent, tight))
    return blocks


def _underlines(line: str, above: Block) -> bool:
    return (
        above.kind == PARAGRAPH
        and len(line) >= 3
        and abs(len(line) - len(above.text)) <= max(4, len(above.text) // 2)
    )


def runs_of(text: str, targets: dict[str, str] | None = None) -> tuple[Run, ...]:
    """The line as runs; addresses and listed ``[1]`` marks carry their link.

    The text itself is untouched. ``www.`` without a scheme becomes ``http://``,
    as every mail program does; closing punctuation is not part of an address.
    """
    spots = [(m.start(), *_address(m)) for m in URL.finditer(text)]
    if targets and not REFERENCE.match(text):
        spots += [
            (m.start(), m.end(), targets[m.group(1)])
            for m in CITED.finditer(text)
            if m.group(1) in targets
        ]
    runs, at = [], 0
    for start, stop, href in sorted(spots):
        if start < at:
            continue
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:stop], href))
        at = stop
    if at < len(text) or not runs:
        runs.append(Run(text[at:]))
    return tuple(runs)


def _address(match: re.Match[str]) -> tuple[int, str]:
    found = match.group()
    while found and found[-1] in ".,;:!?…'’*_)]}":
        closing = found[-1]
        pair = {")": "(", "]": "[", "}": "{"}.get(closing)
        if pair and found.count(pair) >= found.count(closing):
            break
        found = found[:-1]
    href = found if "://" in found else f"http://{found}"
    return match.start() + len(found), href
