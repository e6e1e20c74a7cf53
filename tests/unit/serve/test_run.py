"""Listening: on loopback only, on a port that is free."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from analyzer.model.errors import SetupError
from analyzer.serve.run import bind


def test_each_server_has_its_own_port_and_token(tmp_path: Path) -> None:
    servers = [bind(tmp_path, port=0, lang="zh") for _ in range(2)]
    try:
        addresses = [urlsplit(address) for _, address in servers]
        assert {server.server_address[0] for server, _ in servers} == {"127.0.0.1"}
        assert [address.port for address in addresses] == [server.port for server, _ in servers]
        tokens = [parse_qs(address.query)["token"][0] for address in addresses]
        assert len(set(tokens)) == 2
        assert min(map(len, tokens)) >= 40
    finally:
        for server, _ in servers:
            server.server_close()


def test_a_taken_port_is_one_error_with_a_hint(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SetupError) as raised:
        bind(tmp_path, port=taken.getsockname()[1], lang="en")
    assert (raised.value.code, bool(raised.value.hint)) == ("E265", True)
