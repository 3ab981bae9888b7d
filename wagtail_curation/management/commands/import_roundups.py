"""manage.py import_roundups: text files become parts of a series."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from wagtail_curation.importers import ImportProblem, read_roundup
from wagtail_curation.importers.report import report_lines
from wagtail_curation.importers.writer import ImportRefused, write_roundup
from wagtail_curation.models import get_series_page_model


class Command(BaseCommand):
    help = (
        "Reads roundups from plain text files and adds each to a series, as a draft "
        "unless told otherwise. A file is imported whole or not at all; the same file "
        "a second time changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="Files to read.")
        parser.add_argument("--series", metavar="SLUG", help="The series’ slug.")
        parser.add_argument(
            "--part", type=int, metavar="N", help="The part number; for one file only."
        )
        parser.add_argument(
            "--locale", metavar="CODE", help="The series’ language, if it has several."
        )
        parser.add_argument(
            "--publish", action="store_true", help="Publish what is imported."
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Read and report; needs no series and writes nothing.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print what was read as JSON."
        )

    def handle(self, *args, **options):
        dry_run, part = options["dry_run"], options["part"]
        if part is not None and part < 1:
            raise CommandError("--part must be 1 or more.")
        if part is not None and len(options["paths"]) > 1:
            raise CommandError("--part is for one file: several can not share it.")
        series = None if dry_run else self._series(options)
        reports = [
            self._one(path, series, part, options["publish"])
            for path in options["paths"]
        ]
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=2))
        else:
            for report in reports:
                self.stdout.write("\n".join(report_lines(report)))
        failed = sum("error" in report for report in reports)
        if failed:
            raise CommandError(f"{failed} of {len(reports)} files were not imported.")

    def _series(self, options):
        if not options["series"]:
            raise CommandError("Say which series with --series SLUG, or use --dry-run.")
        found = get_series_page_model().objects.filter(slug=options["series"])
        if options["locale"]:
            found = found.filter(locale__language_code=options["locale"])
        found = list(found[:2])
        if not found:
            raise CommandError(
                f"There is no series with the slug “{options['series']}”"
                + (f" in “{options['locale']}”." if options["locale"] else ".")
            )
        if len(found) > 1:
            raise CommandError(
                f"Several series have the slug “{options['series']}”: say which with "
                "--locale, or change one of the slugs."
            )
        return found[0]

    def _one(self, path: str, series, part: int | None, publish: bool) -> dict:
        """A file's report: the draft, and what became of it or ``error``."""
        try:
            data = Path(path).read_bytes()
            draft = read_roundup(data, path)
        except OSError as error:
            return {"path": path, "error": f"It can not be read: {error.strerror}."}
        except ImportProblem as problem:
            return {"path": path, "error": problem.message}
        report = draft.to_dict()
        if series is None:
            return report
        try:
            written = write_roundup(draft, data, series, part, publish)
        except ImportRefused as refusal:
            return {**report, "error": str(refusal)}
        page = written.page
        return {
            **report,
            "page_id": page.pk,
            "status": "imported" if written.created else "known",
            "part_number": page.part_number,
        }
