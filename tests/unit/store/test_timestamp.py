from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.tsa import Tsa

from analyzer.model.errors import ConsentinelError, SetupError, UsageError
from analyzer.store.timestamp import read_stamp

DATA = b"0" * 64 + b"  session.json\n"


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Tsa:
    return Tsa(tmp_path_factory.mktemp("tsa"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("data") / "list"
    file.write_bytes(DATA)
    return file


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_a_response_and_its_bare_token_say_the_same(tsa: Tsa, data: Path, algorithm: str) -> None:
    response = tsa.stamp(data, algorithm=algorithm)
    for file in (response, tsa.token(response)):
        for ca in (None, tsa.ca):
            stamp = read_stamp(file, ca)
            assert (stamp.name, stamp.is_checked) == ("CN=Test TSA", ca is not None)
            assert stamp.time.startswith("20")
            assert stamp.time.endswith("Z")
            assert [stamp.matches(one) for one in (DATA, DATA + b"\n", b"")] == [True, False, False]


def test_the_ca_of_somebody_else_is_refused(tsa: Tsa, data: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no valid time stamp of a TSA of that CA") as caught:
        read_stamp(tsa.stamp(data), Tsa(tmp_path).ca)
    assert caught.value.code == "E188"


def test_without_the_certificate_of_the_tsa_nobody_can_be_checked(tsa: Tsa, data: Path) -> None:
    response = tsa.stamp(data, with_certificate=False)
    assert read_stamp(response).matches(DATA)
    with pytest.raises(UsageError) as caught:
        read_stamp(response, tsa.ca)
    assert "openssl ts -query -cert" in caught.value.hint


def test_no_changed_byte_makes_a_stamp_of_other_data(tsa: Tsa, data: Path, tmp_path: Path) -> None:
    """What may change is outside of what is signed: the status, and certificates that nobody needs."""
    good, other, outcomes = tsa.stamp(data).read_bytes(), tmp_path / "x.tsr", set()
    expected = read_stamp(tsa.stamp(data), tsa.ca).name
    for position in range(len(good)):
        changed = bytearray(good)
        changed[position] ^= 1
        other.write_bytes(changed)
        try:
            stamp = read_stamp(other, tsa.ca)
            outcomes.add((stamp.matches(DATA), stamp.name == expected))
        except ConsentinelError as error:
            outcomes.add(error.code)
    assert outcomes == {"E188", (True, True)}


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\x30", b"\x30\x80", b"\x30\x03\x02\x01\x02", b"\x30\x84\xff\xff\xff\xff"]
)
def test_what_is_no_time_stamp_is_one_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_stamp(tmp_path / "x")
    assert caught.value.code == "E188"
    with pytest.raises(UsageError):
        read_stamp(tmp_path / "absent")


def test_a_ca_file_without_certificates_is_one_error(tsa: Tsa, data: Path) -> None:
    with pytest.raises(UsageError, match="holds no certificates"):
        read_stamp(tsa.stamp(data), data)


def test_without_the_library_the_extra_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    with pytest.raises(SetupError) as caught:
        read_stamp(data)
    assert (caught.value.code, caught.value.hint) == ("E248", "pip install 'consentinel[timestamp]'")
