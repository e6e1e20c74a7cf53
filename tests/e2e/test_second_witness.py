"""What an app says over its own TLS, recorded by real Frida in a real process: seen once, by whoever saw it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from native.app import HERE
from servers.certificates import server_context
from servers.http1 import http_server
from support.raw_files import check_chain, of_kind, read_lines
from support.script_device import ScriptDevice

from analyzer import api
from analyzer.record.devices.base import App, ProxyEndpoint
from analyzer.record.recorder import Outcome, Recorder
from analyzer.store.integrity import check_session

pytestmark = pytest.mark.slow

ANDROID_ID = "a1b2c3d4e5f60718"


class TalkingDevice(ScriptDevice):
    """A device whose app says what `acts` hold, by tests/native/speak.py; `{trust}` may name the proxy's CA."""

    runtime = "native"

    def __init__(self, acts: list[dict[str, Any]]) -> None:
        super().__init__("", is_instrumented=True)
        self._acts = acts

    def proxy_arguments(self, session_path: Path) -> list[str]:
        return ["--set", "ssl_insecure=true"]

    def launch(self, proxy: ProxyEndpoint, on_mark: Callable[..., Any], session_path: Path) -> App:
        acts = [
            {**act, "trust": act["trust"] or str(proxy.ca_cert), **({"proxy": str(proxy.port)} if act["proxy"] else {})}
            for act in self._acts
        ]
        acts = [{key: value for key, value in act.items() if value} for act in acts]
        self._script = (
            f"sys.path.insert(0, {str(HERE)!r})\nimport speak\nout = open({str(session_path / 'said.txt')!r}, 'w')\n"
            f"for act in {acts!r}: out.write(speak.answer(act) + '\\n'); out.flush()"
        )
        return super().launch(proxy, on_mark, session_path)


def request(path: str, body: str) -> str:
    return f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"


def record(tmp_path: Path, *acts: tuple[str, bool, dict[str, Any]]) -> tuple[Outcome, list[dict[str, Any]]]:
    """Record acts (path, through the proxy, what else); give the outcome and what the app heard.

    A `pinned` app trusts the server's own certificate and nothing else; others trust the proxy's CA.
    """
    context = server_context(tmp_path)
    context.keylog_filename = str(tmp_path / "server_keys.log")
    pem = (tmp_path / "server.pem").read_text()
    (tmp_path / "pin.pem").write_text(pem[pem.index("-----BEGIN CERTIFICATE") :])
    with http_server(context) as server:
        whole = [
            {
                "host": "localhost",
                "port": str(server.port),
                "say": request(f"/until-close?act={path}", json.dumps({"aid": ANDROID_ID, "act": path})),
                "trust": str(tmp_path / "pin.pem") if more.get("pinned") else "",
                "proxy": is_proxied,
                **{key: value for key, value in more.items() if key != "pinned"},
            }
            for path, is_proxied, more in acts
        ]
        outcome = Recorder(parent=tmp_path / "captures", device=TalkingDevice(whole)).run()
    said = (outcome.session.path / "said.txt").read_text().splitlines()
    (outcome.session.path / "said.txt").unlink()
    return outcome, [json.loads(line) for line in said]


def flows_of(outcome: Outcome) -> list[tuple[str, bool]]:
    """Give (act, in process) of each request, in order of time."""
    lines = of_kind(read_lines(outcome.session.raw / "flows.jsonl"), "request")
    lines.sort(key=lambda line: line["t_start"])
    return [(line["path"].partition("act=")[2], bool(line.get("in_process"))) for line in lines]


def test_a_pinned_connection_past_the_proxy_gives_findings(tmp_path: Path) -> None:
    outcome, said = record(tmp_path, ("pinned", True, {"pinned": True}), ("straight", False, {"pinned": True}))
    assert (outcome.state, outcome.error) == ("complete", None)
    assert [sorted(one) for one in said] == [["refused"], ["heard", "port"]]
    raw = outcome.session.raw
    assert flows_of(outcome) == [("straight", True)]
    assert [line["side"] for line in of_kind(read_lines(raw / "net.jsonl"), "tls_failed")] == ["client"]
    result = api.analyze(outcome.session.path)
    flows, sent = result.tables["flows"], result.tables["observations"]
    assert flows["is_in_process"].tolist() == [True]
    sent = sent[sent["act"] == "sent"]
    assert set(zip(sent["ref_id"], sent["data_type"], sent["location"], sent["path"], strict=True)) == {
        (flows["flow_id"][0], "android_id", "body", "$.aid")
    }
    gaps = result.tables["gaps"]
    assert "tls_refused" in set(gaps["gap_kind"])
    assert [problem for problem in check_session(outcome.session) if problem.is_error] == []
    assert check_chain(raw / "flows.jsonl") >= 1


@pytest.mark.parametrize("way", ["socket", "memory"])
def test_what_the_proxy_opened_is_counted_once(tmp_path: Path, way: str) -> None:
    """By the connection's address; with TLS in memory, which has none, by the words of the request."""
    acts = [("one", True, {"way": way}), ("two", False, {"pinned": True, "way": way}), ("three", True, {"way": way})]
    outcome, said = record(tmp_path, *acts)
    assert [sorted(one) for one in said] == [["heard", "port"]] * 3
    assert flows_of(outcome) == [("one", False), ("two", True), ("three", False)]
    tls = of_kind(read_lines(outcome.session.raw / "events.jsonl"), "tls")
    assert {line["connection"] for line in tls} == {0, 1, 2}
    assert all((line["local"] is None) == (way == "memory") for line in tls if line["event"] == "open")


def test_the_key_log_is_the_one_the_server_keeps(tmp_path: Path) -> None:
    """Labels, client randoms and secrets are those that the other end of the wire agreed on."""
    outcome, said = record(tmp_path, ("a", False, {"pinned": True, "max": "TLSv1_2"}), ("b", False, {"pinned": True}))
    assert [sorted(one) for one in said] == [["heard", "port"]] * 2
    file = outcome.session.raw / "tls_keys.log"
    assert file.stat().st_mode & 0o777 == 0o600
    told = (tmp_path / "server_keys.log").read_text().splitlines()
    assert set(file.read_text().splitlines()) == {line for line in told if not line.startswith("#")}
    secrets = [line.split(" ") for line in file.read_text().splitlines()]
    assert {label for label, _, _ in secrets} >= {"CLIENT_RANDOM", "CLIENT_TRAFFIC_SECRET_0", "SERVER_TRAFFIC_SECRET_0"}
    events = read_lines(outcome.session.raw / "events.jsonl")
    kept = [line["line"] for line in of_kind(events, "keylog")]
    assert kept == [f"{label} {random}" for label, random, _ in secrets]
    everything = b"".join(one.read_bytes() for one in outcome.session.raw.iterdir() if one != file)
    assert [secret for _, _, secret in secrets if secret.encode() in everything] == []
