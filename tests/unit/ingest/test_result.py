from __future__ import annotations

from analyzer.ingest.result import Tally
from analyzer.model.enums import GapKind


def test_equal_cases_are_one_row_with_their_number() -> None:
    tally = Tally()
    for _ in range(3):
        tally.gap(GapKind.SKIPPED_ENTRY, "f.har", "entries without a URL")
    tally.gap(GapKind.BAD_MESSAGE, "bodies", "bad base64")
    tally.note("bodies were rebuilt")
    tally.note("bodies were rebuilt")
    assert [(row["gap_kind"], row["subject"], row["n"], row["detail"]) for row in tally.gaps()] == [
        ("skipped_entry", "f.har", 3, "entries without a URL"),
        ("bad_message", "bodies", 1, "bad base64"),
    ]
    assert tally.notes() == ["2 bodies were rebuilt"]
