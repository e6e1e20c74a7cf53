"""The compiled agents as they lie in this installation, and the proof that they are ours."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from analyzer import resources
from analyzer.model.errors import SetupError
from analyzer.model.events import PROTOCOL

_FILES = {"native": "agent.native.js", "gate": "java_gate.js"}
_AGENT = "agent.android.js"
_REPAIR = "reinstall consentinel; in a checkout run: python hooks/build.py"


@dataclass(frozen=True)
class Bundle:
    """The compiled agent and what its proof says of it."""

    source: str
    sha256: str
    protocol: int


def load_bundle(runtime: str = "hotspot") -> Bundle:
    """Read the compiled agent for a runtime and its proof; `native` has a small bundle without the Java bridge.

    `gate` is no agent: it holds a process that makes a Java runtime until an agent is in it.

    Raises SetupError E238 when it is missing or was changed, E237 when it speaks another protocol than we do.
    """
    folder = resources.path("hook_bundle")
    try:
        data = (folder / _FILES.get(runtime, _AGENT)).read_bytes()
        proof = json.loads((folder / "bundle.json").read_bytes())
        sha256 = str(proof[runtime]["sha256"] if runtime in _FILES else proof["sha256"])
    except (OSError, ValueError, KeyError) as error:
        raise SetupError("the hook bundle cannot be read", code="E238", hint=_REPAIR) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SetupError("the hook bundle is not the one its proof describes", code="E238", hint=_REPAIR)
    if proof["protocol"] != PROTOCOL:
        raise protocol_error(proof["protocol"])
    return Bundle(data.decode("utf-8"), sha256, proof["protocol"])


def protocol_error(protocol: object) -> SetupError:
    """Give the error for an agent that speaks another protocol than we do."""
    text = f"the hook bundle speaks protocol {protocol}, this program speaks {PROTOCOL}"
    return SetupError(text, code="E237", hint=_REPAIR)
