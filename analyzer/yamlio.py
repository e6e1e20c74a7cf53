"""The one YAML loader: YAML 1.2, no duplicate keys, every mistake as file:line:column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from analyzer.model.errors import UsageError

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

ModelT = TypeVar("ModelT", bound="BaseModel")

_MAX_DEPTH = 100
_BRACKETS = re.compile(r"(?:[\[{]\s*+){500}")
_MAX_NODES = 300_000
_MAX_BYTES = 4_000_000
"""What nobody writes by hand; the parser takes a second for some hundred kB."""
_WRITTEN_BY_HAND = "`consentinel paths schemas` names the folder with the schema of this file"


class Document:
    """A parsed YAML file that remembers where each key stood.

    data: plain dicts, lists and scalars. `at(path)` gives `file:line:column` of the node at a path of
    keys and indices, or of the nearest ancestor that has a position.
    """

    def __init__(self, source: str, data: Any, tree: Any) -> None:
        self.source = source
        self.data = data
        self._tree = tree

    def at(self, path: Sequence[str | int]) -> str:
        """Give `file:line:column` (from 1) of the node at `path`, or of its nearest placed ancestor."""
        line, column, node = 1, 1, self._tree
        for step in path:
            if not hasattr(node, "lc"):
                break
            try:
                if isinstance(step, int):
                    row, col = node.lc.item(step)
                else:
                    row, col = node.lc.key(step)
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
            line, column = row + 1, col + 1
        return f"{self.source}:{line}:{column}"

    def value(self, path: Sequence[str | int]) -> Any:
        """Give what stands at `path`, or None."""
        node = self.data
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def error(self, path: Sequence[str | int], message: str, *, code: str, hint: str = "") -> UsageError:
        """Make a UsageError that names the place of `path`."""
        return UsageError(f"{self.at(path)}: {message}", code=code, hint=hint)


def load(file: Path, *, what: str = "file", text_only: bool = False, max_bytes: int = _MAX_BYTES) -> Document:
    """Read one YAML file given by an option.

    what: how to call it in an error ("known values", "scope" …).
    text_only: every scalar is text as written, so that `0049` and `1e5` stay what they are.
    Raises UsageError E110 (cannot be read, or has more than max_bytes), E111 (not UTF-8), E112 (not YAML; with line
    and column).
    """
    text = read_text(file, what=what, max_bytes=max_bytes)
    return loads(text, source=str(file), what=what, text_only=text_only)


def read_text(file: Path, *, what: str = "file", max_bytes: int = _MAX_BYTES) -> str:
    """Read a file given by an option as UTF-8. Raises UsageError E110, E111 as `load`."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(max_bytes + 1)
    except OSError as error:
        raise UsageError(f"{file}: cannot read this {what} file ({error.strerror})", code="E110",
                         hint="check the path and its permissions") from error  # fmt: skip
    if len(raw) > max_bytes:
        raise UsageError(f"{file}: this {what} file has more than {max_bytes} bytes", code="E110",
                         hint="such files are written by hand; is it the right one?")  # fmt: skip
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UsageError(f"{file}:{line}:1: this {what} file is not UTF-8", code="E111",
                         hint="save it as UTF-8") from error  # fmt: skip
    return text


def loads(text: str, *, source: str, what: str = "file", text_only: bool = False) -> Document:
    """Parse YAML text; `source` names it in errors. Raises UsageError E112 with line and column.

    Nesting beyond 100 levels, an alias inside its own anchor, and aliases that unfold to more than
    300,000 nodes are mistakes too.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    parser = YAML(typ="rt", pure=True)
    parser.allow_duplicate_keys = False
    if text_only:
        parser.Resolver = _text_resolver()
    try:
        _check_nesting(text)
        tree = parser.load(text)
        data = _Unfolding().plain(tree, 0)
    except (YAMLError, ValueError, RecursionError) as error:
        raise _syntax_error(error, source, what, text) from None
    return Document(source, data, tree)


def load_data(file: Path) -> Any:
    """Read one of our own data files fast, as plain data. Raises UsageError E112 on a mistake."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe").load(file.read_bytes())
    except YAMLError as error:
        raise _syntax_error(error, str(file), "data", "") from None


def validated(document: Document, model: type[ModelT], *, code: str) -> ModelT:
    """Check a document against a pydantic model; the first mistake becomes a UsageError at its place."""
    from pydantic import ValidationError

    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise _model_error(document, model, error, code) from error


