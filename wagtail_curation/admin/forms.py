"""The forms that resources and people are written with."""

from django import forms
from django.db import IntegrityError, transaction
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_curation.admin.origin_forms import OriginsMixin
from wagtail_curation.library import pasting
from wagtail_curation.library.fetching import forget_page
from wagtail_curation.models import Person


class AddressForm(forms.Form):
    """The first question about a new resource: where is it?

    ``cleaned_data["pasted"]`` is the text understood; None when there is no address,
    and the text then is a title.
    """

    lookup = forms.CharField(
        label=_("Address, DOI or ISBN"),
        required=False,
        max_length=pasting.MOST_LETTERS,
        strip=True,
        widget=forms.TextInput(
            attrs={
                "placeholder": "https://",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        help_text=_(
            "Paste the link: what its page says is filled in. What is in the library "
            "already is chosen. Words are looked for in the library."
        ),
    )
    no_address = forms.BooleanField(
        label=_("It has no address, like a printed book"), required=False
    )

    prefix = "curation-address"

    def __init__(self, *args, next_media: forms.Media | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.next_media = next_media

    @property
    def media(self):
        """Its own, and those of the form that follows in the same modal."""
        return super().media + (self.next_media or forms.Media())

    def clean(self):
        cleaned = super().clean() or {}
        text = cleaned.get("lookup") or ""
        if cleaned.get("no_address"):
            return {**cleaned, "pasted": None}
        pasted = pasting.understand(text)
        if not text and not self.errors:
            self.add_error(
                "lookup",
                _now("Paste the address, or tick the box below if there is none."),
            )
        elif pasted.problem:
            message = _now(
                "%(problem)s Paste the link as it stands in your browser’s "
                "address bar, or tick the box below if there is none."
            )
            self.add_error("lookup", message % {"problem": pasted.problem})
        return {**cleaned, "pasted": pasted}


class KnownAddress(Exception):
    """Somebody was quicker: the address has the record ``found`` already."""

    def __init__(self, found):
        super().__init__(found)
        self.found = found


def show_together(forms_of_people: list) -> None:
    """Has the people whom several forms show looked up at once, when one is shown."""
    keys = [form.initial.get("person") for form in forms_of_people]
    keys = [key for key in keys if key]
    if not keys:
        return
    known = SimpleLazyObject(lambda: Person._default_manager.in_bulk(keys))
    for form in forms_of_people:
        if "person" in form.fields:
            form.fields["person"].widget.known = known


class ResourceForm(OriginsMixin, WagtailAdminModelForm):
    """A resource’s fields; saving notes who added it, and who wrote which field.

    Two editors who save the same address at the same moment get one record: the
    second one’s ``save`` raises KnownAddress.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "contributors" in self.formsets:
            show_together(self.formsets["contributors"].forms)

    def save(self, commit=True):
        if self.instance._state.adding and self.for_user is not None:
            self.instance.added_by = self.for_user
        self.note_origins()
        is_elsewhere = not self.instance._state.adding and "url" in self.changed_data
        try:
            with transaction.atomic():
                saved = super().save(commit=commit)
                if is_elsewhere:
                    forget_page(saved)
                return saved
        except IntegrityError as error:
            found = self.found_meanwhile
            if found is None:
                raise
            raise KnownAddress(found) from error

    @property
    def found_meanwhile(self):
        """Another record that has the address typed here, or None."""
        model = self._meta.model
        address = self.data.get(self.add_prefix("url")) or ""
        others = model._default_manager.exclude(pk=self.instance.pk)
        return others.find(address) if address else None

    def typed_otherwise(self, record) -> list[tuple[str, str]]:
        """(label, text) of what was typed here and is not on ``record`` as well."""
        different = []
        for name in self.changed_data:
            field = self.fields[name]
            text = str(self.data.get(self.add_prefix(name)) or "").strip()
            if name == "url" or not text:
                continue
            if text != str(getattr(record, name, None) or ""):
                different.append((str(field.label), text))
        return different


class PersonForm(WagtailAdminModelForm):
    """A person’s fields; a new name that is known already has to be confirmed."""

    same_name = forms.BooleanField(
        required=False,
        widget=forms.HiddenInput,
        label=_("This is somebody else of the same name"),
    )

    @cached_property
    def namesakes(self) -> list[Person]:
        name = " ".join((self.data.get(self.add_prefix("name")) or "").split())
        people = Person.objects.filter(name__iexact=name) if name else []
        return [person for person in people if person.pk != self.instance.pk]

    def clean(self):
        cleaned = super().clean()
        is_new = self.instance._state.adding
        if is_new and self.namesakes and not cleaned.get("same_name"):
            self.fields["same_name"].widget = forms.CheckboxInput()
            said = "; ".join(_introduce(person) for person in self.namesakes[:3])
            self.add_error(
                "name",
                _now(
                    "There is a person of this name already: %(people)s. Choose that "
                    "record, or tick “%(box)s” below and save again."
                )
                % {"people": said, "box": self.fields["same_name"].label},
            )
        return cleaned


def _introduce(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.affiliation) if part)


def modal_form_class(form_class, model, exclude: list[str]):
    """A form over all fields of a model but those named, without child forms.

    Fields that a site has added to its own resource model come along.
    """
    fields = [
        field.name
        for field in model._meta.get_fields()
        if getattr(field, "editable", False)
        and not field.auto_created
        and not isinstance(field, ParentalKey)
        and field.name not in exclude
    ]
    meta = type(
        "Meta",
        (form_class.Meta,),
        {
            "model": model,
            "fields": fields,
            "formsets": {},
        },
    )
    return type(f"Modal{form_class.__name__}", (form_class,), {"Meta": meta})
