"""The recipes of the contributing page, followed literally in a copy of the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.page_run import Task, tasks_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "analyzer" / "docs" / "contributing.md"
ADDED = {
    "rule contacts_read",
    "datatype gait_pattern",
    "hook acme.device_id",
    "vendor acme",
    "codec ascii85",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is committed or about to be: the files that git knows, with programs that a reader has."""
    folder = tmp_path_factory.mktemp("recipes") / "checkout"
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().splitlines():
        if name.startswith(("analyzer/", "hooks/specs", "hooks/dist", "addons/", "tests/")) or "/" not in name:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_file():
                target.write_bytes((ROOT / name).read_bytes())
    programs = folder.parent / "bin"
    programs.mkdir()
    for name, module in {"consentinel": "-m analyzer", "pytest": "-m pytest -p no:cacheprovider", "python": ""}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    return folder


def _follow(task: Task, checkout: Path) -> str:
    """Write the files of a recipe and run its commands; give what went wrong."""
    path = f"{checkout.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": f"{checkout}{os.pathsep}{checkout / 'tests'}"}
    for block in task.blocks:
        if block.name.startswith(">>"):
            with (checkout / block.name.removeprefix(">>")).open("a", encoding="utf-8") as file:
                file.write(block.text)
        elif block.name:
            assert not (checkout / block.name).exists()
            (checkout / block.name).write_text(block.text, encoding="utf-8")
        else:
            typed = ["sh", "-ec", block.text]
            done = subprocess.run(typed, cwd=checkout, env=environment, capture_output=True, text=True, timeout=300)
            if done.returncode:
                return f"{block.text}{done.stdout}{done.stderr}"
    return ""


def _units(checkout: Path) -> set[str]:
    return set((checkout / "tests" / "golden" / "index.txt").read_text(encoding="utf-8").splitlines())


def test_every_recipe_works_as_it_is_written(checkout: Path) -> None:
    first, *recipes = tasks_of(PAGE)
    before = _units(checkout)
    assert [f"{task.title}\n{wrong}" for task in recipes if (wrong := _follow(task, checkout))] == []
    assert _follow(first, checkout) == ""
    added = _units(checkout) - before
    assert {re.sub(r"\s+", " ", line) for line in added} == ADDED


def test_chinese_recipes_have_the_same_files_and_commands() -> None:
    typed = [
        [(one.kind, one.name, one.text) for task in tasks_of(page) for one in task.blocks]
        for page in (PAGE, PAGE.parent / "zh" / PAGE.name)
    ]
    assert typed[0] == typed[1]
    assert len(typed[0]) == 11
