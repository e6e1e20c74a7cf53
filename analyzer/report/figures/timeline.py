"""The timeline: reads and sends of each kind of data, consent, taps and screens on one axis of time.

Drawn here as SVG, so that it stands without scripts and in print; `templates/timeline.js` adds zoom.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from analyzer.i18n.catalog import LANGUAGES, t
from analyzer.report.disclosure import WITHOUT_CONSENT
from analyzer.report.figures import Figure
from analyzer.report.figures import timeline_layout as at
from analyzer.report.figures.bilingual import Texts, cells, fit, island, said, spans, svg_texts, table, texts_of
from analyzer.report.figures.timeline_facts import SERIES, STATES, Facts, timeline_facts
from analyzer.report.templates import FOLDER
from analyzer.report.wording import consent_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

_WORDS = (
    "n_acts", "at", "from_to", "consent_then", "to", "by", "findings", "no_finding", "zoom_here", "range",
)  # fmt: skip
_BUTTONS = (("in", "+"), ("out", "-"), ("back", "ArrowLeft"), ("on", "ArrowRight"), ("all", "0"))
_MAX_LISTED = 400
_MAX_ROWS = 3000
_SUMMED_S = (1, 10, 60, 600, 3600, 86_400)
_NAME_CELLS = 27
_BAND_UNITS = 5.4
"""Width of one cell of a phase's name."""


def figure(data: ReportData) -> Figure | None:
    """Give the timeline, or None when nothing was read or sent."""
    facts = timeline_facts(data)
    if facts is None:
        return None
    rows = _rows(facts)
    return Figure(
        name="timeline",
        markup=_markup(facts, rows),
        css="\n".join((FOLDER / name).read_text(encoding="utf-8") for name in ("figures.css", "timeline.css")),
        script=(FOLDER / "timeline.js").read_text(encoding="utf-8"),
        rows=[{name: value for name, value in row.items() if name != "texts"} for row in rows],
    )


def _markup(facts: Facts, rows: list[dict[str, Any]]) -> Markup:
    buttons = Markup("").join(
        Markup('<button type="button" data-do="{}" aria-keyshortcuts="{}">{}</button>').format(
            name, key, spans(said(f"figure.zoom_{name}"))
        )
        for name, key in _BUTTONS
    )
    note = spans(said("figure.timeline_note"))
    more = Markup(" {}").format(spans(said("figure.more_types", n=facts.n_left_out))) if facts.n_left_out else ""
    return Markup(
        '<figure class="fig fig-timeline" id="drawing-timeline"><figcaption><p class="quiet">{}{}</p>{}</figcaption>'
        '<div class="fig-tools" role="group" hidden>{}<span class="fig-range" role="status"></span></div>'
        '<p class="quiet fig-keys" hidden>{}</p><div class="scroll fig-plot">{}</div>'
        '<div class="fig-details" hidden></div>'
        '<details class="fig-list"><summary>{}</summary>{}</details>{}</figure>'
    ).format(
        note, more, _legend(facts), buttons, spans(said("figure.timeline_keys")), _svg(facts),
        spans(said("figure.as_list")), _list(rows), island("timeline-data", _island(facts)),
    )  # fmt: skip


def _legend(facts: Facts) -> Markup:
    used = sorted({int(series) for series in facts.marks["series"].unique()})
    items = [
        Markup('<li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{}</svg> {}</li>').format(
            _shape(series, 8, 8), spans(_series_texts(series))
        )
        for series in used
    ]
    if any(band.state in WITHOUT_CONSENT for band in facts.bands):
        swatch = Markup(
            '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
            '<rect class="tl-band none_asked" width="16" height="16"/>'
            '<rect class="tl-hatch" fill="url(#tl-hatch)" width="16" height="16"/></svg>'
        )
        items.append(Markup("<li>{} {}</li>").format(swatch, spans(said("figure.without_consent"))))
    return Markup('<ul class="fig-legend">{}</ul>').format(Markup("").join(items))


def _series_texts(series: int) -> Texts:
    name = SERIES[series]
    if series <= 3:
        return said(f"chart.{name}")
    return said("figure.screen_name") if name == "screen" else said(f"figure.{name}")


