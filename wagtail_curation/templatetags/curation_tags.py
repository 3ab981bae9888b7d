"""What the reader's templates ask for beside the values themselves."""

import re

from django import template
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.formats import date_format, number_format
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info, gettext
from wagtail.rich_text import RichText, expand_db_html, get_text_for_indexing

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.finished import BodyText, together
from wagtail_curation.blocks.finished import html as finished
from wagtail_curation.metadata.linkable import linkable
from wagtail_curation.models.reader_context import settings_for
from wagtail_curation.models.vocabulary import KINDS
from wagtail_curation.quotemarks import Marks, marks_for
from wagtail_curation.templatetags._landmarks import has_main

register = template.Library()
register.filter("linkable", linkable)

_LINK = re.compile(r"<a\s(?![^>]*\brel=)")
_SLOT = re.compile(r"[A-Za-z0-9_-]+")


@register.filter
def prose(value) -> str:
    """Rich text, of a block or of a field, as the HTML that a page shows."""
    if isinstance(value, BodyText):
        return mark_safe(value.html)
    source = value.source if isinstance(value, RichText) else value
    return mark_safe(finished(source))


@register.tag
def prose_together(parser, token):
    """Looks up the links of all rich text up to ``endprose_together`` at once."""
    nodes = parser.parse(("endprose_together",))
    parser.delete_first_token()
    return ProseTogether(nodes)


class ProseTogether(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        with together() as finish:
            return mark_safe(finish(str(self.nodelist.render(context))))


@register.filter
def sponsored(value) -> str:
    """Rich text of a block, whose links say that they are paid for."""
    html = expand_db_html(value.source)
    return mark_safe(_LINK.sub('<a rel="sponsored nofollow" ', html))


@register.filter
def plain(html: str) -> str:
    """Rich text of a field as words; the template escapes them."""
    return get_text_for_indexing(html or "")


@register.filter
def partial_date(value) -> str:
    """A PartialDate in the reader's language, as far as it is known."""
    if not value:
        return ""
    formats = {"day": "DATE_FORMAT", "month": "YEAR_MONTH_FORMAT"}
    if value.precision in formats:
        return date_format(value.first_day(), formats[value.precision])
    return str(value)


# As filters: blocktranslate takes ten times as long, and a page has many items.
@register.filter
def link_to_item(title: str) -> str:
    """What the link that an item has to itself says."""
    return gettext("Link to this item: %(title)s") % {"title": title}


@register.filter
def in_minutes(minutes: int) -> str:
    """How long a resource takes."""
    return gettext("%(minutes)s min") % {"minutes": number_format(minutes)}


@register.filter
def foreign_to(language: str, page_language: str) -> bool:
    """Whether a language has to be said, being another than the page's."""
    page_language = page_language or get_language() or ""
    return bool(language) and _primary(language) != _primary(page_language)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@register.filter
def name_of_language(language: str) -> str:
    """A language's name in the reader's own; its code when Django knows no name."""
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language


@register.filter
def kind_symbol(kind: str) -> str:
    """The drawing for a kind in icons.html; a publisher's own kind has "other"."""
    return kind if kind in KINDS else "other"


@register.simple_tag(takes_context=True)
def quote_marks(context, language: str = "") -> Marks:
    """The quotation marks of a language, else the page's: ``opening``, ``closing``."""
    return marks_for(language or context.get("page_language") or get_language() or "")


@register.filter
def direction(language: str) -> str:
    """ "rtl" or "ltr": which way a language is written."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


@register.simple_tag(takes_context=True)
def curation_settings(context):
    """The CurationSettings of the site that answers; without a request, empty ones."""
    return context.get("curation_settings") or settings_for(context.get("request"))


@register.simple_tag(takes_context=True)
def ad_slot(context, slot: str) -> str:
    """The site's own template for a slot, ``ad_slots/<slot>.html``; else nothing."""
    if not _SLOT.fullmatch(slot or ""):
        return ""
    try:
        found = get_template(f"wagtail_curation/ad_slots/{slot}.html")
    except TemplateDoesNotExist:
        return ""
    return found.render({**context.flatten(), "slot": slot}, context.get("request"))


@register.simple_tag
def embed_html(value) -> str:
    """The provider's HTML for an EmbedValue; "" when it cannot be had."""
    return mark_safe(represent.embed_html(value))


@register.simple_tag
def main_element(base: str = "wagtail_curation/site.html") -> str:
    """ "main", or "div" in a site whose base template has a main element already."""
    return "div" if has_main(base) else "main"
