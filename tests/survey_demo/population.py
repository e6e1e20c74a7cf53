"""The twenty apps of the demonstration: their behavior files, and what a survey of them must count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

POPULATION = Path(__file__).with_name("population.yaml")
_APIS = {
    "location_precise": "android.location.last_known",
    "contacts": "android.contacts.query",
    "imei": "android.telephony.imei",
    "phone_number": "android.telephony.line1_number",
    "oaid": "msa.oaid",
    "mac_address": "android.wifi.mac_address",
    "installed_apps": "android.packages.installed_packages",
    "advertising_id": "gms.advertising_id",
    "clipboard": "android.clipboard.primary_clip",
    "android_id": "android.settings.android_id",
}
_COUNTED = ("read", "sent", "sent_third", "before_consent", "unnecessary", "overcollected")


def load() -> dict[str, Any]:
    """Give the population as it is written."""
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(POPULATION)
    return data


def behaviors(population: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give app id and behavior file of each app."""
    for app in population["apps"]:
        own = f"api.{app['id'].replace('.', '-')}.example"
        hosts = {"own": own} | population["hosts"]
        before = list(_steps(app["before"], hosts, "launch"))
        after = list(_steps(app["after"], hosts, None))
        yield (
            app_id(app),
            {
                "version": 1,
                "app": {"id": app_id(app), "version": "1.0", "category": app["category"]},
                "persona": "lin",
                "scenario": "first-run-accept",
                "hosts": [{"host": host} for host in hosts.values()],
                "steps": [
                    {"phase": "launch", "do": "write_prefs", "path": "first_run"},
                    *before,
                    {"phase": "consent_dialog", "do": "show_dialog"},
                    {"phase": "in_use", "do": "write_prefs", "path": "used"},
                ],
                "reactions": {"accept": [{"do": "write_prefs", "path": "agreed"}, *after], "refuse": [{"do": "exit"}]},
            },
        )


def declared(population: dict[str, Any]) -> dict[str, list[str]]:
    """Give what each app declares that declares anything."""
    return {app_id(app): app["declares"] for app in population["apps"] if "declares" in app}


def app_id(app: dict[str, Any]) -> str:
    """Give the id of an app."""
    return f"com.demo.{app['id']}"


def _steps(part: dict[str, Any], hosts: dict[str, str], phase: str | None) -> Iterator[dict[str, Any]]:
    where = {"phase": phase} if phase else {}
    for data_type in part.get("read", ()):
        yield where | {"do": "read", "api": _APIS[data_type]}
    for company, data_types in part.get("send", {}).items():
        for data_type in data_types:
            yield where | {"do": "send", "host": hosts[company], "data_type": data_type, "location": "body",
                           "layers": ["json"], "path": f"$.{data_type}"}  # fmt: skip


def truth(population: dict[str, Any]) -> dict[str, set[tuple[str, ...]]]:
    """Give, table by table, what must be counted, from the population alone.

    cca: (category or "", class, k, n); declared: the same of what the apps declare. any: (measure, k, n).
    recipients: (company, k, n). before: (data type, k).
    What an app sends cannot be judged where nothing at all went through the proxy: such apps are not in those n.
    """
    cells = [_cells(app, population) for app in population["apps"]]
    n, n_talking = len(cells), sum(bool(of["sent"]) for of in cells)
    categories = sorted({app["category"] for app in population["apps"]})
    classes = population["classes"] | {"any": None}
    cca, declared_cca = set(), set()
    for category in ["", *categories]:
        chosen = [of for app, of in zip(population["apps"], cells, strict=True) if category in ("", app["category"])]
        for name, types in classes.items():
            k = sum(bool(of["overcollected"] if types is None else of["overcollected"] & set(types)) for of in chosen)
            cca.add((category, name, str(k), str(len(chosen))))
            beyond = [set(app["declares"]) - {*population["necessary"][app["category"]]} for app in population["apps"]
                      if category in ("", app["category"]) and "declares" in app]  # fmt: skip
            k = sum(bool(of if types is None else of & set(types)) for of in beyond)
            declared_cca.add((category, name, str(k), str(len(beyond))))
    companies = {company for of in cells for company in of["companies"]}
    types = {one for of in cells for one in of["before_consent"]}
    return {
        "cca": cca,
        "declared": declared_cca,
        "any": {
            (name, str(sum(bool(of[name]) for of in cells)), str(n_talking if name.startswith("sent") else n))
            for name in _COUNTED
        },
        "recipients": {(name, str(sum(name in of["companies"] for of in cells)), str(n_talking)) for name in companies},
        "before": {(name, str(sum(name in of["before_consent"] for of in cells))) for name in types},
    }


def _cells(app: dict[str, Any], population: dict[str, Any]) -> dict[str, set[str]]:
    before, after = app["before"], app["after"]
    read = {*before.get("read", ()), *after.get("read", ())}
    sends = [(to, one) for part in (before, after) for to, types in part.get("send", {}).items() for one in types]
    sent = {one for _, one in sends}
    early = {*before.get("read", ())} | {one for types in before.get("send", {}).values() for one in types}
    unnecessary = (read | sent) - {*population["necessary"][app["category"]]}
    return {
        "read": read, "sent": sent, "sent_third": {one for to, one in sends if to != "own"}, "before_consent": early,
        "unnecessary": unnecessary, "overcollected": early | unnecessary,
        "companies": {to for to, _ in sends if to != "own"},
    }  # fmt: skip
