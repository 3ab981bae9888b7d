"""How often a card is right, on pages for which people have said what is.

    python benchmarks/metadata.py pages.jsonl [--peers] [--misses title]

Each line of the list is a JSON object: "file" (the page's bytes, gzipped, beside the
list), "url", "expected" (values by field), "absent" (fields that the page has not).
No network. `--peers` also runs those of htmldate, metadata_parser and trafilatura that
are installed. `right` is of the pages with an expected value, `precise` of those where
something was proposed, `false` of those that have none.
"""

import argparse
import gzip
import importlib.util
import json
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import alike
from wagtail_curation.metadata import read_card


def extract(html, url):
    """What a card says, in the list's words. Only full days are dates here."""
    card = read_card(html, url)
    day = card.published if card.published and card.published.day else None
    return {
        "title": card.title,
        "authors": list(card.authors),
        "date": str(day) if day else None,
        "description": card.summary,
        "publisher": card.publisher,
        "image": card.image,
        "language": card.language,
        "canonical_url": card.canonical,
        "kind": card.kind,
        "reading_minutes": card.minutes,
    }


def trafilatura(html, url):
    from trafilatura import extract_metadata

    said = extract_metadata(html, default_url=url)
    if said is None:
        return {}
    names = (said.author or "").split("; ")
    return {
        "title": said.title, "authors": list(filter(None, names)), "date": said.date,
        "description": said.description, "publisher": said.sitename,
        "image": said.image, "language": said.language, "canonical_url": said.url,
        "kind": said.pagetype,
    }  # fmt: skip


def htmldate(html, url):
    from htmldate import find_date

    return {"date": find_date(html, url=url, extensive_search=False)}


def metadata_parser(html, url):
    from metadata_parser import MetadataParser

    page = MetadataParser(html=html, url=url, search_head_only=False)

    def first(name):
        values = page.get_metadatas(name) or []
        return values[0] if values else None

    return {
        "title": first("title"), "authors": first("author"), "image": first("image"),
        "description": first("description"), "publisher": first("site_name"),
        "date": first("article:published_time"),
        "canonical_url": page.get_discrete_url(),
    }  # fmt: skip


PEERS = (trafilatura, htmldate, metadata_parser)


def pages(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        with gzip.open(path.parent / page["file"]) as file:
            yield page, file.read()


def run(read, path, as_text, misses=""):
    """Counts by field, milliseconds a page, and the pages that raised."""
    counts = defaultdict(
        lambda: dict.fromkeys(("n", "got", "right", "none", "false"), 0)
    )
    taken, failed = [], []
    for page, data in pages(path):
        body = data.decode("utf-8", "replace") if as_text else data
        begun = time.perf_counter()
        try:
            found = read(body, page["url"] or "https://example.org/")
        except Exception as error:  # a peer's: counted, and told at the end
            found = {}
            failed.append(f"{page['id']}: {error!r}")
        taken.append((time.perf_counter() - begun) * 1000)
        for field, expected in page["expected"].items():
            value = found.get(field if field != "word_count" else "reading_minutes")
            count, is_right = counts[field], False
            count["n"] += 1
            if value:
                count["got"] += 1
                is_right = alike.FIELDS[field](expected, value)
                count["right"] += is_right
            if field == misses and not is_right:
                print(f"{page['id']}\n  expected {expected!r}\n  found    {value!r}")
        for field in page.get("absent", ()):
            counts[field]["none"] += 1
            counts[field]["false"] += bool(found.get(field))
    return counts, taken, failed


def report(name, counts, taken, failed):
    p95 = statistics.quantiles(taken, n=20)[18] if len(taken) > 1 else taken[0]
    print(f"\n{name}: {len(taken)} pages, {len(failed)} exceptions, milliseconds:")
    print(
        f"median {statistics.median(taken):.1f}, p95 {p95:.1f}, most {max(taken):.0f}"
    )
    print(f"{'field':14}{'pages':>6}{'right %':>9}{'precise %':>11}{'false %':>9}")
    for field in alike.FIELDS:
        count = counts[field]
        if count["n"]:
            right = 100 * count["right"] / count["n"]
            precise = 100 * count["right"] / max(1, count["got"])
            false = (
                f"{100 * count['false'] / count['none']:.0f}" if count["none"] else ""
            )
            print(f"{field:14}{count['n']:6}{right:9.1f}{precise:11.1f}{false:>9}")
    for line in failed[:5]:
        print(f"  raised on {line}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("list", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--misses", default="", choices=["", *alike.FIELDS])
    options = parser.parse_args()
    report("read_card", *run(extract, options.list, False, options.misses))
    for peer in PEERS if options.peers else ():
        if importlib.util.find_spec(peer.__name__):
            report(peer.__name__, *run(peer, options.list, True))


if __name__ == "__main__":
    main()
