"""A Flutter app (flet's own) that is asked for pictures. Arguments: folders of flet's Python side.

FLET_VIEW_PATH is the folder of the Flutter app. It prints `ready`; each line of standard input is a port, of which the
Flutter app then asks a picture.
"""

from __future__ import annotations

import sys

sys.path[:0] = sys.argv[1:]
import flet  # noqa: E402


def main(page: flet.Page) -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        page.add(flet.Image(src=f"https://localhost:{line.strip()}/echo", error_content=flet.Text("none")))
        page.update()


flet.app(target=main)
