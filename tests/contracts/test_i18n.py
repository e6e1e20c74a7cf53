"""Everything a user reads on the command line is there in every language: help, talk, errors, codes, pages."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.said import PACKAGE, said_in

from analyzer.cli import app as cli
from analyzer.cli.help import page, topics
from analyzer.cli.tree import PANELS, build, commands_of
from analyzer.detect.transforms import describe_transforms
from analyzer.i18n.catalog import LANGUAGES
from analyzer.i18n.talk import sections, translated
from analyzer.reference import error_codes

OTHERS = [lang for lang in LANGUAGES if lang != "en"]
COMMAND = re.compile(r"pip install [^;]*|consentinel [^;,]*")
ENGLISH = re.compile(r"[a-z]{2,}(?: [a-z]{2,}){2}")
"""Three plain words in a row: a sentence, not a name."""
SHOWN_AS_TYPED = re.compile(r"consentinel [^·]*|data type id|--[a-z-]+ [a-z_ ]+")
SLOT = re.compile(r"\{(\d*)(?::t)?\}")

cli._register_commands()
TREE = build(cli.app)


def _is_language(text: str) -> bool:
    """Tell whether there is something to translate: not a command to type, not a bare value or name."""
    return bool(re.search("[A-Za-z]{2}", text)) and not COMMAND.fullmatch(text) and not re.search("[一-鿿]", text)


def _said() -> dict[str, str]:
    """Give every line that the package says, with where."""
    return {
        line: f"{file.relative_to(PACKAGE)}:{number}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for number, text in said_in(file)
        for line in text.split("\n")
        if _is_language(line.replace("{}", ""))
    }


NAMES = {"mitmproxy {} ({})", "frida {}", "java {}"}
"""What `doctor` found: names with versions."""


@pytest.mark.parametrize("lang", OTHERS)
def test_everything_said_is_said_in_every_language(lang: str) -> None:
    known = {text for section in sections(lang).values() for text in section} | NAMES
    assert {text: place for text, place in _said().items() if text not in known} == {}


@pytest.mark.parametrize("lang", OTHERS)
def test_every_form_of_a_value_is_explained_in_every_language(lang: str) -> None:
    docs = {unit["doc"] for unit in describe_transforms()}
    assert {doc for doc in docs if translated(doc, lang) == doc} == set()


def _help_texts() -> list[str]:
    texts = []
    for command in commands_of(TREE):
        texts += [command.help, command.epilog, getattr(command, "rich_help_panel", None)]
        for parameter in command.params:
            texts += [getattr(parameter, "help", None), getattr(parameter, "rich_help_panel", None)]
    return [text for text in texts if text]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_help_text_is_there_in_every_language(lang: str) -> None:
    known = {text for section in sections(lang).values() for text in section} | {""}
    lines = {line for text in _help_texts() for line in text.split("\n") if not line.startswith("Example")}
    assert lines - known == set()


def test_every_command_takes_lang_and_every_option_has_help() -> None:
    leaves = [command for command in commands_of(TREE) if not getattr(command, "commands", None)]
    assert {
        one.name for one in leaves if "--lang" not in [opt for parameter in one.params for opt in parameter.opts]
    } == set()
    assert {(one.name, part.name) for one in leaves for part in one.params if not getattr(part, "help", None)} == set()
    assert {one.name for one in leaves if not (one.epilog or "").startswith("Example")} == set()
    assert {getattr(one, "rich_help_panel", None) for one in TREE.commands.values()} <= set(PANELS)


def _all_help(lang: str, width: int) -> dict[str, str]:
    """Give the help of every command as it is printed, by its words."""
    program = (
        "import contextlib, io, json, sys\n"
        "from analyzer.cli import app as cli\n"
        "from analyzer.cli.tree import build, localize\n"
        "cli._register_commands()\n"
        "tree, found = build(cli.app), {}\n"
        f"localize(tree, {lang!r})\n"
        "def visit(command, words):\n"
        "    held = io.StringIO()\n"
        "    with contextlib.redirect_stdout(held):\n"
        "        tree([*words, '--help'], standalone_mode=False, prog_name='consentinel')\n"
        "    found[' '.join(words)] = held.getvalue()\n"
        "    for name, child in getattr(command, 'commands', {}).items():\n"
        "        visit(child, [*words, name])\n"
        "visit(tree, [])\n"
        "print(json.dumps(found))\n"
    )
    environment = os.environ | {"COLUMNS": str(width), "CONSENTINEL_LANG": lang, "TERM": "dumb"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    pages: dict[str, str] = json.loads(done.stdout)
    return pages


def _is_cut(line: str) -> bool:
    """Tell whether Rich cut a text off: with an ellipsis that no text of ours has at this place."""
    return bool(re.search(r"[^ \d]…\s*│\s*$", line)) and "text, …" not in line


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", OTHERS)
def test_help_is_whole_and_holds_no_english_sentence(lang: str, width: int) -> None:
    pages = _all_help(lang, width)
    assert len(pages) == len(list(commands_of(TREE)))
    lines = [(name, line) for name, text in pages.items() for line in text.splitlines()]
    assert [entry for entry in lines if _is_cut(entry[1])] == []
    running = {name: SHOWN_AS_TYPED.sub("", re.sub(r"[│\s]+", " ", text)) for name, text in pages.items()}
    assert {name: found[0] for name, text in running.items() if (found := ENGLISH.search(text))} == {}


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_has_the_values_of_its_english_text(lang: str) -> None:
    wrong = {}
    for section, texts in sections(lang).items():
        for text, said in texts.items():
            n, slots = text.count("{}"), SLOT.findall(said)
            numbers = [int(slot) for slot in slots if slot]
            if len(slots) - len(numbers) > n or any(number >= n for number in numbers) or (n == 0 and slots):
                wrong[text] = section
    assert wrong == {}


def _constants() -> set[str]:
    """Give every text of the source, values as `{}`."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(node.value.split("\n"))
            elif isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
                found.update(text.split("\n"))
    return found


