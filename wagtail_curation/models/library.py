"""The library as a whole: a resource is found again by its address, and added once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail_curation.conf import settings
from wagtail_curation.metadata.address import AddressError, address_key, tidy

# What metadata.address says, in the reader's language: that room knows no Django.
PROBLEMS = {
    "empty": _("There is no address."),
    "words": _("This is not an address."),
    "scheme": _("Only http and https addresses can be used."),
    "spaces": _("An address has no spaces or line breaks."),
    "host": _("No website can have this name."),
    "port": _("What follows the website’s name is no port."),
    "credentials": _("The address holds a user name or a password: remove it."),
}


def in_words(error: AddressError) -> str:
    """What is wrong with an address, for an editor."""
    return str(PROBLEMS.get(error.code, error))


def key_of(address: str) -> str:
    """The key that finds an address again; AddressError when it is none."""
    return address_key(address, extra_tracking=settings.TRACKING_PARAMETERS)


class ResourceQuerySet(models.QuerySet):
    def find(self, address: str):
        """The record of this address in any of its spellings, or None.

        Its other addresses lead to it as well: where redirects end, the one that
        its page calls canonical, those of records merged into it.
        """
        try:
            return self.with_key(key_of(tidy(address)))
        except AddressError:
            return None

    def with_key(self, key: str):
        """The record with this key, or with another address of this key, or None."""
        found = self.filter(address_key=key).first()
        return found or self.filter(other_addresses__key=key).first()

    def get_or_add(
        self, address: str, defaults: dict[str, Any] | None = None, user=None
    ):
        """The record of this address, added when there is none: (record, created).

        Two callers at the same moment get the same record: the database keeps
        the key unique, and whoever comes second reads what the first wrote.
        Raises AddressError when the text is no http or https address.
        """
        address = tidy(address)
        key = key_of(address)
        if found := self.with_key(key):
            return found, False
        fields = {"title": address, **(defaults or {})}
        record = self.model(url=address, added_by=user, **fields)
        try:
            with transaction.atomic(using=self.db):
                record.save(using=self.db)
        except IntegrityError:
            if (found := self._just_added(key)) is None:
                raise
            return found, False
        return record, True

    def _just_added(self, key: str | None):
        # A locking read: within a transaction MySQL would otherwise show the library
        # as it was when that began.
        with transaction.atomic(using=self.db):
            return self.select_for_update().filter(address_key=key).first()

    def rebuild_keys(self, chunk_size: int = 500) -> Iterator["Rekeyed"]:
        """Computes every address's key anew; one report for each record not right.

        Oldest first. Two records that turn out to have one address are not merged:
        the one that holds the key keeps it, else the older one gets it, and the
        other keeps the key it had. Run again, it changes nothing more.
        """
        yield from rekeyed(self._with_addresses(chunk_size), self._rekey)

    def _with_addresses(self, chunk_size: int) -> Iterator[models.Model]:
        rows = self.only("pk", "url", "address_key", "title").order_by("pk")
        last = None
        while True:
            following = rows if last is None else rows.filter(pk__gt=last)
            chunk = list(following[:chunk_size])
            if not chunk:
                return
            yield from chunk
            last = chunk[-1].pk

    def _rekey(self, record) -> "Rekeyed":
        try:
            key = key_of(record.url) if record.url else None
        except AddressError as error:
            return Rekeyed(record, problem=in_words(error))
        if key == record.address_key:
            return Rekeyed(record)
        try:
            with transaction.atomic(using=self.db):
                # Not save(): nobody has changed the record.
                self.filter(pk=record.pk).update(address_key=key)
        except IntegrityError:
            return Rekeyed(record, same_as=self._just_added(key))
        record.address_key = key
        return Rekeyed(record, changed=True)


@dataclass(frozen=True)
class Rekeyed:
    """What became of one record's key: changed, or left because of a ``problem``
    with its address, or because the record ``same_as`` holds it.
    """

    record: Any
    changed: bool = False
    same_as: Any = None
    problem: str = ""


def rekeyed(rows: Iterable[Any], rekey: Callable[[Any], Rekeyed]) -> Iterator[Rekeyed]:
    """What ``rekey`` reports of each row that was not right; rows that somebody is in
    the way of are tried again, for as long as that moves anything.
    """
    waiting: list[Rekeyed] = []
    for row in rows:
        report = rekey(row)
        if report.same_as is not None:
            waiting.append(report)
        elif report.changed or report.problem:
            yield report
    # Whoever was in the way may have got another key meanwhile.
    progress = True
    while progress:
        again, waiting = [rekey(it.record) for it in waiting], []
        progress = any(report.changed for report in again)
        for report in again:
            if report.same_as is not None:
                waiting.append(report)
            else:
                yield report
    yield from waiting
