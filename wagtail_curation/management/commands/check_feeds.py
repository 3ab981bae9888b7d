"""manage.py check_feeds: what is new in watched feeds comes to the inbox."""

from django.core.management.base import BaseCommand

from wagtail_curation.library import feeds
from wagtail_curation.models import WatchedFeed
from wagtail_curation.tasks import check_feed, is_immediate


class Command(BaseCommand):
    help = (
        "Looks at the watched feeds and puts what is new into the inbox. For cron: "
        "with --due every few minutes. With a queue each feed is a task."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--due",
            action="store_true",
            help="Only feeds that were not read for a while and have not asked for "
            "patience.",
        )

    def handle(self, *args, **options):
        watched = WatchedFeed.objects.filter(is_active=True).order_by("pk")
        chosen = WatchedFeed.objects.due().order_by("pk") if options["due"] else watched
        keys = list(chosen.values_list("pk", flat=True))
        if not is_immediate(check_feed):
            for key in keys:
                check_feed.enqueue(key)
            self.stdout.write(f"Feeds in the queue: {len(keys)}.")
            return
        for key in keys:
            feed = WatchedFeed.objects.filter(pk=key).first()
            if feed is not None:
                self.stdout.write(self._one(feed))

    def _one(self, feed: WatchedFeed) -> str:
        count = feeds.check(feed, patient=True)
        return f"{feed}: {feeds.problem_words(feed) or f'{count} new'}"
