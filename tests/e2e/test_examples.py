"""The examples of the pages, run as a reader would run them; the container's installation runs in wheel_check."""

from __future__ import annotations

import csv
import http.server
import json
import os
import re
import shlex
import shutil
import subprocess
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from support.cli import ROOT, consentinel
from support.warm_process import warm_python

from analyzer import open_session, yamlio
from analyzer.config import load_config

pytestmark = pytest.mark.slow

DOCS = ROOT / "analyzer" / "docs"
EXAMPLES = DOCS / "examples"


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A project that holds the examples, and the environment to run them in: our commands, and a server for the app."""
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLES, folder)
    programs = tmp_path / "bin"
    programs.mkdir()
    python = warm_python()
    plugins = "-p analyzer.pytest_plugin -p xdist.plugin"
    commands = {"python": python, "consentinel": f"{python} -m analyzer", "pytest": f"{python} -m pytest {plugins}"}
    for name, command in commands.items():
        (programs / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield (
            folder,
            os.environ
            | {
                "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
                "SERVER": f"http://127.0.0.1:{server.server_address[1]}",
            },
        )
        server.shutdown()


def _run(command: str, place: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command], cwd=place, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def _blocks() -> list[tuple[str, str, str]]:
    """Give (page, name, text) of every code block that has a name."""
    found = []
    for page in sorted(DOCS.glob("*.md")):
        for name, text in re.findall(r"```[a-z]+ (\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            if "/" not in name:  # the recipes of the contributing page name files of the repository
                found.append((page.name, name, text))
    return found


@pytest.mark.parametrize(("page", "name", "text"), [block for block in _blocks() if block[1] != "overriding"])
def test_a_page_shows_its_example_as_it_is(page: str, name: str, text: str) -> None:
    assert text == (EXAMPLES / name).read_text(encoding="utf-8")


def test_every_example_is_shown_or_started_with() -> None:
    started = {"consentinel.toml", "known.yaml", "scope.yaml", "app.py", "study.yaml"}
    started |= {"altpeter2022.tables.yaml", "datasafety2022.tables.yaml"}
    assert {file.name for file in EXAMPLES.iterdir() if file.is_file()} == started | {
        name for _, name, _ in _blocks() if name != "overriding"
    }


def test_the_library_program_passes_an_app_that_waits(project: tuple[Path, dict[str, str]]) -> None:
    done = _run("python consent_check.py python app.py open", *project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "<html" in (project[0] / "report.html").read_text(encoding="utf-8")


def test_the_library_program_fails_an_app_that_does_not_wait(project: tuple[Path, dict[str, str]]) -> None:
    done = _run("python consent_check.py python app.py open login", *project)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        "critical pre_consent_send: phone_number to 127.0.0.1",
        "high cleartext_personal_data: phone_number to 127.0.0.1",
    ]


def test_the_library_program_says_what_is_wrong_with_its_files(project: tuple[Path, dict[str, str]]) -> None:
    (project[0] / "scope.yaml").write_text("version: 1\nitem: []\n", encoding="utf-8")
    done = _run("python consent_check.py python app.py open", *project)
    assert done.returncode == 1
    assert re.match(r"E1\d\d scope.yaml:2:1: ", done.stderr)
    assert not (project[0] / "captures").exists()


def test_the_library_program_is_well_typed(project: tuple[Path, dict[str, str]]) -> None:
    strict = "python -m mypy --strict --follow-imports=silent --ignore-missing-imports --cache-dir=cache"
    done = _run(f"{strict} consent_check.py", *project)
    assert done.returncode == 0, done.stdout
    wrong = (project[0] / "consent_check.py").read_text(encoding="utf-8")
    (project[0] / "wrong.py").write_text(wrong.replace("session.mark(", "session.mark(5, "), encoding="utf-8")
    assert 'incompatible type "int"; expected "str"' in _run(f"{strict} wrong.py", *project).stdout


def test_the_pytest_example_runs(project: tuple[Path, dict[str, str]]) -> None:
    options = "--consentinel-known=known.yaml --consentinel-scope=scope.yaml"
    done = _run(f"pytest -q test_consent.py {options} --consentinel-ignore=cleartext_personal_data", *project)
    assert "2 passed" in done.stdout, done.stdout


def test_the_overriding_example_is_used_by_the_plugin(project: tuple[Path, dict[str, str]]) -> None:
    (text,) = [text for _, name, text in _blocks() if name == "overriding"]
    (project[0] / "conftest.py").write_text(text, encoding="utf-8")
    (project[0] / "test_it.py").write_text(
        "def test_it(consentinel_session, consentinel_options, consentinel_recording):\n"
        "    assert consentinel_options.app_id == 'com.example.app'\n"
        "    assert consentinel_recording.for_s == 600\n",
        encoding="utf-8",
    )
    assert "1 passed" in (done := _run("pytest -q -n 1 test_it.py", *project)).stdout, done.stdout


def test_the_phone_example_is_python(project: tuple[Path, dict[str, str]]) -> None:
    compile((EXAMPLES / "conftest_android.py").read_text(encoding="utf-8"), "conftest_android.py", "exec")


def _steps(workflow: Path) -> list[dict[str, Any]]:
    document: Any = yamlio.load(workflow, what="workflow").data
    (job,) = document["jobs"].values()
    return list(job["steps"])


def test_the_workflow_runs_step_by_step(project: tuple[Path, dict[str, str]]) -> None:
    commands = [step["run"] for step in _steps(EXAMPLES / "github-actions.yml") if "run" in step]
    assert commands[0] == "pip install consentinel pytest pytest-xdist"
    for command in commands[1:]:
        done = _run(command, *project)
        assert done.returncode == 0, done.stdout + done.stderr
    results = project[0] / "results"
    assert {file.suffix for file in (results / "reports").iterdir()} == {".html", ".json"}
    assert 'tests="2"' in (results / "junit.xml").read_text(encoding="utf-8")
    assert len(list(results.glob("*.zip"))) == 2
    assert not (results / "captures").exists()
    packed = [zipfile.ZipFile(file) for file in results.glob("*.zip")]
    contents = [pack.read(name) for pack in packed for name in pack.namelist()]
    contents += [file.read_bytes() for file in results.rglob("*") if file.is_file() and file.suffix != ".zip"]
    assert not any(b"13912345678" in content for content in contents)


def test_a_farm_runs_a_job_for_each_device(project: tuple[Path, dict[str, str]]) -> None:
    drive = (
        'export http_proxy="http://$CONSENTINEL_PROXY"; mark() { consentinel mark "$CONSENTINEL_SESSION" "$1"; };'
        " mark app_launched; python app.py open; {}; mark consent_asked; mark consent_granted; python app.py login"
    )
    jobs = {"phone-1": "true", "phone-2": "python app.py login"}
    running = {
        device: subprocess.Popen(
            ["sh", "device-farm.sh", device, "sh", "-ec", drive.replace("{}", early)], cwd=project[0], env=project[1]
        )
        for device, early in jobs.items()
    }
    assert {device: job.wait(120) for device, job in running.items()} == {"phone-1": 0, "phone-2": 1}
    for device, expected in {"phone-1": set(), "phone-2": {"pre_consent_send"}}.items():
        results = project[0] / "results" / device
        assert {case.get("name") for case in _failed(results / "result.xml")} == expected
        assert open_session(results / "session").state == "complete"
        assert (results / "report.html").is_file()


def _failed(file: Path) -> list[ElementTree.Element]:
    """Give the failed cases of a JUnit file; there is one case for each rule of the session."""
    cases = ElementTree.parse(file).getroot().findall(".//testcase")
    assert len(cases) > 30
    return [case for case in cases if case.find("failure") is not None]


def test_a_farm_may_ask_for_another_format(project: tuple[Path, dict[str, str]]) -> None:
    drive = "FORMAT=json sh device-farm.sh phone-1 sh -ec 'consentinel mark \"$CONSENTINEL_SESSION\" app_launched'"
    assert _run(drive, *project).returncode == 0
    result = json.loads((project[0] / "results" / "phone-1" / "result.json").read_text(encoding="utf-8"))
    assert result["findings"] == []


def test_a_job_whose_driver_fails_asks_for_another_device(project: tuple[Path, dict[str, str]]) -> None:
    done = _run("sh device-farm.sh phone-1 false", *project)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (3, "phone-1: the driver ended with 1")


def _blocks_of(page: Path) -> list[tuple[str, str, str]]:
    """Give (language, name, text) of every code block."""
    return re.findall(r"```([a-z]+)(?: (\S+))?\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def _readme_commands(page: str) -> list[str]:
    """Give the commands of the README's block on interventions, without its remarks."""
    (block,) = [text for _, _, text in _blocks_of(ROOT / page) if "--unpin" in text]
    return [line.partition("  #")[0].rstrip() for line in block.splitlines()]


