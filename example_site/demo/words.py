"""From the plain words of a data file to rich text and to plain text."""

import re


def stretches(text: str) -> list[str]:
    """What stands between blank lines, each on one line."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return [" ".join(block.split()) for block in blocks if block.strip()]


def paragraphs(text: str) -> str:
    """Rich text, a ``<p>`` for each stretch between blank lines."""
    return "".join(f"<p>{block}</p>" for block in stretches(text))


def steps(text: str) -> str:
    """Rich text, a numbered list of the stretches between blank lines."""
    return f"<ol>{''.join(f'<li>{block}</li>' for block in stretches(text))}</ol>"


def plain(text: str) -> str:
    """Plain text, its lines joined and its paragraphs kept."""
    return "\n\n".join(stretches(text))
