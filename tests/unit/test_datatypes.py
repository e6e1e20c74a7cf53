"""The kinds of data: complete, in both languages, every reference resolved."""

from __future__ import annotations

from analyzer import datatypes, resources, yamlio


def test_every_kind_has_a_name_in_both_languages() -> None:
    types = datatypes.data_types()  # tests/golden/index.txt lists them
    assert types
    assert [item.id for item in types.values() if set(item.names) != {"en", "zh"} or not all(item.names.values())] == []


def test_every_kind_says_its_sensitivity_and_its_sources() -> None:
    sources = set(yamlio.load_data(resources.path("data") / "datatypes.yaml")["sources"])
    for item in datatypes.data_types().values():
        assert set(item.sensitive) == {"gb35273", "pipl", "gdpr"}
        assert set(item.sensitive.values()) <= {"yes", "no", "partial"}
        assert item.source
        assert set(item.source) <= sources
        assert set(item.observable) <= {"traffic", "hook", "derived"}


def test_a_kind_is_sensitive_when_one_law_says_so_without_condition() -> None:
    types = datatypes.data_types()
    assert (types["id_number"].is_sensitive, types["android_id"].is_sensitive) == (True, False)


def test_names_and_suggestions() -> None:
    assert datatypes.name_of("imei", "zh").startswith("IMEI")
    assert datatypes.name_of("no_such_kind") == "no_such_kind"
    assert datatypes.suggest("adverising_id") == "did you mean 'advertising_id'?"
    assert datatypes.data_types()["imei"].as_dict()["id"] == "imei"
