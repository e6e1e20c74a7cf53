"""Hook specs as they are read: ours from the JSON made of hooks/specs, which takes a tenth of the time, others as YAML.

`python -m analyzer.record.specs` writes that JSON, with --check it tells whether it is current.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from analyzer import resources, yamlio
from analyzer.record.canaries import family_of
from analyzer.record.spec_model import Example, HookSpec, SpecFile, Value, When, jni_name

__all__ = [
    "DENIED",
    "Example",
    "HookSpec",
    "Value",
    "When",
    "claimed_specs",
    "compiled",
    "is_current",
    "jni_name",
    "load_specs",
    "read_claims",
    "write",
]

DENIED: dict[str, frozenset[str] | None] = {
    "java.lang.ClassLoader": None,
    "dalvik.system.BaseDexClassLoader": None,
    "java.lang.Class": None,
    "java.lang.reflect.Method": None,
    "java.lang.reflect.Constructor": None,
    "java.lang.reflect.Field": None,
    "java.lang.Object": None,
    "java.lang.String": None,
    "java.lang.StringBuilder": None,
    "java.lang.Thread": frozenset({"currentThread", "getName"}),
    "java.lang.System": frozenset({"loadLibrary", "load", "identityHashCode", "arraycopy", "getProperty"}),
    "java.lang.Runtime": frozenset({"loadLibrary0", "load0"}),
}
"""Classes, or methods of them, whose hooks crash or stall apps: class loading, reflection (frida-java-bridge
issue 91, frida issue 388), and what the agent itself calls for every event."""

_MADE = "specs.json"
_SPECS = TypeAdapter(list[HookSpec])


def load_specs(dirs: Sequence[Path] | None = None, extra_files: Iterable[Path] = ()) -> list[HookSpec]:
    """Read every spec, sorted by id; each says whether the table of real classes proves it.

    dirs: searched for *.yaml at any depth; by default the specs we ship. extra_files: the user's own.
    Raises UsageError E110-E112 (unreadable), E150 (a spec is wrong), E151 (an id twice), E152 (a method that
    must not be hooked), each as file:line:column.
    """
    specs = _Specs()
    for folder in [resources.path("hook_specs")] if dirs is None else dirs:
        made = _made(folder)
        if made is None:
            specs.read_all(_files(folder))
        else:
            specs.add_made(folder, made)
    specs.read_all(list(extra_files))
    return [specs.by_id[key] for key in sorted(specs.by_id)]


class _Specs:
    """Specs by id, with the place each was read from."""

    def __init__(self) -> None:
        self.by_id: dict[str, HookSpec] = {}
        self.places: dict[str, str] = {}

    def add_made(self, folder: Path, made: bytes) -> None:
        """Take in all of a specs.json."""
        document = json.loads(made)
        for spec in _SPECS.validate_python(document["specs"]):
            self.by_id[spec.id] = spec
        self.places |= {hook: f"{folder / place}" for hook, place in document["places"].items()}

    def read_all(self, files: Sequence[Path]) -> None:
        """Read YAML files, check every spec, and look each up in the table of real classes."""
        if not files:
            return
        from analyzer.record.surface.table import load
        from analyzer.record.surface.verdict import judged

        hooks = self.read_claims(files)
        surface = load()
        self.by_id |= {hook: judged(self.by_id[hook], surface) for hook in hooks}

    def read_claims(self, files: Sequence[Path]) -> list[str]:
        """Read YAML files and check every spec, believing what it says of itself; gives the ids."""
        read: list[str] = []
        for file in files:
            document = yamlio.load(file, what="hook specs")
            for index, given in enumerate(yamlio.validated(document, SpecFile, code="E150").root):
                self._refuse(document, index, given)
                spec = given.model_copy(update={"family": family_of(file)})
                self.by_id[spec.id], self.places[spec.id] = spec, document.at([index, "id"])
                read.append(spec.id)
        return read

    def _refuse(self, document: yamlio.Document, index: int, spec: HookSpec) -> None:
        if spec.id in self.by_id:
            raise document.error(
                [index, "id"],
                f"hook {spec.id!r} is already declared at {self.places[spec.id]}",
                code="E151",
                hint="give it an id of its own",
            )
        refuse_denied(document, index, spec)


def claimed_specs() -> list[HookSpec]:
    """Give the specs we ship as their YAML has them: `verified_by` is what they claim, not what was found out."""
    return read_claims(_files(resources.path("hook_specs")))


def read_claims(files: Sequence[Path]) -> list[HookSpec]:
    """Give the specs of YAML files as they stand there, sorted by id. Raises what `load_specs` raises."""
    specs = _Specs()
    specs.read_claims(files)
    return [specs.by_id[key] for key in sorted(specs.by_id)]


def refuse_denied(document: yamlio.Document, index: int, spec: HookSpec) -> None:
    if spec.class_name not in DENIED:
        return
    methods = DENIED[spec.class_name]
    if methods is None or spec.method in methods:
        raise document.error(
            [index, "method"],
            f"{spec.class_name}.{spec.method} must not be hooked",
            code="E152",
            hint="hooks on class loading and reflection crash apps; hook the method that uses it",
        )


def _made(folder: Path) -> bytes | None:
    """Give the specs.json of a folder, if there is one and it is made of what the folder holds."""
    try:
        text = (folder / _MADE).read_bytes()
    except OSError:
        return None
    return text if text.startswith(f'{{"made_of": "{_digest(folder)}"'.encode()) else None


def compiled(folder: Path) -> str:
    """Give the text that a folder's specs.json is to have: one spec a line, so that a change shows as one."""
    specs = _Specs()
    specs.read_all(_files(folder))
    rows = [
        json.dumps(spec.model_dump(mode="json", by_alias=True, exclude_unset=True), ensure_ascii=False)
        for _, spec in sorted(specs.by_id.items())
    ]
    places = {hook: str(Path(place).relative_to(folder)) for hook, place in sorted(specs.places.items())}
    head = f'{{"made_of": "{_digest(folder)}",\n"places": {json.dumps(places)},\n"specs": [\n'
    return head + ",\n".join(rows) + "\n]}\n"


def is_current(folder: Path) -> bool:
    """Tell whether a folder's specs.json is what its YAML and the table give."""
    file = folder / _MADE
    return file.is_file() and file.read_text(encoding="utf-8") == compiled(folder)


def _files(folder: Path) -> list[Path]:
    """Give the YAML files of a folder. The folder `native` in it holds specs of another kind."""
    return [file for file in sorted(folder.rglob("*.yaml")) if file.parent.name != "native"]


def _digest(folder: Path) -> str:
    """Give one digest of every YAML file of a folder, by name and content, and of the table of real classes."""
    from analyzer.record.surface.table import FILE

    digest = hashlib.sha256()
    for file in [*_files(folder), resources.path("data") / FILE]:
        content = file.read_bytes() if file.is_file() else b""
        digest.update(f"{file.name}:{len(content)}:".encode() + content)
    return digest.hexdigest()


def write() -> None:
    """Write the specs.json of the specs we ship."""
    folder = resources.path("hook_specs")
    (folder / _MADE).write_text(compiled(folder), encoding="utf-8")


def main() -> int:
    """Write specs.json, or with --check tell by the exit code whether it is current."""
    if "--check" in sys.argv[1:]:
        return 0 if is_current(resources.path("hook_specs")) else 1
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
