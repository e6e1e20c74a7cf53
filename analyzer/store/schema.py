"""What packages say of themselves and what `session verify --format json` prints, as models: for the schemas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AbsentFile(_Part):
    """A raw file that a package leaves out."""

    path: str = Field(description="below the session folder")
    bytes: int | None
    sha256: Sha256 | None = Field(description="null where the hash would give values away")


class PackageDocument(_Part):
    """package.json of an evidence package: what it holds and what it was made with."""

    package: Literal[1] = Field(description="the form of this file")
    kind: Literal["redacted", "full"]
    session_id: str
    manifest_hash: Sha256 | None = Field(description="SHA-256 of manifest.sha256; null for a session without one")
    session_json: Literal["original", "blanked"] = Field(
        description="blanked: clear values were taken out of it, so that it does not fit the manifest hash"
    )
    absent: list[AbsentFile] = Field(description="raw files that are left out; none in a full package")
    holds_clear_values: bool
    made_with: dict[str, str] = Field(description="version by name: Python, consentinel and the libraries it used")


class AlteredFile(_Part):
    """One file that is not as it was."""

    file: str = Field(description="below the package; empty for the package itself")
    text: str = Field(description="what is wrong")
    good_lines: int | None = Field(description="lines as they were recorded, by the last checkpoint that fits")
    good_bytes: int | None = Field(description="bytes as they were recorded, by the last checkpoint that fits")
    differs_before: int | None = Field(description="line, or byte of a file without lines, before which it differs")


class MissingFile(_Part):
    """A raw file that the package leaves out, with what it was."""

    file: str
    bytes: int | None
    sha256: str | None = Field(description="null where the hash would give values away")


class VerdictDocument(_Part):
    """What `session verify --format json` prints."""

    result: Literal["verified", "self_consistent", "altered", "not_verified"]
    kind: Literal["session", "redacted", "full"]
    manifest_hash: Sha256 | None = Field(description="as it is found here; null where there is none")
    package_hash: Sha256 | None = Field(description="as it is found here; null where there is none")
    against: list[str] = Field(description="what it was verified against, sentences; empty unless verified")
    altered: list[AlteredFile]
    absent: list[MissingFile]
    uncovered: list[str] = Field(description="files that the given hash or signature says nothing about")
    notes: list[str] = Field(description="what else is to be known, sentences")
