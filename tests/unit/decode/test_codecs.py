"""Every codec against its own examples, and against whatever bytes come."""

from __future__ import annotations

import base64
import gzip
import io
import json
import plistlib
import warnings
import zipfile
import zlib
from types import ModuleType
from xml.etree import ElementTree
from xml.sax import saxutils

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.decode import codecs
from analyzer.decode.codecs import deflate_codec, xml_codec
from analyzer.decode.limits import MAX_OUT_BYTES, Budget, LimitReached
from analyzer.model.errors import DecodeError

ALL = list(codecs.load_all().values())
SINGLE = [codec for codec in ALL if codec.KIND in ("content", "carrier")]
CONTAINERS = codecs.of_kind("container")


def test_the_first_floor_of_codecs_is_there() -> None:
    names = "gzip deflate br zstd json form query multipart xml plist zip jwt base64 base32 hex percent json_escape"
    assert set(codecs.load_all()) >= {*names.split(), "xml_escape"}


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


@pytest.mark.parametrize("codec", codecs.of_kind("archive"), ids=lambda codec: codec.NAME)
def test_archives_give_their_members(codec: ModuleType) -> None:
    for archive, expected in codec.EXAMPLES:
        assert codec.sniff(archive)
        found: dict[str, list[bytes]] = {}
        for entry in codec.decode(archive, Budget()):
            found.setdefault(entry.path, []).append(entry.decoded.content)
        assert found == expected


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
        "gzip": gzip.compress(data, mtime=0),
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
    body = gzip.compress(b"".join(b"%d," % i for i in range(20_000)), mtime=0)
    damaged = body[: len(body) // 2] + b"\xff" * 40 + body[len(body) // 2 + 40 :]
    decoded = codecs.load_all()["gzip"].decode(damaged, Budget())
    assert decoded.problem == "damaged"
    assert decoded.content.startswith(b"0,1,2,3,")


def test_members_of_a_gzip_body_are_joined() -> None:
    decoded = codecs.load_all()["gzip"].decode(
        gzip.compress(b"a", mtime=0) + gzip.compress(b"b", mtime=0) + b"rest", Budget()
    )
    assert (decoded.content, decoded.problem) == (b"ab", "")


def test_the_budget_counts_pieces() -> None:
    budget = Budget(leaves=1)
    budget.take(1)
    with pytest.raises(LimitReached) as reached:
        budget.take(1)
    assert reached.value.limit == "leaves"


@given(data=st.binary(min_size=3, max_size=400), width=st.sampled_from([0, 64, 76]))
@settings(max_examples=100, deadline=None)
def test_carriers_undo_their_encoders(data: bytes, width: int) -> None:
    modules = codecs.load_all()
    code = base64.b64encode(data)
    lines = b"\r\n".join(code[at : at + width] for at in range(0, len(code), width)) if width else code
    encoded = {
        "base64": [code, code.rstrip(b"="), base64.urlsafe_b64encode(data), lines],
        "base32": [base64.b32encode(data), base64.b32encode(data).lower().rstrip(b"=")],
        "hex": [data.hex().encode(), data.hex().upper().encode()],
        "percent": ["".join(f"%{byte:02x}" for byte in data).encode()],
        "jwt": [b"eyJhbGciOiJub25lIn0." + base64.urlsafe_b64encode(data).rstrip(b"=") + b"."],
    }
    for name, written in encoded.items():
        assert [modules[name].sniff(text) for text in written] == [True] * len(written)
        assert [modules[name].decode(text, Budget()).content for text in written] == [data] * len(written)


@pytest.mark.parametrize(
    ("plain", "base64_text", "base32_text", "hex_text"),
    [
        (b"foob", b"Zm9vYg==", b"MZXW6YQ=", b"666F6F62"),
        (b"fooba", b"Zm9vYmE=", b"MZXW6YTB", b"666F6F6261"),
        (b"foobar", b"Zm9vYmFy", b"MZXW6YTBOI======", b"666F6F626172"),
    ],
)
def test_vectors_of_rfc_4648(plain: bytes, base64_text: bytes, base32_text: bytes, hex_text: bytes) -> None:
    modules = codecs.load_all()
    texts = {"base64": base64_text, "base32": base32_text, "hex": hex_text}
    assert {modules[name].decode(text, Budget()).content for name, text in texts.items()} == {plain}


@given(text=st.text(min_size=1, max_size=100))
@settings(max_examples=200, deadline=None)
def test_escapes_undo_their_encoders(text: str) -> None:
    modules = codecs.load_all()
    quoted = json.dumps(text)[1:-1].encode()
    every = "".join(f"\\u{unit:04X}" for unit in _utf16(text)).encode()
    plain = text.encode("utf-8", "surrogatepass")
    assert modules["json_escape"].decode(every, Budget()).content == plain
    if modules["json_escape"].sniff(quoted):
        assert modules["json_escape"].decode(quoted, Budget()).content == plain
    clean = "".join(char for char in text if char >= " " and not 0xD800 <= ord(char) < 0xE000)
    for written in (saxutils.escape(clean, {'"': "&quot;", "'": "&apos;"}), "".join(f"&#{ord(c)};" for c in clean)):
        if modules["xml_escape"].sniff(written.encode()):
            assert modules["xml_escape"].decode(written.encode(), Budget()).content == clean.encode()


def _utf16(text: str) -> list[int]:
    raw = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


_XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)
_XML_TREE = st.recursive(
    _XML_TEXT,
    lambda inner: st.lists(st.tuples(st.sampled_from("abc"), inner), min_size=1, max_size=4),
    max_leaves=12,
)


