"""Two studies that many tests read and none changes, with their tables: counted once."""

from __future__ import annotations

import pytest
from unit.survey.populations import rich_study, small_study

from analyzer.survey.run import Counted
from analyzer.survey.tables import Row, all_tables


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    return small_study(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    return rich_study(tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="session")
def small_tables(small: Counted) -> dict[str, list[Row]]:
    return all_tables(small)


@pytest.fixture(scope="session")
def rich_tables(rich: Counted) -> dict[str, list[Row]]:
    return all_tables(rich)
