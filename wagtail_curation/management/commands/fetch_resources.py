"""manage.py fetch_resources: reads the pages of resources, and fills what is empty."""

from collections import Counter

from django.core.management.base import BaseCommand
from django.db.models import Q

from wagtail_curation.library import fetching
from wagtail_curation.models import FetchState, ResourceFetch, get_resource_model


class Command(BaseCommand):
    help = (
        "Reads the pages of resources and fills in what is empty; what an editor "
        "typed is never changed. Without an option it goes on with what waits to be "
        "read. Killed half-way, run it again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--waiting",
            action="store_true",
            help="Those that wait to be read, because somebody asked for it.",
        )
        parser.add_argument(
            "--failed",
            action="store_true",
            help="Those that could not be read the last time.",
        )
        parser.add_argument(
            "--never",
            action="store_true",
            help="Those that nobody has ever tried to read.",
        )
        parser.add_argument(
            "--limit",
            type=int,
            metavar="PAGES",
            help="Ask for at most so many pages.",
        )

    def handle(self, *args, **options):
        self.verbosity = options["verbosity"]
        keys = fetching.in_turns(wanted(options))
        limit = options["limit"]
        if limit is not None:
            keys = keys[: max(0, limit)]
        self.say(f"{len(keys)} pages to read.")
        counts: Counter[str] = Counter()
        for number, row in enumerate(fetching.fetch_each(keys), 1):
            counts[row.state] += 1
            self.tell(number, len(keys), row)
        read = counts[str(FetchState.READ)]
        self.say(f"{read} read, {counts.total() - read} could not be read.")

    def say(self, text: str) -> None:
        if self.verbosity:
            self.stdout.write(text)

    def tell(self, number: int, total: int, row: ResourceFetch) -> None:
        outcome = "read"
        if row.state == FetchState.FAILED:
            outcome = f"{row.problem}{f' {row.status}' if row.status else ''}"
            if fetching.is_too_early(row):
                outcome += f", not before {row.not_before:%Y-%m-%d %H:%M %Z}"
        self.say(f"{number}/{total} {row.resource_id} <{row.resource.url}>: {outcome}")


def wanted(options) -> list[tuple]:
    """(key, address) of the resources that the options name; each once."""
    states = [FetchState.FAILED] if options["failed"] else []
    if options["waiting"] or not (options["failed"] or options["never"]):
        states.append(FetchState.WAITING)
    which = Q(fetch__state__in=states)
    if options["never"]:
        which |= Q(fetch__isnull=True)
    records = get_resource_model()._default_manager.exclude(url="").filter(which)
    return list(records.order_by("pk").values_list("pk", "url"))
