"""Runs a function over many parts: in this process, on local workers, or on a Dask cluster (extra `cluster`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from analyzer.model.errors import SetupError

Part = TypeVar("Part")
Made = TypeVar("Made")
Apply = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[tuple[int, Any]]]
"""apply(work, parts) gives (position of the part, what work made of it), in the order in which they are done."""

_RETRIES = 3


@dataclass(frozen=True)
class Workers:
    """Where to work. workers: processes of this machine, 0 = this process. scheduler: address of a Dask scheduler."""

    workers: int = 0
    scheduler: str | None = None


def engine(where: Workers) -> AbstractContextManager[Apply]:
    """Give the way to run work on parts, each exactly once; a worker that dies has its parts done by others.

    Parts and results travel between processes, so both are plain data, and the files they name must be where every
    worker finds them. Raises SetupError E246 without Dask, E247 when the scheduler does not answer or went away.
    """
    return _here() if where.scheduler is None and where.workers < 1 else _on_dask(where)


@contextmanager
def _here() -> Iterator[Apply]:
    def apply(work: Callable[[Part], Made], parts: Sequence[Part]) -> Iterator[tuple[int, Made]]:
        for position, part in enumerate(parts):
            yield position, work(part)

    yield apply


@contextmanager
def _on_dask(where: Workers) -> Iterator[Apply]:
    try:
        import distributed
    except ImportError:
        raise SetupError("workers need Dask, which is not installed", code="E246",
                         hint="pip install 'consentinel[cluster]'") from None  # fmt: skip
    try:
        client = _client(distributed, where)
    except OSError as error:
        raise _lost(where, error) from error
    try:
        yield lambda work, parts: _applied(distributed, client, where, work, parts)
    finally:
        client.close()
        if where.scheduler is None:
            client.cluster.close()


def _client(distributed: Any, where: Workers) -> Any:
    if where.scheduler is not None:
        return distributed.Client(where.scheduler, timeout="20s")
    cluster = distributed.LocalCluster(
        n_workers=where.workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1", processes=True
    )
    return distributed.Client(cluster)


def _applied(
    distributed: Any, client: Any, where: Workers, work: Callable[[Any], Any], parts: Sequence[Any]
) -> Iterator[tuple[int, Any]]:
    futures = {client.submit(work, part, pure=False, retries=_RETRIES): position for position, part in enumerate(parts)}
    waiting = distributed.as_completed(list(futures), raise_errors=False)
    for future in waiting:
        if future.status == "error":
            raise future.exception()
        if future.status != "finished":
            raise _lost(where, RuntimeError(future.status))
        yield futures.pop(future), future.result()
        future.release()


def _lost(where: Workers, error: Exception) -> SetupError:
    address = where.scheduler or "of this machine"
    return SetupError(f"the scheduler {address} does not answer ({type(error).__name__})", code="E247",
                      hint="start it, and run the same command again: finished parts are kept")  # fmt: skip
