"""Finding mitmdump and its folder; starting it is tested with the real one in tests/e2e."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from analyzer.model.errors import SetupError
from analyzer.record.proxy import Proxy, ProxyOptions, confdir, find_mitmdump


def _program(folder: Path, text: str) -> Path:
    file = folder / "mitmdump"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def test_the_given_one_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = _program(tmp_path, "exit 0")
    monkeypatch.setenv("CONSENTINEL_MITMDUMP", "/nowhere")
    assert find_mitmdump(given) == [str(given)]


def test_then_the_one_of_the_environment_then_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = _program(tmp_path, "exit 0")
    monkeypatch.setenv("CONSENTINEL_MITMDUMP", str(named))
    assert find_mitmdump(None) == [str(named)]
    monkeypatch.delenv("CONSENTINEL_MITMDUMP")
    assert find_mitmdump(None)[0] == sys.executable


def test_a_given_one_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        find_mitmdump(tmp_path / "none")
    assert caught.value.code == "E210"


def test_without_our_own_the_path_is_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSENTINEL_MITMDUMP", raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError) as caught:
        find_mitmdump(None)
    assert caught.value.code == "E211"
    assert find_mitmdump(_program(tmp_path, "exit 0")) == find_mitmdump(None)


def test_the_ca_lies_where_it_is_wanted_or_with_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path))
    assert confdir() == tmp_path
    monkeypatch.delenv("CONSENTINEL_CONFDIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert confdir() == tmp_path / "data" / "consentinel" / "mitmproxy"


def test_a_proxy_that_ends_at_once_gives_its_last_twenty_lines(tmp_path: Path) -> None:
    program = _program(tmp_path, "for i in $(seq 30); do echo line $i >&2; done; exit 1")
    with pytest.raises(SetupError) as caught:
        Proxy.start(tmp_path, ProxyOptions(mitmdump=program))
    assert caught.value.code == "E212"
    assert caught.value.hint.splitlines()[1:] == [f"line {number}" for number in range(11, 31)]


def test_a_proxy_that_never_gets_ready_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.record.proxy.READY_TIMEOUT_S", 0.1)
    with pytest.raises(SetupError) as caught:
        Proxy.start(tmp_path, ProxyOptions(mitmdump=_program(tmp_path, "exec sleep 60")))
    assert (caught.value.code, caught.value.hint) == ("E213", "its last words:\nit said nothing")
