from django.conf import settings
from django.http import HttpResponse
from django.urls import path, re_path
from django.views.static import serve
from mysite.urls import urlpatterns as site_urls

urlpatterns = [
    # What the server in front serves by itself: the folder as it was collected.
    re_path(r"^static/(?P<path>.*)$", serve, {"document_root": settings.STATIC_ROOT}),
    # Browsers ask for this whatever a page says.
    path("favicon.ico", lambda _request: HttpResponse(status=204)),
    *site_urls,
]
