"""The inbox for scripts, on every version of Wagtail: one address that takes JSON.

A key from the clipper’s page is the only way in. Cookies are not looked at, so there
is nothing that another site’s page could make a browser send.
"""

import json

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wagtail_curation.api.inbox import Refused, Sent, receive
from wagtail_curation.api.tokens import user_of

MOST_BYTES = 200_000


@csrf_exempt
@never_cache
@require_POST
def keep(request):
    """Keeps ``{"url", "title", "selection", "note", "topics"}``; only url must be."""
    request.user = AnonymousUser()
    try:
        user = user_of(_bearer(request))
        if user is None:
            message = _("No key, or one that is no longer good.")
            raise Refused(401, "no_key", message)
        request.user = user
        status, data = receive(user, Sent.read(_json(request)))
    except Refused as refused:
        return _refusal(refused)
    return JsonResponse(data, status=status)


def _bearer(request) -> str:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _json(request):
    try:
        body = request.body
        if len(body) > MOST_BYTES:
            raise RequestDataTooBig
        return json.loads(body)
    except RequestDataTooBig as error:
        raise Refused(413, "too_long", _("This is too much at once.")) from error
    except (ValueError, RecursionError) as error:
        raise Refused(400, "no_json", _("This must be JSON.")) from error


def _refusal(refused: Refused) -> JsonResponse:
    error = {"type": refused.code, "loc": [refused.name], "msg": str(refused)}
    said = {"status": refused.status, "errors": [error]}
    response = JsonResponse(said, status=refused.status)
    if refused.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response
