"""Tables as Parquet files, checked against their declaration on both ends."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from analyzer.model.errors import DataError
from analyzer.model.tables import TABLES, arrow_schema, check
from analyzer.store.files import writing
from analyzer.store.session import Session

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.model.tables import Table

_ROW_GROUP = 50_000
_MAX_SHOWN = 20
_REDACTED = b"redacted"


def table_path(place: Session | Path, name: str) -> Path:
    """Give the file of a table below a session, or in the folder of tables itself."""
    folder = place.tables if isinstance(place, Session) else place
    return folder / f"{name}.parquet"


def write_table(place: Session | Path, name: str, frame: pd.DataFrame) -> Path:
    """Write one table whole, replacing what was there at once; give its file.

    place: a session, or the folder of tables. frame: exactly the declared columns, in any order.
    Raises DataError E310 listing every problem; SetupError E280–E282.
    """
    with TableWriter(place, name) as writer:
        writer.write(frame)
    return writer.path


class TableWriter:
    """Writes a table in row groups, so that no more than one frame of it is in memory.

    Use it in a `with` block: the file appears under its name when the block ends without an error.
    A key that repeats across frames is found when the table is read.
    """

    def __init__(self, place: Session | Path, name: str) -> None:
        self.path = table_path(place, name)
        self._table = TABLES[name]
        self._draft = self.path.with_name(f".{self.path.name}.tmp")
        self._writer: Any = None

    def __enter__(self) -> TableWriter:
        import pyarrow.parquet as pq

        with writing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = pq.ParquetWriter(self._draft, arrow_schema(self._table), compression="zstd")
        return self

    def write(self, frame: pd.DataFrame) -> None:
        """Append a frame as one or more row groups. Raises DataError E310, SetupError E280–E282."""
        problems = check(self._table, frame)
        if problems:
            raise _mismatch(
                self._table, self.path.name, problems, "this is a fault of ours; report it with this message"
            )
        with writing(self.path):
            self._writer.write_table(_to_arrow(self._table, frame), row_group_size=_ROW_GROUP)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with writing(self.path):
            try:
                self._writer.close()
                if error is None:
                    self._draft.replace(self.path)
            finally:
                self._draft.unlink(missing_ok=True)


def _to_arrow(table: Table, frame: pd.DataFrame) -> Any:
    import pyarrow as pa

    ordered = frame[table.names]
    return pa.Table.from_pandas(ordered, schema=arrow_schema(table), preserve_index=False)


def read_table(place: Session | Path, name: str, columns: list[str] | None = None) -> pd.DataFrame:
    """Read a table, or some of its columns, as a frame in the declared dtypes.

    Raises DataError E311 (there is no such table, or it is no Parquet file), E310 listing every way in which
    it is not the table declared now.
    """
    path, table = table_path(place, name), TABLES[name]
    found, metadata = _opened(path, table, columns)
    return _checked(path, table, found, metadata, columns)


def read_rows(place: Session | Path, name: str, column: str, values: Collection[str]) -> pd.DataFrame:
    """Read the rows of a table whose text in a column is one of `values`; no more than a row group is in memory.

    Raises as `read_table`.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    path, table = table_path(place, name), TABLES[name]
    wanted = pa.array(list(values), pa.string())
    found = [
        (group.filter(pc.is_in(group[column].cast(pa.string()), wanted)), metadata)
        for group, metadata in _groups(path, table)
    ]
    return _checked(path, table, pa.concat_tables([group for group, _ in found]), found[0][1], None)


def read_parts(place: Session | Path, name: str) -> Iterator[pd.DataFrame]:
    """Give a table in frames, one after the other, at least one; no more than a row group is in memory.

    Raises as `read_table`, but for a key that repeats in distant rows.
    """
    path, table = table_path(place, name), TABLES[name]
    for group, metadata in _groups(path, table):
        yield _checked(path, table, group, metadata, None)


def check_stored(place: Session | Path, name: str) -> None:
    """Read a table and keep nothing of it: raises as `read_parts`."""
    for _ in read_parts(place, name):
        pass


