"""The one module that knows Wagtail's API v3, which Wagtail calls a preview.

It adds to the API's own schemas: bodies with the shapes of their blocks, rich text as
finished HTML, and, in what is written, records as they were read.
"""

from collections.abc import Callable
from typing import Annotated, Any

from django.db.models import ForeignKey, ForeignObjectRel
from django.shortcuts import get_object_or_404
from ninja import Body, Query, Router, Status
from ninja.errors import HttpError
from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError
from wagtail.api.querysets import get_public_pages_queryset
from wagtail.api.v3.auth import AllowAnonymous, BearerTokenAuth
from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
from wagtail.api.v3.schemas import create_generator, patch_generator, read_generator
from wagtail.fields import RichTextField
from wagtail.models import Locale

from wagtail_curation.api import checks, inbox
from wagtail_curation.api.inbox import InboxListData, KeptData
from wagtail_curation.api.library import (
    public_resources,
    represented,
    with_mentions,
)
from wagtail_curation.api.records import Problem, Record, find_records, key_for
from wagtail_curation.api.schemas import (
    Described,
    InboxInput,
    RecordInput,
    body_input_shape,
    body_shape,
)
from wagtail_curation.api.writing import read_body
from wagtail_curation.blocks.finished import rich_text
from wagtail_curation.blocks.prefetch import IMAGE, PERSON
from wagtail_curation.blocks.shapes import MentionedResourceData, ResourceListData
from wagtail_curation.fields import RoundupBodyField
from wagtail_curation.mentions.service import roundup_models
from wagtail_curation.models import (
    AbstractCurator,
    RoundupMixin,
    RoundupSeriesMixin,
    get_resource_model,
)

OURS = (RoundupMixin, RoundupSeriesMixin, AbstractCurator)

Schema = tuple[Any, ...]
"""What a generator wants for a field: its annotation, its default, for reading also
the function that reads it."""


router = Router(tags=["curation"])
"""The library for visitors; a site adds it to the API in its urls.py:
``api.add_router("/curation/", router)``.
"""

VISITORS = [BearerTokenAuth(), AllowAnonymous()]


@router.get("/resources/", response=ResourceListData, auth=VISITORS)
def list_resources(
    request,
    pagination: Annotated[WagtailLimitOffsetPagination.Input, Query()],
    kind: str = "",
    language: str = "",
    topic: str = "",
    locale: str = "",
):
    """The resources that live public roundups recommend, newest first; with a locale
    those of its roundups, and their titles in its language.
    """
    pages, locale_id = _public_pages_in(locale, request)
    found = public_resources(pages, kind, language, topic)
    page = WagtailLimitOffsetPagination().paginate_queryset(found, pagination, request)
    return {"count": page["count"], "items": represented(page["items"], locale_id)}


@router.get("/resources/{resource_id}/", response=MentionedResourceData, auth=VISITORS)
def get_resource(request, resource_id: str, locale: str = ""):
    """A resource, and where live public roundups (of a locale) recommend it."""
    pages, locale_id = _public_pages_in(locale, request)
    key = key_for(get_resource_model(), resource_id)
    resource = get_object_or_404(public_resources(pages), pk=key)
    return with_mentions(resource, pages, roundup_models(), locale_id)


@router.get("/inbox/", response=InboxListData, auth=BearerTokenAuth())
def list_inbox(
    request, pagination: Annotated[WagtailLimitOffsetPagination.Input, Query()]
):
    """What waits in the inbox, newest first, for who may see it."""
    found = inbox.listed(request.user)
    page = WagtailLimitOffsetPagination().paginate_queryset(found, pagination, request)
    items = [inbox.represent(entry) for entry in page["items"]]
    return {"count": page["count"], "items": items}


@router.post("/inbox/", response={200: KeptData, 201: KeptData}, auth=BearerTokenAuth())
def keep_in_inbox(request, sent: Annotated[InboxInput, Body()]):
    """Keeps an address in the inbox: 201 when it is new there, else 200."""
    try:
        status, kept = inbox.receive(request.user, inbox.Sent.read(sent))
        return Status(status, kept)
    except inbox.Refused as refused:
        if refused.status != 422:
            raise HttpError(refused.status, str(refused)) from refused
        _refuse([Problem((refused.name,), str(refused), refused.code)])


