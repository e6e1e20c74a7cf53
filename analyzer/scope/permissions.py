"""Which data types an Android permission opens (data/permissions.yaml)."""

from __future__ import annotations

from analyzer import knowledge


def opened_by(permission: str) -> tuple[str, ...]:
    """Give the data types that a permission opens, sorted; () where it opens none or is unknown."""
    known = knowledge.permission(permission)
    return tuple(sorted(known.data_types)) if known else ()


def is_asked(permission: str) -> bool:
    """Tell whether the user is asked for a permission at run time."""
    known = knowledge.permission(permission)
    return known is not None and known.is_dangerous
