"""The pytest plugin: a test run as a recorded session, failed by its findings.

It registers options and one fixture; nothing of ours is imported until a test asks for the fixture.
`consentinel help pytest` is its page.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from analyzer import Analysis, LiveSession, Options, RecordOptions
    from analyzer.config import Config

_SCOPES = ("function", "class", "module", "package", "session")
_SEVERITIES = ("info", "low", "medium", "high", "critical", "never")
_SUFFIXES = {"text": "txt", "markdown": "md", "junit": "junit.xml", "github": "md"}
"""Endings of report files where they are not the format's name."""
_NAME_LENGTH = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; each is the option of that name of `consentinel record` or `analyze`."""
    group = parser.getgroup("consentinel", "consentinel: record the run, fail on what it finds")

    def add(name: str, **settings: Any) -> None:
        group.addoption(f"--consentinel-{name}", **settings)

    add("device", default="none", metavar="DEVICE", help="none (default): proxy only; jvm: the embedded device.")
    add("target", metavar="TARGET", help="App id, or a behavior file for the embedded device.")
    add("scenario", metavar="NAME", help="Scenario to play, for example first-run-accept.")
    add("session", choices=_SCOPES, default="function", help="One session for each of these. Default: function.")
    add("port", type=int, default=0, metavar="PORT", help="Port of the proxy, plus the worker's number; 0: a free one.")
    add("listen", default="127.0.0.1", metavar="HOST", help="Address the proxy binds.")
    add("upstream", metavar="URL", help="Chain another proxy.")
    add("captures", type=Path, metavar="DIR", help="Where sessions go. Default: CONSENTINEL_CAPTURES, or captures.")
    add("app", metavar="ID", help="The app's id.")
    add("first-party", action="append", default=[], metavar="DOMAIN", help="A domain of the app's own. Repeatable.")
    add("known", type=Path, metavar="FILE", help="Known values to look for.")
    add("scope", type=Path, metavar="FILE", help="What was declared (scope.yaml).")
    add("category", metavar="ID", help="Category of the app in the 39 necessary lists.")
    add("assume-consent", metavar="STATE", help="Consent state where no mark says otherwise.")
    add("baseline", type=Path, metavar="FILE", help="Accepted findings; they no longer fail a test.")
    add("rules", action="append", default=[], type=Path, metavar="PATH", help="Rules beside ours. Repeatable.")
    add("select", action="append", default=[], metavar="RULES", help="Only these rules, comma-separated.")
    add("ignore", action="append", default=[], metavar="RULES", help="Not these rules, comma-separated.")
    add("fail-on", choices=_SEVERITIES, help="Fail on findings of this severity. Default: high.")
    add("config", type=Path, metavar="FILE", help="Settings. Default: the nearest consentinel.toml or pyproject.toml.")
    add("report-dir", type=Path, metavar="DIR", help="Write a report of every session here.")
    add("report-format", action="append", default=[], metavar="FORMAT", help="Format of reports. Default: html, json.")
    add("lang", metavar="LANG", help="Language of texts: en or zh.")


class _Run:
    """One session of a test run, from its start to its verdict."""

    def __init__(self, live: LiveSession, options: Options, config: pytest.Config) -> None:
        self.live, self._options, self._config = live, options, config
        self._is_judged = False

    def judge(self, item: pytest.Item | None) -> str:
        """End and analyze the session, once; give the failure message, or an empty text.

        Writes the reports, and leaves a line for the summary with `item`. Raises ConsentinelError.
        """
        if self._is_judged:
            return ""
        self._is_judged = True
        analysis = self.live.analyze(self._options)
        reports = self._write_reports(analysis)
        failures = analysis.failures()
        if item is not None:
            verdict = f"{len(analysis.findings)} findings, {len(failures)} of them fail the run"
            item.user_properties.append(("consentinel_session", str(self.live.path)))
            item.user_properties.append(("consentinel_result", verdict))
        return self._message(analysis, [failure.finding_id for failure in failures], reports)

    def drop(self) -> None:
        """End the session without a verdict; what was recorded stays."""
        from analyzer.model.errors import ConsentinelError

        self._is_judged = True
        with suppress(ConsentinelError):
            self.live.stop()

    def _write_reports(self, analysis: Analysis) -> list[Path]:
        folder = self._config.getoption("consentinel_report_dir")
        if folder is None:
            return []
        from analyzer.store.files import writing

        written = []
        for name in _formats(self._config):
            file = folder / f"{self.live.path.name}.{_SUFFIXES.get(name, name)}"
            text = analysis.report(name, _language(self._config))
            with writing(file):
                folder.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", errors="replace")
            written.append(file)
        return written

    def _message(self, analysis: Analysis, failures: list[str], reports: list[Path]) -> str:
        from analyzer.i18n.catalog import t, t_or
        from analyzer.report.brief import brief
        from analyzer.report.safe import shown
        from analyzer.report.wording import rules_summary

        lang, data = _language(self._config), analysis.report_data()
        if analysis.rule_failed:
            broken = (row for row in analysis.findings if row.message_args["act"] == "rule_failed")
            failures = [*failures, *(row.finding_id for row in broken)]
        if not failures:
            return ""
        fail_on = str(analysis.settings["fail_on"])
        severity = t_or(f"severity.{fail_on}", lang, fail_on)
        headline = t("brief.headline", lang, n=len(failures), severity=severity)
        lines = [f"consentinel: {headline}", ""]
        lines += [
            brief(data, failures, lang),
            "",
            rules_summary(analysis.assessments, lang),
            t("report.rule_hint", lang),
        ]
        places = [(t("report.session", lang), self.live.path), *((t("brief.report", lang), file) for file in reports)]
        return "\n".join([*lines, *(t("list.pair", lang, label=name, text=shown(path)) for name, path in places)])


_RUN: pytest.StashKey[_Run] = pytest.StashKey()
_ITEM: pytest.StashKey[pytest.Item | None] = pytest.StashKey()
_IS_INTERRUPTED: pytest.StashKey[bool] = pytest.StashKey()


def _scope(fixture_name: str, config: pytest.Config) -> Any:
    return config.getoption("consentinel_session")


@pytest.fixture(scope="session")
def consentinel_options(pytestconfig: pytest.Config) -> Options:
    """How sessions are analyzed; override it in a conftest.py to set in code what options cannot."""
    from analyzer import Options

    get = pytestconfig.getoption
    names = ("known", "scope", "category", "assume_consent", "baseline", "fail_on")
    given = Options(
        **{name: get(f"consentinel_{name}") for name in names},
        select=_ids(get("consentinel_select")),
        ignore=_ids(get("consentinel_ignore")),
        app_id=get("consentinel_app"),
        first_party=tuple(get("consentinel_first_party")),
        rule_packs=tuple(get("consentinel_rules")),
    )
    with _readable():
        return _settings(pytestconfig).fill(given)


@pytest.fixture(scope="session")
def consentinel_recording(pytestconfig: pytest.Config) -> RecordOptions:
    """How sessions are recorded; override it in a conftest.py, for example to give each worker its own device."""
    from analyzer import RecordOptions

    get = pytestconfig.getoption
    port = get("consentinel_port")
    if port:
        port += int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0)
    captures = get("consentinel_captures") or Path(os.environ.get("CONSENTINEL_CAPTURES", "captures"))
    names = ("device", "target", "scenario", "listen", "upstream")
    return RecordOptions(**{name: get(f"consentinel_{name}") for name in names}, port=port, captures=captures)


@pytest.fixture(scope=_scope)
def consentinel_session(
    request: pytest.FixtureRequest, consentinel_options: Options, consentinel_recording: RecordOptions
) -> Iterator[LiveSession]:
    """A session that records: lead the app through `.proxy`, let it trust `.ca_cert`, set marks by `.mark(name)`.

    At the end of its scope it is analyzed; findings at or above --consentinel-fail-on fail the test.
    """
    from analyzer import LiveSession
    from analyzer.options import check_options
    from analyzer.results import check_format

    recording = consentinel_recording
    if recording.session_dir is None:
        name = _folder_name(request.node.name or request.config.rootpath.name, datetime.now(UTC))
        recording = replace(recording, session_dir=recording.captures / name)
    with _readable():
        _language(request.config)
        for name in _formats(request.config):
            check_format(name)
        check_options(consentinel_options)
        live = LiveSession.start(recording)
    run = _Run(live, consentinel_options, request.config)
    request.node.stash[_RUN] = run
    try:
        yield live
        if request.scope != "function" and not request.config.stash.get(_IS_INTERRUPTED, False):
            _judge(run, request.config.stash.get(_ITEM, None))
    finally:
        run.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Judge the session of one test within that test, so that findings fail the test itself."""
    try:
        result = yield
    except (Exception, pytest.fail.Exception):
        if (run := item.stash.get(_RUN, None)) is not None:
            _tell(run, item)
        raise
    if (run := item.stash.get(_RUN, None)) is not None:
        _judge(run, item)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """Keep the test at whose end a longer session may end."""
    item.config.stash[_ITEM] = item
    return (yield)