def _checked(
    path: Path, table: Table, found: Any, metadata: Mapping[bytes, bytes], columns: list[str] | None
) -> pd.DataFrame:
    frame = _to_pandas(table, found)
    if _REDACTED in metadata:
        frame = _with_empty_sensitive(table, frame, columns)
    problems = check(_some_columns(table, columns), frame)
    if problems:
        raise _mismatch(table, path.name, problems, _rebuild(path))
    return frame


def read_unique(
    place: Session | Path, name: str, columns: list[str], *, least: str | None = None
) -> list[dict[str, Any]]:
    """Give the different rows of some columns as plain values, in no order; far cheaper than a frame of a small table.

    least: one more column, of which each row holds the smallest value. Columns of lists cannot be compared: with one
    among them every row is given. Names and types are checked, the values are not. Raises as `read_table`.
    """
    import pyarrow as pa

    path, table = table_path(place, name), TABLES[name]
    wanted = [*columns, *([least] if least else [])]
    found, _ = _opened(path, table, wanted, is_small=True)
    declared = _declared(name)
    problems = [f"{column}: it is {found.schema.field(column).type}, not {declared.field(column).type}"
                for column in wanted if column in found.column_names
                and found.schema.field(column).type != declared.field(column).type]  # fmt: skip
    problems += [f"{column}: it is missing" for column in wanted if column not in found.column_names]
    if problems:
        raise _mismatch(table, path.name, problems, _rebuild(path))
    if any(pa.types.is_list(found.schema.field(column).type) for column in columns):
        rows: list[dict[str, Any]] = found.to_pylist()
        return rows
    grouped = found.group_by(columns, use_threads=False).aggregate([(least, "min")] if least else [])
    names = [least if column == f"{least}_min" else column for column in grouped.column_names]
    unique: list[dict[str, Any]] = grouped.rename_columns(names).to_pylist()
    return unique


@cache
def _declared(name: str) -> Any:
    return arrow_schema(TABLES[name])


def count_different(
    place: Session | Path, name: str, *, of: str, by: str, where: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Give how many different values a column has, in all ("") and per value of another column.

    where: column → values; rows with another one are left out. Raises as `read_table`.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    path, table = table_path(place, name), TABLES[name]
    found, _ = _opened(path, table, [of, by, *where], is_small=True)
    problems = [f"{column}: it is missing" for column in (of, by, *where) if column not in found.column_names]
    if problems:
        raise _mismatch(table, path.name, problems, _rebuild(path))
    for column, values in where.items():
        found = found.filter(pc.is_in(found[column].cast(pa.string()), pa.array(values, pa.string())))
    grouped = found.group_by([by], use_threads=False).aggregate([(of, "count_distinct")]).to_pydict()
    counts = dict(zip(map(str, grouped[by]), grouped[f"{of}_count_distinct"], strict=True))
    return {"": pc.count_distinct(found[of]).as_py()} | counts


def _opened(
    path: Path, table: Table, columns: list[str] | None, *, is_small: bool = False
) -> tuple[Any, dict[bytes, bytes]]:
    """Give the Arrow table of a file and its metadata; the version is that of the declaration.

    is_small: threads would cost more than they save, as where thousands of small files are read one after another.
    """
    import pyarrow.parquet as pq

    with _reading(path, table):
        file = pq.ParquetFile(path, pre_buffer=False) if is_small else pq.ParquetFile(path)
        metadata = file.schema_arrow.metadata or {}
        found = file.read(columns=columns, use_threads=not is_small)
    _check_version(path, table, metadata)
    return found, metadata


def _groups(path: Path, table: Table) -> Iterator[tuple[Any, dict[bytes, bytes]]]:
    """Give the row groups of a file one by one, at least one, each with the metadata of the file."""
    import pyarrow.parquet as pq

    with _reading(path, table), pq.ParquetFile(path, pre_buffer=False) as file:
        metadata = file.schema_arrow.metadata or {}
        _check_version(path, table, metadata)
        if not file.num_row_groups:
            yield file.schema_arrow.empty_table(), metadata
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, use_threads=False), metadata


