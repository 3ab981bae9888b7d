"""The project's own server, and Chromium looking at it."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from playwright.sync_api import sync_playwright


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@contextmanager
def process(command: list[str], port: int):
    """A server, from when it answers; stopped in the end."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            for _ in range(300):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    assert server.poll() is None, f"{command} has ended"
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def served():
    """`manage.py runserver`."""
    port = free_port()
    manage = [sys.executable, "manage.py", "runserver", "--noreload"]
    return process([*manage, f"127.0.0.1:{port}"], port)


@contextmanager
def chromium(**context):
    """A page of Chromium, and all that it has to complain about."""
    path = os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        page = browser.new_context(**context).new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        yield page, complaints
        browser.close()
