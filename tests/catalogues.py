"""The catalogues of the package and of the example site, and the strings they need.

`python -m tests.catalogues` (`make messages`) brings every catalogue up to date with
the code: new strings are added, those that are gone are taken out, and what only looks
alike is not taken for a translation. Translators fill in the .po files and run it
again.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "wagtail_curation"
SITE = ROOT / "example_site"
LANGUAGES = {
    "de": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
        " : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
SITE_LANGUAGES = ("de", "ar")
"""Those that the example site shows a part in."""
ALIASES = {"_", "_now"}
"""What the code calls gettext by. Django’s command knows the first."""
_EXTRACT = """
import sys
from django.core.management import execute_from_command_line
from django.core.management.commands.makemessages import Command
Command.xgettext_options = [*Command.xgettext_options, "--keyword=_now"]
execute_from_command_line(sys.argv)
"""
_PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|</?[a-z][^>]*>")


def catalogue(language: str, ending: str = "po", home: Path | None = None) -> Path:
    home = home or PACKAGE
    return home / "locale" / language / "LC_MESSAGES" / f"django.{ending}"


def extracted(home: Path | None = None) -> polib.POFile:
    """Every string of the code and templates there, by Django’s own extraction."""
    home = home or PACKAGE
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / home.name
        leave = shutil.ignore_patterns("locale", "__pycache__", "media", "content")
        shutil.copytree(home, copy, ignore=leave)
        (copy / "locale").mkdir()
        subprocess.run(
            [
                *(sys.executable, "-c", _EXTRACT, "makemessages", "-v", "0"),
                *("--locale", "en", "--no-location", "--no-wrap"),
            ],
            cwd=copy,
            check=True,
            # It needs no settings, and finds none from there.
            env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        )
        return polib.pofile(str(copy / "locale/en/LC_MESSAGES/django.po"))


def key(entry: polib.POEntry) -> tuple:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def sorted_entries(found: polib.POFile) -> list[polib.POEntry]:
    return sorted((e for e in found if not e.obsolete), key=key)


def updated(
    language: str, strings: polib.POFile, home: Path | None = None
) -> polib.POFile:
    """The language’s catalogue for these strings, with the translations it has."""
    path = catalogue(language, home=home)
    known = {}
    if path.exists():
        known = {key(e): e for e in polib.pofile(str(path)) if not e.obsolete}
    made = polib.POFile(wrapwidth=88)
    made.metadata = {
        "Project-Id-Version": "Quillstead" if home == SITE else "wagtail-curation",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": LANGUAGES[language],
    }
    for entry in sorted_entries(strings):
        old = known.get(key(entry))
        # Fuzzy: a guess that nobody has agreed to.
        kept = old if old is not None and not old.fuzzy else None
        made.append(_entry(entry, kept, forms_of(made)))
    return made


def _entry(entry, kept, forms: int) -> polib.POEntry:
    new = polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        comment=entry.comment,
        flags=[flag for flag in entry.flags if flag != "fuzzy"],
    )
    if entry.msgid_plural:
        said = kept.msgstr_plural if kept else {}
        new.msgstr_plural = {n: said.get(n, "") for n in range(forms)}
    elif kept:
        new.msgstr = kept.msgstr
    return new


def forms_of(found: polib.POFile) -> int:
    """How many plural forms a catalogue’s header announces."""
    said = re.match(r"nplurals=(\d+)", found.metadata.get("Plural-Forms", ""))
    return int(said[1]) if said else 0


def problems(language: str, found: polib.POFile, strings: polib.POFile) -> list[str]:
    """What is wrong with a catalogue; one line each, with the string it is about."""
    wrong = []
    if found.metadata.get("Plural-Forms") != LANGUAGES[language]:
        wrong.append("its plural forms are not the language’s")
    if any(entry.obsolete for entry in found):
        wrong.append("it keeps strings that are gone")
    have = {key(e): e for e in found if not e.obsolete}
    wanted = {key(e) for e in strings if not e.obsolete}
    wrong += [f"not in the catalogue: {it[1]!r}" for it in sorted(wanted - have.keys())]
    wrong += [f"in no source: {it[1]!r}" for it in sorted(have.keys() - wanted)]
    if list(have) != sorted(have):
        wrong.append("it is not sorted: run `make messages`")
    for entry in have.values():
        wrong += [
            f"{what}: {entry.msgid!r}"
            for what in _wrong_with(entry, len_forms=forms_of(found))
        ]
    return wrong


def _wrong_with(entry: polib.POEntry, len_forms: int):
    if entry.fuzzy:
        yield "fuzzy"
    if not entry.msgid_plural:
        said = {0: entry.msgstr}
    else:
        said = entry.msgstr_plural
        if sorted(said) != list(range(len_forms)):
            yield f"has {len(said)} plural forms, not {len_forms}"
    if not all(text.strip() for text in said.values()):
        yield "not translated"
        return
    sources = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]
    allowed = {place for source in sources for place in _PLACES.findall(source)}
    for text in said.values():
        places = _PLACES.findall(text)
        # Only a plural may leave a number out (“one part”).
        if not entry.msgid_plural and sorted(places) != sorted(
            _PLACES.findall(entry.msgid)
        ):
            yield "other placeholders or tags than the source"
        elif set(places) - allowed:
            yield "placeholders that the source has not"


def compile_catalogue(language: str, home: Path) -> None:
    found = polib.pofile(str(catalogue(language, home=home)))
    found.save_as_mofile(str(catalogue(language, "mo", home)))


def main(languages) -> None:
    for home, spoken in ((PACKAGE, LANGUAGES), (SITE, SITE_LANGUAGES)):
        strings = extracted(home)
        print(f"{home.name}: {len(strings)} strings in the source")
        for language in [it for it in spoken if it in (languages or spoken)]:
            found = updated(language, strings, home)
            path = catalogue(language, home=home)
            path.parent.mkdir(parents=True, exist_ok=True)
            found.save(str(path))
            compile_catalogue(language, home)
            print(f"{language}: {found.percent_translated()} % translated")


if __name__ == "__main__":
    main(sys.argv[1:])