class _Watch:
    """Hears of an interruption, which is not told to which run it happened."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_keyboard_interrupt(self) -> None:
        """Give no verdict on what was interrupted: the fixture's end then only ends its session."""
        self._config.stash[_IS_INTERRUPTED] = True


def pytest_configure(config: pytest.Config) -> None:
    """Listen for an interruption of this run."""
    config.pluginmanager.register(_Watch(config))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print one line for each session, those of all workers too."""
    seen: dict[str, str] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            known = [(name, text) for name, text in getattr(report, "user_properties", ()) if isinstance(text, str)]
            paths = [text for name, text in known if name == "consentinel_session"]
            results = [text for name, text in known if name == "consentinel_result"]
            seen |= dict(zip(paths, results, strict=True))
    if seen:
        terminalreporter.section("consentinel")
        for path, result in seen.items():
            terminalreporter.write_line(f"{path}: {result}")


def _judge(run: _Run, item: pytest.Item | None) -> None:
    with _readable():
        message = run.judge(item)
    if message:
        pytest.fail(message, pytrace=False)


def _tell(run: _Run, item: pytest.Item) -> None:
    """Add the findings to the report of a test that failed by itself."""
    from analyzer.model.errors import ConsentinelError

    try:
        message = run.judge(item)
    except ConsentinelError as error:
        message = _error_text(error)
    if message:
        item.add_report_section("call", "consentinel", message)


@contextmanager
def _readable() -> Iterator[None]:
    """Let an error of ours fail the test with what it says and its hint, without a traceback."""
    from analyzer.model.errors import ConsentinelError

    try:
        yield
    except ConsentinelError as error:
        pytest.fail(_error_text(error), pytrace=False)


def _error_text(error: Any) -> str:
    return f"error[{error.code}] {error.message}" + (f"\nhint: {error.hint}" if error.hint else "")


def _language(config: pytest.Config) -> str:
    from analyzer.i18n.catalog import choose_language

    return choose_language(config.getoption("consentinel_lang") or _settings(config).lang)


def _settings(config: pytest.Config) -> Config:
    """Give the settings of the project."""
    from analyzer.config import Config, find_config, load_config

    file = config.getoption("consentinel_config") or find_config(config.rootpath)
    return load_config(file) if file else Config()


def _formats(config: pytest.Config) -> list[str]:
    return config.getoption("consentinel_report_format") or ["html", "json"]


def _ids(values: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _folder_name(test: str, started: datetime) -> str:
    """Give a folder name that says which test it was: time, test, four hex digits."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", test.removesuffix(".py")).strip("_")[:_NAME_LENGTH]
    return f"{started:%Y%m%dT%H%M%SZ}_{plain or 'run'}_{secrets.token_hex(2)}"
