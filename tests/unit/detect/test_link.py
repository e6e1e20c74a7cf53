"""The link between a sent value and the read before it."""

from __future__ import annotations

import pandas as pd
import pytest

from analyzer.detect.link import link_accesses, name_readers
from analyzer.model.errors import DataError


def _observations(*rows: tuple[str, float, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["act", "t", "value_hash"])
    table["t"] = pd.to_datetime((table["t"] * 1e6).round(), unit="us", utc=True).dt.as_unit("us")
    return table


def _reads(*rows: tuple[str, float, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["event_id", "t", "value_hash"])


def _links(observations: pd.DataFrame, reads: pd.DataFrame, **options: float) -> list[tuple[str | None, float | None]]:
    linked = link_accesses(observations, reads, **options)
    return [
        (None if pd.isna(event) else event, None if pd.isna(lag) else round(lag, 3))
        for event, lag in zip(linked["access_event_id"], linked["access_lag_ms"], strict=True)
    ]


def test_the_latest_earlier_read_of_the_same_value_is_linked() -> None:
    reads = _reads(("a:1", 1.0, "x"), ("a:2", 2.0, "x"), ("a:3", 3.0, "x"), ("a:4", 2.5, "y"))
    assert _links(_observations(("sent", 2.75, "x"), ("sent", 2.75, "y")), reads) == [("a:2", 750.0), ("a:4", 250.0)]


def test_value_sent_before_read_is_not_linked() -> None:
    assert _links(_observations(("sent", 0.5, "x")), _reads(("a:1", 1.0, "x"))) == [(None, None)]


def test_a_read_within_the_clock_uncertainty_after_the_send_is_linked_with_a_negative_lag() -> None:
    observations, reads = _observations(("sent", 0.999, "x")), _reads(("a:1", 1.0, "x"))
    assert _links(observations, reads, uncertainty_s=0.002) == [("a:1", -1.0)]


def test_only_sent_values_are_linked() -> None:
    observations = _observations(("accessed", 2.0, "x"), ("received", 2.0, "x"), ("sent", 2.0, "z"))
    assert _links(observations, _reads(("a:1", 1.0, "x"))) == [(None, None)] * 3


def test_reads_older_than_the_window_are_ignored() -> None:
    observations, reads = _observations(("sent", 10.0, "x")), _reads(("a:1", 1.0, "x"))
    assert _links(observations, reads, window_s=5) == [(None, None)]
    assert _links(observations, reads, window_s=9) == [("a:1", 9000.0)]


def test_of_reads_at_the_same_time_the_later_call_wins() -> None:
    reads = _reads(("a:1", 1.0, "x"), ("a:2", 1.0, "x"))
    assert _links(_observations(("sent", 1.0, "x")), reads) == [("a:2", 0.0)]


def test_rows_keep_their_order_and_nothing_else_changes() -> None:
    observations = _observations(("sent", 3.0, "x"), ("sent", 1.0, "x"))
    linked = link_accesses(observations, _reads(("a:1", 2.0, "x")))
    pd.testing.assert_frame_equal(linked[observations.columns], observations)
    assert linked["access_event_id"].isna().tolist() == [False, True]


def test_without_reads_nothing_is_linked() -> None:
    assert _links(_observations(("sent", 1.0, "x")), _reads()) == [(None, None)]


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(DataError):
        link_accesses(pd.DataFrame({"act": []}), _reads())


def test_a_linked_send_carries_the_sdk_of_the_read() -> None:
    rows = pd.DataFrame(
        {
            "act": ["accessed", "accessed", "sent", "sent", "sent"],
            "ref_id": ["e1", "e2", "f1", "f2", "f3"],
            "sdk_id": pd.Categorical(["jpush", None, None, None, None]),
            "access_event_id": pd.Series([None, None, "e1", "e2", None], dtype="str"),
        }
    )
    named = name_readers(rows)
    assert named["sdk_id"].astype("object").where(named["sdk_id"].notna(), None).tolist() == [
        "jpush", None, "jpush", None, None,
    ]  # fmt: skip
