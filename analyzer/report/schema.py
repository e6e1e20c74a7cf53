"""The JSON of contracts §3 as pydantic models, from which its JSON Schema is published."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from analyzer.model.columns import Column, Table
from analyzer.model.tables import FINDINGS, GAPS, HOOK_STATUS, OBSERVATIONS, PHASES

_STRICT = ConfigDict(extra="forbid")
_Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
_TYPES: dict[str, Any] = {
    "str": str,
    "cat": str,
    "int": int,
    "float": float,
    "bool": bool,
    "time": _Time,
    "list": list[str],
}


def _row_model(table: Table, **extra: Any) -> type[BaseModel]:
    """Make the model of one row: the columns of the table by name, each present, null where the column may be."""
    fields: dict[str, Any] = {
        column.name: (_type_of(column), Field(description=_doc(column))) for column in table.columns
    }
    name = "".join(word.capitalize() for word in table.name.split("_")) + "Row"
    return create_model(name, __config__=_STRICT, __doc__=table.doc, **fields, **extra)


def _type_of(column: Column) -> Any:
    plain = Literal[column.allowed] if column.allowed else _TYPES[column.dtype]
    return plain | None if column.nullable else plain


def _doc(column: Column) -> str:
    return f"{column.doc}, {column.unit}" if column.unit else column.doc


PhaseRow = _row_model(PHASES)
FindingRow = _row_model(FINDINGS)
GapRow = _row_model(GAPS)
HookStatusRow = _row_model(HOOK_STATUS)
ObservationRow = _row_model(
    OBSERVATIONS, value=(str | None, Field(default=None, description="the value in clear; only with --show-values"))
)


class Assessment(BaseModel):
    """How one rule ended."""

    model_config = _STRICT

    rule_id: str
    result: Literal["found", "not_observed", "not_assessed", "waived"]
    blind_spot: str = Field(description="what the rule could not see in this session")
    reason: str = Field(description="`code: sentence` where the result is not_assessed or waived, else empty")


class AnalysisDocument(BaseModel):
    """What `analyze --format json` prints for one session. Rows carry the columns of the tables by name."""

    model_config = _STRICT

    format: Literal["consentinel/1"]
    session: dict[str, Any] = Field(description="the manifest, session.json, and its `manifest_hash` once it has ended")
    phases: list[PhaseRow]  # type: ignore[valid-type]
    counts: dict[str, int]
    observations: list[ObservationRow]  # type: ignore[valid-type]
    findings: list[FindingRow]  # type: ignore[valid-type]
    assessments: list[Assessment]
    gaps: list[GapRow]  # type: ignore[valid-type]
    hook_status: list[HookStatusRow]  # type: ignore[valid-type]
    settings: dict[str, Any] = Field(description="options of the analysis, after defaults")


class FailedCapture(BaseModel):
    """A session or capture that could not be analyzed with the others."""

    model_config = _STRICT

    path: str
    code: str = Field(description="of the error: `consentinel help CODE`")
    message: str


class AnalysisDocuments(BaseModel):
    """What `analyze --format json` prints for several sessions."""

    model_config = _STRICT

    format: Literal["consentinel/1"]
    sessions: list[AnalysisDocument]
    failed: list[FailedCapture] = Field(
        default=[], description="only when some could not be analyzed: exit code 4 or 3"
    )
