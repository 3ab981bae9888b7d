"""docs/explanation/dependencies.md gives a reason for everything that is installed."""

import re

from tests.docs.reading import REPOSITORY, cells, page

TEXT = page("dependencies", "explanation")
# One for developers of the package, which reaches no site.
DEV = "dev"


def declared() -> dict[str, set[str]]:
    """The names in pyproject.toml, by extra; those of everybody under ""."""
    source = (REPOSITORY / "pyproject.toml").read_text()
    project = source.partition("[project]\n")[2]
    everybody = project.partition("\ndependencies = ")[2].partition("\n]")[0]
    extras = project.partition("[project.optional-dependencies]\n")[2]
    extras = extras.partition("\n[tool.")[0]
    found = {"": names(everybody)}
    for extra, listed in re.findall(r"^(\w+) = \[(.*?)\]$", extras, re.M | re.S):
        found[extra] = names(listed)
    return found


def names(requirements: str) -> set[str]:
    found = re.findall(r'"([A-Za-z0-9_.-]+)(?:\[\w+\])?>=', requirements)
    return {name.lower() for name in found}


def explained() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in TEXT.splitlines():
        if line.startswith("| ") and not line.startswith("| package"):
            first, reason, *_others = cells(line)
            assert reason, line
            extra = re.match(r"`\[(\w+)\]` ", first)
            listed = first[extra.end() :] if extra else first
            said = {name.strip().lower() for name in listed.split(",")}
            found.setdefault(extra[1] if extra else "", set()).update(said)
    return found


def test_every_dependency_has_its_reason():
    wanted = declared()
    assert len(wanted[""]) > 10
    assert len(wanted.pop(DEV)) > 10
    assert f"`[{DEV}]`" in TEXT
    assert explained() == wanted
