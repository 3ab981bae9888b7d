from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib.staticfiles.views import serve
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api as api_v3
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_curation.api.v3 import router

api_v2 = WagtailAPIRouter("wagtailapi")
api_v2.register_endpoint("pages", PagesAPIViewSet)

api_v3.add_router("/curation/", router)

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    path("curation/", include("wagtail_curation.urls")),
    # What the server in front serves by itself.
    re_path(r"^static/(?P<path>.*)$", serve, {"insecure": True}),
    *static("/media/", document_root=settings.MEDIA_ROOT),
]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)))
