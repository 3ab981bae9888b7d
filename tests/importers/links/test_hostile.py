"""Files made to hurt, read in a process of their own: how long, and how much memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .hostile import FILES

READER = """
import json, logging, pathlib, re, time
from io import BytesIO
from tests.importers.links.hostile import FILES
from wagtail_curation.importers.links import LinkFileProblem, read_links

logging.disable()
told = {}
for name, make in FILES.items():
    data = make()
    started = time.process_time()
    try:
        count = sum(1 for _ in read_links(BytesIO(data)))
    except LinkFileProblem as problem:
        count = problem.code
    told[name] = [time.process_time() - started, count]
    del data
# getrusage would tell the size of the process that started this one, too.
status = pathlib.Path("/proc/self/status").read_text()
kilobytes = re.search("VmHWM:[^0-9]*([0-9]+)", status)[1]
megabytes = int(kilobytes) / 1024
print(json.dumps({"files": told, "megabytes": megabytes}))
"""


pytestmark = [
    pytest.mark.uncounted,
    pytest.mark.skipif(
        not Path("/proc/self/status").exists(), reason="asks Linux for its memory"
    ),
]


@pytest.fixture(scope="module")
def told():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", READER],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_done_with_in_a_second(told, name):
    seconds, _count = told["files"][name]
    assert seconds < 1


def test_all_hostile_files_together_stay_within_200_megabytes(told):
    assert told["megabytes"] < 200


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("billion-laughs-opml", "unsafe"),
        ("billion-laughs-rdf", "unsafe"),
        ("quadratic-blowup", "unsafe"),
        ("packed-bomb", "too_large"),
        ("wide-table", "too_wide"),
        ("deep-json", "broken"),
        ("feed-of-one-text", "broken"),
    ],
)
def test_what_is_refused_as_a_whole(told, name, outcome):
    assert told["files"][name][1] == outcome
