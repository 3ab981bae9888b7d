"""Icons, and the styles and scripts that every admin page gets."""

from django.templatetags.static import static
from django.utils.html import format_html

ICONS = ["curation", "headphones", "book", "course", "report"]


def register_icons(icons: list[str]) -> list[str]:
    return icons + [f"wagtail_curation/icons/{name}.svg" for name in ICONS]


def admin_css() -> str:
    href = static("wagtail_curation/css/admin.css")
    return format_html('<link rel="stylesheet" href="{}">', href)


def admin_js() -> str:
    src = static("wagtail_curation/js/admin.js")
    return format_html('<script src="{}"></script>', src)
