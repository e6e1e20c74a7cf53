"""What kind of capture a path is, told by its content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

from analyzer.ingest.hook_logs.session import reader_of
from analyzer.model.errors import DataError
from analyzer.store.files import reading
from analyzer.store.pack import is_pack
from analyzer.store.session import MANIFEST, has_raw_files

Kind = Literal["session", "har", "mitm", "pack", "hook_log"]

_HEAD_BYTES = 4096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_COMPRESSED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_PACKETS = (b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\xc3\xd4", b"\x4d\x3c\xb2\xa1", b"\xa1\xb2\x3c\x4d", b"\x0a\x0d\x0d\x0a")
_ENDINGS = frozenset({".har", ".zhar", ".mitm", ".flow", ".flows", ".pcap", ".pcapng", ".cap", ".xls", ".xlsx"})
"""Endings of files that nobody keeps in a folder of captures for anything else."""
_TNETSTRING = re.compile(rb"\d{1,12}:")


def sniff(path: Path) -> Kind:
    """Tell what a path is: a session folder, a HAR (plain or compressed), a mitmproxy flow file, a packed session, a
    hook log of another tool.

    Raises DataError: E301 (a folder that is no session), E304 (cannot be read), E320 (none of these), E322 (empty).
    """
    if path.is_dir():
        if (path / MANIFEST).is_file():
            return "session"
        raise DataError(f"{path} is not a session: it has no {MANIFEST}", code="E301",
                        hint="`consentinel session list` shows the sessions there are")  # fmt: skip
    if path.name == MANIFEST and path.is_file():
        return "session"
    with reading(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip():
        raise DataError(f"{path} is empty", code="E322", hint="record or export the capture again")
    if head.startswith(b"PK\x03\x04") and is_pack(path):
        return "pack"
    if reader_of(head, path.name) is not None:
        return "hook_log"
    if head.startswith(_COMPRESSED) or _without_bom(head).lstrip().startswith(b"{"):
        return "har"
    if _TNETSTRING.match(head):
        return "mitm"
    raise DataError(f"{path} is neither a session, a HAR nor a mitmproxy flow file", code="E320", hint=_hint(head))


def _without_bom(head: bytes) -> bytes:
    for bom in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].lstrip(b"\x00")
    return head


def _hint(head: bytes) -> str:
    if head.startswith(_PACKETS):
        return "packet captures are not read; record with a proxy, or export HTTP as HAR"
    if head.startswith(b"PK"):
        return "this zip holds no session.json; unpack it and give the HAR or flow file inside"
    return "formats that are read: session folder, packed session (.zip), .har, .zhar, .mitm, hook logs with stacks"


class Contents(NamedTuple):
    """What lies directly in a folder, by name, names with a dot in front apart.

    captures: sessions and captures, and what is meant as one but is damaged, so that nothing is missed in silence.
    others: other files and folders.
    """

    captures: list[Path]
    others: list[Path]


def contents_of(folder: Path) -> Contents:
    """Give what lies in a folder. Raises DataError E301 when nothing in it is a capture or meant as one."""
    found = Contents([], [])
    with reading(folder):
        paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
        for path in paths:
            (found.captures if _is_meant(path) or _is_readable(path) else found.others).append(path)
    if not found.captures:
        raise DataError(f"{folder} holds neither sessions nor captures", code="E301",
                        hint="`consentinel session list` shows the sessions there are")  # fmt: skip
    return found


def _is_meant(path: Path) -> bool:
    return has_raw_files(path) if path.is_dir() else path.suffix.lower() in _ENDINGS


def _is_readable(path: Path) -> bool:
    try:
        sniff(path)
    except DataError:
        return False
    return True