@pytest.mark.parametrize("lang", OTHERS)
def test_no_translation_is_left_of_a_text_that_is_gone(lang: str) -> None:
    known = _constants() | set(_said()) | set(_help_texts()) | {unit["doc"] for unit in describe_transforms()}
    made = re.compile("|".join(_made_of(text) for text in known if "{}" in text and len(text) > 6))
    gone = {
        text
        for name in ("help", "talk")
        for text in sections(lang)[name]
        if text not in known and not made.fullmatch(text) and re.sub(r"^\{\} ", "", text) not in known
    }
    assert gone == set()


def _made_of(text: str) -> str:
    return ".*".join(map(re.escape, text.split("{}")))


def _used_codes() -> set[str]:
    codes = {code for file in PACKAGE.rglob("*.py") for code in re.findall(r'"(E\d{3})"', file.read_text("utf-8"))}
    return codes | {f"E37{digit}" for digit in range(1, 10)} | {"E499"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_code_says_what_it_means_and_what_to_do(lang: str) -> None:
    assert set(error_codes(lang)) == _used_codes()
    assert {code for code, text in error_codes(lang).items() if not re.search(r"[.。]$", text)} == set()
    assert {code for code in error_codes(lang) if page(code, lang).splitlines()[0] != f"# {code}"} == set()


def test_error_codes_of_other_languages_are_in_that_language() -> None:
    assert {code for code, text in error_codes("zh").items() if len(re.findall("[一-鿿]", text)) < 8} == set()


def _fingerprint(text: str) -> str:
    """Give the hash of a page without its numbers: figures that are measured again change no translation."""
    return hashlib.sha256(re.sub(r"[\d./, ]+", "", text).encode()).hexdigest()[:16]


MADE = {"features", "layers", "patterns", "transforms", "truth", "vendors"}
"""Pages whose translations are made piece by piece: test_phrases.py compares them."""


@pytest.mark.parametrize(
    "file",
    [file for file in sorted((PACKAGE / "docs" / "zh").glob("*.md")) if file.stem not in MADE],
    ids=lambda file: file.stem,
)
def test_a_translated_page_is_of_the_english_page_as_it_is(file: Path) -> None:
    text, english = file.read_text(encoding="utf-8"), (PACKAGE / "docs" / file.name).read_text(encoding="utf-8")
    assert text.endswith(f"\n<!-- translates {_fingerprint(english)} -->\n"), "translate what changed, then the hash"
    assert _code_blocks(text) == _code_blocks(english)
    assert "<!--" not in page(file.stem, "zh")
    assert len(re.findall(r"^#+ ", text, re.MULTILINE)) == len(re.findall(r"^#+ ", english, re.MULTILINE))


def _code_blocks(text: str) -> list[str]:
    return re.findall(r"```[a-z]+ (?!overriding)\S+\n.*?```", text, re.DOTALL)


def test_the_pages_users_need_are_there_in_every_language() -> None:
    needed = {"ci", "hooks", "library", "method", "own_hook", "policy", "pytest", "scope", "settings"} | {
        "marks",
        "errors",
    }
    for lang in OTHERS:
        in_english = {name for name, title in topics(lang).items() if "英文" in title}
        assert needed & in_english == set()
        assert {name for name in needed if re.search("[一-鿿]", page(name, lang)) is None} == set()
