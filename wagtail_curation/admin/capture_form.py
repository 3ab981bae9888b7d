"""The form of a resource that is new: filled in by its page, and marked so."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now

from wagtail_curation.admin.forms import ResourceForm
from wagtail_curation.admin.origin_forms import with_origin
from wagtail_curation.admin.origins import source_words
from wagtail_curation.admin.tickets import Capture, seal, unseal
from wagtail_curation.library import adding
from wagtail_curation.library.addresses import note_addresses, note_identifier
from wagtail_curation.library.reading import note_fetch
from wagtail_curation.library.similar import Likeness, looks_like
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import provenance
from wagtail_curation.models.library import key_of

COMPARED = "title byline publisher kind language published url".split()


class CapturedResourceForm(ResourceForm):
    """The second step of a new resource.

    ``capture`` is what was pasted and read; with data it comes back in ``ticket``.
    What the editor leaves as it was read counts as fetched, what they change as
    changed, the rest as typed.
    """

    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    # The record that the editor chooses in place of a new one.
    instead = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, capture: Capture | None = None, **kwargs):
        user, prefix = kwargs.get("for_user"), kwargs.get("prefix")
        if (data := kwargs.get("data")) is not None:
            capture = unseal(data.get(f"{prefix}-ticket", ""), user)
        self.capture = capture or Capture()
        self.card = self.capture.reading.card
        self.read = adding.values_of(self.card)
        kwargs["initial"] = {**self._first_values(user), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self._mark_sources()

    def _first_values(self, user) -> dict[str, Any]:
        values = {"url": self.capture.pasted.address, **self.read}
        if title := self.capture.title:
            values.setdefault("title", title)
        if user is not None and self.capture.pasted.text:
            values["ticket"] = seal(self.capture, user)
        return values

    def _mark_sources(self) -> None:
        """Says under each field that came filled where its value is from."""
        for name, origin in adding.origins_of(self.card).items():
            field = self.fields.get(name)
            if field is None:
                continue
            said = _origin(*origin)
            field.help_text = with_origin(field.help_text, said, "")

    @property
    def problem(self) -> str:
        """Why the page could not be read, and what to do; "" when it was."""
        return self.capture.reading.words

    @property
    def alike(self) -> list[Likeness]:
        """Records that may be this very thing."""
        return looks_like({n: self[n].value() for n in COMPARED if n in self.fields})

    def save(self, commit=True):
        with transaction.atomic():
            people = self._authors_on_record()
            record = super().save(commit=commit)
            adding.credit(record, people)
            self._note_fetch(record)
        return record

    def note_origins(self) -> None:
        """Notes what was fetched, and then what the editor has done to it."""
        record, now = self.instance, timezone.now()
        origins = adding.origins_of(self.card)
        for name, value in self.read.items():
            if name not in self.fields:
                setattr(record, name, value)
            entry = provenance.fetched(value, *origins[name], now, self.for_user)
            record.provenance[name] = entry
        written = [name for name in self.noted_fields if self._is_written(name)]
        provenance.note_edits(record, written, now, self.for_user)

    def _is_written(self, name: str) -> bool:
        if name in self.read:
            return name in self.changed_data
        return bool(self.cleaned_data.get(name))

    def _authors_on_record(self) -> list:
        """The people who are its authors; they take the place of the same names."""
        if "byline" not in self.read or "byline" in self.changed_data:
            return []
        people = adding.people_on_record(self.card.authors)
        if people:
            self.instance.byline = ""
            del self.read["byline"]
        return people

    def _note_fetch(self, record) -> None:
        """Notes the other addresses, and the fetch, if it is still that address."""
        pasted, reading = self.capture.pasted, self.capture.reading
        if pasted.key:
            note_identifier(record, pasted.key)
        if not pasted.address or _key(pasted.address) != record.address_key:
            return
        note_addresses(record, reading.final_url, reading.card.canonical)
        note_fetch(record, reading, self.for_user)


def _origin(source: str, certainty: str) -> str:
    if source == "lookup":
        return _now("From a catalogue.")
    if said := source_words(source, certainty):
        return _now("From the page: %(source)s.") % {"source": said}
    return _now("From the page.")


def _key(address: str) -> str:
    try:
        return key_of(address)
    except AddressError:
        return ""
