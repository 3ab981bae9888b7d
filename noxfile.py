"""Python and Wagtail versions side by side: `nox -l` lists them.

The database is the one that DATABASE_URL names, SQLite without it.
"""

import os

import nox

nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "venv"

WAGTAIL = {
    "7.4": ["wagtail>=7.4,<7.5", "Django>=5.2,<6.0"],
    "8.0": ["wagtail>=8.0,<8.1"],
}
EXTRAS = "modeladmin,testing,demo,dev"


@nox.session(python=["3.10", "3.11", "3.12", "3.13", "3.14"])
@nox.parametrize("wagtail", WAGTAIL)
def tests(session: nox.Session, wagtail: str) -> None:
    """The whole suite against one Python and one Wagtail."""
    url = os.environ.get("DATABASE_URL", "")
    driver = {"po": ",postgres", "my": ",mysql"}.get(url[:2], "")
    session.install("-e", f".[{EXTRAS}{driver}]", *WAGTAIL[wagtail])
    session.run("python", "-m", "pytest", *session.posargs, env={"DATABASE_URL": url})
