"""The package as a stranger meets it: a built wheel, in projects of `wagtail start`.

    python run.py WORK [VARIANT…]

Builds the wheel once, makes a venv for the oldest and one for the newest Wagtail, and
a project in each by the README. Every folder in `variants/` is a site of another kind:
its files are laid over a copy of such a project, and its `prove.py` is run there.
WORK is a folder that may be there from the last time.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from readme import Readme

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
SHIPPED = [
    "wagtail_curation",
    *("pyproject.toml", "setup.cfg", "MANIFEST.in"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
]
VENVS = {
    "oldest": ["wagtail==7.4.*", "Django==5.2.*"],
    "newest": ["wagtail==8.0.*"],
}
#: What the proofs need, put in when the README has been followed without it.
BESIDES = {
    "oldest": [],
    "newest": ["django-storages[s3]", "moto[server]", "playwright"],
}
#: What is tried on the oldest Wagtail too; on the newest, every variant is.
OLDEST = {"plain", "removed"}


@dataclass(frozen=True)
class Venv:
    name: str
    folder: Path

    def run(self, *command: str, cwd: Path, **environment: str) -> None:
        """Runs a program of this venv; what it prints is shown only if it fails."""
        program, *arguments = command
        done = subprocess.run(
            [str(self.folder / "bin" / program), *arguments],
            cwd=cwd,
            env={**clean_environment(), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.stdout.write(done.stdout)
            raise SystemExit(f"{self.name}: {' '.join(command)}: {done.returncode}")


def clean_environment() -> dict[str, str]:
    """This process's environment, without what means another project."""
    ours = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "PYTHONPATH")
    return {key: value for key, value in os.environ.items() if key not in ours}


def build(work: Path) -> Path:
    """The wheel, from a copy: a build leaves a folder that the next one would ship."""
    copy, dist = work / "source", work / "dist"
    for folder in (copy, dist):
        shutil.rmtree(folder, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in SHIPPED:
        place = REPOSITORY / name
        if place.is_dir():
            shutil.copytree(
                place, copy / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(place, copy)
    Venv("build", Path(sys.prefix)).run(
        "python", "-m", "build", "--wheel", "--outdir", str(dist), ".", cwd=copy
    )
    (wheel,) = dist.glob("*.whl")
    return wheel


def prepare(venv: Venv, wheel: Path) -> Path:
    """A project of `wagtail start`, set up by the README with our wheel."""
    work = venv.folder.parent
    if not (venv.folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", venv.folder], check=True)
    venv.run("pip", "install", "-q", *VENVS[venv.name], cwd=work)
    # So that `pip install wagtail-curation` gets this wheel, even after an older one.
    venv.run("pip", "uninstall", "-q", "-y", "wagtail-curation", cwd=work)
    constraint = work / "constraint.txt"
    constraint.write_text(f"wagtail-curation @ {wheel.as_uri()}\n")

    project = work / f"project-{venv.name}"
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir()
    venv.run("wagtail", "start", "mysite", ".", cwd=project)
    readme = Readme(REPOSITORY / "README.md")
    readme.apply(project / "mysite" / "settings" / "base.py")
    for command in readme.commands():
        venv.run(*command, cwd=project, PIP_CONSTRAINT=str(constraint))
    besides = [f"{wheel}[testing]", *BESIDES[venv.name]]
    venv.run("pip", "install", "-q", *besides, cwd=project)
    return project


def prove(name: str, venv: Venv, project: Path) -> None:
    """Lays a variant over a copy of the project, and runs what proves it."""
    site = project.parent / f"{name}-{venv.name}"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(project, site)
    shutil.copytree(HERE / "stranger", site / "stranger")
    shutil.copy(HERE / "readme.py", site)
    shutil.copytree(HERE / "variants" / name, site, dirs_exist_ok=True)
    venv.run("python", "prove.py", cwd=site, DOCS=str(REPOSITORY / "docs"))


def main(work: Path, chosen: list[str]) -> None:
    work.mkdir(parents=True, exist_ok=True)
    variants = sorted(path.name for path in (HERE / "variants").iterdir())
    if unknown := set(chosen) - set(variants):
        raise SystemExit(f"no variant: {', '.join(sorted(unknown))}")
    chosen = chosen or variants
    wheel = build(work)
    for name in VENVS:
        wanted = [v for v in chosen if name == "newest" or v in OLDEST]
        if not wanted:
            continue
        venv = Venv(name, work / name)
        began = time.monotonic()
        project = prepare(venv, wheel)
        print(f"{time.monotonic() - began:5.0f}s  {name}: set up by the README")
        for variant in wanted:
            began = time.monotonic()
            prove(variant, venv, project)
            print(f"{time.monotonic() - began:5.0f}s  {name}: {variant}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
