"""How long the editor of a long roundup takes to open, against equal stock blocks.

    python benchmarks/editor.py [--items 50] [--runs 5] [--json]

Needs what compose.py needs. README.md says what is measured.
"""

import argparse
import json
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

READY = """(count) => {
    const editors = document.querySelectorAll(
        '[data-streamfield-child] [contenteditable=true]'
    );
    return editors.length >= count && document.readyState === 'complete';
}"""
# When the thread has done what was waiting: two frames, and what they put off.
FREE = """() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(
        () => setTimeout(() => resolve(performance.now()), 0)
    ));
})"""


def pages(count: int) -> dict[str, int]:
    """The keys of two pages with so many items, each with a commentary and a quote."""
    from benchmarks.rivals.models import EqualPage
    from wagtail_curation.testing import blocks
    from wagtail_curation.testing.factories import (
        CuratedRoundupPageFactory,
        PersonFactory,
        ResourceFactory,
        home_page,
    )

    speaker = PersonFactory()
    resources = [ResourceFactory() for _ in range(count)]
    words = "<p>Read the second half first.</p>"
    body = [
        blocks.numbered_resource(
            resource, [blocks.commentary(words), blocks.pull_quote(speaker=speaker)]
        )
        for resource in resources
    ]
    ours = CuratedRoundupPageFactory(title="Ours", body=body)
    stock = EqualPage(title="Stock", slug="equal")
    quote = {"text": "A list is a way of paying attention.", "speaker": speaker}
    content = [("commentary", words), ("pull_quote", quote)]
    stock.body = [
        ("item", {"resource": resource, "content": content}) for resource in resources
    ]
    home_page().add_child(instance=stock)
    return {"ours": ours.pk, "stock": stock.pk}


def measure(count: int, runs: int) -> dict[str, list[float]]:
    """Milliseconds from the click to an editor that answers, the two taking turns."""
    from benchmarks.compose import browser, site

    times: dict[str, list[float]] = {"ours": [], "stock": []}
    with site() as address:
        keys = pages(count)
        with browser(address) as new_tab:
            for turn in range(runs + 1):
                for name, key in keys.items():
                    tab = new_tab()
                    tab.set_default_timeout(60_000)
                    tab.goto(f"{address}/admin/pages/{key}/edit/")
                    tab.wait_for_function(READY, arg=count)
                    taken = tab.evaluate(FREE)
                    tab.close()
                    if turn:  # The first fills caches, the browser's and ours.
                        times[name].append(taken)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--items", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    times = measure(options.items, options.runs)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    ratio = medians["ours"] / medians["stock"]
    if options.json:
        print(json.dumps({**times, "ratio": ratio}))
        return
    for name, median in medians.items():
        print(f"{name:8} {median:7.0f} ms")
    print(f"ratio    {ratio:7.2f}")


if __name__ == "__main__":
    main()
