"""Code out of documents: what a sample is, which file it belongs to, laid out to run.

Its first line says in a comment which file it is: ``# publisher/blocks.py``,
``{# publisher/templates/x.html #}``, ``/* site.css */``, ``// checks.js``. Several for
one file are put one after the other. Knows no Django, so that a script can use it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```([a-z]*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"^(?:#|//|/\*|\{#)\s+([\w./-]+\.[a-z]+)\s*(?:\*/|#\})?\n")
#: A list that the project has already, of which a sample shows what is to be added.
GROWING = re.compile(r"^(INSTALLED_APPS|urlpatterns) = \[\n(.*?)^\]$", re.DOTALL | re.M)
ELLIPSIS = re.compile(r"^\s*# ….*\n", re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    """A fenced block. ``code`` has no line that names the file; "" is no file."""

    document: str
    line: int
    language: str
    file: str
    code: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def documents() -> list[Path]:
    """Every document that a reader of the repository is sent to."""
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    found += [ROOT / "example_site" / "README.md", ROOT / "benchmarks" / "README.md"]
    return [*found, *sorted((ROOT / "docs").rglob("*.md"))]


def samples(document: Path) -> list[Sample]:
    """The fenced blocks of a document, in their order."""
    text = document.read_text(encoding="utf-8")
    name = document.relative_to(ROOT).as_posix()
    found = []
    for match in FENCE.finditer(text):
        language, code = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        named = NAMED.match(code)
        file = named.group(1) if named else ""
        code = code[named.end() :] if named else code
        found.append(Sample(name, line, language, file, code))
    return found


def lay_out(sample: Sample, project: Path) -> None:
    """Puts a sample into its file: a list grows where the sample's own does, before or
    behind "# …", with what stands above it; other files grow at their end.
    """
    path = project / sample.file
    path.parent.mkdir(parents=True, exist_ok=True)
    here = path.read_text(encoding="utf-8") if path.exists() else ""
    code = sample.code
    for match in GROWING.finditer(sample.code):
        opening = f"{match.group(1)} = [\n"
        if opening in here:
            above, _, code = code.partition(match.group(0))
            added = ELLIPSIS.sub("", match.group(2))
            start = here.index(opening)
            place = start + len(opening)
            if ELLIPSIS.match(match.group(2)):
                place = here.index("\n]\n", place) + 1
            here = here[:place] + added + here[place:]
            here = here[:start] + above + here[start:]
    path.write_text(f"{here}\n{code}" if here else code, encoding="utf-8")


def commands(sample: Sample) -> list[str]:
    """The lines that one types, without what is said about them; "\\" joins two."""
    joined = sample.code.replace("\\\n", " ")
    lines = [re.sub(r"\s+#.*$", "", line).strip() for line in joined.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]
