"""Links to pages of the site within rich text, all looked up at once.

Wagtail asks for the active language's locale, and for each page's translation, once
for each link.
"""

from html import escape

from django.conf import settings as django_settings
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
    pages = translated(features.get_link_types()[PAGE].get_many(attrs_list))
    return [f'<a href="{escape(page.url or "")}">' if page else "<a>" for page in pages]


def translated(pages: list) -> list:
    """Each page in the language that is being spoken, if it is live there."""
    if not getattr(django_settings, "WAGTAIL_I18N_ENABLED", False):
        return pages
    locale = Locale.get_active()
    keys = {p.translation_key for p in pages if p and p.locale_id != locale.pk}
    if not keys:
        return pages
    base = next(page for page in pages if page).tree_model()
    there = base.objects.live().filter(translation_key__in=keys, locale=locale)
    found = {p.translation_key: p for p in there.defer_streamfields().specific()}
    return [
        found.get(page.translation_key, page)
        if page and page.locale_id != locale.pk
        else page
        for page in pages
    ]
