"""Which data types an Android permission opens."""

from __future__ import annotations

from functools import cache

from analyzer.datatypes import data_types

_WITHOUT_DATA = frozenset(
    "android.permission." + name
    for name in (
        "CALL_PHONE",
        "ANSWER_PHONE_CALLS",
        "ACCEPT_HANDOVER",
        "USE_SIP",
        "POST_NOTIFICATIONS",
    )
) | {"com.android.voicemail.permission.ADD_VOICEMAIL"}
"""Permissions that the user is asked for though they open no data."""

_HEALTH = "android.permission.health."


def opened_by(permission: str) -> tuple[str, ...]:
    """Give the data types that a permission opens, sorted; () where it opens none or is unknown."""
    if permission.startswith(_HEALTH):
        return ("fitness_body", "health_medical")
    return _by_permission().get(permission, ())


def is_asked(permission: str) -> bool:
    """Tell whether the user is asked for a permission that opens no data."""
    return permission in _WITHOUT_DATA


@cache
def _by_permission() -> dict[str, tuple[str, ...]]:
    opened: dict[str, set[str]] = {}
    for data_type in data_types().values():
        for permission in data_type.permissions:
            opened.setdefault(permission, set()).add(data_type.id)
    return {permission: tuple(sorted(found)) for permission, found in opened.items()}
