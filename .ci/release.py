"""Makes a release: `make release VERSION=0.2.0` is the last line of the checklist.

Refuses what would make a bad one; then writes the version and the changelog's heading,
builds both archives and has them checked, commits, tags, and opens the next version.
With `--publish` it uploads the archives and pushes; without, it says how. Whatever
fails before the commit leaves the tree as it was.
"""

import argparse
import datetime
import re
import shutil
import subprocess
import sys
from pathlib import Path

VERSION_FILE = Path("wagtail_curation/__init__.py")
CHANGELOG = Path("CHANGELOG.md")
UNRELEASED = "## [Unreleased]"
RELEASE = re.compile(r"(\d+)\.(\d+)\.(\d+)(rc\d+)?")


class Refused(Exception):
    """Why this is not going to be released, and what to do."""


def run(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        raise Refused(f"{' '.join(command)} failed:\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def order(version: str) -> tuple:
    """What versions sort by: 0.2.0.dev0 before 0.2.0rc1 before 0.2.0."""
    match = re.match(r"(\d+)\.(\d+)\.(\d+)(?:(rc)(\d+)|(\.dev)\d+)?$", version)
    if not match:
        raise Refused(f"{version!r} is no version: write 1.2.0 or 1.2.0rc1.")
    major, minor, patch, candidate, number, is_dev = match.groups()
    stage = 0 if is_dev else 1 if candidate else 2
    return int(major), int(minor), int(patch), stage, int(number or 0)


def version_now() -> str:
    text = VERSION_FILE.read_text(encoding="utf-8")
    return re.search(r'__version__ = "(.+)"', text).group(1)


def write_version(version: str) -> None:
    text = VERSION_FILE.read_text(encoding="utf-8")
    line = f'__version__ = "{version}"'
    VERSION_FILE.write_text(re.sub(r'__version__ = ".+"', line, text), encoding="utf-8")


def check(version: str) -> None:
    if not RELEASE.fullmatch(version):
        raise Refused(f"{version!r} is no release: write 1.2.0 or 1.2.0rc1.")
    if order(version) <= order(version_now()):
        raise Refused(f"{version} is not after {version_now()}, the version now.")
    if run("git", "status", "--porcelain"):
        raise Refused("There are changes that are not committed: commit them first.")
    if run("git", "tag", "--list", f"v{version}"):
        raise Refused(f"There is a tag v{version} already.")
    if not unreleased(CHANGELOG.read_text(encoding="utf-8")):
        raise Refused(f"{CHANGELOG} says nothing under “Unreleased”.")


def unreleased(changelog: str) -> str:
    """What is written under “Unreleased”."""
    section = changelog.partition(f"{UNRELEASED}\n")[2]
    return re.split(r"^## ", section, flags=re.MULTILINE)[0].strip()


def write_changelog(version: str) -> None:
    text = CHANGELOG.read_text(encoding="utf-8")
    today = datetime.date.today().isoformat()
    heading = f"{UNRELEASED}\n\n## [{version}] - {today}"
    CHANGELOG.write_text(text.replace(UNRELEASED, heading, 1), encoding="utf-8")


def build() -> list[str]:
    shutil.rmtree("dist", ignore_errors=True)
    shutil.rmtree("build", ignore_errors=True)
    run(sys.executable, "-m", "build", "--outdir", "dist", ".")
    archives = sorted(str(path) for path in Path("dist").iterdir())
    run(sys.executable, "-m", "twine", "check", "--strict", *archives)
    return archives


def open_next(version: str) -> None:
    """The version that work goes on under; after a candidate that is its own."""
    major, minor, _patch, candidate = RELEASE.fullmatch(version).groups()
    if candidate:
        return
    following = f"{major}.{int(minor) + 1}.0.dev0"
    write_version(following)
    run("git", "commit", "-aqm", f"Open {following}")


def release(version: str) -> list[str]:
    check(version)
    try:
        write_version(version)
        write_changelog(version)
        archives = build()
    except BaseException:
        run("git", "checkout", "--", str(VERSION_FILE), str(CHANGELOG))
        raise
    run("git", "commit", "-aqm", f"Release {version}")
    run("git", "tag", "-a", f"v{version}", "-m", f"wagtail-curation {version}")
    open_next(version)
    return archives


def publish(archives: list[str]) -> None:
    run(sys.executable, "-m", "twine", "upload", *archives)
    run("git", "push", "--follow-tags")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("version")
    parser.add_argument("--publish", action="store_true")
    options = parser.parse_args()
    try:
        archives = release(options.version)
        if options.publish:
            publish(archives)
    except Refused as why:
        sys.exit(f"Not released. {why}")
    print(f"Released {options.version}: {', '.join(archives)}")
    if not options.publish:
        print("To publish: twine upload dist/* && git push --follow-tags")


if __name__ == "__main__":
    main()