def test_both_languages_show_the_same_steps() -> None:
    """What runs in English runs in Chinese, so each is run once."""
    assert _blocks_of(DOCS / "zh" / "own_hook.md") == _blocks_of(DOCS / "own_hook.md")
    assert _readme_commands("README.zh.md") == _readme_commands("README.md")


def test_every_step_to_a_hook_of_your_own_leads_to_its_event(project: tuple[Path, dict[str, str]]) -> None:
    place, environment = project[0].parent / "own", project[1]
    place.mkdir()
    said = {}
    for language, name, text in _blocks_of(DOCS / "own_hook.md"):
        if language == "yaml":
            assert (place / name).exists() == (name == "own_hooks.yaml")  # `hooks new` wrote it, and it is edited
            (place / name).write_text(text, encoding="utf-8")
            continue
        done = _run(text, place, environment)
        assert done.returncode == 0, done.stdout + done.stderr
        said[" ".join(text.split()[1:3])] = done.stdout
    assert list(said) == [
        *("hooks new", "hooks list", "hooks check"),
        *("record own_behavior.yaml", "analyze captures/own", "export hook_events"),
    ]
    health = dict(line.split()[:2] for line in said["hooks check"].splitlines() if line.startswith("qingzhou."))
    assert health == {"qingzhou.last_position": "active"}
    with (place / "hook_events.csv").open(encoding="utf-8") as file:
        events = [row for row in csv.DictReader(file) if row["hook_id"] == "qingzhou.last_position"]
    assert [(row["data_type"], row["caller"]) for row in events] == [
        ("location_precise", "org.consentinel.player.Apis.read")
    ]
    sent = [row for row in _table(place / "captures" / "own", "observations", environment) if row["act"] == "sent"]
    assert {(row["data_type"], row["host"]) for row in sent} == {("location_precise", "api.qingzhou.example")}


