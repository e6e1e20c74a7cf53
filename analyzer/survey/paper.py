"""A study in words: what was counted, the tables that are read first, and how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.i18n.catalog import t, t_or
from analyzer.model.version import __version__
from analyzer.report.company import company_name, country_name, sdk_name
from analyzer.report.paper import Paper, Sheet, plain
from analyzer.report.wording import type_name
from analyzer.rules.engine import load_rules
from analyzer.scope.necessary import categories
from analyzer.survey import sheets
from analyzer.survey.package import counts_hash
from analyzer.survey.run import Counted
from analyzer.survey.shares import Row, earlier
from analyzer.survey.sheets import columns as _columns
from analyzer.survey.tally import ALL

if TYPE_CHECKING:
    from analyzer.survey.import_table import TableMap

_TOP = sheets.MOST
_COUNTED = ("prevalence", "cca", "bulletin", "data_types", "recipients", "sdks", "countries")
"""Sheets of shares, below each of which stands what was counted and what was not."""
_OPTIONAL = ("declared_observed", "policy", "notice", "years", "studies", "trials", "agreement")
"""Sheets of what a study need not have."""


def study_paper(counted: Counted, tables: Mapping[str, Sequence[Row]], drawn: Mapping[str, str], lang: str) -> Paper:
    """Put a study into words. tables: as `all_tables` gives them; drawn: as `figures` does, empty for none."""
    tally, study = counted.tally, counted.study
    facts = [
        (t("survey.apps", lang), str(tally.apps[ALL])),
        (t("survey.sessions", lang), str(tally.sessions["counted"])),
        (t("survey.unit", lang), t(f"survey.combine_{study.unit.combine}", lang)),
    ]
    if counted.version != __version__:
        facts.append((t("survey.counted_by", lang), plain(counted.version)))
    made = _sheets(counted, tables, lang)
    figures_only = {"heat": "paths", "flow": "paths", "first_sent": "first_sent"}
    made |= {name: Sheet(t(f"survey.{name}", lang), [], [], [], t("survey.in_table", lang, name=table))
             for name, table in figures_only.items() if tables[table]}  # fmt: skip
    exclusions = [sheets.counted_text(tables["eligibility"], lang)]
    illustrated = [
        replace(sheet, figure=drawn.get(name, ""), notes=[*sheet.notes, *(exclusions if name in _COUNTED else [])])
        for name, sheet in made.items()
    ]
    return Paper(plain(study.name), lang, facts, illustrated, methods(counted, lang))


def _sheets(counted: Counted, tables: Mapping[str, Sequence[Row]], lang: str) -> dict[str, Sheet]:
    """Give the sheets in the order of the page; those of what a study does not have are left out."""

    def group(value: str) -> str:
        return group_name((counted.study.group_by[0], value) if counted.study.group_by else ALL, lang)

    made = {
        "eligibility": _eligibility(tables["eligibility"], lang),
        "prevalence": _headline(tables["prevalence"], lang),
        "cca": _cca(tables["cca"], counted, lang),
        "declared_observed": sheets.declared_sheet(tables["declared_observed"], lang),
        "policy": sheets.policy_sheet(tables["policy"], lang, group),
        "bulletin": _bulletin(tables["bulletin"], lang),
        "notice": sheets.notice_sheet(tables["notice"], lang),
        "data_types": _data_types(tables["prevalence"], lang),
        "recipients": _top_sheet(tables["recipients"], "recipients", lang),
        "sdks": _top_sheet(tables["sdks"], "sdks", lang),
        "responsibility": sheets.responsibility_sheet(tables["responsibility"], lang),
        "countries": _top_sheet(tables["countries"], "countries", lang),
        "changes": sheets.changes_sheet(tables["changes"], lang),
        "years": sheets.waves_sheet(tables["years"], "years", lang),
        "studies": sheets.waves_sheet(tables.get("studies", ()), "studies", lang),
        "traffic": sheets.traffic_sheet(tables["traffic"], lang),
        "trials": sheets.trials_sheet(tables["trials"], lang),
        "agreement": sheets.agreement_sheet(tables["agreement"], lang),
    }
    return {name: sheet for name, sheet in made.items() if sheet.rows or name not in _OPTIONAL}


def methods(counted: Counted, lang: str) -> list[str]:
    """Give the paragraph on methods, sentence by sentence, with every setting that changes a figure."""
    study = counted.study
    asked = study.eligibility
    args: dict[str, object] = {
        "version": counted.version, "hash": counts_hash(counted.tally),
        "confidence": t(f"confidence.{study.min_confidence}", lang),
        "seed": study.seed,
        "repetitions": study.repetitions, "hosts": f"{asked.max_share_opaque_hosts:.0%}",
        "hooks": f"{asked.min_share_hooks_active:.0%}", "clock": f"{asked.max_clock_uncertainty_s:g}",
        "scenarios": t("list.comma", lang).join(asked.scenarios) or t("survey.all", lang),
        "unit": t(f"survey.combine_{study.unit.combine}", lang),
    }  # fmt: skip
    keys = ["eligible", "finished"] if asked.scenario_finished else ["eligible"]
    keys += ["counted", f"interval_{study.interval}", "not_judged", "family"]
    keys += ["weighted"] if study.populations else []
    keys += ["declared"] if study.scopes else []
    keys += ["raters"] if study.raters else []
    return [*(t(f"survey.method_{key}", lang, **args) for key in [*keys, "run"]), t("report.not_legal_advice", lang)]


def share_text(row: Row) -> str:
    """Give `59 of 100 = 59.0 % [49.2, 68.1]` in a form that both languages read; `⇒` where the share is weighted.

    >>> share_text({"k": 0, "n": 10, "share": 0.0, "ci_low": 0.0, "ci_high": 0.2775})
    '0/10 = 0.0 % [0.0, 27.8]'
    """
    if row["n"] == 0:
        return "0/0"
    sign = "⇒" if str(row.get("ci_method", "")).startswith("stratified") else "="
    share, low, high = (100 * row[name] for name in ("share", "ci_low", "ci_high"))
    return f"{row['k']}/{row['n']} {sign} {share:.1f} % [{low:.1f}, {high:.1f}]"


def _rest(row: Row) -> str:
    """Give the bounds if those that could not be judged were all clean or all not; empty when all were judged."""
    if not row["n_not_judged"]:
        return ""
    return f"{100 * row['share_if_rest_clean']:.1f}–{100 * row['share_if_rest_not']:.1f} % ({row['n_not_judged']})"


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
    """Give group × class; where scope files were given each cell has a second line: what is declared."""
    study = earlier("cca2018")
    names = [one["id"] for one in study["classes"]] + ["any"]
    heads = [one[lang] for one in study["classes"]] + [t("survey.any_overcollected", lang)]
    by_group: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        by_group.setdefault((row["group"], row["value"]), {})[row["class"]] = row
    cells = [
        [group_name(group, lang), *(_both_ways(found[name], has_declared(rows), lang) for name in names)]
        for group, found in by_group.items()
    ]
    published = [f"{one['apps']}/{study['n']}" for one in study["classes"]] + [
        f"{study['overcollecting']}/{study['n']}"
    ]
    cells.append([study["title"][lang], *published])
    first = t("survey.column_group", lang) if counted.study.group_by else ""
    return Sheet(t("survey.cca", lang), [first, *heads], cells, [study["note"][lang]])


def has_declared(rows: Sequence[Row]) -> bool:
    """Tell whether the table of the association has a column of declarations."""
    return any(row["declared_n"] for row in rows)


def _both_ways(row: Row, is_declared: bool, lang: str) -> str:
    write = share_text if not row["group"] else (lambda one: f"{one['k']}/{one['n']}")
    if not is_declared:
        return write(row)
    declared = {name: row[f"declared_{name}"] for name in ("k", "n", "share", "ci_low", "ci_high", "ci_method")}
    told = ((t("survey.observed", lang), row), (t("survey.declared", lang), declared))
    return "\n".join(t("list.pair", lang, label=label, text=write(one)) for label, one in told)


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
            "\n".join(map(plain, row["apps"].split("; ")[:_TOP])),
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
    key = str(row["key"])
    if key == "unknown":
        return t("survey.unknown", lang)
    match row["measure"]:
        case "recipient":
            return company_name(key, lang)
        case "sdk":
            return sdk_name(key, lang)
        case _:
            return country_name(key, lang)


def earlier_paper(mapping: TableMap, rows: Sequence[Row], lang: str) -> Paper:
    """Put the figures of an earlier study beside ours from its tables. rows: as `recounted` gives them.

    Where the tables hold a part of the published apps, it stands below that the intervals take it for drawn by lot.
    """
    from analyzer.survey.import_table import said

    cells = []
    for figure, row in zip(mapping.figures, rows, strict=True):
        words = plain(said(figure.published_text, lang))
        theirs = words if row["published"] is None else f"{100 * row['published']:.2f} %"
        inside = "" if row["is_inside"] is None else t(f"survey.inside_{'yes' if row['is_inside'] else 'no'}", lang)
        cells.append([plain(said(figure.name, lang)), share_text(row), theirs, inside])
    columns = _columns(lang, "measure", "share", "published", "inside")
    facts = [(t("survey.source", lang), plain(mapping.source))]
    held, published = (rows[0]["n_units"], rows[0]["n_published"]) if rows else (0, None)
    below = [plain(said(mapping.note, lang))] if mapping.note else []
    if published:
        told = t("survey.part_of", lang, n=held, of=published, share=f"{100 * held / published:.1f}")
        facts.append((t("survey.apps_in_tables", lang), told))
    if published and held < published:
        below.append(t("survey.part_as_if_random", lang, n=held, of=published))
    sheet = Sheet(t("survey.recounted", lang), columns, cells, below)
    return Paper(plain(said(mapping.name, lang)), lang, facts, [sheet])
