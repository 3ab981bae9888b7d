"""Content whose block type the site no longer defines: kept, and shown as such."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, FieldBlock, StructBlock

UNAVAILABLE = "unavailable"
_SALT = "wagtail_curation.unavailable"


class SealedField(forms.Field):
    """A JSON value that goes through a form unchanged.

    It travels signed: a form that is tampered with can not smuggle in content
    that no block has validated.
    """

    widget = forms.HiddenInput
    default_error_messages = {
        "broken": _(
            "The kept content did not come back as it was sent. Reload the page "
            "and try again; nothing has been changed."
        ),
    }


class KeptContentBlock(FieldBlock):
    """The raw child as it was stored; no editor changes it."""

    def __init__(self, **kwargs):
        self.field = SealedField(required=False)
        super().__init__(**kwargs)

    def get_form_state(self, value):
        if isinstance(value, Broken):
            # Signing it would make it good the next time it is sent.
            return str(value)
        return signing.dumps(value, salt=_SALT, compress=True) if value else ""

    def value_from_form(self, value):
        if not value:
            return None
        if not isinstance(value, str):
            # The write API can send any JSON.
            return Broken(value)
        try:
            return signing.loads(value, salt=_SALT)
        except signing.BadSignature:
            return Broken(value)

    def clean(self, value):
        if isinstance(value, Broken):
            raise ValidationError(self.field.error_messages["broken"], code="broken")
        return value

    def get_searchable_content(self, value):
        return []


class Broken(str):
    """A form value whose signature does not match."""


class UnavailableBlock(StructBlock):
    """Stands for a child of an unknown type until its type is known again."""

    block_type = CharBlock(
        required=False,
        label=_("Type"),
        form_classname="curation-unavailable-type",
    )
    content = KeptContentBlock(required=False, label=_("Content"))

    class Meta:
        icon = "warning"
        label = _("Unavailable block")
        description = _("Content of a type that this site no longer defines.")
        help_text = _(
            "This site no longer defines this type of block. The content is kept "
            "as it is, and readers don’t see it. Delete the block if nobody needs "
            "it any more."
        )
        label_format = "{block_type}"
        form_classname = "struct-block curation-unavailable"
        template = "wagtail_curation/blocks/unavailable.html"

    def get_comparison_class(self):
        from wagtail_curation.blocks.compared_words import UnavailableComparison

        return UnavailableComparison

    @staticmethod
    def wrap(child: dict) -> dict:
        """A raw child of an unknown type as a raw child of this type."""
        kept = {key: value for key, value in child.items() if key != "id"}
        return {
            "type": UNAVAILABLE,
            "id": child.get("id"),
            "value": {"block_type": child["type"], "content": kept},
        }

    @staticmethod
    def unwrap(child: dict) -> dict:
        """The raw child that was wrapped; other children as they are.

        Also when its type is known again: what is wrapped was in the database once,
        and a form may have been open while the type came back.
        """
        if child["type"] != UNAVAILABLE:
            return child
        kept = child["value"].get("content")
        return {**kept, "id": child.get("id")} if kept else child

    def get_searchable_content(self, value):
        return []

    def get_api_representation(self, value, context=None):
        # Nobody vouches for what no block describes: it is not published.
        return {"block_type": self.type_of(value)}

    @staticmethod
    def type_of(value) -> str:
        """The type that the content was of."""
        return value.get("block_type") or (value.get("content") or {}).get("type", "")
