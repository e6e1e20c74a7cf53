"""Record with a script as the app, in a process that a test can kill: run_recorder.py PARENT SCRIPT."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from analyzer.record.recorder import Recorder
from support.script_device import ScriptDevice

if __name__ == "__main__":
    recorder = Recorder(parent=Path(sys.argv[1]), device=ScriptDevice(sys.argv[2]))
    outcome = recorder.run(lambda ready: print(json.dumps(ready), flush=True))
    sys.exit(outcome.exit_code)