def _table(session: Path, table: str, environment: dict[str, str]) -> list[dict[str, Any]]:
    done = _run(f"consentinel export {table} {session} --format json", session.parent, environment)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def test_what_the_readme_says_of_unpinning_and_own_hooks_runs(project: tuple[Path, dict[str, str]]) -> None:
    folder = project[0]
    (folder / "own_behavior.yaml").rename(folder / "my_behavior.yaml")
    (folder / "own_hooks.yaml").unlink()
    (folder / "own.js").write_text("console.log('here');\n", encoding="utf-8")
    (folder / "mapping.txt").write_text("com.acme.Long -> a.b:\n", encoding="utf-8")
    for line in _readme_commands("README.md"):
        sessions = sorted(map(str, (folder / "captures").glob("*")))
        command = line.replace("captures/<session>", shlex.join(sessions[-1:]))
        done = _run(command, *project)
        assert done.returncode in ((0, 1) if " analyze " in command else (0,)), done.stdout + done.stderr
    options = [json.loads(file.read_text())["options"] for file in sorted((folder / "captures").glob("*/session.json"))]
    assert [one["interventions"] for one in options] == [["unpin"], ["hide"], [], ["script:own.js:a8632c59ff66"]]
    assert [one["hooks"] for one in options] == [[], [], ["own_hooks.yaml"], []]
    hidden = sorted(map(str, (folder / "captures").glob("*")))[1]
    text = _run(f"consentinel analyze {shlex.quote(hidden)} --fail-on never --lang en", *project).stdout
    assert "these interventions were switched on: hide" in " ".join(text.split())


def test_a_project_starts_with_init(tmp_path: Path) -> None:
    made = consentinel("init", tmp_path, captures=tmp_path)
    assert made.returncode == 0, made.stderr
    files = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert files == {"consentinel.toml", "known.yaml", "scope.yaml", ".github/workflows/consentinel.yml"}
    settings = (tmp_path / "consentinel.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings) == {}
    lines = [line.removeprefix("# ") for line in settings.splitlines()]
    uncommented = "\n".join(line for line in lines if re.match(r"\[|[a-z_]+ = ", line))
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "consentinel.toml").write_text(uncommented, encoding="utf-8")
    config = load_config(tmp_path / "used" / "consentinel.toml")
    assert (config.fail_on, config.known, config.severity) == (
        "high",
        tmp_path / "used" / "known.yaml",
        {"cleartext_personal_data": "medium"},
    )
    again = consentinel("init", tmp_path, captures=tmp_path)
    assert (again.returncode, again.stderr.splitlines()[0].partition(" ")[0]) == (2, "error[E102]")
