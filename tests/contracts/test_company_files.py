"""The files of companies and SDKs: what their entries must hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from publicsuffixlist import PublicSuffixList

from analyzer import resources, yamlio
from analyzer.detect.sdks import longest_package

DATA = yamlio.load_data(resources.path("data") / "parties.yaml")
ENTRIES: list[dict[str, Any]] = DATA["parties"]
KEYS = ["id", "name", "name_zh", "country", "kind", "domains", "packages", "platform_hosts"]
KEYS += ["source", "confidence", "recalled"]
SOURCES = r"(Exodus|LibChecker|AdGuard|TrackHAR|endpoint file): \S.*|docs"


def _claims(name: str) -> list[tuple[str, str]]:
    return [(claim, entry["id"]) for entry in ENTRIES for claim in entry.get(name, ())]


def test_every_entry_has_its_keys_in_order() -> None:
    wrong = [entry["id"] for entry in ENTRIES if list(entry) != [key for key in KEYS if key in entry]]
    needed = {"id", "name", "country", "kind", "source", "confidence"}
    assert wrong + [entry["id"] for entry in ENTRIES if not needed <= set(entry)] == []
    assert [entry["id"] for entry in ENTRIES if not entry.get("domains") and not entry.get("packages")] == []


def test_ids_countries_and_kinds_have_their_form() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    assert [entry["id"] for entry in ENTRIES if not re.fullmatch(r"[A-Z]{2}", entry["country"])] == []
    assert {entry["kind"] for entry in ENTRIES} == set(DATA["kinds"])


def test_every_claim_is_seen_in_a_named_source_or_marked_as_recalled() -> None:
    for entry in ENTRIES:
        facts = {*entry.get("domains", ()), *entry.get("packages", ())}
        recalled = set(entry.get("recalled", ()))
        assert recalled <= facts, entry["id"]
        if entry["confidence"] == "recalled":
            assert (entry["source"], recalled) == ("recalled", set()), entry["id"]
        else:
            assert entry["confidence"] == "seen" and recalled < facts, entry["id"]
            assert [part for part in entry["source"].split("; ") if not re.fullmatch(SOURCES, part)] == [], entry["id"]


def test_endpoint_files_that_are_sources_exist_and_name_a_host_of_the_entry() -> None:
    folder = resources.path("data") / "endpoints"
    for entry in ENTRIES:
        for names in re.findall(r"endpoint file: ([a-z0-9_, ]+)", entry["source"]):
            for name in names.strip().split(", "):
                text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
                assert any(domain in text for domain in entry["domains"]), (entry["id"], name)


def test_no_domain_and_no_package_is_claimed_twice() -> None:
    for name in ("domains", "packages"):
        claims = [claim for claim, _ in _claims(name)]
        assert sorted(claims) == sorted(set(claims))


@pytest.mark.parametrize(("name", "parent"), [("domains", 1), ("packages", -1)])
def test_no_company_claims_what_lies_below_its_own_claim(name: str, parent: int) -> None:
    owner = dict(_claims(name))
    below = []
    for claim, party in owner.items():
        steps = claim.split(".")
        wider = (steps[n:] for n in range(1, len(steps))) if parent > 0 else (steps[:n] for n in range(1, len(steps)))
        below += [claim for step in wider if owner.get(".".join(step)) == party]
    assert below == []


def test_every_domain_is_registrable_or_below_one() -> None:
    suffixes = PublicSuffixList(only_icann=True)
    domains = [domain for domain, _ in _claims("domains")]
    assert [domain for domain in domains if suffixes.privatesuffix(domain, accept_unknown=False) is None] == []
    label = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
    assert [domain for domain in domains if not re.fullmatch(rf"{label}(?:\.{label})+", domain)] == []


def test_packages_are_java_names_and_no_bare_country_or_com() -> None:
    packages = [package for package, _ in _claims("packages")]
    assert [package for package in packages if not re.fullmatch(r"[A-Za-z]\w*(\.\w+)*", package)] == []
    assert (
        set(packages) & {"com", "cn", "org", "net", "io", "jp", "com.cn", "co.jp", "android", "java", "kotlin"} == set()
    )


def test_companies_seated_in_china_have_their_chinese_name() -> None:
    named = re.compile(r"[\u4e00-\u9fff]")
    without = [entry["id"] for entry in ENTRIES if entry["country"] == "CN" and not entry.get("name_zh")]
    assert sorted(without) == ["acrcloud", "altamob", "cloudmobi", "duapps", "mobpower", "pingstart"]
    assert sum(bool(named.search(entry.get("name_zh", ""))) for entry in ENTRIES) >= 120


SDKS: list[dict[str, Any]] = yamlio.load_data(resources.path("data") / "sdks.yaml")["sdks"]
SDK_KEYS = ["id", "name", "name_zh", "company", "kind", "packages", "source", "confidence"]
SDK_SOURCE = r"Exodus \d+(, \d+)*|LibChecker: .+|[\w.-]+\.(com|io|org|dev|net|at|cn|ch)(/\S*)?|recalled"


def test_every_sdk_has_its_keys_in_order_and_a_source() -> None:
    assert [sdk["id"] for sdk in SDKS if list(sdk) != [key for key in SDK_KEYS if key in sdk]] == []
    needed = {"id", "name", "kind", "packages", "source", "confidence"}
    assert [sdk["id"] for sdk in SDKS if not needed <= set(sdk) or not sdk["packages"]] == []
    ids = [sdk["id"] for sdk in SDKS]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    parts = [(sdk["id"], part) for sdk in SDKS for part in re.split(r"; ", sdk["source"])]
    assert [pair for pair in parts if not re.fullmatch(SDK_SOURCE, pair[1])] == []
    is_recalled = {sdk["id"]: sdk["source"] == "recalled" for sdk in SDKS}
    assert [sdk["id"] for sdk in SDKS if (sdk["confidence"] == "recalled") != is_recalled[sdk["id"]]] == []


def test_more_than_four_hundred_sdks_have_a_company_with_its_country() -> None:
    countries = {entry["id"]: entry["country"] for entry in ENTRIES}
    blamed = [sdk for sdk in SDKS if sdk["kind"] != "utility"]
    assert [sdk["id"] for sdk in blamed if sdk.get("company") not in countries] == []
    assert len(blamed) >= 400
    assert sum(countries[sdk["company"]] == "CN" for sdk in blamed) >= 150
    assert {sdk["kind"] for sdk in SDKS} <= {*DATA["kinds"], "utility"}


def test_no_package_is_claimed_by_two_sdks_and_none_contradicts_the_companies() -> None:
    packages = [package for sdk in SDKS for package in sdk["packages"]]
    assert sorted(packages) == sorted(set(packages))
    assert [package for package in packages if not re.fullmatch(r"[A-Za-z]\w*(\.\w+)*", package)] == []
    owners = dict(_claims("packages"))
    below = [(sdk, package, longest_package(package, owners)) for sdk in SDKS for package in sdk["packages"]]
    assert [(sdk["id"], name) for sdk, name, owner in below if owner and owner != sdk.get("company")] == []
