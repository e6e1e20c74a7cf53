"""A program in the place of Python that asks the process of `support.warm` to be it, where that is the same.

`python -m analyzer …`, mitmdump as the recorder starts it, `-m pytest` and programs of a file are forked from what has
loaded them already; anything else, and anything in another environment, is the Python of the tests. It stands for the
forked process: its signals go there, its exit code is the one of that process, and its end ends that one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from analyzer.live import _RUN
from analyzer.record.proxy import _OWN

ROOT = Path(__file__).resolve().parents[2]
AT_START = ("PYTHON", "LC_", "LANG", "FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "TERMINAL_WIDTH", "_TYPER", "LD_")
"""What Python and its packages read when they are loaded: a command with another value of these is a new process."""
PROGRAMS = (_RUN, _OWN[2], "import sys;exec(eval(sys.stdin.readline()))")
"""Programs of `python -c` that may be forked: a live session, mitmdump, a worker of xdist."""
_TEXT = """#!{python} -IS
import json, os, signal, socket, sys

def leave():
    os.execv({python!r}, [{python!r}, *sys.argv[1:]])

given = sys.argv[1:]
while given[:1] in (["-P"], ["-u"]):
    del given[0]
if given[:1] == ["-mpytest"]:
    given[:1] = ["-m", "pytest"]
environment = dict(os.environ)
known = given[:2] in (["-m", "analyzer"], ["-m", "pytest"]) or given[:1] == ["-c"] and given[1] in {programs!r}
paths = set(filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))) - {paths!r}
foreign = [path for path in paths for name in ("analyzer", "sitecustomize.py") if os.path.exists(f"{{path}}/{{name}}")]
start = {{key: value for key, value in environment.items() if key.startswith({at_start!r}) and key != "PYTHONPATH"}}
if not (known or given and given[0].endswith(".py")) or start != {start!r} or foreign:
    leave()
if given[0] == "-m" and os.path.isdir("analyzer") and os.getcwd() != {root!r}:
    leave()
said = {{"python": given, "environment": environment, "folder": os.getcwd(), "leads": os.getsid(0) == os.getpid()}}
said["interruptible"] = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
asked = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
try:
    asked.connect({address!r})
except OSError:
    leave()
caught = {{signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2}}
signal.pthread_sigmask(signal.SIG_BLOCK, caught)
socket.send_fds(asked, [json.dumps(said).encode()], [0, 1, 2])
pid = int(asked.recv(32))
for number in (0, 1, 2):
    os.close(number)
for number in caught:
    signal.signal(number, lambda number, _: os.kill(pid, number))
signal.pthread_sigmask(signal.SIG_UNBLOCK, caught)
code = int(asked.recv(32))
if code < 0:
    if -code != signal.SIGKILL:
        signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
os._exit(code)
"""


def read_at_start(environment: dict[str, str]) -> dict[str, str]:
    """Give the part of an environment that a process reads when it is loaded."""
    return {key: value for key, value in environment.items() if key.startswith(AT_START)}


def write_python(file: Path, address: Path, environment: dict[str, str]) -> None:
    """Write the program. address: socket of the process that forks. environment: what that one was started with."""
    start = {key: value for key, value in read_at_start(environment).items() if key != "PYTHONPATH"}
    paths = {str(ROOT), str(ROOT / "tests"), *environment.get("PYTHONPATH", "").split(os.pathsep)} - {""}
    text = _TEXT.format(
        python=sys.executable, programs=PROGRAMS, at_start=AT_START, start=start, address=str(address), root=str(ROOT),
        paths=paths,
    )  # fmt: skip
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)
