from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.record.behavior import behavior_names, load_behavior, values_sent

HEAD = """\
version: 1
app: {id: com.example.app, version: "1.0", category: tools}
persona: lin
hosts:
  - {host: api.example.net, tls: true, pinned: false, http: 1}
  - {host: ws.example.net, http: ws}
steps:
"""


def _load(tmp_path: Path, steps: str, head: str = HEAD):
    file = tmp_path / "b.yaml"
    file.write_text(head + steps)
    return load_behavior(file)


def _refusal(tmp_path: Path, steps: str, head: str = HEAD) -> tuple[str, str, str]:
    with pytest.raises(UsageError) as caught:
        _load(tmp_path, steps, head)
    message = caught.value.message.replace(str(tmp_path) + "/", "")
    return caught.value.code, message, caught.value.hint


def test_behaviors_that_come_with_us_have_a_scope_and_an_expectation() -> None:
    assert behavior_names() == [
        *("after_refusal", "background", "before_consent", "careful", "chatty", "clean", "consent_signals"),
        *("cross_border", "overreach", "permissions", "revived", "sealed", "self_start", "withdrawn"),
    ]
    behaviors = [load_behavior(name) for name in behavior_names()]
    assert [b.name for b in behaviors if b.scope_file is None or b.spec.expect is None] == []
    assert load_behavior("clean").spec.expect.findings == []


def test_expected_findings_are_listed_once() -> None:
    for name in behavior_names():
        findings = load_behavior(name).spec.expect.findings
        assert len(findings) == len(set(findings)), name


def test_format_of_the_contract_loads_without_our_additions(tmp_path: Path) -> None:
    behavior = _load(
        tmp_path,
        "  - {phase: launch, do: read, api: android.settings.android_id, data_type: android_id,"
        " sdk: com.umeng.analytics}\n"
        "  - {phase: launch, do: send, data_type: android_id, transform: [upper, md5], layers: [gzip, json],"
        " host: api.example.net, location: body, path: '$.a[0].b'}\n",
    )
    hosts = {host.host: host for host in behavior.spec.hosts}
    assert behavior.scope_file is None
    assert behavior.spec.scenario == "first-run-accept"
    assert values_sent(behavior.spec.steps[1], hosts["api.example.net"]) == [
        {
            "data_type": "android_id", "api": None, "index": 0, "transform": ["upper", "md5"],
            "layers": ["gzip", "json"], "location": "body", "path": "$.a[0].b",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("md5(upper)", ["upper", "md5"]),
        ("plain", []),
        ("base64(sha256(lower))", ["lower", "sha256", "base64"]),
    ],
)
def test_transform_may_be_written_outermost_first(tmp_path: Path, written: str, steps: list[str]) -> None:
    line = f"  - {{do: send, data_type: imei, transform: {written}, layers: gzip>json, host: api.example.net}}\n"
    step = _load(tmp_path, line).spec.steps[0]
    assert (step.transform, step.layers) == (steps, ["gzip", "json"])


@pytest.mark.parametrize(
    ("step", "host", "place"),
    [
        ("data_type: imei", "api.example.net", ("body", ["json"], "$.imei")),
        ("data_type: imei, location: query", "api.example.net", ("query", ["query"], "query:imei")),
        ("data_type: imei, location: cookie", "api.example.net", ("cookie", ["cookie"], "cookie:imei")),
        ("data_type: android_id, location: header", "api.example.net", ("header", [], "x-android-id")),
        ("data_type: imei, location: url", "api.example.net", ("url", [], "segment:1")),
        ("data_type: imei, layers: []", "api.example.net", ("body", [], "")),
        ("api: gms.advertising_id", "ws.example.net", ("message", ["json"], "$.advertising_id")),
    ],
)
def test_send_without_a_place_gets_the_usual_one(tmp_path: Path, step: str, host: str, place: tuple) -> None:
    behavior = _load(tmp_path, f"  - {{do: send, host: {host}, {step}}}\n")
    hosts = {item.host: item for item in behavior.spec.hosts}
    [part] = values_sent(behavior.spec.steps[0], hosts[host])
    assert (part["location"], part["layers"], part["path"]) == place


def test_send_without_personal_data_carries_no_value(tmp_path: Path) -> None:
    behavior = _load(tmp_path, "  - {do: send, host: api.example.net}\n")
    assert values_sent(behavior.spec.steps[0], behavior.spec.hosts[0]) == []


