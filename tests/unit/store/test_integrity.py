from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.raw_lines import T0, request, write_lines

from analyzer.ingest.writer import RawWriter
from analyzer.model.tables import TABLES, frame
from analyzer.store.integrity import Problem, check_session
from analyzer.store.parquet import write_table
from analyzer.store.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = Session.create(tmp_path, app_id="a", name="s")
    with RawWriter(session.raw) as writer:
        writer.request(request(), b"body")
        for _ in range(1100):
            writer.line("end", T0, {"flow_id": "f1", "body": writer.put(b"x")})
    return session


def found(session: Session) -> list[tuple[str, str, bool]]:
    return [(problem.code, problem.subject, problem.is_error) for problem in check_session(Session.open(session.path))]


def test_a_whole_session_has_no_problem(session: Session) -> None:
    session.finalize("complete")
    assert check_session(Session.open(session.path)) == []


def test_states_are_explained(session: Session) -> None:
    assert check_session(session)[0].text == f"it is being recorded now, by process {os.getpid()}"
    session.finalize("interrupted", "the app ended")
    assert check_session(session) == [Problem("E331", "state", "it was interrupted: the app ended", is_error=False)]
    session.manifest["state"] = "damaged"
    assert [problem.is_error for problem in check_session(session)] == [True]


def test_a_killed_recorder_is_explained_with_the_way_on(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from analyzer.store.session import Session;"
        "Session.create(Path(sys.argv[1]), app_id='a', name='s'); os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=False)
    (tmp_path / "s" / "raw" / "flows.jsonl").write_bytes(b'{"kind":"end","seq":0}\n{"kind":"req')
    state, cut = check_session(Session.open(tmp_path / "s"))
    assert (state.code, state.is_error) == ("E331", False)
    assert "is gone without ending it" in state.text
    assert f"consentinel analyze {tmp_path / 's'}" in state.text
    assert (cut.code, cut.text, cut.is_error) == ("E334", "the last line is cut after 12 bytes and is not used", False)


def test_one_changed_byte_is_found_by_hash_and_checkpoint(session: Session) -> None:
    session.finalize("complete")
    for name in ("flows.jsonl", "bodies.bin"):
        path = session.raw / name
        data = path.read_bytes()
        path.write_bytes(
            data[:-300].replace(b"T", b"U", 1) + data[-300:]
            if name == "bodies.bin"
            else data.replace(b'"t"', b'"T"', 1)
        )
        assert found(session) == [("E333", "raw/flows.jsonl", True), ("E332", f"raw/{name}", True)]
        path.write_bytes(data)


def test_files_that_are_gone_or_came_later_are_named(session: Session) -> None:
    session.finalize("complete")
    (session.raw / "marks.jsonl").write_bytes(b"")
    (session.raw / "bodies.bin").unlink()
    assert sorted(found(session)) == [
        ("E332", "raw/bodies.bin", True),
        ("E332", "raw/marks.jsonl", False),
        ("E333", "raw/flows.jsonl", True),
        ("E335", "raw/flows.jsonl", True),
    ]


def test_missing_lines_are_found_by_their_numbers(session: Session) -> None:
    lines = [{"kind": "log", "seq": number} for number in (0, 1, 4)]
    write_lines(session.raw / "net.jsonl", lines)
    calls = [{"kind": "api", "agent": "a", "event_id": f"a:{number}", "seq": number} for number in (0, 3)]
    write_lines(session.raw / "events.jsonl", [*calls, {"kind": "log", "seq": 0}])
    problems = [problem for problem in check_session(session) if problem.code == "E336"]
    assert problems == [
        Problem("E336", "raw/events.jsonl", "2 lines of agents are missing by their numbers", is_error=False),
        Problem("E336", "raw/net.jsonl", "2 lines are missing by their numbers"),
    ]


def test_two_files_may_share_one_count(session: Session) -> None:
    write_lines(session.raw / "events.jsonl", [{"kind": "log", "seq": number} for number in (0, 2)])
    write_lines(session.raw / "marks.jsonl", [{"kind": "mark", "seq": 1}])
    assert "E336" not in {problem.code for problem in check_session(session)}


def test_requests_without_an_answer_are_named(session: Session) -> None:
    (session.control / "1-a.json").write_text("{}")
    session.finalize("complete")
    assert found(session) == [("E338", "control/1-a.json", False)]


def test_references_of_tables_to_nothing_are_found(session: Session) -> None:
    session.finalize("complete")
    row = {
        "session_id": "s", "observation_id": "o1", "act": "sent", "t": T0, "data_type": "imei", "source": "flow",
        "ref_id": "gone", "method": "known_value", "confidence": "certain", "location": "body", "layers": "",
        "path": "", "value_hash": "h", "value_preview": "…", "phase": "launch", "consent_state": "unknown",
        "near_mark": False, "reasoning": "r", "access_event_id": "gone too",
    }  # fmt: skip
    finding = {
        "session_id": "s", "finding_id": "x", "fingerprint": "f", "rule_id": "r", "rule_version": 1, "severity": "high",
        "confidence": "certain", "message_args": "{}", "data_types": ["imei"], "n_observations": 1, "first_t": T0,
        "last_t": T0, "evidence": ["o1", "o2"], "baseline": "new",
    }  # fmt: skip
    write_table(session, "observations", frame(TABLES["observations"], [row]))
    write_table(session, "findings", frame(TABLES["findings"], [finding]))
    assert found(session) == [
        ("E337", "observations.ref_id", True),
        ("E337", "observations.access_event_id", True),
        ("E337", "findings.evidence", True),
    ]
    (session.tables / "findings.parquet").write_bytes(b"no parquet")
    assert ("E311", "tables/findings.parquet", True) in found(session)


@pytest.mark.parametrize("name", ["clean", "leaky", "pinned", "interrupted"])
def test_no_line_of_the_committed_samples_is_missing(name: str) -> None:
    problems = check_session(Session.open(Path(__file__).resolve().parents[3] / "captures" / "samples" / name))
    assert [problem for problem in problems if problem.is_error] == []
