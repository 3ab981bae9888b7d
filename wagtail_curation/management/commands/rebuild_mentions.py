"""manage.py rebuild_mentions: makes the index of mentions right again."""

from django.core.management.base import BaseCommand

from wagtail_curation.mentions import service


class Command(BaseCommand):
    help = (
        "Compares the index of mentions with every live roundup and mends it. Each "
        "page is done by itself: stopped half-way, it can simply be run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--progress-every",
            type=int,
            default=50,
            metavar="PAGES",
            help="Say how far it has come after so many pages (default: 50).",
        )

    def handle(self, *args, **options):
        keys = service.all_page_keys()
        total, changed = len(keys), 0
        every = max(1, options["progress_every"])
        for done, page_pk in enumerate(keys, start=1):
            changed += service.index_page(page_pk)
            if options["verbosity"] and (done % every == 0 or done == total):
                self.stdout.write(f"{done} of {total} pages, {changed} mended")
                self.stdout.flush()
        if options["verbosity"] and not total:
            self.stdout.write("There are no roundups yet.")
