"""What is asked of a sample in a document, by its language."""

import ast
import importlib
import json
import re
import shlex
import shutil
import subprocess
import sysconfig
from importlib.metadata import metadata
from pathlib import Path

from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandError
from django.template import engines
from django.template.loader_tags import BlockNode, ExtendsNode
from django.urls import Resolver404, resolve

from tests.docs.running import ROOT, Sample, commands
from wagtail_curation.conf import DEFAULTS, PREFIX

STYLES = ROOT / "wagtail_curation/static/wagtail_curation/css"
METHODS = ("GET ", "POST ", "PATCH ", "PUT ", "DELETE ")


def is_settings(sample: Sample) -> bool:
    """Named so, or nothing but assignments to names in capitals."""
    if sample.file:
        return sample.file.endswith(("settings/base.py", "settings.py"))
    lines = ast.parse(sample.code).body
    return all(isinstance(line, ast.Assign) for line in lines) and all(
        target.id.isupper()
        for line in lines
        for target in line.targets
        if isinstance(target, ast.Name)
    )


def settings_of(sample: Sample) -> dict[str, object]:
    """The settings that a sample gives; ours have to be settings that we read."""
    given: dict[str, object] = {}
    exec(compile(sample.code, str(sample), "exec"), {}, given)
    ours = {name for name in given if name.startswith(PREFIX)}
    assert ours <= {PREFIX + name for name in DEFAULTS}, sample
    return given


def check_imports(sample: Sample, passing_over: set[str]) -> None:
    """It compiles, and what it imports is there; modules of its own aside."""
    tree = ast.parse(sample.code, str(sample))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module.split(".")[0] not in passing_over:
                module = importlib.import_module(node.module)
                for name in node.names:
                    assert hasattr(module, name.name), f"{sample}: {name.name}"


def check_json(sample: Sample) -> None:
    json.loads(sample.code)


def check_css(sample: Sample) -> None:
    """Rules and declarations, and of our properties only those that there are."""
    ours = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    assert sample.code.count("{") == sample.code.count("}"), sample
    for line in re.findall(r"^\s*(.*[^{}\s])\s*$", sample.code, re.MULTILINE):
        if "{" in line or line.startswith("/*"):
            continue
        declared = re.fullmatch(r"([\w-]+): [^;]+;", line)
        assert declared, f"{sample}: {line}"
        if declared.group(1).startswith("--curation-"):
            assert f"{declared.group(1)}:" in ours, f"{sample}: {line}"


def check_js(sample: Sample, folder: Path) -> None:
    path = folder / "sample.js"
    path.write_text(sample.code, encoding="utf-8")
    node = shutil.which("node")
    assert node, "node is missing"
    subprocess.run([node, "--check", str(path)], check=True)


def check_html(sample: Sample) -> None:
    """It compiles, and each block that it fills is one that its parent has."""
    template = engines["django"].engine.from_string(sample.code)  # type: ignore[attr-defined]
    nodes = list(template.nodelist)
    if not (nodes and isinstance(nodes[0], ExtendsNode)):
        return
    parent = nodes[0].parent_name.var
    if not str(parent).startswith("wagtail_curation/"):
        return
    filled = [node for node in nodes[0].nodelist if isinstance(node, BlockNode)]
    there = blocks_of(str(parent))
    for node in filled:
        assert node.name in there, f"{sample}: no block {node.name} in {parent}"


def blocks_of(name: str) -> set[str]:
    """The blocks of a template and of those that it extends."""
    template = engines["django"].get_template(name).template  # type: ignore[attr-defined]
    found = {node.name for node in template.nodelist.get_nodes_by_type(BlockNode)}
    for node in template.nodelist.get_nodes_by_type(ExtendsNode):
        found |= blocks_of(str(node.parent_name.var))
    return found


def check_http(sample: Sample) -> None:
    """Addresses that there are, of those lines that ask for one."""
    for line in sample.code.splitlines():
        if line.startswith(METHODS):
            path = line.split()[1].partition("?")[0]
            try:
                resolve(path)
            except Resolver404:
                raise AssertionError(f"{sample}: nothing is at {path}") from None


def check_shell(sample: Sample) -> None:
    for command in commands(sample):
        check_command(command, str(sample))


def check_command(command: str, where: str) -> None:
    """Fails on a command that is not there, or does not know what it is given."""
    words = shlex.split(re.split(r"\s[<>|]\s", command)[0])
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        words.pop(0)
    program, *rest = words
    if program == "python" and rest and rest[0].endswith("manage.py"):
        program, rest = rest[0], rest[1:]
    if program.endswith("manage.py"):
        _check_manage(rest, where)
    elif program == "make":
        _check_make(rest, where)
    elif program == "pip":
        _check_pip(rest, where)
    elif program == "python":
        _check_script(rest, where)
    elif program == "curl":
        (address,) = [word for word in rest if word.startswith("https://")]
        resolve("/" + address.split("/", 3)[3])
    elif program == "wagtail":
        assert rest[0] == "start", where
    else:
        assert program in {"cd", "nox"}, f"{where}: who knows {program}?"


def _check_manage(words: list[str], where: str) -> None:
    name, *arguments = words
    if name in OTHERS:
        return _check_flags(arguments, OTHERS[name], where)
    app = get_commands().get(name)
    assert app, f"{where}: no command {name}"
    command = load_command_class(app, name) if isinstance(app, str) else app
    parser = command.create_parser("manage.py", name)
    parser.called_from_command_line = False
    try:
        parser.parse_args(arguments)
    except CommandError as error:
        raise AssertionError(f"{where}: {name}: {error}") from error


#: Commands of apps that a document has installed, and the test site has not.
_QUEUE = Path(sysconfig.get_path("purelib"), "django_tasks_db/management/commands")
OTHERS = {
    "db_worker": _QUEUE / "db_worker.py",
    "prune_db_task_results": _QUEUE / "prune_db_task_results.py",
    "demo": ROOT / "example_site/publisher/management/commands/demo.py",
}


def _check_make(words: list[str], where: str) -> None:
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for word in words:
        if "=" not in word:
            assert re.search(rf"^{word}[ :]|^\.PHONY:.* {word}\b", targets, re.M), where


def _check_pip(words: list[str], where: str) -> None:
    if words[0] == "uninstall":
        assert words[1:] == ["wagtail-curation"], where
        return
    assert words[0] == "install", where
    extras = set(metadata("wagtail-curation").get_all("Provides-Extra") or ())
    for word in words[1:]:
        if match := re.fullmatch(r"wagtail-curation\[(.+)\]", word):
            assert set(match.group(1).split(",")) <= extras, where


def _check_script(words: list[str], where: str) -> None:
    _check_flags(words[1:], ROOT / words[0], where)


def _check_flags(words: list[str], path: Path, where: str) -> None:
    assert path.is_file(), f"{where}: no {path.name}"
    source = path.read_text(encoding="utf-8")
    for word in words:
        flag = word.strip("[]")
        assert not flag.startswith("--") or flag in source, f"{where}: {flag}"
