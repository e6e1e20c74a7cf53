"""Names of parties, SDKs and countries in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.company import company_name, country_name, sdk_name
from analyzer.report.figures.bilingual import Texts, texts_of

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
        return texts_of(lambda lang: company_name(party_id, lang, self._names.get(party_id)))

    def is_company(self, party_id: str) -> bool:
        """Tell whether a recipient is a company that the session knows, not a bare domain."""
        return party_id in self._names

    def country_code(self, party_id: str) -> str:
        """Give the country of a company, ISO 3166-1 alpha-2, or an empty text when it is not known."""
        return self._countries.get(party_id, "")


def sdk_texts(sdk_id: str) -> Texts:
    """Give the name of an SDK; an id that the list lacks stands for itself."""
    return texts_of(lambda lang: sdk_name(sdk_id, lang))


def country_texts(code: str) -> Texts:
    """Give the name of a country with its code, unknown for none."""
    return texts_of(lambda lang: country_name(code, lang))
