"""Bad and hostile input through the real command line: one clear error, the right exit code, nothing lost."""

from __future__ import annotations

import base64
import csv
import ctypes
import functools
import gzip
import io
import json
import os
import re
import resource
import subprocess
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import need
from support.cli import ROOT, command, consentinel
from support.hars import entry, har

IMEI = "356938035643809"
PCAP = b"\xd4\xc3\xb2\xa1" + b"\0" * 60
Done = subprocess.CompletedProcess[str]


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def _sent(body: str, **changes: Any) -> dict[str, Any]:
    return entry(request={"postData": {"mimeType": "application/json", "text": body}}, **changes)


def _received(body: bytes, encoding: str = "gzip") -> dict[str, Any]:
    text = base64.b64encode(body).decode()
    headers = [{"name": "Content-Type", "value": "text/plain"}, {"name": "Content-Encoding", "value": encoding}]
    content = {"size": len(body), "mimeType": "text/plain", "encoding": "base64", "text": text}
    return entry(response={"headers": headers, "content": content})


def _is_one_error(done: Done, exit_code: int, code: str, *words: str) -> None:
    """Exit code, empty stdout, no traceback, exactly one `error[…]` with the words and exactly one hint."""
    assert done.returncode == exit_code, done.stderr
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    errors = [line for line in lines if line.startswith("error[")]
    assert len(errors) == 1, done.stderr
    assert errors[0].startswith(f"error[{code}] "), done.stderr
    assert sum(line.startswith("hint: ") and len(line) > 10 for line in lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert [word for word in words if word not in done.stderr] == [], done.stderr


def _restricted(*arguments: str | Path, captures: Path, child: Callable[[], None], **options: Any) -> Done:
    """Run the command line in a child that gave something up first."""
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env=os.environ | {"CONSENTINEL_CAPTURES": str(captures)},
        preexec_fn=child,
        text=True,
        timeout=60,
        check=False,
        stderr=subprocess.PIPE,
        **{"stdout": subprocess.PIPE} | options,
    )


# --- a PATH that is damaged: exit 4 ---------------------------------------------------------------------------------

NO_CAPTURES: dict[str, tuple[str | bytes, str]] = {
    "text": ("hello", "E320"),
    "empty": ("", "E322"),
    "packets": (PCAP, "E320"),
    "an object of another kind": ('{"a": 1}', "E321"),
    "entries of another kind": ('{"log": {"entries": 5}}', "E321"),
    "an array of 100,000 levels": ('{"log": ' + "[" * 100_000, "E321"),
    "a gzip that ends": (gzip.compress(b'{"log": {"entries": []}}', mtime=0)[:12], "E32"),
}


@pytest.mark.parametrize("name", NO_CAPTURES)
def test_a_file_that_is_no_capture_is_one_error(name: str, tmp_path: Path) -> None:
    content, code = NO_CAPTURES[name]
    done = consentinel("analyze", _file(tmp_path, "x.har", content), captures=tmp_path / "captures")
    _is_one_error(done, 4, re.findall(r"^error\[(\w+)\]", done.stderr)[0], code)
    assert list((tmp_path / "captures").glob("*")) == []


def test_a_path_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    _is_one_error(consentinel("analyze", tmp_path / "no.har", captures=tmp_path), 4, "E304")


def test_one_damaged_path_of_several_leaves_stdout_empty(tmp_path: Path) -> None:
    good, bad = _file(tmp_path, "good.har", har(entry())), _file(tmp_path, "bad.har", "hello")
    done = consentinel("analyze", good, bad, "--format", "json", captures=tmp_path / "captures")
    assert (done.returncode, done.stdout) == (4, "")
    said = done.stderr.splitlines()
    assert [line for line in said if line.startswith("error[")] == [
        "error[E354] 1 of 2 sessions and captures could not be analyzed"
    ]
    named = [line for line in said if line.startswith("warning: ")]
    assert len(named) == 1
    assert named[0].startswith(f"warning: left out [E320]: {bad} ")


# --- options and files given by them: exit 2 ------------------------------------------------------------------------

