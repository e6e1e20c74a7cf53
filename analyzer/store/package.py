"""Evidence packages: which files one holds, and the list of their hashes; as a zip file (`store.pack`) or a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any

from analyzer.model.enums import SessionState
from analyzer.model.errors import DataError, UsageError
from analyzer.model.tables import TABLES
from analyzer.store import manifest as manifests
from analyzer.store.files import reading, sha256_of, writing
from analyzer.store.redact import (
    PLANTED,
    blanked_document,
    clear_values,
    guessable,
    shareable_manifest,
    shareable_table,
)
from analyzer.store.seal import MANIFEST_LIST, PACKAGE_LIST, list_bytes, sha256
from analyzer.store.session import MANIFEST, PACKAGE, Session, package_of

VERSION = 1
"""The form of package.json that this version writes."""

RESULT_MAKERS = (
    "consentinel", "mitmproxy", "pandas", "pyarrow", "hyperscan", "publicsuffixlist", "orjson", "msgspec", "brotli",
    "isal", "zstandard", "python-stdnum", "phonenumbers", "iptocc",
)  # fmt: skip
"""The libraries that an analysis is made with: a package names their versions."""

REPLAY = "replay"
"""Folder of what repeats the analysis: options, scope, versions; in a full package the known values, too."""

_TOLD = ("path", "bytes", "sha256")

Source = Path | bytes
Files = dict[str, Source]


@dataclass(frozen=True)
class Extra:
    """What a package holds beside the session. replay: files by name, for the folder `replay`.

    clear: further clear values as (value, data type), which a redacted copy must not hold.
    """

    replay: Mapping[str, bytes] = field(default_factory=dict)
    clear: tuple[tuple[str, str], ...] = ()


def redacted(session: Session, extra: Extra | None = None) -> Files:
    """Give the files of a redacted copy: manifest, tables without sensitive columns, what repeats the analysis.

    Raises DataError E304, E310, E311, E352 (it is being recorded).
    """
    _ended(session)
    extra = extra or Extra()
    clear = clear_values(session, extra.clear)
    files: Files = {f"{REPLAY}/{name}": blanked_document(data, clear) for name, data in extra.replay.items()}
    manifest, is_original = shareable_manifest(session, clear)
    files[MANIFEST] = manifest
    for name in TABLES:
        if (session.tables / f"{name}.parquet").is_file():
            files[f"tables/{name}.parquet"] = shareable_table(session, name, clear)
    withheld = {PLANTED} if guessable(session) else set()
    known_list = None if withheld else _manifest_list(session)
    if known_list is not None:
        files[MANIFEST_LIST] = known_list
    facts = {"session_json": "original" if is_original else "blanked", "absent": _absent(session, withheld)}
    return _listed(session, "redacted", files, facts)


def full(session: Session, extra: Extra | None = None) -> Files:
    """Give the files of a whole copy: everything but what is temporary, and what repeats the analysis.

    Raises DataError E304, E352.
    """
    _ended(session)
    files: Files = {name: session.path / name for name in _names(session.path)}
    files |= {f"{REPLAY}/{name}": data for name, data in (extra or Extra()).replay.items()}
    known_list = _manifest_list(session)
    if known_list is not None:
        files[MANIFEST_LIST] = known_list
    return _listed(session, "full", files, {"session_json": "original", "absent": []})


def _ended(session: Session) -> None:
    if session.state is SessionState.RECORDING and session.is_recorder_alive():
        raise DataError(f"{session.path} is being recorded: nothing in it is final", code="E352",
                        hint="end it with: consentinel stop")  # fmt: skip


def _names(folder: Path) -> list[str]:
    """Give every file that belongs to a session, by its path."""
    found = [file.relative_to(folder) for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    kept = [name for name in found if name.parts[0] not in ("control", REPLAY) and not name.name.startswith(".")]
    names = sorted(name.as_posix() for name in kept if name.parts[:2] != ("raw", "tmp"))
    return [name for name in names if name not in (PACKAGE, PACKAGE_LIST) and name.isprintable() and "\\" not in name]


def _manifest_list(session: Session) -> bytes | None:
    """Give the list that the manifest hash is made of; of an older session it is made now."""
    from analyzer.store.seal import manifest_list

    file = session.path / MANIFEST_LIST
    if file.is_file():
        with reading(file):
            return file.read_bytes()
    if session.manifest.get("redacted") or session.state is SessionState.RECORDING:
        return None
    with reading(session.path / MANIFEST):
        return manifest_list((session.path / MANIFEST).read_bytes(), session.manifest["files"])


def _absent(session: Session, withheld: Iterable[str]) -> list[dict[str, Any]]:
    before = package_of(session.path).get("absent")
    if isinstance(before, list) and before:
        return before
    return [
        {
            "path": entry["path"],
            "bytes": entry["bytes"],
            "sha256": None if entry["path"] in withheld else entry["sha256"],
        }
        for entry in session.manifest["files"]
    ]


def _listed(session: Session, kind: str, files: Files, facts: Mapping[str, Any]) -> Files:
    """Add package.json, and last the list of the hashes of all files."""
    document = {
        "package": VERSION,
        "kind": kind,
        "session_id": session.session_id,
        "manifest_hash": session.named_hash or None,
        **facts,
        "holds_clear_values": kind == "full",
        "made_with": versions(),
    }
    files = {**files, PACKAGE: manifests.dump(document)}
    hashes = {name: sha256(data) if isinstance(data, bytes) else sha256_of(data) for name, data in files.items()}
    return dict(sorted(files.items())) | {PACKAGE_LIST: list_bytes(hashes)}


def versions() -> dict[str, str]:
    """Give the versions of what an analysis is made with, as `pip install name==version` takes them, and of Python."""
    from analyzer.model.version import __version__

    found = {"python": python_version(), "consentinel": __version__}
    for name in RESULT_MAKERS[1:]:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def package_hash(files: Files) -> str:
    """Give the hash that everything in a package hangs on: that of its list."""
    data = files[PACKAGE_LIST]
    return sha256(data if isinstance(data, bytes) else data.read_bytes())


def write_folder(files: Files, folder: Path) -> None:
    """Write a package as a folder. Raises UsageError E189 when there is one already, SetupError E280–E282."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{str(folder)!r} is there already", code="E189", hint="give another place: --output DIR")
    for name, source in files.items():
        target = folder / name
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(source, bytes):
                target.write_bytes(source)
            else:
                shutil.copyfile(source, target)
