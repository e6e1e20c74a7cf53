from __future__ import annotations

import base64
import stat
import subprocess
from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.store.signature import new_key, sign, signed_by

DATA = b"0" * 64 + b"  session.json\n"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("keys") / "lab.pem"
    assert new_key(file) == file.with_name("lab.pem.pub")
    return file


def public(key: Path) -> Path:
    return key.with_name(key.name + ".pub")


def test_a_signature_is_known_by_its_key_and_by_no_other(key: Path, tmp_path: Path) -> None:
    made, name = sign(DATA, key)
    new_key(tmp_path / "other.pem")
    file = tmp_path / "s.sig"
    for written in (made, made.hex().encode() + b"\n", base64.encodebytes(made)):
        file.write_bytes(written)
        proof = signed_by(file, public(key))
        assert (proof(DATA), proof(DATA + b"\n")) == (f"signed by {name}", None)
        assert signed_by(file, tmp_path / "other.pem.pub")(DATA) is None
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_no_changed_byte_of_a_signature_passes(key: Path, tmp_path: Path) -> None:
    made, _ = sign(DATA, key)
    file, passed = tmp_path / "s.sig", []
    for position in range(len(made)):
        changed = bytearray(made)
        changed[position] ^= 1
        file.write_bytes(changed)
        if signed_by(file, public(key))(DATA) is not None:
            passed.append(position)
    assert passed == []


def test_openssl_makes_keys_for_us_and_checks_what_we_sign(tmp_path: Path) -> None:
    key, data, made = tmp_path / "k.pem", tmp_path / "list", tmp_path / "s.sig"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True, capture_output=True)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", public(key)], check=True, capture_output=True)
    data.write_bytes(DATA)
    made.write_bytes(sign(DATA, key)[0])
    check = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", public(key), "-rawin", "-in", data, "-sigfile", made]
    assert subprocess.run(check, capture_output=True).returncode == 0
    data.write_bytes(DATA + b"x")
    assert subprocess.run(check, capture_output=True).returncode != 0


def test_a_key_is_never_written_over(key: Path) -> None:
    before = key.read_bytes()
    with pytest.raises(UsageError) as caught:
        new_key(key)
    assert (caught.value.code, key.read_bytes()) == ("E189", before)


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n", b"\xff"])
def test_what_is_no_key_is_one_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k").write_bytes(content)
    (tmp_path / "s").write_bytes(bytes(64))
    for attempt in (lambda: sign(DATA, tmp_path / "k"), lambda: signed_by(tmp_path / "s", tmp_path / "k")):
        with pytest.raises(UsageError) as caught:
            attempt()
        assert caught.value.code == "E186"


def test_a_key_of_another_kind_is_refused(key: Path, tmp_path: Path) -> None:
    other = tmp_path / "p256.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", other],
                   check=True, capture_output=True)  # fmt: skip
    for file in (other, public(key), tmp_path / "absent"):
        with pytest.raises(UsageError) as caught:
            sign(DATA, file)
        assert caught.value.code == "E186"


@pytest.mark.parametrize("content", [b"", bytes(63), b"z" * 128, b"AAAA"])
def test_what_is_no_signature_is_one_error(key: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s").write_bytes(content)
    with pytest.raises(UsageError) as caught:
        signed_by(tmp_path / "s", public(key))
    assert caught.value.code == "E188"
