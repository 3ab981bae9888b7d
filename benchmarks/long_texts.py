"""How long texts cost: the time of twice the length, over the time of the length.

    python benchmarks/long_texts.py

2 is linear, 4 would be quadratic. Nothing is asserted; the machine's noise decides
about the second digit.
"""

import contextlib
import time

from wagtail_curation.importers import ImportProblem, read_roundup
from wagtail_curation.metadata.address import AddressError, normalise

ADDRESSES = {
    "path": lambda n: "https://example.org/" + "a/" * n,
    "dots": lambda n: "https://example.org/" + "../" * n,
    "query": lambda n: "https://example.org/?" + "a=1&" * n,
    "escapes": lambda n: "https://example.org/" + "%C3" * n,
    "amp": lambda n: "https://www.google.com/amp/s/" + "google.com/amp/s/" * (n // 5),
}
FILES = {
    "sentences": lambda n: b"1. " + b"He says, in this article, by A. " * (n // 8),
    "quotes": lambda n: b'word Word "x said. ' * (n // 4),
    "capitals": lambda n: b"Ab " * n,
    "lines": lambda n: b"\n".join(b"%d. Item Name" % (i % 7) for i in range(n // 8)),
}


def seconds(function, value) -> float:
    """The best of three runs, processor time."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        with contextlib.suppress(AddressError, ImportProblem):
            function(value)
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    print(f"{'what':24}{'ms':>10}{'ms, twice':>12}{'ratio':>8}")
    for kinds, read in (
        (ADDRESSES, normalise),
        (FILES, lambda data: read_roundup(data, "long.txt")),
    ):
        for name, make in kinds.items():
            once, twice = (seconds(read, make(n)) for n in (100_000, 200_000))
            label = f"{'address' if kinds is ADDRESSES else 'file'}: {name}"
            print(f"{label:24}{once * 1e3:10.1f}{twice * 1e3:12.1f}{twice / once:8.2f}")


if __name__ == "__main__":
    main()