KNOWN_FILES: dict[str, tuple[str | bytes, str, str, str]] = {
    "unknown data type": ('values:\n  imeii: ["1"]\n', "E121", ":2:3", "did you mean 'imei'?"),
    "key twice": (f'values:\n  imei: ["{IMEI}"]\n  imei: [b]\n', "E112", ":3:3", "found duplicate key 'imei'"),
    "a number for a list": ("values:\n  imei: 5\n", "E120", ":2:3", "should be a list"),
    "empty": ("", "E120", ":1:1", "mapping"),
    "not UTF-8": (b'values:\n  imei: ["\xff"]\n', "E111", ":2:1", "UTF-8"),
    "a NUL byte": ("values:\n  imei: [\0]\n", "E112", ":2:10", "U+0000"),
    "5,000 levels": ("[" * 5000, "E112", ":1:1", "nested too deep"),
    "an alias in itself": ("values: &a\n  imei: [*a]\n", "E1", "known.yaml:", "yaml"),
    "aliases that multiply": (
        "a: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)),
        "E112",
        ":1:1",
        "aliases",
    ),
    "an object of Python": ("values:\n  imei: [!!python/object/apply:os.system [x]]\n", "E120", ":2:", "imei"),
}


@pytest.mark.parametrize("name", KNOWN_FILES)
def test_a_known_file_that_is_wrong_is_shown_at_its_place(name: str, tmp_path: Path) -> None:
    content, code, place, words = KNOWN_FILES[name]
    known = _file(tmp_path, "known.yaml", content)
    done = consentinel("analyze", tmp_path / "no.har", "--known", known, captures=tmp_path, timeout_s=20)
    _is_one_error(done, 2, re.findall(r"^error\[(\w+)\]", done.stderr)[0], code, place, words)
    assert IMEI not in done.stderr


OPTIONS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "format": (("--format", "jsn"), "E101", "did you mean 'json'?"),
    "mark name": (("--mark", "consent_grant@3"), "E103", "did you mean 'consent_granted'?"),
    "mark without time": (("--mark", "consent_granted"), "E103", "consent_granted"),
    "mark time": (("--mark", "consent_granted@soon"), "E103", "ISO 8601"),
    "mark at NaN": (("--mark", "consent_granted@nan"), "E103", "ISO 8601"),
    "mark beyond time": (("--consent-at", "1e300"), "E103", "ISO 8601"),
    "mark without its argument": (("--mark", "phase@3"), "E103", "phase"),
    "consent state": (("--assume-consent", "maybe"), "E100", "none_asked"),
    "severity": (("--fail-on", "hig"), "E100", "never"),
    "option": (("--assume-consen", "granted"), "E100", "--assume-consent"),
    "language": (("--lang", "xx"), "E107", "zh"),
    "category": (("--category", "mapz"), "E105", "map_navigation"),
    "a folder as known values": (("--known", "."), "E110", "directory"),
    "a folder as scope": (("--scope", "."), "E110", "directory"),
    "a folder as baseline": (("--baseline", "."), "E110", "directory"),
    "a file that is not there": (("--known", "/no/such.yaml"), "E110", "/no/such.yaml"),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_that_is_wrong_is_one_error(name: str, tmp_path: Path) -> None:
    arguments, code, words = OPTIONS[name]
    _is_one_error(consentinel("analyze", tmp_path / "no.har", *arguments, captures=tmp_path), 2, code, words)


def test_a_scope_with_an_unknown_key_names_the_place_and_the_right_key(tmp_path: Path) -> None:
    scope = _file(tmp_path, "scope.yaml", "version: 1\napp_idd: x\n")
    done = consentinel("analyze", tmp_path / "no.har", "--scope", scope, captures=tmp_path)
    _is_one_error(done, 2, "E132", "scope.yaml:2:1", "did you mean 'app_id'?")


def test_an_unknown_rule_and_an_output_nowhere_are_one_error_each(tmp_path: Path) -> None:
    capture, captures = _file(tmp_path, "a.har", har(entry())), tmp_path / "captures"
    done = consentinel("analyze", capture, "--select", "pre_consent_sent", captures=captures)
    _is_one_error(done, 2, "E143", "did you mean 'pre_consent_send'?")
    done = consentinel("analyze", capture, "-o", tmp_path / "no" / "x", captures=captures)
    _is_one_error(done, 2, "E102")


