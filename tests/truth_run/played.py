"""A behavior of the embedded device out of a corpus: each name and placement that the player can write, once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from analyzer.record import behavior
from analyzer.record.persona import API_DATA_TYPES, ARGUMENT_APIS, load_persona

PERSONA = "lin"
_PHASES = ("launch", "in_use", "idle", "background", "screen_off")
_HOSTS = {"message": "ws.corpus.example", "": "api.corpus.example"}
_SEALED = tuple(getattr(behavior, "SEALED", ()))
_LAYERS = frozenset(behavior.LAYERS) - {*_SEALED}
_UNNAMED = re.compile(r"hex\((?:md5|sha1|sha256)")
"""The player does not name the step from a digest to its hex digits; nor base64 over nothing but the value, which is
no layer."""
_PACKED = frozenset({"gzip", "deflate"})
_LEAST_LENGTH = 12
"""Shorter values carry little, and are judged elsewhere."""

Step = dict[str, Any]


def write_behavior(labels: Iterable[dict[str, Any]], file: Path, n_steps: int) -> int:
    """Write a behavior of at most `n_steps` sends and give their number; what is sent was read before."""
    apis = [*_apis()]
    sends = [*_sends(labels)][:n_steps]
    steps: list[Step] = [{"phase": _PHASES[0], "do": "read", "api": api} for api in apis]
    for phase, part in zip(_PHASES, _parts(sends, len(_PHASES)), strict=True):
        steps += [{"phase": phase, "do": "send", **send} for send in part]
        if phase == _PHASES[0]:
            steps.append({"phase": "consent_dialog", "do": "show_dialog"})
    turns = cycle(apis)
    for step in steps:
        if step["do"] == "send":
            step["api"] = next(api for api in turns if _fits(api, step))
    hosts = [{"host": host, "http": "ws" if location == "message" else 1} for location, host in _HOSTS.items()]
    document = {
        "version": 1, "app": {"id": "com.corpus.app", "version": "1.0"}, "persona": PERSONA,
        "scenario": "first-run-accept", "hosts": hosts, "steps": steps,
    }  # fmt: skip
    file.write_text(json.dumps(document, indent=1), encoding="utf-8")
    return len(sends)


def _apis() -> Iterator[str]:
    """Give one API for each data type whose value the persona has."""
    persona, seen = load_persona(PERSONA, near=Path()), set[str]()
    for api, data_type in API_DATA_TYPES.items():
        values = persona.values_of_api(api)
        is_fit = api not in ARGUMENT_APIS and len(values) == 1 and len(values[0]) >= _LEAST_LENGTH
        if is_fit and data_type not in seen:
            seen.add(data_type)
            yield api


def _fits(api: str, step: Step) -> bool:
    """Tell whether the value may stand where it is sent: a header takes only ASCII (RFC 9110 §5.5)."""
    is_head = step["location"] in ("header", "cookie")
    is_as_read = {*re.split(r"[()]", step["transform"])} <= {"", "plain", "upper", "lower"}
    return not (is_head and is_as_read) or _value(api).isascii()


def _value(api: str) -> str:
    [value] = load_persona(PERSONA, near=Path()).values_of_api(api)
    return value


def _sends(labels: Iterable[dict[str, Any]]) -> Iterator[Step]:
    """Give what the player can write of a corpus, each once, and every third body as an app would seal it."""
    seen: set[tuple[str, ...]] = set()
    for label in labels:
        layers = [*filter(None, label["layers"].split(">"))]
        key = (label["transform"], label["location"], label["layers"])
        if key in seen or label["path"] == "host" or not _can_play(label["transform"], label["location"], layers):
            continue
        seen.add(key)
        if _SEALED and label["location"] == "body" and len(seen) % 3 == 0:
            sealed = _SEALED[len(seen) % len(_SEALED)]
            layers = [sealed, *layers] if len(seen) % 2 else ["base64", sealed, *layers]
        location = label["location"]
        yield {
            "host": _HOSTS.get(location, _HOSTS[""]), "transform": label["transform"], "location": location,
            "layers": layers,
        }  # fmt: skip


def _can_play(transform: str, location: str, layers: list[str]) -> bool:
    steps = [step for step in re.split(r"[()]", transform) if step]
    if (
        _UNNAMED.search(transform)
        or layers[-1:] == ["base64"]
        or not {*steps} <= {"plain", *behavior.TRANSFORMS}
        or not {*layers} <= _LAYERS
    ):
        return False
    if location in ("url", "header"):
        return not layers
    if location == "cookie":
        return layers == ["cookie"]
    if location == "query":
        return layers[:1] == ["query"] and not _PACKED & {*layers}
    late = layers[1:] if location == "body" else layers
    return location in ("body", "message") and not ({"query", "cookie"} & {*layers} or _PACKED & {*late})


def _parts(items: list[Step], n: int) -> list[list[Step]]:
    size = -(-len(items) // n)
    return [items[at * size : (at + 1) * size] for at in range(n)]
