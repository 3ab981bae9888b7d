"""What Wagtail 7.4 lacks beside 8.0, in one place."""

from wagtail import VERSION as WAGTAIL_VERSION
from wagtail import hooks
from wagtail.api import APIField

IS_WAGTAIL_8 = WAGTAIL_VERSION >= (8, 0)

try:
    # pydantic, which describes API v3, asks for this one before Python 3.12.
    from typing_extensions import TypedDict
except ImportError:
    from typing import TypedDict

__all__ = [
    "IS_WAGTAIL_8",
    "SubmenuHookMixin",
    "TypedDict",
    "api_field",
    "policy_of",
    "register_permission_policy",
]


def api_field(name: str, serializer=None, writable: bool = False) -> APIField:
    """An APIField; before Wagtail 8 there is no API that writes."""
    if IS_WAGTAIL_8:
        return APIField(name, serializer=serializer, writable=writable)
    return APIField(name, serializer=serializer)


class SubmenuHookMixin:
    """For a ViewSetGroup: ``submenu_hook`` on Wagtail 7.4, as 8.0 has it."""

    if not IS_WAGTAIL_8:

        def get_submenu_items(self):
            items = super().get_submenu_items()
            return items + [fn() for fn in hooks.get_hooks(self.submenu_hook)]


def register_permission_policy(model) -> None:
    """Makes the policy of a model known by name; 7.4 works it out by itself."""
    if IS_WAGTAIL_8:
        from wagtail.permissions import register_permission_policy as register

        register(model)


def policy_of(model):
    """Who may do what with records of this model: images, resources, people."""
    if IS_WAGTAIL_8:
        from wagtail.permissions import policy_registry

        return policy_registry.get_by_type(model)
    from wagtail.images import get_image_model
    from wagtail.models import AbstractPage

    if issubclass(model, AbstractPage):
        from wagtail.permissions import page_permission_policy

        return page_permission_policy
    if model is get_image_model():
        from wagtail.images.permissions import permission_policy

        return permission_policy
    from wagtail.permission_policies import ModelPermissionPolicy

    return ModelPermissionPolicy(model)
