"""What the suite runs on, side by side: `nox -l` lists every cell.

`nox -s corners` runs the oldest and the newest of everything, as CI does; `nox -s
tests` the whole matrix; `nox -s "tests(python='3.12', wagtail='8.0', django='6.0',
database='sqlite')"` one cell of it. POSTGRES_URL and MARIADB_URL say where those
databases are; the user named there may create `test_…` databases.
"""

import os
from itertools import product

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["corners"]

PYTHON = ["3.10", "3.11", "3.12", "3.13", "3.14"]
# Which Django each Wagtail supports, and where a Django wants a newer Python.
WAGTAIL = {"7.4": ["5.2", "6.0"], "8.0": ["5.2", "6.0", "6.1"]}
OLDEST_PYTHON = {"6.0": "3.12", "6.1": "3.12"}
LOCAL = "127.0.0.1"
DATABASES = {
    "sqlite": ("", ""),
    "postgres": ("POSTGRES_URL", f"postgres://postgres@{LOCAL}:5432/curation"),
    "mariadb": ("MARIADB_URL", f"mysql://root@{LOCAL}:3306/curation"),
}
DRIVERS = {"postgres": "postgres", "mariadb": "mysql"}
EXTRAS = ["modeladmin", "testing", "demo", "dev"]


def minor(version: str) -> int:
    return int(version.partition(".")[2])


def cells() -> list:
    """Every (Python, Wagtail, Django, database) that its parts support together."""
    pairs = [(wagtail, django) for wagtail in WAGTAIL for django in WAGTAIL[wagtail]]
    return [
        nox.param(python, wagtail, django, database)
        for python, (wagtail, django), database in product(PYTHON, pairs, DATABASES)
        if minor(python) >= minor(OLDEST_PYTHON.get(django, PYTHON[0]))
    ]


def run(session: nox.Session, wagtail: str, django: str, database: str) -> None:
    extras = [*EXTRAS, *([DRIVERS[database]] if database in DRIVERS else [])]
    session.install(
        "-e",
        f".[{','.join(extras)}]",
        f"wagtail=={wagtail}.*",
        f"Django=={django}.*",
    )
    variable, default = DATABASES[database]
    url = os.environ.get(variable, default) if variable else ""
    session.run("python", "--version")
    session.run("python", "-m", "pytest", *session.posargs, env={"DATABASE_URL": url})


@nox.session
@nox.parametrize("python,wagtail,django,database", cells())
def tests(session: nox.Session, wagtail: str, django: str, database: str) -> None:
    """The whole suite in one cell of the matrix."""
    run(session, wagtail, django, database)


@nox.session
@nox.parametrize(
    "python,wagtail,django,database",
    [
        nox.param("3.10", "7.4", "5.2", "mariadb", id="oldest"),
        nox.param("3.13", "8.0", "6.1", "postgres", id="newest"),
    ],
)
def corners(session: nox.Session, wagtail: str, django: str, database: str) -> None:
    """The oldest of everything together, and the newest."""
    run(session, wagtail, django, database)
