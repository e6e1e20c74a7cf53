"""`session pack`, `redact`, `verify`, `sign` as commands: what they print, where, and how they end."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.evidence import small_session
from support.tsa import Tsa

from analyzer.cli import app as cli
from analyzer.cli.console import settings
from analyzer.cli.tree import build
from analyzer.model.errors import ConsentinelError
from analyzer.store.session import Session

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def command() -> Any:
    """The command line, built once: the folder of commands adds to it every time that it is asked."""
    if not cli.app.registered_commands:
        cli._register_commands()
    return build(cli.app)


@pytest.fixture
def run(command: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give exit code, stdout and stderr of a command, as `main` ends it."""

    def call(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(settings, "lang", None)
        try:
            code = command(list(map(str, words)), standalone_mode=False, prog_name="consentinel")
        except ConsentinelError as error:
            cli._print_error(error)
            code = error.exit_code
        captured = capsys.readouterr()
        return int(code or 0), captured.out, captured.err

    return call


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, command: Any) -> Path:
    """A folder with a session and its redacted package: packed once, copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    small_session(folder)
    command(["session", "pack", str(folder / "s")], standalone_mode=False, prog_name="consentinel")
    return folder


@pytest.fixture
def session(made: Path, tmp_path: Path) -> Session:
    return Session.open(Path(shutil.copytree(made / "s", tmp_path / "s")))


@pytest.fixture
def packed(made: Path, session: Session, tmp_path: Path) -> tuple[Path, str]:
    """A redacted package, and its hash."""
    shutil.copy(made / "s.zip", tmp_path / "s.zip")
    with zipfile.ZipFile(tmp_path / "s.zip") as archive:
        return tmp_path / "s.zip", hashlib.sha256(archive.read("s/package.sha256")).hexdigest()


def test_a_pack_is_redacted_unless_asked_otherwise(run: Run, session: Session, packed: tuple[Path, str]) -> None:
    with zipfile.ZipFile(packed[0]) as archive:
        assert not [name for name in archive.namelist() if name.startswith("s/raw/")]
    code, out, err = run("session", "pack", session.path, "--full")
    assert f"manifest hash of the recording: {session.manifest_hash}\n" in err
    with zipfile.ZipFile(out.strip()) as archive:
        given = hashlib.sha256(archive.read("s/package.sha256")).hexdigest()
    assert f"manifest hash of this package: {given}\n" in err
    assert (code, out.strip()) == (0, str(packed[0].with_name("s.full.zip")))
    assert "warning: this package holds clear values: give it only to who may see them" in err
    with zipfile.ZipFile(out.strip()) as archive:
        assert "s/raw/salt" in archive.namelist()


def test_a_redacted_copy_is_not_packed_in_full(run: Run, session: Session, tmp_path: Path) -> None:
    assert run("session", "redact", session.path)[:2] == (0, f"{tmp_path / 's.redacted'}\n")
    code, out, err = run("session", "pack", tmp_path / "s.redacted", "--full")
    assert (code, out) == (2, "")
    assert "E187" in err
    code, _, err = run("session", "redact", session.path)
    assert (code, "E189" in err) == (2, True)


def test_the_folder_and_the_zip_file_are_the_same_package(run: Run, session: Session, packed: tuple[Path, str]) -> None:
    run("session", "redact", session.path)
    folder = session.path.with_name("s.redacted")
    assert run("session", "verify", folder, "--manifest-hash", packed[1])[0] == 0


def test_the_verdict_against_a_hash_is_one_line_and_exit_0(run: Run, packed: tuple[Path, str]) -> None:
    code, out, _ = run("session", "verify", packed[0], "--manifest-hash", packed[1].upper())
    assert (code, out.splitlines()[0]) == (0, f"verified against manifest hash {packed[1]}")
    code, out, _ = run("session", "verify", packed[0])
    assert (code, out.splitlines()[0]) == (0, "self-consistent only")


def test_the_hash_in_the_reports_and_in_session_show_is_the_one_that_verifies(
    run: Run, session: Session, packed: tuple[Path, str]
) -> None:
    shown = json.loads(run("session", "show", session.path, "--format", "json")[1])["manifest_hash"]
    assert f"manifest_hash: {shown}" in run("session", "show", session.path)[1]
    code, out, _ = run("session", "verify", packed[0], "--manifest-hash", shown, "--format", "json")
    verdict = json.loads(out)
    assert (code, verdict["result"], verdict["manifest_hash"]) == (0, "verified", shown)
    assert "tables/gaps.parquet" in verdict["uncovered"]
    assert [row["file"] for row in verdict["absent"]] == [
        "raw/bodies.bin", "raw/flows.jsonl", "raw/planted.json", "raw/salt"]  # fmt: skip
    assert "tables/gaps.parquet" in run("session", "verify", packed[0], "--manifest-hash", shown)[1]


def test_what_was_altered_is_named_and_exit_4(run: Run, session: Session, packed: tuple[Path, str]) -> None:
    marks = session.raw / "salt"
    marks.write_bytes(marks.read_bytes()[::-1])
    code, out, err = run("session", "verify", session.path, "--manifest-hash", session.manifest_hash)
    assert (code, "error[E350]" in err) == (4, True)
    assert out.splitlines()[0] == "altered; differences found: 1"
    assert "  raw/salt: it was changed; it has no checkpoint: no part of it is sure" in out.splitlines()
    code, out, _ = run("session", "verify", packed[0], "--manifest-hash", "0" * 64, "--format", "json")
    assert (code, json.loads(out)["result"]) == (4, "altered")


def test_a_copy_that_cannot_tell_ends_4_and_says_why(run: Run, tmp_path: Path) -> None:
    old = small_session(tmp_path, name="old", nonce="")
    run("session", "pack", old.path)
    code, out, err = run("session", "verify", tmp_path / "old.zip", "--manifest-hash", old.manifest_hash)
    assert (code, out.splitlines()[0], "error[E351]" in err) == (4, "not verified", True)
    assert "  raw/planted.json  (its hash would give values away)" in out.splitlines()


def test_a_signature_of_a_new_key_is_verified(run: Run, packed: tuple[Path, str], tmp_path: Path) -> None:
    code, out, err = run("session", "sign", packed[0], "--new-key", tmp_path / "lab.pem")
    assert (code, out.strip()) == (0, f"{packed[0]}.sig")
    name = re.search(r"signed package.sha256 with (ed25519:[0-9a-f]{64})", err)
    assert name is not None
    arguments = ("--signature", f"{packed[0]}.sig", "--public-key", tmp_path / "lab.pem.pub")
    code, out, _ = run("session", "verify", packed[0], "--manifest-hash", packed[1], *arguments)
    assert (code, set(out.splitlines()[0].split("; "))) == (
        0, {f"verified against manifest hash {packed[1]}", f"signed by {name[1]}"})  # fmt: skip
    run("session", "sign", packed[0], "--new-key", tmp_path / "other.pem", "-o", tmp_path / "other.sig")
    code, out, _ = run("session", "verify", packed[0], "--signature", tmp_path / "other.sig", *arguments[2:])
    assert (code, "nothing in it is what --signature was given for" in out) == (4, True)
    assert run("session", "sign", packed[0], "--key", tmp_path / "lab.pem")[0] == 0


def test_openssl_verifies_a_signature_without_us(run: Run, session: Session, tmp_path: Path) -> None:
    run("session", "sign", session.path, "--new-key", tmp_path / "lab.pem")
    done = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", tmp_path / "lab.pem.pub", "-rawin",
         "-in", session.path / "manifest.sha256", "-sigfile", tmp_path / "s.sig"], capture_output=True)  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_time_stamp_proves_with_its_ca_and_is_a_claim_without(
    run: Run, packed: tuple[Path, str], tmp_path: Path
) -> None:
    (tmp_path / "tsa").mkdir()
    tsa = Tsa(tmp_path / "tsa")
    with zipfile.ZipFile(packed[0]) as archive:
        (tmp_path / "package.sha256").write_bytes(archive.read("s/package.sha256"))
    stamp = tsa.stamp(tmp_path / "package.sha256")
    code, out, _ = run("session", "verify", packed[0], "--timestamp-token", stamp, "--tsa-ca", tsa.ca)
    assert code == 0
    assert re.fullmatch(r"time-stamped 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ by CN=Test TSA", out.splitlines()[0])
    code, out, _ = run("session", "verify", packed[0], "--timestamp-token", stamp)
    assert (code, out.splitlines()[0]) == (0, "self-consistent only")
    assert "who made it was not checked, which needs --tsa-ca" in out
    (tmp_path / "package.sha256").write_bytes(b"other")
    code, out, _ = run("session", "verify", packed[0], "--timestamp-token", tsa.stamp(tmp_path / "package.sha256"))
    assert (code, "nothing in it is what --timestamp-token was given for" in out) == (4, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--manifest-hash", "abc"], "E187"),
        (["--signature", "x"], "E187"),
        (["--public-key", "x"], "E187"),
        (["--tsa-ca", "x"], "E187"),
        (["--signature", "absent", "--public-key", "absent"], "E186"),
        (["--timestamp-token", "absent"], "E188"),
    ],
)
def test_options_that_do_not_fit_are_one_error(run: Run, session: Session, words: list[str], code: str) -> None:
    exit_code, out, err = run("session", "verify", session.path, *words)
    assert (exit_code, out, f"error[{code}]" in err) == (2, "", True)


def test_sign_needs_one_key(run: Run, session: Session) -> None:
    for words in ([], ["--key", "a", "--new-key", "b"]):
        code, out, err = run("session", "sign", session.path, *words)
        assert (code, out, "E187" in err) == (2, "", True)


def test_a_running_session_is_refused(run: Run, tmp_path: Path) -> None:
    running = Session.create(tmp_path, app_id="a", name="r")
    assert run("session", "verify", running.path)[0] == 4
    running.close()


def test_the_verdict_speaks_chinese(run: Run, session: Session, packed: tuple[Path, str], tmp_path: Path) -> None:
    english = re.compile(r"[a-z]{2,}(?: [a-z]{2,}){2}")
    run("session", "sign", packed[0], "--new-key", tmp_path / "lab.pem")
    signed = ("--signature", f"{packed[0]}.sig", "--public-key", tmp_path / "lab.pem.pub")
    (session.raw / "more").write_text("x")
    (session.raw / "salt").unlink()
    small_session(tmp_path, name="old", nonce="")
    run("session", "pack", tmp_path / "old")
    old = ("--manifest-hash", Session.open(tmp_path / "old").manifest_hash)
    for words in (
        (packed[0],), (packed[0], "--manifest-hash", session.manifest_hash), (packed[0], *signed),
        (session.path, *signed), (tmp_path / "old.zip", *old),
    ):  # fmt: skip
        _, out, err = run("session", "verify", *words, "--lang", "zh")
        assert english.findall(out + err) == []


@pytest.mark.parametrize("name", ["full-without-list", "redacted-without-list", "redacted-1", "full-1"])
def test_packages_of_older_versions_still_verify(run: Run, root: Path, tmp_path: Path, name: str) -> None:
    """Of the two versions without a list, and of each form of package.json since."""
    file = root / "tests" / "golden" / "packs" / f"{name}.zip"
    hashes = json.loads(file.with_name("hashes.json").read_text(encoding="utf-8"))[name]
    code, out, _ = run("session", "verify", file, "--format", "json")
    found = json.loads(out)
    assert (code, found["result"], {key: found[key] for key in hashes}) == (0, "self_consistent", hashes)
    for given in filter(None, hashes.values()):
        assert run("session", "verify", file, "--manifest-hash", given)[0] == 0
    if name.startswith("full"):
        code, _, err = run("analyze", file, "--session-dir", tmp_path / "p", "--fail-on", "never")
        assert code == 0, err
