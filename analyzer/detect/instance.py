"""Runs what `native/` holds: C, compiled to WebAssembly, so that one file serves every platform.

Hostile bytes cannot reach beyond an instance's own memory. The only importer of wasmtime.
"""

from __future__ import annotations

import atexit
import ctypes
import functools
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import wasmtime

NATIVE = Path(__file__).parent / "native"
PAD = 64
"""Areas begin at multiples of so many bytes, and so many lie between two."""
_PAGE = 1 << 16

_open: weakref.WeakSet[Instance] = weakref.WeakSet()
_modules: dict[str, wasmtime.Module] = {}


@functools.cache
def _engine() -> wasmtime.Engine:
    import wasmtime

    atexit.register(_close)
    return wasmtime.Engine()


def _module(name: str) -> wasmtime.Module:
    import wasmtime

    if name not in _modules:
        _modules[name] = wasmtime.Module(_engine(), (NATIVE / name).read_bytes())
    return _modules[name]


def _close() -> None:
    """Free what wasmtime holds while its functions are still there: at the end of a process they go first."""
    for instance in list(_open):
        instance.close()
    for module in _modules.values():
        module.close()
    _engine().close()


class Instance:
    """One instance of a compiled file, with memory of its own. heap: where in it there is room for data."""

    def __init__(self, name: str, function: str) -> None:
        import wasmtime

        self._store = wasmtime.Store(_engine())
        exports: Any = wasmtime.Instance(self._store, _module(name), []).exports(self._store)
        self._memory, self._function = exports["memory"], exports[function]
        self.heap = above(int(exports["__heap_base"].value(self._store)))
        self._octets = self._mapped()
        _open.add(self)

    def close(self) -> None:
        """Free its memory; it cannot be called afterwards."""
        self._octets = np.zeros(0, dtype=np.uint8)
        self._store.close()

    def call(self, *given: int) -> int:
        """Call the function."""
        return int(self._function(self._store, *given))

    def lay_out(self, sizes: dict[str, int], at: int) -> dict[str, int]:
        """Give each of some areas, of so many bytes, its place; the first is at `at`, a multiple of PAD."""
        places = {}
        for name, size in sizes.items():
            places[name] = at
            at = above(at + size) + PAD
        missing = at - len(self._octets)
        if missing > 0:
            self._memory.grow(self._store, -(-missing // _PAGE))
            self._octets = self._mapped()
        return places

    def view(self, at: int, n: int, dtype: np.dtype[Any]) -> np.ndarray:
        """Give n elements in its memory; no copy. Laying out more may move them."""
        return self._octets[at : at + n * dtype.itemsize].view(dtype)

    def write(self, at: int, content: np.ndarray) -> None:
        """Copy an array into its memory."""
        self._octets[at : at + content.nbytes] = np.ascontiguousarray(content).view(np.uint8).ravel()

    def _mapped(self) -> np.ndarray:
        address = ctypes.addressof(self._memory.data_ptr(self._store).contents)
        octets = (ctypes.c_ubyte * self._memory.data_len(self._store)).from_address(address)
        return np.ctypeslib.as_array(octets)


def above(at: int) -> int:
    """Give the next multiple of PAD."""
    return -(-at // PAD) * PAD
