from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from unit.report.sample_report import sample

from analyzer.report.formats.json_format import document
from analyzer.report.model import build_report
from analyzer.report.schema import AnalysisDocument, AnalysisDocuments


def _errors(content: Any, model: Any = AnalysisDocument) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(model.model_json_schema()).iter_errors(content)]


@pytest.mark.parametrize("show_values", [False, True])
def test_the_document_is_valid(show_values: bool) -> None:
    assert _errors(document(sample(show_values=show_values))) == []


def test_an_empty_session_is_valid() -> None:
    assert _errors(document(build_report({}, {}, [], {}))) == []


def test_several_sessions_are_valid() -> None:
    content = {"format": "consentinel/1", "sessions": [document(sample()), document(build_report({}, {}, [], {}))]}
    assert _errors(content, AnalysisDocuments) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "consentinel/2"),
        (("extra",), 1),
        (("observations", 0, "act"), "guessed"),
        (("observations", 0, "t"), None),
        (("observations", 0, "new_column"), 1),
        (("findings", 0, "severity"), "grave"),
        (("assessments", 0, "result"), "maybe"),
    ],
)
def test_what_differs_from_the_contract_is_not_valid(path: tuple[Any, ...], value: Any) -> None:
    content = json.loads(json.dumps(document(sample())))
    node = content
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert _errors(content)