# --- odd captures that load -----------------------------------------------------------------------------------------


def _odd_captures(folder: Path) -> dict[str, Path]:
    half = har(*[entry() for _ in range(3)])
    deep, abyss = '{"a":' * 30 + f'"{IMEI}"' + "}" * 30, "[" * 100_000 + "]" * 100_000
    odd = entry(
        time=-5,
        request={"bodySize": -7, "headersSize": -1},
        response={"bodySize": -9, "content": {"size": -3, "mimeType": "x", "encoding": "base64", "text": "@@!"}},
    )
    contents = {
        "truncated": half[: len(half) - 700],
        "bom": b"\xef\xbb\xbf" + har(_sent(deep)),
        "negative": har(odd),
        "nan": har(entry(time=float("nan"), startedDateTime="NaN")),
        "abyss": har(_sent(abyss), _sent("\x00\x00 a\ud800b \udfff\x00")),
        "lying": har(_received(b"\x1f\x8b\x08\x00" + b"no gzip at all, whatever the magic says")),
        "bomb": har(_received(_bomb(400))),
    }
    return {name: _file(folder, f"{name}.har", content) for name, content in contents.items()}


def _bomb(megabytes: int) -> bytes:
    maker, block = zlib.compressobj(9, wbits=31), b"\0" * (1 << 20)
    return b"".join(maker.compress(block) for _ in range(megabytes)) + maker.flush()


@functools.cache
def _schema(name: str) -> Any:
    return json.loads((ROOT / "analyzer" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))


