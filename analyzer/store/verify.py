"""Whether a session or a package is what its hash or its signature was given for: for the other side."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzer.model.errors import DataError
from analyzer.store.contents import Contents, Unreadable, read, readable
from analyzer.store.seal import (
    MANIFEST_LIST,
    PACKAGE_LIST,
    Checkpoint,
    checkpoints_of,
    manifest_list,
    own_checkpoints,
    parse_list,
    prefixes,
    sha256,
)
from analyzer.store.session import MANIFEST, PACKAGE
from analyzer.store.verdict import Absent, Alteration, Verdict

SELF_CONSISTENT = (
    "its files fit the hashes that lie beside them; whoever changed a file could have changed those, too: "
    "only a hash or a signature from elsewhere shows that"
)

WITHOUT_LIST = (
    "this copy does not hold the list that a manifest hash is made of; "
    "verify it against its package hash or a signature"
)

Proof = Callable[[bytes], str | None]
"""Takes the bytes of a list and gives a sentence when it is proven to be the one that was meant."""


@dataclass
class _Package:
    """One package as it is read: the two lists that a hash or a signature can be of, and what was found."""

    contents: Contents
    package_list: bytes | None
    manifest_lists: list[bytes]
    facts: Mapping[str, Any]
    manifest: Mapping[str, Any]
    altered: list[Alteration] = field(default_factory=list)
    checkpoints: Mapping[str, list[Checkpoint]] = field(default_factory=dict)
    sure: dict[str, str] = field(default_factory=dict)
    """Hashes of files that were read and fit: none is read twice."""

    @property
    def kind(self) -> str:
        """session, redacted or full."""
        told = self.facts.get("kind")
        if told in ("redacted", "full"):
            return str(told)
        return "redacted" if self.manifest.get("redacted") else "session"


@dataclass
class _Proven:
    """What became of each proof: sentences by what they cover, and the names of those that fit nothing."""

    package: list[str] = field(default_factory=list)
    recording: list[str] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    chosen: bytes | None = None


def verify(
    contents: Contents,
    proofs: Mapping[str, Proof] | None = None,
    claims: Mapping[str, Proof] | None = None,
    *,
    manifest_hash: str | None = None,
) -> Verdict:
    """Give the verdict on a session folder or a package.

    manifest_hash: 64 hex, of the recording or of the package. proofs: further ones by name (a signature, a time stamp).
    claims: what must fit as well but proves nothing. Each is tried on the package's list, which covers everything, and
    on the recording's list, which covers session.json and the raw files.
    Raises DataError E353 when there is nothing that could be verified.
    """
    package = _read(contents)
    asked = dict(proofs or {}) | ({"--manifest-hash": _by_hash(manifest_hash)} if manifest_hash else {})
    proven = _Proven()
    for name, proof in asked.items():
        said = proof(package.package_list) if package.package_list is not None else None
        found = [(one, text) for one in package.manifest_lists if (text := proof(one)) is not None]
        if said is not None:
            proven.package.append(said)
        elif found:
            proven.chosen, text = found[0]
            proven.recording.append(text)
        else:
            proven.failed.append(name)
    for name, claim in (claims or {}).items():
        lists = [one for one in (package.package_list, *package.manifest_lists) if one is not None]
        said = next((text for one in lists if (text := claim(one)) is not None), None)
        (proven.failed if said is None else proven.claimed).append(said or name)
    return _judge(package, proven, manifest_hash)


def head_of(contents: Contents) -> tuple[str, bytes]:
    """Give the list that a signature is made over, by name: the package's, else the recording's.

    Raises DataError E353 when there is none, or when what is there does not fit it.
    """
    package = _read(contents)
    if verify(contents).altered:
        raise _nothing("its files do not fit its own hashes")
    if package.package_list is not None:
        return PACKAGE_LIST, package.package_list
    if not package.manifest_lists:
        raise _nothing("it holds no list of hashes")
    return MANIFEST_LIST, package.manifest_lists[0]


def _judge(package: _Package, proven: _Proven, manifest_hash: str | None) -> Verdict:
    known = proven.chosen or next(iter(package.manifest_lists), None)
    _traps(package)
    if package.package_list is not None:
        _check_package(package, package.package_list)
    absent = _check_recording(package, known) if known or package.kind == "redacted" else []
    cannot_tell = _cannot_tell(package, manifest_hash) and "--manifest-hash" in proven.failed
    for name in proven.failed:
        if name != "--manifest-hash" or not cannot_tell:
            package.altered.append(Alteration("", f"nothing in it is what {name} was given for"))
    against = proven.package + proven.recording
    result = "verified" if against else "self_consistent"
    result = "altered" if package.altered else "not_verified" if cannot_tell else result
    notes = [*proven.claimed, *([WITHOUT_LIST] if cannot_tell else []), *_notes(package)]
    return Verdict(
        result=result,
        kind=package.kind,
        manifest_hash=sha256(known) if known else None,
        package_hash=sha256(package.package_list) if package.package_list is not None else None,
        against=against,
        altered=package.altered,
        absent=absent,
        uncovered=_uncovered(package, known) if proven.recording and not proven.package else [],
        notes=[*notes, *([SELF_CONSISTENT] if result == "self_consistent" else [])],
    )


def _cannot_tell(package: _Package, manifest_hash: str | None) -> bool:
    """Tell whether this may be the recording that a hash was given for, without the list that would show it."""
    has_no_list = package.package_list is None and not package.manifest_lists
    return manifest_hash is not None and (manifest_hash == package.facts.get("manifest_hash") or has_no_list)


def _by_hash(asked: str | None) -> Proof:
    def proof(data: bytes) -> str | None:
        return f"verified against manifest hash {asked}" if sha256(data) == asked else None

    return proof


def _read(contents: Contents) -> _Package:
    data = read(contents, MANIFEST)
    manifest, facts = _object(data), _object(read(contents, PACKAGE))
    package_list, stored = read(contents, PACKAGE_LIST), read(contents, MANIFEST_LIST)
    lists = [stored] if stored is not None else []
    files = manifest.get("files")
    is_running = manifest.get("state") == "recording"
    if data is not None and isinstance(files, list) and not (is_running or manifest.get("redacted")):
        made = manifest_list(data, [entry for entry in files if isinstance(entry, dict)])
        lists += [made] if made != stored else []
    if is_running and package_list is None:
        raise _nothing("it was never ended, so that nothing in it is final")
    if not lists and package_list is None and not manifest.get("redacted"):
        raise _nothing("it holds no list of hashes")
    return _Package(contents, package_list, lists, facts, manifest)


def _nothing(why: str) -> DataError:
    return DataError(f"there is nothing to verify: {why}", code="E353",
                     hint="give a session that has ended, or a package of `consentinel session pack`")  # fmt: skip


def _object(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8-sig")) if data is not None else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _traps(package: _Package) -> None:
    package.altered += [Alteration(trap.name, trap.text) for trap in package.contents.traps]


def _check_package(package: _Package, data: bytes) -> None:
    """Compare every file with the package's list."""
    hashes = parse_list(data)
    if hashes is None:
        package.altered.append(Alteration(PACKAGE_LIST, "it is no list of hashes"))
        return
    _trust_checkpoints(package, hashes)
    names = set(package.contents.names())
    if not package.facts:
        package.altered.append(Alteration(PACKAGE, "it cannot be read"))
    for name in sorted(hashes.keys() - names):
        package.altered.append(Alteration(name, "it is gone"))
    for name in sorted(names - hashes.keys() - {PACKAGE_LIST}):
        package.altered.append(Alteration(name, "it was added"))
    for name in sorted(hashes.keys() & names):
        _compare(package, name, hashes[name])