def _public_pages(request):
    """What any visitor may read, whoever asks."""
    try:
        return get_public_pages_queryset(request)
    except ValueError as error:
        # Several sites answer to the name in "?site=".
        raise HttpError(400, str(error)) from error


def _public_pages_in(locale: str, request):
    """(public pages, key of the locale): those of a locale when one is asked for."""
    pages = _public_pages(request)
    if not locale:
        return pages, None
    known = {it.language_code: it.pk for it in Locale.objects.order_by("language_code")}
    if locale not in known:
        message = f"There is no locale “{locale}”. This site has: {', '.join(known)}."
        raise HttpError(400, message)
    return pages.filter(locale=known[locale]), known[locale]


def register() -> None:
    """Called once, before anything imports the API's registry."""
    checks.note_order()
    read_generator.register_field_schema(RoundupBodyField, read_body_schema)
    _extend(read_generator, RichTextField, finished_html)
    for generator in (create_generator, patch_generator):
        generator.register_field_schema(RoundupBodyField, write_body_schema)
        _extend(generator, ForeignKey, one_record)
        _extend(generator, ForeignObjectRel, list_of_curators)


def _extend(generator, field_class: type, change: Callable) -> None:
    """Changes the schema of our models' fields of a class; others keep theirs."""
    theirs = generator.field_schemas[field_class]

    def schema(generator, field):
        found = theirs(generator, field)
        ours = issubclass(field.model, OURS)
        return change(field, *found) if found and ours else found

    generator.register_field_schema(field_class, schema)


def read_body_schema(generator, field) -> Schema:
    def resolve(page, context) -> list:
        value = getattr(page, field.name)
        return value.stream_block.get_api_representation(value, context)

    shape = body_shape(list(field.stream_block.child_blocks))
    return Annotated[Any, Described(shape)], [], staticmethod(resolve)


def finished_html(field, annotation, default, _resolve) -> Schema:
    def resolve(page, context) -> str:
        return rich_text(getattr(page, field.name), context, field.features)

    return annotation, default, staticmethod(resolve)


def write_body_schema(generator, field) -> Schema:
    def check(data: list, info: ValidationInfo) -> list:
        read, problems = read_body(field.stream_block, data, _user(info))
        _refuse(problems)
        return read

    shape = body_input_shape(list(field.stream_block.child_blocks))
    return Annotated[Any, Described(shape), AfterValidator(check)], []


def one_record(field, _annotation, default) -> Schema:
    """A picture or a person: by id, or as it was read."""
    kind = IMAGE if field.name == "hero_image" else PERSON
    shape = int | RecordInput | None if field.null else int | RecordInput

    def find(data: Any) -> Any:
        return _find([Record(kind, data, ())])[0]

    # Wagtail's own name for it has “_id” at the end, where it is read without.
    said = {"title": default.title, "description": default.description}
    info = FieldInfo(default=None, **said) if field.null else FieldInfo(**said)
    return Annotated[Any, Described(shape), AfterValidator(find)], info


def list_of_curators(field, annotation, default) -> Schema:
    """Curators: as Wagtail has it (``{"person": 3}``), or people as they were read."""

    def find(data: Any) -> Any:
        if field.get_accessor_name() != "curators" or not isinstance(data, list):
            return data
        records = [
            Record(PERSON, _person_of(each), (i,)) for i, each in enumerate(data)
        ]
        return [{"person": key} for key in _find(records)]

    return Annotated[annotation, BeforeValidator(find)], default


def _person_of(data: Any) -> Any:
    return data["person"] if isinstance(data, dict) and "person" in data else data


def _find(records: list[Record]) -> list:
    _refuse(list(find_records(records, user=None)))
    return [record.found for record in records]


def _user(info: ValidationInfo):
    context: Any = info.context
    return context["request"].user


def _refuse(problems: list[Problem]) -> None:
    """Raises what is wrong as one error, each with its path; nothing if all is well."""
    if not problems:
        return
    raise ValidationError.from_exception_data(
        "Refused", [_detail(problem) for problem in problems], hide_input=True
    )


def _detail(problem: Problem) -> InitErrorDetails:
    said = {"message": problem.message}
    error = PydanticCustomError(problem.code, "{message}", said)
    return InitErrorDetails(type=error, loc=problem.path, input=None)
