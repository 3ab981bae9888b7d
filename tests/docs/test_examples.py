"""Every sample in every document is run, compiled or parsed; none is passed over.

Those of a document in `FOLLOWED` are also laid out as a project, line by line, by the
test that is named there: what needs models and a database of its own.
"""

import importlib
import re
import sys

import pytest
from django.core.checks import run_checks
from wagtail import hooks

from tests.docs import kinds, names
from tests.docs.running import ROOT, documents, lay_out, samples

FOLLOWED = {
    "docs/tutorial/first-roundup-developer.md": "test_developer_tutorial",
    "docs/how-to/extend.md": "test_extending",
}
#: Compiled, and all that they import looked up: they are models of an app that the test
#: site has not, or replace addresses that it has.
COMPILED = {
    "docs/how-to/own-fields.md",
    "docs/how-to/headless.md",
    "docs/how-to/swap-the-page-model.md",
}
ALL = [sample for document in documents() for sample in samples(document)]
INDENTED = re.compile(
    r"^    ((?:[A-Z_]+=\S+ )?(?:python|pip|make|manage\.py) .*)$", re.MULTILINE
)


def of(*languages):
    return pytest.mark.parametrize(
        "sample", [it for it in ALL if it.language in languages], ids=str
    )


def test_every_sample_says_what_it_is():
    known = {"python", "html", "css", "js", "json", "shell", "sh", "http", "text"}
    strange = [str(it) for it in ALL if it.language not in known]
    assert strange == [], "begin a sample with its language: ```python"


def test_what_is_followed_is_followed():
    for document, test in FOLLOWED.items():
        source = (ROOT / "tests/tutorials" / f"{test}.py").read_text(encoding="utf-8")
        assert f'"{document}"' in source


@of("json")
def test_json(sample):
    kinds.check_json(sample)


@of("css")
def test_css(sample):
    kinds.check_css(sample)


@of("js")
def test_js(sample, tmp_path):
    kinds.check_js(sample, tmp_path)


@of("html")
def test_html(sample):
    kinds.check_html(sample)


@of("http")
def test_http(sample):
    kinds.check_http(sample)


@of("shell", "sh")
def test_shell(sample):
    kinds.check_shell(sample)


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_commands_between_the_lines(document):
    for line in INDENTED.findall(document.read_text(encoding="utf-8")):
        command = re.sub(r"\s+#.*$", "", line).strip()
        kinds.check_command(command, document.name)


@pytest.fixture
def laid_out(tmp_path, monkeypatch):
    """`laid_out(document)`: its modules can be imported; what they do is undone."""
    before = set(sys.modules)
    was = {name: list(found) for name, found in hooks._hooks.items()}
    monkeypatch.syspath_prepend(tmp_path)

    def lay(document):
        for sample in samples(ROOT / document):
            if sample.file.endswith(".py") and not kinds.is_settings(sample):
                lay_out(sample, tmp_path)
                top = tmp_path / sample.file.split("/")[0]
                if top.is_dir():
                    (top / "__init__.py").touch()
        importlib.invalidate_caches()

    yield lay
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]
    hooks._hooks.clear()
    hooks._hooks.update(was)


PYTHON = [it for it in ALL if it.language == "python"]
SETTINGS = [it for it in PYTHON if kinds.is_settings(it)]
MODULES = [it for it in PYTHON if it.file and it not in SETTINGS]
SESSIONS = [it for it in PYTHON if not it.file and it not in SETTINGS]


# What is chosen before there is a database can not be chosen in a test.
SWAPPED = ("RESOURCE_MODEL", "PAGE_MODEL")


@pytest.mark.parametrize("sample", SETTINGS, ids=str)
def test_settings(sample, settings, laid_out):
    given = kinds.settings_of(sample)
    laid_out(sample.document)
    for name, value in given.items():
        if name == "INSTALLED_APPS":
            for app in value:
                if app not in names.OWN_APPS:
                    importlib.import_module(app)
        elif name.startswith("WAGTAIL") and not name.endswith(SWAPPED):
            setattr(settings, name, value)
    said = run_checks(app_configs=None)
    ours = [it for it in said if str(it.id).startswith("wagtail_curation")]
    assert ours == []


@pytest.mark.parametrize(
    "sample", [it for it in MODULES if it.document not in FOLLOWED], ids=str
)
def test_modules(sample, laid_out):
    if sample.document in COMPILED:
        kinds.check_imports(sample, names.OWN_APPS)
    elif sample.file.endswith("urls.py"):
        exec(compile(sample.code, str(sample), "exec"), names.of_urls())
    else:
        laid_out(sample.document)
        module = sample.file.removesuffix(".py").replace("/", ".")
        importlib.import_module(module)


@pytest.mark.parametrize("sample", SESSIONS, ids=str)
def test_sessions(sample, db, monkeypatch, laid_out):
    laid_out(sample.document)
    given = names.NAMES.get(sample.document, dict)
    there = given() if given is dict else given(monkeypatch)
    code = compile(sample.code, str(sample), "exec")
    try:
        exec(code, {"__name__": "sample", **there})
    except NameError as error:
        raise AssertionError(f"{sample}: {error}; see tests/docs/names.py") from error


def test_the_pages_over_a_base_page_are_those_that_the_suite_runs_with():
    (shown,) = [it for it in MODULES if it.document.endswith("swap-the-page-model.md")]
    source = (ROOT / "tests/basepage/models.py").read_text(encoding="utf-8")
    run = source.split('"""', 2)[2].replace("basepage.", "publisher.")
    assert (
        shown.code.strip().removeprefix("# publisher/models.py").strip() == run.strip()
    )
