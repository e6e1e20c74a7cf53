"""The page of devices is what a run on the simulated phones gives, and says that none was real."""

from __future__ import annotations

import re

import pytest
from fake_android.known import table
from fake_android.profiles import profiles
from support.device_matrix import PAGES, Reached, fresh_pages, reach_all

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows() -> list[Reached]:
    return reach_all()


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_page_is_fresh(language: str, rows: list[Reached]) -> None:
    text = PAGES[language].read_text(encoding="utf-8")
    assert fresh_pages(rows)[language] == text, "run `make device-matrix`"


def test_every_simulated_phone_has_a_row_and_nothing_is_left_on_any(rows: list[Reached]) -> None:
    assert [row.profile.name for row in rows] == list(profiles())
    assert [row.profile.name for row in rows if row.n_left] == []


def test_the_page_says_that_nothing_ran_on_hardware() -> None:
    assert "No row of this page was ever run on hardware" in PAGES["en"].read_text(encoding="utf-8")
    assert "没有一行在真机上运行过" in PAGES["zh"].read_text(encoding="utf-8")


def test_the_page_names_commands_as_only_recalled_that_are() -> None:
    for language in PAGES:
        text = PAGES[language].read_text(encoding="utf-8").partition("## ")[0]
        named = {tuple(words.split()) for words in re.findall(r"`([a-z0-9 ]+)`", text)} - {("adb",)}
        assert {words: table()[words].mark for words in named} == dict.fromkeys(named, "recalled")
        assert len(named) == 14
