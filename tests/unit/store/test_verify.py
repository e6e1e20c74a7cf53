"""Whatever is changed is found against the hash; and what cannot be found without one is said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from support.evidence import Memory, in_memory, read_folder, small_session

from analyzer.model.errors import DataError
from analyzer.store import package, seal
from analyzer.store.session import Session
from analyzer.store.verdict import Absent, Alteration, Verdict
from analyzer.store.verify import SELF_CONSISTENT, WITHOUT_LIST, head_of, verify

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return small_session(tmp_path_factory.mktemp("captures"))


@pytest.fixture(scope="module")
def recorded(session: Session) -> Files:
    """A session as it was recorded: without what was made of it later."""
    return {name: data for name, data in read_folder(session.path).items() if not name.startswith("tables/")}


@pytest.fixture(scope="module")
def redacted(session: Session) -> Files:
    return in_memory(package.redacted(session))


@pytest.fixture(scope="module")
def full(session: Session) -> Files:
    return in_memory(package.full(session))


def hash_of(files: Files) -> str:
    return seal.sha256(files.get(seal.PACKAGE_LIST) or files[seal.MANIFEST_LIST])


def changed(files: Files, name: str, data: bytes | None) -> Files:
    rest = {key: value for key, value in files.items() if key != name}
    return rest if data is None else rest | {name: data}


def every_byte(files: Files) -> Iterator[tuple[str, Files]]:
    for name, data in files.items():
        for position in range(len(data)):
            flipped = bytearray(data)
            flipped[position] ^= 1 << position % 8
            yield f"{name}:{position}", changed(files, name, bytes(flipped))


def every_other_change(files: Files) -> Iterator[tuple[str, Files]]:
    """Cut, append, insert, reorder, delete, replace by another, rename, add."""
    for name, data in files.items():
        for size in range(len(data)):
            yield f"{name} cut to {size}", changed(files, name, data[:size])
        for more in (b"\0", b"\n", b" ", data):
            yield f"{name} + {more[:4]!r}", changed(files, name, data + more)
            yield f"{more[:4]!r} + {name}", changed(files, name, more + data)
        lines = data.splitlines(keepends=True)
        for number in range(len(lines) - 1):
            swapped = [*lines[:number], lines[number + 1], lines[number], *lines[number + 2 :]]
            if b"".join(swapped) != data:
                yield f"{name} lines {number}", changed(files, name, b"".join(swapped))
            yield f"{name} without line {number}", changed(files, name, b"".join(lines[:number] + lines[number + 1 :]))
        yield f"{name} gone", changed(files, name, None)
        yield f"{name} renamed", changed(files, name, None) | {name + "x": data}
        yield f"{name} twice", files | {name + ".copy": data}


BESIDE = {
    "session.json twice",
    f"{seal.MANIFEST_LIST} gone",
    f"{seal.MANIFEST_LIST} renamed",
    f"{seal.MANIFEST_LIST} twice",
}
"""In a session folder: files beside the evidence, where tables and reports lie too (they are named as not covered); and
its list says what session.json says, so that nothing is lost with it."""


@pytest.mark.parametrize("kind", ["recorded", "redacted", "full"])
def test_every_changed_byte_of_every_file_is_found(kind: str, request: pytest.FixtureRequest) -> None:
    files: Files = request.getfixturevalue(kind)
    expected = hash_of(files)
    assert verify(Memory(files), manifest_hash=expected).result == "verified"
    assert [what for what, other in every_byte(files) if not _is_found(other, expected)] == []


def _is_found(files: Files, expected: str) -> bool:
    try:
        return verify(Memory(files), manifest_hash=expected).result == "altered"
    except DataError as error:
        return error.code == "E353"


@pytest.mark.parametrize("kind", ["recorded", "redacted", "full"])
def test_every_cut_append_reorder_deletion_and_addition_is_found(kind: str, request: pytest.FixtureRequest) -> None:
    files: Files = request.getfixturevalue(kind)
    expected = hash_of(files)
    missed = [what for what, other in every_other_change(files) if not _is_found(other, expected)]
    assert set(missed) == (BESIDE if kind == "recorded" else set())


def test_files_beside_the_evidence_are_named_as_not_covered(recorded: Files) -> None:
    found = verify(Memory(recorded | {"tables/gaps.parquet": b"", "x": b""}), manifest_hash=hash_of(recorded))
    assert (found.result, found.uncovered) == ("verified", ["tables/gaps.parquet", "x"])


def test_files_exchanged_for_each_other_are_found(full: Files) -> None:
    expected = hash_of(full)
    names = sorted(full)
    for one, other in pairwise(names):
        exchanged = full | {one: full[other], other: full[one]}
        assert verify(Memory(exchanged), manifest_hash=expected).result == "altered"


def test_a_change_is_named_with_its_file(full: Files) -> None:
    other = changed(full, "raw/bodies.bin", full["raw/bodies.bin"].replace(b"3569", b"3560"))
    found = verify(Memory(changed(other, "raw/flows.jsonl", None) | {"raw/more": b""}), manifest_hash=hash_of(full))
    assert found.altered == [
        Alteration("raw/flows.jsonl", "it is gone"),
        Alteration("raw/more", "it was added"),
        Alteration("raw/bodies.bin", "it was changed; it has no checkpoint: no part of it is sure"),
        Alteration("raw/flows.jsonl", f"it is gone; it had the hash {seal.sha256(full['raw/flows.jsonl'])}"),
    ]


def test_without_a_hash_the_answer_is_self_consistent_only(recorded: Files, redacted: Files, full: Files) -> None:
    for files in (recorded, redacted, full):
        found = verify(Memory(files))
        assert (found.result, found.headline, found.notes[-1]) == (
            "self_consistent", ["self-consistent only"], SELF_CONSISTENT)  # fmt: skip


def forged(files: Files, name: str, data: bytes) -> Files:
    """Give a package as a forger makes it: one file changed, and every hash beside it made to fit."""
    other = changed(files, name, data)
    hashes = {key: seal.sha256(value) for key, value in other.items() if key != seal.PACKAGE_LIST}
    return other | {seal.PACKAGE_LIST: seal.list_bytes(hashes)}


def test_a_forgery_whose_hashes_fit_is_found_by_the_hash_alone(redacted: Files) -> None:
    """This is what `self-consistent only` cannot find, and why it says so."""
    other = forged(redacted, "tables/gaps.parquet", b"forged")
    assert verify(Memory(other)).result == "self_consistent"
    assert verify(Memory(other), manifest_hash=hash_of(redacted)).result == "altered"


def test_the_hash_of_the_recording_covers_what_was_recorded_and_no_table(session: Session, redacted: Files) -> None:
    found = verify(Memory(redacted), manifest_hash=session.manifest_hash)
    assert (found.result, found.against) == (
        "verified", [f"verified against manifest hash {session.manifest_hash}"])  # fmt: skip
    assert found.uncovered == ["package.json", seal.PACKAGE_LIST, "tables/gaps.parquet"]
    assert verify(Memory(redacted), manifest_hash=hash_of(redacted)).uncovered == []
    other = forged(redacted, "session.json", redacted["session.json"].replace(b"com.example.app", b"com.example.bpp"))
    assert verify(Memory(other)).altered == [Alteration("session.json", "it was changed")]


def test_each_raw_file_that_is_not_in_a_redacted_copy_is_named_with_its_hash(recorded: Files, redacted: Files) -> None:
    found = verify(Memory(redacted), manifest_hash=hash_of(redacted))
    assert found.absent == [
        Absent(name, len(data), seal.sha256(data)) for name, data in sorted(recorded.items()) if name.startswith("raw/")
    ]


def test_a_copy_without_its_list_is_not_verified_against_the_recording(tmp_path: Path) -> None:
    session = small_session(tmp_path, nonce="")
    files = in_memory(package.redacted(session))
    assert seal.MANIFEST_LIST not in files
    found = verify(Memory(files), manifest_hash=session.manifest_hash)
    assert (found.result, found.altered) == ("not_verified", [])
    assert WITHOUT_LIST in found.notes
    assert [one for one in found.absent if one.sha256 is None] == [
        Absent("raw/planted.json", len((session.raw / "planted.json").read_bytes()), None)
    ]
    assert verify(Memory(files), manifest_hash=hash_of(files)).result == "verified"
    assert verify(Memory(files), manifest_hash="0" * 64).result == "altered"


def test_the_list_of_the_recording_is_verified_though_session_json_had_to_be_blanked(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    session.manifest["device"] = {"backend": "adb", "serial": "R58M1234ABC"}
    session.finalize("complete")
    files = in_memory(package.redacted(session))
    assert b"R58M1234ABC" not in b"".join(files.values())
    found = verify(Memory(files), manifest_hash=session.manifest_hash)
    assert (found.result, "session.json" in found.uncovered) == ("verified", True)
    assert [one.file for one in found.absent if one.sha256 is None] == []
    other = verify(Memory(files | {seal.MANIFEST_LIST: b""}), manifest_hash=session.manifest_hash)
    assert other.result == "altered"
    assert verify(Memory(files), manifest_hash=hash_of(files)).uncovered == []


def test_a_session_whose_recorder_died_is_verified_as_it_was_packed(tmp_path: Path) -> None:
    session = Session.create(tmp_path, app_id="a", name="s")
    (session.raw / "events.jsonl").write_bytes(b'{"kind":"api"}\n{"ki')
    session.close()
    files = in_memory(package.full(session))
    found = verify(Memory(files), manifest_hash=hash_of(files))
    assert (found.result, found.manifest_hash, found.altered) == ("verified", None, [])
    assert verify(Memory(changed(files, "raw/events.jsonl", b"")), manifest_hash=hash_of(files)).result == "altered"


def test_a_full_copy_that_calls_itself_redacted_hides_nothing(session: Session, full: Files) -> None:
    facts = full["package.json"].replace(b'"full"', b'"redacted"')
    rest = {name: data for name, data in full.items() if name != "raw/flows.jsonl"}
    other = forged(rest, "package.json", facts)
    found = verify(Memory(other), manifest_hash=session.manifest_hash)
    assert found.absent == [
        Absent("raw/flows.jsonl", len(full["raw/flows.jsonl"]), seal.sha256(full["raw/flows.jsonl"]))
    ]
    assert "package.json" in found.uncovered


@pytest.fixture(scope="module")
def long_session(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A session with checkpoints: behind line 1,001, 2,002 and at the end."""
    folder = tmp_path_factory.mktemp("captures")
    return in_memory(package.full(small_session(folder, n_lines=2500)))


