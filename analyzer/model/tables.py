"""The tables of a session, one declaration each (house §6 with the changes of the contracts)."""

from __future__ import annotations

from analyzer.model.columns import Column, Table, arrow_schema, check, frame, pandas_dtype

__all__ = ["TABLES", "Column", "Table", "arrow_schema", "check", "frame", "pandas_dtype"]


def _column(declaration: str, doc: str, unit: str = "", allowed: str = "") -> Column:
    """`name:dtype` with flags K (key), 0 (may be null), S (sensitive) after a blank."""
    head, _, flags = declaration.partition(" ")
    name, _, dtype = head.partition(":")
    return Column(name, dtype, doc, "K" in flags, "0" in flags, "S" in flags, unit, tuple(allowed.split()))  # type: ignore[arg-type]


SESSION_ID = _column("session_id:cat K", "session this row belongs to")
_CONSENT = "unknown none_asked asked granted refused withdrawn"
_RELATION = "first third platform unknown"
_CONFIDENCE = "possible likely certain"

FLOWS = Table(
    "flows",
    1,
    "One row per HTTP exchange, WebSocket connection, DNS query, TCP or UDP stream.",
    (
        SESSION_ID,
        _column("flow_id:str K", "the proxy's id; of an imported HAR `har:<index in log.entries>`"),
        _column("seq:int", "order of request start within the session, from 0"),
        _column("kind:cat", "what it is", allowed="http websocket dns tcp udp"),
        _column("t_start:time", "start of the request, host clock"),
        _column("t_end:time 0", "end of the response, or close"),
        _column("duration_ms:float 0", "t_end − t_start", "ms"),
        _column("method:cat 0", "HTTP method"),
        _column("scheme:cat 0", "http, https, ws, wss"),
        _column("host:str", "as requested, lower case; matched bytes are masked"),
        _column("port:int", "as requested"),
        _column("registrable_domain:str 0", "by the public suffix list named in _build.json"),
        _column("path:str S", "without the query; matched bytes are masked"),
        _column("n_query_params:int 0", "number of query parameters"),
        _column("status:int 0", "HTTP status"),
        _column("http_version:cat 0", "of the request"),
        _column("request_bytes:int", "body as sent on the wire", "bytes"),
        _column("response_bytes:int", "body as received on the wire", "bytes"),
        _column("request_media:cat 0", "media type of the request without parameters"),
        _column("response_media:cat 0", "media type of the response without parameters"),
        _column("request_sha256:str 0S", "of the request's wire body"),
        _column("response_sha256:str 0S", "of the response's wire body"),
        _column("is_encrypted:bool", "TLS between app and proxy"),
        _column("tls_version:cat 0", "client side"),
        _column("sni:str 0", "client side"),
        _column("server_ip:str 0", "address that was reached"),
        _column("server_country:cat 0", "country the address is registered in (extra geo), not where the server is"),
        _column("party_id:cat 0", "key into parties; null when unknown"),
        _column("party_relation:cat", "receiver relative to the app", allowed=_RELATION),
        _column("phase:cat", "phase at t_start"),
        _column("consent_state:cat", "consent at t_start", allowed=_CONSENT),
        _column("decode_state:cat", "how far the bodies could be read", allowed="decoded partial opaque empty"),
        _column("is_truncated:bool", "the end of a body was not seen"),
        _column("is_in_process:bool", "seen by the app's own TLS library and not by the proxy"),
        _column("connect_event_id:str 0", "the call that opened the connection, when a hook saw it"),
        _column("caller:str 0", "code that opened the connection: class.method, or library!function"),
        _column("app_attribution:cat", "whose traffic", allowed="app system unknown"),
        _column("error:str 0", "how the flow failed"),
    ),
)

