"""Requests from outside: what is sent, what is answered, and what is said when it cannot be."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analyzer.model.errors import DataError, SetupError, UsageError
from analyzer.record.control import Inbox, Request, parse, send_mark, send_stop
from analyzer.store.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session.create(tmp_path, app_id="app")


@contextmanager
def _answering(session: Session) -> Iterator[list[Request]]:
    """Answer requests as a recorder does, ending the session on stop."""
    inbox, seen, is_over = Inbox(session.control), [], threading.Event()

    def work() -> None:
        while not is_over.wait(0.005):
            for file, request in inbox.pending():
                seen.append(request)
                inbox.answer(file)
                if request.is_stop:
                    session.finalize("complete")

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        thread.join()


def test_a_mark_arrives_with_its_moment(session: Session) -> None:
    with _answering(session) as seen:
        send_mark(session.path, "consent_granted", note="by hand")
        send_mark(session.path, "phase:checkout")
    assert [(request.mark, request.note) for request in seen] == [
        ("consent_granted", "by hand"),
        ("phase:checkout", ""),
    ]
    assert abs(seen[0].t - seen[1].t) < 5
    assert seen[0].t_mono <= seen[1].t_mono
    assert list(session.control.iterdir()) == []


def test_stop_returns_when_the_session_has_ended(session: Session) -> None:
    with _answering(session):
        send_stop(session.path)
    assert Session.open(session.path).state == "complete"


@pytest.mark.parametrize(
    ("mark", "hint"),
    [
        ("consent_grantd", "did you mean 'consent_granted'?"),
        ("permission_asked", "permission_asked:<permission>"),
        ("phase:", "phase:<name>"),
        ("idle:now", "it takes no argument: idle"),
        ("zzz", "consentinel help marks"),
    ],
)
def test_an_unknown_mark_is_refused_before_anything_is_written(session: Session, mark: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        send_mark(session.path, mark)
    assert caught.value.code == "E159"
    assert hint in caught.value.hint
    assert list(session.control.iterdir()) == []


def test_a_finished_session_takes_no_marks(session: Session) -> None:
    session.finalize("complete")
    with pytest.raises(DataError) as caught:
        send_mark(session.path, "idle")
    assert (caught.value.code, "complete" in caught.value.message) == ("E339", True)


def test_a_session_whose_recorder_is_gone_takes_no_marks(session: Session) -> None:
    session.close()
    with pytest.raises(DataError) as caught:
        send_stop(session.path)
    assert (caught.value.code, "gone" in caught.value.message) == ("E339", True)


def test_no_session_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        send_mark(tmp_path, "idle")
    assert caught.value.code == "E301"


def test_a_silent_recorder_is_said_and_the_request_taken_back(session: Session) -> None:
    with pytest.raises(SetupError) as caught:
        send_mark(session.path, "idle", timeout_s=0.05)
    assert caught.value.code == "E220"
    assert list(session.control.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"mark": 5}', '{"mark": "no_such"}', '{"mark": ""}', "{}", "\xff"])
def test_a_file_that_is_no_request_gets_no_answer(session: Session, text: str) -> None:
    file = session.control / "1.json"
    file.write_text(text, "latin-1")
    inbox = Inbox(session.control)
    assert inbox.pending() == inbox.pending() == []
    assert file.exists()


def test_requests_come_oldest_first_and_hidden_drafts_are_left(session: Session) -> None:
    for name in ("20-b.json", "10-a.json", ".30.json.tmp"):
        (session.control / name).write_text(json.dumps({"mark": "idle", "note": name}))
    assert [request.note for _, request in Inbox(session.control).pending()] == ["10-a.json", "20-b.json"]


def test_a_folder_that_is_gone_holds_no_requests(tmp_path: Path) -> None:
    assert Inbox(tmp_path / "control").pending() == []


@pytest.mark.parametrize("t_mono", [10.0, 500.0, -100.0])
def test_times_of_another_clock_are_replaced_by_now(t_mono: float) -> None:
    request = parse({"mark": "idle", "t": 9990.0, "t_mono": t_mono}, wall=10_000.0, monotonic=100.0)
    assert (request.t, request.t_mono) == (10_000.0, 100.0)


def test_times_of_this_clock_count() -> None:
    request = parse({"mark": "idle", "t": 9999.5, "t_mono": 99.5}, wall=10_000.0, monotonic=100.0)
    assert (request.t, request.t_mono) == (9999.5, 99.5)
