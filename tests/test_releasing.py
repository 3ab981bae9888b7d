"""A release is one command, and one that refuses to make a bad one."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAPERS = ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"]
BUILDING = ["MANIFEST.in", "pyproject.toml", "setup.cfg"]
INIT = "wagtail_curation/__init__.py"


class Tree:
    """A repository with what a release needs, and a package of one file."""

    def __init__(self, path: Path):
        self.path = path

    def run(self, *command: str) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.path, capture_output=True, text=True)

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=A. Releaser", "-c", "user.email=a@example.org"]
        ran = self.run("git", *who, *arguments)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def release(self, version: str) -> subprocess.CompletedProcess:
        return self.run(sys.executable, ".ci/release.py", version)

    def read(self, name: str) -> str:
        return (self.path / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", f"Change {name}")


@pytest.fixture
def tree(tmp_path):
    for name in [*PAPERS, *BUILDING]:
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "wagtail_curation").mkdir()
    (tmp_path / ".gitignore").write_text("dist\nbuild\n*.egg-info\n__pycache__\n")
    made = Tree(tmp_path)
    made.run("git", "init", "-q")
    for key, value in {"name": "A. Releaser", "email": "a@example.org"}.items():
        made.git("config", f"user.{key}", value)
    made.write(INIT, '"""A package."""\n\n__version__ = "0.4.0.dev0"\n')
    made.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- More.\n")
    return made


def test_one_command_builds_checks_commits_and_tags(tree):
    ran = tree.release("0.4.0")
    assert ran.returncode == 0, ran.stderr
    assert 'version__ = "0.4.0"' in tree.git("show", f"v0.4.0:{INIT}")
    changelog = tree.git("show", "v0.4.0:CHANGELOG.md")
    heading = r"## \[Unreleased\]\n\n## \[0\.4\.0\] - \d{4}-\d\d-\d\d\n\n- More\."
    assert re.search(heading, changelog)
    built = sorted(path.name for path in (tree.path / "dist").iterdir())
    names = ["wagtail_curation-0.4.0-py3-none-any.whl", "wagtail_curation-0.4.0.tar.gz"]
    assert built == names
    assert "twine upload" in ran.stdout
    # And work goes on.
    assert '"0.5.0.dev0"' in tree.read(INIT)
    assert tree.git("status", "--porcelain") == ""


def test_a_candidate_keeps_its_version(tree):
    assert tree.release("0.4.0rc1").returncode == 0
    assert '"0.4.0rc1"' in tree.read(INIT)


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("0.3.9", "is not after 0.4.0.dev0"),
        ("0.4", "is no release"),
        ("0.4.0.dev1", "is no release"),
        ("v0.4.0", "is no release"),
    ],
)
def test_a_version_that_is_none(tree, version, words):
    ran = tree.release(version)
    assert ran.returncode == 1
    assert words in ran.stderr


def test_what_is_not_committed_is_not_released(tree):
    (tree.path / INIT).write_text('__version__ = "0.4.0.dev0"\n')
    assert "not committed" in tree.release("0.4.0").stderr


def test_a_version_is_released_once(tree):
    tree.git("tag", "v0.4.0")
    assert "a tag v0.4.0 already" in tree.release("0.4.0").stderr


def test_a_release_has_something_to_say(tree):
    tree.write(
        "CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n## [0.3.0]\n\n- Old\n"
    )
    assert "says nothing under “Unreleased”" in tree.release("0.4.0").stderr


def test_a_build_that_fails_leaves_everything_as_it_was(tree):
    tree.write("pyproject.toml", tree.read("pyproject.toml") + "\n[oops")
    before = tree.git("rev-parse", "HEAD")
    assert tree.release("0.4.0").returncode == 1
    assert tree.git("rev-parse", "HEAD") == before
    assert tree.git("status", "--porcelain") == ""
    assert tree.git("tag") == ""


def changelog(tree, *arguments: str) -> subprocess.CompletedProcess:
    return tree.run(sys.executable, ".ci/changelog.py", *arguments)


def test_a_change_of_the_package_needs_an_entry(tree):
    tree.git("tag", "v0.3.0")
    assert changelog(tree).returncode == 0
    tree.write(INIT, tree.read(INIT) + "# Something else.\n")
    ran = changelog(tree)
    assert ran.returncode == 1
    assert "no new entry since v0.3.0" in ran.stderr
    tree.write("CHANGELOG.md", tree.read("CHANGELOG.md") + "- Another thing.\n")
    assert changelog(tree).returncode == 0


def test_before_the_first_release_something_is_written(tree):
    assert changelog(tree).returncode == 0
    tree.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n")
    assert "no new entry yet" in changelog(tree).stderr
