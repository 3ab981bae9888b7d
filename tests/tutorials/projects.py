"""A project on disk that follows a document from its first line to its last."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.docs.running import ROOT, Sample, commands, lay_out

BIN = Path(sys.executable).parent
PASSWORD = "a password for this test alone"


def run(command: list[str] | str, folder: Path, **more) -> str:
    """What a command says; one that fails fails the test, with all that it said."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        shell=isinstance(command, str),
        executable="/bin/bash" if isinstance(command, str) else None,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        **more,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def environment() -> dict[str, str]:
    """This checkout is the package; nothing of the test suite's own settings."""
    ours = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    kept = {key: value for key, value in os.environ.items() if key not in ours}
    return {
        **kept,
        "PATH": f"{BIN}{os.pathsep}{kept.get('PATH', '')}",
        "PYTHONPATH": str(ROOT),
        "PIP_NO_INDEX": "1",
        "PYTHONWARNINGS": "default",
        "DJANGO_SUPERUSER_USERNAME": "ada",
        "DJANGO_SUPERUSER_EMAIL": "ada@example.org",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }


class Project:
    """Where a document has led so far."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.said: list[str] = []

    def follow(self, some: list[Sample]) -> None:
        for sample in some:
            if sample.language == "shell":
                for command in commands(sample):
                    self.type(command)
            elif sample.file:
                lay_out(sample, self.folder)
            elif sample.language != "http":
                raise AssertionError(f"{sample} is neither a file nor commands")

    def type(self, command: str) -> None:
        """Types a command. What asks for a password is answered; a server is not
        started here, see `served`.
        """
        if match := re.fullmatch(r"cd (\S+)", command):
            self.folder /= match.group(1)
        elif command.endswith("manage.py runserver"):
            return
        elif command.endswith("manage.py createsuperuser"):
            self.said.append(run(f"{command} --noinput", self.folder))
        else:
            self.said.append(run(command, self.folder))

    def prove(self, code: str) -> str:
        """Runs code in the project, as `manage.py shell` would."""
        told = "from django.test import Client\n"
        command = [str(BIN / "python"), "manage.py", "shell", "--no-imports"]
        return run(command, self.folder, input=told + code)

    def served(self) -> "Served":
        return Served(self.folder)


class Served:
    """`manage.py runserver`, for as long as the block lasts, asked over HTTP."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def __enter__(self):
        command = ["manage.py", "runserver", "--noreload", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [str(BIN / "python"), *command],
            cwd=self.folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            if self.answers():
                return self
            assert self.process.poll() is None, "the server did not start"
            time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(timeout=30)

    def answers(self) -> bool:
        try:
            self.get("/admin/login/")
        except urllib.error.URLError:
            return False
        return True

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.read().decode()
