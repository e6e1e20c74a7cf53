"""What a session's page says first, before words: who took what, when, and who got it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from analyzer.detect.sdks import sdks
from analyzer.model.enums import Severity
from analyzer.report.disclosure import Declared, disclosed
from analyzer.report.figures.names import Names, sdk_texts
from analyzer.report.safe import shown
from analyzer.report.verdict import is_active
from analyzer.scope.necessary import Category, categories

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData

BEFORE, AFTER_NO = ("none_asked", "asked"), ("refused", "withdrawn")
"""Consent states before an answer, and after a no."""


@dataclass(frozen=True)
class Recipient:
    """Who got something. id: party id, else domain or host; names: by language. country: ISO code, or empty."""

    id: str
    names: Mapping[str, str]
    relation: str
    country: str
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class Reader:
    """Whose code read. kind: sdk, app or unknown. names: by language; empty when nothing of it is known."""

    kind: str
    names: Mapping[str, str]
    kinds: list[str]


@dataclass(frozen=True)
class Line:
    """Reads or sends of one kind of data by the same code to the same recipient. declared: yes, no or unknown."""

    data_type: str
    act: str
    readers: list[Reader]
    recipients: list[Recipient]
    forms: list[str]
    states: list[str]
    n: int
    declared: str


class Facts:
    """Answers what the headline, the five questions and the cards ask; every answer is sorted and language-neutral.

    rows: reads and sends as `disclosed` gives them. declared: answers whether the scope names them. names: of parties.
    """

    def __init__(self, data: ReportData) -> None:
        self.data = data
        self.rows = disclosed(data)
        self.declared = Declared(data)
        self.names = Names(data)
        settings = data.settings
        named = settings.get("category") or (data.scope.category if data.scope else None)
        self.category: Category | None = categories().get(str(named))

    @cached_property
    def before(self) -> pd.DataFrame:
        """Give what was seen before the user answered."""
        return self.rows[self.rows["consent_state"].isin(BEFORE)]

    @cached_property
    def after_no(self) -> pd.DataFrame:
        """Give what was seen after the user refused or withdrew."""
        return self.rows[self.rows["consent_state"].isin(AFTER_NO)]

    @cached_property
    def states(self) -> set[str]:
        """Give the consent states that the session reached."""
        tables = self.data.tables
        return {
            str(state)
            for name in ("phases", "flows", "observations")
            for state in tables.columns(name, ["consent_state"])["consent_state"].unique()
        }

    @property
    def is_consent_seen(self) -> bool:
        """Tell whether the session knows when the user was asked or answered, or that nobody was asked."""
        return bool(self.states & {*BEFORE, *AFTER_NO, "granted"})

    @cached_property
    def has_hooks(self) -> bool:
        """Tell whether any hook was active."""
        return bool((self.data.tables["hook_status"]["state"] == "active").any())

    @property
    def has_traffic(self) -> bool:
        """Tell whether any exchange was recorded."""
        return self.data.counts["flows"] > 0

    @cached_property
    def data_types(self) -> list[str]:
        """Give every kind of data that was seen: those sent before an answer, those read before it, the others."""
        before, severity = self.before, self._severities()
        sent_early = set(before.loc[before["act"] == "sent", "data_type"])
        early = set(before["data_type"])
        names = sorted(set(self.rows["data_type"]))
        return sorted(names, key=lambda name: (name not in sent_early, name not in early, -severity.get(name, 0), name))

    def _severities(self) -> dict[str, int]:
        findings = self.data.tables["findings"]
        worst: dict[str, int] = {}
        active = findings[is_active(findings)]
        for severity, kinds in zip(active["severity"].astype("str"), active["data_types"], strict=True):
            for name in kinds:
                worst[name] = max(worst.get(name, 0), Severity(severity).rank + 1)
        return worst

    def kinds(self, rows: pd.DataFrame, act: str | None = None) -> list[str]:
        """Give the kinds of data in some rows, in the order of the page."""
        seen = set((rows if act is None else rows[rows["act"] == act])["data_type"])
        return [name for name in self.data_types if name in seen]

    def recipients(self, rows: pd.DataFrame) -> list[Recipient]:
        """Give who got something in some rows, third parties first."""
        sent = rows[rows["act"] == "sent"]
        found = [self._recipient(str(to), group) for to, group in sent.groupby("to", sort=True)]
        return sorted(found, key=lambda one: (one.relation == "first", one.names["en"].lower(), one.id))

    def _recipient(self, to: str, rows: pd.DataFrame) -> Recipient:
        relation = next(iter(rows["party_relation"].dropna()), "unknown")
        hosts = tuple(shown(host) for host in sorted(set(rows["host"].dropna())))
        return Recipient(to, self.names.party(to), str(relation), shown(self.names.country_code(to)), hosts)

    def readers(self, rows: pd.DataFrame) -> list[Reader]:
        """Give whose code read what is in some rows, SDKs first; a send counts for who read what it carries."""
        by: dict[tuple[str, str, str], set[str]] = {}
        columns = (rows["subject_kind"], rows["subject"], rows["sdk_id"].astype("object"), rows["data_type"])
        for kind, subject, sdk_id, name in zip(*columns, strict=True):
            key = ("sdk", "", sdk_id) if isinstance(sdk_id, str) else (str(kind), str(subject), "")
            by.setdefault(key, set()).add(name)
        order = {"sdk": 0, "app": 1, "unknown": 2}
        keys = sorted(by, key=lambda key: (order.get(key[0], 3), key))
        return [self._reader(key, [name for name in self.data_types if name in by[key]]) for key in keys]

    def _reader(self, key: tuple[str, str, str], kinds: list[str]) -> Reader:
        kind, subject, sdk_id = key
        sdk = sdks().get(sdk_id)
        if sdk is None:
            return Reader(kind, self.names.party(subject or sdk_id), kinds)
        return Reader(kind, sdk_texts(sdk_id), kinds)

    @cached_property
    def lines(self) -> list[Line]:
        """Give the reads and sends summed up by kind of data, act, reader and recipient, in the order of the page."""
        if self.rows.empty:
            return []
        order = {name: place for place, name in enumerate(self.data_types)}
        place, sdk = self.rows["data_type"].map(order), self.rows["sdk_id"].astype("object").fillna("")
        keyed = self.rows.assign(place=place, sdk=sdk)
        keys = ["place", "act", "sdk", "subject_kind", "subject", "to"]
        return [self._line(group) for _, group in keyed.groupby(keys, sort=True)]

    def _line(self, rows: pd.DataFrame) -> Line:
        first = rows.iloc[0]
        is_sent = first["act"] == "sent"
        places = dict(zip(rows["host"], range(len(rows)), strict=True)) if is_sent else {"": 0}
        declared = {self.declared.of(rows.iloc[row]) for row in places.values()}
        return Line(
            data_type=str(first["data_type"]),
            act=str(first["act"]),
            readers=self.readers(rows),
            recipients=self.recipients(rows) if is_sent else [],
            forms=sorted(set(rows["transform"].dropna())) if is_sent else [],
            states=sorted(set(rows["consent_state"])),
            n=len(rows),
            declared="no" if "no" in declared else declared.pop(),
        )

    def undeclared(self) -> list[str] | None:
        """Give the kinds of data that were seen and that the scope does not cover; None without a scope."""
        if self.data.scope is None:
            return None
        firsts = self.rows.drop_duplicates(["data_type", "act", "to", "party_relation"])
        seen = {str(row["data_type"]) for row in _dicts(firsts) if self.declared.of(row) == "no"}
        return [name for name in self.data_types if name in seen]


def _dicts(rows: pd.DataFrame) -> Sequence[dict[str, Any]]:
    columns = ["act", "data_type", "party_id", "host", "party_relation"]
    return [{str(name): value for name, value in row.items()} for row in rows[columns].to_dict("records")]
