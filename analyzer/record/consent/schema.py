"""The JSON of `consent inspect`, as a model: for the published schema and those who read it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer.record.consent.decide import KINDS


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ShownButton(_Part):
    """A button. bounds: left, top, right, bottom in pixels of the screen; null when it has no place."""

    text: str
    content_desc: str
    resource_id: str
    bounds: tuple[int, int, int, int] | None
    role: Literal["accept", "reject", "settings", "policy", "essential_only", "ambiguous", "other"]


class PolicyLink(_Part):
    """A document that can be opened, or is named in running text; bounds of the node that says so."""

    text: str
    bounds: tuple[int, int, int, int] | None


class InspectionDocument(_Part):
    """What `consent inspect --format json` prints."""

    is_consent: bool
    kind: str = Field(json_schema_extra={"enum": list(KINDS)})
    language: str | None = Field(description="ISO 639-1; null without words")
    buttons: list[ShownButton]
    accept: ShownButton | None = Field(description="the one button that agrees in clear words")
    reject: ShownButton | None = Field(description="may be unclear where it is all beside a clear agreement")
    settings: ShownButton | None
    policy_links: list[PolicyLink]
    preticked: bool = Field(description="a box was on before anybody touched it")
    ambiguous: bool = Field(description="an answer is worded unclearly, or given by several buttons")
    reason: str
