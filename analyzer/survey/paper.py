"""A study in words: what was counted, the tables that are read first, and how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import analyzer
from analyzer.i18n.catalog import t, t_or
from analyzer.report.paper import Paper, Sheet, plain
from analyzer.report.wording import type_name
from analyzer.rules.engine import load_rules
from analyzer.scope.necessary import categories
from analyzer.survey.run import Counted
from analyzer.survey.tables import Row, earlier
from analyzer.survey.tally import ALL

if TYPE_CHECKING:
    from analyzer.survey.import_table import TableMap

_TOP = 15


def study_paper(counted: Counted, tables: Mapping[str, Sequence[Row]], drawn: Mapping[str, str], lang: str) -> Paper:
    """Put a study into words. tables: as `all_tables` gives them; drawn: as `figures` does, empty for none."""
    tally, study = counted.tally, counted.study
    facts = [
        (t("survey.apps", lang), str(tally.apps[ALL])),
        (t("survey.sessions", lang), str(tally.sessions["counted"])),
        (t("survey.unit", lang), t(f"survey.combine_{study.unit.combine}", lang)),
    ]
    if tally.trials["pairs"]:
        agreeing = t("survey.of", lang, k=tally.trials["agreeing"], n=tally.trials["pairs"])
        facts.append((t("survey.agreeing", lang), agreeing))
    sheets = {
        "eligibility": _eligibility(tables["eligibility"], lang),
        "prevalence": _headline(tables["prevalence"], lang),
        "cca": _cca(tables["cca"], counted, lang),
        "bulletin": _bulletin(tables["bulletin"], lang),
        "data_types": _data_types(tables["prevalence"], lang),
        "recipients": _top_sheet(tables["recipients"], "recipients", lang),
        "sdks": _top_sheet(tables["sdks"], "sdks", lang),
        "countries": _top_sheet(tables["countries"], "countries", lang),
        "changes": _changes(tables["changes"], lang),
    } | {name: Sheet(t(f"survey.{name}", lang), [], []) for name in ("heat", "flow", "first_sent") if name in drawn}
    illustrated = [replace(sheet, figure=drawn.get(name, "")) for name, sheet in sheets.items()]
    return Paper(plain(study.name), lang, facts, illustrated, methods(counted, lang))


def methods(counted: Counted, lang: str) -> list[str]:
    """Give the paragraph on methods, sentence by sentence, with every setting that changes a figure."""
    study = counted.study
    asked = study.eligibility
    args: dict[str, object] = {
        "version": analyzer.__version__, "confidence": t(f"confidence.{study.min_confidence}", lang),
        "seed": study.seed,
        "repetitions": study.repetitions, "hosts": f"{asked.max_share_opaque_hosts:.0%}",
        "hooks": f"{asked.min_share_hooks_active:.0%}", "clock": f"{asked.max_clock_uncertainty_s:g}",
        "scenarios": t("list.comma", lang).join(asked.scenarios) or t("survey.all", lang),
        "unit": t(f"survey.combine_{study.unit.combine}", lang),
    }  # fmt: skip
    keys = ("eligible", "counted", "interval", "not_judged", "family", "run")
    return [*(t(f"survey.method_{key}", lang, **args) for key in keys), t("report.not_legal_advice", lang)]


def share_text(row: Row) -> str:
    """Give `59 of 100 = 59.0 % [49.2, 68.1]` in a form that both languages read.

    >>> share_text({"k": 0, "n": 10, "share": 0.0, "ci_low": 0.0, "ci_high": 0.2775})
    '0/10 = 0.0 % [0.0, 27.8]'
    """
    if row["n"] == 0:
        return "0/0"
    return f"{row['k']}/{row['n']} = {100 * row['share']:.1f} % [{100 * row['ci_low']:.1f}, {100 * row['ci_high']:.1f}]"


def _rest(row: Row) -> str:
    """Give the bounds if those that could not be judged were all clean or all not; empty when all were judged."""
    if not row["n_not_judged"]:
        return ""
    return f"{100 * row['share_if_rest_clean']:.1f}–{100 * row['share_if_rest_not']:.1f} % ({row['n_not_judged']})"


def _columns(lang: str, *names: str) -> list[str]:
    return [t(f"survey.column_{name}", lang) for name in names]


def _eligibility(rows: Sequence[Row], lang: str) -> Sheet:
    cells = [
        [t(f"survey.stage_{row['stage']}", lang), t(f"survey.reason_{row['reason']}", lang) if row["reason"] else "",
         str(row["sessions"]), str(row["apps"])]
        for row in rows
    ]  # fmt: skip
    return Sheet(t("survey.eligibility", lang), _columns(lang, "stage", "reason", "sessions", "apps"), cells)


def _headline(rows: Sequence[Row], lang: str) -> Sheet:
    chosen = [row for row in rows if row["group"] == "" and row["measure"] == "any"]
    cells = [[t(f"survey.any_{row['key']}", lang), share_text(row), _rest(row)] for row in chosen]
    return Sheet(
        t("survey.headline", lang), _columns(lang, "measure", "share", "rest"), cells, [], t("survey.nothing", lang)
    )


def _cca(rows: Sequence[Row], counted: Counted, lang: str) -> Sheet:
    study = earlier("cca2018")
    names = [one["id"] for one in study["classes"]] + ["any"]
    heads = [one[lang] for one in study["classes"]] + [t("survey.any_overcollected", lang)]
    by_group: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        by_group.setdefault((row["group"], row["value"]), {})[row["class"]] = row
    cells = []
    for group, found in by_group.items():
        write = share_text if group == ALL else (lambda row: f"{row['k']}/{row['n']}")
        cells.append([group_name(group, lang), *(write(found[name]) for name in names)])
    published = [f"{one['apps']}/{study['n']}" for one in study["classes"]] + [
        f"{study['overcollecting']}/{study['n']}"
    ]
    cells.append([study["title"][lang], *published])
    first = t("survey.column_group", lang) if counted.study.group_by else ""
    return Sheet(t("survey.cca", lang), [first, *heads], cells, [study["note"][lang]])


def group_name(group: tuple[str, str], lang: str) -> str:
    """Give the name of a group's value: of a category its name, else what the study or the labels say."""
    name, value = group
    if group == ALL:
        return t("survey.all_apps", lang)
    if name == "category" and value in categories():
        return categories()[value].names[lang]
    return t_or(f"survey.value_{value}", lang, plain(value))


