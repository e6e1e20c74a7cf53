"""The flow map: kind of data → code that read it → company that got it → country, as wide as the number of sends.

Drawn here as SVG; `templates/flow_map.js` adds the choice of a path by pointer and keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analyzer.i18n.catalog import LANGUAGES, t
from analyzer.report.figures import Figure
from analyzer.report.figures.bilingual import Texts, fit, island, said, spans, svg_texts, table
from analyzer.report.figures.flow_rows import CONSENT, Path, flow_paths
from analyzer.report.figures.sankey import BAR, Bar, Layout, band_path, layout
from analyzer.report.templates import FOLDER

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

MAX_PATHS = 120
"""Ways that are drawn; the rest is counted and stands in the rows."""
_MAX_LISTED = 400
_X = (0, 250, 500, 720)
_CELLS = (36, 36, 30, 22)
_WIDTH = 900
_COLUMNS = ("data", "code", "company", "home")
_WORDS = ("path", "flow_n", "flow_without", "flow_unknown", "flow_more")


def figure(data: ReportData) -> Figure | None:
    """Give the flow map, or None when nothing was sent."""
    paths = flow_paths(data)
    if not paths:
        return None
    return Figure(
        name="flow_map",
        markup=_markup(_drawn(paths), paths),
        css=(FOLDER / "flow_map.css").read_text(encoding="utf-8"),
        script=(FOLDER / "flow_map.js").read_text(encoding="utf-8"),
        rows=[dict(path.row) for path in paths],
    )


def _drawn(paths: Sequence[Path]) -> list[Path]:
    """Choose what is drawn: first what was sent without consent, then what was sent most often."""
    return sorted(paths, key=lambda path: path.consent != CONSENT[0])[:MAX_PATHS]


def _markup(drawn: Sequence[Path], paths: Sequence[Path]) -> Markup:
    n_left_out = sum(path.n for path in paths) - sum(path.n for path in drawn)
    more = Markup(" {}").format(spans(said("figure.more_sends", n=n_left_out))) if n_left_out else ""
    return Markup(
        '<figure class="fig fig-flow" id="drawing-flow_map"><figcaption><p class="quiet">{}{}</p>{}</figcaption>'
        '<p class="quiet fig-keys" hidden>{}</p><div class="scroll fig-plot" tabindex="0">{}</div>'
        '<div class="fig-details" hidden></div>'
        '<details class="fig-list"><summary>{}</summary>{}</details>{}</figure>'
    ).format(
        spans(said("figure.flow_note")), more, _legend(drawn), spans(said("figure.flow_keys")), _svg(drawn),
        spans(said("figure.as_list")), _list(paths), island("flow-data", _island(drawn)),
    )  # fmt: skip


def _legend(paths: Sequence[Path]) -> Markup:
    used = {path.consent for path in paths}
    items = [
        Markup(
            '<li><svg viewBox="0 0 22 12" width="22" height="12" aria-hidden="true">'
            '<rect class="fm-flow {}" {}width="22" height="12"/></svg> {}</li>'
        ).format(name, _fill(name), spans(said(f"figure.consent_{name}")))
        for name in CONSENT
        if name in used
    ]
    return Markup('<ul class="fig-legend">{}</ul>').format(Markup("").join(items))


def _fill(consent: str) -> Markup:
    """Give the hatching of what went without consent; the other colors are the page's."""
    return Markup('fill="url(#fm-hatch)" ' if consent == CONSENT[0] else "")


def _svg(paths: Sequence[Path]) -> Markup:
    placed = layout([(path.keys, path.n) for path in paths])
    height = round(placed.height + 8)
    heads = [
        svg_texts(said(f"figure.column_{name}"), Markup('class="fm-head" x="{}" y="14"').format(x))
        for name, x in zip(_COLUMNS, _X, strict=True)
    ]
    label = " / ".join(t("figure.flow_alt", lang, n=sum(path.n for path in paths)) for lang in LANGUAGES)
    return Markup(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}"><defs>'
        '<pattern id="fm-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="fm-hatch-ground" width="6" height="6"/><path class="fm-hatch-line" d="M1 0v6"/></pattern></defs>'
        '{}<g class="fm-flows">{}</g><g class="fm-bars">{}</g></svg>'
    ).format(_WIDTH, height, _WIDTH, height, label, Markup("").join(heads), _bands(placed, paths),
             Markup("").join(_bar(bar, paths) for bar in placed.bars))  # fmt: skip


def _bands(placed: Layout, paths: Sequence[Path]) -> Markup:
    return Markup("").join(
        Markup('<path class="fm-flow {}" data-path="{}" {}d="{}"/>').format(
            paths[band.path].consent,
            band.path,
            _fill(paths[band.path].consent),
            band_path(_X[band.column] + BAR, _X[band.column + 1], band),
        )
        for band in placed.bands
    )


def _bar(bar: Bar, paths: Sequence[Path]) -> Markup:
    texts = paths[bar.paths[0]].names[bar.column]
    shown = {lang: f"{text} ({bar.n})" for lang, text in fit(texts, _CELLS[bar.column] - len(f" ({bar.n})")).items()}
    x, middle = _X[bar.column], bar.y + bar.height / 2
    place = Markup('class="fm-name" x="{}" y="{}"').format(x + BAR + 5, f"{max(middle, bar.y + 5) + 4:.1f}")
    return Markup(
        '<g class="fm-bar" data-column="{}" data-paths="{}"><rect x="{}" y="{}" width="{}" height="{}"/>{}</g>'
    ).format(bar.column, " ".join(map(str, bar.paths)), x, f"{bar.y:g}", BAR, f"{max(bar.height, 2):g}",
             svg_texts(shown, place))  # fmt: skip


def _island(paths: Sequence[Path]) -> dict[str, Any]:
    return {
        "paths": [
            {"names": [dict(texts) for texts in path.names], "consent": path.consent, "n": path.n} for path in paths
        ],
        "words": {lang: {name: t(f"figure.{name}", lang) for name in _WORDS} for lang in LANGUAGES},
    }


def _list(paths: Sequence[Path]) -> Markup:
    """Give the figure as a table for who does not see it."""
    columns = (*_COLUMNS, "consent", "n")
    rows: list[list[Texts | str | Markup]] = [
        [*path.names, said(f"figure.consent_{path.consent}"), str(path.n)] for path in paths[:_MAX_LISTED]
    ]
    made = table([said(f"figure.column_{name}") for name in columns], rows, numbers=frozenset({5}))
    if len(paths) <= _MAX_LISTED:
        return made
    note = spans(said("figure.more_rows", n=len(paths) - _MAX_LISTED))
    return made + Markup('<p class="quiet">{}</p>').format(note)
