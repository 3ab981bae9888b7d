"""Whether Django finds our templates, the tags they load and what they extend."""

from pathlib import Path

from django.core import checks
from django.core.checks import Error, Tags, register
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates
from django.template.loader_tags import ExtendsNode

ROOM = Path(__file__).parents[1] / "templates"
BASE = "wagtail_curation/base.html"


def readers_templates() -> list[str]:
    """The names of what makes up readers’ pages."""
    found = (ROOM / "wagtail_curation").rglob("*.html")
    names = [path.relative_to(ROOM).as_posix() for path in found]
    return sorted(name for name in names if "/admin/" not in name)


def _engine() -> DjangoTemplates | None:
    backends = engines.all()
    return next((it for it in backends if isinstance(it, DjangoTemplates)), None)


@register(Tags.templates)
def check_templates(app_configs, **kwargs):
    """What readers’ pages are made of can be found and compiled, site's own too."""
    engine = _engine()
    if engine is None:
        return [_not_found(BASE)]
    for name in readers_templates():
        if problem := _problem_of(name, engine):
            # A setting that hides one template hides all.
            return [problem]
    return _missing_base(engine)


def _problem_of(name: str, engine: DjangoTemplates) -> Error | None:
    try:
        engine.get_template(name)
    except TemplateDoesNotExist:
        return _not_found(name)
    except TemplateSyntaxError as error:
        return _not_compiled(name, error)
    return None


def _not_found(name: str) -> Error:
    return Error(
        f"Django does not find the template {name}.",
        hint=(
            "In TEMPLATES, a backend of django.template.backends.django needs "
            "'APP_DIRS': True, or the app_directories loader."
        ),
        id="wagtail_curation.E010",
    )


def _not_compiled(name: str, error: TemplateSyntaxError) -> Error:
    return Error(
        f"The template {name} can not be used: {error}",
        hint=(
            "If a tag library is not registered, add the app that has it to "
            "INSTALLED_APPS (“curation_tags” is in 'wagtail_curation'); if the "
            "template is your own, correct it."
        ),
        id="wagtail_curation.E010",
    )


def _missing_base(engine: DjangoTemplates) -> list[checks.Warning]:
    """Our pages stand in the site’s own base template."""
    name: str | None = BASE
    while name:
        try:
            template = engine.get_template(name).template
        except TemplateDoesNotExist:
            return [
                checks.Warning(
                    f"Roundups stand in the template {name}, which is not there.",
                    hint=(
                        f"Make one, or a {BASE} of your own that extends another; on "
                        "a site without pages for readers, silence this warning."
                    ),
                    id="wagtail_curation.W005",
                )
            ]
        nodes = template.nodelist
        extending = [node for node in nodes if isinstance(node, ExtendsNode)]
        parent = getattr(extending[0].parent_name, "var", None) if extending else None
        # A variable is anybody's guess.
        name = parent if isinstance(parent, str) else None
    return []