def _check_recording(package: _Package, data: bytes | None) -> list[Absent]:
    """Compare session.json and the raw files with the recording's list; give those that this copy leaves out."""
    told = {str(entry.get("path")): entry for entry in _entries(package.facts.get("absent"))}
    own = {str(entry.get("path")): entry for entry in _entries(package.manifest.get("files"))}
    hashes = parse_list(data) if data is not None else {path: str(one.get("sha256")) for path, one in own.items()}
    if hashes is None:
        package.altered.append(Alteration(MANIFEST_LIST, "it is no list of hashes"))
        return []
    _check_lists(package, data, hashes, own)
    _trust_checkpoints(package, hashes)
    names = set(package.contents.names())
    is_redacted = package.kind == "redacted"
    listed = {name for name in hashes if name not in (MANIFEST, MANIFEST_LIST)}
    for name in sorted(names & listed):
        _compare(package, name, hashes[name])
    missing = sorted(listed - names)
    if not is_redacted:
        package.altered += [Alteration(name, f"it is gone; it had the hash {hashes[name]}") for name in missing]
        added = sorted(name for name in names - listed if name.startswith("raw/") and not name.startswith("raw/tmp/"))
        known = {one.file for one in package.altered}
        package.altered += [Alteration(name, "it was added") for name in added if name not in known]
        return []
    withheld = sorted(path for path, entry in told.items() if path not in listed and entry.get("sha256") is None)
    return [_absent(name, hashes[name], told.get(name) or own.get(name) or {}) for name in missing] + [
        _absent(name, None, told[name]) for name in withheld
    ]


