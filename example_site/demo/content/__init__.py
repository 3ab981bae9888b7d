"""The demo's content: data files, and how they are read.

``site.yaml`` has the site and its series, ``people.yaml`` people, ``resources/``
the library by kind, ``parts/`` one file for each part, ``inbox.yaml`` what
waits for one, ``translations/`` what is said in other languages.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent


def read(name: str) -> dict[str, Any]:
    """The content of one file; KeyError and the like are the reader's to raise."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


@cache
def resources() -> dict[str, dict[str, Any]]:
    """Every resource by the key that parts refer to it with."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((FOLDER / "resources").glob("*.yaml")):
        for key, facts in read(f"resources/{path.name}").items():
            if key in found:
                raise ValueError(f"{path.name}: there is another resource {key!r}")
            found[key] = facts
    return found


def parts() -> list[dict[str, Any]]:
    """Every part, in the order in which they came out; drafts last."""
    names = sorted(path.name for path in (FOLDER / "parts").glob("*.yaml"))
    found = [read(f"parts/{name}") for name in names]
    return sorted(found, key=lambda part: part.get("published_on", "9999"))
