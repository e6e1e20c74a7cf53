"""Hooks of what is not HTTP: raw TCP and UDP, and DNS."""

from __future__ import annotations

import session_lines as lines
from mitmproxy import dns, tcp, udp
from session_journal import Journal, or_die


class StreamHooks:
    """Records streams, their chunks, and DNS queries with their answers."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._open: dict[str, tcp.TCPFlow | udp.UDPFlow] = {}
        self._queries: dict[str, dns.DNSFlow] = {}

    def _start(self, flow: tcp.TCPFlow | udp.UDPFlow, protocol: str) -> None:
        self._journal.n_flows += 1
        self._open[flow.id] = flow
        facts: dict[str, object] = {
            "flow_id": flow.id,
            "protocol": protocol,
            "client": lines.connection_facts(flow.client_conn),
            "server": lines.connection_facts(flow.server_conn) if flow.server_conn.address else None,
        }
        self._journal.put_flow("stream", facts)

    @or_die
    def tcp_start(self, flow: tcp.TCPFlow) -> None:
        self._start(flow, "tcp")

    @or_die
    def udp_start(self, flow: udp.UDPFlow) -> None:
        self._start(flow, "udp")

    @or_die
    def tcp_message(self, flow: tcp.TCPFlow | udp.UDPFlow) -> None:
        message = flow.messages[-1]
        facts: dict[str, object] = {"flow_id": flow.id, "from_client": message.from_client}
        self._journal.put_flow("chunk", facts, body=message.content)
        # mitmproxy keeps every message of a flow in memory; those recorded are not needed again.
        del flow.messages[:-1]

    @or_die
    def tcp_end(self, flow: tcp.TCPFlow | udp.UDPFlow) -> None:
        self._end(flow, flow.error.msg if flow.error is not None else None)

    udp_message = tcp_message
    tcp_error = tcp_end
    udp_end = tcp_end
    udp_error = tcp_end

    def _end(self, flow: tcp.TCPFlow | udp.UDPFlow | dns.DNSFlow, error: str | None) -> None:
        self._open.pop(flow.id, None)
        self._journal.put_flow("end", {"flow_id": flow.id, "error": error})

    @or_die
    def dns_request(self, flow: dns.DNSFlow) -> None:
        self._journal.n_flows += 1
        self._queries[flow.id] = flow

    @or_die
    def dns_response(self, flow: dns.DNSFlow) -> None:
        self._put_query(flow)

    @or_die
    def dns_error(self, flow: dns.DNSFlow) -> None:
        self._put_query(flow)
        self._end(flow, flow.error.msg if flow.error is not None else "unknown error")

    def _put_query(self, flow: dns.DNSFlow) -> None:
        self._queries.pop(flow.id, None)
        answer = flow.response
        facts: dict[str, object] = {
            "flow_id": flow.id,
            "t_start": flow.request.timestamp,
            "t_end": answer.timestamp if answer is not None else None,
            "name": flow.request.questions[0].name if flow.request.questions else "",
            "client": lines.connection_facts(flow.client_conn),
            "server": lines.connection_facts(flow.server_conn) if flow.server_conn.address else None,
        }
        response = answer.packed if answer is not None else None
        self._journal.put_flow("dns", facts, query=flow.request.packed, response=response)

    def end_all(self, error: str) -> None:
        """Write the end of every stream that is open and every query that has no answer."""
        for flow in list(self._open.values()):
            self._end(flow, error)
        for query in list(self._queries.values()):
            self._put_query(query)
