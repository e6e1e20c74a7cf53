"""Java sources generated from hook specs: the classes they name, and a case for each example."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.record.specs import Example, HookSpec
from analyzer.record.surface.table import load

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
CASES_PER_CLASS = 500
_MAX_INT = 2**31 - 1


@dataclass
class Stub:
    """A class to be generated. overridden: methods that its own subclass `Stub` has, and calls no super in."""

    name: str
    is_interface: bool = False
    extends: str | None = None
    methods: dict[tuple[str, tuple[str, ...]], tuple[bool, str]] = field(default_factory=dict)
    getters: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    statics: dict[str, tuple[str, Any]] = field(default_factory=dict)
    overridden: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)


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


def fields_of(specs: list[HookSpec]) -> dict[str, str]:
    """Give hook → what is told of each static field: the first example is what it holds."""
    return {spec.id: str(spec.example[0].value or spec.example[0].returns) for spec in specs if spec.field}


def cases_of(specs: list[HookSpec]) -> list[Case]:
    """Give the cases of all specs whose classes are not the JDK's own."""
    cases = []
    for spec in specs:
        if is_jdk(spec.class_name) or spec.field:
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
    for spec in specs:
        if spec.field and not is_jdk(spec.class_name):
            _stub(stubs, spec.class_name).statics[spec.field] = (spec.returns, spec.example[0].returns)
    by_file: dict[str, list[Stub]] = defaultdict(list)
    for stub in stubs.values():
        by_file[stub.name.split("$")[0]].append(stub)
    for name, parts in by_file.items():
        file = folder / (name.replace(".", "/") + ".java")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_file(name, parts), encoding="utf-8")
    for part, start in enumerate(range(0, len(cases), CASES_PER_CLASS)):
        bodies = "\n".join(_case(case) for case in cases[start : start + CASES_PER_CLASS])
        for stub in stubs.values():
            if stub.is_interface:
                bodies = bodies.replace(f"make({_java(stub.name)}.class)", f"make({_java(stub.name)}.Stub.class)")
        text = f"package stub;\nfinal class Cases{part} {{\n{bodies}\n}}\n"
        (folder / "stub" / f"Cases{part}.java").write_text(text, encoding="utf-8")
    return cases


def _stub(stubs: dict[str, Stub], name: str) -> Stub:
    name = name.replace("[]", "")
    return stubs.setdefault(name, Stub(name)) if not is_jdk(name) else Stub(name)


def _declare(stubs: dict[str, Stub], case: Case) -> None:
    main = _stub(stubs, case.spec.class_name)
    key = case.method, tuple(case.types)
    if case.spec.interface and _is_open(case.spec.class_name):
        main.overridden[key] = case.returns
    else:
        main.is_interface = main.is_interface or case.spec.interface
    main.methods[key] = (case.spec.static, case.returns)
    for name in [*case.types, case.returns]:
        _stub(stubs, name)
    for value in [*case.example.args, case.example.returns, case.example.this]:
        _declare_value(stubs, value)
    if "class" in case.example.this:
        _extend(stubs, case.example.this, case.spec.class_name)
    for value, kind in zip([*case.example.args, case.example.returns], [*case.types, case.returns], strict=True):
        if isinstance(value, dict) and "class" in value and not is_jdk(kind):
            _extend(stubs, value, kind)


_surface = functools.cache(load)


def _is_open(name: str) -> bool:
    """Tell whether the framework has this as a class that anybody can make: no interface, nothing abstract."""
    heads = _surface().heads.get(name, {})
    return bool(heads) and not any({"interface", "abstract"} & set(head.words) for head in heads.values())


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
        elif key.endswith("(int)"):
            stub.methods[(key, ("int",))] = (False, _java_type(member[0]))
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
    stubs = {stub.name: stub for stub in parts}
    for part in parts:
        names = part.name.split("$")
        for depth in range(1, len(names)):
            outer = "$".join(names[:depth])
            stubs.setdefault(outer, Stub(outer))
    return f"package {name.rpartition('.')[0]};\n{_nested(stubs, stubs[name], '')}"


def _nested(stubs: dict[str, Stub], stub: Stub, modifier: str) -> str:
    """Give a class with those that lie in it."""
    inner = [one for name, one in stubs.items() if name.rpartition("$")[0] == stub.name]
    return _class(stub, modifier, "\n".join(_nested(stubs, one, "static ") for one in inner))


def _class(stub: Stub, modifier: str, nested: str = "") -> str:
    simple = stub.name.rsplit(".", 1)[-1].rsplit("$", 1)[-1]
    if stub.name == CURSOR:
        methods = (
            "int getCount(); int getPosition(); String[] getColumnNames(); String getString(int column); "
            "boolean moveToPosition(int to);"
        )
        return f"public interface {simple} {{ {methods} }}\n"
    if stub.is_interface:
        return _interface(stub, modifier, simple, nested)
    extends = f" extends {_java(stub.extends)}" if stub.extends else ""
    members = "" if stub.extends else _MEMBERS
    lines = [
        f"  public static {_java(kind)} {name} = {_expression(value, kind)};\n"
        for name, (kind, value) in stub.statics.items()
    ]
    if any(name == "$init" for name, _ in stub.methods) and ("$init", ()) not in stub.methods:
        lines.append(f"  public {simple}() {{}}\n")
    lines += _own_lines(stub)
    for key, (is_static, returns) in stub.methods.items():
        lines.append(_constructor(simple, key[1]) if key[0] == "$init" else _one_method(stub, key, is_static, returns))
    if stub.overridden:
        own = "".join(_method(key, False, returns) for key, returns in stub.overridden.items())
        lines.append(f"  public static class Stub extends {simple} {{\n{own}  }}\n")
    head = f"public {modifier}class {simple}{extends} implements stub.Members"
    return f"{head} {{\n{members}{''.join(lines)}{nested}}}\n"


