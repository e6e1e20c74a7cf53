"""timeline"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.figures import Figure

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


def figure(data: ReportData) -> Figure | None:
    """Give the figure, or None when there is nothing to show."""
    return None
