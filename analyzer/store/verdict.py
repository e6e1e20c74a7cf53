"""What can be said of a package: what holds, against what, and what nobody looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Alteration:
    """One file that is not as it was. file: "" for the package itself. text: what is wrong.

    good_lines, good_bytes: how much of its beginning is as it was recorded, by the last checkpoint that fits; null when
    no checkpoint can tell. differs_before: the line, or byte of a file without lines, before which it first differs.
    """

    file: str
    text: str
    good_lines: int | None = None
    good_bytes: int | None = None
    differs_before: int | None = None


@dataclass(frozen=True)
class Absent:
    """A raw file that the package leaves out, with what it was. sha256: null where the hash would give values away."""

    file: str
    bytes: int | None
    sha256: str | None


@dataclass(frozen=True)
class Verdict:
    """The whole answer.

    result: verified, self_consistent, altered, or not_verified (what was asked for cannot be told from this copy).
    against: what it was verified against, sentences. kind: session, redacted or full. manifest_hash, package_hash: as
    they are found here, null where there is none. uncovered: files that the given hash or signature says nothing about.
    notes: what else is to be known, sentences.
    """

    result: str
    kind: str
    manifest_hash: str | None
    package_hash: str | None
    against: list[str] = field(default_factory=list)
    altered: list[Alteration] = field(default_factory=list)
    absent: list[Absent] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Give it as plain JSON values."""
        return asdict(self)

    @property
    def headline(self) -> list[str]:
        """The verdict in few words: one sentence, or one for each thing that it was verified against."""
        if self.result == "altered":
            return [f"altered; differences found: {len(self.altered)}"]
        if self.result == "not_verified":
            return ["not verified"]
        return self.against if self.result == "verified" else ["self-consistent only"]
