"""Finds or adds the records that an imported text speaks of."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from wagtail_curation.importers.base import ItemDraft, Link
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import Person, get_resource_model, provenance
from wagtail_curation.models.resources import ResourceContributor
from wagtail_curation.partialdate import PartialDate


class Library:
    """The site's resources and people, as an import meets them.

    A record that is there already is never changed by an import.
    """

    def known_person(self, name: str):
        """The one person on record with exactly this name; None when in doubt."""
        if not name:
            return None
        found = list(Person.objects.filter(name__iexact=name.strip())[:2])
        return found[0] if len(found) == 1 else None

    def person(self, name: str, bio: str = ""):
        """The person of this name, added when nobody has it."""
        if found := Person.objects.filter(name__iexact=name).order_by("pk").first():
            if bio and not found.bio:
                found.bio = bio
                found.save(update_fields=["bio", "updated_at"])
            return found
        return Person.objects.create(name=name[:255], bio=bio)

    def resource(self, item: ItemDraft):
        """The item's resource, by address, else by title and names; None when the
        text tells neither.
        """
        if item.links and (found := self._by_address(item, item.links[0])):
            return found
        return self._without_address(item) if item.title else None

    def further(self, link: Link):
        """The resource that one more link leads to; None when it leads nowhere."""
        return self._at(
            link.href, {"title": link.text.strip()[:500] or link.href[:500]}
        )

    def _by_address(self, item: ItemDraft, link: Link):
        title = item.title or link.text.strip()
        fields = {**self._facts(item), "title": (title or link.href)[:500]}
        return self._at(link.href, fields, author=item.author)

    def _at(self, address: str, fields: dict, author: str = ""):
        if len(address) > get_resource_model()._meta.get_field("url").max_length:
            return None
        try:
            record, created = get_resource_model().objects.get_or_add(
                address, _with_origin(fields, address)
            )
        except AddressError:
            return None
        if created:
            self._credit(record, author)
        return record

    def _without_address(self, item: ItemDraft):
        records = get_resource_model().objects.filter(url="", title__iexact=item.title)
        for record in records:
            if not item.author or item.author in record.people_names:
                return record
        fields = {**self._facts(item), "title": item.title[:500]}
        record = get_resource_model().objects.create(**_with_origin(fields))
        self._credit(record, item.author)
        return record

    def _facts(self, item: ItemDraft) -> dict:
        return {
            "byline": "" if self.known_person(item.author) else item.author[:500],
            "publisher": item.publisher[:255],
            "published": self._date(item.published),
        }

    def _credit(self, record, author: str) -> None:
        if person := self.known_person(author):
            ResourceContributor.objects.create(
                resource=record, person=person, sort_order=0
            )

    def _date(self, text: str) -> PartialDate | None:
        try:
            return PartialDate.parse(text) if text else None
        except (ValueError, ValidationError):
            return None


def _with_origin(fields: dict, address: str = "") -> dict:
    """The fields of a new record, and that somebody wrote them."""
    written = [name for name, value in fields.items() if value and value != address]
    return {**fields, "provenance": provenance.all_typed(written, timezone.now())}
