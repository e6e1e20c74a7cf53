"""Nothing is skipped behind CI: what a machine may lack is asked for with `need`, which fails where it must run."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
_SKIPS = re.compile(r"pytest\.(?:importorskip|skip|mark\.skip|mark\.skipif|mark\.xfail)\b")
EXCEPTIONS = {
    "conftest.py": "need itself",
    "e2e/test_completion.py": "fish and zsh, where they are installed; bash is always there",
    "e2e/test_native_hooks.py": "a hardware address, which a container may lack",
    "e2e/test_pytest_plugin.py": "a test of a user, which skips",
    "unit/record/devices/embedded/test_build_jar.py": "bytes of another compiler; `make jar-check` has the right one",
}


def test_only_these_files_skip_without_asking() -> None:
    files = (file for file in sorted(TESTS.rglob("*.py")) if file != Path(__file__).resolve())
    skipping = {file.relative_to(TESTS).as_posix() for file in files if _SKIPS.search(file.read_text("utf-8"))}
    assert skipping == set(EXCEPTIONS)
