from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import SetupError
from analyzer.report.browser import find_browser, lacks_font, print_to_pdf, ready_browser

SCRIPT = """#!/bin/sh
for word in "$@"; do
  case "$word" in
    --version) echo "Chromium {version}.0.1.2"; exit 0;;
    --print-to-pdf=*) target="${{word#--print-to-pdf=}}";;
  esac
done
{print}
"""


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "browser"
    monkeypatch.setenv("CONSENTINEL_BROWSER", str(program))
    return program


def _is(program: Path, version: int, print_: str) -> None:
    program.write_text(SCRIPT.format(version=version, print=print_), encoding="utf-8")
    program.chmod(0o755)


def test_without_a_browser_the_hint_says_how_to_get_one(browser: Path) -> None:
    with pytest.raises(SetupError) as caught:
        find_browser()
    assert (caught.value.code, "apt install chromium" in str(caught.value.hint)) == ("E256", True)


def test_a_browser_too_old_for_page_numbers_is_refused(browser: Path) -> None:
    _is(browser, 130, "exit 0")
    with pytest.raises(SetupError) as caught:
        ready_browser()
    assert caught.value.code == "E258"
    _is(browser, 131, "exit 0")
    assert ready_browser() == str(browser)


@pytest.mark.parametrize(
    ("print_", "why"), [("exit 3", "it ended with 3"), ("exit 0", "it wrote no file")]
)  # fmt: skip
def test_a_browser_that_fails_is_told(print_: str, why: str, browser: Path) -> None:
    _is(browser, 140, print_)
    with pytest.raises(SetupError) as caught:
        print_to_pdf("<p>")
    assert (caught.value.code, str(caught.value)) == ("E257", f"the browser made no PDF: {why}")


def test_what_is_no_program_is_told(browser: Path) -> None:
    browser.write_bytes(b"\x7fELF nonsense")
    browser.chmod(0o755)
    with pytest.raises(SetupError) as caught:
        ready_browser()
    assert caught.value.code == "E257"


def test_the_page_is_printed_without_a_network(browser: Path, tmp_path: Path) -> None:
    _is(browser, 140, f'printf "%s\\n" "$@" > {tmp_path}/words; printf "%%PDF-x" > "$target"')
    assert print_to_pdf("<p>") == b"%PDF-x"
    words = (tmp_path / "words").read_text().splitlines()
    assert {"--headless", "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking"} <= set(words)


@pytest.mark.parametrize(
    ("page", "fonts", "lacks"), [("<p>汉字", "", True), ("<p>汉字", "a.ttc: Song", False), ("<p>", "", False)]
)
def test_chinese_without_a_font_is_told(
    page: str, fonts: str, lacks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fontconfig = tmp_path / "fc-list"
    fontconfig.write_text(f'#!/bin/sh\n[ "$1" = :lang=zh ] && printf "%s" "{fonts}"\n', encoding="utf-8")
    fontconfig.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert lacks_font(page) is lacks


def test_where_fonts_cannot_be_asked_for_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not lacks_font("<p>汉字")
    for failing in ("#!/bin/sh\nexit 3\n", "\x7fELF nonsense"):
        (tmp_path / "fc-list").write_text(failing, encoding="utf-8")
        (tmp_path / "fc-list").chmod(0o755)
        assert not lacks_font("<p>汉字")
