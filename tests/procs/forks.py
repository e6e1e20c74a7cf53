"""An app that forks: each process reads a file that identifies the network."""

import os
import sys
import time
from pathlib import Path

print("ready", flush=True)
sys.stdin.readline()


def read() -> None:
    Path("/proc/net/arp").read_text(encoding="ascii")


read()
for code in (7, 8):
    child = os.fork()
    if child == 0:
        read()
        time.sleep(0.2)
        os._exit(code)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
