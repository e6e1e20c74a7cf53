"""`consentinel serve` as a process: the printed address answers, nothing else does, and it ends when told."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from support.cli import consentinel
from support.waiting import PATIENCE_S

SAMPLES = Path(__file__).resolve().parents[2] / "captures" / "samples"


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_printed_address_leads_to_the_report(end: signal.Signals, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "leaky", tmp_path / "leaky")
    assert consentinel("analyze", tmp_path / "leaky", "--fail-on", "never", captures=tmp_path).returncode == 0
    command = [sys.executable, "-m", "analyzer", "serve", str(tmp_path), "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None and server.stderr is not None
        watchdog = threading.Timer(PATIENCE_S, server.kill)
        watchdog.start()
        address = server.stdout.readline().strip()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = browser.open(address, timeout=PATIENCE_S).read().decode()
        link = re.search(r'href="(/report\?[^"]+)"', page)
        assert link is not None
        top = address.partition("/?")[0]
        report = browser.open(top + link.group(1).replace("&amp;", "&"), timeout=PATIENCE_S).read().decode()
        assert "com.qingzhou.memo" in report
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(top, timeout=PATIENCE_S)
        assert refused.value.code == 403
        server.send_signal(end)
        assert server.wait() == 0
        watchdog.cancel()
        talk = server.stderr.read()
    assert talk == "open this address in a browser; Ctrl-C ends\n"


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    done = consentinel("serve", tmp_path / "nothing", captures=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "E198" in done.stderr
