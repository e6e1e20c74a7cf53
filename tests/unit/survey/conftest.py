"""Two studies that many tests read and none changes: counted once."""

from __future__ import annotations

import pytest
from unit.survey.populations import rich_study, small_study

from analyzer.survey.run import Counted


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    return small_study(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    return rich_study(tmp_path_factory.mktemp("rich"))
