"""The raw lines of a session: the one declaration of what the witnesses write (contracts §5).

Four files under `raw/`, one JSON object per line, each line ending in a newline, append-only:

flows.jsonl   addon     request, response, head, part, message, stream, chunk, dns, end
net.jsonl     addon     ready, client, server, tls_failed, log, done
events.jsonl  recorder  agent, hook, api, native, field, tls, keylog, status, canary, stack, hook_error,
                       lost, log
marks.jsonl   recorder  mark, clock, owners, gap

and `checkpoint` in each of them. Bytes lie in `raw/bodies.bin`; a `Segment` is [offset, length] in it.
When a recording ends, what only the app's own TLS library saw (lines `tls`) becomes flows marked `in_process` at the
end of flows.jsonl. Secrets of TLS sessions lie in `raw/tls_keys.log`, in the NSS format.
Header names and values are bytes read as ISO-8859-1, so that every byte survives the JSON.
A line that does not validate is kept as it came and counted as gap `bad_message`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer.model.line import PROTOCOL as PROTOCOL
from analyzer.model.line import Address, AgentLine, Header, Line, Segment
from analyzer.model.tls_lines import KeyLog, Tls


class Checkpoint(Line):
    """Running hash of the file: SHA-256 over all bytes before this line."""

    kind: Literal["checkpoint"]
    lines: int
    bytes: int
    sha256: str
    bodies_bytes: int | None = Field(default=None, description="flows.jsonl only: length of bodies.bin covered")
    bodies_sha256: str | None = None


class Connection(BaseModel):
    """One end of the proxy: towards the app (client) or towards the server."""

    model_config = ConfigDict(extra="allow")

    id: str
    address: Address | None = Field(default=None, description="client: where it came from; server: as requested")
    peer: Address | None = Field(default=None, description="server: the IP address that was really reached")
    tls_version: str | None = None
    sni: str | None = None
    alpn: str | None = None
    cipher: str | None = None


class RequestFields(BaseModel):
    """The request line and headers of one exchange."""

    flow_id: str
    t_start: float
    method: str
    scheme: str
    host: str = Field(description="as requested, lower case")
    port: int
    authority: str = ""
    path: str = Field(description="with the query, as sent")
    http_version: str
    headers: list[Header]
    head: Segment = Field(description="request line and headers as bytes")
    client: Connection
    websocket: bool = False
    in_process: bool = Field(default=False, description="not the proxy saw it, but the app's own TLS library")


class ResponseFields(BaseModel):
    """The status line and headers of one answer."""

    flow_id: str
    t_start: float
    status: int
    reason: str = ""
    http_version: str
    headers: list[Header]
    head: Segment
    server: Connection | None = None


class Request(Line, RequestFields):
    """A complete request. Written when its last byte came."""

    kind: Literal["request"]
    t_end: float
    body: list[Segment] = Field(description="the body on the wire, in order, after transfer coding; [] when empty")
    trailers: list[Header] = []
    trailers_at: list[Segment] = Field(default=[], description="the trailers as bytes")
    streamed: bool = False
    body_missing: bool = Field(default=False, description="the body was not kept by whoever recorded it (imports)")


class Response(Line, ResponseFields):
    """A complete response of an earlier `request`, same flow_id."""

    kind: Literal["response"]
    t_end: float
    body: list[Segment]
    trailers: list[Header] = []
    trailers_at: list[Segment] = Field(default=[], description="the trailers as bytes")
    streamed: bool = False
    body_missing: bool = False


class Head(Line):
    """The head of a message whose body is teed chunk by chunk; `request` or `response` follows at its end."""

    kind: Literal["head"]
    side: Literal["request", "response"]
    request: RequestFields | None = None
    response: ResponseFields | None = None


class Part(Line):
    """Some bytes of a streamed body, so that they are not orphans when the end never comes."""

    kind: Literal["part"]
    flow_id: str
    side: Literal["request", "response"]
    body: list[Segment]


class Message(Line):
    """One WebSocket message of an upgraded flow."""

    kind: Literal["message"]
    flow_id: str
    from_client: bool
    text: bool
    body: list[Segment]
    injected: bool = False
    dropped: bool = False


class Stream(Line):
    """A raw TCP or UDP stream begins."""

    kind: Literal["stream"]
    flow_id: str
    protocol: Literal["tcp", "udp"]
    client: Connection
    server: Connection | None = None
    in_process: bool = False


class Chunk(Line):
    """One TCP or UDP message of a stream."""

    kind: Literal["chunk"]
    flow_id: str
    from_client: bool
    body: list[Segment]


class Dns(Line):
    """One DNS query with its answer, both as packed on the wire."""

    kind: Literal["dns"]
    flow_id: str
    t_start: float
    t_end: float | None = None
    name: str = Field(description="name of the first question")
    query: list[Segment]
    response: list[Segment] = Field(default=[])
    client: Connection
    server: Connection | None = None


class End(Line):
    """A flow ended: an error, the close of a WebSocket, or the end of a stream."""

    kind: Literal["end"]
    flow_id: str
    error: str | None = None
    close_code: int | None = None
    close_reason: str | None = None
    closed_by_client: bool | None = None


class Ready(Line):
    """The proxy listens. The first line of net.jsonl."""

    kind: Literal["ready"]
    listen: list[Address]
    pid: int
    versions: dict[str, str]
    ca_cert: str = ""


class ConnectionEvent(Line):
    """A connection opened, closed, or failed to open."""

    kind: Literal["client", "server"]
    event: Literal["connected", "disconnected", "failed"]
    connection: Connection
    error: str | None = None


class TlsFailed(Line):
    """A TLS handshake failed; on the client side this is how a pinned app shows."""

    kind: Literal["tls_failed"]
    side: Literal["client", "server"]
    sni: str | None = None
    host: str | None = Field(default=None, description="the host that was asked for, when known")
    error: str
    connection: Connection


class Log(Line):
    """A line of talk from a witness; no captured values."""

    kind: Literal["log"]
    level: Literal["debug", "info", "warning", "error"]
    text: str


class Done(Line):
    """The proxy ended in order, having written everything."""

    kind: Literal["done"]
    flows: int
    reason: str = ""


class Agent(AgentLine):
    """The agent runs in a process."""

    kind: Literal["agent"]
    process: str = ""
    protocol: int = PROTOCOL
    bundle_sha256: str = ""
    runtime: str = Field(default="", description="hotspot, art or native")


class Hook(AgentLine):
    """A spec as it was installed: makes the recording readable without the specs of that day."""

    kind: Literal["hook"]
    hook: str
    class_name: str = Field(alias="class", default="")
    method: str = ""
    data_type: str | None = None
    event: str = Field(default="read", description="read, permission_asked, dialog_shown, click, crypto, …")
    risk: str = "low"
    intervention: bool = False


class Api(AgentLine):
    """One observed call. Values in clear: this file lies under raw/."""

    kind: Literal["api", "native"]
    hook: str
    tid: int
    thread: str = ""
    value: str | None = None
    values: list[str] = Field(default=[], description="further values of one call, such as rows of a cursor")
    args: list[str | None] = Field(default=[])
    crypto: dict[str, Any] | None = Field(
        default=None,
        description="algorithm, mode, op (encrypt, decrypt, wrap, unwrap, mac, digest, sign); key, iv, input, output "
        "as base64, the last two at most 64 KiB each; input_length, output_length: of all there was, bytes",
    )
    caller: str | None = Field(default=None, description="class.method of the first frame outside the platform")
    stack_hash: str | None = None
    error: str | None = Field(default=None, description="class of the exception the original threw; native: its errno")
    truncated: bool = False
    module: str = Field(default="", description="native: library of the function")
    symbol: str = Field(default="", description="native: name of the function")


class StaticField(AgentLine):
    """What a static field held when the hooks were in. When the app reads it cannot be seen."""

    kind: Literal["field"]
    hook: str
    value: str | None = None
    values: list[str] = Field(default=[])
    truncated: bool = False


class Stack(AgentLine):
    """A call stack, sent once per agent; innermost frame first, as `class.method`."""

    kind: Literal["stack"]
    stack_hash: str
    frames: list[str]


class Status(AgentLine):
    """Health of one hook in one process."""

    kind: Literal["status"]
    hook: str
    state: Literal["active", "paused", "absent", "failed", "off", "lost"]
    reason: str | None = None
    calls: int = 0
    dropped: int = 0


class Canary(AgentLine):
    """What became of the agent's own call for a family of hooks, on start. Never a call of the app."""

    kind: Literal["canary"]
    family: str = Field(description="the file of specs, such as android/location")
    hook: str = Field(default="", description="the hook that had to hear it")
    verdict: Literal["heard", "silent", "not_run"]
    reason: str | None = None


