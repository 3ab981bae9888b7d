"""Icons, and the styles and scripts that every admin page gets."""

from django.templatetags.static import static
from django.utils.html import format_html_join

ICONS = ["curation", "headphones", "book", "course", "report", "merge"]


def register_icons(icons: list[str]) -> list[str]:
    return icons + [f"wagtail_curation/icons/{name}.svg" for name in ICONS]


STYLES = ["admin", "comparing", "importing", "inbox"]


def admin_css() -> str:
    paths = [[static(f"wagtail_curation/css/{name}.css")] for name in STYLES]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', paths)


SCRIPTS = ["admin", "inbox"]


def admin_js() -> str:
    paths = [[static(f"wagtail_curation/js/{name}.js")] for name in SCRIPTS]
    return format_html_join("\n", '<script src="{}"></script>', paths)
