"""What an editor is told who publishes a part of a series that is held."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.utils.timestamps import render_timestamp

from wagtail_curation.models import RoundupMixin
from wagtail_curation.models.holding import hold_of

LAST = 1000
"""Where our receivers stand: after everybody else’s."""

AFTER_THEM = {"add": "after_create_page", "edit": "after_edit_page"}


def held_words(part) -> str:
    """What to say of a part that has just been published; "" when it does not wait."""
    if not isinstance(part, RoundupMixin) or part.live:
        return ""
    until = hold_of(part)
    if until is None or part.go_live_at is None:
        return ""
    if part.go_live_at > until:
        said = _(
            "This series is held until %(held)s: “%(part)s” goes live later, at its "
            "own time, %(own)s."
        )
    else:
        said = _(
            "This series is held until %(held)s: “%(part)s” goes live then, with the "
            "others."
        )
    return said % {
        "held": render_timestamp(until),
        "own": render_timestamp(part.go_live_at),
        "part": part.get_admin_display_title(),
    }


def after_publish_page(request, page):
    """In place of Wagtail’s “has been published”, which would not be true."""
    said = held_words(page.specific)
    if not said:
        return None
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    button = messages.button(edit, _("Edit"))
    messages.success(request, said, buttons=[button])
    # This answer ends Wagtail’s view: what others do at its end is still done.
    place = request.resolver_match.url_name if request.resolver_match else ""
    for hook in hooks.get_hooks(AFTER_THEM.get(place, "")):
        answer = hook(request, page)
        if hasattr(answer, "status_code"):
            return answer
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def after_bulk_action(request, action_type, pages, action):
    """The same for parts that were published together."""
    if action_type != "publish":
        return
    for page in pages:
        fresh = getattr(page, "specific_class", None)
        part = fresh.objects.filter(pk=page.pk).first() if fresh else None
        if part and (said := held_words(part)):
            messages.warning(request, said)
