"""From codes to sentences: reasons, blind spots, names of data types, parties, states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t, t_or
from analyzer.report.safe import shown


def reason_text(assessment: Mapping[str, Any], lang: str) -> str:
    """Give why a rule ended as it did, or an empty text."""
    reason = assessment["reason"]
    return part_text(reason, lang) if reason else ""


def blind_texts(assessment: Mapping[str, Any], lang: str) -> list[str]:
    """Give the sentences of a rule's blind spot."""
    return [part_text(part, lang) for part in assessment["blind_spot"]]


def rules_summary(assessments: Iterable[Mapping[str, Any]], lang: str) -> str:
    """Give how many rules found something, observed nothing, could not be assessed, and were waived."""
    results = [row["result"] for row in assessments]
    names = ("found", "not_observed", "not_assessed", "waived")
    return t("report.n_rules", lang, **{name: results.count(name) for name in names})


def part_text(part: Mapping[str, Any], lang: str) -> str:
    """Put one `analyzer.rules.facts.Part` into words."""
    args = dict(part["args"])
    key = part["key"]
    if "states" in args:
        args["states"] = listed((consent_name(state, lang) for state in args["states"]), lang)
    if "phases" in args:
        args["phases"] = listed((phase_name(phase, lang) for phase in args["phases"]), lang)
    if "state" in args:
        args["state"] = consent_name(args["state"], lang)
    if "waivers" in args:
        args["waivers"] = listed((waiver_name(waiver) for waiver in args["waivers"]), lang)
    args |= {name: shown(args[name]) for name in ("category", "file", "times") if name in args}
    if "limits" in args:
        args["limits"] = listed(map(shown, args["limits"]), lang)
    if "gap_kind" in args:
        args["gap"] = gap_name(args.pop("gap_kind"), lang)
        key = key if args["subjects"] else "blind.gap_bare"
    if "subjects" in args:
        more = t("blind.more", lang, more=args["more"]) if args["more"] else ""
        args["subjects"] = listed(map(shown, args["subjects"]), lang) + more
    return t(key, lang, **args) if args else t(key, lang)


def pack_texts(settings: Mapping[str, Any], lang: str) -> list[str]:
    """Give the rule packs that judged a session: name, version, how many rules, hash."""
    return [
        t("report.rule_pack", lang, name=shown(" ".join(filter(None, (pack["name"], pack["version"])))),
          n=len(pack["rules"]), sha256=shown(pack["sha256"]))
        for pack in settings.get("rule_packs") or ()
    ]  # fmt: skip


def listed(texts: Iterable[str], lang: str) -> str:
    """Join texts as the language does."""
    return t("list.comma", lang).join(texts)


def consent_name(state: str, lang: str) -> str:
    """Give the name of a consent state."""
    return t_or(f"consent.{state}", lang, shown(state))


def phase_name(phase: str, lang: str) -> str:
    """Give the name of a phase; a scenario's own name stands for itself."""
    return t_or(f"phase.{phase}", lang, shown(phase))


def gap_name(kind: str, lang: str) -> str:
    """Give what a gap kind says."""
    return t_or(f"gap.{kind}", lang, shown(kind))


def waiver_name(suppressed_by: str) -> str:
    """Give the reason of a waiver from `findings.suppressed_by`."""
    return shown(suppressed_by.removeprefix("waiver: "))


def type_name(data_type: str, lang: str) -> str:
    """Give the name of a data type with its id: `Android ID (android_id)`."""
    name = name_of(data_type, lang)
    return f"{name} ({data_type})" if name != data_type else shown(data_type)


def lag_text(lag_ms: float) -> str:
    """Give a duration between a read and a send, as milliseconds below ten seconds."""
    lag = abs(lag_ms)
    return f"{lag:.0f} ms" if lag < 10_000 else f"{lag / 1000:.1f} s"
