from django import template
from wagtail.models import Site

register = template.Library()


@register.inclusion_tag("publisher/menu.html", takes_context=True)
def menu(context):
    """The pages under the home page that are to be in menus, and where we are."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    home = site.root_page if site else None
    pages = home.get_children().live().in_menu() if home else []
    here = context.get("page")
    path = getattr(here, "path", "") or ""
    return {
        "home": home,
        "pages": [(page, path.startswith(page.path)) for page in pages],
        "request": request,
    }
