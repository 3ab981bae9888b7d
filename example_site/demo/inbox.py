"""Puts into the inbox what the demo's editors have found and not yet used."""

from publisher.models import Resource

from demo import content
from demo.library import PLAIN_FIELDS
from wagtail_curation.models import InboxEntry, InboxVote
from wagtail_curation.partialdate import PartialDate


def add_entries(users: dict) -> None:
    """Every entry of ``inbox.yaml``; nothing is asked of the network."""
    for facts in content.read("inbox.yaml"):
        finder = users[facts["found_by"]]
        entry = InboxEntry.objects.create(
            resource=_resource(facts, finder),
            note=facts["note"],
            selection=facts.get("passage", ""),
            source=facts["came_by"],
            added_by=finder,
        )
        for name in facts["votes"]:
            InboxVote.objects.create(entry=entry, user=users[name])


def _resource(facts: dict, finder) -> Resource:
    fields = {name: facts[name] for name in PLAIN_FIELDS if name in facts}
    if published := facts.get("published"):
        fields["published"] = PartialDate.parse(published)
    resource, _created = Resource.objects.get_or_add(facts["url"], fields, finder)
    resource.topics.add(*facts["topics"])
    resource.save()
    return resource
