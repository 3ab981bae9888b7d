"""Model fields: a date that may be a year alone, and the body of a roundup."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import Creator, StreamField

from wagtail_curation.partialdate import PartialDate


class PartialDateFormField(forms.CharField):
    """Reads “2011”, “2011-06”, “2011-06-28”, or a day as the locale writes it."""

    default_error_messages = {
        "invalid": _("Write a year, a month or a day: 2011, 2011-06 or 2011-06-28."),
    }

    def to_python(self, value):
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            pass
        try:
            return PartialDate.from_date(forms.DateField(localize=True).clean(text))
        except (ValidationError, ValueError) as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from error

    def prepare_value(self, value):
        return str(value) if isinstance(value, PartialDate) else value


class PartialDateField(models.CharField):
    """A :class:`PartialDate`, stored as ISO 8601 text, so that it sorts by time."""

    description = _("Date (a year, a month or a day)")

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)
        # A date has no length to be validated; its column has.
        self.validators[:] = [
            each for each in self.validators if not isinstance(each, MaxLengthValidator)
        ]

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return PartialDate.parse(value) if value else None

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        if value == "":
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value):
        if isinstance(value, PartialDate):
            return str(value)
        # A prefix such as "2011" is a fair thing to look up.
        return value or None

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **kwargs):
        defaults = {"form_class": PartialDateFormField, "max_length": None}
        return super().formfield(**{**defaults, **kwargs})


class BodyDescriptor(Creator):
    """Tells the body which page it is of, so that it can number its items."""

    def __get__(self, obj, owner=None):
        value = super().__get__(obj, owner)
        if obj is not None:
            value.page = obj
        return value


class RoundupBodyField(StreamField):
    """The body of a roundup.

    Its blocks come, when first asked for, from ``blocks`` (a dotted path), else
    from the setting ``WAGTAIL_CURATION_BLOCKS``, else from this package.  They
    are no part of a migration: changing them changes no schema.
    """

    def __init__(self, block_types=None, *, blocks: str | None = None, **kwargs):
        self.blocks_path = blocks
        kwargs.pop("block_lookup", None)
        super().__init__([], **kwargs)

    @cached_property
    def stream_block(self):
        # Blocks choose among models, and models are being loaded while this
        # module is.
        from wagtail_curation.blocks.body import build_roundup_block

        block = build_roundup_block(self.blocks_path)
        block.set_meta_options(self.block_opts)
        return block

    def deconstruct(self):
        name, path, _args, kwargs = models.Field.deconstruct(self)
        if self.blocks_path:
            kwargs["blocks"] = self.blocks_path
        return name, path, [], kwargs

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, BodyDescriptor(self))
