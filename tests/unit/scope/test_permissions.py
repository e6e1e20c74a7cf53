from __future__ import annotations

import pytest

from analyzer.scope.permissions import is_asked, opened_by


@pytest.mark.parametrize(
    ("permission", "opened"),
    [
        ("android.permission.READ_CALENDAR", ("calendar",)),
        ("android.permission.QUERY_ALL_PACKAGES", ("installed_apps",)),
        ("android.permission.health.READ_STEPS", ("fitness_body", "health_medical")),
        ("android.permission.INTERNET", ()),
        ("com.example.OWN", ()),
    ],
)
def test_a_permission_opens_its_data_types(permission: str, opened: tuple[str, ...]) -> None:
    assert opened_by(permission) == opened


def test_a_permission_may_be_asked_for_without_opening_data() -> None:
    assert (opened_by("android.permission.CALL_PHONE"), is_asked("android.permission.CALL_PHONE")) == ((), True)
    assert not is_asked("android.permission.INTERNET")
