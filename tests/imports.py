"""What a file of the package imports, read from its source."""

import ast
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "wagtail_curation"

# Functions that import by name.
IMPORTERS = {"__import__", "import_module", "import_string"}
# Readers of feeds that fetch, or open, a text that looks like an address or a path:
# they are given a file object, made where they are called.
READS_ADDRESSES = {"feedparser", "listparser"}


@dataclass(frozen=True)
class Import:
    """`module` as an absolute dotted name, and where it is imported."""

    module: str
    line: int
    on_load: bool


def is_in(module: str, names: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def imports_of(source: str, path: str) -> list[Import]:
    """Every import in the source of the file at `path`, relative ones made absolute.

    `from a import b` is both `a` and `a.b`: b may be a module.
    """
    package = [PACKAGE, *Path(path).parent.parts]
    found = []

    def visit(node: ast.AST, on_load: bool) -> None:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and name_of(node.func) in IMPORTERS:
            names = [text_of(argument) for argument in node.args[:1]]
        found.extend(Import(name, node.lineno, on_load) for name in names)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, on_load and not inside)

    visit(ast.parse(source), True)
    return found


def name_of(node: ast.AST) -> str:
    """The last part of a dotted name."""
    return getattr(node, "attr", getattr(node, "id", ""))


def text_of(node: ast.AST) -> str:
    value = getattr(node, "value", "")
    return value if isinstance(value, str) else ""


def reads_of_addresses(source: str, path: str) -> list[int]:
    """The lines that give a reader of feeds something else than a file object."""
    known = {f"{name}.parse" for name in READS_ADDRESSES}
    if not {found.module for found in imports_of(source, path)} & (
        known | READS_ADDRESSES
    ):
        return []
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        call.lineno
        for call in calls
        if name_of(call.func) == "parse"
        and not (
            call.args
            and isinstance(call.args[0], ast.Call)
            and name_of(call.args[0].func) in {"BytesIO", "StringIO"}
        )
    ]


def file_of(module: str, files: set[str]) -> str | None:
    """The file of one of our modules, by its path inside the package."""
    inside = "/".join(module.split(".")[1:])
    candidates = [f"{inside}.py", f"{inside}/__init__.py" if inside else "__init__.py"]
    return next((path for path in candidates if path in files), None)
