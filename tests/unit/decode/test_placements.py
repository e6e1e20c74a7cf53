"""Every stack of layers of the corpus is peeled down to the value, and named as its label says."""

from __future__ import annotations

from random import Random

import pytest
from truth.compose import compose
from truth.har import Message
from truth.layers import PLACEMENTS, Placement
from unit.decode.growing import all_nodes, grow

from analyzer.decode import codecs
from analyzer.decode.leaf import places
from analyzer.decode.node import Node
from analyzer.ingest.exchange import PartKind

VALUE = "Zh4ng_S4n~0815x7Q"
NOISE = [("os", "android 14"), ("net", "wifi"), ("sdk", "5.3.17")]
_BINARY = {"protobuf", "grpc", "msgpack", "cbor", "bplist"}
THERE = [at for at in PLACEMENTS if not _BINARY & set(at.layers) - set(codecs.load_all())]


@pytest.mark.parametrize("placement", THERE, ids=lambda at: f"{at.location} {at.label or '-'}")
def test_a_placement_is_named_as_its_label(placement: Placement) -> None:
    for seed in range(12):
        rng = Random(f"{placement}:{seed}")
        value = VALUE.lower().replace("_", "-").replace("~", "") if placement.location == "host" else VALUE
        message, built = compose(placement, [("uid", value)], NOISE[: rng.randint(0, 3)], rng)
        location, path = ("url", "host") if placement.location == "host" else (placement.location, built.paths[0])
        assert _found(message, value.encode()) == {(location, built.layers, path)}, (seed, message)


def _found(message: Message, value: bytes) -> set[tuple[str, str, str]]:
    encodings = [text for name, text in message.headers if name == "Content-Encoding"]
    found = set()
    for content, kind in _parts(message):
        root = grow(Node(content, kind, message.media.lower()), encodings if kind == PartKind.REQUEST_BODY else [])
        for node in all_nodes(root):
            if value not in node.content or any(value in child.content for child in node.children):
                continue
            start = node.content.index(value)
            place = places(node, [start], [start + len(value)])[0]
            found.add((place.location, ">".join(place.layers), place.path))
    return found


def _parts(message: Message) -> list[tuple[bytes, PartKind]]:
    if message.frame is not None:
        return [(message.frame, PartKind.MESSAGE)]
    if message.chunk is not None:
        return [(message.chunk, PartKind.CHUNK)]
    lines = [f"{message.method} {message.path} HTTP/1.1", f"Host: {message.host}"]
    lines += [f"{name}: {text}" for name, text in message.headers]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode()
    return [(head, PartKind.REQUEST_HEAD), *([(message.body, PartKind.REQUEST_BODY)] if message.body else [])]
