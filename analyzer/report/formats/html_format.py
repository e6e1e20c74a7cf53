"""The report as one self-contained HTML page: no scripts, nothing fetched, everything of the app escaped."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analyzer.i18n.catalog import t
from analyzer.report.charts import timeline_svg
from analyzer.report.outline import make_outline
from analyzer.report.templates import FOLDER

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the page."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    svg, n_left_out = timeline_svg(data, lang)
    template = environment.get_template("report.html.j2")
    page = template.render(
        lang=lang,
        t=lambda key, **args: t(key, lang, **args),
        outline=make_outline(data, lang),
        app_id=(data.manifest.get("app") or {}).get("id") or "",
        version=data.settings.get("consentinel") or "",
        timeline=Markup(svg),  # made by matplotlib, which escapes its texts
        n_left_out=n_left_out,
    )
    out.write(page)
