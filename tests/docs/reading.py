"""Documents as tests read them: sections by heading, tables by their first cell."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
REFERENCE = REPOSITORY / "docs" / "reference"


def page(name: str, folder: str = "reference") -> str:
    return (REPOSITORY / "docs" / folder / f"{name}.md").read_text(encoding="utf-8")


def rows(text: str) -> dict[str, list[str]]:
    """The cells of all tables, by the code in the first cell."""
    found = {}
    for line in text.splitlines():
        if line.startswith("| `"):
            first, *others = cells(line)
            found[codes(first)[0]] = others
    return found


def cells(line: str) -> list[str]:
    """A row’s cells; ``\\|`` is a bar that divides nothing."""
    parts = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return [part.strip().replace("\\|", "|") for part in parts]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def section(text: str, heading: str) -> str:
    """What stands under a heading, with all that is under smaller ones."""
    level = heading.partition(" ")[0]
    _before, found, after = f"\n{text}".partition(f"\n{heading}\n")
    assert found, f"there is no “{heading}”"
    return re.split(rf"\n#{{2,{len(level)}}} ", after)[0]
