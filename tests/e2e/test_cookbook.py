"""Every task of the cookbook does what the page says, in both languages: commands are run, outputs compared."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import page_run
from support.page_run import WRITES, Shell, Task, compare, in_process, matches, tasks_of
from support.readme_picture import MAX_BYTES, SIZE

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": ROOT / "analyzer" / "docs" / "cookbook.md", "zh": ROOT / "analyzer" / "docs" / "zh" / "cookbook.md"}
TASKS = [("en", task) for task in tasks_of(PAGES["en"])]
TASKS += [
    ("zh", task)
    for task, english in zip(tasks_of(PAGES["zh"]), tasks_of(PAGES["en"]), strict=True)
    if WRITES or [one.shown for one in task.blocks] != [one.shown for one in english.blocks]
]
"""Tasks that print the same in both languages are run once."""


@pytest.fixture(scope="module")
def analyzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, each analyzed once, and the files that the page shows, as every task finds it."""
    folder = tmp_path_factory.mktemp("cookbook") / "analyzed"
    for sample in sorted((ROOT / "captures" / "samples").iterdir()):
        target = folder / "captures" / "samples" / sample.name
        shutil.copytree(sample, target, ignore=shutil.ignore_patterns("tables", "reports"))
        assert in_process(["analyze", str(target), "--fail-on", "never", "--format", "csv"])[0] == 0
    for block in [block for task in tasks_of(PAGES["en"]) for block in task.blocks if block.name]:
        (folder / block.name).write_text(block.text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("lang", "task"), TASKS, ids=[f"{lang}: {task.title}" for lang, task in TASKS])
def test_a_task_prints_what_its_page_shows(lang: str, task: Task, analyzed: Path, tmp_path: Path) -> None:
    shutil.copytree(analyzed, tmp_path / "here")
    assert "\n".join(compare(PAGES[lang], task, Shell(tmp_path / "here", lang))) == ""


@pytest.mark.parametrize(("lang", "page"), [("en", "README.md"), ("zh", "README.zh.md")])
def test_the_first_finding_of_the_readme_is_the_one_it_shows(
    lang: str, page: str, analyzed: Path, tmp_path: Path
) -> None:
    shutil.copytree(analyzed, tmp_path / "here")
    (task,) = [task for task in tasks_of(ROOT / page) if "found.txt" in task.blocks[0].text]
    assert "\n".join(compare(ROOT / page, task, Shell(tmp_path / "here", lang))) == ""


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_pictures_of_the_readme_are_there_and_small(page: str) -> None:
    (name,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    data = (ROOT / name).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert tuple(int.from_bytes(data[place : place + 4], "big") for place in (16, 20)) == SIZE
    assert len(data) <= MAX_BYTES, "make picture"


def test_both_languages_have_the_same_tasks() -> None:
    typed = {
        lang: [[(one.kind, one.name, one.text) for one in task.blocks] for task in tasks_of(page)]
        for lang, page in PAGES.items()
    }
    assert typed["zh"] == typed["en"]
    assert len(typed["en"]) >= 25


@pytest.mark.parametrize(("lang", "words"), [("en", ("Means", "Limits")), ("zh", ("含义", "局限"))])
def test_every_task_says_what_its_output_means_and_where_it_ends(lang: str, words: tuple[str, str]) -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGES[lang].read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    sections = re.split(r"^## ", prose, flags=re.MULTILINE)[1:]
    lacking = [text.splitlines()[0] for text in sections if [text.count(f"**{word}") for word in words] != [1, 1]]
    assert lacking == []


def test_a_page_that_shows_something_else_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_run, "WRITES", False)
    page = tmp_path / "page.md"
    page.write_text("## A task\n\n```sh\nconsentinel help E301\n```\n\n```text\n# E302\n```\n", encoding="utf-8")
    (task,) = tasks_of(page)
    (wrong,) = compare(page, task, Shell(tmp_path, "en"))
    assert "printed:\n# E301\n" in wrong


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("…\nc\n", "a\nb\nc\n", True),
        ("a … c\n", "a b c\n", True),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_only_dots_stand_for_something_else(shown: str, printed: str, expected: bool) -> None:
    assert matches(shown, printed) is expected
