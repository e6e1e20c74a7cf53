from __future__ import annotations

from typing import Any

from analyzer.scope.compare import compare, where
from analyzer.scope.declared import Declared, DeclaredItem


def _document(*items: tuple[str, str] | DeclaredItem) -> Declared:
    made = [item if isinstance(item, DeclaredItem) else DeclaredItem(*item) for item in items]  # type: ignore[arg-type]
    return Declared(made)


def _changes(a: Declared, b: Declared) -> set[tuple[Any, ...]]:
    return {(one.change, one.data_type, one.declared) for one in compare(a, b)}


def test_what_only_one_declares_is_told() -> None:
    a, b = (
        _document(("imei", "collected"), ("email", "collected")),
        _document(("email", "collected"), ("sms", "shared")),
    )
    assert _changes(a, b) == {("only_a", "imei", "collected"), ("only_b", "sms", "shared")}
    assert _changes(a, a) == set()


def test_what_one_declares_and_the_other_denies_comes_first() -> None:
    a, b = _document(("imei", "collected"), ("aaa", "collected")), _document(("imei", "denied"))
    found = compare(a, b)
    assert found[0].change == "contradicted"
    assert ("only_a", "imei", "collected") not in _changes(a, b)
    turned = compare(b, a)[0]
    assert (turned.a.declared if turned.a else "", turned.b.declared if turned.b else "") == ("denied", "collected")


def test_a_denial_of_sharing_does_not_touch_collecting() -> None:
    denial = DeclaredItem("imei", "denied", party="third")
    assert ("contradicted", "imei", "collected") not in _changes(_document(("imei", "collected")), _document(denial))


def test_other_recipients_are_a_change() -> None:
    def shared(name: str) -> Declared:
        return _document(DeclaredItem("imei", "shared", party="third", recipients=(name,)))

    assert _changes(shared("A"), shared("B")) == {("changed", "imei", "shared")}
    assert _changes(shared("A"), shared("a")) == set()


def test_a_word_that_only_may_mean_it_leaves_the_matter_open() -> None:
    possible = DeclaredItem("imei", "collected", confidence="possible")
    assert _changes(_document(("imei", "collected")), _document(possible)) == {("unsure", "imei", "collected")}
    assert _changes(_document(possible), _document()) == set()


def test_permissions_are_compared_by_name() -> None:
    a = _document(DeclaredItem("", "permission", permission="p.CALL"))
    b = _document(DeclaredItem("", "permission", permission="p.OTHER"))
    assert [one.change for one in compare(a, b)] == ["only_a", "only_b"]


def test_a_place_is_told_with_its_words() -> None:
    assert where(DeclaredItem("imei", "collected", source="a", locator="line 1", quote="IMEI")) == "a, line 1: IMEI"
    assert where(None) == ""


def test_a_tick_for_several_types_is_met_by_the_one_that_the_policy_names() -> None:
    ticks = [
        DeclaredItem(name, "collected", locator="line 7", quote="Device or other IDs")
        for name in ("imei", "oaid", "drm_id")
    ]
    form = Declared([*ticks, DeclaredItem("email", "collected", locator="line 9")], kind="play_data_safety")
    policy = _document(("imei", "collected"))
    assert _changes(policy, form) == {("only_b", "email", "collected")}
    assert _changes(form, policy) == {("only_a", "email", "collected")}
    assert _changes(_document(("sms", "collected")), form) >= {("only_b", "oaid", "collected")}
    assert _changes(policy, Declared(form.items)) >= {("only_b", "oaid", "collected")}