TO = "do: send, host: api.example.net"
CONTRADICTIONS = {
    "{do: read, ^api: android.telephony.imsi}": "unknown api 'android.telephony.imsi'",
    "{do: read, api: msa.oaid, ^data_type: imei}": "msa.oaid yields oaid, not imei",
    "{^do: read}": "a read needs an api",
    "{^do: send, data_type: imei}": "a send needs a host",
    f"{{{TO}, ^data_type: imeis}}": "unknown data_type 'imeis'",
    "{do: send, data_type: imei, ^host: api.example.nett}": "unknown host 'api.example.nett'",
    f"{{{TO}, data_type: imei, ^transform: [md6]}}": "unknown transform 'md6'",
    f"{{{TO}, data_type: imei, ^layers: [jsn]}}": "unknown layers 'jsn'",
    f"{{{TO}, data_type: imei, ^index: 3}}": "the persona has 1 values of this kind",
    "{do: send, data_type: imei, host: ws.example.net, ^location: body}": "ws.example.net takes messages",
    f"{{{TO}, data_type: imei, location: header, ^layers: [json]}}": "a value in a header has no layers",
    f"{{{TO}, data_type: imei, ^layers: [json, gzip]}}": "only the outermost layer of a body is compressed",
    f"{{{TO}, data_type: imei, ^layers: [json, aes_gcm]}}": "aes_gcm gives bytes, which have no place here",
    f"{{{TO}, data_type: imei, ^transform: [salt_after]}}": "salt_after stands before a digest",
    f"{{{TO}, data_type: imei, ^path: 'form:x'}}": "'form:x' is no path here",
    "{do: sleep, ^also: [{data_type: imei}]}": "only a send carries further values",
    "{^do: open_page}": "a page needs a host",
    "{^do: set_consent}": "set_consent needs a signal",
    "{^do: receive}": "receive needs an action",
    "{do: sleep, ^seconds: 61}": "a sleep takes at most 60 seconds",
    "{do: write_prefs, kind: int, ^value: yes}": "'yes' is no int",
    "{do: write_prefs, kind: bool, ^value: '1'}": "'1' is no bool",
    "{do: change_setting, ^value: loud}": "'loud' is no number",
    f"{{{TO}, data_type: imei, location: query, ^route: '/g?gcs=G100'}}": (
        "fixed parameters leave no place for values in the address"
    ),
    f"{{{TO}, ^api: java.network.hardware_address}}": (
        "the persona has no value of java.network.hardware_address that could be sent"
    ),
}


@pytest.mark.parametrize("step", CONTRADICTIONS, ids=CONTRADICTIONS.values())
def test_contradiction_is_refused_at_its_place(tmp_path: Path, step: str) -> None:
    code, said, _ = _refusal(tmp_path, f"  - {step.replace('^', '')}\n")
    column = len("  - ") + step.index("^") + 1
    assert (code, said) == ("E162", f"b.yaml:8:{column}: {CONTRADICTIONS[step]}")


@pytest.mark.parametrize(
    ("step", "hint"),
    [
        ("{do: read, api: android.telephony.imsi}", "did you mean 'android.telephony.imei'?"),
        (f"{{{TO}, data_type: imeis}}", "did you mean 'imei'?"),
        (f"{{{TO}, data_type: imei, transform: [sha-1]}}", "did you mean 'sha1'?"),
        ("{do: send, data_type: imei, host: api.example.nett}", "did you mean 'api.example.net'?"),
    ],
)
def test_misspelt_word_gets_the_nearest_one(tmp_path: Path, step: str, hint: str) -> None:
    assert _refusal(tmp_path, f"  - {step}\n")[2] == hint


def test_phase_launch_cannot_come_back(tmp_path: Path) -> None:
    code, said, _ = _refusal(tmp_path, "  - {do: sleep, phase: in_use}\n  - {do: sleep, phase: launch}\n")
    assert (code, said) == ("E162", "b.yaml:9:17: phase launch is over here")


def test_dialog_is_answered_once(tmp_path: Path) -> None:
    steps = "  - {do: show_dialog}\n  - {do: sleep, phase: in_use}\n  - {do: sleep, phase: consent_dialog}\n"
    assert _refusal(tmp_path, steps)[1] == "b.yaml:10:17: the dialog was answered before"


def test_unknown_key_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    code, said, hint = _refusal(tmp_path, "  - {do: sleep, secnods: 1}\n")
    assert (code, "b.yaml:8:17" in said, hint) == ("E161", True, "did you mean 'seconds'?")


def test_misspelt_behavior_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError) as caught:
        load_behavior("before_concent")
    assert (caught.value.code, caught.value.hint) == ("E160", "did you mean 'before_consent'?")


def test_any_package_but_the_platforms_own_may_make_a_call(tmp_path: Path) -> None:
    read = "  - {{phase: launch, do: read, api: android.settings.android_id, sdk: {sdk}}}\n"
    assert _load(tmp_path, read.format(sdk="io.example.tracker")).spec.steps[0].sdk == "io.example.tracker"
    code, message, hint = _refusal(tmp_path, read.format(sdk="android.os"))
    assert (code, message) == ("E162", "b.yaml:8:65: android.os is the platform's own package")
    assert hint == "name the package of an SDK"
