"""The environment that every test sees, and that what is started before a test is started with."""

from __future__ import annotations

from collections.abc import Mapping

FIXED = {"TZ": "UTC", "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "PYTHONHASHSEED": "0"}
REMOVED = (
    "FORCE_COLOR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
)


def fixed(environment: Mapping[str, str]) -> dict[str, str]:
    """Give an environment with what is fixed, and without what is removed."""
    return {key: value for key, value in environment.items() if key not in REMOVED} | FIXED
