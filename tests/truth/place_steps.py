"""Steps over places: shifted systems, precision, order, geohash."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from truth import places
from truth.forms import Context, Form, Pair, Ways, as_text, step


def _moved(form: Form, pair: Pair, bits: float = math.inf) -> Form:
    return replace(form, data=",".join(pair).encode(), pair=pair, bits=min(bits, form.bits))


def _floats(form: Form) -> tuple[float, float] | None:
    return (float(form.pair[0]), float(form.pair[1])) if form.pair and form.kind == "text" else None


@step
def gcj02(form: Form, _: str, __: Context) -> Ways:
    """a place shifted to GCJ-02, with all its decimals (7 or more)"""
    at = _floats(form)
    if not at or not places.in_china(*at):
        return {}
    other = places.gcj02(*at, axis=places.WGS84)
    return _shifted(form, places.gcj02(*at)) | {"axis 6378137": _moved(form, (repr(other[0]), repr(other[1])))}


@step
def bd09(form: Form, _: str, __: Context) -> Ways:
    """a place shifted to BD-09 (by way of GCJ-02), with all its decimals"""
    at = _floats(form)
    return _shifted(form, places.bd09(*places.gcj02(*at))) if at and places.in_china(*at) else {}


def _shifted(form: Form, at: tuple[float, float]) -> Ways:
    lat, lng = repr(at[0]), repr(at[1])
    return {
        "": _moved(form, (lat, lng)),
        "7 decimals": _moved(form, (places.rounded(lat, 7), places.rounded(lng, 7))),
    }


def _grid(n: int) -> float:
    return math.log2(180 * 10**n * 360 * 10**n)


def _bits(form: Form, n: int) -> float:
    """Give what `n` decimals tell apart, of degrees or of metres on a map."""
    is_metres = form.pair is not None and max(abs(float(half)) for half in form.pair) > 180
    return 2 * math.log2(40_075_016 * 10**n) if is_metres else _grid(n)


@step
def rounded(form: Form, n: str, __: Context) -> Ways:
    """both halves of a place rounded to N decimals"""
    return _per_half(form, lambda half: places.rounded(half, int(n)), int(n))


@step
def cut(form: Form, n: str, __: Context) -> Ways:
    """both halves of a place cut off after N decimals, where that differs from rounding"""
    return _per_half(form, lambda half: places.cut(half, int(n)), int(n))


def _per_half(form: Form, write: Callable[[str], str], n: int) -> Ways:
    if not _floats(form) or not form.pair:
        return {}
    pair = write(form.pair[0]), write(form.pair[1])
    # A zero at the end would make the text that of a coarser rounding too.
    if any("." in half and half.endswith("0") for half in pair):
        return {}
    bits = _bits(form, n)
    ways = {"": _moved(form, pair, bits)}
    if n and all(abs(float(half)) <= 180 for half in pair):
        ways["8 decimals"] = _moved(form, (places.rounded(pair[0], 8), places.rounded(pair[1], 8)), bits)
        ways["as a double"] = _moved(form, (f"{float(pair[0]):.17g}", f"{float(pair[1]):.17g}"), bits)
    return ways


@step
def float32(form: Form, _: str, __: Context) -> Ways:
    """a place as four bytes of floating point hold it, and what they are as a double"""
    at = _floats(form)
    if not at:
        return {}
    singles = [places.single(half) for half in at]
    bits = sum(24 - math.frexp(half)[1] + math.log2(span) for half, span in zip(singles, (180, 360), strict=True))
    own, double = ((write(singles[0]), write(singles[1])) for write in (places.single_text, repr))
    # Where decimals alone make the same text, it does not show that it went through four bytes.
    is_telling = form.pair and not any(
        own == (_no_zeros(write(form.pair[0], n)), _no_zeros(write(form.pair[1], n)))
        for write in (places.rounded, places.cut)
        for n in range(1, 8)
    )
    ways = {"as a double": _moved(form, double, bits)}
    return {"": _moved(form, own, bits), **ways} if is_telling else ways


def _no_zeros(half: str) -> str:
    return half.rstrip("0") + "0" * half.rstrip("0").endswith(".")


@step
def scaled(form: Form, n: str, __: Context) -> Ways:
    """degrees × 10^N as integers"""
    if not _floats(form) or not form.pair:
        return {}
    return {
        "": _moved(
            form, (places.scaled(form.pair[0], int(n)), places.scaled(form.pair[1], int(n))), _bits(form, int(n))
        )
    }


@step
def dms(form: Form, _: str, __: Context) -> Ways:
    """degrees, minutes and seconds to two decimals at most"""
    if not _floats(form) or not form.pair:
        return {}
    lat, lng = form.pair
    per_degree = {"marks": 360_000, "primes": 360_000, "colons": 360_000, "tenths": 36_000, "whole": 3_600}
    return {
        style: _moved(form, (places.dms(lat, "NS", style), places.dms(lng, "EW", style)), math.log2(180 * n * 360 * n))
        for style, n in per_degree.items()
    }


@step
def ddm(form: Form, _: str, __: Context) -> Ways:
    """degrees and minutes as NMEA 0183 writes them, without signs, and in other customary ways"""
    if not _floats(form) or not form.pair:
        return {}
    lat, lng = form.pair
    sides = "NS"[lat.startswith("-")], "EW"[lng.startswith("-")]
    ways: Ways = {}
    for n in (4, 3, 5):
        bits = math.log2(180 * 60 * 10**n * 360 * 60 * 10**n)
        own = places.nmea(lat, 2, n), places.nmea(lng, 3, n)
        ways[f"{n} decimals"] = _moved(form, own, bits)
        told = f"{own[0]},{sides[0]},{own[1]},{sides[1]}"
        ways[f"NMEA, {n} decimals"] = replace(_moved(form, own, bits), data=told.encode())
        for style in ("side first", "side last", "marks", "colons"):
            written = places.ddm(lat, sides[0], n, style), places.ddm(lng, sides[1], n, style)
            ways[f"{style}, {n} decimals"] = replace(_moved(form, written, bits), data=" ".join(written).encode())
    return ways


@step
def comma(form: Form, _: str, __: Context) -> Ways:
    """both halves of a place with a decimal comma"""
    if not _floats(form) or not form.pair:
        return {}
    pair = form.pair[0].replace(".", ","), form.pair[1].replace(".", ",")
    moved = _moved(form, pair)
    return {way: replace(moved, data=join.join(pair).encode()) for way, join in (("", ";"), ("blank", " "))}


@step
def mercator(form: Form, _: str, __: Context) -> Ways:
    """northing and easting in metres of Web Mercator, EPSG:3857; `cut` and `rounded` tell decimals"""
    at = _floats(form)
    return {"": _drawn(form, places.mercator(*at))} if at else {}


@step
def bd09mc(form: Form, _: str, __: Context) -> Ways:
    """northing and easting in the metres of Baidu's own projection of BD-09"""
    at = _floats(form)
    return {"": _drawn(form, places.bd09mc(*places.bd09(*places.gcj02(*at))))} if at and places.in_china(*at) else {}


def _drawn(form: Form, metres: tuple[float, float]) -> Form:
    return _moved(form, (repr(metres[0]), repr(metres[1])))


@step
def plus_code(form: Form, n: str, __: Context) -> Ways:
    """Plus code (Open Location Code) of N digits"""
    at = _floats(form)
    bits = math.log2(180 * 360 * 8000**2 * 20 ** (int(n) - 10))
    return {"": as_text(form, places.plus_code(*at, int(n)), bits=bits)} if at else {}


@step
def lng_lat(form: Form, _: str, __: Context) -> Ways:
    """longitude stands before latitude"""
    if not form.pair or form.kind != "text":
        return {}
    return {"": replace(_moved(form, (form.pair[1], form.pair[0])), is_lng_first=True)}


@step
def geohash(form: Form, n: str, __: Context) -> Ways:
    """geohash of N characters"""
    at = _floats(form)
    return {"": as_text(form, places.geohash(*at, int(n)), bits=5 * int(n))} if at else {}
