"""Every codec against its own examples, and against whatever bytes come."""

from __future__ import annotations

import gzip
import json
import zlib
from types import ModuleType

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.decode import codecs
from analyzer.decode.limits import MAX_OUT_BYTES, Budget, LimitReached
from analyzer.model.errors import DecodeError

ALL = list(codecs.load_all().values())
SINGLE = [codec for codec in ALL if codec.KIND in ("content", "carrier")]
CONTAINERS = codecs.of_kind("container")


def test_the_first_floor_of_codecs_is_there() -> None:
    assert set(codecs.load_all()) >= {"gzip", "deflate", "br", "zstd", "json", "form", "multipart", "base64", "percent"}


@pytest.mark.parametrize("codec", SINGLE, ids=lambda codec: codec.NAME)
def test_decoding_gives_the_examples(codec: ModuleType) -> None:
    decoded = [codec.decode(encoded, Budget()).content for encoded, _ in codec.EXAMPLES]
    assert decoded == [plain for _, plain in codec.EXAMPLES]


@pytest.mark.parametrize("codec", CONTAINERS, ids=lambda codec: codec.NAME)
def test_containers_name_every_field_of_their_examples(codec: ModuleType) -> None:
    for document, expected in codec.EXAMPLES:
        assert codec.sniff(document)
        fields = codec.decode(document, Budget())
        assert {field.path: document[field.start : field.end].decode() for field in fields} == expected


@pytest.mark.parametrize("codec", ALL, ids=lambda codec: codec.NAME)
def test_what_is_not_mine_is_not_claimed(codec: ModuleType) -> None:
    assert [data for data in codec.NOT_MINE if codec.sniff(data)] == []
    for data in codec.NOT_MINE if codec.KIND != "container" else ():
        with pytest.raises(DecodeError):
            codec.decode(data, Budget())


@pytest.mark.parametrize("codec", CONTAINERS, ids=lambda codec: codec.NAME)
def test_locate_agrees_with_decode(codec: ModuleType) -> None:
    for document, _ in codec.EXAMPLES:
        fields = [field for field in codec.decode(document, Budget()) if field.end > field.start]
        assert codec.locate(document, [field.start for field in fields]) == fields


@given(data=st.binary(max_size=400), codec=st.sampled_from(ALL))
@settings(max_examples=300, deadline=None)
def test_any_bytes_end_in_a_result_or_in_its_own_error(data: bytes, codec: ModuleType) -> None:
    try:
        codec.sniff(data)
        codec.decode(data, Budget())
    except DecodeError:
        pass


@given(data=st.binary(min_size=1, max_size=2000))
@settings(max_examples=100, deadline=None)
def test_content_codecs_undo_their_encoders(data: bytes) -> None:
    encoded = {
        "gzip": gzip.compress(data),
        "deflate": zlib.compress(data),
        "br": brotli.compress(data),
        "zstd": zstandard.compress(data),
    }
    modules = codecs.load_all()
    assert {name: modules[name].decode(body, Budget()).content for name, body in encoded.items()} == dict.fromkeys(
        encoded, data
    )


@given(text=st.text(min_size=1, max_size=200))
@settings(max_examples=200, deadline=None)
def test_percent_undoes_quoting_of_any_text(text: str) -> None:
    from urllib.parse import quote

    quoted = quote(text, safe="\r\n\t =_")
    percent = codecs.load_all()["percent"]
    if percent.sniff(quoted.encode()):
        assert percent.decode(quoted.encode(), Budget()).content == text.encode()


@given(
    document=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
        max_leaves=20,
    ).filter(lambda value: isinstance(value, list | dict))
)
@settings(max_examples=200, deadline=None)
def test_json_finds_every_scalar_of_any_document(document: object) -> None:
    text = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    fields = codecs.load_all()["json"].decode(text, Budget())
    assert [json.loads(_quoted(text, field)) for field in fields] == list(_scalars(document))


def _quoted(text: bytes, field) -> bytes:  # type: ignore[no-untyped-def]
    raw = text[field.start : field.end]
    return b'"' + raw + b'"' if field.escape == "json" else raw


def _scalars(value: object):  # type: ignore[no-untyped-def]
    if isinstance(value, dict):
        for inner in value.values():
            yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)
    else:
        yield value


@pytest.mark.parametrize("compress", [gzip.compress, brotli.compress, zstandard.compress], ids=["gzip", "br", "zstd"])
def test_a_bomb_stops_at_the_ratio(compress) -> None:  # type: ignore[no-untyped-def]
    bomb = compress(bytes(20_000_000))
    name = {b"\x1f\x8b": "gzip", b"\x28\xb5": "zstd"}.get(bomb[:2], "br")
    decoded = codecs.load_all()[name].decode(bomb, Budget())
    assert (decoded.problem, len(decoded.content) < MAX_OUT_BYTES) == ("ratio", True)


def test_what_comes_before_the_damage_is_kept() -> None:
    body = gzip.compress(b"".join(b"%d," % i for i in range(20_000)))
    damaged = body[: len(body) // 2] + b"\xff" * 40 + body[len(body) // 2 + 40 :]
    decoded = codecs.load_all()["gzip"].decode(damaged, Budget())
    assert decoded.problem == "damaged"
    assert decoded.content.startswith(b"0,1,2,3,")


def test_members_of_a_gzip_body_are_joined() -> None:
    decoded = codecs.load_all()["gzip"].decode(gzip.compress(b"a") + gzip.compress(b"b") + b"rest", Budget())
    assert (decoded.content, decoded.problem) == (b"ab", "")


def test_the_budget_counts_pieces() -> None:
    budget = Budget(leaves=1)
    budget.take(1)
    with pytest.raises(LimitReached) as reached:
        budget.take(1)
    assert reached.value.limit == "leaves"