@given(tree=_XML_TREE, attribute=_XML_TEXT)
@settings(max_examples=150, deadline=None)
def test_xml_gives_the_texts_that_a_parser_gives(tree: object, attribute: str) -> None:
    root = ElementTree.Element("r", {"q": attribute})
    _grow(root, tree)
    document = ElementTree.tostring(root, "utf-8", short_empty_elements=False)
    xml = codecs.load_all()["xml"]
    fields = xml.decode(document, Budget())
    texts = [xml_codec.undo_entities(document[field.start : field.end], Budget()).decode() for field in fields]
    assert texts == [text.strip(" ") for text in [attribute, *_texts(root)] if text.strip(" ")] or " " in attribute
    assert xml.locate(document, [field.start for field in fields]) == fields


def _grow(element: ElementTree.Element, tree: object) -> None:
    if isinstance(tree, str):
        element.text = tree
        return
    assert isinstance(tree, list)
    for name, inner in tree:
        _grow(ElementTree.SubElement(element, name), inner)


def _texts(element: ElementTree.Element) -> list[str]:
    return [text for item in element.iter() if (text := item.text)]


def test_entities_that_a_document_declares_are_not_expanded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]><a><b>&m;&amp;</b></a>'
    (field,) = codecs.load_all()["xml"].decode(bomb, Budget())
    assert (field.path, xml_codec.unescape(bomb[field.start : field.end], Budget()).content) == ("/a/b", b"&m;&")


_PLIST = st.recursive(
    st.integers(0, 1 << 40) | st.booleans() | st.text(st.sampled_from("ab &<é"), min_size=1, max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["k", "x y", "z"]), inner, max_size=3),
    max_leaves=12,
)


@given(document=_PLIST.filter(lambda value: isinstance(value, list | dict)))
@settings(max_examples=150, deadline=None)
def test_plist_names_like_json(document: object) -> None:
    data = plistlib.dumps(document, sort_keys=False)  # type: ignore[arg-type]
    fields = codecs.load_all()["plist"].decode(data, Budget())
    found = [(f.path, xml_codec.undo_entities(data[f.start : f.end], Budget()).decode()) for f in fields]
    assert found == [(path, text.strip()) for path, text in _named(document, "$") if text.strip()]


def _named(value: object, path: str):  # type: ignore[no-untyped-def]
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _named(inner, path + (f".{name}" if name.isidentifier() else f"['{name}']"))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _named(inner, f"{path}[{at}]")
    elif not isinstance(value, bool):
        yield path, str(value)


@given(
    members=st.lists(st.tuples(st.sampled_from(["a.txt", "d/b", "ü"]), st.binary(max_size=60)), min_size=1, max_size=4),
    method=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    is_streamed=st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_zip_gives_the_members_that_the_library_wrote(
    members: list[tuple[str, bytes]], method: int, is_streamed: bool
) -> None:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(_Pipe(out) if is_streamed else out, "w", method) as archive:  # type: ignore[arg-type]
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    if is_streamed and method == zipfile.ZIP_STORED and any(b"PK" in content for _, content in members):
        return
    entries = codecs.load_all()["zip"].decode(out.getvalue(), Budget())
    assert [(entry.path, entry.decoded.content) for entry in entries] == [(f"zip:{n}", data) for n, data in members]


class _Pipe:
    """A file that cannot go back, so that sizes follow the members."""

    def __init__(self, out: io.BytesIO) -> None:
        self.write, self.flush = out.write, out.flush


def test_a_cut_archive_gives_what_it_has() -> None:
    (archive, _), *_ = codecs.load_all()["zip"].EXAMPLES
    entries = codecs.load_all()["zip"].decode(archive[:-3], Budget())
    assert [(entry.path, entry.decoded.problem) for entry in entries] == [("zip:a.txt", ""), ("zip:b.txt", "cut short")]


def test_an_encrypted_member_says_so() -> None:
    (archive, _), *_ = codecs.load_all()["zip"].EXAMPLES
    locked = archive[:6] + b"\x01" + archive[7:]
    assert codecs.load_all()["zip"].decode(locked, Budget())[0].decoded.problem == "encrypted"


def test_the_first_bytes_tell_whether_a_zlib_stream_may_begin() -> None:
    for content in (b"abc", b"abc" * 1000, bytes(range(256)) * 9):
        for level in range(10):
            stream = zlib.compress(content, level)
            assert deflate_codec.may_begin(stream[: deflate_codec.TRIED])
            assert deflate_codec.may_begin(stream[:20])
    assert not deflate_codec.may_begin(b"\x78\x9c" + b"\xff" * 20), "no block type"
    assert not deflate_codec.may_begin(b"\x78\x01\x01\x05\x00\x00\x00hello, you"), "a length without its complement"
