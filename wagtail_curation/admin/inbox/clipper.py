"""Setting up: the bookmarklet, the phone, the key for scripts."""

import json
from urllib.parse import quote

from django.http import JsonResponse
from django.templatetags.static import static
from django.urls import NoReverseMatch, path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from wagtail_curation.admin.inbox.chosen import InboxPageView
from wagtail_curation.admin.inbox.clip import (
    LONGEST_TITLE,
    ClipView,
    ReadView,
    SavedView,
)
from wagtail_curation.admin.inbox.listing import url_of
from wagtail_curation.api.tokens import DAYS, make_token
from wagtail_curation.library.inbox import MOST_SELECTION
from wagtail_curation.models import InboxSource

NAMESPACE = "wagtail_curation_clip"

# It opens our window and puts nothing into the page, so a page’s policy has nothing
# to say. The words marked go into the fragment, which no server is sent.
CODE = (
    "(()=>{const p=new URLSearchParams({url:location.href,"
    "title:document.title.slice(0,%(title)s)}),"
    "t=String(getSelection()).slice(0,%(words)s),"
    "u=%(url)s+'?'+p+(t?'#curation-words='+encodeURIComponent(t):'');"
    "open(u,'_blank','popup,width=540,height=780')||(location.href=u)})()"
)


def bookmarklet(clip_url: str) -> str:
    """The address of the bookmark that opens the clipper’s window."""
    values = {
        "url": json.dumps(clip_url),
        "title": LONGEST_TITLE,
        "words": MOST_SELECTION,
    }
    return "javascript:" + quote(CODE % values, safe="!$&'()*+,/:;=?@{}[]|~")


def endpoint_url(request) -> str:
    """Where scripts send to, or "" when the site has not included our addresses."""
    try:
        return request.build_absolute_uri(reverse("wagtail_curation:keep"))
    except NoReverseMatch:
        return ""


class SetupView(InboxPageView):
    permission_required = "add"
    http_method_names = ["get"]
    template_name = "wagtail_curation/admin/inbox/setup.html"
    page_title = _("Set up the clipper")
    header_icon = "cut"
    token = ""

    def get(self, request):
        clip_url = request.build_absolute_uri(reverse(f"{NAMESPACE}:clip"))
        response = self.render_to_response(
            self.get_context_data(
                bookmarklet=bookmarklet(clip_url),
                endpoint=endpoint_url(request),
                token=self.token,
                days=DAYS,
            )
        )
        add_never_cache_headers(response)
        return response


class TokenView(SetupView):
    """Shows a new key, once: nothing of it is stored."""

    http_method_names = ["post"]

    def post(self, request):
        self.token = make_token(request.user)
        return self.get(request)


class ManifestView(InboxPageView):
    """What a phone wants to know, to offer the inbox when something is shared."""

    permission_required = "add"
    http_method_names = ["get"]

    def get(self, request):
        icons = [
            {
                "src": static(f"wagtail_curation/icons/inbox-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ]
        manifest = {
            "id": url_of("index"),
            "name": _now("Curation inbox"),
            "short_name": _now("Inbox"),
            "start_url": url_of("index"),
            "scope": reverse("wagtailadmin_home"),
            "display": "minimal-ui",
            "background_color": "#ffffff",
            "theme_color": "#1d3557",
            "icons": icons,
            "share_target": {
                "action": reverse(f"{NAMESPACE}:share"),
                "method": "GET",
                "params": {"title": "title", "text": "text", "url": "url"},
            },
        }
        return JsonResponse(manifest, content_type="application/manifest+json")


class ClipperViewSet(ViewSet):
    name = NAMESPACE
    url_prefix = "curation/clip"

    def get_urlpatterns(self):
        share = ClipView.as_view(source=str(InboxSource.SHARE))
        return [
            path("", ClipView.as_view(), name="clip"),
            path("share/", share, name="share"),
            path("saved/<int:pk>/", SavedView.as_view(), name="saved"),
            path("read/<int:pk>/", ReadView.as_view(), name="read"),
            path("setup/", SetupView.as_view(), name="setup"),
            path("token/", TokenView.as_view(), name="token"),
            path("manifest.webmanifest", ManifestView.as_view(), name="manifest"),
        ]


clipper = ClipperViewSet()
