"""What `make truth` does: a corpus by the command, a sample through the proxy, a play of it through the hooks."""

from __future__ import annotations

import json
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.cli import Recording, command, consentinel
from truth.baselines import run_baselines
from truth.corpus import SCHEDULE, Corpus, write_corpus
from truth.har import read_entries
from truth.score import CLAIMED, JUDGED_METHODS, Score, judge, read_labels, score
from truth_run.played import write_behavior
from truth_run.replay import App, routed_mitmdump

from analyzer.verification import TRUTH_COLUMNS

Row = dict[str, Any]
_FOUND_EXITS = (0, 1)
_TIMEOUT_S = 1200


@dataclass
class Played:
    """What the player did and what the analysis said of it, as multisets of TRUTH_COLUMNS."""

    did: Counter[tuple[str, ...]]
    said: Counter[tuple[str, ...]]

    def lines(self, column: str | None = None) -> dict[str, tuple[int, int, int]]:
        """Give done, found and invented acts, by one of TRUTH_COLUMNS or by act."""
        at = TRUTH_COLUMNS.index(column or "act")
        found: dict[str, list[int]] = {}
        for place, rows in enumerate((self.did, self.did & self.said, self.said - self.did)):
            for row, n in rows.items():
                found.setdefault(row[at], [0, 0, 0])[place] += n
        return {name: (n[0], n[1], n[2]) for name, n in sorted(found.items())}


@dataclass
class Judged:
    """Scores of one corpus.

    n_decoys, n_possible_decoys: rows for decoys given as known, claimed or possible only. n_own_decoys: matches of the
    decoys that the analyzer draws itself.
    """

    corpus: Corpus
    score: Score
    n_decoys: int
    n_possible_decoys: int
    n_own_decoys: int


def corpus_stage(folder: Path, *, seed: int, n_positive: int | None, n_negative: int) -> Judged:
    """Write a corpus, analyze it with its values and with its decoys, and score it beside the baselines."""
    corpus = write_corpus(folder, seed=seed, n_positive=n_positive, n_negative=n_negative)
    sessions = _analyze_files(corpus, corpus.known, "known")
    result = score(folder, [row for session in sessions for row in session["observations"]])
    result.baselines = run_baselines(folder, seed)
    strangers = _analyze_files(corpus, folder / "decoys.yaml", "decoys")
    rows = [row for session in strangers for row in session["observations"] if row["method"] in JUDGED_METHODS]
    n_claimed = sum(row["confidence"] in CLAIMED for row in rows)
    return Judged(corpus, result, n_claimed, len(rows) - n_claimed, own_decoys(sessions + strangers))


def own_decoys(sessions: list[Row]) -> int:
    """Give how many matches of its own decoys the analyzer admits."""
    gaps = [gap for session in sessions for gap in session["gaps"]]
    return sum(int(gap["n"] or 1) for gap in gaps if gap["gap_kind"] == "decoy_match")


def _analyze_files(corpus: Corpus, known: Path, name: str) -> list[Row]:
    marks = [part for mark in corpus.marks for part in ("--mark", mark)]
    found = []
    for file in (corpus.har, corpus.chunks):
        out = corpus.folder / f"{name}.{file.stem}.json"
        session = corpus.folder / f"session.{file.stem}"
        found.append(_analyze(out, file, "--session-dir", session, "--known", known, *marks))
    return found


def _analyze(out: Path, *arguments: str | Path) -> Row:
    """Run `consentinel analyze` and give its JSON."""
    done = consentinel(
        "analyze", *arguments, "--format", "json", "--output", out, captures=out.parent, timeout_s=_TIMEOUT_S
    )
    if done.returncode not in _FOUND_EXITS:
        raise RuntimeError(f"analyze ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    document: Row = json.loads(out.read_text(encoding="utf-8"))
    return document


def wire_stage(folder: Path, *, seed: int, n_positive: int, n_negative: int) -> Score:
    """Send a small corpus through the real proxy with our addon, and score what the session shows."""
    corpus = write_corpus(folder, seed=seed, n_positive=n_positive, n_negative=n_negative)
    entries = [*read_entries(corpus.har)]
    labels = [label for label in read_labels(folder) if label["file"] == "corpus.har"]
    phases = {label["ref_id"]: (label["phase"], label["consent_state"]) for label in labels}
    hosts = {entry["request"]["url"].split("/")[2] for entry in entries}
    with routed_mitmdump(hosts) as mitmdump:
        session = folder / "session.wire"
        with Recording("--session-dir", session, "--mitmdump", mitmdump, captures=folder) as recording:
            if not recording.ready:
                raise RuntimeError(f"the recorder did not start: {recording.end()[1].strip()[-2000:]}")
            _replay(recording, entries, phases)
            recording.process.send_signal(signal.SIGINT)
            code, talk = recording.end()
            if code:
                raise RuntimeError(f"record ended with {code}: {talk.strip()[-2000:]}")
    document = _analyze(folder / "wire.json", session, "--known", corpus.known)
    refs = {flow_id: f"har:{number}" for number, flow_id in enumerate(_flow_ids(session))}
    rows = [{**row, "ref_id": refs.get(row["ref_id"], row["ref_id"])} for row in document["observations"]]
    return judge(labels, rows)


def _replay(recording: Recording, entries: list[Row], phases: dict[str, tuple[str, str]]) -> None:
    marks, now = [(mark, (phase, state)) for _, mark, phase, state in SCHEDULE], None
    app = App(int(recording.ready["proxy"].rpartition(":")[2]), Path(recording.ready["ca_cert"]))
    try:
        for number, entry in enumerate(entries):
            wanted = phases.get(f"har:{number}", now)
            while wanted != now and marks:
                mark, now = marks.pop(0)
                subprocess.run(command("mark", recording.session, mark), check=True, capture_output=True, timeout=60)
            app.send(entry)
    finally:
        app.close()


def _flow_ids(session: Path) -> list[str]:
    """Give the flows of a session in the order in which their requests came."""
    with (session / "raw" / "flows.jsonl").open(encoding="utf-8") as lines:
        return [line["flow_id"] for line in map(json.loads, lines) if line["kind"] == "request"]


def hooks_stage(folder: Path, corpus: Corpus, *, n_steps: int) -> Played:
    """Play what the player can write of a corpus on the embedded device, under real Frida, and compare."""
    folder.mkdir(parents=True, exist_ok=True)
    write_behavior(read_positive(corpus), folder / "corpus.yaml", n_steps)
    session = folder / "session.hooks"
    done = subprocess.run(
        command("record", folder / "corpus.yaml", "--device", "jvm", "--session-dir", session),
        capture_output=True, text=True, timeout=_TIMEOUT_S, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"record ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    document = _analyze(folder / "hooks.json", session)
    with (session / "truth.jsonl").open(encoding="utf-8") as lines:
        did = Counter(map(_key, map(json.loads, lines)))
    return Played(did, Counter(map(_key, filter(_is_judged, document["observations"]))))


def read_positive(corpus: Corpus) -> list[Row]:
    """Give the labels of transmissions, in an order that mixes names and placements."""
    return [label for label in read_labels(corpus.folder) if label["kind"] == "positive"]


def _key(row: Row) -> tuple[str, ...]:
    return tuple(str(row.get(name) or "") for name in TRUTH_COLUMNS)


def _is_judged(row: Row) -> bool:
    return row["act"] == "accessed" or row["method"] in JUDGED_METHODS