HOOK_EVENTS = Table(
    "hook_events",
    1,
    "One row per observed call.",
    (
        SESSION_ID,
        _column("event_id:str K", "`<agent>:<seq>`"),
        _column("t:time", "corrected to the host clock"),
        _column("t_device:time", "as the app's clock said"),
        _column("hook_id:cat", "spec that observed it"),
        _column("event:cat", "read, permission_asked, dialog_shown, click, crypto …"),
        _column("data_type:cat 0", "what the call yields"),
        _column("pid:int", "process"),
        _column("tid:int", "thread"),
        _column("value_hash:str 0", "salted hash of the value"),
        _column("value_preview:str 0", "masked value"),
        _column("caller:str 0", "class.method of the frame nearest to the call that is no platform and no utility"),
        _column("caller_party:cat 0", "party of the caller by package prefix"),
        _column("sdk_id:cat 0", "SDK of the caller; null for the app's own and for unknown code"),
        _column("sdk_chain:list", "SDK ids, `app` and `unknown` of the stack, from the call outwards"),
        _column("stack_hash:str 0", "groups identical call sites"),
        _column("phase:cat", "phase at t"),
        _column("consent_state:cat", "consent at t", allowed=_CONSENT),
        _column("is_repeat:bool", "same hook, value and caller within 1 s before"),
    ),
)

HOOK_STATUS = Table(
    "hook_status",
    1,
    "Health of each hook in each process.",
    (
        SESSION_ID,
        _column("hook_id:cat K", "spec"),
        _column("pid:int K", "process"),
        _column("state:cat", "health", allowed="active paused absent failed off lost"),
        _column("reason:str 0", "why it is not active"),
        _column("calls:int", "calls seen"),
        _column("dropped:int", "calls not reported for their rate"),
    ),
)

GAPS = Table(
    "gaps",
    1,
    "What could not be seen.",
    (
        SESSION_ID,
        _column("gap_id:str K", "stable id"),
        _column("gap_kind:cat", "kind (`analyzer.model.enums.GapKind`)"),
        _column("subject:str", "host, hook or file"),
        _column("n:int", "how often"),
        _column("first_t:time 0", "first time"),
        _column("last_t:time 0", "last time"),
        _column("detail:str 0", "what exactly"),
    ),
)

OBSERVATIONS = Table(
    "observations",
    1,
    "This kind of data was read by this code or sent to this party, at this moment, for this reason.",
    (
        SESSION_ID,
        _column("observation_id:str K", "sha256 of unsalted parts (contracts §5), 16 hex"),
        _column("act:cat", "what happened", allowed="accessed sent received"),
        _column("t:time", "sent: start of the request; received: start of the response; accessed: the call"),
        _column("data_type:cat", "key into the data types"),
        _column("source:cat", "witness", allowed="flow hook"),
        _column("ref_id:str", "flow_id or event_id"),
        _column(
            "method:cat",
            "how it was found",
            allowed="known_value hook_value endpoint pattern field_name stable_field decrypted api placeholder",
        ),
        _column("confidence:cat", "how sure", allowed=_CONFIDENCE),
        _column(
            "location:cat",
            "where in the message",
            allowed="url query header cookie body message chunk return arg event",
        ),
        _column("layers:str", "encodings of the container, outermost first, `gzip>json>base64>json`; empty: none"),
        _column("path:str", "where in the innermost container; matched bytes masked"),
        _column("transform:str 0", "how the value itself is written, outermost first: `base64(md5(upper))`"),
        _column("byte_start:int 0", "first byte of the match within its message part, after peeling", "bytes"),
        _column("byte_length:int 0", "length of the match", "bytes"),
        _column("p_chance:float 0", "probability that the match is an accident"),
        _column("value_hash:str", "salted hash of the value in its plain form"),
        _column("value_preview:str", "masked value"),
        _column("host:str 0", "receiver; matched bytes masked"),
        _column("registrable_domain:str 0", "of the host"),
        _column("party_id:cat 0", "receiver, or caller's party for accesses"),
        _column("party_relation:cat 0", "relative to the app; null for accesses", allowed=_RELATION),
        _column("is_encrypted:bool 0", "null for hooks"),
        _column("phase:cat", "phase at t"),
        _column("consent_state:cat", "consent at t", allowed=_CONSENT),
        _column("near_mark:bool", "t lies within the clock's uncertainty of a consent mark"),
        _column("caller:str 0", "accessed: class.method that read"),
        _column("sdk_id:cat 0", "SDK that read: the caller's, and for a send that of the linked read"),
        _column("access_event_id:str 0", "sent: the earlier API read of the same value"),
        _column("access_lag_ms:float 0", "sent − read; uncertainty in the manifest", "ms"),
        _column("endpoint_id:cat 0", "endpoint file that named the field"),
        _column("reasoning:str", "why we claim it"),
    ),
)