def _model_error(document: Document, model: type[BaseModel], error: ValidationError, code: str) -> UsageError:
    from analyzer.model.errors import did_you_mean

    # A misspelt key is told before the key that is then missing.
    found = error.errors(include_url=False, include_input=False)
    first, *others = sorted(found, key=lambda entry: entry["type"] != "extra_forbidden")
    place: list[str | int] = list(first["loc"])
    message, hint = str(first["msg"]).removeprefix("Value error, "), ""
    if first["type"] == "extra_forbidden":
        message = f"unknown key {place[-1]!r}"
        hint = did_you_mean(str(place[-1]), _keys_at(model, place[:-1]))
    elif first["type"] in ("literal_error", "enum"):
        expected = str(first["ctx"]["expected"])
        words = re.findall(r"'([^']+)'", expected)
        message = f"should be one of {', '.join(words)}" if len(words) > 1 else f"should be {expected}"
        hint = did_you_mean(str(document.value(place)), words)
    elif first["type"] in ("model_type", "dict_type"):
        message = "should be a mapping of keys to values"
    elif first["type"] in ("tuple_type", "list_type"):
        message = "should be a list"
    more = f" (and {len(others)} more)" if others else ""
    where = ".".join(str(step) for step in place)
    text = f"{where}: {message}{more}" if where else message + more
    return document.error(place, text, code=code, hint=hint or _WRITTEN_BY_HAND)


def _keys_at(model: type[BaseModel], _path: Sequence[str | int]) -> list[str]:
    keys: set[str] = set()
    pending, seen = [model], set()
    while pending:
        current = pending.pop()
        if current in seen:
            continue
        seen.add(current)
        for name, field in current.model_fields.items():
            keys.add(field.alias or name)
            pending.extend(_models_in(field.annotation))
    return sorted(keys)


def _models_in(annotation: Any) -> list[Any]:
    from typing import get_args

    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for argument in get_args(annotation) for found in _models_in(argument)]


def _text_resolver() -> Any:
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver
    from ruamel.yaml.tag import Tag

    text = Tag(suffix="tag:yaml.org,2002:str")

    class TextResolver(VersionedResolver):
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return text if kind is ScalarNode else super().resolve(kind, value, implicit)

    return TextResolver


class _TooDeep(ValueError):
    """What a file nests or unfolds to is more than a file written by hand ever does."""


def _check_nesting(text: str) -> None:
    """Refuse what the parser would spend seconds on before it gives up."""
    if _BRACKETS.search(text):
        raise _TooDeep("nested too deep")


class _Unfolding:
    """Turns the parser's nodes into plain data, with a limit on what aliases may unfold to."""

    def __init__(self) -> None:
        self._n_nodes = 0

    def plain(self, node: Any, depth: int) -> Any:
        """Give plain data of a node. Raises _TooDeep."""
        self._n_nodes += 1
        if depth > _MAX_DEPTH or self._n_nodes > _MAX_NODES:
            raise _TooDeep("nested too deep, or aliases that unfold without end")
        if isinstance(node, dict):
            return {self.plain(key, depth + 1): self.plain(value, depth + 1) for key, value in node.items()}
        if isinstance(node, list):
            return [self.plain(item, depth + 1) for item in node]
        return _plain_scalar(node)


def _syntax_error(error: Exception, source: str, what: str, text: str) -> UsageError:
    mark = getattr(error, "problem_mark", None) or _refused_scalar(error, text)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else _position(error, text)
    return UsageError(
        f"{source}:{line}:{column}: this {what} file is not valid YAML: {_problem(error)}",
        code="E112",
        hint="check indentation, quotes and repeated keys",
    )


def _position(error: Exception, text: str) -> tuple[int, int]:
    """Give line and column of the character a reader refused, or the beginning."""
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return 1, 1
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")


def _refused_scalar(error: Exception, text: str) -> Any:
    """Give the place of a date or number that the parser refused without a place: the 13th month, 5,000 digits."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if not isinstance(error, ValueError) or isinstance(error, _TooDeep | YAMLError | UnicodeError):
        return None
    seen: set[int] = set()
    pending = [YAML(typ="rt", pure=True).compose(text)]
    while pending:
        node = pending.pop(0)
        if id(node) in seen or node is None:
            continue
        seen.add(id(node))
        if isinstance(node.value, str):
            try:
                YAML(typ="rt", pure=True).load(node.value if node.style is None else "")
            except YAMLError:
                continue
            except ValueError:
                return node.start_mark
            continue
        pending += [part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,))]
    return None


def _problem(error: Exception) -> str:
    """Give what is wrong without what stands in the file: the parser quotes values of repeated keys."""
    if isinstance(error, RecursionError):
        return "nested too deep"
    if hasattr(error, "character"):
        return f"character U+{_code_point(error.character):04X} is not allowed"
    problem = str(getattr(error, "problem", "") or "")
    if not problem and isinstance(error, _TooDeep):
        return str(error)
    if repeated := re.match(r"found duplicate key \"([^\"\n]{0,80})\" with value", problem):
        return f"found duplicate key {repeated[1]!r}"
    told = problem.split("\n")[0].split(" with value ")[0]
    return told or "no date and no number looks like that; text stands in quotes"


def _code_point(character: Any) -> int:
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")


def _plain_scalar(node: Any) -> Any:
    from ruamel.yaml.scalarbool import ScalarBoolean
    from ruamel.yaml.scalarfloat import ScalarFloat
    from ruamel.yaml.scalarint import ScalarInt

    if isinstance(node, ScalarBoolean):
        return bool(node)
    if isinstance(node, ScalarInt):
        return int(node)
    if isinstance(node, ScalarFloat):
        return float(node)
    return str(node) if isinstance(node, str) else node
