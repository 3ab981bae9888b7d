"""The addresses of a publisher's site with everything of ours switched on."""

import importlib.util

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.images.api.v2.views import ImagesAPIViewSet

api_v2 = WagtailAPIRouter("wagtailapi")
api_v2.register_endpoint("pages", PagesAPIViewSet)
api_v2.register_endpoint("images", ImagesAPIViewSet)

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap),
    path("api/v2/", api_v2.urls),
]

if settings.HAS_API_V3:
    from wagtail.api.v3.urls import api as api_v3

    from wagtail_curation.api.v3 import router

    api_v3.add_router("/curation/", router)
    urlpatterns += [path("api/v3/", api_v3.urls)]

if importlib.util.find_spec("wagtail_curation.urls"):
    urlpatterns += [path("curation/", include("wagtail_curation.urls"))]

urlpatterns += i18n_patterns(
    path("", include(wagtail_urls)), prefix_default_language=False
)