def _trust_checkpoints(package: _Package, hashes: Mapping[str, str]) -> None:
    """Use the checkpoints that session.json tells when it is the one of the list: a changed one could tell any."""
    data = read(package.contents, MANIFEST)
    if data is not None and sha256(data) == hashes.get(MANIFEST):
        told = _entries(package.manifest.get("files"))
        package.checkpoints = {str(entry.get("path")): checkpoints_of(entry) for entry in told}


def _absent(name: str, digest: str | None, entry: Mapping[str, Any]) -> Absent:
    size = entry.get("bytes")
    return Absent(name, size if isinstance(size, int) else None, digest)


def _check_lists(
    package: _Package, data: bytes | None, hashes: Mapping[str, str], own: Mapping[str, Mapping[str, Any]]
) -> None:
    """Compare session.json with its list, and the two ways to tell the list with each other."""
    if data is None or _is_blanked(package):
        return
    present = read(package.contents, MANIFEST)
    known = {one.file for one in package.altered}
    if present is None or sha256(present) != hashes.get(MANIFEST):
        if MANIFEST not in known:
            package.altered.append(Alteration(MANIFEST, "it was changed" if present is not None else "it is gone"))
        return
    stored = read(package.contents, MANIFEST_LIST)
    if (stored is not None and stored != data) or {path: str(one.get("sha256")) for path, one in own.items()} != {
        path: digest for path, digest in hashes.items() if path != MANIFEST
    }:
        package.altered.append(Alteration(MANIFEST_LIST, "it is not the list that session.json tells"))


def _is_blanked(package: _Package) -> bool:
    return package.kind == "redacted" and package.facts.get("session_json") != "original"


def _compare(package: _Package, name: str, digest: str) -> None:
    """Compare a file with its hash; of one that differs, tell how much of its beginning is as it was."""
    if package.sure.get(name) == digest or any(one.file == name for one in package.altered):
        return
    checkpoints = package.checkpoints.get(name) or []
    try:
        with readable(package.contents, name) as file:
            _, found, parts = prefixes(file, [one.bytes for one in checkpoints])
        if found == digest:
            package.sure[name] = found
            return
        if not checkpoints:
            package.altered.append(Alteration(name, "it was changed; " + _own_words(package, name)))
            return
    except Unreadable:
        package.altered.append(Alteration(name, "it cannot be read"))
        return
    n_good = next((n for n, (one, part) in enumerate(zip(checkpoints, parts, strict=True)) if one.sha256 != part),
                  len(checkpoints))  # fmt: skip
    good = checkpoints[n_good - 1] if n_good else None
    after = checkpoints[n_good] if n_good < len(checkpoints) else None
    differs = (after.lines or after.bytes) if after else None
    lines, size = (good.lines, good.bytes) if good else (0, 0)
    package.altered.append(Alteration(name, _where(lines, size, differs, name), lines, size, differs))


def _where(lines: int, size: int, differs: int | None, name: str) -> str:
    if name.endswith(".jsonl"):
        if differs is None:
            return f"it was changed behind the last checkpoint; lines 1 to {lines} are as they were recorded"
        if not lines:
            return f"it was changed before the first checkpoint, behind line {differs}: no line is sure"
        return f"it was changed between line {lines} and line {differs}; lines 1 to {lines} are as they were recorded"
    if differs is None:
        return f"it was changed behind the last checkpoint; its first {size} bytes are as they were recorded"
    if not size:
        return f"it was changed before the first checkpoint, at byte {differs}: no byte is sure"
    return f"it was changed between byte {size} and byte {differs}; its first {size} bytes are as they were recorded"


def _own_words(package: _Package, name: str) -> str:
    """Tell what the checkpoint lines in the file itself say: they help to find an accident, and prove nothing."""
    if not name.endswith(".jsonl"):
        return "it has no checkpoint: no part of it is sure"
    with readable(package.contents, name) as file:
        wrong = next((one.lines for one, fits in own_checkpoints(file) if not fits), None)
    if wrong is None:
        return "no checkpoint of the manifest tells where: no line is sure"
    return f"the first checkpoint in it that does not fit stands behind line {wrong}: no line is sure"


def _entries(value: Any) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _uncovered(package: _Package, data: bytes | None) -> list[str]:
    hashes = (parse_list(data) if data else None) or {}
    covered = {MANIFEST_LIST, *(name for name in hashes if name != MANIFEST or not _is_blanked(package))}
    return sorted(set(package.contents.names()) - covered)


def _notes(package: _Package) -> list[str]:
    notes = []
    if _is_blanked(package):
        notes.append("its session.json is not the original one: clear values were taken out of it")
    if package.kind == "full":
        notes.append("it holds raw files with clear values: keep it as you would keep those")
    return notes