def _shape(series: int, x: float, y: float) -> Markup:
    element, attributes = at.glyph(series, x, y)
    given = Markup(" ").join(Markup('{}="{}"').format(name, _number(value)) for name, value in attributes.items())
    return Markup('<{} class="tl-mark s{}" {}/>').format(element, series, given)


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _svg(facts: Facts) -> Markup:
    """Draw the whole session: the picture that print and browsers without scripts show."""
    height = at.height_of(len(facts.lanes))
    marks = list(facts.marks[["t", "lane", "series", "found", "n"]].itertuples(index=False, name=None))
    parts = [
        Markup('<g class="tl-bands">{}</g>').format(Markup("").join(_bands(facts, height))),
        Markup('<g class="tl-lanes">{}</g>').format(Markup("").join(_lanes(facts))),
        Markup('<g class="tl-axis">{}</g>').format(Markup("").join(_axis(facts, height))),
        Markup('<g class="tl-marks">{}</g>').format(
            Markup("").join(_mark(cluster) for cluster in at.clusters(marks, facts.span))
        ),
    ]
    seconds = f"{(facts.span[1] - facts.span[0]) / 1000:.1f}"
    label = " / ".join(t("chart.alt", lang, n=len(facts.lanes), seconds=seconds) for lang in LANGUAGES)
    return Markup(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}"><defs>'
        '<pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="tl-hatch-line" d="M0 0v6"/></pattern></defs>{}</svg>'
    ).format(at.WIDTH, height, at.WIDTH, height, label, Markup("\n").join(parts))


def _bands(facts: Facts, height: int) -> list[Markup]:
    parts = []
    for band in facts.bands:
        left, right = at.x_of(band.left, facts.span), at.x_of(band.right, facts.span)
        box = Markup('x="{}" y="0" width="{}" height="{}"').format(
            f"{left:g}", f"{max(right - left, 0):.1f}", height - at.FOOT
        )
        parts.append(Markup('<rect class="tl-band {}" {}/>').format(band.state, box))
        if band.state in WITHOUT_CONSENT:
            parts.append(Markup('<rect class="tl-hatch" fill="url(#tl-hatch)" {}/>').format(box))
        parts.append(Markup('<path class="tl-edge" d="M{} 0V{}"/>').format(f"{left:g}", height - at.FOOT))
        parts.append(_band_name(band.phase, left, right - left))
    return parts


def _band_name(texts: Texts, left: float, width: float) -> Markup:
    """Write phase and consent in two lines over the stretch, where it is wide enough for a language's text."""
    parts = []
    for lang in LANGUAGES:
        lines = texts[lang].split("\n")
        if max(map(cells, lines)) * _BAND_UNITS > width:
            continue
        for number, line in enumerate(lines):
            place = Markup('class="tl-phase" x="{}" y="{}"').format(f"{left + 4:g}", 14 + 14 * number)
            parts.append(Markup('<text lang="{}" {}>{}</text>').format(lang, place, line))
    return Markup("").join(parts)


def _lanes(facts: Facts) -> list[Markup]:
    parts = []
    for number, texts in enumerate(facts.lanes):
        y = at.HEAD + number * at.LANE
        parts.append(Markup('<path class="tl-lane" d="M0 {}H{}"/>').format(y, at.WIDTH))
        parts.append(svg_texts(fit(texts, _NAME_CELLS), Markup('class="tl-name" x="0" y="{}"').format(y + 18)))
    return parts


def _axis(facts: Facts, height: int) -> list[Markup]:
    bottom = height - at.FOOT
    return [Markup('<path class="tl-lane" d="M0 {}H{}"/>').format(bottom, at.WIDTH)] + [
        Markup('<path class="tl-tick" d="M{0} {1}v5"/><text class="tl-time" x="{0}" y="{2}">{3}</text>').format(
            f"{x:g}", bottom, bottom + 18, text
        )
        for x, text in at.ticks(facts.span)
    ]


def _mark(cluster: at.Cluster) -> Markup:
    if cluster.n == 1:
        return _shape(cluster.series, cluster.x, cluster.y)
    width = 10 + 6 * len(str(cluster.n))
    return Markup(
        '<rect class="tl-mark s{}" x="{}" y="{}" width="{}" height="12" rx="{}"/>'
        '<text class="tl-n s{}" x="{}" y="{}">{}</text>'
    ).format(cluster.series, f"{cluster.x - width / 2:g}", f"{cluster.y - 6:g}", width, 6 if cluster.series == 0 else 2,
             cluster.series, f"{cluster.x:g}", f"{cluster.y + 3.5:g}", cluster.n)  # fmt: skip