def _line_changed(files: Files, number: int) -> Files:
    lines = files["raw/flows.jsonl"].splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace(b"end", b"End")
    return changed(files, "raw/flows.jsonl", b"".join(lines))


def test_the_first_checkpoint_that_differs_says_which_lines_are_still_good(long_session: Files) -> None:
    marks = [one for one, _ in seal.own_checkpoints(Memory(long_session).open("raw/flows.jsonl"))]
    first, second = marks[0].lines, marks[1].lines
    expected = hash_of(long_session)

    def altered(files: Files) -> list[tuple[str, int | None, int | None]]:
        found: Verdict = verify(Memory(files), manifest_hash=expected)
        return [(one.file, one.good_lines, one.differs_before) for one in found.altered]

    assert altered(_line_changed(long_session, first - 1)) == [("raw/flows.jsonl", 0, first)]
    assert altered(_line_changed(long_session, first + 2)) == [("raw/flows.jsonl", first, second)]
    cut = long_session["raw/flows.jsonl"][: marks[1].bytes + 7]
    assert altered(changed(long_session, "raw/flows.jsonl", cut))[0][:2] == ("raw/flows.jsonl", second)
    bodies = bytearray(long_session["raw/bodies.bin"])
    bodies[-1] ^= 1
    [found] = verify(Memory(changed(long_session, "raw/bodies.bin", bytes(bodies))), manifest_hash=expected).altered
    assert 0 < (found.good_bytes or 0) < len(bodies)
    assert found.text.startswith("it was changed")


