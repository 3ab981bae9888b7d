"""Links to pages of the site within rich text, all looked up at once.

Wagtail asks for the active language's locale, and for each page's translation, once
for each link, and for each page's own class.
"""

from html import escape

from django.conf import settings as django_settings
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import LinkRewriter

PAGE = "page"


def finish_page_links(html: str) -> str:
    """Database HTML with its links to pages as finished tags; other links as they
    are.  A site's own handler of page links is left to do its work.
    """
    # Wagtail's module needs the page model, which is built on this package's.
    from wagtail.rich_text.pages import PageLinkHandler

    if features.get_link_types().get(PAGE) is not PageLinkHandler:
        return html
    return PageLinkRewriter()(html)


class PageLinkRewriter(LinkRewriter):
    def get_tag_replacements(self, tag_type, attrs_list):
        return opening_tags(attrs_list) if tag_type == PAGE else []


def opening_tags(attrs_list: list[dict]) -> list[str]:
    """The opening tag of each link: bare when its page is gone."""
    keys = [attrs.get("id", "") for attrs in attrs_list]
    tags = {
        key: f'<a href="{escape(page.url or "")}">'
        for key, page in linked_pages(set(keys)).items()
    }
    return [tags.get(key, "<a>") for key in keys]


def linked_pages(keys: set[str]) -> dict:
    """The page that each key leads to, in the language that is being spoken."""
    base = features.get_link_types()[PAGE].get_model()
    wanted = base.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    pages = {str(page.pk): page for page in fetched(wanted)}
    there = translations([*pages.values()])
    return {key: there.get(page.translation_key, page) for key, page in pages.items()}


def fetched(queryset) -> list:
    """Pages with what their addresses are made of, in one query; a page whose class
    makes its address itself comes as its own class.
    """
    queryset = queryset.defer_streamfields()
    pages = list(queryset.select_related("locale", "content_type"))
    own = [page.pk for page in pages if makes_own_address(page)]
    specific = queryset.filter(pk__in=own).specific().in_bulk() if own else {}
    return [specific.get(page.pk, page) for page in pages]


def makes_own_address(page) -> bool:
    own = page.content_type.model_class()
    names = ("get_url_parts", "get_url", "url")
    return own is not None and any(
        getattr(own, name) is not getattr(type(page), name) for name in names
    )


def translations(pages: list) -> dict:
    """Live translations into the language being spoken, by translation key, of those
    pages that are in another.
    """
    if not getattr(django_settings, "WAGTAIL_I18N_ENABLED", False):
        return {}
    if {page.locale.language_code for page in pages} <= {spoken_language()}:
        return {}
    locale = Locale.get_active()
    keys = {page.translation_key for page in pages if page.locale_id != locale.pk}
    if not keys:
        return {}
    base = features.get_link_types()[PAGE].get_model()
    there = base.objects.live().filter(translation_key__in=keys, locale=locale)
    return {page.translation_key: page for page in fetched(there)}


def spoken_language() -> str | None:
    """The content language of this moment; None when the site has none for it."""
    try:
        return get_supported_content_language_variant(get_language())
    except LookupError:
        return None
