"""What is shipped: the archives hold the package, whole, and nothing round it."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import wagtail_curation

ROOT = Path(__file__).resolve().parents[1]
SHIPPED_FOLDERS = ["templates", "static", "locale"]
NOT_SHIPPED = ("tests/", "example_site/", "benchmarks/", "node_modules/", ".ci/")


@pytest.fixture(scope="session")
def archives(tmp_path_factory):
    """The names in `(wheel, source archive)`, built from a clean copy of the tree."""
    if not importlib.util.find_spec("build"):
        if os.environ.get("CI") == "true":
            pytest.fail("`build` is missing, and CI skips nothing")
        pytest.skip("`build` is missing")
    copy = tmp_path_factory.mktemp("tree") / "wagtail-curation"
    # Leftovers of an earlier build would be shipped again: build from a copy.
    leave = shutil.ignore_patterns(
        ".git", ".venv", "venvs", "node_modules", "build", "*.egg-info", "media"
    )
    shutil.copytree(ROOT, copy, ignore=leave)
    ran = subprocess.run(
        [sys.executable, "-m", "build", "--outdir", "dist", "."],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (wheel,) = (copy / "dist").glob("*.whl")
    (sdist,) = (copy / "dist").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as opened:
        in_wheel = set(opened.namelist())
    with tarfile.open(sdist) as opened:
        in_sdist = {name.partition("/")[2] for name in opened.getnames()}
    return in_wheel, in_sdist


def package_files() -> set[str]:
    """Every file of the package that a site needs, by its path in the repository."""
    package = ROOT / "wagtail_curation"
    wanted = [*package.rglob("*.py"), package / "py.typed"]
    for folder in SHIPPED_FOLDERS:
        wanted += [
            path
            for found in package.rglob(folder)
            for path in found.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        ]
    return {path.relative_to(ROOT).as_posix() for path in wanted}


def test_the_wheel_and_the_source_archive_hold_every_file_of_the_package(archives):
    assert len(package_files()) > 20
    for names in archives:
        assert package_files() - names == set()


def test_neither_archive_holds_what_only_this_repository_needs(archives):
    for names in archives:
        assert [name for name in names if name.startswith(NOT_SHIPPED)] == []


def test_the_source_archive_carries_its_licence_and_papers(archives):
    _, in_sdist = archives
    assert {"LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md"} <= in_sdist


def test_the_version_is_written_in_one_place():
    version = wagtail_curation.__version__
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?(\.dev\d+|rc\d+)?", version)
    papers = ["pyproject.toml", "setup.cfg", "noxfile.py", "package.json"]
    assert [name for name in papers if version in (ROOT / name).read_text()] == []


def test_dependencies_have_lower_bounds_only():
    bounds = re.findall(
        r'^ +"[A-Za-z][\w\[\]-]*([<>=~!][^"]*)",$',
        (ROOT / "pyproject.toml").read_text(),
        re.MULTILINE,
    )
    assert len(bounds) > 10
    assert [bound for bound in bounds if not re.fullmatch(r">=[\d.]+", bound)] == []


def test_readme_classifiers_and_matrix_support_the_same():
    read = {name: (ROOT / name).read_text() for name in ("README.md", "noxfile.py")}
    matrix = ast.parse(read["noxfile.py"]).body
    (python,) = _assigned(matrix, "PYTHON")
    (wagtail,) = _assigned(matrix, "WAGTAIL")
    project = (ROOT / "pyproject.toml").read_text()
    classified = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    assert classified == python
    djangos = re.findall(r'"Framework :: Django :: (\d+\.\d+)"', project)
    assert djangos == sorted({django for each in wagtail.values() for django in each})
    majors = re.findall(r'"Framework :: Wagtail :: (\d+)"', project)
    assert majors == [version.partition(".")[0] for version in wagtail]
    table = dict(re.findall(r"^\| (\w+) \| (.+) \|$", read["README.md"], re.MULTILINE))
    assert table["Python"] == f"{python[0]} – {python[-1]}"
    assert re.findall(r"\d\.\d", table["Wagtail"].partition("(")[0]) == [*wagtail]
    assert table["Django"].startswith(djangos[0])


def _assigned(body: list, name: str) -> list:
    """What a module assigns to a name."""
    found = [node for node in body if isinstance(node, ast.Assign)]
    return [
        ast.literal_eval(it.value)
        for it in found
        if getattr(it.targets[0], "id", "") == name
    ]
