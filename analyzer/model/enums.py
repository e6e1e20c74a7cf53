"""Closed vocabularies, each in its natural order (contracts §1)."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, lowest first."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Position in the order, 0 for `info`."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a claim is, lowest first."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"

    @property
    def rank(self) -> int:
        """Position in the order, 0 for `possible`."""
        return list(Confidence).index(self)


class ConsentState(StrEnum):
    """What the user had answered at a moment."""

    UNKNOWN = "unknown"
    NONE_ASKED = "none_asked"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What happened to the data: read by code, sent to a party, or received from one."""

    ACCESSED = "accessed"
    SENT = "sent"
    RECEIVED = "received"


class PartyRelation(StrEnum):
    """Who the receiver is, relative to the app."""

    FIRST = "first"
    THIRD = "third"
    PLATFORM = "platform"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """How a rule ended for a session."""

    FOUND = "found"
    NOT_OBSERVED = "not_observed"
    NOT_ASSESSED = "not_assessed"
    WAIVED = "waived"


class SessionState(StrEnum):
    """Life of a session folder."""

    RECORDING = "recording"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    DAMAGED = "damaged"


class GapKind(StrEnum):
    """What we could not see, and why."""

    TLS_REFUSED = "tls_refused"
    OPAQUE_BODY = "opaque_body"
    NOT_DECRYPTED = "not_decrypted"
    DECODE_LIMIT = "decode_limit"
    DECODE_FAILED = "decode_failed"
    TRUNCATED_FILE = "truncated_file"
    TRUNCATED_FLOW = "truncated_flow"
    MISSING_BODY = "missing_body"
    SKIPPED_ENTRY = "skipped_entry"
    HOOK_ABSENT = "hook_absent"
    HOOK_FAILED = "hook_failed"
    HOOK_LOST = "hook_lost"
    NO_HOOKS = "no_hooks"
    FOREIGN_HOOKS = "foreign_hooks"
    FIELD_READS_UNSEEN = "field_reads_unseen"
    EVENTS_DROPPED = "events_dropped"
    HOOK_PAUSED = "hook_paused"
    EVENTS_LOST = "events_lost"
    PROCESS_UNSEEN = "process_unseen"
    BAD_MESSAGE = "bad_message"
    PROXY_LOST = "proxy_lost"
    APP_LOST = "app_lost"
    CLOCK_UNCERTAIN = "clock_uncertain"
    CLOCK_JUMP = "clock_jump"
    INTERRUPTED = "interrupted"
    NO_CONSENT_MARKS = "no_consent_marks"
    QUIC_NOT_SEEN = "quic_not_seen"
    BYPASSED_PROXY = "bypassed_proxy"
    NOT_ATTRIBUTED = "not_attributed"
    NOT_SEARCHED = "not_searched"
    DECOY_MATCH = "decoy_match"


PHASES: tuple[str, ...] = (
    "launch",
    "consent_dialog",
    "in_use",
    "idle",
    "background",
    "screen_off",
    "after_kill",
    "relaunch",
)
"""Phases with a fixed meaning; a scenario may add its own names by `phase:<name>`."""

MARKS: dict[str, str] = {
    "app_launched": "the app was started for the first time in this session",
    "consent_asked": "the consent dialog became visible",
    "consent_granted": "the user agreed",
    "consent_refused": "the user refused",
    "consent_withdrawn": "the user took the consent back",
    "permission_asked": "a permission was asked for, as permission_asked:<permission>",
    "permission_granted": "a permission was granted, as permission_granted:<permission>",
    "permission_denied": "a permission was denied, as permission_denied:<permission>",
    "background": "the app went to the background",
    "foreground": "the app came back to the foreground",
    "screen_off": "the screen went off",
    "screen_on": "the screen came on",
    "killed": "the app was killed",
    "relaunched": "the app was started again",
    "idle": "nobody touches the app from here on",
    "phase": "a scenario's own phase begins, as phase:<name>",
}
"""Mark names and what they say; those that end in a colon form carry an argument."""

MARKS_WITH_ARGUMENT = frozenset({"permission_asked", "permission_granted", "permission_denied", "phase"})


def is_mark(text: str) -> bool:
    """Tell whether `text` is a mark of the closed list, with an argument exactly where one belongs."""
    name, separator, argument = text.partition(":")
    if name not in MARKS:
        return False
    return bool(argument) if name in MARKS_WITH_ARGUMENT else not separator
