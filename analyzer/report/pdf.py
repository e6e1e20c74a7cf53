"""The report as PDF: the page of `--format html`, printed by a browser, dated by its session."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analyzer.report.browser import lacks_font, print_to_pdf
from analyzer.report.clock import end_of
from analyzer.report.formats import html_format
from analyzer.report.print_page import print_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.report.model import ReportData

_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]{0,8}\)")
NO_FONT = (
    "this machine has no font with Chinese characters: boxes stand in their place in the PDF; "
    "install one (Debian: `apt install fonts-noto-cjk`)"
)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def pdf_of(data: ReportData, lang: str, warn: Callable[[str], None]) -> bytes:
    """Give the report as PDF, A4, with page numbers, bookmarks, and the hash of the manifest on every page.

    warn: is told when characters cannot be drawn. The same session, language, browser and fonts give the same bytes.
    Raises SetupError E256, E257 or E258.
    """
    out = io.StringIO(newline="")
    html_format.render(data, out, lang)
    page = print_page(data, out.getvalue(), lang)
    if lacks_font(page):
        warn(NO_FONT)
    return dated(print_to_pdf(page), _moment(data))


def _moment(data: ReportData) -> datetime:
    for text in (data.manifest.get("ended"), data.manifest.get("started")):
        try:
            return datetime.fromisoformat(str(text))
        except ValueError:
            continue
    return end_of(data) or _EPOCH


def dated(pdf: bytes, moment: datetime) -> bytes:
    """Put a moment in the place of the time of printing; no byte moves, so that all offsets stay right.

    >>> dated(b"/ModDate (D:20260101000000+00'00')", datetime(2025, 2, 3, 4, 5, 6, tzinfo=UTC))
    b"/ModDate (D:20250203040506+00'00')"
    """
    stamp = moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S").encode()

    def put(found: re.Match[bytes]) -> bytes:
        zone = b"+00'00'" if found[0].endswith(b"+00'00')") else b"Z"
        made = b"/" + found[1] + b" (" + stamp + zone + b")"
        return made if len(made) == len(found[0]) else found[0]

    return _DATE.sub(put, pdf)
