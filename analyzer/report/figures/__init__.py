"""The figures of the report's page: each is markup in both languages, its style, its script and its numbers."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markupsafe import Markup

    from analyzer.report.model import ReportData

FIGURES = ("timeline", "flow_map")
"""Names of the figures in page order; each is a module of this package with `figure(data) -> Figure | None`."""


@dataclass(frozen=True)
class Figure:
    """One figure of the page.

    name: module it comes from, also the id of its element (`<section id="figure-timeline">`). markup: a heading-less
    block with both languages inside. css, script: its part of the page's single `<style>` and `<script>`, the same
    text for every session. rows: the numbers behind it, plain JSON values, one dict per line with the same keys.
    """

    name: str
    markup: Markup
    css: str = ""
    script: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)


def figures_of(data: ReportData) -> list[Figure]:
    """Give the figures of a session in page order; one that has nothing to show is left out.

    Every text of the app is escaped and printable, values are masked unless the report shows them. Markup holds no
    style attributes and no handlers. The same session gives the same bytes.
    """
    made = (_maker(name)(data) for name in FIGURES)
    return [figure for figure in made if figure is not None]


def _maker(name: str) -> Callable[[ReportData], Figure | None]:
    maker: Callable[[ReportData], Figure | None] = importlib.import_module(f"{__name__}.{name}").figure
    return maker