def _own_lines(stub: Stub) -> list[str]:
    declared = {f"{name}()" for name, types in stub.methods if not types}
    lines = [f"  public {_java(kind)} {name};\n" for name, kind in stub.fields.items()]
    return lines + [_getter(name, kind) for name, kind in stub.getters.items() if name not in declared]


def _one_method(stub: Stub, key: tuple[str, tuple[str, ...]], is_static: bool, returns: str) -> str:
    if key[0].endswith("(int)"):
        at = f'((java.util.List<?>) members().get("{key[0]}")).get(index)'
        return f"  public {_java(returns)} {key[0].replace('int', 'int index')} {{ return ({_java(returns)}) {at}; }}\n"
    is_getter = f"{key[0]}()" in stub.getters and not key[1]
    return _method_or_getter(key[0], returns) if is_getter else _method(key, is_static, returns)


def _interface(stub: Stub, modifier: str, simple: str, nested: str) -> str:
    own = {key: returns for key, (is_static, returns) in stub.methods.items() if not is_static}
    signatures = "".join(f"  {_signature(key, returns)};\n" for key, returns in own.items())
    statics = "".join(_method(key, True, returns) for key, (is_static, returns) in stub.methods.items() if is_static)
    lines = [*_own_lines(stub), *(_one_method(stub, key, False, returns) for key, returns in own.items())]
    return (
        f"public {modifier}interface {simple} {{\n{signatures}{statics}{nested}"
        f"  class Stub implements {simple}, stub.Members {{\n{_MEMBERS}{''.join(lines)}  }}\n}}\n"
    )


_MEMBERS = (
    "  private java.util.Map<String, Object> members;\n"
    "  public java.util.Map<String, Object> members() {\n"
    "    return members == null ? members = new java.util.HashMap<>() : members;\n  }\n"
)


def _constructor(simple: str, types: tuple[str, ...]) -> str:
    parameters = ", ".join(f"{_java(kind)} a{index}" for index, kind in enumerate(types))
    return (
        f"  public {simple}({parameters}) {{\n    Object given = {_taken('<init>', types)};\n"
        f"    if (given != null) stub.Members.fill(this, (Object[]) given);\n  }}\n"
    )


def _taken(name: str, types: tuple[str, ...]) -> str:
    """Java that notes what a method was called with and gives its answer."""
    # As an array of its own: a lone null, or a lone array, would be taken for all the arguments.
    arguments = ", ".join(f"a{index}" for index in range(len(types)))
    return f"stub.Answers.take({json.dumps(name)}, new Object[] {{{arguments}}})"


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
    taken = f"({PRIMITIVES.get(returns, _java(returns))}) {_taken(name, ())}"
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
        body = f"{_taken(*key)};"
    else:
        body = f"return ({PRIMITIVES.get(returns, _java(returns))}) {_taken(*key)};"
    return f"  public {static}{_signature(key, returns)} {{ {body} }}\n"


def _case(case: Case) -> str:
    spec, example = case.spec, case.example
    arguments = ", ".join(_expression(v, t) for v, t in zip(example.args, case.types, strict=True))
    error = f'new {example.error}("kept from the host")' if example.error else "null"
    name = json.dumps(case.name)
    if case.method == "$init":
        given = f"new Object[] {{{_pairs(example.this)}}}"
        run = f"given = new {_java(spec.class_name)}({arguments});\n      Object got = given"
    else:
        given = _expression(example.returns, case.returns)
        call = f"{_receiver(spec, example)}.{case.method}({arguments})"
        run = f"{call};\n      Object got = null" if case.returns == "void" else f"Object got = {call}"
    made = f"    Object given = {given};\n    Throwable error = {error};\n"
    return (
        f"  static void {case.name}() throws Throwable {{\n{made}    Answers.put(given, error);\n    try {{\n"
        f"      {run};\n      Driver.check({name}, given, got);\n    }} catch (Throwable thrown) {{\n"
        f"      Driver.check({name}, error, thrown);\n    }}\n  }}"
    )


def _receiver(spec: HookSpec, example: Example) -> str:
    if spec.static:
        return _java(spec.class_name)
    if example.this:
        return _object({"class": spec.class_name} | example.this)
    if spec.interface:
        return f"new {_java(spec.class_name)}.Stub()"
    return f"Members.make({_java(spec.class_name)}.class)"


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
        items = f"of({', '.join(_expression(item, 'java.lang.Object') for item in value)})"
        made = {"java.util.ArrayList": "ArrayList", "java.util.Set": "LinkedHashSet"}.get(kind)
        return f"new java.util.{made}<Object>(java.util.List.{items})" if made else f"java.util.List.{items}"
    if isinstance(value, dict) and "rows" in value:
        return _rows(value["rows"])
    if isinstance(value, dict) and "map" in value:
        pairs = [_expression(text, "java.lang.Object") for pair in value["map"].items() for text in pair]
        return f"java.util.Map.of({', '.join(pairs)})"
    if isinstance(value, dict):
        return _object(value)
    text = f"{value}L" if isinstance(value, int) and abs(value) > _MAX_INT else repr(value)
    return f"({_java(kind)}) {text}" if kind in PRIMITIVES else text


def _object(value: dict[str, Any]) -> str:
    return f"Members.fill(Members.make({_java(value['class'])}.class), {_pairs(value)})"


def _pairs(value: dict[str, Any]) -> str:
    """Java arguments: each member's name and what it is."""
    pairs = [(key, member) for key, member in value.items() if key != "class"]
    return ", ".join(f"{json.dumps(key)}, {_expression(member, 'java.lang.Object')}" for key, member in pairs)


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
