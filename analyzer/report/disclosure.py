"""What was really collected and really shared: reads and sends summed up by who, what, to whom and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analyzer.datatypes import data_types
from analyzer.i18n.catalog import t
from analyzer.report.company import company_name
from analyzer.report.rows import iso_times
from analyzer.report.safe import shown
from analyzer.report.wording import listed
from analyzer.scope.model import Coverage, Item, Recipient

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

SUBJECT = ("subject_kind", "subject")
WITHOUT_CONSENT = frozenset({"none_asked", "asked", "refused", "withdrawn"})
"""States of consent in which nobody had agreed."""
_SECOND = 1_000_000
_LISTED = 6


@dataclass(frozen=True)
class Line:
    """One group of reads or sends.

    subject_kind: app, sdk or unknown; who read it, for a send who read what is sent. to: party id, else domain or host,
    of whom got it, and `recipient` its name. declared: yes, no, or unknown without a scope. peak: most of them within
    one second.
    """

    act: str
    data_type: str
    subject_kind: str
    subject: str
    to: str
    recipient: str
    relation: str
    hosts: list[str]
    forms: list[str]
    phases: list[str]
    states: list[str]
    n: int
    peak: int
    first_t: str
    is_clear: bool
    declared: str


def disclosed(data: ReportData) -> pd.DataFrame:
    """Give reads and sends, placeholders left out, with `subject_kind`, `subject` and `to` (party id or domain)."""
    seen = data.tables["observations"]
    seen = seen[seen["act"].isin(["accessed", "sent"]) & (seen["method"] != "placeholder")]
    is_sent = seen["act"] == "sent"
    party = seen["party_id"].astype("object").where(seen["party_id"].notna(), None)
    host = seen["registrable_domain"].astype("object").fillna(seen["host"].astype("object")).fillna("")
    to = party.where(party.notna(), host).where(is_sent, "")
    subjects = _subjects(seen, party, is_sent, data)
    names = ["act", "data_type", "phase", "consent_state"]
    return seen.assign(
        **{name: seen[name].astype("object") for name in names},
        to=to,
        subject_kind=[kind for kind, _ in subjects],
        subject=[name for _, name in subjects],
    ).sort_values(["t", "observation_id"], kind="stable")


def _subjects(seen: pd.DataFrame, party: pd.Series, is_sent: pd.Series, data: ReportData) -> list[tuple[str, str]]:
    """Give for each row (kind, name) of who read it; for a send, of who read what it carries."""
    app_id = str((data.manifest.get("app") or {}).get("id") or "")
    callers = seen["caller"].astype("object").where(seen["caller"].notna(), None)
    packages = _packages(data)
    known = {caller: _subject(caller, app_id, packages) for caller in callers.dropna().unique()}
    pairs = zip(party, callers, strict=True)
    readers = [_reader(one, known.get(caller, ("unknown", "")), app_id) for one, caller in pairs]
    by_event: dict[str, tuple[str, str]] = {}
    for ref, reader, sent in zip(seen["ref_id"], readers, is_sent, strict=True):
        if not sent:
            by_event.setdefault(ref, reader)
    unknown = ("unknown", "")
    links = zip(seen["access_event_id"], readers, is_sent, strict=True)
    return [by_event.get(event, unknown) if sent else reader for event, reader, sent in links]


def _packages(data: ReportData) -> list[tuple[str, str]]:
    """Give (package prefix, party id), longest first."""
    rows = data.tables["parties"][["party_id", "packages"]].itertuples(index=False)
    pairs = [(package, row.party_id) for row in rows for package in row.packages]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))


def _subject(caller: str, app_id: str, packages: list[tuple[str, str]]) -> tuple[str, str]:
    if app_id and f"{caller}.".startswith(f"{app_id}."):
        return "app", app_id
    for package, party in packages:
        if f"{caller}.".startswith(f"{package}."):
            return "sdk", party
    return "unknown", ".".join(caller.split(".")[:3])


def _reader(party: str | None, by_caller: tuple[str, str], app_id: str) -> tuple[str, str]:
    return ("sdk", party) if party and by_caller[0] == "unknown" else by_caller


def lines(data: ReportData, by: Sequence[str], rows: pd.DataFrame, lang: str = "en") -> list[Line]:
    """Sum up reads and sends by act, data type and further columns of `disclosed`, in the order of the keys."""
    if rows.empty:
        return []
    keys = ["data_type", "act", *by]
    declared = Declared(data)

    def name(party: str) -> str:
        return party_name(data, party, lang)

    return [_line(group, by, name, declared) for _, group in rows.groupby(keys, sort=True, dropna=False)]


def _line(group: pd.DataFrame, by: Sequence[str], name: Callable[[str], str], declared: Declared) -> Line:
    first = group.iloc[0]
    is_sent = first["act"] == "sent"
    relation = next(iter(group["party_relation"].dropna()), "unknown") if is_sent else ""
    kinds = _distinct(group["subject_kind"]) if "subject" not in by else [first["subject_kind"]]
    return Line(
        act=first["act"],
        data_type=first["data_type"],
        subject_kind=kinds[0] if len(kinds) == 1 else "unknown",
        subject=", ".join(filter(None, map(name, _distinct(group["subject"])))),
        to=first["to"] if is_sent and "to" in by else "",
        recipient=name(first["to"]) if is_sent and "to" in by else "",
        relation=str(relation),
        hosts=_distinct(group["host"]),
        forms=_distinct(group["transform"]) if is_sent else [],
        phases=_distinct(group["phase"]),
        states=_distinct(group["consent_state"]),
        n=len(group),
        peak=peak_rate(group["t"]),
        first_t=iso_times(group["t"].iloc[:1])[0] or "",
        is_clear=bool((group["is_encrypted"] == False).any()),  # noqa: E712 — a nullable column
        declared=declared.of(first),
    )


def _distinct(values: pd.Series) -> list[str]:
    return sorted({str(value) for value in values.dropna()})


def party_name(data: ReportData, party_id: str, lang: str = "en") -> str:
    """Give the name of a party, or what stands in its place (a domain), printable."""
    parties = data.tables["parties"]
    names = parties.loc[parties["party_id"] == party_id, "name"]
    return company_name(party_id, lang, names.iloc[0] if len(names) else None)


def peak_rate(times: pd.Series) -> int:
    """Give the most events within any one second.

    >>> peak_rate(pd.Series(pd.to_datetime([0, 400, 900, 1500], unit="ms", utc=True)))
    3
    """
    moments = np.sort(times.dt.tz_convert(None).to_numpy("datetime64[us]").astype("int64"))
    return int((np.searchsorted(moments, moments + _SECOND, side="left") - np.arange(len(moments))).max(initial=0))


class Declared:
    """Answers whether the scope of a report names what was seen."""

    def __init__(self, data: ReportData) -> None:
        self._scope = data.scope
        parties = data.tables["parties"][["party_id", "name", "domains"]].itertuples(index=False)
        companies = {row.party_id: [row.name, *row.domains] for row in parties}
        self._coverage = Coverage(data.scope, companies) if data.scope is not None else None

    def of(self, row: Mapping[str, Any]) -> str:
        """Give yes, no, or unknown when there is no scope; a send must name its recipient."""
        if self._coverage is None:
            return "unknown"
        if row["act"] == "accessed":
            return self.of_type(row["data_type"])
        party, host = (value if isinstance(value, str) else None for value in (row["party_id"], row["host"]))
        named = self._coverage.is_named(row["data_type"], Recipient(party, host, str(row["party_relation"])))
        return "yes" if named else "no"

    def of_type(self, data_type: str) -> str:
        """Give whether the scope names the data type at all: yes, no, or unknown without a scope."""
        if self._coverage is None:
            return "unknown"
        return "yes" if self._coverage.is_declared(data_type) else "no"

    def items(self, data_type: str) -> list[Item]:
        """Give what the scope says about a data type."""
        return [item for item in self._scope.items if item.data_type == data_type] if self._scope else []


def permissions_of(data_type: str) -> str:
    """Give the permissions that guard a data type."""
    known = data_types().get(data_type)
    return " ".join(known.permissions) if known else ""


def some(texts: Sequence[str], lang: str) -> str:
    """Join texts, at most six of them."""
    more = t("blind.more", lang, more=len(texts) - _LISTED) if len(texts) > _LISTED else ""
    return listed(map(shown, texts[:_LISTED]), lang) + more


def subject_text(line: Line, lang: str) -> str:
    """Give who read: the name with its kind."""
    kind = t(f"subject.{line.subject_kind}", lang)
    return f"{line.subject} [{kind}]" if line.subject else kind


def declared_text(declared: str, lang: str) -> str:
    """Give whether the scope names it, in words."""
    return t(f"declared.{declared}", lang)
