"""The pages that lead through a whole piece of work do what they show, from the first command to the last."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.page_run import Shell, compare, tasks_of

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "analyzer" / "docs"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]


def _differences(page: Path, shell: Shell) -> list[str]:
    """Run the tasks of a page one after the other, as a reader does; stop at the first that differs."""
    for task in tasks_of(page):
        if wrong := compare(page, task, shell):
            return wrong
    return []


def _typed(page: Path) -> list[tuple[str, str, str]]:
    return [(one.kind, one.name, one.text) for task in tasks_of(page) for one in task.blocks]


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The folder of a reader who has not begun; what is recorded in it is kept for the other language."""
    return Shell(tmp_path_factory.mktemp("tutorial"), "en")


def test_the_tutorial_does_what_it_shows(tutorial: Shell) -> None:
    assert "\n".join(_differences(DOCS / "tutorial.md", tutorial)) == ""


def test_the_tutorial_in_chinese_does_so_on_the_same_recordings(tutorial: Shell, tmp_path: Path) -> None:
    assert tutorial.recorded, "the English one runs first"
    shell = Shell(tmp_path, "zh", recorded=tutorial.recorded)
    assert "\n".join(_differences(DOCS / "zh" / "tutorial.md", shell)) == ""


@pytest.mark.parametrize("page", ["tutorial.md", "survey_weekend.md"])
def test_both_languages_type_the_same(page: str) -> None:
    assert _typed(DOCS / "zh" / page) == _typed(DOCS / page)


@pytest.fixture(scope="module")
def weekend(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The folder of somebody who begins a survey."""

    return Shell(tmp_path_factory.mktemp("weekend"), "en")


def test_the_survey_of_a_weekend_does_what_it_shows(weekend: Shell) -> None:
    assert "\n".join(_differences(DOCS / "survey_weekend.md", weekend)) == ""


def test_the_survey_in_chinese_counts_the_same_recordings(weekend: Shell, tmp_path: Path) -> None:
    assert weekend.recorded, "the English one runs first"
    shell = Shell(tmp_path, "zh", recorded=weekend.recorded)
    assert "\n".join(_differences(DOCS / "zh" / "survey_weekend.md", shell)) == ""
