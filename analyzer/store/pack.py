"""Evidence packages as one zip file, and back, trusting nothing."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path, PurePosixPath

from analyzer.model.errors import DataError
from analyzer.store.files import PRIVATE_FILE, PRIVATE_FOLDER, reading, writing
from analyzer.store.package import Files
from analyzer.store.session import MANIFEST, Session, new_folder, safe_name
from analyzer.store.traps import traps_in

MAX_BYTES = 64 << 30
"""The most that a pack may hold unpacked, bytes."""
MAX_FILES = 100_000

_BLOCK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: equal sessions give equal packs


def pack(files: Files, out: Path, *, top: str) -> None:
    """Write a package (`store.package`) as a zip file whose files all lie in the folder `top`.

    Raises SetupError E280–E282, DataError E304.
    """
    draft = out.with_name(f".{out.name}.tmp")
    with writing(out):
        try:
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, source in files.items():
                    _add(archive, f"{top}/{name}", source)
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, name: str, source: Path | bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    if isinstance(source, bytes):
        archive.writestr(info, source)
        return
    info.file_size = source.stat().st_size
    with reading(source), source.open("rb") as file, archive.open(info, "w") as target:
        shutil.copyfileobj(file, target, _BLOCK)


def is_pack(path: Path) -> bool:
    """Tell whether a file is a zip that holds a session."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(PurePosixPath(name).name == MANIFEST for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def unpack(path: Path, parent: Path, *, name: str | None = None, max_bytes: int = MAX_BYTES) -> Session:
    """Make a session folder below `parent` from a pack; what fails leaves nothing.

    name: of the folder, default as it was packed; a name in use gets a number.
    Raises DataError: E304 (cannot be read), E340 (no pack, or damaged), E341 (names that lead elsewhere),
    E342 (larger than `max_bytes` or more than 100,000 files), E302–E306 for its session.json;
    SetupError E280–E282.
    """
    with opened(path) as archive:
        members = _members(archive, path, max_bytes)
        folder = new_folder(parent, name or safe_name(top_of(members, path)))
        try:
            _extract(archive, members, folder, path, max_bytes)
            return Session.open(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _not_a_pack(path: Path) -> DataError:
    return DataError(
        f"{path} is not a whole packed session", code="E340", hint="make it with: consentinel session pack"
    )


def opened(path: Path) -> zipfile.ZipFile:
    """Open a zip file for reading. Raises DataError E304, E340."""
    with reading(path):
        try:
            return zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _not_a_pack(path) from error


def _members(archive: zipfile.ZipFile, path: Path, max_bytes: int) -> list[zipfile.ZipInfo]:
    members = [info for info in archive.infolist() if not info.is_dir()]
    with reading(path), path.open("rb") as file:
        traps = traps_in(archive, file)
    if any(trap.leads_out for trap in traps):
        raise DataError(f"{path} holds names that lead out of the session", code="E341",
                        hint="do not trust this file")  # fmt: skip
    if traps:
        raise DataError(f"{path} holds files that no package of ours holds", code="E341",
                        hint="`consentinel session verify` names them; do not trust this file")  # fmt: skip
    if len(members) > MAX_FILES or sum(info.file_size for info in members) > max_bytes:
        raise too_large(path)
    return members


def too_large(path: Path) -> DataError:
    """Give the error for a package that would not end."""
    return DataError(
        f"{path} is larger when unpacked than a session may be", code="E342", hint="do not trust this file"
    )


def top_of(members: list[zipfile.ZipInfo], path: Path) -> str:
    """Give the one folder that all members lie in and that holds a session.json. Raises DataError E340."""
    tops = {info.filename.partition("/")[0] for info in members}
    if len(tops) != 1 or f"{next(iter(tops))}/{MANIFEST}" not in {info.filename for info in members}:
        raise _not_a_pack(path)
    return tops.pop()


def _extract(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, path: Path, max_bytes: int
) -> None:
    import zlib

    left = max_bytes
    for info in members:
        target = folder.joinpath(*PurePosixPath(info.filename).parts[1:])
        is_raw = target.relative_to(folder).parts[0] == "raw"
        with writing(target):
            target.parent.mkdir(mode=PRIVATE_FOLDER if is_raw else 0o777, parents=True, exist_ok=True)
            target.touch(mode=PRIVATE_FILE if is_raw else 0o666)
        try:
            with archive.open(info) as source, target.open("wb") as file:
                while block := source.read(_BLOCK):
                    left -= len(block)
                    if left < 0:
                        raise too_large(path)
                    with writing(target):
                        file.write(block)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise _not_a_pack(path) from error
