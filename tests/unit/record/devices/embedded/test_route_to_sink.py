from __future__ import annotations

import pytest
from mitmproxy.connection import Server
from mitmproxy.net.server_spec import ServerSpec
from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from mitmproxy.test import taddons, tflow

from analyzer.record.devices.embedded.route_to_sink import RouteToSink


def _routed(address: tuple[str, int] | None, *, ports: tuple[int, int] = (5001, 5002), **more) -> Server:
    addon = RouteToSink()
    server = Server(address=address, **more)
    with taddons.context(addon, options=None) as context:
        context.configure(addon, sink_tls_port=ports[0], sink_clear_port=ports[1])
        addon.server_connect(ServerConnectionHookData(server=server, client=tflow.tclient_conn()))
    return server


@pytest.mark.parametrize(
    ("address", "led"),
    [(("log.snssdk.com", 443), ("127.0.0.1", 5001)), (("alog.umeng.com", 80), ("127.0.0.1", 5002))],
)
def test_known_ports_lead_to_the_sink(address: tuple[str, int], led: tuple[str, int]) -> None:
    server = _routed(address)
    assert (server.address, server.error) == (led, None)


@pytest.mark.parametrize(
    "case",
    [
        {"address": ("alog.umeng.com", 8080)},
        {"address": None},
        {"address": ("alog.umeng.com", 443), "ports": (0, 0)},
        {"address": ("alog.umeng.com", 443), "transport_protocol": "udp"},
        {"address": ("alog.umeng.com", 443), "via": ServerSpec(("http", ("127.0.0.1", 3128)))},
    ],
    ids=["other port", "no address", "no sink", "udp", "another proxy"],
)
def test_all_else_is_killed(case: dict) -> None:
    server = _routed(**case)
    assert (server.address, server.error) == (case["address"], "this connection does not lead to the sink")
