"""Feeds made for a test."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from wagtail_curation.library import feeds
from wagtail_curation.models import WatchedFeed

URL = "https://letters.example.org/feed.xml"


def item(number: int, **more) -> str:
    """An entry, dated by its number: the higher, the newer."""
    more = {
        "guid": f"tag:letters.example.org,{number}",
        "link": f"https://letters.example.org/{number}",
        "title": f"Letter {number}",
        "pubDate": f"{number % 28 + 1:02} Mar {2000 + number // 28} 10:00:00 GMT",
        **more,
    }
    return "".join(f"<{name}>{value}</{name}>" for name, value in more.items())


def rss(entries: Iterable[str], title: str = "Letters") -> str:
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title><link>https://letters.example.org/</link>{items}"
        "</channel></rss>"
    )


def numbered(*numbers: int) -> str:
    return rss(item(number) for number in numbers)


def answer(web, body: str, url: str = URL, **kwargs) -> None:
    web.answer(url, body, content_type="application/rss+xml", **kwargs)


def watched_for_a_while(user) -> WatchedFeed:
    """Letters 1 to 3 have been seen, none was taken."""
    feed = WatchedFeed.objects.create(url=URL, key="x", title="Letters", added_by=user)
    known = feeds.read_feed(numbered(3, 2, 1).encode(), URL)
    feeds._remember(feed, known, {})
    feed.checked_at = timezone.now() - datetime.timedelta(days=1)
    feed.save()
    return feed
