"""Layers of a message: carriers (what only recodes bytes), stacks of layers, and the placements of the corpus.

`layers` lists the encodings of the container, outermost first; `path` is that of the innermost layer that names its
places. A layer always holds more than the value: an encoding over exactly the value is a transform.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from truth.carriers import CARRIERS, PLAINER, SIGNS, TELLS, UNDECLARED
from truth.containers import CONTAINERS, HOLDS_BYTES, Built, Noise, Targets
from truth.forms import Form


@dataclass(frozen=True)
class Placement:
    """Where a value stands in a message: `location`, and the layers of its container, outermost first."""

    location: str
    layers: tuple[str, ...]
    declared: int = field(default=0)
    """How many of the outermost layers the Content-Encoding header declares."""

    @property
    def innermost(self) -> str:
        """The container that holds the value; `text` when there is none."""
        return self.layers[-1] if self.layers and self.layers[-1] in CONTAINERS else "text"

    @property
    def label(self) -> str:
        """The column `layers`."""
        return ">".join(self.layers)


_STACKS = {
    "body": """
        - json form multipart xml plist bplist protobuf msgpack cbor zip
        gzip!>json deflate!>json br!>json zstd!>json gzip!>form deflate!>form gzip! br!>protobuf zstd!>msgpack
        gzip!>xml deflate!>xml gzip!>protobuf gzip!>gzip>json gzip>json zstd>json gzip gzip>protobuf
        grpc>protobuf grpc>gzip>protobuf br!>json>json zstd!>protobuf>json
        json>json json>json>json json>query json>form json>xml form>json form>query xml>json plist>json
        multipart>json multipart>gzip>json multipart>protobuf msgpack>json cbor>json protobuf>json protobuf>msgpack
        msgpack>gzip>json zip>json base64>json base64>gzip>json hex>json base64>protobuf base64>form percent>json
        json>base64 json>base64url json>hex json>base64>json json>base64url>json json>hex>json json>base64>gzip>json
        json>base64>protobuf json>base64>msgpack json>base64>cbor json>base64>bplist json>base64>zip>json
        json>percent>json json>jwt>json form>base64 form>base64>json form>base64>gzip>json form>percent>json
        form>jwt>json form>base64>base64>json gzip!>form>json>base64>json gzip!>json>base64>gzip>json xml>base64>json
        snappy>json snappy>protobuf lz4>json bzip2>json xz>json lz4>msgpack gzip!>snappy>json gzip>bzip2>json
        base64>xz>json json>base64>snappy>json json>base64>lz4>json json>base64>bzip2>json json>base64>xz>json
        json>base64>deflate>json json>hex>gzip>json bplist>deflate>json protobuf>gzip>json protobuf>zip
        protobuf>bzip2>json protobuf>xz>json protobuf>lz4>json msgpack>snappy>json cbor>deflate>json
        grpc>snappy>protobuf base32>json json>base32>json json>base32
        form>base32>protobuf json>pairs>hex>json form>pairs>hex>json
        byte_list>json json>byte_list>json form>byte_list>json json>byte_list>gzip>json json>byte_list>protobuf
        json>c_escape>json form>c_escape>json json>json_escape>json form>json_escape>json form>unicode_escape>json
        json>unicode_escape>json form>xml_escape>json json>xml_escape>xml form>xml_refs>json json>percent_plus>json
        json>percent_unicode>json form>percent_unicode>json
        deflate>json deflate>form protobuf>deflate>json multipart>deflate>json msgpack>deflate>json
        quoted_printable>json json>quoted_printable>json form>quoted_printable>json protobuf>quoted_printable>json
        """,
    "query": """
        query query>json query>query query>json>json query>percent>json query>base64 query>base64>json
        query>base64url>json query>hex>json query>jwt>json query>base64>gzip>json query>base64>protobuf query>xml
        query>base32>json query>pairs>hex>json query>byte_list>json query>c_escape>json query>unicode_escape>json
        query>xml_escape>json query>base64>deflate>json query>percent_unicode>json
        """,
    "url": "- base64url>json percent>json",
    "host": "-",
    "header": "- json base64>json jwt>json query base64>protobuf base32>json pairs>hex>json",
    "cookie": "cookie cookie>percent>json cookie>base64>json cookie>percent>query cookie>jwt>json",
    "message": """
        - json json>json json>base64>json protobuf msgpack cbor gzip>json deflate>json snappy>json lz4>json
        byte_list>json
        """,
    "chunk": "- json protobuf msgpack gzip>json zstd>json snappy>json lz4>json bzip2>json xz>json protobuf>gzip>json",
}
"""What is built where; `-` is no layer. `!` marks a layer that the Content-Encoding header declares; others show by
their magic bytes or their shape."""


def _placement(location: str, stack: str) -> Placement:
    layers = tuple(layer.strip("!-") for layer in stack.split(">"))
    return Placement(location, tuple(filter(None, layers)), stack.count("!"))


PLACEMENTS = tuple(_placement(location, stack) for location, stacks in _STACKS.items() for stack in stacks.split())

_COOKIE = re.compile(r"[!#-+\--:<-\[\]-~]+")
_HOST_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_HEADER = re.compile(r"[!-~](?:[ -~]*[!-~])?")


def accepts(placement: Placement, form: Form, *, as_pair: bool = False) -> bool:
    """Tell whether a form can stand there; `as_pair` in two neighbouring fields."""
    inner = placement.innermost
    if as_pair:
        is_plain = placement.location == "header" and placement.layers == ("json",)
        halves = form.pair or ()
        fits = all(map(_is_cookie, halves)) if inner == "cookie" else not is_plain or all(map(str.isascii, halves))
        return inner not in ("text", "zip") and fits
    if form.kind == "pair":
        return False
    if form.kind == "bytes":
        is_free = inner == "text" and placement.location not in ("url", "host", "header")
        above = placement.layers[-1] if placement.layers else ""
        return inner in HOLDS_BYTES or (is_free and above != "percent")
    written = form.written.decode()
    if placement.location == "host":
        return bool(_HOST_LABEL.fullmatch(written))
    if placement.location == "header" and not placement.layers:
        return bool(_HEADER.fullmatch(written))
    if placement.location == "header" and placement.layers == ("json",):
        return written.isascii()
    return inner != "cookie" or _is_cookie(written)


def _is_cookie(text: str) -> bool:
    return bool(_COOKIE.fullmatch(text))


def build(placement: Placement, targets: Targets, noise: Noise, rng: Random, names: Callable[[], str]) -> Built:
    """Give the bytes of all the layers around the targets, the targets' paths (empty without a container), and the
    layers as the bytes tell them: a carrier without one of its own signs is called what it is as well.

    `names` gives the field name that holds an inner document.
    """
    noise = [*noise, *(told for layer, told in TELLS.items() if layer in placement.layers)]
    inner = CONTAINERS[placement.innermost](targets, noise, rng)
    data, paths, detail = inner.data, inner.paths, inner.detail
    trail: tuple[str, ...] = ()
    above = placement.layers if placement.innermost == "text" else placement.layers[:-1]
    layers = [] if placement.innermost == "text" else [placement.innermost]
    if placement.innermost == "query" and (above or placement.location == "header"):
        # Pairs alone are a query in what holds parts of URLs, a form anywhere else.
        bare = b"" if above and above[-1] in ("form", "percent") else b"/p?"
        data = rng.choice((b"https://www.example.org/open?", b"app://page/item?", bare)) + data
    for layer in reversed(above):
        layers.insert(0, layer)
        if layer in CARRIERS:
            is_declared = len(layers) > len(placement.layers) - placement.declared
            is_all = placement.location == "body" and len(layers) == len(placement.layers)
            data, detail = CARRIERS[layer if is_declared or is_all else UNDECLARED.get(layer, layer)](data, rng), ""
            if layer in SIGNS and not any(sign in data for sign in SIGNS[layer]):
                layers[0] = PLAINER[layer]
            continue
        is_text = _is_text(data)
        outer = CONTAINERS[layer]([(names(), data.decode() if is_text else data)], noise, rng)
        data, detail = outer.data, outer.detail
        if any(paths):
            trail = (*outer.paths, *trail)
        else:
            paths = outer.paths * len(paths)
    return Built(data, paths, detail, trail, ">".join(layers))


def _is_text(data: bytes) -> bool:
    try:
        return not any(byte < 32 and byte not in (9, 10, 13) for byte in data) and bool(data.decode())
    except UnicodeDecodeError:
        return False
