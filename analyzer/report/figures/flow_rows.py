"""Which kind of data went through which code to which company in which country, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.disclosure import WITHOUT_CONSENT, disclosed
from analyzer.report.figures.bilingual import Texts, said, texts_of
from analyzer.report.figures.names import Names, country_texts, sdk_texts
from analyzer.report.rows import iso_times
from analyzer.report.safe import shown

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData

CONSENT = ("without", "with", "unknown")
"""Whether the user had agreed when it was sent: not, yes, or nobody knows."""
_KEYS = ("data_type", "code", "to", "consent")


@dataclass(frozen=True)
class Path:
    """Sends of one kind of data along one way.

    keys: data type, code, recipient, country, each unique in its column. names: what they are called. consent: of
    `CONSENT`. relation: of the recipient to the app. row: the same as plain values.
    """

    keys: tuple[str, str, str, str]
    names: tuple[Texts, Texts, Texts, Texts]
    consent: str
    n: int
    row: Mapping[str, Any]


def flow_paths(data: ReportData) -> list[Path]:
    """Give the ways that data took, the most sends first; placeholders are left out."""
    seen = disclosed(data)
    seen = seen[seen["act"] == "sent"]
    if seen.empty:
        return []
    names, countries = Names(data), _server_countries(data, seen["ref_id"])
    sdk = seen["sdk_id"].astype("object").where(seen["sdk_id"].notna(), "")
    by_subject = seen["subject_kind"] + ":" + seen["subject"].where(seen["subject_kind"] == "sdk", "")
    rows = seen.assign(
        code=("id:" + sdk).where(sdk != "", by_subject),
        consent=[_consent(state) for state in seen["consent_state"]],
        server=seen["ref_id"].map(countries).fillna(""),
    )
    groups = rows.groupby(list(_KEYS), sort=True, dropna=False)
    made = [_path(dict(zip(_KEYS, key, strict=True)), group, names) for key, group in groups]
    return sorted(made, key=lambda path: (-path.n, path.keys, path.consent))


def _consent(state: str) -> str:
    return "unknown" if state == "unknown" else "without" if state in WITHOUT_CONSENT else "with"


def _server_countries(data: ReportData, flow_ids: pd.Series) -> dict[str, str]:
    flows = data.tables.columns("flows", ["flow_id", "server_country"])
    flows = flows[flows["flow_id"].isin(flow_ids)]
    pairs = zip(flows["flow_id"], flows["server_country"].astype("object"), strict=True)
    return {flow: country for flow, country in pairs if isinstance(country, str)}


def _path(key: Mapping[str, str], group: pd.DataFrame, names: Names) -> Path:
    country = names.country_code(key["to"])
    relation = str(next(iter(group["party_relation"].dropna()), "unknown"))
    kind = texts_of(lambda lang: shown(name_of(key["data_type"], lang)))
    texts = (kind, _code(key["code"], names), _recipient(key["to"], names), country_texts(country))
    hosts = sorted({str(host) for host in group["host"].dropna()})
    servers = sorted(set(group["server"]) - {""})
    row = {
        "data_type": key["data_type"],
        "code": texts[1]["en"],
        "recipient": texts[2]["en"],
        "is_company_known": names.is_company(key["to"]),
        "relation": relation,
        "company_country": country or "unknown",
        "server_countries": " ".join(servers) or "unknown",
        "consent": key["consent"],
        "n": len(group),
        "first_t": iso_times(group["t"].iloc[:1])[0] or "",
        "hosts": " ".join(shown(host) for host in hosts),
    }
    return Path((key["data_type"], key["code"], key["to"], country), texts, key["consent"], len(group), row)


def _code(code: str, names: Names) -> Texts:
    """Give whose code read what was sent."""
    kind, _, name = code.partition(":")
    if kind == "id":
        return sdk_texts(name)
    if kind == "sdk" and name:
        party = names.party(name)
        return texts_of(lambda lang: t("figure.code_of", lang, name=party[lang]))
    return said("figure.code_app") if kind == "app" else said("figure.code_unknown")


def _recipient(to: str, names: Names) -> Texts:
    if not to:
        return said("figure.to_unknown")
    return names.party(to)
