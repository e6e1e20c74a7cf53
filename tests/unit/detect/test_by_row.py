"""What is told of rows by number."""

from __future__ import annotations

import numpy as np

from analyzer.detect.by_row import Coded


def test_a_few_texts_are_told_of_many_rows() -> None:
    told = Coded(np.array([1, 0, 2, 1]), ["a.net", "b.net", None])
    assert [told[row] for row in range(4)] == ["b.net", "a.net", None, "b.net"]
    assert told.category(slice(1, 3)).isna().tolist() == [False, True]
    assert told.category(np.array([3, 1])).tolist() == ["b.net", "a.net"]
    assert told.category(np.array([3])).cat.categories.tolist() == ["a.net", "b.net"]