def test_checkpoints_of_a_changed_manifest_are_not_believed(long_session: Files) -> None:
    other = _line_changed(long_session, 5) | {"session.json": long_session["session.json"] + b" "}
    found = verify(Memory(other), manifest_hash=hash_of(long_session))
    [flows] = [one for one in found.altered if one.file == "raw/flows.jsonl"]
    assert (flows.good_lines, flows.text) == (
        None,
        "it was changed; the first checkpoint in it that does not fit stands behind line 1000: no line is sure",
    )


def test_what_has_no_hashes_is_one_error(recorded: Files, tmp_path: Path) -> None:
    running = Session.create(tmp_path, app_id="a")
    for files in ({"a": b""}, {"session.json": b"{}"}, read_folder(running.path)):
        with pytest.raises(DataError) as caught:
            verify(Memory(files))
        assert caught.value.code == "E353"
    with pytest.raises(DataError):
        head_of(Memory(changed(recorded, "raw/salt", b"")))
    assert head_of(Memory(recorded)) == (seal.MANIFEST_LIST, recorded[seal.MANIFEST_LIST])


def test_a_proof_that_fits_nothing_and_a_claim_that_fits_nothing_are_alterations(redacted: Files) -> None:
    wrong = verify(Memory(redacted), {"--signature": lambda data: None}, {"--timestamp-token": lambda data: None})
    assert (wrong.result, [one.text for one in wrong.altered]) == (
        "altered",
        ["nothing in it is what --signature was given for", "nothing in it is what --timestamp-token was given for"],
    )
    right = verify(Memory(redacted), {"--signature": lambda data: "signed by k"}, {"t": lambda data: "said"})
    assert (right.result, right.headline, right.notes) == ("verified", ["signed by k"], ["said"])
    claimed = verify(Memory(redacted), {}, {"t": lambda data: "said"})
    assert (claimed.result, claimed.notes) == ("self_consistent", ["said", SELF_CONSISTENT])


def test_hostile_lists_end_in_a_verdict(full: Files) -> None:
    chance = random.Random(8)
    for name in (seal.PACKAGE_LIST, seal.MANIFEST_LIST, "session.json", "package.json"):
        for data in (b"", b"null", b"[]", b"{}", b"\xff", b'{"files":[1,{"path":"../x"}]}', b"[" * 9999,
                     chance.randbytes(99)):  # fmt: skip
            assert _is_found(changed(full, name, data), hash_of(full))
