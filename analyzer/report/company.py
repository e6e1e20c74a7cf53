"""What companies, SDKs and countries are called in each language; one look-up for every output."""

from __future__ import annotations

import functools

from analyzer.detect.parties import parties
from analyzer.detect.sdks import sdks
from analyzer.i18n.catalog import t, t_or
from analyzer.report.safe import shown


def company_name(party_id: str, lang: str, told: str | None = None) -> str:
    """Give the name of a company; what the list lacks, such as a domain, stands for itself. Printable.

    told: its English name in the session at hand, which comes before the list's.

    >>> company_name("umeng", "zh"), company_name("ads.example", "zh"), company_name("umeng", "en", "Umeng")
    ('友盟+', 'ads.example', 'Umeng')
    """
    known = parties().get(party_id)
    if lang == "zh" and known is not None and known.name_zh:
        return shown(known.name_zh)
    return shown(told or (known.name if known else party_id))


def translated(name: str, lang: str) -> str:
    """Give the name of a company that is told by its English one; any other text stands for itself. Printable.

    >>> translated("Umeng+ (Alibaba)", "zh"), translated("ads.example", "zh")
    ('友盟+', 'ads.example')
    """
    return company_name(_ids().get(name, ""), lang, name)


@functools.cache
def _ids() -> dict[str, str]:
    return {party.name: party.id for party in parties().values()}


def sdk_name(sdk_id: str, lang: str) -> str:
    """Give the name of an SDK; an id that the list lacks stands for itself. Printable."""
    known = sdks().get(sdk_id)
    if known is None:
        return shown(sdk_id)
    return shown((known.name_zh or known.name) if lang == "zh" else known.name)


def country_name(code: str, lang: str) -> str:
    """Give the name of a country with its code, ISO 3166-1 alpha-2; an empty text is an unknown one."""
    return t_or(f"country.{code.lower()}", lang, shown(code)) if code else t("figure.country_unknown", lang)
