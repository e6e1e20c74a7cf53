"""Reading hook specs: what is refused, where, and what the agent is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SHARED, need

from analyzer.model.errors import UsageError
from analyzer.record.specs import HookSpec, jni_name, load_specs

GOOD = """\
- id: some.hook
  class: com.example.Thing
  method: read
  args: [java.lang.String, "byte[]"]
  returns: java.lang.String
  when: {arg: 0, is: [a, b]}
  value: return
  data_type: imei
  source: https://example.org/
  example: {args: [a, null], returns: x, reported: true}
  counterexample: {args: [c, null], returns: x, reported: false}
"""


def load_text(folder: Path, text: str) -> list[HookSpec]:
    (folder / "specs.yaml").write_text(text, encoding="utf-8")
    return load_specs([folder])


def test_every_data_type_of_a_hook_is_known() -> None:
    file = SHARED / "regulation" / "data_types.yaml"
    need(file.is_file(), "shared/regulation")
    known = {line.removeprefix("- id: ").strip() for line in file.read_text().splitlines() if line.startswith("- id: ")}
    assert {spec.data_type for spec in load_specs()} - {None} <= known


def test_the_agent_gets_overloads_as_the_vm_names_them_and_no_examples(tmp_path: Path) -> None:
    [spec] = load_text(tmp_path, GOOD)
    assert spec.for_agent() == {
        "id": "some.hook",
        "class": "com.example.Thing",
        "method": "read",
        "field": "",
        "interface": False,
        "args": [["java.lang.String", "[B"]],
        "when": [{"arg": 0, "op": "is", "texts": ["a", "b"]}],
        "value": {
            "of": "return",
            "get": [],
            "join": [],
            "each": None,
            "columns": [],
            "format": "text",
            "limit": 500,
        },
        "log_args": [],
        "crypto": None,
        "skip_callers": [],
        "data_type": "imei",
        "event": "read",
        "risk": "low",
        "since_api": 1,
        "until_api": None,
        "family": "specs",
        "canary": None,
        "intervention": None,
    }


def test_constructors_and_static_fields_can_be_specified(tmp_path: Path) -> None:
    made = GOOD.replace("method: read", "method: $init")
    static = GOOD.replace("  method: read\n", "  field: NAME\n").replace('  args: [java.lang.String, "byte[]"]\n', "")
    static = (
        static.replace("com.example.Thing", "android.os.Build")
        .replace("  when: {arg: 0, is: [a, b]}\n", "")
        .replace("some.hook", "some.field")
    )
    assert [(spec.method, spec.field, spec.args) for spec in load_text(tmp_path, made + static)] == [
        ("", "NAME", "any"),
        ("$init", "", [["java.lang.String", "byte[]"]]),
    ]


def test_array_types_are_named_as_the_vm_does() -> None:
    names = ["int", "int[]", "long[][]", "java.lang.String[]", "a.B$C"]
    assert [jni_name(name) for name in names] == ["int", "[I", "[[J", "[Ljava.lang.String;", "a.B$C"]


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "message"),
    [
        ("  method: read\n", "", "E150", "1:3", "needs a method or a field, and not both"),
        (
            "  method: read\n",
            "  method: read\n  field: NAME\n",
            "E150",
            "1:3",
            "needs a method or a field, and not both",
        ),
        (
            "com.example.Thing\n  method: read\n",
            "android.os.Build\n  field: NAME\n",
            "E150",
            "1:3",
            "a field is read: it has no args",
        ),
        (
            '  method: read\n  args: [java.lang.String, "byte[]"]\n',
            "  field: NAME\n",
            "E150",
            "1:3",
            "only those of the platform are read",
        ),
        ('  args: [java.lang.String, "byte[]"]\n', "", "E150", "1:3", "a method needs args: its overloads, or any"),
        ("value: return", "value: return\n  since_api: 29\n  until_api: 28", "E150", "1:3", "until_api is before"),
        ("value: return", "value: return\n  verified_by: hearsay", "E150", "8:3", "should match pattern"),
        ("value: return", "valeu: return", "E150", "7:3", "unknown key 'valeu'"),
        ("value: return", "value: {of: result}", "E150", "7:3", "of is this, return or arg:N"),
        ("value: return", "value: {of: return, get: 'a b'}", "E150", "7:3", "is no path"),
        ("value: return", "value: {of: return, each: rows}", "E150", "7:3", "columns belong to each: rows"),
        ("when: {arg: 0, is: [a, b]}", "when: {arg: 0}", "E150", "6:3", "needs exactly one of"),
        ("when: {arg: 0, is: [a, b]}", "when: {arg: 0, matches: '(?i)a'}", "E150", "6:3", "matches knows no"),
        ("  data_type: imei\n", "", "E150", "1:3", "a read needs a data_type"),
        ("source: https://example.org/", "source: hearsay", "E150", "9:3", "should match pattern"),
        ("reported: false", "reported: true", "E150", "1:3", "a counterexample must be reported: false"),
        (
            "com.example.Thing",
            "java.lang.ClassLoader",
            "E152",
            "3:3",
            "java.lang.ClassLoader.read must not be hooked",
        ),
    ],
)
def test_a_wrong_spec_is_refused_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, place: str, message: str
) -> None:
    assert old in GOOD
    with pytest.raises(UsageError) as caught:
        load_text(tmp_path, GOOD.replace(old, new))
    assert caught.value.code == code
    assert caught.value.message.startswith(f"{tmp_path / 'specs.yaml'}:{place}: ")
    assert message in caught.value.message


def test_an_unknown_key_brings_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_text(tmp_path, GOOD.replace("value: return", "valeu: return"))
    assert caught.value.hint == "did you mean 'value'?"


def test_an_id_given_twice_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_text(tmp_path, GOOD + GOOD)
    assert caught.value.code == "E151"
    file = tmp_path / "specs.yaml"
    assert caught.value.message == f"{file}:12:3: hook 'some.hook' is already declared at {file}:1:3"


def test_a_file_of_ones_own_is_added_to_the_shipped_hooks(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(GOOD)
    shipped = [spec.id for spec in load_specs()]
    assert [spec.id for spec in load_specs(extra_files=[own])] == sorted([*shipped, "some.hook"])
