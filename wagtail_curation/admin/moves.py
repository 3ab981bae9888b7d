"""Moving parts between series without two parts of one number."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail_curation.models import RoundupMixin
from wagtail_curation.models.parts import next_free_number, part_with_number


def number_is_taken(page, series) -> str:
    """Why this part can not stand in that series; "" when it can."""
    if not isinstance(page, RoundupMixin):
        return ""
    taken = part_with_number(series, page.part_number, besides=page)
    if not taken:
        return ""
    return _(
        "“%(series)s” has a part %(number)s already: “%(taken)s”. Give “%(page)s” "
        "another part number first; the next free one there is %(free)s."
    ) % {
        "series": series.get_admin_display_title(),
        "number": page.part_number,
        "taken": taken.get_admin_display_title(),
        "page": page.get_admin_display_title(),
        "free": next_free_number(series),
    }


def before_move_page(request, page, destination):
    """Stops a move that would give a series two parts of the same number."""
    if reason := number_is_taken(page, destination):
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


def before_bulk_action(request, action_type, pages, action):
    """The same for pages that are moved together."""
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"].specific
    coming = [page.specific for page in pages]
    reasons = [number_is_taken(page, destination) for page in coming]
    reasons = [reason for reason in reasons if reason]
    numbers = [getattr(page, "part_number", None) for page in coming]
    twice = {n for n in numbers if n is not None and numbers.count(n) > 1}
    if twice and not reasons:
        reasons = [
            _("Two of these pages are part %(number)s: give one another number first.")
            % {"number": min(twice)}
        ]
    if not reasons:
        return None
    for reason in reasons:
        messages.error(request, reason)
    return redirect(action.next_url)
