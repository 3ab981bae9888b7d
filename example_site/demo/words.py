"""From the plain words of a data file to rich text and to plain text."""

import re


def _split(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n", text.strip())
    return [" ".join(block.split()) for block in blocks if block.strip()]


def paragraphs(text: str) -> str:
    """Rich text, a ``<p>`` for each stretch between blank lines."""
    return "".join(f"<p>{block}</p>" for block in _split(text))


def steps(text: str) -> str:
    """Rich text, a numbered list of the stretches between blank lines."""
    return f"<ol>{''.join(f'<li>{block}</li>' for block in _split(text))}</ol>"


def plain(text: str) -> str:
    """Plain text, its lines joined and its paragraphs kept."""
    return "\n\n".join(_split(text))
