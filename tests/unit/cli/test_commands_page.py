"""The page of commands has every command with every option, in both languages."""

from __future__ import annotations

import re

import pytest

from analyzer.cli import app as cli
from analyzer.cli.commands_page import commands_page
from analyzer.cli.tree import build, commands_of


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_is_there_with_its_options(lang: str) -> None:
    page = commands_page(lang)
    leaves = [one for one in commands_of(build(cli.app)) if not getattr(one, "commands", None)]
    sections = re.split("^## ", page, flags=re.MULTILINE)[1:]
    assert len(sections) == len(leaves)
    for one, section in zip(leaves, sections, strict=True):
        head = section.splitlines()[0]
        assert head.split()[-1] == one.name
        flags = {flag for part in one.params if part.param_type_name == "option" for flag in part.opts}
        assert {flag for flag in flags if f"`{flag}" not in section} == set(), head


def test_an_option_is_shown_with_what_it_takes_its_default_and_its_variable() -> None:
    section = commands_page("en").partition("\n## export\n")[2].partition("\n## ")[0]
    assert "`consentinel export TABLE|har|mitm PATH`" in section
    assert "| `--format FORMAT`, `-f` | For tables: csv, json or parquet. | `csv` |" in section


def test_the_chinese_page_is_in_chinese() -> None:
    section = commands_page("zh").partition("\n## export\n")[2].partition("\n## ")[0]
    assert "用于数据表" in section
    assert section.rstrip().splitlines()[-1].startswith("示例：")
