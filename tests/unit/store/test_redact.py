from __future__ import annotations

import json
from pathlib import Path

from support.evidence import IMEI, small_session

from analyzer.store import redact
from analyzer.store.session import Session


def _phone(tmp_path: Path) -> Session:
    session = small_session(tmp_path)
    session.manifest["device"] = {"backend": "adb", "serial": "R58M1234ABC", "model": "SM-G973F"}
    session.manifest["options"] = {"device": "R58M1234ABC"}
    session.save()
    return session


def test_clear_values_are_the_planted_ones_the_serial_and_those_given(tmp_path: Path) -> None:
    clear = redact.clear_values(_phone(tmp_path), [("lin.wan@example.org", "email"), ("25", "birth_age")])
    assert clear.values == (
        ("lin.wan@example.org", "email"), (IMEI, "imei"), ("R58M1234ABC", "device_serial"))  # fmt: skip


def test_what_a_reader_must_know_and_what_says_nothing_is_kept() -> None:
    clear = redact.Clear.of(
        [("Pixel 6", "device_info"), ("com.a.b", "installed_apps"), ("12345", "sms"), ("贺兰", "name")]
    )
    assert clear.values == ()
    assert clear.blanked("Pixel 6 12345") == "Pixel 6 12345"


def test_longer_values_are_blanked_before_those_they_hold() -> None:
    clear = redact.Clear.of([("123456", "sms"), ("12345678", "imei"), ("贺兰亭", "name")])
    assert clear.blanked("a12345678b123456c贺兰亭") == "a‹imei›b‹sms›c‹name›"


def test_a_clean_manifest_stays_as_it_is_byte_for_byte(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    data = (session.path / "session.json").read_bytes()
    assert redact.shareable_manifest(session, redact.clear_values(session)) == (data, True)


def test_the_serial_of_a_phone_is_taken_out_of_the_manifest(tmp_path: Path) -> None:
    session = _phone(tmp_path)
    data, is_original = redact.shareable_manifest(session, redact.clear_values(session))
    found = json.loads(data)
    assert (is_original, found["redacted"]) == (False, True)
    assert found["device"] == {"backend": "adb", "serial": "‹device_serial›", "model": "SM-G973F"}
    assert found["options"] == {"device": "‹device_serial›"}
    assert found["files"] == session.manifest["files"]


def test_a_hash_that_gives_planted_values_away_is_left_out(tmp_path: Path) -> None:
    old, new = small_session(tmp_path, nonce=""), small_session(tmp_path)
    assert (redact.guessable(old), redact.guessable(new)) == (True, False)
    data, is_original = redact.shareable_manifest(old, redact.Clear())
    assert not is_original
    assert [entry["path"] for entry in json.loads(data)["files"]] == ["raw/bodies.bin", "raw/flows.jsonl", "raw/salt"]


def test_damaged_planted_values_are_none(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    for text in ("[", "[]"):
        (session.raw / "planted.json").write_text(text)
        assert redact.clear_values(session).values == ()
