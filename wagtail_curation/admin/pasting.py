"""What the paste field of a block asks: what is this, add it, take it back.

Asking writes nothing, so that it can be cancelled at any moment; adding is a request
of its own, with a ticket for what was read.
"""

import time
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _now
from django.views.generic import View
from wagtail.admin.views.generic import chooser as views
from wagtail.log_actions import log

from wagtail_curation.admin.choosing import ChosenResourceMixin
from wagtail_curation.admin.resource_creation import known_note
from wagtail_curation.admin.tickets import (
    Capture,
    seal,
    seal_undo,
    unseal,
    unseal_undo,
)
from wagtail_curation.api.limits import asks_too_often
from wagtail_curation.library import adding, pasting, taking_back
from wagtail_curation.library.reading import note_fetch
from wagtail_curation.models import get_resource_model

#: Questions in one minute that one user may ask.
MOST_A_MINUTE = 60
#: Records that are taken back at once: a whole list's.
MOST_TO_UNDO = 200
MOST_TITLE = 500


class PastingView(
    ChosenResourceMixin, views.ChosenResponseMixin, views.CreationFormMixin, View
):
    """Answers in JSON; its ``state`` says what became of the question."""

    http_method_names = ["post"]
    model = None
    adds = True

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if self.adds and not self.can_create():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def chosen(self, record, note: str, **more) -> JsonResponse:
        self.note = note
        data = self.get_chosen_response_data(record)
        return JsonResponse({"state": "chosen", "chosen": data, **more})

    def problem(self, words: str, status: int = 200, **more) -> JsonResponse:
        data = {"state": "problem", "words": words, **more}
        return JsonResponse(data, status=status)


class ResolveView(PastingView):
    """What is this text? A known resource, a page that was read, words, a problem."""

    adds = False

    def post(self, request: HttpRequest):
        if seconds := too_often(request.user):
            words = _now("That was a lot at once. Wait a minute, then go on.")
            return self.problem(words, status=429, seconds=seconds)
        pasted = pasting.understand(request.POST.get("text", ""))
        if pasted.words:
            return JsonResponse({"state": "search", "search": pasted.words})
        if pasted.problem:
            return self.problem(pasted.problem)
        if known := pasting.known(pasted):
            return self.chosen(known, known_note(known))
        if not self.can_create():
            return self.problem(f"{_now('It is not in the library yet.')} {who_adds()}")
        return self.read(request, pasted)

    def read(self, request: HttpRequest, pasted: pasting.Pasted) -> JsonResponse:
        reading = pasting.read(pasted)
        if known := pasting.known(pasted, reading):
            return self.chosen(known, known_note(known))
        title = " ".join(request.POST.get("title", "").split())[:MOST_TITLE]
        ticket = seal(Capture(pasted, reading, title), request.user)
        if reading.problem:
            return self.problem(reading.words, ticket=ticket)
        if not reading.card.title:
            words = _now("The page does not say what it is called.")
            return self.problem(words, ticket=ticket)
        return JsonResponse({"state": "read", "ticket": ticket})


class AddView(PastingView):
    """Adds what was read, and chooses it."""

    def post(self, request: HttpRequest):
        capture = unseal(request.POST.get("ticket", ""), request.user)
        if capture is None or not capture.reading.card.title:
            return self.problem(_now("This was read too long ago. Paste it again."))
        with transaction.atomic():
            record, created = self.add(capture)
        if not created:
            return self.chosen(record, known_note(record))
        undo = seal_undo(record, request.user)
        return self.chosen(record, _now("Added to the library."), undo=undo)

    def add(self, capture: Capture) -> tuple[Any, bool]:
        pasted, reading, user = capture.pasted, capture.reading, self.request.user
        record, created = adding.add(
            pasted.address,
            card=reading.card,
            final_url=reading.final_url,
            identifier=pasted.key,
            user=user,
        )
        if created:
            log(record, "wagtail.create", user=user)
            if pasted.address:
                note_fetch(record, reading, user)
        return record, created


class UndoView(PastingView):
    """Takes back records that this user has just added, where nobody needs them."""

    def post(self, request: HttpRequest):
        tickets = request.POST.getlist("undo")[:MOST_TO_UNDO]
        opened = [unseal_undo(ticket, request.user) for ticket in tickets]
        became = [
            taking_back.take_back(*ticket, request.user) for ticket in opened if ticket
        ]
        states = [taking_back.USED, taking_back.CHANGED, taking_back.TAKEN_BACK]
        state = next((each for each in states if each in became), "nothing")
        return JsonResponse({"state": state, "words": undone(state)})


def undone(state: str) -> str:
    if state == taking_back.USED:
        return _now("Undone here. The record stays in the library: it is in use.")
    if state == taking_back.CHANGED:
        return _now("Undone here. The record stays: somebody has worked on it.")
    return _now("Undone.")


def too_often(user) -> int:
    """Seconds to wait for a user who has asked too often; 0 when they may go on."""
    if not asks_too_often(user, "pasted", MOST_A_MINUTE, seconds=60):
        return 0
    return 60 - int(time.time() % 60)


def who_adds() -> str:
    """Who may add resources, for somebody who may not."""
    model = get_resource_model()
    names = Group.objects.filter(
        permissions__codename=f"add_{model._meta.model_name}",
        permissions__content_type__app_label=model._meta.app_label,
    )
    names = list(names.order_by("name").values_list("name", flat=True).distinct()[:3])
    if not names:
        return _now("Ask your administrator to add it.")
    return _now("Ask somebody of this group to add it: %(groups)s.") % {
        "groups": ", ".join(names)
    }
