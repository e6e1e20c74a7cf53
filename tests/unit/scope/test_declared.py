from __future__ import annotations

from analyzer.scope.declared import Declared, DeclaredItem, merge


def _document(source: str, *items: DeclaredItem, is_inventory: bool = False) -> Declared:
    return Declared(list(items), source=source, is_inventory=is_inventory)


def _item(data_type: str, declared: str = "collected", source: str = "a", **others: object) -> DeclaredItem:
    return DeclaredItem(data_type, declared, source=source, locator="line 1", **others)  # type: ignore[arg-type]


def test_statements_that_say_the_same_become_one_item_and_the_surest_speaks() -> None:
    draft = merge(
        [
            _document("a", _item("imei", confidence="possible", purpose="fraud")),
            _document("b", _item("imei", source="b", confidence="certain")),
        ]
    )
    (item,) = draft.items
    assert (item.best.source, item.best.purpose) == ("b", "fraud")
    assert [other.source for other in item.also] == ["a"]


def test_a_type_that_one_declares_and_another_denies_is_a_conflict() -> None:
    draft = merge([_document("a", _item("imei")), _document("b", _item("imei", "denied", "b"))])
    assert [(conflict.code, conflict.data_type) for conflict in draft.conflicts] == [("contradicted", "imei")]
    assert draft.conflicts[0].text == "a, line 1 declares it collected, b, line 1 denies it"


def test_a_denial_of_sharing_is_no_denial_of_collecting() -> None:
    draft = merge([_document("a", _item("imei"), _item("imei", "denied", party="third"))])
    assert draft.conflicts == []
    draft = merge([_document("a", _item("imei", "shared", party="third"), _item("imei", "denied", party="third"))])
    assert [conflict.code for conflict in draft.conflicts] == ["contradicted"]


def test_a_permission_that_no_document_explains_is_a_conflict() -> None:
    asked = _item("contacts", "permission", permission="android.permission.READ_CONTACTS")
    assert [conflict.code for conflict in merge([_document("a", asked)]).conflicts] == ["permission_only"]
    draft = merge([_document("a", asked), _document("b", _item("contacts", source="b"))])
    assert draft.conflicts == []
    assert draft.items[0].best.permission == "android.permission.READ_CONTACTS"


def test_what_an_inventory_leaves_out_is_a_conflict() -> None:
    documents = [_document("a", _item("imei")), _document("form", _item("email", source="form"), is_inventory=True)]
    assert [(conflict.code, conflict.data_type) for conflict in merge(documents).conflicts] == [("not_in", "imei")]


def test_a_category_tells_what_is_necessary() -> None:
    draft = merge([_document("a", _item("phone_number"), _item("contacts"))], category="ride_hailing")
    assert {item.best.data_type: item.best.necessary for item in draft.items} == {
        "contacts": False,
        "phone_number": True,
    }
    assert [(conflict.code, conflict.data_type) for conflict in draft.conflicts] == [("not_necessary", "contacts")]


def test_documents_of_different_apps_are_a_conflict() -> None:
    draft = merge([Declared([], source="a", app_id="x.y"), Declared([], source="b", app_id="x.z")])
    assert [conflict.code for conflict in draft.conflicts] == ["app_id"]
    assert draft.app_id == "x.y"


def test_a_waiver_is_kept() -> None:
    draft = merge([_document("a", _item("imei")), _document("b", _item("imei", source="b", waiver="pipl-13-2"))])
    assert draft.items[0].best.waiver == "pipl-13-2"
