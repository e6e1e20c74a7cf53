"""CSV in the columns of Chinese store scanners: phase, subject, behavior, permission, rate, named in the policy."""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING

from analyzer.i18n.catalog import t
from analyzer.report.disclosure import SUBJECT, Line, declared_text, disclosed, lines, permissions_of, some
from analyzer.report.export import join_csv
from analyzer.report.safe import cell
from analyzer.report.wording import consent_name, phase_name, type_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

__all__ = ["join", "render"]

join = join_csv
COLUMNS = ("app", "version", "session", "phase", "consent_then", "subject_kind", "subject", "behavior", "permission",
           "count", "rate", "named", "data_id", "hosts", "first_time", "remark")  # fmt: skip


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write one line per phase, consent state, subject and behavior."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([cell(t(f"column.{name}", lang)) for name in COLUMNS])
    app = data.manifest.get("app") or {}
    head = [str(app.get("id") or ""), str(app.get("version") or ""), str(data.manifest.get("session_id") or "")]
    dropped = int(data.tables["hook_status"]["dropped"].sum())
    found = lines(data, ["phase", "consent_state", *SUBJECT, "to"], disclosed(data), lang)
    for line in sorted(found, key=lambda line: line.first_t):
        writer.writerow([cell(text) for text in (*head, *_cells(line, dropped, lang))])


def _cells(line: Line, dropped: int, lang: str) -> list[str]:
    name = type_name(line.data_type, lang)
    if line.act == "sent":
        behavior = t("behavior.sent", lang, data_type=name, to=line.recipient or t("report.unknown", lang))
    else:
        behavior = t("behavior.read", lang, data_type=name)
    remarks = [t("report.clear", lang)] if line.is_clear else []
    remarks += [t("report.at_least", lang)] if dropped and line.act == "accessed" else []
    return [
        phase_name(line.phases[0], lang),
        consent_name(line.states[0], lang),
        t(f"subject.{line.subject_kind}", lang),
        line.subject,
        behavior,
        permissions_of(line.data_type),
        str(line.n),
        str(line.peak),
        declared_text(line.declared, lang),
        line.data_type,
        some(line.hosts, lang),
        line.first_t,
        t("list.comma", lang).join(remarks),
    ]
