"""The name and the fingerprint of a CA, and where it is found, by a scripted device."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from support.phones import certificate
from support.scripted_link import ScriptedLink

from analyzer.record.devices.android import ca
from analyzer.record.devices.android.shell import DeviceShell

PEM = certificate()
TEXT = PEM.decode()
OTHER = certificate().decode()


def test_mitmproxy_s_subject_has_the_name_it_has_everywhere() -> None:
    assert ca.subject_hash_old(PEM) == "c8750f0d"


def test_the_name_is_that_of_openssl_and_padded(tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(tmp_path / "k"),
        "-out",
        str(file),
    ]
    subprocess.run([*command, "-subj", "/CN=name 24"], check=True, capture_output=True)
    said = subprocess.run(
        ["openssl", "x509", "-subject_hash_old", "-noout", "-in", str(file)], check=True, capture_output=True, text=True
    )
    assert ca.subject_hash_old(file.read_bytes()) == said.stdout.strip()


@pytest.mark.parametrize("data", [b"", b"\xff" * 90, b"-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_has_no_fingerprint(data: bytes) -> None:
    assert ca.fingerprint(data) == ""


def _device(files: dict[str, str], *, has_apex: bool) -> DeviceShell:
    answers: dict[str, tuple[int, str] | Exception] = {f"cat {path}": (0, text) for path, text in files.items()}
    answers["ls -d .*"] = (0 if has_apex else 1, "")
    answers["cat .*"] = (1, "No such file")
    return DeviceShell(ScriptedLink(answers))


@pytest.mark.parametrize(
    ("files", "has_apex", "kind"),
    [
        ({f"{ca.SYSTEM}/c8750f0d.0": TEXT}, False, "system"),
        ({f"{ca.SYSTEM}/c8750f0d.0": OTHER, f"{ca.SYSTEM}/c8750f0d.1": TEXT}, False, "system"),
        ({f"{ca.SYSTEM}/c8750f0d.0": OTHER}, False, "none"),
        ({f"{ca.SYSTEM}/c8750f0d.0": TEXT}, True, "none"),
        ({f"{ca.SYSTEM}/c8750f0d.0": TEXT, f"{ca.APEX}/c8750f0d.0": TEXT}, True, "apex"),
        ({}, False, "none"),
    ],
)
def test_a_ca_is_there_when_apps_can_read_it_not_when_its_name_is(
    files: dict[str, str], has_apex: bool, kind: str
) -> None:
    assert ca.where(_device(files, has_apex=has_apex), PEM).kind == kind
