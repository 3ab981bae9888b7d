from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from publisher import views
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from example.api import api_v2

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_v2.urls),
    path("curation/", include("wagtail_curation.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

if settings.HAS_API_V3:
    from wagtail.api.v3.urls import api as api_v3

    from wagtail_curation.api.v3 import router as curation_library

    # The recommended part of the library, for visitors.
    api_v3.add_router("/curation/", curation_library)
    urlpatterns.append(path("api/v3/", api_v3.urls))

# Last: whatever is left is a page. Those in English have no language before them.
urlpatterns += i18n_patterns(
    path("search/", views.search, name="search"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
