"""Names of obfuscated frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.ingest.retrace import retrace
from analyzer.model.errors import UsageError

MAPPING = """\
# compiler: R8
# {"id":"com.android.tools.r8.mapping","version":"2.2"}
cn.acme.track.DeviceIds -> a.b:
# {"id":"sourceFile","fileName":"DeviceIds.java"}
    java.lang.String cached -> a
    1:5:java.lang.String androidId(android.content.Context):20:24 -> a
    6:6:void com.other.Inlined.log(int):3:3 -> a
    6:6:java.lang.String androidId(android.content.Context):25 -> a
    1:1:void start():40:40 -> b
    void stop() -> b
    1:3:void <init>():10:12 -> <init>
cn.acme.Kept -> cn.acme.Kept:
    void run() -> run
"""


def test_classes_and_unambiguous_methods_get_their_names_back(tmp_path: Path) -> None:
    file = tmp_path / "mapping.txt"
    file.write_text(MAPPING, encoding="utf-8")
    frames = ["a.b.a", "a.b.b", "a.b.<init>", "a.b.z", "cn.acme.Kept.run", "a.c.a", "java.lang.Thread.run"]
    assert retrace(file, frames) == {
        "a.b.a": "cn.acme.track.DeviceIds.androidId",
        "a.b.b": "cn.acme.track.DeviceIds.b",  # start or stop: frames have no line numbers
        "a.b.<init>": "cn.acme.track.DeviceIds.<init>",
        "a.b.z": "cn.acme.track.DeviceIds.z",
        "cn.acme.Kept.run": "cn.acme.Kept.run",
    }


@pytest.mark.parametrize("content", [b"", b"hello\nworld\n", b"\xff\xfe\x00", None])
def test_what_is_no_mapping_file_is_refused(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "mapping.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError) as refused:
        retrace(file, ["a.b.a"])
    assert (refused.value.code, refused.value.exit_code) == ("E144", 2)
