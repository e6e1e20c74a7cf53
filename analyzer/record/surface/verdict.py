"""Does a hook spec agree with the real framework, or the real artifact, it is for?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.record.spec_model import HookSpec, jni_name
from analyzer.record.surface.table import FIRST_LEVEL, LAST_LEVEL, Member, Surface, join_places

CORE_PLACE = "jdk17"
"""Where classes of java.* and javax.* are looked up besides Android: the jars of the framework lack most of them."""

REASONS = {
    "vendor_class": "ships in the firmware of a maker; there is no public artifact",
    "sdk_elsewhere": "the artifact lives only on a repository other than Maven Central",
    "core_library": "a class of the core library that neither the framework's jars nor the JDK has",
    "mainline_module": "lives in a module that is updated apart from the framework, and the jars lack it",
    "hidden_class": "made at run time, or by a build that gives it another name each time",
    "native_only": "a function of a native library",
    "removed": "was gone before the first level that is checked",
}
"""The closed list of reasons why a spec may be unverified, as `verified_by: "no: <reason>"`."""

UNRESOLVED = "no: unresolved"
"""Said of a spec that the table does not prove and that gives no reason: one of the user's own, or a wrong one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the table proves a spec, by what, and what is wrong with it."""

    verified: bool
    by: str
    problems: tuple[str, ...] = ()


def judge(spec: HookSpec, surface: Surface) -> Verdict:
    """Compare a spec with the table: class, member, overloads, return type, static, first and last level."""
    claim, _, rest = spec.verified_by.partition(" ")
    if claim == "no:":
        return _unverified(spec, surface, rest)
    if claim == "maven":
        places = [rest]
        problems = _shape(spec, surface, places)
    else:
        places = _levels(spec.class_name, surface)
        problems = _shape(spec, surface, places)
        if not problems:
            problems = _range(spec, [int(place) for place in _having(spec, surface, places) if place.isdecimal()])
    by = spec.verified_by if claim == "maven" else f"android-all {join_places(_having(spec, surface, places))}"
    return Verdict(not problems, by if not problems else UNRESOLVED, tuple(problems))


def judge_at(spec: HookSpec, surface: Surface, place: str) -> Verdict:
    """Compare a spec with one place alone, whatever it says of itself."""
    problems = _shape(spec, surface, [place])
    return Verdict(not problems, UNRESOLVED if problems else place, tuple(problems))


def judged(spec: HookSpec, surface: Surface) -> HookSpec:
    """Give a spec that says of itself whether the table proves it, and by what."""
    verdict = judge(spec, surface)
    return spec.model_copy(update={"verified": verdict.verified, "verified_by": verdict.by})


def wanted(specs: Iterable[HookSpec]) -> dict[str, frozenset[str]]:
    """Give class name → names of members, constructors as `<init>`, that specs are about."""
    names: dict[str, set[str]] = {}
    for spec in specs:
        names.setdefault(spec.class_name, set()).add(member_name(spec))
    return {name: frozenset(members) for name, members in names.items()}


def member_name(spec: HookSpec) -> str:
    """Give the name of a spec's method or field as class files have it."""
    return spec.field or ("<init>" if spec.method == "$init" else spec.method)


def descriptor(java_name: str) -> str:
    """Give a type as descriptors write it.

    >>> descriptor("java.lang.String"), descriptor("byte[]"), descriptor("void")
    ('Ljava/lang/String;', '[B', 'V')
    """
    name = "void" if java_name == "void" else jni_name(f"{java_name}[]")[1:]
    return "V" if name == "void" else name.replace(".", "/")


def _levels(class_name: str, surface: Surface) -> list[str]:
    levels = [str(level) for level in range(FIRST_LEVEL, LAST_LEVEL + 1) if str(level) in surface.sources]
    is_core = class_name.startswith(("java.", "javax."))
    return [*levels, CORE_PLACE] if is_core and CORE_PLACE in surface.sources else levels


def _unverified(spec: HookSpec, surface: Surface, reason: str) -> Verdict:
    levels = _having(spec, surface, _levels(spec.class_name, surface))
    problems = [f"is called {reason}, and is in {join_places(levels)}"] if levels else []
    return Verdict(False, spec.verified_by, tuple(problems))


def _overloads(spec: HookSpec, found: list[Member]) -> list[Member]:
    if spec.field or spec.args == "any":
        return found
    meant = {"".join(descriptor(name) for name in one) for one in spec.args}
    return [member for member in found if member.arguments in meant]


def _having(spec: HookSpec, surface: Surface, places: list[str]) -> list[str]:
    """Give the places that have what a spec means."""
    having = []
    for place in places:
        found = surface.find(spec.class_name, member_name(spec), place)
        if found is not None and any(_agrees(spec, member) for member in _overloads(spec, found[1])):
            having.append(place)
    return having


def _agrees(spec: HookSpec, member: Member) -> bool:
    gives = "void" if spec.method == "$init" else spec.returns
    is_static = bool(spec.field) or spec.static
    return member.gives == descriptor(gives) and ("static" in member.words) == is_static


def _shape(spec: HookSpec, surface: Surface, places: list[str]) -> list[str]:
    """Say what of the spec no place has: the class, the member, an overload of the right type and kind."""
    heads = {place: surface.heads.get(spec.class_name, {}).get(place) for place in places}
    if not any(heads.values()):
        return [f"no class {spec.class_name} in {join_places(places) or 'the table'}"]
    name = member_name(spec)
    found = [hit for place in places if (hit := surface.find(spec.class_name, name, place)) is not None]
    if not found:
        return [f"{spec.class_name} has no {name} in {join_places(places)}"]
    there = {member for _, members in found for member in members}
    problems = []
    for one in [None] if spec.field or spec.args == "any" else spec.args:
        arguments = None if one is None else "".join(descriptor(kind) for kind in one)
        same = [member for member in there if one is None or member.arguments == arguments]
        if not any(_agrees(spec, member) for member in same):
            label = name if one is None else f"{name}({', '.join(one)})"
            known = " ".join(sorted(f"{'static ' * ('static' in m.words)}{m.descriptor}" for m in (same or there)))
            problems.append(f"no {'static ' * spec.static}{label} that gives {spec.returns}; there are {known}")
    return problems or _abstractness(spec, [member for member in there if _agrees(spec, member)])


def _abstractness(spec: HookSpec, members: list[Member]) -> list[str]:
    meant = _overloads(spec, members)
    if not spec.interface and not spec.field and all("abstract" in member.words for member in meant):
        return [f"{member_name(spec)} is abstract: interface must be true, so that implementers are hooked"]
    if spec.interface and all("static" in member.words for member in meant):
        return [f"{member_name(spec)} is static: nobody implements it"]
    return []


def _range(spec: HookSpec, levels: list[int]) -> list[str]:
    """Say where since_api and until_api are not what the levels tell."""
    if not levels:
        return []
    problems = []
    first, last = levels[0], levels[-1]
    is_first = spec.since_api == first or (first == FIRST_LEVEL and spec.since_api <= FIRST_LEVEL)
    if not is_first:
        problems.append(f"since_api is {spec.since_api}, and {join_places(map(str, levels))} have it")
    if spec.class_name.startswith(("java.", "javax.")):
        return problems
    if (spec.until_api or LAST_LEVEL) != last:
        problems.append(f"until_api is {spec.until_api}, and {join_places(map(str, levels))} have it")
    if levels != list(range(first, last + 1)):
        problems.append(f"only {join_places(map(str, levels))} have it: a level between has not")
    return problems
