"""An HTTP/2 server that answers every request with the length of its body, and trailers."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import h2.config
import h2.connection
import h2.events

from servers.background import serving


@contextmanager
def http2_server(context: ssl.SSLContext) -> Iterator[int]:
    """Run the server on a free port; give the port. The context must offer `h2`."""
    with serving(_handle, context) as port:
        yield port


async def _handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    lengths: dict[int, int] = {}
    while data := await reader.read(65536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                lengths[event.stream_id] = 0
            elif isinstance(event, h2.events.DataReceived):
                lengths[event.stream_id] += len(event.data)
                connection.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, h2.events.StreamEnded):
                _answer(connection, event.stream_id, lengths.pop(event.stream_id))
        writer.write(connection.data_to_send())
        await writer.drain()


def _answer(connection: h2.connection.H2Connection, stream_id: int, length: int) -> None:
    connection.send_headers(stream_id, [(":status", "200"), ("content-type", "application/grpc")])
    connection.send_data(stream_id, b"%d bytes" % length)
    connection.send_headers(stream_id, [("grpc-status", "0")], end_stream=True)
