from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.csvfile import Row, rows

FILE = Path("list.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_separator_gives_the_same_cells(delimiter: str) -> None:
    text = delimiter.join(["a", '"b, c"', " d "]) + "\n\n" + delimiter.join("efg") + "\n"
    assert list(rows(text, FILE)) == [Row(1, ("a", "b, c", "d")), Row(3, ("e", "f", "g"))]


def test_a_row_knows_the_line_it_begins_in() -> None:
    assert list(rows('a,"b\nc"\n\nd,e\n', FILE)) == [Row(1, ("a", "b\nc")), Row(4, ("d", "e"))]


def test_a_cell_without_an_end_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        list(rows('a,b\nc,"' + "x" * 1_100_000, FILE))
    assert caught.value.message.startswith("list.csv:2:1: no valid CSV")
