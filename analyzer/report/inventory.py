"""Who got what: the observations summed up by act, data type and recipient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analyzer.i18n.catalog import t
from analyzer.report.company import company_name
from analyzer.report.safe import shown
from analyzer.report.wording import consent_name, listed, type_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

MAX_ROWS = 200
_LISTED = 6


@dataclass(frozen=True)
class InventoryRow:
    """One line: this data type was read, or sent to this recipient, so often, in these forms and consent states."""

    data_type: str
    to: str
    n: int
    forms: str
    states: str


def make_inventory(data: ReportData, lang: str) -> tuple[list[InventoryRow], int]:
    """Give the lines, sends after reads of the same data type, and how many lines are left out."""
    observations = data.tables["observations"]
    seen = observations[observations["act"].isin(["accessed", "sent"]) & (observations["method"] != "placeholder")]
    if seen.empty:
        return [], 0
    host = seen["registrable_domain"].fillna(seen["host"])
    to = seen["party_id"].astype("str").fillna(host).where(seen["act"] == "sent", "")
    keyed = seen.assign(to=to.fillna(""), act=seen["act"].astype("str"), data_type=seen["data_type"].astype("str"))
    groups = keyed.groupby(["data_type", "act", "to"], sort=True)
    names = dict(zip(data.tables["parties"]["party_id"], data.tables["parties"]["name"], strict=True))
    rows = [_row(key, group, names, lang) for _, (key, group) in zip(range(MAX_ROWS), groups, strict=False)]
    return rows, groups.ngroups - len(rows)


def _row(key: tuple[str, str, str], group: pd.DataFrame, names: dict[str, str], lang: str) -> InventoryRow:
    data_type, act, to = key
    is_sent = act == "sent"
    relation = group["party_relation"].dropna()
    name = company_name(to, lang, names.get(to)) if to else t("report.unknown", lang)
    return InventoryRow(
        data_type=type_name(data_type, lang),
        to=f"{name} [{t(f'relation.{relation.iloc[0]}', lang)}]"
        if is_sent and len(relation)
        else _reader(is_sent, lang),
        n=len(group),
        forms=_some(group["transform"], lang) if is_sent else "",
        states=listed((consent_name(state, lang) for state in sorted(set(group["consent_state"].astype("str")))), lang),
    )


def _reader(is_sent: bool, lang: str) -> str:
    return t("report.unknown" if is_sent else "report.was_read", lang)


def _some(values: pd.Series, lang: str) -> str:
    distinct = sorted(set(values.dropna()))
    more = t("blind.more", lang, more=len(distinct) - _LISTED) if len(distinct) > _LISTED else ""
    return listed(map(shown, distinct[:_LISTED]), lang) + more
