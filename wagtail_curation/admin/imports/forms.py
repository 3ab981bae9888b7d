"""What an editor is asked when a collection comes in."""

from collections.abc import Mapping

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.tags import TagField

from wagtail_curation.conf import settings
from wagtail_curation.importers.links.base import LinkFileProblem
from wagtail_curation.importers.links.formats import LINK_FORMATS
from wagtail_curation.importers.links.mapping import FIELDS
from wagtail_curation.importers.links.table import FINDABLE
from wagtail_curation.library.intake import words
from wagtail_curation.library.intake.files import read_file
from wagtail_curation.models import ResourceImport, Topic

FIELD_LABELS = {
    "url": _("Address"),
    "title": _("Title"),
    "authors": _("By"),
    "publisher": _("Publisher"),
    "published": _("Published"),
    "kind": _("Kind"),
    "language": _("Language"),
    "summary": _("Summary"),
    "note": _("Private note"),
    "tags": _("Topics"),
    "licence": _("Licence"),
    "minutes": _("Minutes"),
    "isbn": _("ISBN"),
    "doi": _("DOI"),
    "added": _("Added on"),
}
SAMPLES = 2


def format_choices() -> list[tuple[str, object]]:
    known = [(each.name, each.label) for each in LINK_FORMATS]
    return [("", _("Find out by looking into the file")), *known]


class UploadForm(forms.Form):
    """The file. Valid when it could be read: ``run`` is the import it has become."""

    file = forms.FileField(label=_("File"))
    format = forms.ChoiceField(
        label=_("Format"), choices=format_choices, required=False
    )

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["file"].help_text = _now(
            "Bookmarks from a browser, or an export of the tool you collect with. "
            "Formats: %(formats)s. At most %(size)s."
        ) % {
            "formats": words.format_names(),
            "size": filesizeformat(settings.IMPORT_MAX_BYTES),
        }

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(
                _now(
                    "The file is larger than %(size)s. Export the collection in parts."
                )
                % {"size": filesizeformat(settings.IMPORT_MAX_BYTES)}
            )
        return file

    def clean(self):
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        file = cleaned["file"]
        try:
            self.run: ResourceImport = read_file(
                file.file, file.name, self.user, cleaned.get("format") or None
            )
        except LinkFileProblem as problem:
            self.add_error("file", words.problem(problem))
        return cleaned


class ChoicesForm(forms.Form):
    """What is to be done with all that comes in."""

    topics = TagField(
        label=_("Topics for all"),
        tag_model=Topic,
        required=False,
        help_text=_("Besides those that the file gives to each."),
    )
    to_inbox = forms.BooleanField(
        label=_("Put what is new into the inbox"), required=False
    )

    @classmethod
    def of(cls, run: ResourceImport, data=None) -> "ChoicesForm":
        topics = list(run.topics.all())
        return cls(data, initial={"topics": topics, "to_inbox": run.to_inbox})


class ColumnsForm(forms.Form):
    """Which column of a table is which field."""

    prefix = "column"

    def __init__(self, run: ResourceImport, data=None):
        super().__init__(data)
        self.run = run
        found = (row.record.get("columns") for row in run.rows.order_by("pk")[:20])
        samples = [columns for columns in found if columns][:SAMPLES]
        choices = [("", _("leave out")), *((f, FIELD_LABELS.get(f, f)) for f in FIELDS)]
        for place, heading in enumerate(run.headings):
            cells = [_short(columns.get(heading, "")) for columns in samples]
            self.fields[str(place)] = forms.ChoiceField(
                label=heading,
                choices=choices,
                required=False,
                initial=run.mapping.get(heading, ""),
                help_text=" · ".join(filter(None, cells)),
            )

    def clean(self):
        cleaned = super().clean() or {}
        if not FINDABLE & set(cleaned.values()):
            raise forms.ValidationError(
                _now("Say which column has the address, or the title."),
                code="nothing_to_find",
            )
        return cleaned

    @property
    def mapping(self) -> Mapping[str, str]:
        chosen = self.cleaned_data
        return {
            heading: chosen[str(place)]
            for place, heading in enumerate(self.run.headings)
            if chosen.get(str(place))
        }


def _short(cell: str) -> str:
    return Truncator(" ".join(cell.split())).chars(60)
