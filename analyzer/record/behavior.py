"""Behavior files: what an app of the embedded device does, step by step (contracts §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from analyzer import resources, yamlio
from analyzer.model.errors import UsageError, did_you_mean
from analyzer.record.persona import API_DATA_TYPES, ARGUMENT_APIS, Persona, load_persona
from analyzer.record.scenario import find_scenario

OWN_PACKAGE = "com.qingzhou.app"
"""Package of the app's own code: it makes the calls of steps that name no `sdk`."""

_PLATFORM = frozenset({"android", "androidx", "java", "javax", "jdk", "sun"})

_SALTS = ("salt_before", "salt_after")
TRANSFORMS = (
    *("upper", "lower", "hex", "base64", "base64url", "percent", "md5", "sha1", "sha256"),
    *("hmac_sha256", *_SALTS),
)
"""What the player can do to a value, in order of application in a step. Key and salt are in the player alone."""

Signal = Literal[
    "umeng.policy_grant", "amap.privacy_agree", "jpush.set_auth", "firebase.set_consent", "gms.limit_ad_tracking"
]  # fmt: skip
"""Hooks of the calls by which an app tells an SDK what the user decided."""

SEALED = ("aes_cbc", "aes_gcm")
"""Layers that only a key undoes; the labels name them `decrypted`. The IV stands before the ciphertext."""

LAYERS = ("json", "form", "query", "cookie", "gzip", "deflate", "base64", *SEALED)
LOCATIONS = ("url", "query", "header", "cookie", "body", "message")
REACTIONS = ("accept", "refuse", "deny")
_LONGEST_SLEEP_S = 60
_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_ROUTE = r"^/[A-Za-z0-9/._-]+(\?[A-Za-z0-9._=&-]+)?$"
_JSON_PATH = re.compile(r"\$(\.[A-Za-z_][A-Za-z0-9_]*|\['[^']*'\])(\.[A-Za-z_][A-Za-z0-9_]*|\['[^']*'\]|\[\d\])*")
_PATHS = {
    "url": re.compile(r"segment:\d+"),
    "header": re.compile(r"[a-z0-9-]+"),
    "cookie": re.compile(r"cookie:[A-Za-z0-9_.-]+"),
    "query": re.compile(r"query:[A-Za-z0-9_.-]+"),
    "form": re.compile(r"form:[A-Za-z0-9_.-]+"),
    "json": _JSON_PATH,
    "": re.compile(""),
}
_DEFAULT_LAYERS = {"query": ["query"], "cookie": ["cookie"], "body": ["json"], "message": ["json"]}


def _chain(value: Any) -> Any:
    """Read `md5(upper)`, written outermost first, as the steps [upper, md5]."""
    if isinstance(value, str):
        value = list(reversed([name for name in re.split(r"[()]", value) if name]))
    return [name for name in value if name != "plain"] if isinstance(value, list) else value


