"""The only place that knows where our addons, hooks, data and pages lie: in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

from analyzer.model.errors import SetupError

_PACKAGE = Path(__file__).resolve().parent
_PACKED = {
    "addons": (_PACKAGE / "_addons", _PACKAGE.parent / "addons"),
    "hook_specs": (_PACKAGE / "_hooks" / "specs", _PACKAGE.parent / "hooks" / "specs"),
    "hook_bundle": (_PACKAGE / "_hooks" / "dist", _PACKAGE.parent / "hooks" / "dist"),
    "data": (_PACKAGE / "data",),
    "docs": (_PACKAGE / "docs",),
    "scenarios": (_PACKAGE / "record" / "scenarios",),
    "schemas": (_PACKAGE / "schemas",),
    "embedded": (_PACKAGE / "record" / "devices" / "embedded",),
}


def path(name: str) -> Path:
    """Give the folder called `name`.

    name: one of addons, hook_specs, hook_bundle, data, docs, scenarios, schemas, embedded.
    Raises SetupError E290 when the installation lacks it.
    """
    for candidate in _PACKED[name]:
        if candidate.is_dir():
            return candidate
    raise SetupError(
        f"this installation has no {name!r} folder",
        code="E290",
        hint="repair it with: pip install --force-reinstall consentinel",
    )


def names() -> list[str]:
    """Give the names of all folders, in a fixed order."""
    return list(_PACKED)
