"""The committed agent is what its sources give. Needs neither npm nor frida."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from analyzer.model.events import PROTOCOL

_IMPORT = re.compile(r'from "(\.[^"]+)"')


@pytest.fixture
def build(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("hooks_build", root / "hooks" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def proof(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((root / "hooks" / "dist" / "bundle.json").read_text())
    return loaded


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_bundle_was_built_from_these_sources(root: Path, build: ModuleType, proof: dict[str, Any]) -> None:
    hooks = root / "hooks"
    now = {str(file.relative_to(hooks)): sha256(file) for file in build.sources()}
    assert proof["sources"] == now, "run: python hooks/build.py"
    assert proof["sha256"] == sha256(hooks / "dist" / proof["bundle"])
    assert proof["protocol"] == PROTOCOL


def test_the_lines_of_the_agent_are_declared_as_in_python(root: Path, build: ModuleType) -> None:
    assert (root / "hooks" / "src" / "events.gen.ts").read_text() == build.typescript()


def test_the_lockfile_names_no_registry(root: Path) -> None:
    lock = json.loads((root / "hooks" / "package-lock.json").read_text())
    assert sorted(lock["packages"]) == ["", "node_modules/@types/frida-gum", "node_modules/frida-java-bridge"]
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


def test_another_frida_with_the_same_bytes_is_as_good(
    build: ModuleType, proof: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bundle.json"
    monkeypatch.setattr(build, "PROOF", file)
    file.write_text(json.dumps(proof))
    assert build.is_fresh(file, json.dumps({**proof, "frida": "17.99.0"}))
    assert not build.is_fresh(file, json.dumps({**proof, "sha256": "0" * 64}))
    assert not build.is_fresh(file, json.dumps({**proof, "sources": {}}))
    bundle = tmp_path / "agent.js"
    assert not build.is_fresh(bundle, "1")
    bundle.write_text("1")
    assert (build.is_fresh(bundle, "1"), build.is_fresh(bundle, "2")) == (True, False)


def test_the_agents_files_import_each_other_in_one_direction(root: Path) -> None:
    """graphlib refuses a circle, and names it."""
    sources = (root / "hooks" / "src").rglob("*.ts")
    graph = {
        file: {(file.parent / name).resolve().with_suffix(".ts") for name in _IMPORT.findall(file.read_text())}
        for file in (source.resolve() for source in sources)
    }
    assert set(TopologicalSorter(graph).static_order()) == set(graph)
