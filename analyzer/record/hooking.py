"""What is to be hooked in an app: our specs and the user's, and what the operator lets us change in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer import resources, yamlio
from analyzer.model.errors import UsageError

if TYPE_CHECKING:
    from analyzer.record.instrument import Instrument

_PLAIN: dict[str, Any] = {
    "family": "",
    "canary": None,
    "args": None,
    "value": None,
    "log_args": [],
    "crypto": None,
    "skip_callers": [],
    "data_type": None,
    "risk": "low",
    "since_api": 1,
    "until_api": None,
}
"""What a hook spec of the agent has and an intervention does not use."""

OnLines = Callable[[list[dict[str, Any]]], None]
OnLost = Callable[[int, str], None]

UNPIN = "unpin"
HIDE = "hide"


@dataclass(frozen=True)
class HookOptions:
    """What the operator asked for.

    files: hook files of the user beside ours. enable: ids of `fragile` hooks that are wanted. unpin: let the app accept
    the session's CA where it pins its servers. scripts: Frida scripts of the user, loaded beside our agent. hide:
    answer what the app asks about root and Frida as a phone without them does.
    """

    files: tuple[Path, ...] = ()
    enable: tuple[str, ...] = ()
    unpin: bool = False
    scripts: tuple[Path, ...] = ()
    hide: bool = False

    def check(self) -> None:
        """Read every file now, so that a mistake ends the run before it begins. Raises UsageError."""
        from analyzer.record.native_specs import load_native_specs
        from analyzer.record.specs import load_specs

        known = {spec.id for spec in load_specs(extra_files=self.files)} | {spec.id for spec in load_native_specs()}
        unknown = sorted(set(self.enable) - known)
        if unknown:
            raise UsageError(f"no hook is called {unknown[0]!r}", code="E153", hint="see: consentinel hooks list")
        for script in self.scripts:
            _read_script(script)

    def interventions(self) -> list[str]:
        """Name what is changed in the app, scripts with the beginning of their SHA-256."""
        named = [f"script:{file.name}:{_digest(file)}" for file in self.scripts]
        return [UNPIN] * self.unpin + [HIDE] * self.hide + named

    def as_settings(self) -> dict[str, Any]:
        """Give what a reader needs to repeat the recording, for the manifest."""
        files = [str(file) for file in self.files]
        return {"hooks": files, "enable": list(self.enable), "interventions": self.interventions()}


def make_instrument(
    options: HookOptions, on_lines: OnLines, on_lost: OnLost, ca_cert: Path, *, frida_host: str | None = None
) -> Instrument:
    """Give the real hooks.

    ca_cert: PEM of the session's CA, which an unpinned app accepts. frida_host: as in `Device`.
    """
    from analyzer.record.instrument import Instrument
    from analyzer.record.native_specs import load_native_specs
    from analyzer.record.specs import load_specs

    trusted_ca = ca_cert.read_text(encoding="ascii") if options.unpin else ""
    changes = (intervention_specs() if options.unpin else []) + (hide_specs() if options.hide else [])
    below = (native_unpin_specs(trusted_ca) if options.unpin else []) + (native_hide_specs() if options.hide else [])
    return Instrument(
        specs=load_specs(extra_files=options.files),
        native=load_native_specs(),
        on_lines=on_lines,
        on_lost=on_lost,
        frida_host=frida_host,
        canaries=True,
        enable=options.enable,
        interventions=changes,
        native_interventions=below,
        trusted_ca=trusted_ca,
        scripts=[(script.name, _read_script(script)) for script in options.scripts],
    )


def intervention_specs() -> list[dict[str, Any]]:
    """Give data/interventions.yaml as the agent reads it (`hooks/src/spec.ts`), in the order of the file."""
    return [_spec(row, _unpinning(row)) for row in _data()["interventions"]]


def hide_specs() -> list[dict[str, Any]]:
    """Give the answers to questions about root and Frida, as the agent reads them (`hooks/src/spec.ts`)."""
    return [_spec(row, _answering(row)) for row in _data()["hide"]]


def native_hide_specs() -> list[dict[str, Any]]:
    """Give the same below Java (`hooks/src/spec.ts`)."""
    return [
        {
            **_native(HIDE, row),
            "when": [row["when"]],
            "lists": row.get("lists", {}),
            "properties": row.get("properties", {}),
        }
        for row in _data()["hide_native"]
    ]


def native_unpin_specs(trusted_ca: str) -> list[dict[str, Any]]:
    """Give the checks of certificates below Java that are to accept this CA, too. trusted_ca: its PEM."""
    return [{**_native(UNPIN, row), "trusted_ca": trusted_ca} for row in _data()["unpin_native"]]


def _native(unit: str, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "unit": unit,
        "symbols": row["symbols"],
        "hidden_in": row.get("hidden_in", []),
        "when": [],
        "skip_callers": [],
        "binder": None,
        "data_type": None,
        "family": "",
        "canary": None,
        "event": "intervention",
        "risk": "low",
    }


def _answering(row: dict[str, Any]) -> dict[str, Any]:
    from analyzer.record.spec_model import Value

    about = Value.model_validate(row["about"]).model_dump() if "about" in row else None
    answer = {"about": about, "matches": row.get("matches", []), "gives": row.get("gives"), "throws": row.get("throws"),
              "instead": row.get("instead", False), "drops": row.get("drops", ""),
              "replaces": row.get("replaces", {})}  # fmt: skip
    return {"kind": "answer", "chain": [], "answer": answer}


def _data() -> dict[str, Any]:
    data: dict[str, Any] = yamlio.load_data(resources.path("data") / "interventions.yaml")
    return data


def _unpinning(row: dict[str, Any]) -> dict[str, Any]:
    kind = "learn" if row.get("learn") else row.get("page", "check")
    return {"kind": kind, "chain": row.get("chain", []), "answer": None}


def _spec(row: dict[str, Any], intervention: dict[str, Any]) -> dict[str, Any]:
    when = [{"arg": 0, "op": "matches", "texts": [row["when"]]}] if "when" in row else []
    return {
        "id": row["id"],
        "class": row["class"],
        "method": row.get("method", ""),
        "field": row.get("field", ""),
        "interface": row.get("interface", False),
        "intervention": intervention,
        "when": when,
        "event": "pin_refused" if intervention["kind"] == "learn" else "intervention",
        **_PLAIN,
    }


def _read_script(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{file}: the script cannot be read ({type(error).__name__})",
            code="E155",
            hint="give a JavaScript file in UTF-8, as `frida -l` takes it",
        ) from error


def _digest(file: Path) -> str:
    return hashlib.sha256(_read_script(file).encode()).hexdigest()[:12]
