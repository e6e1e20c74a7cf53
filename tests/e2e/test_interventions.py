"""What the operator may change in an app: its refusal of our own CA, and nothing else."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from jvm.app import App, compile_stubs, find_java
from support.cli import Recording, consentinel

from analyzer.record.hooking import intervention_specs
from analyzer.record.instrument import Instrument

pytestmark = pytest.mark.slow

PINNED = """
version: 1
app: {id: com.example.pinned, version: "1"}
persona: zhou
hosts: [{host: vip.qingzhou.example, pinned: true}]
steps:
  - {phase: launch, do: read, api: android.settings.android_id, data_type: android_id}
  - {phase: launch, do: send, host: vip.qingzhou.example, data_type: android_id, location: body, path: "$.id"}
"""


def _record(folder: Path, *options: str) -> dict[str, Any]:
    folder.mkdir()
    behavior = folder / "pinned.yaml"
    behavior.write_text(PINNED, encoding="utf-8")
    captures = folder / "captures"
    with Recording(behavior, "--device", "jvm", *options, captures=captures) as recording:
        session = recording.session
        assert recording.end(120)[0] == 0
    done = consentinel("analyze", session, "--format", "json", "--fail-on", "never", captures=captures)
    document: dict[str, Any] = json.loads(done.stdout)
    text = consentinel("analyze", session, "--lang", "en", "--fail-on", "never", captures=captures).stdout
    return document | {"text": " ".join(text.split())}


def test_a_pinned_app_is_seen_only_when_the_operator_unpins_it_and_every_report_says_so(tmp_path: Path) -> None:
    plain, unpinned = (_record(tmp_path / name, *options) for name, options in (("a", ()), ("b", ("--unpin",))))

    def sent(document: dict[str, Any]) -> list[str]:
        return [row["host"] for row in document["observations"] if row["act"] == "sent"]

    def refused(document: dict[str, Any]) -> list[str]:
        return [row["subject"] for row in document["gaps"] if row["gap_kind"] == "tls_refused"]

    host = "vip.qingzhou.example"
    assert (sent(plain), refused(plain)) == ([], [host])
    assert (sent(unpinned), refused(unpinned)) == ([host], [])
    assert [one["session"]["options"]["interventions"] for one in (plain, unpinned)] == [[], ["unpin"]]
    words = "these interventions were switched on: unpin"
    assert [words in one["text"] for one in (plain, unpinned)] == [False, True]


def _issue(name: str, issuer: tuple[Any, Any] | None, *, days: int = 30) -> tuple[Any, Any]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=60))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


def _pem(certificate: Any) -> str:
    return str(certificate.public_bytes(serialization.Encoding.PEM).decode())


def test_only_chains_of_our_own_ca_pass_and_their_dates_still_count(tmp_path: Path) -> None:
    java = find_java()
    need(java is not None, "a Java 17 runtime")
    need(shutil.which("javac") is not None, "javac")
    assert java is not None
    compile_stubs([], tmp_path)
    our_ca, their_ca = _issue("our CA", None), _issue("their CA", None)
    chains = {"ours": (our_ca, 30), "theirs": (their_ca, 30), "expired": (our_ca, -1)}
    for name, (issuer, days) in chains.items():
        leaf = _issue("leaf", issuer, days=days)[0]
        (tmp_path / f"{name}.pem").write_text(_pem(leaf) + _pem(issuer[0]), encoding="ascii")
    lines: list[dict[str, Any]] = []
    app = App(java, tmp_path)
    instrument = Instrument(
        specs=[],
        on_lines=lines.extend,
        on_lost=lambda n, reason: None,
        interventions=intervention_specs(),
        trusted_ca=_pem(our_ca[0]),
    )
    try:
        before = app.run("pinned")
        instrument.attach(app.pid)
        after = app.run("pinned")
        instrument.close()
        restored = app.run("pinned")
    finally:
        app.kill()
        instrument.close()
    refused = ["ours pinned", "theirs pinned", "expired pinned"]
    assert (before, after, restored) == (refused, ["ours passed", *refused[1:]], refused)
    said = [(line["hook"], line["error"]) for line in lines if line["kind"] == "api"]
    assert said == [("unpin.trust_manager", "java.security.cert.CertificateException")]
    assert {line["hook"] for line in lines if line["kind"] == "hook" and line["intervention"]} == {
        spec["id"] for spec in intervention_specs()
    }
    assert [line for line in lines if line["kind"] == "hook_error"] == []
