"""Which column of a table is which field of a record, and a row by that mapping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wagtail_curation.metadata.identifiers import doi_in, isbn_in

from .base import LinkRecord, Reject
from .kinds import kind_of
from .people import names_in
from .records import link, reject
from .values import date_in, language_in, minutes_in, moment_in

# The first name is the field's own. Earlier names win over later ones.
_NAMES = """
    url: link href address website weburl sourceurl permalink uri location
        adresse webadresse internetadresse lien adresseweb
    title: name headline heading titel titre überschrift nom
    authors: author creator creators by byline writer writers autor autoren
        autorin verfasser verfasserin auteur auteurs auteure
    publisher: publication source journal publicationtitle sitename outlet
        verlag herausgeber quelle zeitschrift medium éditeur editeur revue
    published: date datepublished publicationdate publisheddate pubdate year
        publicationyear datum veröffentlicht erschienen erscheinungsjahr jahr
        datedepublication publié année annee
    kind: type itemtype resourcetype format contenttype category
        art typ ressourcentyp genre
    language: lang languagecode locale sprache langue
    summary: description abstract abstractnote excerpt blurb selection teaser
        beschreibung zusammenfassung kurzbeschreibung résumé resume
    note: notes comment comments remark remarks privatenote annotation commentary
        notiz notizen kommentar bemerkung anmerkung remarque commentaire
    tags: tag keywords keyword topics topic subject subjects labels label folder
        manualtags schlagwort schlagwörter schlagworte stichwörter thema themen
        étiquettes étiquette motsclés motsclefs sujet sujets thème
    licence: license rights copyright lizenz rechte droits
    minutes: duration length runningtime readingtime readtime minute
        dauer länge lesedauer durée duree
    isbn: isbn13 isbn10
    doi: digitalobjectidentifier
    added: dateadded added created createdat timeadded saved savedat timestamp
        hinzugefügt erstellt gespeichert ajouté dateajout
"""
_KNOWN = {
    name: (field.strip(), rank)
    for field, names in re.findall(r"(\w+):([^:]+?)(?=\s+\w+:|\s*$)", _NAMES)
    for rank, name in enumerate([field.strip(), *names.split()])
}

#: The fields that a column can be mapped to.
FIELDS = tuple(re.findall(r"(\w+):", _NAMES))

_NOT_LETTERS = re.compile(r"[\W_]+")
_MANY = re.compile(r"\s*[;|\n]\s*")


def guess_mapping(headers: Iterable[str]) -> dict[str, str]:
    """Column by column the field that its heading speaks of, in English, German and
    French. A field is given once, to the column that says it most plainly; a column
    that says nothing is left out.
    """
    ranked = []
    for place, header in enumerate(headers):
        plain = _NOT_LETTERS.sub("", header.casefold())
        if plain in _KNOWN:
            field, rank = _KNOWN[plain]
            ranked.append((rank, place, header, field))
    mapping: dict[str, str] = {}
    for _rank, _place, header, field in sorted(ranked):
        if field not in mapping.values():
            mapping.setdefault(header, field)
    return mapping


def apply_mapping(
    columns: Mapping[str, str], mapping: Mapping[str, str], line: int = 1
) -> LinkRecord | Reject:
    """The row as a record, or why it is none. ``columns`` are its cells by heading;
    ``mapping`` gives a heading's field, one of FIELDS; several headings of one field
    are put together.
    """
    told: dict[str, str] = {}
    for header, field in mapping.items():
        cell = columns.get(header, "").strip()
        if cell and field in FIELDS:
            told[field] = f"{told[field]}\n{cell}" if field in told else cell
    if not told:
        return reject(line, "empty", " ".join(columns.values()))
    doi = doi_in(told.get("doi", ""))
    return link(
        line,
        told.get("url") or (f"https://doi.org/{doi}" if doi else ""),
        title=told.get("title", ""),
        authors=names_in(told.get("authors", "")),
        publisher=told.get("publisher", ""),
        published=date_in(told.get("published", "")),
        kind=kind_of(told.get("kind", "")),
        language=language_in(told.get("language", "")),
        summary=told.get("summary", ""),
        note=told.get("note", ""),
        tags=many(told.get("tags", "")),
        licence=told.get("licence", ""),
        minutes=minutes_in(told.get("minutes", "")),
        isbn=isbn_in(told.get("isbn", "")),
        doi=doi,
        added=moment_in(told.get("added", "")),
        columns=columns,
        without_address=True,
    )


def many(cell: str) -> list[str]:
    """The words in one cell: separated by ; | or line ends, else by commas."""
    return _MANY.split(cell) if _MANY.search(cell) else cell.split(",")
