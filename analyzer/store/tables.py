"""The tables of an analysis by name. A large one stays in its file: parts of it are read as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.store.parquet import check_stored, read_parts, read_rows, read_table

if TYPE_CHECKING:
    import pandas as pd

Change = Callable[[str, "pd.DataFrame"], "pd.DataFrame"]
LARGE = ("flows",)
"""Tables that grow with all that was recorded, and not with what was found."""


class Tables(Mapping[str, "pd.DataFrame"]):
    """Frames by table name. A table that lies in a file is read whole when it is asked for, and kept from then on."""

    def __init__(
        self,
        frames: Mapping[str, pd.DataFrame],
        stored: Mapping[str, Path] | None = None,
        change: Change | None = None,
    ) -> None:
        """stored: table → folder of tables, for those that lie in a file. change: made to what is read of them."""
        self._frames, self._stored, self._change = dict(frames), dict(stored or {}), change

    @classmethod
    def of_folder(cls, folder: Path, names: Collection[str]) -> Tables:
        """Give the tables of a folder, the large ones in their files. Raises DataError E310, E311 as `read_table`."""
        large = [name for name in names if name in LARGE]
        for name in large:
            check_stored(folder, name)
        frames = {name: read_table(folder, name) for name in names if name not in large}
        return cls(frames, dict.fromkeys(large, folder))

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._frames and name in self._stored:
            self._frames[name] = self._changed(name, read_table(self._stored[name], name))
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored | self._frames)

    def __len__(self) -> int:
        return len(self._stored | self._frames)

    def __contains__(self, name: object) -> bool:
        return name in self._stored or name in self._frames

    def __or__(self, others: Mapping[str, pd.DataFrame]) -> Tables:
        stored = {name: place for name, place in self._stored.items() if name not in others}
        return Tables(self._frames | dict(others), stored, self._change)

    def changed(self, change: Change) -> Tables:
        """Give the tables with a change made to each: change(name, frame), where a frame may be a part of its table."""
        both = change if self._change is None else lambda name, frame: change(name, self._changed(name, frame))
        return Tables({name: change(name, frame) for name, frame in self._frames.items()}, self._stored, both)

    def _changed(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        return frame if self._change is None else self._change(name, frame)

    def parts(self, name: str) -> Iterator[pd.DataFrame]:
        """Give a table in frames, one after the other, at least one."""
        if name in self._frames:
            yield self._frames[name]
            return
        for part in read_parts(self._stored[name], name):
            yield self._changed(name, part)

    def columns(self, name: str, names: list[str]) -> pd.DataFrame:
        """Give some columns of a table."""
        if name in self._frames:
            return self._frames[name][names]
        return self._changed(name, read_table(self._stored[name], name, names))

    def rows(self, name: str, column: str, values: Collection[str]) -> pd.DataFrame:
        """Give the rows of a table whose text in a column is one of `values`."""
        if name in self._frames:
            frame = self._frames[name]
            return frame[frame[column].isin(list(values))]
        return self._changed(name, read_rows(self._stored[name], name, column, values))


def as_tables(tables: Mapping[str, pd.DataFrame]) -> Tables:
    """Give any frames by name as `Tables`."""
    return tables if isinstance(tables, Tables) else Tables(tables)
