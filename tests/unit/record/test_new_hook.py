"""Hook files to begin with."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from support.cli import consentinel

from analyzer.i18n.catalog import LANGUAGES
from analyzer.model.errors import UsageError
from analyzer.record.new_hook import NewHook, skeleton
from analyzer.record.specs import load_specs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_hook_file_is_valid_as_it_is_and_holds_what_was_said(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(skeleton(NewHook("acme.id", "com.acme.Device$Info", "$init", "imei"), lang), encoding="utf-8")
    ours = {spec.id for spec in load_specs()}
    (spec,) = [spec for spec in load_specs(extra_files=[file]) if spec.id not in ours]
    assert (spec.id, spec.class_name, spec.method, spec.data_type) == (
        "acme.id", "com.acme.Device$Info", "$init", "imei"
    )  # fmt: skip
    assert (len(spec.example), len(spec.counterexample), spec.verified) == (1, 1, False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_explains_every_key_that_it_sets(lang: str) -> None:
    lines = skeleton(NewHook("acme.id"), lang).splitlines()
    keys = [line.split(":")[0].strip(" -") for line in lines if not line.strip().startswith("#") and ":" in line]
    assert keys == [
        "id", "class", "method", "args", "returns", "value", "data_type", "risk", "source", "example", "counterexample"
    ]  # fmt: skip
    unexplained = {"id", "counterexample"}  # the head of the file, and the line above `example`
    explained = {line.split(":")[0].strip() for before, line in pairwise(lines) if before.startswith("  #")}
    assert set(keys) - explained == unexplained


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewHook("Acme"), "E150"),
        (NewHook("acme"), "E150"),
        (NewHook("acme.id", "no class"), "E150"),
        (NewHook("acme.id", "it's: {"), "E150"),
        (NewHook("acme.id", method="get()"), "E150"),
        (NewHook("android.settings.android_id"), "E151"),
        (NewHook("acme.id", "java.lang.Class", "forName"), "E152"),
    ],
)
def test_what_is_no_hook_is_refused(new: NewHook, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        skeleton(new, "en")
    assert refused.value.code == code


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    def new(*more: object) -> tuple[int, str, str]:
        done = consentinel("hooks", "new", "acme.id", *more, captures=tmp_path)
        return done.returncode, done.stdout, done.stderr

    file = tmp_path / "own.yaml"
    assert new("-o", file)[0] == 0
    written = file.read_text(encoding="utf-8")
    code, _, said = new("-o", file)
    assert (code, "E102" in said) == (2, True)
    assert new()[:2] == (0, written)
    assert file.read_text(encoding="utf-8") == written
    assert new("--data-type", "no_such")[0] == 2
