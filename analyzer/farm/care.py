"""Phones of a farm made ready before their first session and put back after their last one, whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.farm.child import Ended, Stop, run_command
from analyzer.farm.worker import FarmDevice

_PREPARE_TIMEOUT_S = 300.0
_RESTORE_TIMEOUT_S = 120.0

Run = Callable[[list[str], Path, float, Stop], Ended]


def _run(arguments: list[str], folder: Path, timeout_s: float, stop: Stop) -> Ended:
    return run_command(arguments, folder=folder, timeout_s=timeout_s, stop=stop)


@dataclass
class Care:
    """Prepares and restores the phones of one farm. Embedded devices need neither.

    talk: folder for what the commands say. frida_server, wireguard_apk: as of `device prepare`. left: phones not as
    they were, with the reason; full once the farm is over.
    """

    talk: Path
    frida_server: Path | None = None
    wireguard_apk: Path | None = None
    run: Run = _run
    left: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def make_ready(self, device: FarmDevice, stop: Stop) -> str:
        """Prepare a phone; give "" or why it cannot be used."""
        if device.is_embedded:
            return ""
        words = ["device", "prepare", device.backend]
        words += ["--frida-server", str(self.frida_server)] if self.frida_server else []
        words += ["--wireguard-apk", str(self.wireguard_apk)] if self.wireguard_apk else []
        return _said(self.run(words, self._folder(device, "prepare"), _PREPARE_TIMEOUT_S, stop))

    def put_back(self, device: FarmDevice) -> str:
        """Restore a phone, even when the farm was told to stop; give "" or what kept it from being as before."""
        if device.is_embedded:
            return ""
        words = ["device", "restore", device.backend]
        said = _said(self.run(words, self._folder(device, "restore"), _RESTORE_TIMEOUT_S, Stop()))
        if said:
            with self._lock:
                self.left[device.name] = said
        return said

    def _folder(self, device: FarmDevice, what: str) -> Path:
        # A serial may hold a slash only where somebody named it so; it is no folder of ours then.
        return self.talk / f"{device.name.replace('/', '_')}-{what}"


def _said(ended: Ended) -> str:
    if ended.code == 0 and not ended.why:
        return ""
    if ended.why:
        return "its time was over" if ended.why == "time" else "the farm was ended"
    return f"{ended.error} {ended.message}".strip() or f"exit code {ended.code}"