def _layers(value: Any) -> Any:
    return [name for name in value.split(">") if name] if isinstance(value, str) else value


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Host(_Part):
    """A server of the behavior. `pinned`: the app trusts one certificate only, which is not ours."""

    host: str = Field(pattern=r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$")
    tls: bool = True
    pinned: bool = False
    http: Annotated[Literal["1", "2", "ws"], BeforeValidator(str)] = "1"


class Sent(_Part):
    """One value that a send carries, and how and where it is written."""

    data_type: str | None = None
    api: str | None = Field(default=None, description="take the value this API gives; else any of the data type")
    index: int = Field(default=0, ge=0, description="which of its values, from 0")
    transform: Annotated[list[str], BeforeValidator(_chain)] = []
    layers: Annotated[list[str] | None, BeforeValidator(_layers)] = None
    location: Literal["url", "query", "header", "cookie", "body", "message"] | None = None
    path: str | None = None


class Step(Sent):
    """One thing the app does, in a phase; without a phase, wherever the run is."""

    phase: str | None = None
    do: Literal[
        "read", "send", "show_dialog", "explain", "tap", "open_page", "withdraw", "ask_permission", "write_prefs",
        "set_consent", "change_setting", "start_component", "schedule_job", "set_alarm", "receive", "sleep", "exit",
    ]  # fmt: skip
    host: str | None = None
    sdk: str = Field(
        default=OWN_PACKAGE,
        pattern=r"^[a-z][a-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$",
        description="package whose code makes the call; any but the platform's own",
    )
    route: str = Field(default="/v1/collect", pattern=_ROUTE, description="path of a request, and fixed parameters")
    also: list[Sent] = Field(default=[], description="further values in the same request")
    times: int = Field(default=1, ge=1, le=200, description="how often the step is done in a row")
    headers: dict[str, str] = Field(default={}, description="fixed headers of a request, such as sec-gpc")
    permission: str = "android.permission.READ_PHONE_STATE"
    permissions: list[str] = Field(default=[], description="several in one call; instead of permission")
    answer: Literal["grant", "deny", "none"] | None = Field(
        default=None, description="the user's answer to this permission; else that of the scenario"
    )
    text: str = Field(default="请阅读并同意《隐私政策》", description="what a dialog says")
    caption: str = Field(default="知道了", description="the button that the user taps")
    box: Literal["ticked", "empty"] | None = Field(default=None, description="a box in the consent dialog, as shown")
    choices: list[str] = Field(default=[], description="explain: boxes to choose from, none of them ticked")
    only_agree: bool = Field(default=False, description="the consent dialog has no button to refuse with")
    value: str = Field(default="1", description="write_prefs, change_setting: the setting's new value")
    kind: Literal["text", "int", "bool"] = "text"
    signal: Signal | None = Field(default=None, description="hook of the SDK call that set_consent makes")
    granted: bool = Field(default=False, description="set_consent: what the SDK is told")
    component: str = "com.qingzhou.app.SyncService"
    app: str | None = Field(default=None, description="whose component; else the app's own")
    how: Literal["service", "foreground_service", "bind", "broadcast", "activity"] = "service"
    action: str | None = Field(default=None, description="action of an intent, or of what the system sends")
    persisted: bool = Field(default=False, description="schedule_job: the job outlives a restart of the phone")
    seconds: float = Field(default=0.1, ge=0, le=86400, description="sleep (60 at most); else until the next start")


class Reactions(_Part):
    """What follows an answer of the user."""

    accept: list[Step] = []
    refuse: list[Step] = []
    deny: list[Step] = []


class AppInfo(_Part):
    """The app that behaves so."""

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+$")
    version: str = "1.0"
    category: str | None = None
    source: str = Field(default="", description="where it was installed from, such as a store")
    permissions: tuple[str, ...] = Field(default=(), description="what its manifest asks for")


class ExpectedFinding(_Part):
    """A finding typed by hand.

    data_type: null where none is concerned; several are joined by + in order. to: party id, else registrable
    domain; null for a read. by: party whose code reads, where a rule tells them apart. subject: the permission,
    component or setting that a finding is about.
    """

    rule: str
    data_type: str | None = None
    to: str | None = None
    by: str | None = None
    subject: str | None = None


class Expect(_Part):
    """What the analysis of a run must find: exactly this."""

    findings: list[ExpectedFinding]


class BehaviorFile(_Part):
    """The whole file."""

    version: Annotated[int, Field(ge=1, le=1)]
    app: AppInfo
    persona: str
    scenario: str = "first-run-accept"
    hosts: list[Host]
    steps: list[Step]
    reactions: Reactions = Reactions()
    expect: Expect | None = None


@dataclass(frozen=True)
class Behavior:
    """A behavior that can be played. scope_file: `<name>.scope.yaml` beside the file, if there is one."""

    name: str
    file: Path
    spec: BehaviorFile
    persona: Persona
    scope_file: Path | None


def behavior_names() -> list[str]:
    """Give the names of the behaviors that come with us, sorted."""
    return sorted(file.stem for file in _folder().glob("*.yaml") if not file.stem.endswith(".scope"))


def load_behavior(name: str | Path) -> Behavior:
    """Read a behavior by name or from a file.

    Raises UsageError E160 (no such behavior), E161 (the file breaks the model), E162 (it contradicts itself,
    or asks for what the player cannot do), both with file:line:column; E167, E168 (persona), E169 (scenario).
    """
    file = Path(name)
    if str(name) in behavior_names():
        file = _folder() / f"{name}.yaml"
    elif not file.suffix:
        known = behavior_names()
        hint = did_you_mean(str(name), known) or f"behaviors: {', '.join(known)}; or the path of a file"
        raise UsageError(f"there is no behavior {str(name)!r}", code="E160", hint=hint)
    document = yamlio.load(file, what="behavior")
    spec = yamlio.validated(document, BehaviorFile, code="E161")
    persona = load_persona(spec.persona, near=file.parent)
    find_scenario(spec.scenario)
    _check(document, spec, persona)
    scope = file.with_name(f"{file.stem}.scope.yaml")
    return Behavior(file.stem, file, spec, persona, scope if scope.is_file() else None)


def filled(part: Sent) -> dict[str, Any]:
    """Give a value of a send with its defaults filled in: data_type, layers, location, path."""
    data_type = part.data_type or (API_DATA_TYPES.get(part.api) if part.api else None)
    location = part.location or "body"
    layers = _DEFAULT_LAYERS.get(location, []) if part.layers is None else part.layers
    inner = next((layer for layer in reversed(layers) if layer in ("json", "form", "query", "cookie")), "")
    prefix = {"json": "$.", "": ""}.get(inner, f"{inner}:")
    default = {"header": f"x-{data_type}".replace("_", "-"), "url": "segment:1"}.get(location, f"{prefix}{data_type}")
    path = part.path if part.path is not None else ("" if not inner and location in ("body", "message") else default)
    return {
        "data_type": data_type, "api": part.api, "index": part.index, "transform": part.transform,
        "layers": layers, "location": location, "path": path,
    }  # fmt: skip


def values_sent(step: Step, host: Host) -> list[dict[str, Any]]:
    """Give the values of a send, filled in; [] for one without personal data. WebSockets carry messages."""
    parts = [filled(part) for part in (step, *step.also) if part.data_type or part.api]
    if host.http == "ws":
        for part, given in zip(parts, (step, *step.also), strict=False):
            part["location"] = given.location or "message"
    return parts


def _folder() -> Path:
    return resources.path("embedded") / "behaviors"


_Place = list[str | int]


class _Problem(Exception):
    """A contradiction: where under a step, what, and a hint."""

    def __init__(self, key: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.key, self.message, self.hint = key, message, hint


def _all_steps(spec: BehaviorFile) -> Iterator[tuple[_Place, Step]]:
    for position, step in enumerate(spec.steps):
        yield ["steps", position], step
    for answer in REACTIONS:
        for position, step in enumerate(getattr(spec.reactions, answer)):
            yield ["reactions", answer, position], step


def _check(document: yamlio.Document, spec: BehaviorFile, persona: Persona) -> None:
    hosts = {host.host: host for host in spec.hosts}
    for place, step in _all_steps(spec):
        try:
            _check_step(step, hosts, persona, is_reaction=place[0] == "reactions")
        except _Problem as problem:
            raise document.error([*place, problem.key], problem.message, code="E162", hint=problem.hint) from problem
    _check_order(document, spec)


def _check_order(document: yamlio.Document, spec: BehaviorFile) -> None:
    is_past_launch = is_answered = False
    for position, step in enumerate(spec.steps):
        phase = step.phase or ("consent_dialog" if step.do == "show_dialog" else None)
        if phase == "launch" and is_past_launch:
            raise document.error(["steps", position, "phase"], "phase launch is over here", code="E162")
        if phase == "consent_dialog" and is_answered:
            raise document.error(["steps", position, "phase"], "the dialog was answered before", code="E162")
        is_answered |= is_past_launch and phase not in (None, "launch", "consent_dialog")
        is_past_launch |= phase not in (None, "launch")


def _check_step(step: Step, hosts: dict[str, Host], persona: Persona, *, is_reaction: bool) -> None:
    _check_phase(step.phase, is_reaction=is_reaction)
    if step.sdk.partition(".")[0] in _PLATFORM:
        raise _Problem("sdk", f"{step.sdk} is the platform's own package", "name the package of an SDK")
    for part in (step, *step.also):
        _check_source(part, persona, is_sent=step.do == "send")
    if step.do == "read":
        if step.api is None:
            raise _Problem("do", "a read needs an api")
        where = "arg" if step.api in ARGUMENT_APIS else "return"
        if step.path or step.layers or step.transform or step.host:
            raise _Problem("do", f"a read has no host, transform, layers or path; its value is its {where}")
    elif step.do in ("send", "open_page"):
        if step.host is None:
            raise _Problem("do", f"{'a send' if step.do == 'send' else 'a page'} needs a host")
        _known("host", step.host, list(hosts))
        values = values_sent(step, hosts[step.host])
        if "?" in step.route and {"url", "query"} & {part["location"] for part in values}:
            raise _Problem("route", "fixed parameters leave no place for values in the address", "send them elsewhere")
        _check_values(values, hosts[step.host])
    elif step.also:
        raise _Problem("also", "only a send carries further values")
    _check_words(step)


def _check_words(step: Step) -> None:
    if step.do == "set_consent" and step.signal is None:
        raise _Problem("do", "set_consent needs a signal", f"known here: {', '.join(get_args(Signal))}")
    if step.do == "receive" and step.action is None:
        raise _Problem("do", "receive needs an action", "such as android.intent.action.BOOT_COMPLETED")
    if step.do == "sleep" and step.seconds > _LONGEST_SLEEP_S:
        raise _Problem("seconds", f"a sleep takes at most {_LONGEST_SLEEP_S} seconds")
    if step.do in ("write_prefs", "change_setting") and not _fits(step):
        raise _Problem("value", f"{step.value!r} is no {'number' if step.do == 'change_setting' else step.kind}")


def _fits(step: Step) -> bool:
    if step.kind == "int" or step.do == "change_setting":
        return re.fullmatch(r"-?\d{1,9}", step.value) is not None
    return step.kind != "bool" or step.value in ("true", "false")


def _check_phase(phase: str | None, *, is_reaction: bool) -> None:
    if phase is not None and not _NAME.fullmatch(phase):
        raise _Problem("phase", f"{phase!r} is no phase name", "use letters, digits, _ . -")
    if is_reaction and phase in ("launch", "consent_dialog", "after_kill", "relaunch"):
        raise _Problem("phase", f"a reaction does not play phase {phase}", "write it as a step")


def _check_source(part: Sent, persona: Persona, *, is_sent: bool) -> None:
    if part.api is not None:
        _known("api", part.api, list(API_DATA_TYPES))
        if part.data_type not in (None, API_DATA_TYPES[part.api]):
            raise _Problem("data_type", f"{part.api} yields {API_DATA_TYPES[part.api]}, not {part.data_type}")
    by_type = persona.values_by_type()
    if part.data_type is not None:
        _known("data_type", part.data_type, list(by_type))
    values = persona.values_of_api(part.api) if part.api else by_type.get(part.data_type or "", [])
    if part.index and part.index >= len(values):
        raise _Problem("index", f"the persona has {len(values)} values of this kind")
    if is_sent and part.api and not values:
        raise _Problem("api", f"the persona has no value of {part.api} that could be sent")
    for step in part.transform:
        _known("transform", step, TRANSFORMS)
    for step, then in pairwise([*part.transform, ""]):
        if step in _SALTS and then not in ("md5", "sha1", "sha256"):
            raise _Problem("transform", f"{step} stands before a digest", f"write {step}, sha256")
    for layer in part.layers or []:
        _known("layers", layer, LAYERS)


def _known(key: str, word: str, known: Sequence[str]) -> None:
    if word not in known:
        hint = did_you_mean(word, known) or f"known here: {', '.join(known)}"
        raise _Problem(key, f"unknown {key} {word!r}", hint)


def _check_values(parts: list[dict[str, Any]], host: Host) -> None:
    layers_at: dict[str, list[str]] = {}
    for part in parts:
        location, layers = part["location"], part["layers"]
        if (location == "message") != (host.http == "ws") and location in ("message", "body"):
            raise _Problem("location", f"{host.host} takes {'messages' if host.http == 'ws' else 'requests'}")
        _check_layers(location, layers)
        if layers_at.setdefault(location, layers) != layers:
            raise _Problem("layers", f"values in one {location} need the same layers")
        inner = next((layer for layer in reversed(layers) if layer in _PATHS), "")
        pattern = _PATHS[location if location in ("url", "header") else inner]
        if not pattern.fullmatch(part["path"]):
            raise _Problem("path", f"{part['path']!r} is no path here", f"it looks like {pattern.pattern}")


def _check_layers(location: str, layers: list[str]) -> None:
    if location in ("url", "header") and layers:
        raise _Problem("layers", f"a value in a {location} has no layers")
    if location in ("query", "cookie") and layers[:1] != [location]:
        raise _Problem("layers", f"the first layer of a {location} is {location}")
    if location == "cookie" and len(layers) > 1:
        raise _Problem("layers", "a cookie holds plain fields only")
    if location in ("body", "message") and {"query", "cookie"} & set(layers):
        raise _Problem("layers", f"a {location} is no query and no cookie")
    around = ["" if location == "body" else "text", *layers]
    for layer, outer in zip(layers, around, strict=False):
        if layer in ("gzip", "deflate") and outer not in ("", *SEALED):
            raise _Problem("layers", "only the outermost layer of a body is compressed", "or what is encrypted")
        if layer in SEALED and outer not in ("", "base64", "gzip", "deflate"):
            raise _Problem("layers", f"{layer} gives bytes, which have no place here", f"write base64, {layer}")
