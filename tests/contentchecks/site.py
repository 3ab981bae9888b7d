"""A site that shows Wagtail's checks, and a publisher with checks of their own."""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/how-to/check-content.md"
TEXT = PAGE.read_text(encoding="utf-8")
ISLAND = re.compile(r'id="checker-axe-configuration"[^>]*>(.*?)</script>', re.S)


def with_userbar(settings) -> None:
    """The site's base template has the userbar, without which nothing is checked."""
    first, *rest = settings.TEMPLATES
    settings.TEMPLATES = [
        {**first, "DIRS": [HERE / "templates", *first["DIRS"]]},
        *rest,
    ]


def with_own_script(settings, directory: Path) -> None:
    """The script of the how-to page is among the site's static files."""
    (source,) = samples("js")
    script = directory / "publisher" / "checks.js"
    script.parent.mkdir(parents=True)
    script.write_text(source, encoding="utf-8")
    settings.STATICFILES_DIRS = [directory]


def samples(language: str, holding: str = "") -> list[str]:
    """The code samples of the how-to page in one language."""
    found = re.findall(rf"```{language}\n(.*?)```", TEXT, re.S)
    return [sample for sample in found if holding in sample]


def publishers_hook():
    """The hook of the how-to page, as it stands there; registered with nobody."""
    (source,) = samples("python", "construct_wagtail_userbar")
    ours: dict = {}
    exec(
        source.replace("@hooks.register(", "@(lambda _name: lambda hook: hook)("), ours
    )
    return ours["add_our_checks"]


def configuration(html: str) -> dict | None:
    """What axe is told on a page; None where there is no checker."""
    found = ISLAND.search(html)
    return json.loads(found.group(1)) if found else None


def places(config: dict) -> dict[str, list]:
    """The places of our findings, by check; only of those that found something."""
    return {
        check["id"]: check["options"]["places"]
        for check in config["spec"]["checks"]
        if check.get("options", {}).get("places")
    }
