"""A resource’s form that says, and notes, where each field came from."""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now

from wagtail_curation.admin.origins import origin_words, users_of
from wagtail_curation.models import provenance


class OriginsMixin:
    """For a form of a resource: each field’s help says where its value came from."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.provenance:
            self.tell_origins()

    def tell_origins(self) -> None:
        users = users_of(self.instance)
        for name, field in self.fields.items():
            said, read = origin_words(self.instance, name, users)
            if said:
                field.help_text = with_origin(field.help_text, said, read)

    def note_origins(self) -> None:
        """Notes on the instance which of its fields this editor has written."""
        if self.instance._state.adding:
            written = [n for n in self.noted_fields if self.cleaned_data.get(n)]
        else:
            written = [n for n in self.noted_fields if n in self.changed_data]
            # Whoever took the people off the record said who it is by: nobody.
            people = self.formsets.get("contributors")
            if people is not None and people.has_changed() and "byline" not in written:
                written.append("byline")
        if written:
            provenance.note_edits(self.instance, written, timezone.now(), self.for_user)

    @property
    def noted_fields(self) -> list[str]:
        """What is kept count of: the record’s own columns that are in this form."""
        columns = {field.name for field in self._meta.model._meta.concrete_fields}
        return [name for name in self.fields if name in columns]


def with_origin(help_text, said: str, read: str) -> SafeString:
    """A field’s help with where its value came from. What a page said is text."""
    if read:
        said = f"{said} {_now('The page said: “%(read)s”') % {'read': read}}"
    origin = format_html('<span class="curation-origin">{}</span>', said)
    return format_html("{} {}", help_text, origin) if help_text else origin
