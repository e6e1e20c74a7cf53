"""Rule packs: rules of others, read as data, with a name, a version and a hash by which every output names them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from analyzer import yamlio
from analyzer.model.errors import UsageError
from analyzer.model.version import __version__
from analyzer.rules.model import PackName, Rule
from analyzer.rules.yaml_rules import CODE, MAX_BYTES, check_plain, refuse_code, rule_of

ABOUT = "pack.yaml"
"""File of a pack that names it; not a rule."""
_MAX_RULES, _MAX_PACKS = 200, 20
_MAX_PACK_BYTES = 2_000_000
_UNNAMED = re.compile(r"[^A-Za-z0-9._-]+")
_VERSION = re.compile(r"\d+\.\d+\.\d+")


class PackFile(BaseModel):
    """pack.yaml: what a pack of rules is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]{1,39}$", description="by which every output names the pack")
    version: str = Field(
        pattern=r"^[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}$", description="told beside the name; change it with the rules"
    )
    requires_analyzer: str | None = Field(
        default=None, pattern=r"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$", description="oldest version of consentinel"
    )


@dataclass(frozen=True)
class Pack:
    """A file or folder of rules, read.

    path: as it was given. files: text by file name, sorted; all that is kept of a pack, and what its hash is of.
    rules: by id.
    """

    name: PackName
    path: str
    files: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...] = field(compare=False)

    def as_dict(self) -> dict[str, Any]:
        """Give what outputs say of it: name, version, sha256, path, and the ids of its rules."""
        told = {
            "name": self.name.name,
            "version": self.name.version or None,
            "sha256": self.name.sha256,
            "path": self.path,
        }
        return told | {"rules": [rule.id for rule in self.rules]}

    def kept(self) -> dict[str, Any]:
        """Give what `pack_of` makes the same pack of."""
        return {"path": self.path, "files": dict(self.files)}


def read_packs(given: Iterable[Path | Pack]) -> tuple[Pack, ...]:
    """Give packs read, each once.

    Raises UsageError E110–E112 (cannot be read), E140 (a mistake in it, as file:line:column), E141 (Python in it),
    E142 (two of one name).
    """
    packs: dict[str, Pack] = {}
    for item in given:
        pack = item if isinstance(item, Pack) else read_pack(item)
        other = packs.setdefault(pack.name.name, pack)
        if other.name != pack.name:
            raise UsageError(f"{pack.path}: a rule pack {pack.name.name!r} exists already, in {other.path}",
                             code="E142", hint=f"name it in its {ABOUT}")  # fmt: skip
    if len(packs) > _MAX_PACKS:
        raise UsageError(f"{len(packs)} rule packs, and at most {_MAX_PACKS} are used at once", code="E140",
                         hint="put their rules together in one folder")  # fmt: skip
    return tuple(packs.values())


def read_pack(path: Path) -> Pack:
    """Read one rule file, or a folder of them with or without pack.yaml. Raises as `read_packs`."""
    if path.name == ABOUT and path.is_file():
        path = path.parent
    if path.is_file():
        return pack_of(str(path), {path.name: _text(path)})
    if not path.is_dir():
        raise UsageError(f"{path}: no such file or folder of rules", code="E110", hint="check the path")
    refuse_code(path)
    found = sorted(path.glob("*.yaml"))
    if len(found) > _MAX_RULES + 1:
        raise UsageError(f"{path}: more than {_MAX_RULES} rules", code=CODE, hint="is it the right folder?")
    return pack_of(str(path), {file.name: _text(file) for file in found})


def _text(file: Path) -> str:
    """Read a file of a pack; one that points elsewhere is refused: what it holds would be kept with the session."""
    if file.is_symlink():
        raise UsageError(f"{file}: a rule pack holds no links", code="E110", hint="put the file itself there")
    if not file.is_file():
        raise UsageError(f"{file}: no file that could hold a rule", code="E110", hint="put the file itself there")
    return yamlio.read_text(file, what="rule", max_bytes=MAX_BYTES)


def pack_of(path: str, files: Mapping[str, str]) -> Pack:
    """Make a pack of the text of its files by name. Raises as `read_packs`."""
    place = Path(path)
    folder = place.parent if place.name in files else place
    rules = {file: text for file, text in sorted(files.items()) if file != ABOUT}
    if not rules:
        raise UsageError(f"{path}: no rules in it", code=CODE, hint="a rule is a file ID.yaml in that folder")
    if sum(map(len, files.values())) > _MAX_PACK_BYTES:
        raise UsageError(f"{path}: more than {_MAX_PACK_BYTES} characters of rules", code=CODE,
                         hint="is it the right folder?")  # fmt: skip
    about = _about(folder / ABOUT, files[ABOUT]) if ABOUT in files else None
    plain = _UNNAMED.sub("_", place.stem if place.name in files else place.resolve().name)[:40].strip(".-")
    digest = hashlib.sha256(json.dumps(dict(sorted(files.items()))).encode()).hexdigest()
    name = PackName(about.name, about.version, digest) if about else PackName(plain or "rules", "", digest)
    read = [replace(rule_of(text, folder / file, is_strange=True), pack=name) for file, text in rules.items()]
    return Pack(name, path, tuple(sorted(files.items())), tuple(sorted(read, key=lambda rule: rule.id)))


def _about(file: Path, text: str) -> PackFile:
    document = yamlio.loads(text, source=str(file), what="rule pack", text_only=True)
    check_plain(document)
    about = yamlio.validated(document, PackFile, code=CODE)
    oldest = about.requires_analyzer
    if oldest is not None and _numbers(oldest) > _numbers(__version__):
        raise document.error(["requires_analyzer"], f"this pack needs consentinel {oldest}, and this is {__version__}",
                             code=CODE, hint="pip install --upgrade consentinel")  # fmt: skip
    return about


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    return tuple(map(int, found[0].split("."))) if found else ()


def packs_of(kept: Any) -> tuple[Pack, ...]:
    """Give the packs that `Pack.kept` wrote.

    Raises ValueError for another shape, UsageError for a mistake in a rule.
    """
    return tuple(pack_of(path, files) for path, files in _entries(kept))


def _entries(kept: Any) -> Iterator[tuple[str, dict[str, str]]]:
    for entry in kept if isinstance(kept, Sequence) and not isinstance(kept, str) else [None]:
        path, files = (entry.get("path"), entry.get("files")) if isinstance(entry, Mapping) else (None, None)
        if not isinstance(path, str) or not isinstance(files, Mapping):
            raise ValueError("no record of rule packs")
        if not all(isinstance(text, str) and Path(name).name == name for name, text in files.items()):
            raise ValueError("no record of the files of a rule pack")
        yield path, dict(files)
