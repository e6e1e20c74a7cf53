"""Where sessions lie and results go: a folder of this machine, or an fsspec address such as s3://bucket/study."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from analyzer.model.errors import SetupError
from analyzer.store.files import write_atomic, writing

_SIGN = "://"


def is_remote(place: str | Path) -> bool:
    """Tell an address of a storage from a path of this machine.

    >>> is_remote("s3://bucket/study"), is_remote("captures/study")
    (True, False)
    """
    return isinstance(place, str) and _SIGN in place


def join(place: str | Path, *names: str) -> str:
    """Give the place of something below a place.

    >>> join("s3://bucket/study/", "out", "a.csv")
    's3://bucket/study/out/a.csv'
    """
    return "/".join([str(place).rstrip("/") or "/", *names])


def above(place: str | Path) -> str:
    """Give the folder that holds a place.

    >>> above("s3://bucket/study.yaml"), above("study.yaml")
    ('s3://bucket', '.')
    """
    if not is_remote(place):
        return str(Path(place).parent)
    scheme, _, rest = str(place).partition(_SIGN)
    return f"{scheme}{_SIGN}{PurePosixPath(rest).parent}"


def is_folder(place: str | Path) -> bool:
    """Tell whether a place is a folder; of a storage, whether anything lies below it. Raises SetupError E250, E251."""
    if not is_remote(place):
        return Path(place).is_dir()
    files, path = _opened(place)
    with _asking(place):
        return bool(files.isdir(path))


def read(place: str | Path) -> bytes | None:
    """Give the bytes of a file, None when there is none. Raises SetupError E250, E251; OSError of a local file."""
    if not is_remote(place):
        file = Path(place)
        return file.read_bytes() if file.is_file() else None
    files, path = _opened(place)
    with _asking(place):
        try:
            data: bytes = files.cat_file(path)
        except FileNotFoundError:
            return None
        return data


def write(place: str | Path, data: bytes) -> None:
    """Replace a file at once, its folder made when there is none.

    Raises SetupError E280–E282 for a local disk, E250 and E251 for a storage.
    """
    if not is_remote(place):
        file = Path(place)
        with writing(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(file, data)
        return
    files, path = _opened(place)
    with _asking(place):
        files.pipe_file(path, data)


@contextmanager
def draft(place: str | Path) -> Iterator[Path]:
    """Give a local file to fill, which appears at `place` when the block ends without an error.

    Raises as `write`; an OSError within the block counts as one of the place.
    """
    with TemporaryDirectory() as name:
        file = Path(name) / "draft"
        if is_remote(place):
            yield file
            files, path = _opened(place)
            with _asking(place):
                files.put_file(str(file), path)
            return
    target = Path(place)
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        near = target.with_name(f".{target.name}.tmp")
        try:
            yield near
            near.replace(target)
        finally:
            near.unlink(missing_ok=True)


def remove(place: str | Path) -> None:
    """Remove a file. Raises SetupError E250, E251; OSError of a local file."""
    if not is_remote(place):
        Path(place).unlink()
        return
    files, path = _opened(place)
    with _asking(place):
        files.rm_file(path)


def listed(base: str | Path, pattern: str) -> list[str]:
    """Give the files below a place that fit a pattern (`**`: any folders), in order. Raises SetupError E250, E251."""
    if not is_remote(base):
        return sorted(str(file) for file in Path(base).glob(pattern))
    files, path = _opened(base)
    scheme = str(base).partition(_SIGN)[0]
    with _asking(base):
        return sorted(f"{scheme}{_SIGN}{found.lstrip('/')}" for found in files.glob(join(path, pattern)))


def stamps(folder: str | Path, names: Sequence[str]) -> list[list[Any] | None]:
    """Give, for each named file of a folder, what changes when it is written anew; None for one that is not there."""
    if not is_remote(folder):
        told: list[list[Any] | None] = []
        for name in names:
            file = Path(folder) / name
            stat = file.stat() if file.is_file() else None
            told.append([stat.st_size, stat.st_mtime_ns] if stat else None)
        return told
    files, path = _opened(folder)
    with _asking(folder):
        try:
            found = {PurePosixPath(one["name"]).name: one for one in files.ls(path, detail=True)}
        except FileNotFoundError:
            found = {}
    return [_stamp(found[name]) if name in found else None for name in names]


def _stamp(info: dict[str, Any]) -> list[Any]:
    written = next((info[name] for name in ("ETag", "LastModified", "mtime", "created") if info.get(name)), "")
    return [info.get("size"), str(written)]


@contextmanager
def fetched(folder: str | Path, names: Sequence[str]) -> Iterator[Path]:
    """Give a local folder with some files of a folder: itself, or a copy that lasts as long as the block.

    A file that is not there is not in the copy. Raises SetupError E250, E251.
    """
    if not is_remote(folder):
        yield Path(folder)
        return
    with TemporaryDirectory() as name:
        for part in names:
            data = read(join(folder, part))
            if data is not None:
                file = Path(name) / part
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        yield Path(name)


def _opened(place: str | Path) -> tuple[Any, str]:
    """Give the file system of an address and the path within it. Nothing that was listed is remembered."""
    try:
        import fsspec

        return fsspec.core.url_to_fs(str(place), use_listings_cache=False)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        scheme = str(place).partition(_SIGN)[0]
        raise SetupError(f"there is no storage driver for {scheme}{_SIGN}", code="E250",
                         hint="pip install 'consentinel[s3]' for s3://") from error  # fmt: skip


@contextmanager
def _asking(place: str | Path) -> Iterator[None]:
    """Turn what a storage refuses into SetupError E251, without what it says, which may hold keys."""
    try:
        yield
    except _refusals() as error:
        raise SetupError(f"{place}: the storage does not answer or refuses ({type(error).__name__})", code="E251",
                         hint="check the address, AWS_ENDPOINT_URL, keys and permissions") from error  # fmt: skip


def _refusals() -> tuple[type[Exception], ...]:
    """Give the exceptions of storages. Those of the S3 client are no OSError; it is loaded when it raises them."""
    client = sys.modules.get("botocore.exceptions")
    return (OSError, client.BotoCoreError) if client else (OSError,)
