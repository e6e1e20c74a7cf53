from __future__ import annotations

import errno
import hashlib
import stat
from pathlib import Path

import pytest

from analyzer.model.errors import DataError, SetupError
from analyzer.store import files


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "E281"), (errno.EROFS, "E281"), (errno.ENOSPC, "E280")])
def test_what_the_system_refuses_is_named(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(SetupError) as caught, files.writing(tmp_path):
        raise OSError(number, "refused")
    assert caught.value.code == code
    assert caught.value.hint


def test_a_file_that_cannot_be_read_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        files.sha256_of(tmp_path / "absent")
    assert (caught.value.code, caught.value.exit_code) == ("E304", 4)


def test_a_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
    files.write_private(tmp_path / "f", b"x")
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == 0o600


def test_writing_replaces_the_file_at_once(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    files.write_atomic(tmp_path / "f", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("f", b"new")]
    assert files.sha256_of(tmp_path / "f") == hashlib.sha256(b"new").hexdigest()
