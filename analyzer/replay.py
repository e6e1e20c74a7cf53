"""What repeats an analysis, kept in an evidence package: options, the files they name, versions."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.rules.packs import read_packs
from analyzer.store.files import reading
from analyzer.store.package import REPLAY, versions
from analyzer.store.session import package_of

if TYPE_CHECKING:
    from analyzer.options import Options
    from analyzer.store.session import Session

_OPTIONS = "options.json"
_REQUIREMENTS = "requirements.txt"
_BUILD = "_build.json"
_PLAIN = ("category", "assume_consent", "app_id")
_LISTS = ("marks", "first_party", "select", "ignore")
_MAPS = ("severity", "rules")
_SHARED_FILES = {"scope": "scope.yaml", "baseline": "baseline.yaml"}
_PRIVATE_FILES = {"known": "known.yaml", "mapping": "mapping.txt"}
"""Files given by options that hold clear values, or the names that an app's maker hides: in a full package only."""
_USED = "options of the package are used: {}"
_OTHER_VERSIONS = "it was analyzed with other versions ({}); the same ones: pip install -r {}"


def last_settings(session: Path) -> dict[str, Any]:
    """Give the settings of the last analysis of a session folder, empty when there was none."""
    return _object(session / "tables" / _BUILD).get("settings") or _object(session / REPLAY / _OPTIONS)


def with_settings(asked: Options, settings: Mapping[str, Any], folder: Path | None = None) -> tuple[Options, list[str]]:
    """Give `asked` with what it leaves open filled from settings, and the names of the options that were.

    folder: where the files lie that the settings name, default where they say.
    """
    found: dict[str, Any] = {name: word for name in _PLAIN if isinstance(word := settings.get(name), str)}
    found |= {name: _texts(settings.get(name)) for name in _LISTS}
    found |= {name: value for name in _MAPS if isinstance(value := settings.get(name), dict)}
    found |= {name: _place(settings.get(name), folder) for name in (*_SHARED_FILES, *_PRIVATE_FILES)}
    if folder is None:
        found["together"] = tuple(map(Path, _texts(settings.get("together"))))
    else:
        found["rule_packs"] = _packs(settings.get("rule_packs"), folder / _RULES)
    unset = {name: value for name, value in found.items() if value and not getattr(asked, name)}
    return replace(asked, **unset), sorted(unset)


def _packs(told: Any, folder: Path) -> tuple[Path, ...]:
    """Give the folders of the rule packs that settings name; nothing leads out of `folder`."""
    names = [entry.get("name") for entry in told if isinstance(entry, dict)] if isinstance(told, list) else []
    return tuple(folder / name for name in names if isinstance(name, str) and _PLAIN_NAME.fullmatch(name))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _place(name: Any, folder: Path | None) -> Path | None:
    if not isinstance(name, str) or not name:
        return None
    return Path(name) if folder is None else folder / Path(name).name


_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_RULES = "rules"
"""Folder below the folder of what repeats an analysis: a folder for each rule pack."""


def contents(options: Options, address_table: str | None, *, is_full: bool) -> dict[str, bytes]:
    """Give the files of the folder `replay` by name. Raises DataError E304 when a file of an option is gone."""
    files: dict[str, bytes] = {}
    options = replace(options, rule_packs=read_packs(options.rule_packs))
    settings = options.as_settings() | {"address_table": address_table}
    for option, name in {**_SHARED_FILES, **_PRIVATE_FILES}.items():
        path = getattr(options, option)
        is_kept = path is not None and (is_full or option in _SHARED_FILES)
        settings[option] = name if is_kept else None
        if is_kept:
            with reading(path):
                files[name] = path.read_bytes()
    for pack in read_packs(options.rule_packs):
        files |= {f"{_RULES}/{pack.name.name}/{file}": text.encode("utf-8") for file, text in pack.files}
    settings["rule_packs"] = [told | {"path": f"{_RULES}/{told['name']}"} for told in settings["rule_packs"]]
    settings |= {"together": [], "config": None, "left_out": ["together"] if options.together else []}
    pinned = "".join(f"{name}=={number}\n" for name, number in versions().items() if name != "python")
    files[_REQUIREMENTS] = pinned.encode("ascii")
    return files | {_OPTIONS: (json.dumps(settings, ensure_ascii=False, indent=2) + "\n").encode("utf-8")}


def replayed(session: Session, asked: Options) -> tuple[Options, list[str]]:
    """Give the options for an unpacked package, and sentences about what was taken from it; others stay as asked."""
    settings = _object(session.path / REPLAY / _OPTIONS)
    if not settings:
        return asked, []
    options, taken = with_settings(asked, settings, session.path / REPLAY)
    notes = [_USED.format(", ".join(taken))] if taken else []
    other = _other_versions(package_of(session.path).get("made_with"))
    if other and not session.manifest.get("redacted"):
        notes.append(_OTHER_VERSIONS.format(", ".join(other), session.path / REPLAY / _REQUIREMENTS))
    return options, notes


def _other_versions(made: Any) -> list[str]:
    """Give what a package was made with and is installed here in another version."""
    told, here = made if isinstance(made, dict) else {}, versions()
    return [f"{name} {told[name]}" for name in here if told.get(name, here[name]) != here[name]]


def address_table(session: Session) -> str | None:
    """Name the table that server countries come from; of a redacted copy, the one it was made with, if it tells."""
    from analyzer.detect.geo import address_table as installed

    if session.manifest.get("redacted"):
        told = _object(session.path / REPLAY / _OPTIONS).get("address_table")
        return told if isinstance(told, str) else None
    return installed() or "none: server countries are not known (pip install 'consentinel[geo]')"


def _object(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
