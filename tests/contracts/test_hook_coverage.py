"""What covers each API that others hook: a spec of ours, or a reason of the closed list why there is none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import SHARED, need

from analyzer.record.specs import claimed_specs

FILES = sorted((Path(__file__).resolve().parents[2] / "hooks" / "coverage").glob("*.tsv"))
REASONS = {
    "app_made": "the app makes it up; it becomes an identifier where it is kept or sent",
    "binder": "a Binder proxy: the transactions themselves are decoded",
    "control": "switches, writes or starts something, and gives no data",
    "decoded": "packing and encoding: undone in traffic, where the bytes are",
    "denied": "class loading, reflection or what the agent itself calls: hooks of it crash or stall apps",
    "handle": "gives an object whose getters are hooked",
    "listener": "registers a listener; what the listener is told is hooked",
    "native": "below Java, where the native hooks see it",
    "no_such_member": "the class has no such member, so that a hook of it never fires",
    "not_of_device": "says nothing of this person or device: any host, a given number, a given address",
    "other_process": "runs in the system or the provider, not in the app",
    "own_data": "the app's own parts, settings or arguments: nothing of a person or device is taken",
    "part_of_read": "a detail of a read that is hooked itself",
    "system_only": "hidden, and refused to apps; the public call is hooked",
    "too_hot": "asked for by every text that is formatted; the platform's own getters of it are hooked",
    "traffic": "sends or receives: the proxy has the bytes, the native hooks the stack",
}


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {spec.id for spec in claimed_specs()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_names_specs_there_are_or_a_reason_of_the_list(file: Path, known: set[str]) -> None:
    rows = rows_of(file)
    assert [row for row in rows if not set(row["spec"].split()) <= known] == []
    assert [row for row in rows if bool(row["spec"]) == bool(row["reason"])] == []
    assert {row["reason"] for row in rows} - {""} <= set(REASONS)


def test_no_api_is_covered_twice() -> None:
    covered = [(row["class"], row["method"]) for file in FILES for row in rows_of(file)]
    assert sorted(covered) == sorted(set(covered))


def test_every_api_that_others_hook_or_miss_is_covered() -> None:
    listed = SHARED / "hook_apis.tsv"
    need(listed.is_file(), "shared/hook_apis.tsv")
    covered = {(row["class"], row["method"]) for file in FILES for row in rows_of(file)}
    assert {(row["class"], row["method"]) for row in rows_of(listed)} == covered