class HookError(AgentLine):
    """Recording a call failed; the app's own call went through all the same."""

    kind: Literal["hook_error"]
    hook: str
    where: str
    error: str


class Lost(Line):
    """The recorder lost sight of something: a process died, or events are missing by their seq."""

    kind: Literal["lost"]
    agent: str = ""
    pid: int = 0
    reason: str
    n: int = 0


class Mark(Line):
    """A moment with a name of the closed list (`analyzer.model.enums.MARKS`)."""

    kind: Literal["mark"]
    mark: str
    note: str = ""
    source: str = Field(default="operator", description="operator, player, scenario, hook, option")


class Clock(Line):
    """One measurement of the app's clock against the host's; app time + offset_s = host time."""

    kind: Literal["clock"]
    agent: str = ""
    offset_s: float
    uncertainty_s: float
    round_trip_s: float


class Owners(Line):
    """Who held connections to the proxy at one look into a phone's table of sockets, begun at `t`; never written when
    nobody did."""

    kind: Literal["owners"]
    t_end: float = Field(description="when the look had ended; a connection open all the time was in the table")
    app_uid: int = Field(description="of the app under test")
    uids: list[int]


class Gap(Line):
    """Something the recorder knows it could not see."""

    kind: Literal["gap"]
    gap_kind: str
    subject: str = ""
    n: int = 1
    first_t: float | None = None
    last_t: float | None = None
    detail: str = ""


FlowLine = Annotated[
    Request | Response | Head | Part | Message | Stream | Chunk | Dns | End | Checkpoint,
    Field(discriminator="kind"),
]
NetLine = Annotated[Ready | ConnectionEvent | TlsFailed | Log | Done | Checkpoint, Field(discriminator="kind")]
EventLine = Annotated[
    Agent | Hook | Api | Tls | KeyLog | StaticField | Stack | Status | Canary | HookError | Lost | Log | Checkpoint,
    Field(discriminator="kind"),
]
MarkLine = Annotated[Mark | Clock | Owners | Gap | Checkpoint, Field(discriminator="kind")]

FILES: dict[str, Any] = {
    "flows.jsonl": FlowLine,
    "net.jsonl": NetLine,
    "events.jsonl": EventLine,
    "marks.jsonl": MarkLine,
}
"""The raw files and the lines each may hold."""
