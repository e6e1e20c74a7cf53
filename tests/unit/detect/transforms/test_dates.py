"""Dates as people and devices write them."""

from __future__ import annotations

from analyzer.detect.transforms import dates
from analyzer.detect.transforms.shape import read_shape


def _ways(text: str) -> dict[str, set[str]]:
    shape = read_shape("birth_age", text)
    found: dict[str, set[str]] = {}
    for unit in (dates.unpadded, dates.han, dates.month_name, dates.epoch):
        for name, written in unit(shape):
            found.setdefault(name, set()).add(written)
    return found


def test_a_date_has_these_writings() -> None:
    found = _ways("1970-01-12")
    assert found["han"] == {"1970年01月12日", "1970年1月12日"}
    assert found["month_name"] == {
        *("January 12, 1970", "Jan 12, 1970", "12 January 1970", "12 Jan 1970"),
        *("12-January-1970", "12-Jan-1970"),
    }
    assert {"02-Mar-1987", "2-Mar-1987", "02 March 1987"} <= _ways("1987-03-02")["month_name"]
    assert found["epoch"] == {"950400", "950400000", "921600", "921600000"}
    assert {name: ways for name, ways in found.items() if name.startswith("unpadded")} == {
        "unpadded": {"1970-1-12"},
        "unpadded(mdy)": {"1-12-1970"},
        "unpadded(dmy)": {"12-1-1970"},
    }
    assert {name: ways for name, ways in found.items() if name.startswith("separators")} == {
        f"separators:{mark}({name})": {mark.join(parts)}
        for mark in "-/."
        for name, parts in {
            "unpadded": ("1970", "1", "12"),
            "unpadded(mdy)": ("1", "12", "1970"),
            "unpadded(dmy)": ("12", "1", "1970"),
        }.items()
    }


def test_a_date_without_zeros_and_one_that_is_none() -> None:
    assert [name for name in _ways("1991-12-23") if "unpadded" in name] == []
    assert "epoch" not in _ways("1991-02-31")
    assert _ways("text") == {}