@contextmanager
def _reading(path: Path, table: Table) -> Iterator[None]:
    """Turn what is wrong with a file into DataError E311."""
    import pyarrow as pa

    try:
        yield
    except FileNotFoundError as error:
        raise DataError(f"there is no table {table.name!r} in {path.parent}", code="E311",
                        hint="make it with: consentinel analyze") from error  # fmt: skip
    except (OSError, pa.ArrowException) as error:
        raise DataError(f"{path} cannot be read as Parquet", code="E311", hint=_rebuild(path)) from error


def _check_version(path: Path, table: Table, metadata: Mapping[bytes, bytes]) -> None:
    version = metadata.get(b"version", b"").decode("ascii", "replace")
    if version != str(table.version):
        problem = f"it is version {version or 'unknown'} of the table, this consentinel reads {table.version}"
        raise _mismatch(table, path.name, [problem], _rebuild(path))


def redacted_bytes(name: str, frame: pd.DataFrame, clean: Callable[[Any], Any] = lambda table: table) -> bytes:
    """Give a table as Parquet without its sensitive columns; `read_table` fills them with nothing.

    clean: takes the Arrow table with the columns that are kept and gives the one that is written, of the same schema.
    """
    import io

    import pyarrow.parquet as pq

    table = TABLES[name]
    whole = _to_arrow(table, frame)
    kept = clean(whole.select([column.name for column in table.columns if not column.sensitive]))
    buffer = io.BytesIO()
    pq.write_table(kept.replace_schema_metadata({**kept.schema.metadata, _REDACTED: b"1"}), buffer, compression="zstd")
    return buffer.getvalue()


def _some_columns(table: Table, columns: list[str] | None) -> Table:
    """Give the table with some of its columns; a part of a key identifies nothing."""
    from dataclasses import replace

    if columns is None:
        return table
    kept = tuple(column for column in table.columns if column.name in columns)
    is_whole_key = set(table.key) <= set(columns)
    return replace(table, columns=kept if is_whole_key else tuple(replace(column, key=False) for column in kept))


def _to_pandas(table: Table, found: Any) -> pd.DataFrame:
    """Give an Arrow table in our dtypes; a column that is not what it should be stays as it is, for the check."""
    import pandas as pd

    nullable = {column.name: column for column in table.columns if column.nullable}
    mapping = {"int": pd.Int64Dtype(), "bool": pd.BooleanDtype()}
    series = {}
    for name in found.column_names:
        column = nullable.get(name)
        values = found.column(name)
        if column is not None and column.dtype in mapping:
            series[name] = values.to_pandas(types_mapper=lambda _, dtype=mapping[column.dtype]: dtype)
        else:
            series[name] = values.to_pandas()
    frame = pd.DataFrame(series)
    for column in table.columns:
        if column.allowed and column.name in frame and str(frame[column.name].dtype) == "category":
            known = set(column.allowed)
            if known.issuperset(frame[column.name].cat.categories):
                frame[column.name] = frame[column.name].cat.set_categories(list(column.allowed))
    return frame


def _with_empty_sensitive(table: Table, frame: pd.DataFrame, columns: list[str] | None) -> pd.DataFrame:
    """Give a redacted table all its columns: text that was taken out is empty."""
    wanted = [name for name in table.names if columns is None or name in columns]
    absent = {
        column.name: _empty_text(len(frame))
        for column in table.columns
        if column.sensitive and column.name in wanted and column.name not in frame
    }
    return frame.assign(**absent)[wanted]


def _empty_text(n: int) -> pd.Series:
    import pandas as pd

    return pd.Series([""] * n, dtype="str")


def _mismatch(table: Table, file: str, problems: list[str], hint: str) -> DataError:
    shown = problems[:_MAX_SHOWN]
    if len(problems) > len(shown):
        shown.append(f"and {len(problems) - len(shown)} more")
    lines = "".join(f"\n  {problem}" for problem in shown)
    return DataError(f"{file} does not match table {table.name} v{table.version}{lines}", code="E310", hint=hint)


def _rebuild(path: Path) -> str:
    return f"rebuild it with: consentinel analyze --rebuild {path.parent.parent}"
