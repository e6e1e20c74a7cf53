"""Raw session → observations, beside a bare Hyperscan scan of the same bytes and beside inflating them.

CPU seconds of one process, taking turns, medians. Sizes, MB: CONSENTINEL_BENCH_MB (500), CONSENTINEL_BENCH_SLOPE_MB
("10,100,1000,5000"); CONSENTINEL_BENCH_FLOWS (50,000); CONSENTINEL_BENCH_PATTERNS ("4000,40000,200000"): how many
plain patterns of the closure bare scans have; one more has the whole closure, and the goal is beside it.

Beside each goal: how fast it would be without all that looks behind layers (floor), and with all of it but with every
line of Python free (machine code alone).
"""

from __future__ import annotations

import mmap
import os
import shutil
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.analysis import analyze, highest_memory, values_by_type  # noqa: E402
from support.bare_scan import BareScan, closure_patterns, of_whole_closure  # noqa: E402
from support.floors import inflate_and_scan, least, look_behind, read_lines_and_hash  # noqa: E402
from support.machine_times import MachineTimes  # noqa: E402
from support.stage_times import LEAST, STAGES, StageTimes  # noqa: E402
from support.traffic import Mix, values, write_session  # noqa: E402

MB = 1_000_000
N_MB = int(os.environ.get("CONSENTINEL_BENCH_MB", "500"))
N_FLOWS = int(os.environ.get("CONSENTINEL_BENCH_FLOWS", "50000"))
SLOPE_MB = [int(word) for word in os.environ.get("CONSENTINEL_BENCH_SLOPE_MB", "10,100,1000,5000").split(",")]
COUNTS = [int(word) for word in os.environ.get("CONSENTINEL_BENCH_PATTERNS", "4000,40000,200000").split(",")]
ROUNDS = 3
Timer = Callable[[], float]
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Give the figures."""
    known = {"values": values_by_type()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [
            *_compile_figures(),
            *_ratio_figures(folder / "plain", known, Mix(), "5 % with a value, 20 % in a carrier"),
            *_ratio_figures(
                folder / "half", known, Mix(with_value=0.5, with_carrier=0.5), "50 % and 50 %", has_goal=False
            ),
            *_packed_figures(folder / "packed", known),
            *_flow_figures(folder / "flows", known),
            *_slope_figures(folder / "slope", known),
            *_large_figures(folder / "large"),
        ]


def _search_set() -> Any:
    from analyzer.detect.search import SearchSet

    return SearchSet(_known_values())


def _known_values() -> list[Any]:
    from analyzer.detect.known import KnownValue
    from analyzer.model.values import Secret

    return [KnownValue(value.data_type, Secret(value.text), "planted") for value in values()]


def _compile_figures() -> list[Figure]:
    seconds, search = [], None
    for _ in range(ROUNDS):
        began = time.process_time()
        search = _search_set()
        seconds.append(time.process_time() - began)
    assert search is not None
    return [
        _figure("forms of 100 values: literals", search.n_literals, ""),
        _figure("forms of 100 values: digests in the table", search.n_digests, ""),
        _figure("forms of 100 values: as plain patterns", len(closure_patterns()), ""),
        _figure("compiling the forms of 100 values", statistics.median(seconds), "s CPU", None, "<= 1"),
    ]


def _ratio_figures(folder: Path, known: dict[str, Any], mix: Mix, what: str, *, has_goal: bool = True) -> list[Figure]:
    n_flows, _ = write_session(folder, N_MB * MB, mix)
    file = folder / "bodies.bin"
    size = file.stat().st_size / MB
    patterns = closure_patterns()
    counts = sorted({len(patterns), *(min(count, len(patterns)) for count in COUNTS)})
    bare = [*(BareScan(patterns[:count]) for count in counts[:-1]), of_whole_closure()]
    own = _search_set()._engine
    turns: list[Timer] = [
        lambda: analyze(folder, known)[0],
        lambda: _scan_own(own, file),
        lambda: least(folder, _known_values()),
        lambda: _machine_code(folder, known),
    ]
    turns += [lambda one=one: one.scan(file) for one in bare]
    ours, alone, floor, machine, *others = (size / seconds for seconds in _medians(turns))
    title = f"{N_MB} MB, {what}"
    found = [
        _figure(f"{title}: raw to observations", ours, "MB/s", f"{n_flows} flows"),
        _figure(f"{title}: ÷ the analyzer's own scan alone", ours / alone, "×", f"{alone:.0f} MB/s"),
    ]
    for one, speed in zip(bare, others, strict=True):
        is_last = one is bare[-1]
        beside = f"{speed:.0f} MB/s; compiled in {one.compile_s:.1f} s"
        goal = ">= 0.5" if is_last and has_goal else None
        found.append(_figure(f"{title}: ÷ bare scan of {one.n} plain patterns", ours / speed, "×", beside, goal))
    least_is = f"{floor:.0f} MB/s: reading, one scan, naming; nothing behind it"
    found += [
        _figure(f"{title}: floor ÷ bare scan of {bare[-1].n} plain patterns", floor / others[-1], "×", least_is),
        _machine_figure(f"{title}: machine code alone ÷ bare scan of {bare[-1].n}", machine / others[-1], "×"),
    ]
    if has_goal:
        found += _stage_figures(folder, known, n_flows, title)
        found.append(
            _figure(f"{title}: memory of analysis", highest_memory(folder), "MB RssAnon", f"{size:.0f} MB", "<= 400")
        )
    shutil.rmtree(folder)
    return found


def _scan_own(engine: Any, file: Path) -> float:
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        began = time.process_time()
        engine.scan(np.frombuffer(data, dtype=np.uint8).data)
        return time.process_time() - began


def _packed_figures(folder: Path, known: dict[str, Any]) -> list[Figure]:
    n_flows, n_bytes = write_session(folder, min(N_MB, 200) * MB, Mix(is_packed=True))
    search, bare = _search_set(), of_whole_closure()
    turns: list[Timer] = [
        lambda: analyze(folder, known)[0],
        lambda: _inflate(folder, _zlib),
        lambda: _inflate(folder, _isal),
        lambda: inflate_and_scan(folder, search),
        lambda: bare.scan_inflated(folder),
        lambda: _machine_code(folder, known),
    ]
    ours, theirs, fast, floor, plain, machine = (n_bytes / MB / seconds for seconds in _medians(turns))
    title = f"{n_bytes // MB} MB of gzipped bodies"
    stages = _stage_figures(folder, known, n_flows, title)
    shutil.rmtree(folder)
    return [
        _figure(f"{title}: raw to observations", ours, "MB/s of content", f"{n_flows} flows"),
        _figure(f"{title}: ÷ zlib.decompress", ours / theirs, "×", f"{theirs:.0f} MB/s", ">= 0.8"),
        _figure(f"{title}: ÷ isal", ours / fast, "×", f"{fast:.0f} MB/s"),
        _figure(f"{title}: floor ÷ zlib.decompress", floor / theirs, "×", f"{floor:.0f} MB/s: reading, isal, one scan"),
        _figure(
            f"{title}: isal and a bare scan of {bare.n} plain patterns ÷ zlib.decompress", plain / theirs, "×", _BARE
        ),
        _machine_figure(f"{title}: machine code alone ÷ zlib.decompress", machine / theirs, "×"),
        *stages,
    ]


_BARE = "nothing read, undone or named"


def _zlib(data: memoryview) -> bytes:
    return zlib.decompress(data, 31)


def _isal(data: memoryview) -> bytes:
    from isal import igzip

    return igzip.decompress(data)


def _inflate(folder: Path, unpack: Callable[[memoryview], bytes]) -> float:
    from analyzer.ingest.exchange import PartKind
    from analyzer.ingest.raw import load_capture

    capture = load_capture(folder)
    spans = capture.spans[capture.spans["kind"] == PartKind.REQUEST_BODY]
    places = [*zip(spans["start"].tolist(), (spans["start"] + spans["length"]).tolist(), strict=True)]
    view = memoryview(capture.data)
    began = time.process_time()
    for start, end in places:
        unpack(view[start:end])
    seconds = time.process_time() - began
    view.release()
    return seconds


def _flow_figures(folder: Path, known: dict[str, Any]) -> list[Figure]:
    """Give flows per second, and what each stage costs beside what no way of searching is without."""
    n_flows, _ = write_session(folder, N_FLOWS * 4_000, Mix(size=4_000))
    bare = of_whole_closure()
    turns = [
        lambda: analyze(folder, known)[0],
        lambda: least(folder, _known_values()),
        lambda: _machine_code(folder, known),
        lambda: bare.scan(folder / "bodies.bin"),
    ]
    seconds, lowest, machine, plain = _medians(turns)
    title = "flows of 4 kB"
    found = [
        _figure(f"{title}: raw to observations", n_flows / seconds, "flows/s", f"{n_flows} flows", ">= 50000"),
        *_stage_figures(folder, known, n_flows, title),
        _figure(f"{title}: floor: reading, one scan, naming", n_flows / lowest, "flows/s", "nothing behind it"),
        _figure(f"{title}: bare scan of {bare.n} plain patterns alone", n_flows / plain, "flows/s", _BARE),
        _machine_figure(f"{title}: machine code alone", n_flows / machine, "flows/s"),
    ]
    shutil.rmtree(folder)
    return found


def _machine_code(folder: Path, known: dict[str, Any]) -> float:
    """Give the CPU seconds that an analysis spends in machine code."""
    times, own = MachineTimes(), _search_set()._engine
    with times.measured():
        analyze(folder, known)
    return times.seconds + read_lines_and_hash(folder) + _cpu(own.compiled)


def _machine_figure(name: str, value: float, unit: str) -> Figure:
    return _figure(
        name, value, unit, "scans, kernel, inflating, SHA-256, JSON, Hyperscan's compiling: no Python at all"
    )


def _stage_figures(folder: Path, known: dict[str, Any], n_flows: int, title: str) -> list[Figure]:
    """Give what each stage costs. Beside it: what it does alone, where that can be done alone."""
    file, own = folder / "bodies.bin", _search_set()._engine
    times, rounds = StageTimes(), []

    def staged() -> float:
        times.seconds.clear()
        with times.measured():
            seconds = analyze(folder, known)[0]
        left = seconds - sum(times.seconds.values())
        rounds.append({**times.seconds, "rows and tables": times.seconds["rows and tables"] + left})
        return seconds

    floors: dict[str, Timer] = {
        "reading": lambda: read_lines_and_hash(folder),
        "compiling": lambda: _cpu(own.compiled),
        "scan of what was sent": lambda: _scan_own(own, file),
        "undoing one layer after the other": lambda: look_behind(folder),
    }
    alone = dict(zip(floors, [*_medians([staged, *floors.values()])][1:], strict=True))
    per_flow = 1e6 / n_flows
    found = []
    for stage in dict.fromkeys(name for name, *_ in STAGES):
        cost = statistics.median(one.get(stage, 0.0) for one in rounds) * per_flow
        beside = f"{alone[stage] * per_flow:.1f} alone: {LEAST[stage]}" if stage in alone else LEAST[stage]
        found.append(_figure(f"{title}: stage: {stage}", cost, "µs CPU per flow", beside))
    return found


def _slope_figures(folder: Path, known: dict[str, Any]) -> list[Figure]:
    """Give how cost grows: 1 is linear. What a session of next to nothing costs (compiling) is taken off; with it the
    exponent is below 1, for the smallest session is half of it."""
    sizes, costs = [], []
    for size in SLOPE_MB:
        place = folder / str(size)
        write_session(place, size * MB, Mix())
        write_session(folder / "0", MB // 2, Mix())
        costs.append(_whole_and_fixed(place, folder / "0", known, 1 if size >= 1000 else 2 * ROUNDS))
        sizes.append((place / "bodies.bin").stat().st_size / MB)
        shutil.rmtree(place)
        shutil.rmtree(folder / "0")
    found = []
    for size, mb, (whole, fixed) in zip(SLOPE_MB, sizes, costs, strict=True):
        title = f"session of {size} MB: raw to observations"
        beside = f"{(whole - fixed) / mb * 1000:.2f} ms per MB, {fixed:.2f} s before the first byte"
        found.append(_figure(title, mb / (whole - fixed), "MB/s", beside))
    growth = _exponent(sizes, [whole - fixed for whole, fixed in costs])
    whole_growth = _exponent(sizes, [whole for whole, _ in costs])
    return [
        *found,
        _figure("cost over size, exponent", growth, "", f"{SLOPE_MB} MB, without the fixed cost", "<= 1.05"),
        _figure("cost over size, exponent with the fixed cost", whole_growth, "", f"{SLOPE_MB} MB"),
    ]


def _whole_and_fixed(place: Path, empty: Path, known: dict[str, Any], rounds: int) -> tuple[float, float]:
    """Give the CPU seconds of a session, and of one of next to nothing that took turns with it: the least of each, for
    a machine that others use is never too fast."""
    turns = [(analyze(place, known)[0], analyze(empty, known)[0]) for _ in range(rounds)]
    whole, fixed = (min(column) for column in zip(*turns, strict=True))
    return whole, fixed


def _exponent(sizes: list[float], costs: list[float]) -> float:
    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0]) if len(sizes) > 1 else 1.0


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _medians(turns: list[Timer]) -> Iterator[float]:
    """Let all take turns; give the median seconds of each."""
    seconds = [[turn() for turn in turns] for _ in range(ROUNDS)]
    return (statistics.median(column) for column in zip(*seconds, strict=True))


def _large_figures(folder: Path) -> list[Figure]:
    """Give the memory that the largest session of the slope takes, and one of as many bytes in flows of 4 kB."""
    found = []
    for mix in (Mix(), Mix(size=4_000)):
        n_flows, n_bytes = write_session(folder, max(SLOPE_MB) * MB, mix)
        name = f"session of {n_bytes // MB} MB, {n_flows} flows: memory of analysis"
        found.append(_figure(name, highest_memory(folder), "MB RssAnon", None, "<= 400"))
        shutil.rmtree(folder)
    return found


def _figure(name: str, value: float, unit: str, baseline: object = None, goal: str | None = None) -> Figure:
    return {"name": name, "value": value, "unit": unit, "baseline": baseline, "goal": goal}
