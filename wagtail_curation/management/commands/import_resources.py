"""manage.py import_resources: files of links become resources."""

import csv
import json
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from wagtail_curation.importers.links.base import LinkFileProblem
from wagtail_curation.importers.links.formats import LINK_FORMATS
from wagtail_curation.importers.links.mapping import FIELDS
from wagtail_curation.library.intake import runs, words
from wagtail_curation.library.intake.files import read_before, read_file
from wagtail_curation.library.topics import find_or_add_all
from wagtail_curation.models import ImportState, ResourceImport
from wagtail_curation.spreadsheets import as_text_cell


class Command(BaseCommand):
    help = (
        "Reads files of links (bookmarks, tables, feeds, reference managers) and adds "
        "what is new to the library. What is there already is never changed; what "
        "can not be read is reported with its line and reason. Killed half-way, go on "
        "with --resume."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", metavar="FILE", help="Files to read.")
        parser.add_argument(
            "--format",
            choices=sorted(each.name for each in LINK_FORMATS),
            help="The files’ format, where it is not found by looking at them.",
        )
        parser.add_argument(
            "--map",
            action="append",
            metavar="COLUMN=FIELD",
            help="Which field a column of a table is, in place of what its heading "
            f"suggests. Fields: {', '.join(FIELDS)}. May be repeated.",
        )
        parser.add_argument(
            "--topic",
            action="append",
            default=[],
            metavar="NAME",
            help="A topic for all that is added. May be repeated.",
        )
        parser.add_argument(
            "--inbox", action="store_true", help="Put what is added into the inbox."
        )
        parser.add_argument(
            "--user", metavar="NAME", help="Whoever is said to have added it."
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Say what is new, known and rejected; add nothing.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print the report as JSON."
        )
        parser.add_argument(
            "--resume", type=int, metavar="ID", help="Go on with an import."
        )
        parser.add_argument(
            "--rejects", metavar="CSV", help="Write what did not come in to this file."
        )

    def handle(self, *args, **options):
        if bool(options["files"]) == (options["resume"] is not None):
            raise CommandError("Name files, or an import with --resume ID.")
        self.options = options
        self.user = self._user(options["user"])
        self.mapping = self._mapping(options["map"])
        with self._rejects_file() as self.rejects:
            if options["resume"] is not None:
                reports = [self._report(self._resumed(options["resume"]))]
            else:
                reports = [self._one(path) for path in options["files"]]
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=2))
        failed = sum("error" in report for report in reports)
        if failed:
            raise CommandError(f"{failed} of {len(reports)} files could not be read.")

    def _user(self, name):
        if not name:
            return None
        model = get_user_model()
        try:
            return model._default_manager.get_by_natural_key(name)
        except model.DoesNotExist:
            raise CommandError(f"There is no user “{name}”.") from None

    def _mapping(self, pairs):
        if not pairs:
            return None
        mapping = {}
        for pair in pairs:
            column, _, field = pair.rpartition("=")
            if not column or field not in FIELDS:
                raise CommandError(
                    f"“{pair}” is not COLUMN=FIELD. Fields: {', '.join(FIELDS)}."
                )
            mapping[column.strip()] = field
        return mapping

    def _one(self, path: str) -> dict:
        try:
            with Path(path).open("rb") as stream:
                run = read_file(
                    stream, path, self.user, self.options["format"], self.mapping
                )
        except OSError as error:
            return self._failed(path, f"It can not be read: {error.strerror}.")
        except LinkFileProblem as problem:
            return self._failed(path, words.problem(problem))
        missing = set(self.mapping or ()) - set(run.headings)
        if missing:
            run.delete()
            columns = ", ".join(run.headings) or "none"
            return self._failed(
                path,
                f"It has no column {', '.join(sorted(missing))}. Its columns: "
                f"{columns}.",
            )
        run.topics.set(find_or_add_all(self.options["topic"]).values())
        run.to_inbox = self.options["inbox"]
        run.save(update_fields=["to_inbox"])
        runs.step(run)
        if self.options["dry_run"]:
            report = self._report(run)
            runs.discard(run)
            return report
        runs.start(run)
        runs.step(run)
        return self._report(run)

    def _resumed(self, pk: int) -> ResourceImport:
        run = ResourceImport.objects.filter(pk=pk).first()
        if run is None:
            raise CommandError(f"There is no import {pk}.")
        if run.state == ImportState.CANCELLED:
            runs.reopen(run)
        if run.state == ImportState.READING:
            runs.step(run)
        runs.start(run)
        runs.step(run)
        return run

    def _failed(self, path: str, error: str) -> dict:
        self._say(f"{path}\n  {error}")
        return {"file": path, "error": error}

    def _report(self, run: ResourceImport) -> dict:
        """Says what became of the rows; the rejects one by one, as they are read."""
        runs.count_rows([run])
        counts = {state: number for state, number in run.counts.items() if number}
        report: dict[str, Any] = {
            "file": run.name,
            "format": run.format,
            "state": run.state,
        }
        report |= {"id": run.pk, "counts": counts, "rejects": []}
        self._say(f"{run.name} ({words.format_label(run.format)})")
        if earlier := read_before(run):
            report["read_before"] = earlier.pk
            self._say(f"  The very same file was read before, as import {earlier.pk}.")
        if broken := words.half_read(run):
            report["problem"] = broken
            self._say(f"  {broken}")
        told = ", ".join(f"{number} {state}" for state, number in counts.items())
        self._say(f"  import {run.pk}: {told or 'no rows'}")
        for line, reason, text in words.rejects(run):
            self._say(f"  line {line}: {reason} {text[:100]}".rstrip())
            if self.rejects:
                self.rejects.writerow(
                    map(as_text_cell, [run.name, str(line), reason, text])
                )
            if self.options["json"]:
                entry = {"line": line, "reason": reason, "text": text}
                report["rejects"].append(entry)
        return report

    def _say(self, words: str) -> None:
        if not self.options["json"]:
            self.stdout.write(words)

    @contextmanager
    def _rejects_file(self):
        """A csv.writer for the rejects of all files, or None."""
        if not self.options["rejects"]:
            yield None
            return
        path = Path(self.options["rejects"])
        try:
            stream = path.open("w", encoding="utf-8-sig", newline="")
        except OSError as error:
            raise CommandError(
                f"{path} can not be written: {error.strerror}."
            ) from None
        with stream:
            writer = csv.writer(stream)
            writer.writerow(["File", "Line", "Reason", "Entry"])
            yield writer