def _peak_rss_anon_kb(process: subprocess.Popen[str], peaks: list[int]) -> None:
    waiting = threading.Event()
    while process.poll() is None:
        try:
            found = re.search(r"RssAnon:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
        except OSError:
            return
        if found:
            peaks.append(int(found[1]))
        waiting.wait(0.02)


def test_odd_captures_load_and_say_what_is_missing(tmp_path: Path) -> None:
    files = _odd_captures(tmp_path)
    known = _file(tmp_path, "known.yaml", f'values:\n  imei: ["{IMEI}", "1", "\\ud800x"]\n  birth_age: [0049]\n')
    arguments = ("analyze", *files.values(), "--known", known, "--format", "json", "--fail-on", "never")
    process = subprocess.Popen(
        command(*arguments),
        cwd=ROOT,
        env=os.environ | {"CONSENTINEL_CAPTURES": str(tmp_path / "captures")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    peaks: list[int] = [0]
    watcher = threading.Thread(target=_peak_rss_anon_kb, args=(process, peaks))
    watcher.start()
    stdout, stderr = process.communicate(timeout=60)
    watcher.join()
    assert process.returncode == 0, stderr
    assert "Traceback" not in stderr
    assert max(peaks) < 350_000, "the bomb's 400 MB must not be held"
    document = json.loads(stdout)
    jsonschema.validate(document, _schema("analyses"))
    assert (document["format"], len(document["sessions"])) == ("consentinel/1", len(files))
    sessions = dict(zip(files, document["sessions"], strict=True))
    gaps = {
        name: {row["gap_kind"] for row in one["gaps"]} - {"no_consent_marks", "no_hooks"}
        for name, one in sessions.items()
    }
    assert gaps == {
        "truncated": {"truncated_file"},
        "bom": set(),
        "negative": {"missing_body", "bad_message"},
        "nan": gaps["nan"],
        "abyss": gaps["abyss"],
        "lying": {"decode_failed"},
        "bomb": {"decode_limit"},
    }
    paths = [row["path"] for row in sessions["bom"]["observations"] if row["data_type"] == "imei"]
    assert "$" + ".a" * 30 in paths
    assert sessions["truncated"]["counts"]["flows"] == 2


def test_a_known_value_of_10_mb_is_searched_like_any_other(tmp_path: Path) -> None:
    value = "Zq" * 5_000_000
    known = _file(tmp_path, "known.yaml", f"values:\n  name:\n  - |-\n    {value}\n  imei: ['{IMEI}']\n")
    capture = _file(tmp_path, "a.har", har(_sent(IMEI)))
    arguments = ("--known", known, "--format", "json", "--fail-on", "never")
    done = consentinel("analyze", capture, *arguments, captures=tmp_path / "captures")
    assert done.returncode == 0, done.stderr[:500]
    assert {row["data_type"] for row in json.loads(done.stdout)["observations"]} == {"imei"}


# --- what the JSON says ---------------------------------------------------------------------------------------------


def test_marks_and_assumptions_are_printed_and_the_json_is_of_its_schema(tmp_path: Path) -> None:
    capture, captures = _file(tmp_path, "a.har", har(_sent(IMEI))), tmp_path / "captures"
    known = _file(tmp_path, "known.yaml", f"values:\n  imei: [{IMEI}]\n")
    arguments = ("analyze", capture, "--known", known, "--first-party", "other.example")
    assumed = consentinel(*arguments, "--assume-consent", "refused", "--format", "json", captures=captures)
    assert assumed.returncode == 1, assumed.stderr
    document = json.loads(assumed.stdout)
    jsonschema.validate(document, _schema("analysis"))
    assert document["settings"]["assume_consent"] == "refused"
    assert {row["consent_state"] for row in document["observations"]} == {"refused"}
    text = consentinel(
        *arguments, "--assume-consent", "refused", "--fail-on", "never", "--lang", "en", captures=captures
    )
    assert text.returncode == 0
    assert "refused" in text.stdout
    for when in ("-1", "2023-11-15T06:13:19+08:00"):
        done = consentinel(*arguments, f"--consent-at={when}", "--format", "json", captures=captures)
        states = {row["consent_state"] for row in json.loads(done.stdout)["observations"]}
        assert (when, states) == (when, {"granted"})


# --- sessions -------------------------------------------------------------------------------------------------------


def test_the_same_input_has_one_session_and_another_input_its_own(tmp_path: Path) -> None:
    capture, captures = _file(tmp_path, "a.har", har(entry())), tmp_path / "captures"
    names = []
    for content in (har(entry()), har(entry()), har(entry(), entry())):
        capture.write_bytes(content)
        assert consentinel("session", "import", capture, captures=captures).returncode == 0
        names.append(sorted(folder.name for folder in captures.iterdir()))
    assert names == [["a"], ["a"], ["a", "a-2"]]
    done = consentinel("analyze", capture, "--session-dir", captures / "a", captures=captures)
    _is_one_error(done, 2, "E109")
    done = consentinel("analyze", capture, "--session-dir", captures / "a-2", captures=captures)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session of one exchange, analyzed once."""
    capture = _file(tmp_path, "a.har", har(_sent(IMEI)))
    done = consentinel("analyze", capture, "--fail-on", "never", captures=tmp_path / "captures")
    assert done.returncode == 0, done.stderr
    return tmp_path / "captures" / "a"


def test_a_manifest_that_is_damaged_or_of_a_later_format_is_one_error(session: Path) -> None:
    file = session / "session.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    cases = (
        ("E305", '{"format'),
        ("E305", "[]"),
        ("E302", "{}"),
        ("E303", json.dumps({**whole, "format": 99})),
        ("E306", json.dumps({**whole, "app": []})),
        ("E306", json.dumps({**whole, "files": [{"path": "../../x"}]})),
    )
    for code, text in cases:
        file.write_text(text, encoding="utf-8")
        _is_one_error(consentinel("analyze", session, captures=session.parent), 4, code)


def test_damaged_tables_are_made_again_and_deleted_evidence_is_told(session: Path) -> None:
    def table() -> str:
        done = consentinel("export", "flows", session, captures=session.parent)
        assert done.returncode == 0, done.stderr
        return done.stdout

    before = table()
    (session / "tables" / "flows.parquet").write_bytes(b"PAR1 no more")
    assert table() == before
    (session / "tables" / "_build.json").write_text("[]", encoding="utf-8")
    assert table() == before
    (session / "raw" / "flows.jsonl").unlink()
    checked = consentinel("session", "check", session, captures=session.parent)
    assert checked.returncode == 4
    assert "flows.jsonl" in checked.stdout
    assert table() == before
    _is_one_error(consentinel("analyze", session, "--rebuild", captures=session.parent), 4, "E312", "flows.jsonl")


def _without_override() -> None:
    """Let root obey permissions: drop CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH from what the child can have."""
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def test_a_folder_without_permission_is_one_error_and_leaves_nothing(tmp_path: Path) -> None:
    capture, captures = _file(tmp_path, "a.har", har(entry())), tmp_path / "captures"
    captures.mkdir(mode=0o500)
    done = _restricted("analyze", capture, captures=captures, child=_without_override)
    _is_one_error(done, 3, "E281")
    assert list(captures.iterdir()) == []
    captures.chmod(0o700)
    capture.chmod(0)
    _is_one_error(_restricted("analyze", capture, captures=captures, child=_without_override), 4, "E304")


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_full_disk_is_one_error_and_the_next_run_is_whole(tmp_path: Path) -> None:
    capture, captures = _file(tmp_path, "a.har", har(*[_sent("x" * 50_000) for _ in range(4)])), tmp_path / "captures"
    _is_one_error(_restricted("analyze", capture, captures=captures, child=_small_files), 3, "E280")
    assert list(captures.iterdir()) == []
    assert consentinel("analyze", capture, captures=captures).returncode == 0


def test_a_full_disk_behind_stdout_is_one_error(session: Path) -> None:
    need(Path("/dev/full").exists(), "/dev/full")
    with Path("/dev/full").open("w") as full:
        done = _restricted("analyze", session, captures=session.parent, child=lambda: None, stdout=full)
    assert done.returncode == 3
    assert done.stderr.count("error[E280] ") == 1
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


# --- hostile text ---------------------------------------------------------------------------------------------------

MARKUP = "<img src=x onerror=alert(1)>"
FORMULA = "=cmd|' /C calc'!A0"
ESCAPE = "\x1b]0;owned\x07\x1b[31m"


CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Format → everything printed for a capture whose names are markup, formulas, escapes and paths."""
    folder = tmp_path_factory.mktemp("hostile")
    captures, names = folder / "captures", (MARKUP, FORMULA, ESCAPE, "../../../etc/x", "</script><script>a()")
    odd, headers = _sent(json.dumps(dict.fromkeys(names, IMEI))), [{"name": FORMULA, "value": IMEI}]
    url = f"https://{MARKUP.replace(' ', '')}.example.com/{FORMULA}?{MARKUP}={IMEI}"
    odd["request"] |= {"headers": [{"name": "Content-Type", "value": MARKUP}, *headers], "url": url}
    odd["response"] |= {"statusText": ESCAPE}
    plain = _sent(json.dumps(dict.fromkeys(names, IMEI)))
    capture = _file(folder, f"..{ESCAPE}<b>=1+1.har", har(odd, plain))
    known = _file(folder, "known.yaml", f"values:\n  imei: ['{IMEI}']\n")
    options = ("--known", known, "--app", f"../../../tmp/{MARKUP}{ESCAPE}", "--fail-on", "never")
    outputs = {}
    for name in ("json", "text", "html", "csv"):
        done = consentinel("analyze", capture, *options, "--format", name, captures=captures)
        assert done.returncode == 0, done.stderr
        outputs[name] = done.stdout
        outputs["talk"] = outputs.get("talk", "") + done.stderr
    made = [folder.name for folder in captures.iterdir()]
    assert [re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", name) is not None for name in made] == [True]
    assert {item.name for item in folder.iterdir()} == {capture.name, "captures", "known.yaml"}
    return outputs


def test_hostile_text_is_neither_markup_nor_formula(hostile: dict[str, str]) -> None:
    assert json.loads(hostile["json"])["observations"] != []
    assert "<img src" not in hostile["html"]
    assert "<script>a()" not in hostile["html"]
    cells = [cell for row in csv.reader(io.StringIO(hostile["csv"])) for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-[^\d.]", cell)] == []


@pytest.mark.parametrize("name", ["json", "text", "html", "talk"])
def test_hostile_text_steers_no_terminal(name: str, hostile: dict[str, str]) -> None:
    assert CONTROL.findall(hostile[name]) == []


def test_hostile_text_steers_no_terminal_as_csv(hostile: dict[str, str]) -> None:
    assert CONTROL.findall(hostile["csv"]) == []
