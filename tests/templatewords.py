"""Words of templates that no catalogue can translate, found by reading the markup."""

import re
from html.parser import HTMLParser
from pathlib import Path

_LEFT_OUT = re.compile(
    r"{#.*?#}"
    r"|{%\s*comment\b.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)
_TAG = re.compile(r"{%(.*?)%}|{{(.*?)}}", re.DOTALL)
_LITERAL = re.compile(r"_\(\s*(?:\"[^\"]*\"|'[^']*')\s*\)|\"([^\"]*)\"|'([^']*)'")
_SAYS_BY_ITSELF = re.compile(r"\s*(?:trans|translate)\s")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: |$|[.…:])|[A-Za-z]+ [a-z]+ [a-z]+")
"""How words begin in a tag, unlike a name, a path, a class or a date’s form."""
SPOKEN = {"alt", "aria-description", "aria-label", "label", "placeholder", "title"}
"""Attributes that are read to people."""
_SILENT = {"script", "style", "code"}


def _blank(text: str) -> str:
    """Nothing, on as many lines."""
    return "\n" * text.count("\n")


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._silent = 0

    def _note(self, text: str) -> None:
        if _LETTERS.search(text):
            self.found.append((self.getpos()[0], " ".join(text.split())))

    def handle_starttag(self, tag, attrs):
        self._silent += tag in _SILENT
        spoken = SPOKEN
        if tag == "input" and dict(attrs).get("type") in ("submit", "button", "reset"):
            spoken = {*SPOKEN, "value"}
        for name, value in attrs:
            if name in spoken:
                self._note(value or "")

    def handle_endtag(self, tag):
        self._silent -= tag in _SILENT

    def handle_data(self, data):
        if not self._silent:
            self._note(data)


def untranslated(template: str) -> list[tuple[int, str]]:
    """(line, words) of all that a template says in one language only."""
    source = _LEFT_OUT.sub(lambda it: _blank(it[0]), template)
    found = []
    for tag in _TAG.finditer(source):
        inside = tag[1] or tag[2] or ""
        if tag[1] and _SAYS_BY_ITSELF.match(inside):
            continue
        line = source.count("\n", 0, tag.start()) + 1
        literals = (it[1] or it[2] or "" for it in _LITERAL.finditer(inside))
        found += [(line, text) for text in literals if _SENTENCE.match(text)]
    page = _Words()
    # An element may be named by a variable: `<{{ heading }}>`.
    named = re.sub(r"(?<=<){{[^}]*}}|(?<=</){{[^}]*}}", "x", source)
    page.feed(_TAG.sub(lambda it: _blank(it[0]), named))
    page.close()
    return sorted({*found, *page.found})


def in_folder(folder: Path) -> list[str]:
    """“file:line: words”, of every template of a folder."""
    return [
        f"{path.relative_to(folder)}:{line}: {words}"
        for path in sorted(folder.rglob("*.html"))
        for line, words in untranslated(path.read_text(encoding="utf-8"))
    ]
