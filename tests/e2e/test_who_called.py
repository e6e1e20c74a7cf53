"""Calls of an app are told apart from those that the platform makes for itself, and from those of its subclasses."""

from __future__ import annotations

from pathlib import Path

import pytest
from jvm.app import App, compile_stubs
from jvm.recording import Recording

from analyzer.record.specs import load_specs

pytestmark = pytest.mark.slow

_DIRECT = "android.os.SystemProperties.get(KEY)"
_REFLECTED = 'Class.forName("android.os.SystemProperties").getMethod("get", String.class).invoke(null, KEY)'
_READERS = {
    "android.view.ViewSettings": _DIRECT,
    "com.android.internal.Policy": _DIRECT,
    "android.support.v4.Helper": _DIRECT,
    "androidx.core.Helper": _DIRECT,
    "com.android.volley.Helper": _DIRECT,
    "com.acme.Reader": _DIRECT,
    "com.acme.Hidden": _REFLECTED,
}
_OF_THE_APP = {"android.support.v4.Helper", "androidx.core.Helper", "com.android.volley.Helper", "com.acme.Reader"}


def _source(name: str, call: str) -> str:
    package, _, simple = name.rpartition(".")
    return (
        f'package {package};\npublic class {simple} {{\n  private static final String KEY = "ro.serialno";\n'
        f"  public static Object read() throws Exception {{ return {call}; }}\n}}\n"
    )


@pytest.mark.parametrize("stacks", ["auto", "throwable"])
def test_properties_that_the_framework_reads_for_itself_are_not_the_apps(
    java: str, tmp_path: Path, stacks: str
) -> None:
    specs = [spec for spec in load_specs() if spec.id.startswith("android.property.")]
    sources = {name: _source(name, call) for name, call in _READERS.items()}
    compile_stubs(specs, tmp_path, sources)
    (tmp_path / "readers.txt").write_text("\n".join(_READERS), encoding="utf-8")
    app, recording = App(java, tmp_path), Recording(specs, stacks=stacks)
    try:
        recording.instrument.attach(app.pid)
        printed = app.run("readers")
    finally:
        recording.instrument.close()
        app.kill()
    assert printed == [f"{name} null" for name in _READERS]
    stacks_said = {line["stack_hash"]: line["frames"] for line in recording.of_kind("stack")}
    events = recording.of_kind("api")
    frames = [stacks_said[line["stack_hash"]] for line in events]
    first = [next(f for f in one if not f.startswith(("java.", "jdk."))).rpartition(".")[0] for one in frames]
    assert {line["hook"] for line in events} == {"android.property.serial"}
    assert first == [name for name in _READERS if name in _OF_THE_APP | {"com.acme.Hidden"}]
