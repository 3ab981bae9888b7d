"""Quotation marks are presentation: taken off what is stored, printed by pages."""

OPENING = "\"“„«»‹›'‘‚「『"
CLOSING = "\"”“»«›‹'’‘」』"


def strip_quote_marks(text: str) -> str:
    """The text without the marks around it; marks inside stay.

    Only a pair is taken off, and only when nothing between closes it early:
    “a” and “b” stays as it is.
    """
    stripped = text.strip()
    if len(stripped) < 2 or stripped[0] not in OPENING or stripped[-1] not in CLOSING:
        return stripped
    inner = stripped[1:-1]
    opening, closing = stripped[0], stripped[-1]
    if opening == closing:
        # Straight marks tell neither direction: an odd number inside means that
        # the outer two are not one pair.
        balanced = inner.count(opening) % 2 == 0 or "'" in (opening, closing)
    else:
        balanced = _closes_nothing_early(inner, opening, closing)
    return inner.strip() if balanced else stripped


def _closes_nothing_early(inner: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in inner:
        if character == opening:
            depth += 1
        elif character == closing and closing not in "'’":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: what blank lines separate."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return ["\n".join(part) for part in found if part]
