"""Asks for an entry: whatever changes for a site is written down for its developers.

`python .ci/changelog.py [BASE]` fails when the package has changed since BASE (a
commit; by default the last release's tag) and CHANGELOG.md has no more to say than it
had there. Before the first release the section “Unreleased” must not be empty.
"""

import re
import subprocess
import sys
from pathlib import Path

CHANGELOG = "CHANGELOG.md"
PACKAGE = "wagtail_curation"


def git(*arguments: str) -> str:
    ran = subprocess.run(
        ["git", *arguments], capture_output=True, text=True, check=False
    )
    return ran.stdout if ran.returncode == 0 else ""


def entries(changelog: str) -> set[str]:
    """The entries of all versions, each on one line."""
    items = re.split(r"\n(?=- |#)", changelog)
    return {" ".join(item.split()) for item in items if item.startswith("- ")}


def problem(base: str) -> str:
    """What is missing, or ""."""
    now = Path(CHANGELOG).read_text(encoding="utf-8")
    changed = git("diff", "--name-only", base, "--", PACKAGE).split() if base else [""]
    new = entries(now) - entries(git("show", f"{base}:{CHANGELOG}") if base else "")
    if changed and not new:
        since = f"since {base}" if base else "yet"
        return (
            f"{CHANGELOG} has no new entry {since}. Under “Unreleased”, say what "
            "changes for a site, why, and how to use it."
        )
    return ""


if __name__ == "__main__":
    last = git("describe", "--tags", "--abbrev=0", "--match", "v*").strip()
    said = problem(sys.argv[1] if len(sys.argv) > 1 else last)
    if said:
        sys.exit(said)