def _bulletin(rows: Sequence[Row], lang: str) -> Sheet:
    titles = {rule.id: rule.doc[lang].title for rule in load_rules()}
    cells = [
        [
            titles.get(row["key"], plain(row["key"])),
            share_text(row),
            _rest(row),
            "\n".join(map(plain, row["apps"].split()[:_TOP])),
        ]
        for row in rows
    ]
    columns = _columns(lang, "finding", "share", "rest", "which")
    return Sheet(t("survey.bulletin", lang), columns, cells, [], t("survey.nothing", lang))


def _data_types(rows: Sequence[Row], lang: str) -> Sheet:
    measures = ("read", "sent_third", "before_consent", "undeclared", "unnecessary")
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        if row["group"] == "" and row["measure"] in measures:
            found.setdefault(row["key"], {})[row["measure"]] = row
    cells = [
        [type_name(key, lang), *(f"{of[name]['k']}/{of[name]['n']}" if name in of else "–" for name in measures)]
        for key, of in sorted(found.items(), key=lambda item: (-max(row["k"] for row in item[1].values()), item[0]))
    ]
    columns = [t("survey.column_data", lang), *(t(f"survey.any_{name}", lang) for name in measures)]
    return Sheet(t("survey.data_types", lang), columns, cells, [t("survey.dash", lang)], t("survey.nothing", lang))


def _top_sheet(rows: Sequence[Row], name: str, lang: str) -> Sheet:
    cells = [[key_name(row, lang), share_text(row), _rest(row)] for row in rows[:_TOP]]
    columns = [t(f"survey.{name}_one", lang), *_columns(lang, "share", "rest")]
    return Sheet(t(f"survey.{name}", lang), columns, cells, [], t("survey.nothing", lang))


def key_name(row: Row, lang: str) -> str:
    """Give the name of the company, SDK or country of a row."""
    from analyzer.detect.parties import parties

    key: Any = row["key"]
    if row["measure"] == "recipient" and key in parties():
        return plain(parties()[key].name)
    return t("survey.unknown", lang) if key == "unknown" else plain(key)


def _changes(rows: Sequence[Row], lang: str) -> Sheet:
    cells = [
        [f"{plain(row['first'])} / {plain(row['second'])}", t(f"survey.any_{row['measure']}", lang),
         type_name(row["key"], lang), str(row["only_first"]), str(row["only_second"]), str(row["apps"]),
         f"{row['p']:.4f} / {row['p_holm']:.4f}"]
        for row in rows
    ]  # fmt: skip
    columns = _columns(lang, "scenarios", "measure", "data", "only_first", "only_second", "apps", "p")
    return Sheet(t("survey.changes", lang), columns, cells, [], t("survey.no_pairs", lang))


def earlier_paper(mapping: TableMap, rows: Sequence[Row], lang: str) -> Paper:
    """Put the figures of an earlier study beside ours from its tables. rows: as `recounted` gives them."""
    cells = []
    for row in rows:
        theirs = plain(row["published_text"]) if row["published"] is None else f"{100 * row['published']:.2f} %"
        inside = "" if row["is_inside"] is None else t(f"survey.inside_{'yes' if row['is_inside'] else 'no'}", lang)
        cells.append([plain(row["name"]), share_text(row), theirs, inside])
    columns = _columns(lang, "measure", "share", "published", "inside")
    facts = [(t("survey.source", lang), plain(mapping.source))]
    notes = [plain(mapping.note)] if mapping.note else []
    return Paper(plain(mapping.name), lang, facts, [Sheet(t("survey.recounted", lang), columns, cells)], notes)
