"""Names of parties, SDKs and countries in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.detect.parties import parties
from analyzer.detect.sdks import sdks
from analyzer.i18n.catalog import t_or
from analyzer.report.figures.bilingual import Texts, said, texts_of
from analyzer.report.safe import shown

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


class Names:
    """Gives what parties and SDKs of one session are called."""

    def __init__(self, data: ReportData) -> None:
        table = data.tables["parties"]
        self._names = dict(zip(table["party_id"].astype("str"), table["name"].astype("str"), strict=True))
        self._countries = {
            str(party): str(country)
            for party, country in zip(table["party_id"], table["country"].astype("object"), strict=True)
            if isinstance(country, str) and country
        }

    def party(self, party_id: str) -> Texts:
        """Give the name of a company, or what stands in its place (a domain)."""
        known = parties().get(party_id)
        name = shown(self._names.get(party_id, known.name if known else party_id))
        return {"en": name, "zh": shown(known.name_zh) if known and known.name_zh else name}

    def is_company(self, party_id: str) -> bool:
        """Tell whether a recipient is a company that the session knows, not a bare domain."""
        return party_id in self._names

    def country_code(self, party_id: str) -> str:
        """Give the country of a company, ISO 3166-1 alpha-2, or an empty text when it is not known."""
        return self._countries.get(party_id, "")


def sdk_texts(sdk_id: str) -> Texts:
    """Give the name of an SDK; an id that the list lacks stands for itself."""
    known = sdks().get(sdk_id)
    if known is None:
        return texts_of(lambda _: shown(sdk_id))
    return {"en": known.name, "zh": known.name_zh or known.name}


def country_texts(code: str) -> Texts:
    """Give the name of a country with its code, unknown for none."""
    if not code:
        return said("figure.country_unknown")
    return texts_of(lambda lang: t_or(f"country.{code.lower()}", lang, shown(code)))
