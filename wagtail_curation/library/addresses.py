"""The other addresses by which a resource is found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from wagtail_curation.metadata.address import AddressError
from wagtail_curation.metadata.canonical import believable_canonical, believable_end
from wagtail_curation.models import AddressOrigin, ResourceAddress, get_resource_model
from wagtail_curation.models.library import key_of


def other_addresses(
    address: str, final_url: str = "", canonical: str = ""
) -> list[tuple[str, str]]:
    """(address, origin) of what leads to the same page, where that can be believed."""
    found = []
    if final_url and believable_end(address, final_url):
        found.append((final_url, str(AddressOrigin.FINAL)))
    if canonical and believable_canonical(final_url or address, canonical):
        found.append((canonical, str(AddressOrigin.CANONICAL)))
    return found


def find_any(addresses: Iterable[str]):
    """The first record that one of these addresses leads to, or None."""
    records = get_resource_model()._default_manager
    for address in addresses:
        if address and (found := records.find(address)):
            return found
    return None


def note_addresses(record, final_url: str = "", canonical: str = "") -> list:
    """Lets a record be found by these addresses too.

    Returns the other records that have one of them already: likely the same thing,
    and for an editor to merge.
    """
    others = []
    for url, origin in other_addresses(record.url, final_url, canonical):
        try:
            key = key_of(url)
        except AddressError:
            continue
        if other := _note(record, key, url, origin):
            others.append(other)
    return others


def note_identifier(record, key: str):
    """Lets a record be found by "isbn:978…"; returns who has that already, or None."""
    return _note(record, key, "", str(AddressOrigin.IDENTIFIER))


def _note(record, key: str, url: str, origin: str):
    """Notes a key; returns the other record that has it, or None."""
    if key == record.address_key:
        return None
    records = get_resource_model()._default_manager
    if holder := records.with_key(key):
        return None if holder.pk == record.pk else holder
    try:
        with transaction.atomic():
            ResourceAddress.objects.create(
                resource=record, key=key, url=url[:2048], origin=origin
            )
    except IntegrityError:
        # Somebody was quicker.
        holder = records.with_key(key)
        return None if holder is None or holder.pk == record.pk else holder
    return None