def _island(facts: Facts) -> dict[str, Any]:
    """Give what the script draws from; columns of numbers, so that 20,000 observations stay small."""
    marks = facts.marks
    return {
        "span": facts.span,
        "start": facts.start.isoformat(),
        "lanes": [dict(texts) for texts in facts.lanes],
        "labels": [dict(texts) for texts in facts.labels],
        "states": [dict(texts_of(lambda lang, one=state: consent_name(one, lang))) for state in STATES],  # type: ignore[misc]
        "without": [state in WITHOUT_CONSENT for state in STATES],
        "series": [dict(_series_texts(number)) for number in range(len(SERIES))],
        "findings": [{"id": _anchor(row), "title": dict(row["title"])} for row in facts.findings],
        "found": [list(numbers) for numbers in facts.found],
        "bands": [[band.left, band.right, STATES.index(band.state), dict(band.phase)] for band in facts.bands],
        "marks": {name: marks[name].tolist() for name in marks.columns},
        "words": {lang: {name: t(f"figure.{name}", lang) for name in _WORDS} for lang in LANGUAGES},
    }


def _anchor(finding: Mapping[str, Any]) -> str:
    """Give the id of a finding on the page."""
    return f"finding-{finding['fingerprint']}"


def _rows(facts: Facts) -> list[dict[str, Any]]:
    """Give the numbers behind the figure: acts by time, kind of data, act, recipient, reader and consent.

    They are summed up by the second, or by so much more that the page holds at most `_MAX_ROWS` of them.
    """
    marks = facts.marks[facts.marks["series"] <= 3]
    keys = ["lane", "series", "state", "label", "by"]
    for seconds in _SUMMED_S:
        summed = marks.assign(slot=marks["t"] // (seconds * 1000)).groupby(["slot", *keys], sort=True)
        if summed.ngroups <= _MAX_ROWS:
            break
    rows = summed.agg(n=("n", "sum"), first=("t", "min"), found=("found", list)).reset_index()
    return [_row(facts, row) for row in rows.itertuples(index=False)]


def _row(facts: Facts, row: Any) -> dict[str, Any]:
    findings = sorted({number for found in row.found for number in facts.found[found]})
    to: Texts | str = facts.labels[row.label] if row.label >= 0 else ""
    by: Texts | str = facts.labels[row.by] if row.by >= 0 else ""
    moment = facts.start + pd.Timedelta(milliseconds=int(row.first))
    return {
        "t": moment.isoformat(timespec="milliseconds"),
        "seconds": round(int(row.first) / 1000, 3),
        "data_type": facts.lane_ids[row.lane],
        "act": SERIES[row.series],
        "recipient": to if isinstance(to, str) else to["en"],
        "sdk": by if isinstance(by, str) else by["en"],
        "consent_state": STATES[row.state],
        "n": int(row.n),
        "findings": " ".join(facts.findings[number]["fingerprint"] for number in findings),
        "texts": (facts.lanes[row.lane], _series_texts(row.series), to, STATES[row.state],
                  [facts.findings[number] for number in findings]),
    }  # fmt: skip


def _list(rows: list[dict[str, Any]]) -> Markup:
    """Give the figure as a table for who does not see it."""
    heads = [said(f"figure.column_{name}") for name in ("time", "data", "act", "to", "consent", "n", "finding")]
    lines: list[list[Any]] = []
    for row in rows[:_MAX_LISTED]:
        lane, act, to, state, findings = row["texts"]
        links = Markup(", ").join(
            Markup('<a href="#{}">{}</a>').format(_anchor(one), spans(one["title"])) for one in findings
        )
        consent = texts_of(lambda lang, one=state: consent_name(one, lang))  # type: ignore[misc]
        lines.append([f"{row['seconds']:+.3f} s", lane, act, to, consent, str(row["n"]), links])
    note = Markup("")
    if len(rows) > _MAX_LISTED:
        note = Markup('<p class="quiet">{}</p>').format(spans(said("figure.more_rows", n=len(rows) - _MAX_LISTED)))
    return table(heads, lines, numbers=frozenset({5})) + note
