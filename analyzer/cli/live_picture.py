"""The picture of a running session, as rich draws it on a terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.cli.console import printable
from analyzer.i18n.catalog import t, t_or

if TYPE_CHECKING:
    from rich.console import RenderableType

    from analyzer.record.live import Alert, LiveState

_MOST_ROWS, _FEWEST_ROWS = 8, 2
_OTHER_LINES = 14
"""Lines of the picture beside counts and findings."""


@dataclass(frozen=True)
class Frame:
    """What is around the state. footer: the last line; "" shows the keys. height: lines of the terminal."""

    name: str
    seconds: float
    footer: str
    lang: str
    height: int

    @property
    def n_rows(self) -> int:
        """How many counts, and how many findings, there is room for."""
        return max(_FEWEST_ROWS, min(_MOST_ROWS, (self.height - _OTHER_LINES) // 2))


def picture(state: LiveState, frame: Frame) -> RenderableType:
    """Give what the terminal shows; it fits into the height of the terminal from 18 lines on."""
    from rich.console import Group
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text

    lang = frame.lang
    columns = Table.grid(expand=True, padding=(0, 2))
    columns.add_column(ratio=1)
    columns.add_column(ratio=1)
    reads, red_reads = (_named(numbers, lang) for numbers in (state.reads, state.red_reads))
    columns.add_row(
        _counts(t("live.read", lang), reads, red_reads, frame),
        _counts(t("live.sent", lang), state.sends, state.red_sends, frame),
    )
    title = Text(f"consentinel · {printable(frame.name)}")
    parts: list[RenderableType] = [Rule(title, align="left", style="dim"), _head(state, frame), Text(), columns]
    if state.alerts:
        parts += [Text(), Text(t("live.first_findings", lang), style="bold"), *_alerts(state, frame)]
    if state.opaque:
        hosts = ", ".join(f"{printable(host)} ({n})" for host, n in state.opaque.most_common(_MOST_ROWS))
        parts += [Text(), _line(t("live.opaque", lang, hosts=hosts), "yellow")]
    return Group(*parts, Text(), _line(frame.footer or t("live.keys", lang), "dim"))


def _line(text: str, style: str) -> RenderableType:
    from rich.text import Text

    return Text(text, style=style, overflow="ellipsis", no_wrap=True)


def _head(state: LiveState, frame: Frame) -> RenderableType:
    from rich.text import Text

    minutes, rest = divmod(int(frame.seconds), 60)
    style = {"granted": "green", "refused": "red", "withdrawn": "red", "asked": "yellow"}.get(state.consent, "bold")
    consent = (t(f"live.{state.consent}", frame.lang), style)
    phase = (f" {phase_name(state.phase, frame.lang)} ", "reverse")
    return Text.assemble(phase, "  ", consent, "  ", f"{minutes:d}:{rest:02d}", overflow="ellipsis", no_wrap=True)


def _named(numbers: Counter[str], lang: str) -> Counter[str]:
    return Counter({_data_type(data_type, lang): n for data_type, n in numbers.items()})


def _counts(title: str, numbers: Counter[str], red: Counter[str], frame: Frame) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    lang = frame.lang
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column(title, overflow="ellipsis", no_wrap=True, ratio=1)
    table.add_column(t("live.all", lang) if numbers else "", justify="right", no_wrap=True)
    table.add_column(t("live.no_consent", lang) if red else "", justify="right", style="red", no_wrap=True)
    rows = sorted(numbers.items(), key=lambda row: (-red[row[0]], -row[1], row[0]))
    for name, n in rows[: frame.n_rows]:
        is_red = red[name] > 0
        table.add_row(Text(printable(name), style="red" if is_red else ""), str(n), str(red[name]) if is_red else "")
    if len(rows) > frame.n_rows:
        table.add_row(Text(t("live.more", lang, n=len(rows) - frame.n_rows), style="dim"), "", "")
    if not rows:
        table.add_row(Text(t("live.nothing", lang), style="dim"), "", "")
    return table


def _alerts(state: LiveState, frame: Frame) -> list[RenderableType]:
    shown = list(state.alerts)[-frame.n_rows :]
    lines = [_line(f"  {alert_text(alert, frame.lang)}", "red") for alert in shown]
    n_more = len(state.alerts) - len(shown)
    return [_line(f"  {t('live.more', frame.lang, n=n_more)}", "dim"), *lines] if n_more else lines


def alert_text(alert: Alert, lang: str) -> str:
    """Give a first finding as a line of text."""
    act = "sent" if alert.to else "read"
    key = f"live.{alert.way}_{act}"
    said = t(key, lang, data=_data_type(alert.data_type, lang), to=printable(alert.to))
    return f"{alert.seconds:6.1f} s  {said}"


def phase_name(phase: str, lang: str) -> str:
    """Give the name of a phase; one that a scenario named stays as it is."""
    return t_or(f"phase.{phase}", lang, printable(phase))


def _data_type(data_type: str, lang: str) -> str:
    from analyzer.datatypes import data_types, name_of

    return name_of(data_type, lang) if data_type in data_types() else printable(data_type)
