"""Puts into the inbox what the demo's editors have found and not yet used."""

from demo import content
from demo.library import add_resource
from wagtail_curation.models import InboxEntry, InboxVote


def add_entries(users: dict) -> None:
    """Every entry of ``inbox.yaml``; nothing is asked of the network."""
    for facts in content.read("inbox.yaml"):
        finder = users[facts["found_by"]]
        entry = InboxEntry.objects.create(
            resource=add_resource(facts, {}, finder),
            note=facts["note"],
            selection=facts.get("passage", ""),
            source=facts["came_by"],
            added_by=finder,
        )
        for name in facts["votes"]:
            InboxVote.objects.create(entry=entry, user=users[name])