FINDINGS = Table(
    "findings",
    1,
    "What a rule found, with its evidence.",
    (
        SESSION_ID,
        _column("finding_id:str K", "stable id within the session"),
        _column("fingerprint:str", "the same finding in another session of the app"),
        _column("rule_id:cat", "finding type"),
        _column("rule_version:int", "version of the rule"),
        _column("severity:cat", "how much it matters", allowed="info low medium high critical"),
        _column("confidence:cat", "highest of its evidence, as far as the rule allows", allowed=_CONFIDENCE),
        _column("message_args:str", "JSON, language-neutral"),
        _column("data_types:list", "data types concerned"),
        _column("party_id:cat 0", "receiver"),
        _column("host:str 0", "receiving host; null when several"),
        _column("phase:cat 0", "null when several"),
        _column("n_observations:int", "rows of evidence in all"),
        _column("first_t:time", "first evidence"),
        _column("last_t:time", "last evidence"),
        _column("evidence:list", "observation_ids, at most 50"),
        _column("baseline:cat", "against the baseline", allowed="new known fixed"),
        _column("suppressed_by:str 0", "waiver or option that silences it"),
    ),
)

ASSESSMENTS = Table(
    "assessments",
    1,
    "What each rule could say about the session.",
    (
        SESSION_ID,
        _column("rule_id:cat K", "finding type"),
        _column("result:cat", "what became of it", allowed="found not_observed not_assessed waived"),
        _column("reason:str 0", "why it could not be assessed, or was waived; a key of the texts"),
        _column("blind_spots:list", "what could have hidden it; keys of the texts"),
    ),
)

PARTIES = Table(
    "parties",
    1,
    "Companies behind domains and packages, as far as this session needs them.",
    (
        SESSION_ID,
        _column("party_id:str K", "short id"),
        _column("name:str", "name of the company"),
        _column("country:cat 0", "ISO 3166-1 alpha-2 of the company"),
        _column("kind:cat", "ads, analytics, push, cdn, platform, payment, map …"),
        _column("domains:list", "registrable domains"),
        _column("packages:list", "Java package prefixes"),
        _column("source:str", "where this is known from"),
    ),
)

PHASES = Table(
    "phases",
    1,
    "Stretches of the session with one phase and one consent state.",
    (
        SESSION_ID,
        _column("ordinal:int K", "order, from 0"),
        _column("phase:cat", "phase"),
        _column("consent_state:cat", "consent", allowed=_CONSENT),
        _column("t_start:time 0", "null: from the beginning"),
        _column("t_end:time 0", "null: to the end"),
        _column("mark:str 0", "mark that began it"),
    ),
)

_MOMENTS = (
    "app_launched consent_asked consent_granted consent_refused consent_withdrawn permission_asked permission_granted "
    "permission_denied background foreground screen_off screen_on killed relaunched idle phase dialog_shown "
    "dialog_button click choice_shown component_started component_received job_scheduled app_exit setting_changed "
    "policy_opened prompt_design consent_signal"
)

MOMENTS = Table(
    "moments",
    1,
    "What happened beside data: prompts, answers, starts, exits, signals of consent.",
    (
        SESSION_ID,
        _column("moment_id:str K", "stable id within the session"),
        _column("t:time", "host clock"),
        _column("event:cat", "name of a mark, or what a hook saw", allowed=_MOMENTS),
        _column("subject:str", "permission, component, dialog, key or phase it is about; may be empty"),
        _column("setting:str 0", "granted or refused, ticked or unticked, how a job comes again, or what was set"),
        _column("party_id:cat 0", "company the signal is for, or whose code called"),
        _column("origin:cat", "witness", allowed="mark hook traffic"),
        _column("call_id:str 0", "event_id of the call; null for marks"),
        _column("hook_id:cat 0", "spec that saw it"),
        _column("caller:str 0", "class.method of the frame nearest to the call that is no platform and no utility"),
        _column("phase:cat", "phase at t"),
        _column("consent_state:cat", "consent at t", allowed=_CONSENT),
        _column("near_mark:bool", "t lies within the clock's uncertainty of a consent mark"),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        FLOWS,
        HOOK_EVENTS,
        HOOK_STATUS,
        GAPS,
        OBSERVATIONS,
        FINDINGS,
        ASSESSMENTS,
        PARTIES,
        PHASES,
        MOMENTS,
    )
}
"""All tables by name, in the order in which they are made."""
