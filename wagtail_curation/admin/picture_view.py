"""Use this picture: what a page shows is copied into Wagtail's images, when asked."""

from urllib.parse import urlsplit

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import Panel
from wagtail.images import get_image_model

from wagtail_curation.admin.one_resource import OneResourceView
from wagtail_curation.compat import policy_of
from wagtail_curation.conf import settings
from wagtail_curation.library import pictures


class PictureView(OneResourceView):
    """GET says what would be copied, and whence; POST copies it."""

    page_title = _("Use the page’s picture")
    header_icon = "image"
    template_name = "wagtail_curation/admin/picture.html"

    def get(self, request, *args, **kwargs):
        if not self.object.remote_image_url:
            said = _now("The page of this resource names no picture.")
            messages.warning(request, said)
            return redirect(self.edit_url)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            image = pictures.take_over(self.object, request.user)
        except pictures.PictureError as error:
            messages.error(request, error.words)
            return redirect(
                request.path if self.object.remote_image_url else self.edit_url
            )
        buttons = []
        if policy_of(get_image_model()).user_has_permission_for_instance(
            request.user, "change", image
        ):
            url = reverse("wagtailimages:edit", args=[image.pk])
            buttons = [messages.button(url, _now("Edit the image"))]
        said = _now(
            "The picture is an image of this site now, and stands on the record."
        )
        messages.success(request, said, buttons=buttons)
        return redirect(self.edit_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            object=self.object,
            host=urlsplit(self.object.remote_image_url).hostname,
            credit=self.object.image_credit or pictures.credit_of(self.object),
            collection=settings.IMAGE_COLLECTION,
            edit_url=self.edit_url,
            **kwargs,
        )


class PagePicturePanel(Panel):
    """Whose the page's picture is, and the way to copy it. The picture is never shown
    from there: its host would learn who edits what.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_curation/admin/picture_panel.html"

        def is_shown(self):
            return bool(self.instance.pk and self.instance.remote_image_url)

        @property
        def host(self) -> str:
            return urlsplit(self.instance.remote_image_url).hostname or ""

        @property
        def url(self) -> str:
            key = self.instance.pk
            return reverse("wagtail_curation_resources:picture", args=[key])
