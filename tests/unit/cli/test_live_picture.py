from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from analyzer.cli.live_picture import Frame, picture
from analyzer.record.live import Alert, LiveState


def _drawn(state: LiveState, *, lang: str = "en", columns: int = 80, height: int = 40, footer: str = "") -> list[str]:
    console = Console(width=columns, height=height, force_terminal=False, color_system=None, legacy_windows=False)
    with console.capture() as held:
        console.print(picture(state, Frame("com.example.app", 75.0, footer, lang, height)))
    return [line.rstrip() for line in held.get().splitlines()]


def _full(tmp_path: Path) -> LiveState:
    state = LiveState(tmp_path, phase="consent_dialog", consent="asked")
    state.reads.update({"android_id": 3, "imei": 1, "oaid": 9})
    state.red_reads.update({"android_id": 2})
    state.sends.update({"Umeng+": 4, "example.com": 20})
    state.red_sends.update({"Umeng+": 1})
    state.opaque.update({"pay.example": 2})
    state.alerts.extend([Alert(0.5, "before_consent", "android_id"), Alert(61.25, "after_refusal", "imei", "Umeng+")])
    return state


def test_the_picture_shows_phase_counts_findings_opaque_hosts_and_keys(tmp_path: Path) -> None:
    assert _drawn(_full(tmp_path)) == [
        "consentinel · com.example.app " + "─" * 50,
        " consent dialog   asked, no answer yet  1:15",
        "",
        "Read                   all no consent   Requests to              all no consent",
        "Android ID (SSAID)       3          2   Umeng+                     4          1",
        "OAID / VAID / AAID (M…   9              example.com               20",
        "IMEI / MEID              1",
        "",
        "At first sight (analyze judges)",
        "     0.5 s  before consent: Android ID (SSAID) read",
        "    61.2 s  after refusal: IMEI / MEID sent to Umeng+",
        "",
        "Opaque, our certificate refused: pay.example (2)",
        "",
        "g granted · r refused · w withdrawn · m another mark · q stop",
    ]


def test_at_the_beginning_it_says_that_there_is_nothing(tmp_path: Path) -> None:
    lines = _drawn(LiveState(tmp_path), lang="zh")
    assert (lines[1], lines[4].split()) == (" 启动   尚未询问  1:15", ["暂无", "暂无"])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("columns", "height"), [(60, 18), (80, 24), (200, 60)])
def test_it_fits_into_the_terminal_whatever_there_is(tmp_path: Path, lang: str, columns: int, height: int) -> None:
    state = _full(tmp_path)
    state.reads.update({f"type_{number}": number + 1 for number in range(40)})
    state.sends.update({f"a-very-long-name-of-a-company-{number}.example.com": 1 for number in range(40)})
    state.opaque.update({f"host-{number}.example.com": 1 for number in range(40)})
    state.alerts.extend(Alert(1.0, "before_consent", "imei", f"party {number}") for number in range(40))
    lines = _drawn(state, lang=lang, columns=columns, height=height)
    assert len(lines) < height
    assert max(cell_len(line) for line in lines) <= columns
    assert lines[-1].startswith("g ")


def test_text_of_the_app_cannot_steer_the_terminal(tmp_path: Path) -> None:
    state = _full(tmp_path)
    state.sends.update({"\x1b]0;evil\x07": 9})
    state.opaque.update({"[red]\x1b[2J": 9})
    state.phase = "[bold]\x1b[1m"
    text = "\n".join(_drawn(state))
    assert "\x1b" not in text and "\x07" not in text
    assert "[bold]�[1m" in text and "[red]�[2J" in text


def test_the_last_line_tells_what_is_typed(tmp_path: Path) -> None:
    assert _drawn(_full(tmp_path), footer="mark: check_")[-1] == "mark: check_"
