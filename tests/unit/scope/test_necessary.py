"""The necessary lists: all 39, and a wrong id is a usage error with the nearest right word."""

from __future__ import annotations

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.necessary import categories, category


def test_all_39_categories_stand_in_the_order_of_the_rule() -> None:
    assert [item.number for item in categories().values()] == list(range(1, 40))


def test_thirteen_categories_need_nothing() -> None:
    assert sum(not item.data_types for item in categories().values()) == 13


def test_ride_hailing_needs_the_phone_number_and_no_contacts() -> None:
    needed = category("ride_hailing").data_types
    assert "phone_number" in needed
    assert "contacts" not in needed


def test_a_wrong_id_names_the_nearest_right_one() -> None:
    with pytest.raises(UsageError, match="ride_hailin'") as caught:
        category("ride_hailin")
    assert caught.value.hint == "did you mean 'ride_hailing'?"


def test_a_category_can_begin_a_scope() -> None:
    from analyzer.scope.declared import declared_by
    from analyzer.scope.necessary import category

    declared = declared_by(category("online_community"))
    assert declared.category == "online_community"
    assert [(item.data_type, item.declared, item.necessary) for item in declared.items] == [
        ("phone_number", "collected", True)
    ]
