"""How the edit forms of resources and people are laid out."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)

from wagtail_curation.admin.alike import AlikePanel
from wagtail_curation.admin.forms import PersonForm, ResourceForm
from wagtail_curation.admin.live_note import LivePagesPanel
from wagtail_curation.admin.picture_view import PagePicturePanel
from wagtail_curation.blocks.choosers import PersonChooser
from wagtail_curation.models.translations import has_languages


def resource_panels() -> list:
    return [
        FieldPanel("url"),
        FieldPanel("title"),
        MultiFieldPanel(
            [
                InlinePanel(
                    "contributors",
                    panels=[
                        FieldRowPanel(
                            [
                                FieldPanel("person", widget=PersonChooser),
                                FieldPanel("role"),
                            ]
                        )
                    ],
                    heading=_("People on record"),
                    label=_("Person"),
                ),
                FieldPanel("byline"),
            ],
            heading=_("By"),
        ),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("published")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldPanel("summary"),
        FieldPanel("topics"),
        FieldRowPanel(
            [
                FieldPanel("minutes"),
                FieldPanel("level"),
                FieldPanel("cost"),
                FieldPanel("licence"),
            ]
        ),
        MultiFieldPanel(
            [
                FieldPanel("image"),
                FieldPanel("image_credit"),
                FieldPanel("remote_image_url"),
                PagePicturePanel(),
            ],
            heading=_("Image"),
        ),
        *in_other_languages("title", "summary"),
        FieldPanel("private_note"),
    ]


def person_panels() -> list:
    return [
        FieldPanel("name"),
        FieldPanel("same_name"),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("organisation_url")]),
        FieldPanel("photo"),
        FieldPanel("bio"),
        *in_other_languages("role", "bio"),
        InlinePanel("links", heading=_("Links"), label=_("Link")),
        FieldPanel("user"),
    ]


def in_other_languages(*names: str) -> list:
    """What a record says in each other language; nothing where there is one only."""
    if not has_languages():
        return []
    return [
        InlinePanel(
            "translations",
            panels=[FieldPanel("locale"), *(FieldPanel(name) for name in names)],
            heading=_("In other languages"),
            label=_("Language"),
            help_text=_("Pages in that language show these words instead."),
            classname="collapsed",
        )
    ]


def own_fields(model, placed: list) -> list[str]:
    """The editable fields that a site has added to a model of ours."""
    known = set(_names(placed))
    return [
        field.name
        for field in model._meta.get_fields()
        if getattr(field, "editable", False)
        and not field.auto_created
        and not field.one_to_many
        and field.name not in known
    ]


def _names(panels: list):
    for panel in panels:
        yield getattr(panel, "field_name", None) or getattr(panel, "relation_name", "")
        yield from _names(getattr(panel, "children", []))


def resource_edit_handler(model) -> ObjectList:
    """The model’s own ``panels``, else ours and then the site’s own fields."""
    panels = getattr(model, "panels", None)
    if panels is None:
        panels = resource_panels()
        if names := own_fields(model, panels):
            own = [FieldPanel(name) for name in names]
            panels.append(MultiFieldPanel(own, heading=_("Also")))
    panels = [LivePagesPanel(), AlikePanel(), *panels]
    return ObjectList(panels, base_form_class=ResourceForm)


def person_edit_handler() -> ObjectList:
    panels = [LivePagesPanel(), *person_panels()]
    return ObjectList(panels, base_form_class=PersonForm)
