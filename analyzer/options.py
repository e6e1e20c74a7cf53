"""What an analysis is asked to do: its options, the files that they give, and those of the last analysis."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.model.enums import is_mark
from analyzer.model.errors import UsageError, did_you_mean
from analyzer.model.version import __version__
from analyzer.report.verdict import FAIL_CONFIDENCE, FAIL_ON

if TYPE_CHECKING:
    from analyzer.detect.known import KnownValues
    from analyzer.rules.baseline import Baseline
    from analyzer.rules.packs import Pack
    from analyzer.scope.model import Scope

BUILD = "_build.json"
"""File in the folder of tables that says what they were made of, and the options of the last analysis."""
_PATHS = ("known", "scope", "baseline", "mapping", "config")
_MAX_SECONDS = 100 * 365 * 86_400.0


@dataclass(frozen=True)
class Options:
    """What an analysis is asked to do (contracts §2); each field is the option of that name.

    together: all sessions that are looked at with this one for identifiers nobody listed; those of its app count.
    rule_packs: files or folders of rules beside ours (`--rules`), or what `analyzer.rules.packs.read_packs` made of
    them. rules: limits by rule id and name.
    """

    known: Path | None = None
    scope: Path | None = None
    category: str | None = None
    marks: tuple[str, ...] = ()
    assume_consent: str | None = None
    app_id: str | None = None
    first_party: tuple[str, ...] = ()
    session_dir: Path | None = None
    captures: Path = Path("captures")
    together: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    show_values: bool = False
    rebuild: bool = False
    mapping: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fail_on: str | None = None
    fail_confidence: str | None = None
    config: Path | None = None
    rule_packs: tuple[Path | Pack, ...] = ()

    def as_settings(self) -> dict[str, Any]:
        """Give what a reader needs to repeat the analysis, as plain JSON values."""
        settings: dict[str, Any] = {name: str(path) if (path := getattr(self, name)) else None for name in _PATHS}
        settings |= {"category": self.category, "marks": list(self.marks), "assume_consent": self.assume_consent}
        settings |= {"app_id": self.app_id, "first_party": list(self.first_party)}
        settings |= {"together": [str(path) for path in self.together]}
        settings |= {"select": list(self.select), "ignore": list(self.ignore), "severity": dict(self.severity)}
        settings |= {"rules": {name: dict(limits) for name, limits in self.rules.items()}}
        settings |= {"rule_packs": [_told(pack) for pack in self.rule_packs]}
        settings |= {
            "fail_on": self.fail_on or FAIL_ON,
            "fail_confidence": self.fail_confidence or FAIL_CONFIDENCE,
        }
        return settings | {"consentinel": __version__}


def _told(pack: Path | Pack) -> dict[str, Any]:
    return {"path": str(pack)} if isinstance(pack, Path) else pack.as_dict()


@dataclass(frozen=True)
class Inputs:
    """The files that the options give, read."""

    known: KnownValues | None
    scope: Scope | None
    baseline: Baseline | None
    packs: tuple[Pack, ...] = ()


def read_inputs(options: Options) -> Inputs:
    """Read the files given by options first, so that their mistakes end the run before any work."""
    from analyzer.detect.known import load_known
    from analyzer.rules.baseline import load_baseline
    from analyzer.rules.catalog import load_rules, selected_ids
    from analyzer.rules.packs import read_packs
    from analyzer.scope.necessary import category
    from analyzer.scope.sources.scope_file import load_scope

    if options.category is not None:
        category(options.category)
    for mark in options.marks:
        parse_mark(mark)
    packs = read_packs(options.rule_packs)
    selected_ids(load_rules(packs), options.select, options.ignore)
    return Inputs(
        known=load_known(options.known) if options.known else None,
        scope=load_scope(options.scope) if options.scope else None,
        baseline=load_baseline(options.baseline) if options.baseline else None,
        packs=packs,
    )


def check_options(options: Options) -> None:
    """Read every file and name that the options give, so that a mistake ends a run before it begins.

    Raises UsageError, at file:line:column where a file is wrong.
    """
    read_inputs(options)


def last_options(path: Path, asked: Options) -> Options:
    """Give `asked`, with what it leaves open filled from the session's last analysis, if there was one."""
    try:
        build = json.loads((path / "tables" / BUILD).read_text(encoding="utf-8"))
        last = build["settings"]
        paths = {name: Path(last[name]) for name in ("known", "scope", "baseline", "mapping") if last.get(name)}
        lists: dict[str, Any] = {name: tuple(last[name]) for name in ("marks", "first_party") if last.get(name)}
        lists |= {"together": tuple(map(Path, last["together"]))} if last.get("together") else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return asked
    lists |= {"rule_packs": ()} if asked.rule_packs else {"rule_packs": last_packs(path)}
    plain = {name: last[name] for name in ("category", "assume_consent", "app_id") if last.get(name)}
    unset = {name: value for name, value in (paths | lists | plain).items() if not getattr(asked, name)}
    return replace(asked, **unset)


def last_packs(path: Path) -> tuple[Pack, ...]:
    """Give the rule packs of a session's last analysis, as they were then; none where there was none.

    Raises UsageError E140 for a rule that this version does not take.
    """
    try:
        return kept_packs(json.loads((path / "tables" / BUILD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def kept_packs(build: Mapping[str, Any]) -> tuple[Pack, ...]:
    """Give the rule packs of the last analysis, as they were then. Raises ValueError for a record of another shape."""
    from analyzer.rules.packs import packs_of

    return packs_of(build.get("rule_packs") or [])


def options_from(settings: Mapping[str, Any]) -> Options:
    """Give the options that `Options.as_settings` wrote, all but rule packs, of which settings hold names.

    Raises KeyError, TypeError or AttributeError for others.
    """
    named: dict[str, Any] = {name: Path(settings[name]) if settings[name] else None for name in _PATHS}
    named |= {name: tuple(settings[name]) for name in ("marks", "first_party", "select", "ignore")}
    named |= {name: settings[name] for name in ("category", "assume_consent", "app_id", "fail_on", "fail_confidence")}
    named |= {name: dict(settings[name]) for name in ("severity", "rules")}
    return Options(**named, together=tuple(map(Path, settings["together"])))


def parse_mark(text: str) -> tuple[str, float | None, float | None]:
    """Give (mark, wall time or null, seconds from the first request or null) of `NAME@T`.

    T is ISO 8601 (UTC without an offset) or seconds. Raises UsageError E103.
    """
    name, separator, when = text.rpartition("@")
    if not separator or not is_mark(name):
        from analyzer.model.enums import MARKS

        hint = did_you_mean(name, MARKS) or "marks: consentinel help marks; form: NAME@SECONDS or NAME@ISO-TIME"
        raise UsageError(f"--mark {text!r} is not a mark of the list with a time", code="E103", hint=hint)
    try:
        seconds = float(when)
    except ValueError:
        return name, _moment(text, when), None
    # Written so that NaN is refused too.
    if not abs(seconds) <= _MAX_SECONDS:
        raise _no_time(text)
    return name, None, seconds


def _moment(text: str, when: str) -> float:
    try:
        moment = datetime.fromisoformat(when)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, OverflowError):
        raise _no_time(text) from None


def _no_time(text: str) -> UsageError:
    hint = "for example consent_granted@12.5 or consent_granted@2026-11-21T22:40:12Z"
    return UsageError(f"--mark {text!r}: the time is neither seconds nor ISO 8601", code="E103", hint=hint)
