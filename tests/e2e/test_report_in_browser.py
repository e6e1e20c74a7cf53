"""The HTML report in a real browser: it shows everything, runs nothing, asks nobody."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import need
from support.cli import consentinel

SAMPLES = Path(__file__).resolve().parents[2] / "captures" / "samples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOSTILE_KEY = "<script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=document.title='owned'>"


def _dom(page: Path, profile: Path) -> str:
    """Give the document as the browser sees it after loading."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    need(browser is not None, "a headless Chromium")
    assert browser is not None
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    done = subprocess.run(
        [browser, *options, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "title"), [("en", "Runtime privacy report"), ("zh", "应用运行时隐私报告")])
def test_the_report_shows_every_finding_and_the_timeline(lang: str, title: str, tmp_path: Path) -> None:
    session = Path(shutil.copytree(SAMPLES / "leaky", tmp_path / "leaky"))
    page = tmp_path / "report.html"
    assert consentinel("report", session, "--lang", lang, "--output", page, captures=tmp_path).returncode == 0
    findings = json.loads(consentinel("export", "findings", session, "--format", "json", captures=tmp_path).stdout)
    dom = _dom(page, tmp_path / "profile")
    assert title in dom
    assert "<svg" in dom
    assert len(findings) > 10
    assert [row["fingerprint"] for row in findings if row["fingerprint"] not in dom] == []
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', dom) == []


@pytest.mark.slow
def test_what_an_app_sends_is_never_markup(tmp_path: Path) -> None:
    body = json.dumps({HOSTILE_KEY: "356938035643809"})
    request = {"method": "POST", "url": "https://a.example/x", "httpVersion": "HTTP/1.1", "headers": []}
    post = {"mimeType": "application/json", "text": body}
    response = {"status": 200, "statusText": "", "httpVersion": "HTTP/1.1", "headers": [], "content": {"text": ""}}
    times = {"startedDateTime": "2026-11-21T22:40:12Z", "time": 1}
    entry = times | {"request": request | {"postData": post}, "response": response}
    capture = tmp_path / "hostile.har"
    capture.write_text(json.dumps({"log": {"version": "1.2", "entries": [entry]}}), encoding="utf-8")
    known = tmp_path / "known.yaml"
    known.write_text("values: {imei: ['356938035643809']}\n", encoding="utf-8")
    page = tmp_path / "report.html"
    arguments = ("--known", known, "--assume-consent", "asked", "--format", "html", "--output", page)
    assert consentinel("analyze", capture, *arguments, captures=tmp_path / "captures").returncode == 1
    dom = _dom(page, tmp_path / "profile")
    assert "document.title=" in dom
    assert "<title>owned" not in dom
    assert "<img" not in dom
