"""The matcher language of rule files: which rows of a table a rule is about.

A mapping of `column` or `column|modifier` to a value or a list of values; a list means any of them, several
keys mean all of them, `any` needs one mapping of its list to match, `not` takes away what its mapping (or any
mapping of its list) matches, and `{setting: name}` stands for a number or word that the rule declares under `settings`:

    where:
      act: sent
      host|endswith: [.example.com, .example.net]
      any: [{access_lag_ms|lt: 500}, {n_per_minute|gt: {setting: per_minute}}]
      not: {data_type: [device_info]}

The language is closed: no expressions, nothing of it runs code, and `|re` takes linear time.
"""

from __future__ import annotations

import ipaddress
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.model.errors import did_you_mean
from analyzer.model.tables import Column, Table

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

MODIFIERS = ("contains", "startswith", "endswith", "re", "cidr", "gt", "lt", "exists")
_MAX_PATTERN, _MAX_DEPTH, _MAX_REPEAT, _MAX_SUBJECT = 200, 4, 500, 4096
_ESCAPES = re.compile(r"\\(?:[dDwWsSbBAZtnrfv]|x[0-9a-fA-F]{2}|[^A-Za-z0-9])")
"""Escapes that Python and RE2 read alike. For others pandas would fall back to Python, whose time has no bound."""
_COMMENT = "(?#"
_BACKSPACE = re.compile(r"\[[^\]]*\\b")
_FORBIDDEN = {"GROUPREF", "GROUPREF_EXISTS", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP", "POSSESSIVE_REPEAT"}

Mask = Callable[["pd.DataFrame"], "np.ndarray"]


class WhereError(ValueError):
    """A mistake in a `where`; `path` leads to it."""

    def __init__(self, path: Sequence[str | int], message: str) -> None:
        super().__init__(message)
        self.path = tuple(path)


@dataclass(frozen=True)
class Where:
    """A compiled `where`."""

    spec: Mapping[str, Any]
    mask: Mask


def with_settings(spec: Any, settings: Mapping[str, Any], path: Sequence[str | int] = ("where",)) -> Any:
    """Give `spec` with every `{setting: name}` replaced by its value. Raises WhereError for a name not declared."""
    if isinstance(spec, Mapping):
        if set(spec) == {"setting"}:
            name = spec["setting"]
            if name not in settings:
                hint = did_you_mean(str(name), settings) or "declare it under `settings`"
                raise WhereError((*path, "setting"), f"unknown setting {name!r}; {hint}")
            return settings[name]
        return {key: with_settings(value, settings, (*path, key)) for key, value in spec.items()}
    if isinstance(spec, list):
        return [with_settings(value, settings, (*path, index)) for index, value in enumerate(spec)]
    return spec


def columns_in(spec: Any) -> set[str]:
    """Give the names of the columns that a `where` asks about."""
    if isinstance(spec, list):
        return {name for item in spec for name in columns_in(item)}
    if not isinstance(spec, Mapping):
        return set()
    inner = {name for key in ("any", "not") for name in columns_in(spec.get(key))}
    return inner | {str(key).partition("|")[0] for key in spec if key not in ("any", "not")}


def compile_where(spec: Any, table: Table, path: Sequence[str | int] = ("where",)) -> Where:
    """Compile a `where` for rows of `table`.

    The mask takes a frame of that table and gives one bool per row; a null matches nothing but
    `|exists: false`. Raises WhereError, with the path of keys to the mistake, for an unknown column, modifier
    or word, for a value of the wrong type, and for a pattern that cannot be matched in linear time.
    """
    return Where(spec, _mapping(spec, table, tuple(path), 0))


def _mapping(spec: Any, table: Table, path: tuple[str | int, ...], depth: int) -> Mask:
    if not isinstance(spec, Mapping) or not spec:
        raise WhereError(path, "should be a mapping of columns to values")
    if depth > _MAX_DEPTH:
        raise WhereError(path, f"`any` and `not` are nested more than {_MAX_DEPTH} deep")
    parts = [_entry(str(key), value, table, (*path, key), depth) for key, value in spec.items()]

    def mask(rows: pd.DataFrame) -> np.ndarray:
        import numpy as np

        return np.logical_and.reduce([part(rows) for part in parts])

    return mask


def _entry(key: str, value: Any, table: Table, path: tuple[str | int, ...], depth: int) -> Mask:
    if key in ("any", "not"):
        listed = value if isinstance(value, list) else [value]
        places = [(*path, index) for index in range(len(listed))] if isinstance(value, list) else [path]
        inner = [_mapping(item, table, place, depth + 1) for item, place in zip(listed, places, strict=True)]
        is_any = key == "any"
        return lambda rows: _any(part(rows) for part in inner) == is_any
    name, _, modifier = key.partition("|")
    column = next((column for column in table.columns if column.name == name), None)
    if column is None or column.dtype == "list":
        raise WhereError(
            path, f"unknown column {name!r}; {did_you_mean(name, table.names) or 'see table ' + table.name}"
        )
    if modifier and modifier not in MODIFIERS:
        raise WhereError(path, f"unknown modifier {modifier!r}; {did_you_mean(modifier, MODIFIERS) or _offered()}")
    values = value if isinstance(value, list) else [value]
    if not values:
        raise WhereError(path, "the list is empty and would match nothing")
    return _matcher(column, modifier, values, path)


def _offered() -> str:
    return f"offered: {', '.join(MODIFIERS)}"


def _any(masks: Any) -> np.ndarray:
    import numpy as np

    return np.logical_or.reduce(list(masks))


def _matcher(column: Column, modifier: str, values: list[Any], path: tuple[str | int, ...]) -> Mask:
    if modifier == "exists":
        wanted = _single(values, bool, path)
        return lambda rows: (rows[column.name].notna() == wanted).to_numpy()
    if modifier in ("gt", "lt"):
        return _comparison(column, modifier, _single(values, (int, float), path), path)
    if modifier:
        if column.dtype not in ("str", "cat"):
            raise WhereError(path, f"|{modifier} needs a column of text, and {column.name} is {column.dtype}")
        test = _text_test(modifier, [_text(value, path) for value in values], path)
        return lambda rows: _on_unique(rows[column.name], test)
    return _equality(column, values, path)


def _single(values: list[Any], kind: Any, path: tuple[str | int, ...]) -> Any:
    is_bool = len(values) == 1 and isinstance(values[0], bool)
    if len(values) != 1 or not isinstance(values[0], kind) or is_bool != (kind is bool):
        raise WhereError(path, "should be true or false" if kind is bool else "should be one number")
    return values[0]


def _text(value: Any, path: tuple[str | int, ...]) -> str:
    if not isinstance(value, str) or not value:
        raise WhereError(path, f"{value!r} should be text; put it in quotes")
    return value


def _equality(column: Column, values: list[Any], path: tuple[str | int, ...]) -> Mask:
    kinds: dict[str, Any] = {"bool": bool, "int": int, "float": (int, float)}
    if column.dtype in kinds:
        wanted = values
        for value in values:
            if not isinstance(value, kinds[column.dtype]) or isinstance(value, bool) != (column.dtype == "bool"):
                raise WhereError(path, f"{value!r} does not fit column {column.name}, which is {column.dtype}")
    else:
        wanted = [_text(value, path) for value in values]
        for value in wanted if column.allowed else ():
            if value not in column.allowed:
                hint = did_you_mean(value, column.allowed) or f"allowed: {', '.join(column.allowed)}"
                raise WhereError(path, f"{column.name} is never {value!r}; {hint}")
    return lambda rows: rows[column.name].isin(wanted).to_numpy(dtype=bool, na_value=False)


def _comparison(column: Column, modifier: str, bound: float, path: tuple[str | int, ...]) -> Mask:
    if column.dtype not in ("int", "float"):
        raise WhereError(path, f"|{modifier} needs a column of numbers, and {column.name} is {column.dtype}")

    def mask(rows: pd.DataFrame) -> np.ndarray:
        numbers = rows[column.name].astype("float64")
        return (numbers > bound if modifier == "gt" else numbers < bound).to_numpy()

    return mask


def _on_unique(series: pd.Series, test: Callable[[pd.Series], pd.Series]) -> np.ndarray:
    """Apply a test of text to each distinct value once."""
    import numpy as np
    import pandas as pd

    codes, unique = pd.factorize(series, use_na_sentinel=True)
    if len(unique) == 0:
        return np.zeros(len(series), dtype=bool)
    verdict = test(pd.Series(list(unique), dtype="str")).to_numpy(dtype=bool, na_value=False)
    return np.append(verdict, False)[codes]


def _text_test(modifier: str, values: list[str], path: tuple[str | int, ...]) -> Callable[[pd.Series], pd.Series]:
    if modifier == "cidr":
        networks = [_network(value, path) for value in values]
        return lambda texts: texts.map(lambda text: _is_inside(text, networks))
    if modifier == "re":
        pattern = "|".join(f"(?:{_safe_pattern(value, path)})" for value in values)
        return lambda texts: _search(texts, pattern)
    if modifier == "startswith":
        return lambda texts: texts.str.startswith(tuple(values))
    if modifier == "endswith":
        return lambda texts: texts.str.endswith(tuple(values))
    pattern = "|".join(re.escape(value) for value in values)
    return lambda texts: texts.str.contains(pattern, regex=True)


def _network(value: str, path: tuple[str | int, ...]) -> Any:
    try:
        return ipaddress.ip_network(value)
    except ValueError as error:
        raise WhereError(path, f"{value!r} is no network; write it like 10.0.0.0/8") from error


def _is_inside(text: str, networks: list[Any]) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return any(address in network for network in networks)


def _search(texts: pd.Series, pattern: str) -> pd.Series:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This pattern is interpreted", UserWarning)
        return texts.map(_ascii).astype("str").str.contains(pattern, regex=True)


def _ascii(text: str) -> str:
    """Other characters become `?`, so that pandas hands the work to RE2, whose time is linear."""
    return text[:_MAX_SUBJECT].encode("ascii", "replace").decode("ascii").replace("\n", "?")


def _safe_pattern(pattern: str, path: tuple[str | int, ...]) -> str:
    """Check that a pattern is of the part of the language that RE2 matches in linear time."""
    if len(pattern) > _MAX_PATTERN or not pattern.isascii():
        raise WhereError(path, f"a pattern has at most {_MAX_PATTERN} characters, all of them ASCII")
    parser = re._parser  # type: ignore[attr-defined]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)
            parsed = parser.parse(pattern)
        nodes = list(_nodes(parsed, 1))
    except (re.error, RecursionError, OverflowError, FutureWarning) as error:
        raise WhereError(path, f"{pattern!r} is no pattern") from error
    if parsed.state.flags & ~re.UNICODE:
        raise WhereError(path, "flags in a pattern are not offered; write [Aa] for either case")
    for name, repeats in nodes:
        if name in _FORBIDDEN:
            raise WhereError(path, "back-references, lookarounds and possessive parts are not offered")
        if repeats > _MAX_REPEAT:
            raise WhereError(path, f"counted repeats go up to {_MAX_REPEAT}, nested ones multiplied")
    bare = _ESCAPES.sub("", pattern)
    if _COMMENT in bare:
        raise WhereError(path, "comments in a pattern are not offered")
    if "\\" in bare or _BACKSPACE.search(pattern):
        raise WhereError(path, "this pattern has an escape that is not offered")
    return pattern


def _nodes(parsed: Any, outer: int) -> Any:
    """Yield (name, counted repeats multiplied with those around it) of each node of a parsed pattern."""
    for code, argument in parsed:
        repeats = outer
        if str(code) in ("MAX_REPEAT", "MIN_REPEAT"):
            low, high, _ = argument
            repeats *= max(int(low), 1 if str(high) == "MAXREPEAT" else int(high), 1)
        yield str(code), repeats
        yield from _inner(argument, repeats)


def _inner(argument: Any, outer: int) -> Any:
    parser = re._parser  # type: ignore[attr-defined]
    if isinstance(argument, parser.SubPattern):
        yield from _nodes(argument, outer)
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _inner(part, outer)
