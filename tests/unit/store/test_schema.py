"""The published forms of package.json and of a verdict are those that are written and printed."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from pydantic import ValidationError
from support.evidence import Memory, in_memory, small_session

from analyzer.store import package
from analyzer.store.schema import AlteredFile, MissingFile, PackageDocument, VerdictDocument
from analyzer.store.session import PACKAGE
from analyzer.store.verdict import Absent, Alteration, Verdict
from analyzer.store.verify import verify

PAIRS = ((VerdictDocument, Verdict), (AlteredFile, Alteration), (MissingFile, Absent))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    session = small_session(tmp_path_factory.mktemp("captures"))
    return {"redacted": in_memory(package.redacted(session)), "full": in_memory(package.full(session))}


@pytest.mark.parametrize("kind", ["redacted", "full"])
def test_package_json_has_the_published_form(packages: dict[str, dict[str, bytes]], kind: str) -> None:
    text = packages[kind][PACKAGE]
    document = PackageDocument.model_validate_json(text)
    assert document.kind == kind
    assert document.model_dump() == json.loads(text)
    assert bool(document.absent) is (kind == "redacted")


@pytest.mark.parametrize("kind", ["redacted", "full"])
@pytest.mark.parametrize("is_changed", [False, True])
def test_a_verdict_has_the_published_form(packages: dict[str, dict[str, bytes]], kind: str, is_changed: bool) -> None:
    files = packages[kind]
    changed = files | ({"session.json": files["session.json"] + b" "} if is_changed else {})
    said = verify(Memory(changed)).as_json()
    document = VerdictDocument.model_validate_json(json.dumps(said))
    assert document.model_dump() == said
    assert (document.kind, document.result) == (kind, "altered" if is_changed else "self_consistent")


def test_the_models_have_the_fields_of_what_they_describe() -> None:
    for model, described in PAIRS:
        assert list(model.model_fields) == [field.name for field in fields(described)]


def test_what_is_no_package_json_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        PackageDocument.model_validate({"package": 2, "kind": "half", "more": 1})
    wrong = {error["loc"][0] for error in caught.value.errors()}
    assert {"package", "kind", "more", "session_id"} <= wrong
