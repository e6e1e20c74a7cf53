"""Which hooks agree with the real classes: by the committed table, or by a jar of the user's own."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzer.model.errors import UsageError
from analyzer.record.spec_model import HookSpec
from analyzer.record.specs import claimed_specs, read_claims
from analyzer.record.surface import extract, table, verdict
from analyzer.record.surface.classfile import BadClassFile


def verify_hooks(extra_files: Sequence[Path] = (), jar: Path | None = None) -> list[dict[str, Any]]:
    """Give hook, verified, verified_by and problem (null: none) of every spec.

    extra_files: hook files of the user; with them, only theirs. jar: a .jar or .aar to resolve them against, instead
    of the committed table, which knows only the classes of our own hooks; specs whose class it lacks are left out.
    Raises UsageError for a wrong hook file (E150-E152) or a jar that is none (E154).
    """
    specs = read_claims(extra_files) if extra_files else claimed_specs()
    if jar is not None:
        return [_row(spec, one) for spec, one in _by_jar(specs, jar)]
    surface = table.load()
    return [_row(spec, verdict.judge(spec, surface)) for spec in specs]


def _by_jar(specs: list[HookSpec], jar: Path) -> list[tuple[HookSpec, verdict.Verdict]]:
    surface = table.Surface()
    try:
        extract.add_jar(surface, jar.name, jar, verdict.wanted(specs))
    except (OSError, zipfile.BadZipFile, BadClassFile) as error:
        raise UsageError(
            f"{jar}: cannot be read as a jar ({type(error).__name__})", code="E154", hint="give a .jar or an .aar file"
        ) from error
    there = [spec for spec in specs if spec.class_name in surface.heads]
    return [(spec, verdict.judge_at(spec, surface, jar.name)) for spec in there]


def _row(spec: HookSpec, one: verdict.Verdict) -> dict[str, Any]:
    problem = "; ".join(one.problems) or None
    return {"hook": spec.id, "verified": one.verified, "verified_by": one.by, "problem": problem}
