"""mitmproxy addon of tests: a request to a host `gate.…` waits until the test has opened the gate of its path.

The files `at-NAME` and `gate-NAME` in a folder say that the app stands there, and that it may go on.
"""

import asyncio
from pathlib import Path

from mitmproxy import ctx
from mitmproxy.addonmanager import Loader
from mitmproxy.http import HTTPFlow


class Gate:
    """Holds requests."""

    def load(self, loader: Loader) -> None:
        """Declare the folder."""
        loader.add_option("gate_folder", str, "", "where the files of the gates are")

    async def request(self, flow: HTTPFlow) -> None:
        """Wait at the gate."""
        if not flow.request.pretty_host.startswith("gate."):
            return
        folder, name = Path(ctx.options.gate_folder), flow.request.path.strip("/")
        (folder / f"at-{name}").touch()
        while not (folder / f"gate-{name}").exists():
            await asyncio.sleep(0.01)


addons = [Gate()]
