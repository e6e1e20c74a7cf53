"""Java sources generated from hook specs: the classes they name, and a case for each example."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.record.specs import Example, HookSpec

PRIMITIVES = {
    "boolean": "Boolean",
    "byte": "Byte",
    "char": "Character",
    "short": "Short",
    "int": "Integer",
    "long": "Long",
    "float": "Float",
    "double": "Double",
}
CURSOR = "android.database.Cursor"


@dataclass
class Stub:
    """A class to be generated."""

    name: str
    is_interface: bool = False
    extends: str | None = None
    methods: dict[tuple[str, tuple[str, ...]], tuple[bool, str]] = field(default_factory=dict)
    getters: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One call of one example; `name` is its method in stub.Cases."""

    name: str
    spec: HookSpec
    example: Example

    @property
    def types(self) -> list[str]:
        if self.example.types is not None:
            return self.example.types
        if self.example.method is not None or self.spec.args == "any":
            return []
        return self.spec.args[0]

    @property
    def method(self) -> str:
        return self.example.method or self.spec.method

    @property
    def returns(self) -> str:
        if self.example.method is not None:
            return self.example.returns_type or "void"
        return self.spec.returns

    def expected(self) -> tuple[str, str, str | None, tuple[str, ...], str | None] | None:
        """Give (caller, hook, value, values, error) of the event that must be reported, or None."""
        if not self.example.reported:
            return None
        caller = f"stub.Cases.{self.name}"
        return (caller, self.spec.id, self._value(), tuple(self.example.values), self.example.error)

    def _value(self) -> str | None:
        spec, example = self.spec.value, self.example
        if example.value is not None or spec is None or spec.get or spec.join or spec.each:
            return example.value
        source = example.returns if spec.of == "return" else example.args[int(spec.of.split(":")[1])]
        return None if source is None else str(source)


def cases_of(specs: list[HookSpec]) -> list[Case]:
    """Give the cases of all specs whose classes are not the JDK's own."""
    cases = []
    for spec in specs:
        if is_jdk(spec.class_name):
            continue
        for kind, examples in (("example", spec.example), ("counterexample", spec.counterexample)):
            for index, example in enumerate(examples):
                name = f"{spec.id.replace('.', '_')}_{kind}_{index}"
                cases.append(Case(name, spec, example))
    return cases


def is_jdk(name: str) -> bool:
    """Tell whether the JDK has this class."""
    return name.startswith(("java.", "javax.")) or name in PRIMITIVES or name == "void"


def write_sources(specs: list[HookSpec], folder: Path) -> list[Case]:
    """Write every class and stub/Cases.java below `folder`; gives the cases."""
    cases = cases_of(specs)
    stubs: dict[str, Stub] = {CURSOR: Stub(CURSOR, is_interface=True)}
    for case in cases:
        _declare(stubs, case)
    by_file: dict[str, list[Stub]] = defaultdict(list)
    for stub in stubs.values():
        by_file[stub.name.split("$")[0]].append(stub)
    for name, parts in by_file.items():
        file = folder / (name.replace(".", "/") + ".java")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_file(name, parts), encoding="utf-8")
    bodies = "\n".join(_case(case) for case in cases)
    (folder / "stub" / "Cases.java").write_text(
        f"package stub;\nfinal class Cases {{\n{bodies}\n}}\n", encoding="utf-8"
    )
    return cases


def _stub(stubs: dict[str, Stub], name: str) -> Stub:
    name = name.replace("[]", "")
    return stubs.setdefault(name, Stub(name)) if not is_jdk(name) else Stub(name)


def _declare(stubs: dict[str, Stub], case: Case) -> None:
    main = _stub(stubs, case.spec.class_name)
    main.is_interface = main.is_interface or case.spec.interface
    main.methods[(case.method, tuple(case.types))] = (case.spec.static, case.returns)
    for name in [*case.types, case.returns]:
        _stub(stubs, name)
    for value in [*case.example.args, case.example.returns, case.example.this]:
        _declare_value(stubs, value)
    if "class" in case.example.this:
        _extend(stubs, case.example.this, case.spec.class_name)
    for value, kind in zip([*case.example.args, case.example.returns], [*case.types, case.returns], strict=True):
        if isinstance(value, dict) and "class" in value and not is_jdk(kind):
            _extend(stubs, value, kind)


