"""What an import did, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator


def report_lines(report: dict) -> Iterator[str]:
    """Lines about one file, from its JSON report."""
    yield report["path"]
    if "error" in report and "items" not in report:
        yield f"  not imported: {report['error']}"
        return
    part = f", part {report['part_number']}" if report["part_number"] else ""
    yield f"  “{report['title']}”{part}: {_counted(report)}"
    for place, item in enumerate(report["items"], start=1):
        flags = ", ".join(flag.replace("_", " ") for flag in item["flags"])
        name = item["title"] or item["author"] or item["commentary_text"][:50]
        yield f"  {place}. {name}" + (f"  [{flags}]" if flags else "")
    for rest in report["dropped"]:
        yield f"  left out ({rest['reason']}): {_short(rest['text'])}"
    for rest in report["unplaced"]:
        yield f"  not placed ({rest['reason']}): {_short(rest['text'])}"
    for notice in report["notices"]:
        yield f"  note: {notice['message']}"
    yield f"  {_outcome(report)}"


def _counted(report: dict) -> str:
    items = report["items"]
    quotes = sum(len(item["quotes"]) for item in items) + len(report["doc_quotes"])
    without = sum(not item["links"] for item in items)
    words = f"{len(items)} items, {quotes} quotes"
    return f"{words}, {without} without an address" if without else words


def _outcome(report: dict) -> str:
    if "error" in report:
        return f"not imported: {report['error']}"
    if report.get("status") == "known":
        return f"imported before, as page {report['page_id']}: nothing changed"
    if "page_id" in report:
        return f"imported as page {report['page_id']}"
    return "read only, nothing written"


def _short(text: str, length: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
