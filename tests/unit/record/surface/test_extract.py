"""Taking classes out of jars: what is kept, what is inherited, and archives in archives."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from analyzer import resources
from analyzer.record.surface import extract
from analyzer.record.surface.table import Head, Member, Surface

WANTED = {"android.app.ApplicationPackageManager": frozenset({"getInstalledPackages", "getPackageInfo"})}


@pytest.fixture
def jar() -> Path:
    return resources.path("embedded") / "player.jar"


def test_only_what_is_wanted_is_taken_with_all_that_is_above(jar: Path) -> None:
    surface = Surface()
    extract.add_jar(surface, "23", jar, WANTED)
    assert set(surface.heads) == {"android.app.ApplicationPackageManager", "android.content.pm.PackageManager"}
    members = surface.members["android.app.ApplicationPackageManager"]["23"]
    assert {one.name for one in members} == {"getInstalledPackages"}
    assert surface.heads["android.content.pm.PackageManager"]["23"].words == ("abstract",)


def test_classes_above_that_add_nothing_are_dropped(jar: Path) -> None:
    surface = Surface()
    extract.add_jar(surface, "23", jar, {"android.widget.Button": frozenset({"performClick"})})
    extract.prune(surface, {"android.widget.Button"})
    assert {name: heads["23"].parent for name, heads in surface.heads.items()} == {
        "android.widget.Button": "android.widget.TextView",
        "android.widget.TextView": "android.view.View",
        "android.view.View": "",
    }
    other = Surface()
    extract.add_jar(other, "23", jar, {"android.widget.Button": frozenset({"noSuchMethod"})})
    extract.prune(other, {"android.widget.Button"})
    assert other.heads == {"android.widget.Button": {"23": Head()}}


def test_a_class_the_jar_lacks_is_no_row(jar: Path) -> None:
    surface = Surface()
    extract.add_jar(surface, "23", jar, {"a.Nowhere": frozenset({"x"})})
    assert surface.heads == {}


def test_classes_of_an_aar_and_of_a_module_are_found(jar: Path, tmp_path: Path) -> None:
    name = "android/view/View.class"
    with zipfile.ZipFile(jar) as archive:
        data = archive.read(name)
    with zipfile.ZipFile(tmp_path / "classes.jar", "w") as inner:
        inner.writestr(name, data)
    with zipfile.ZipFile(tmp_path / "some.aar", "w") as aar:
        aar.write(tmp_path / "classes.jar", "libs/part.jar")
        aar.writestr("AndroidManifest.xml", "")
    (tmp_path / "some.jmod").write_bytes(b"JM\x01\x00")
    with zipfile.ZipFile(tmp_path / "some.jmod", "a") as module:
        module.writestr(f"classes/{name}", data)
    for file in ("some.aar", "some.jmod"):
        surface = Surface()
        extract.add_jar(surface, "x", tmp_path / file, {"android.view.View": frozenset({"performClick"})})
        assert surface.members["android.view.View"]["x"] == [Member("performClick", "()Z")]


def test_a_jar_is_named_by_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "a.jar"
    file.write_bytes(b"abc")
    assert extract.digest(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