def _extend(stubs: dict[str, Stub], value: dict[str, Any], kind: str) -> None:
    """Let the class of a value be below the type it is given for."""
    stub = _stub(stubs, value["class"])
    if stub.name != kind and stub.extends is None and not _stub(stubs, kind).is_interface:
        stub.extends = kind


def _declare_value(stubs: dict[str, Stub], value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _declare_value(stubs, item)
    if not isinstance(value, dict) or "class" not in value:
        return
    stub = _stub(stubs, value["class"])
    for key, member in value.items():
        if key == "items":
            stub.getters["getItemCount()"] = "int"
            stub.methods[("getItemAt", ("int",))] = (False, member[0]["class"])
            _declare_value(stubs, member)
        elif key.endswith("()"):
            stub.getters[key] = _java_type(member)
        elif key == "text":
            stub.getters["toString()"] = "java.lang.String"
        elif key != "class":
            stub.fields[key] = _java_type(member)
        _declare_value(stubs, member)


def _java_type(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["class"])
    if isinstance(value, list):
        return "byte[]" if _are_bytes(value) else "java.util.List"
    return {bool: "boolean", int: "int", float: "double", str: "java.lang.String"}[type(value)]


def _are_bytes(value: list[Any]) -> bool:
    return bool(value) and all(type(item) is int for item in value)


def _file(name: str, parts: list[Stub]) -> str:
    package = name.rpartition(".")[0]
    outer = next((stub for stub in parts if stub.name == name), Stub(name))
    nested = "\n".join(_class(stub, "static ") for stub in parts if stub is not outer)
    body = _class(outer, "", nested)
    return f"package {package};\n{body}"


def _class(stub: Stub, modifier: str, nested: str = "") -> str:
    simple = stub.name.rsplit(".", 1)[-1].rsplit("$", 1)[-1]
    if stub.name == CURSOR:
        methods = (
            "int getCount(); int getPosition(); String[] getColumnNames(); String getString(int column); "
            "boolean moveToPosition(int to);"
        )
        return f"public interface {simple} {{ {methods} }}\n"
    if stub.is_interface:
        signatures = "".join(f"  {_signature(key, returns)};\n" for key, (_, returns) in stub.methods.items())
        implementer = "".join(_method(key, False, returns) for key, (_, returns) in stub.methods.items())
        return (
            f"public {modifier}interface {simple} {{\n{signatures}{nested}"
            f"  class Stub implements {simple} {{\n{implementer}  }}\n}}\n"
        )
    extends = f" extends {_java(stub.extends)}" if stub.extends else ""
    members = "" if stub.extends else _MEMBERS
    lines = [f"  public {_java(kind)} {name};\n" for name, kind in stub.fields.items()]
    declared = {f"{name}()" for name, types in stub.methods if not types}
    lines += [_getter(name, kind) for name, kind in stub.getters.items() if name not in declared]
    for key, (is_static, returns) in stub.methods.items():
        is_getter = f"{key[0]}()" in stub.getters and not key[1]
        lines.append(_method_or_getter(key[0], returns) if is_getter else _method(key, is_static, returns))
    head = f"public {modifier}class {simple}{extends} implements stub.Members"
    return f"{head} {{\n{members}{''.join(lines)}{nested}}}\n"


_MEMBERS = (
    "  private final java.util.Map<String, Object> members = new java.util.HashMap<>();\n"
    "  public java.util.Map<String, Object> members() { return members; }\n"
)


def _getter(name: str, kind: str) -> str:
    boxed = PRIMITIVES.get(kind, _java(kind))
    if name == "toString()":
        return '  public String toString() { return String.valueOf(members().get("text")); }\n'
    if name == "getItemCount()":
        return '  public int getItemCount() { return ((java.util.List<?>) members().get("items")).size(); }\n'
    return f"  public {_java(kind)} {name} {{ return ({boxed}) members().get({json.dumps(name)}); }}\n"


def _method_or_getter(name: str, returns: str) -> str:
    """A method that is called in one case and read of a value in another: a value has its answer in its members."""
    answer = f'members().getOrDefault("{name}()", stub.Answers.NONE)'
    number = {"long": ".longValue()", "double": ".doubleValue()", "float": ".floatValue()"}.get(returns)
    given = f"((Number) given){number}" if number else f"({PRIMITIVES.get(returns, _java(returns))}) given"
    taken = f"({PRIMITIVES.get(returns, _java(returns))}) stub.Answers.take()"
    return (
        f"  public {_java(returns)} {name}() {{\n    Object given = {answer};\n"
        f"    if (given == stub.Answers.NONE) return {taken};\n    return {given};\n  }}\n"
    )


def _signature(key: tuple[str, tuple[str, ...]], returns: str) -> str:
    parameters = ", ".join(f"{_java(kind)} a{index}" for index, kind in enumerate(key[1]))
    return f"{_java(returns)} {key[0]}({parameters})"


def _method(key: tuple[str, tuple[str, ...]], is_static: bool, returns: str) -> str:
    static = "static " if is_static else ""
    if key[0] == "getItemAt":
        body = f'return ({_java(returns)}) ((java.util.List<?>) members().get("items")).get(a0);'
    elif returns == "void":
        body = "stub.Answers.take();"
    else:
        body = f"return ({PRIMITIVES.get(returns, _java(returns))}) stub.Answers.take();"
    return f"  public {static}{_signature(key, returns)} {{ {body} }}\n"


def _case(case: Case) -> str:
    spec, example = case.spec, case.example
    arguments = ", ".join(_expression(v, t) for v, t in zip(example.args, case.types, strict=True))
    if spec.static:
        receiver = _java(spec.class_name)
    elif example.this:
        receiver = _object(example.this)
    else:
        receiver = f"new {_java(spec.class_name)}{'.Stub' if spec.interface else ''}()"
    error = f'new {example.error}("kept from the host")' if example.error else "null"
    call = f"{receiver}.{case.method}({arguments})"
    name = json.dumps(case.name)
    made = f"    Object given = {_expression(example.returns, case.returns)};\n    Throwable error = {error};\n"
    run = f"{call};\n      Object got = null" if case.returns == "void" else f"Object got = {call}"
    return (
        f"  static void {case.name}() throws Throwable {{\n{made}    Answers.put(given, error);\n    try {{\n"
        f"      {run};\n      Driver.check({name}, given, got);\n    }} catch (Throwable thrown) {{\n"
        f"      Driver.check({name}, error, thrown);\n    }}\n  }}"
    )


def _expression(value: Any, kind: str) -> str:
    if kind == "void":
        return "null"
    if value is None:
        return f"({_java(kind)}) null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind == "long":
        return f"{value}L"
    if isinstance(value, str):
        return f"new String({json.dumps(value)})"
    if isinstance(value, list) and kind.endswith("[]"):
        return f"new {_java(kind)} {{{', '.join(_expression(item, kind[:-2]) for item in value)}}}"
    if isinstance(value, list) and _are_bytes(value):
        return f"new byte[] {{{', '.join(map(str, value))}}}"
    if isinstance(value, list):
        collection = "Set" if kind == "java.util.Set" else "List"
        return f"java.util.{collection}.of({', '.join(_expression(item, 'java.lang.Object') for item in value)})"
    if isinstance(value, dict) and "rows" in value:
        return _rows(value["rows"])
    if isinstance(value, dict) and "map" in value:
        pairs = [_expression(text, "java.lang.Object") for pair in value["map"].items() for text in pair]
        return f"java.util.Map.of({', '.join(pairs)})"
    if isinstance(value, dict):
        return _object(value)
    return f"({_java(kind)}) {value!r}" if kind in PRIMITIVES else repr(value)


def _object(value: dict[str, Any]) -> str:
    pairs = [
        f"{json.dumps(key)}, {_expression(member, 'java.lang.Object')}"
        for key, member in value.items()
        if key != "class"
    ]
    return f"Members.fill(new {_java(value['class'])}(), {', '.join(pairs)})"


def _rows(rows: list[dict[str, str | None]]) -> str:
    columns = list(rows[0])
    names = ", ".join(json.dumps(name) for name in columns)
    cells = ", ".join(
        "{" + ", ".join("null" if row[name] is None else json.dumps(row[name]) for name in columns) + "}"
        for row in rows
    )
    return f"new RowsCursor(new String[] {{{names}}}, new String[][] {{{cells}}})"


def _java(name: str | None) -> str:
    return (name or "java.lang.Object").replace("$", ".")
