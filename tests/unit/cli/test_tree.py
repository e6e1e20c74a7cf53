"""The command tree as it is shown: language of the words, panels in order, lines that break where they may."""

from __future__ import annotations

import pytest

from analyzer.cli import app as cli
from analyzer.cli.console import settings
from analyzer.cli.tree import PANELS, asked_language, build, commands_of, localize
from analyzer.model.errors import UsageError


@pytest.fixture(autouse=True)
def _no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONSENTINEL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(settings, "lang", None)


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["--lang", "zh", "--help"], "zh"),
        (["--help", "--lang=zh"], "zh"),
        (["rules", "list", "--lang", "zh"], "zh"),
        (["--lang", "zh", "rules", "list", "--lang", "en"], "en"),
        (["mark", "--", "--lang", "zh"], "en"),
        (["--lang"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_found_wherever_it_stands(arguments: list[str], lang: str) -> None:
    assert asked_language(arguments) == lang


def test_the_environment_speaks_where_no_option_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSENTINEL_LANG", "zh")
    assert (asked_language([]), asked_language(["--lang", "en"])) == ("zh", "en")


def test_a_language_that_is_not_offered_is_an_error() -> None:
    with pytest.raises(UsageError) as raised:
        asked_language(["--lang", "fr", "--help"])
    assert raised.value.code == "E107"


def test_panels_come_in_the_order_of_the_work() -> None:
    cli._register_commands()
    tree = build(cli.app)
    panels = [child.rich_help_panel for child in tree.commands.values()]
    assert panels == sorted(panels, key=PANELS.index)


def test_many_options_stand_in_panels() -> None:
    analyze = build(cli.app).commands["analyze"]
    panels = [part.rich_help_panel for part in analyze.params if part.param_type_name == "option"]
    assert list(dict.fromkeys(panels)) == ["What to analyze", "What counts", "Output"]


def test_a_tree_is_turned_into_another_language_as_a_whole() -> None:
    tree = build(cli.app)
    localize(tree, "zh")
    assert {command.name for command in commands_of(tree) if command.help.isascii()} == set()
    assert "用法：" in tree.get_usage(tree.make_context("consentinel", ["paths"]))
