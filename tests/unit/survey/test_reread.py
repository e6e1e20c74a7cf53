from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.cli import consentinel

from analyzer.model.errors import DataError
from analyzer.survey.output import tables_of
from analyzer.survey.package import write_package
from analyzer.survey.reread import from_package
from analyzer.survey.run import Counted


@pytest.fixture(scope="module")
def packages(small: Counted, rich: Counted, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("packages")
    for name, counted in (("small", small), ("rich", rich)):
        write_package(counted, str(folder / name))
    return {name: folder / name for name in ("small", "rich")}


@pytest.mark.parametrize("name", ["small", "rich"])
def test_another_team_gets_the_identical_numbers(
    name: str, packages: dict[str, Path], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    counted: Counted = request.getfixturevalue(name)
    again = from_package(packages[name], tmp_path / "w")
    assert again.tally.as_json() == counted.tally.as_json()
    assert (again.study, again.n_folders, again.ratings) == (counted.study, counted.n_folders, counted.ratings)
    assert repr(tables_of(again)) == repr(tables_of(counted))
    write_package(again, str(tmp_path / "again"))
    for file in packages[name].iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("above", ["", "study/data/"])
def test_a_zip_is_read_wherever_the_package_lies_in_it(
    above: str, packages: dict[str, Path], rich: Counted, tmp_path: Path
) -> None:
    file = tmp_path / "package.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in packages["rich"].iterdir():
            archive.write(part, above + part.name)
    assert from_package(file, tmp_path / "w").tally.as_json() == rich.tally.as_json()


def _changed(folder: Path, name: str, change: Callable[[str], str], *, is_signed: bool) -> None:
    """Change a table; is_signed: and the hash that the descriptor gives of it."""
    file = folder / f"{name}.csv"
    text = change(file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    if is_signed:
        package = json.loads((folder / "datapackage.json").read_text())
        resource = next(one for one in package["resources"] if one["name"] == name)
        data = file.read_bytes()
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        (folder / "datapackage.json").write_text(json.dumps(package))


def _first_row_away(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([lines[0], *lines[2:]])


@pytest.mark.parametrize(
    ("name", "change", "is_signed", "code", "message"),
    [
        ("cells", lambda text: text.replace("imei", "oaid", 1), False, "E388", "cells.csv was changed after"),
        ("cells", lambda text: text + "1,read,oaid\n", False, "E388", "cells.csv was changed after"),
        ("cells", lambda text: text.replace("imei", "oaid", 1), True, "E389", "add up to other counts"),
        ("cells", lambda text: text + "99,read,oaid\n", True, "E388", "rows of apps that have no session"),
        ("apps", lambda text: text.replace("\n1,", "\none,", 1), True, "E388", "a value is not of its column's type"),
        ("apps", _first_row_away, True, "E388", "do not fit its row"),
        ("sessions", _first_row_away, True, "E38", ""),
        ("sessions", lambda text: text.replace("session_id", "id", 1), True, "E388", "the columns are not those"),
        ("traffic", lambda text: text.replace("\n", ",7\n", 2), True, "E388", "not"),
    ],
)  # fmt: skip
def test_a_package_that_was_changed_is_refused(
    name: str, change: Callable[[str], str], is_signed: bool, code: str, message: str,
    packages: dict[str, Path], tmp_path: Path,
) -> None:  # fmt: skip
    shutil.copytree(packages["rich"], tmp_path / "p")
    _changed(tmp_path / "p", name, change, is_signed=is_signed)
    with pytest.raises(DataError) as raised:
        from_package(tmp_path / "p", tmp_path / "w")
    assert raised.value.code.startswith(code) and message in raised.value.message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda package: package.pop("resources"), "resources: Field required"),
        (lambda package: package.update(more=1), "more: Extra inputs are not permitted"),
        (lambda package: package["resources"].pop(), "the tables are not those of a study (ratings)"),
        (lambda package: package["resources"][0].update(path="../../etc/passwd"), "resources.0.path"),
        (lambda package: package["consentinel"].update(format=2), "consentinel.format"),
        (lambda package: package["consentinel"]["study"].update(seed="x"), "consentinel.study.seed"),
        (lambda package: package["consentinel"]["study"].update(group_by=["store"]), "not those of a study (apps)"),
    ],
)
def test_a_descriptor_that_does_not_fit_the_schema_is_refused(
    change: Callable[[dict[str, Any]], object], message: str, packages: dict[str, Path], tmp_path: Path
) -> None:
    shutil.copytree(packages["small"], tmp_path / "p")
    package = json.loads((tmp_path / "p" / "datapackage.json").read_text())
    change(package)
    (tmp_path / "p" / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(DataError) as raised:
        from_package(tmp_path / "p", tmp_path / "w")
    assert raised.value.code == "E388" and message in raised.value.message


@pytest.mark.parametrize("content", [b"", b"PK no zip", b"{", b"[" * 100_000])
def test_what_is_no_package_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "datapackage.json").write_bytes(content)
    (tmp_path / "file").write_bytes(content)
    for place in (tmp_path / "p", tmp_path / "file", tmp_path / "absent"):
        with pytest.raises(DataError) as raised:
            from_package(place, tmp_path / "w")
        assert raised.value.code == "E388"


def test_a_table_that_is_gone_and_a_damaged_zip_are_said(packages: dict[str, Path], tmp_path: Path) -> None:
    shutil.copytree(packages["small"], tmp_path / "p")
    (tmp_path / "p" / "cells.csv").unlink()
    with pytest.raises(DataError, match=r"cells\.csv is missing"):
        from_package(tmp_path / "p", tmp_path / "w")
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in packages["small"].iterdir():
            archive.write(part, part.name)
        at = archive.getinfo("sessions.csv").header_offset
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[at + 60 : at + 90] = b"\xff" * 30
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(DataError) as raised:
        from_package(tmp_path / "x.zip", tmp_path / "w")
    assert raised.value.code == "E388"


def test_the_command_makes_the_tables_again_and_compares(packages: dict[str, Path], tmp_path: Path) -> None:
    done = consentinel("survey", "--from-package", packages["rich"], "--compare-with", packages["small"],
                       "-o", tmp_path / "out", "--format", "json", captures=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    tables = json.loads(done.stdout)
    assert {row["first"] for row in tables["studies"]} == {"small"}
    assert (tmp_path / "out" / "figures" / "studies.zh.svg").is_file()
    (packages["small"] / "cells.csv").write_text("app,measure,key\n")
    wrong = consentinel("survey", "--from-package", packages["small"], "-o", tmp_path / "no", captures=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (4, "") and "E388" in wrong.stderr
    both = consentinel("survey", tmp_path, "--from-package", packages["rich"], captures=tmp_path)
    assert (both.returncode, "E104" in both.stderr) == (2, True)
