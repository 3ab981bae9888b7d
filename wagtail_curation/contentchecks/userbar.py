"""Our checks in Wagtail’s checks panel and userbar, beside a publisher’s own."""

from copy import copy

from wagtail.admin.userbar import ContentCheckerItem

from wagtail_curation.contentchecks import axe
from wagtail_curation.contentchecks.findings import judged, rules_in_use
from wagtail_curation.contentchecks.messages import messages
from wagtail_curation.models import RoundupMixin


class CurationChecks(ContentCheckerItem):
    """What a checker of Wagtail’s, or one derived from it, gains; stands before it.

    The findings are worked out where the page is shown to an editor: in the preview,
    and in the userbar. The editor itself only has to know that there are such checks.
    """

    checked_page = None

    class Media:
        js = ("wagtail_curation/js/content-checks.js",)

    def __init_subclass__(cls, **kwargs):
        # Ends here: Wagtail would warn of a deprecated class that the publisher's is
        # derived from, and has done so when theirs was made.
        pass

    def get_axe_run_only(self, request):
        return axe.run_also(super().get_axe_run_only(request), rules_in_use())

    def get_axe_custom_rules(self, request):
        theirs = super().get_axe_custom_rules(request)
        return [*theirs, *axe.rule_specs(rules_in_use())]

    def get_axe_custom_checks(self, request):
        found = [] if self.in_editor else judged(self.checked_page)
        ours = axe.check_specs(rules_in_use(), found)
        return [*super().get_axe_custom_checks(request), *ours]

    def get_axe_messages(self, request):
        # What a publisher says of our checks goes before what we say.
        return {**messages(), **super().get_axe_messages(request)}


_made: dict[type, type] = {}


def _with_ours(checker: type) -> type:
    if checker not in _made:
        bases = (CurationChecks, checker)
        _made[checker] = type(checker)(f"Curation{checker.__name__}", bases, {})
    return _made[checker]


def add_checks(request, items: list, page) -> None:
    """Hook ``construct_wagtail_userbar``: our checks join those that are there."""
    if not isinstance(page, RoundupMixin):
        return
    for place, item in enumerate(items):
        is_checker = isinstance(item, ContentCheckerItem)
        if is_checker and not isinstance(item, CurationChecks):
            # Theirs with all it was made with, and ours in front of it.
            ours = copy(item)
            ours.__class__ = _with_ours(type(item))
            ours.checked_page = page
            items[place] = ours
