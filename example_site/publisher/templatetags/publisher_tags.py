from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

register = template.Library()


def _home(context):
    """The home page in the language that is spoken, or the site's own."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    return site.root_page.localized if site else None


@register.inclusion_tag("publisher/menu.html", takes_context=True)
def menu(context):
    """The pages under the home page that are to be in menus, and where we are."""
    home = _home(context)
    pages = home.get_children().live().in_menu() if home else []
    here = context.get("page")
    path = getattr(here, "path", "") or ""
    return {
        "home": home,
        "pages": [(page, path.startswith(page.path)) for page in pages],
        "request": context.get("request"),
    }


@register.simple_tag(takes_context=True)
def home_url(context) -> str:
    home = _home(context)
    return home.get_url(context["request"]) if home else "/"


@register.simple_tag(takes_context=True)
def footer_pages(context) -> list:
    """How we choose, and the letter: in the language that is spoken, or in ours."""
    home = _home(context)
    if home is None:
        return []
    site = Site.find_for_request(context["request"])
    under = (
        site.root_page.get_children().live().filter(slug__in=["about", "newsletter"])
    )
    return [page.localized for page in under.order_by("path").select_related("locale")]


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict]:
    """This page in each language: its address there, or that of the home page.

    Each is ``{"code", "name", "url", "is_here", "is_same"}``: the name as its speakers
    write it, and whether it is a translation of this page. Empty where there is
    nothing to choose.
    """
    request = context.get("request")
    if request is None or (home := _home(context)) is None:
        return []
    page = context.get("page")
    homes = _addresses(home, request)
    here = _addresses(page, request) if isinstance(page, Page) else {}
    spoken = get_language()
    found = []
    for code, name in settings.LANGUAGES:
        if code not in homes:
            continue
        url = here.get(code)
        if url is None and page is None and request.resolver_match:
            url = translate_url(request.get_full_path(), code)
        found.append(
            {
                "code": code,
                "name": name,
                "url": url or homes[code],
                "is_here": code == spoken,
                "is_same": url is not None,
            }
        )
    return found if len(found) > 1 else []


def _addresses(page, request) -> dict[str, str]:
    """Where visitors read the page, by language."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    versions = page.get_translations(inclusive=True).live().public()
    return {codes[one.locale_id]: one.get_url(request) for one in versions}
