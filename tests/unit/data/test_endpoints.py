"""The endpoint files: a strict check of their form; every example is read back by a small reader of the README."""

from __future__ import annotations

import base64
import binascii
import functools
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from support.endpoint_requests import build_request, text_of, xor

from analyzer import yamlio
from analyzer.datatypes import data_types

FOLDER = Path(__file__).resolve().parents[3] / "analyzer" / "data" / "endpoints"
FILES = sorted(FOLDER.glob("*.yaml"))
ROOTS = {"body", "query", "header", "cookie", "url"}
FIRST_HAND = {"page", "artifact", "source_code"}
TRANSFORM = re.compile(r"([a-z][a-z0-9]*\()*[a-z][a-z0-9]*\)*")
PATH = re.compile(
    r"\$(\.[A-Za-z_][A-Za-z0-9_]*|\['[^']+'\]|\[(\*|[0-9]+)\])*"
    r"|(form|query|cookie):.+|segment:[0-9]+|host|[a-z0-9_-]+"
)
ASKED = (
    "umeng:Umeng jiguang:JPush getui:Getui talkingdata:TalkingData sensorsdata:Sensors growingio:GrowingIO "
    "bugly:Bugly mta:Tencent pangle:Pangle gdt:GDT kuaishou:Kuaishou baidu:Baidu amap:AMap xiaomi:Xiaomi "
    "huawei:Huawei oppo:OPPO vivo:vivo honor:Honor meizu:Meizu shumei:Shumei yidun:Yidun sharesdk:ShareSDK ut:Alibaba"
)
"""The vendors the work was asked for: each has a file or a line in UNKNOWN.md."""


# ---- the reader: what README.md describes, nothing more


def _lines(data: bytes) -> list[Any]:
    found = []
    for line in data.splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def _message(data: bytes) -> dict[str, list[Any]]:
    """Read protobuf without a schema: field number as text to its values in order."""
    found: dict[str, list[Any]] = {}
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == 0:
            value, at = _varint(data, at)
            found.setdefault(str(number), []).append(value)
        elif kind == 2:
            size, at = _varint(data, at)
            if number == 0 or at + size > len(data):
                raise ValueError("not protobuf")
            found.setdefault(str(number), []).append(_chunk(data[at : at + size]))
            at += size
        elif kind in (1, 5) and at + (8 if kind == 1 else 4) <= len(data):
            at += 8 if kind == 1 else 4
        else:
            raise ValueError("not protobuf")
    return found


def _chunk(data: bytes) -> Any:
    if data.isascii() and data.decode().isprintable():
        return data.decode()
    try:
        return _message(data)
    except ValueError:
        return data.hex()


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("not protobuf")
        value |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 128:
            return value, at


def _form(data: bytes) -> dict[str, str]:
    pairs = parse_qsl(data.decode(), keep_blank_values=True, strict_parsing=True)
    return {f"form:{name}": value for name, value in pairs}


DECODERS: dict[str, Callable[[bytes], Any]] = {
    "json": lambda data: json.loads(data),
    "ndjson": _lines,
    "form": _form,
    "base64": lambda data: base64.b64decode(data, validate=True),
    "gzip": gzip.decompress,
    "zlib": zlib.decompress,
    "hex": lambda data: binascii.unhexlify(data),
    "protobuf": _message,
}
CONTAINERS = {"json", "ndjson", "form", "protobuf"}
CODECS = {*DECODERS, "xor", "decrypted"}
FAILURES = (ValueError, OSError, EOFError, zlib.error, KeyError)


def _decode(data: bytes, chain: list[Any], plaintexts: dict[bytes, bytes]) -> Any:
    value: Any = data
    for codec in chain:
        if isinstance(codec, dict):
            value = xor(value, codec["xor"])
        elif codec == "decrypted":
            value = plaintexts[value]
        else:
            value = DECODERS[codec](value)
    return value


def _steps(path: str) -> list[str | int]:
    found: list[str | int] = []
    for dotted, quoted, index in re.findall(r"\.([A-Za-z_][A-Za-z0-9_]*)|\['([^']+)'\]|\[(\*|[0-9]+)\]", path[1:]):
        found.append(dotted or quoted or ("*" if index == "*" else int(index)))
    return found


def _leaves(container: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Give (concrete path, value) of everything `path` points at in a container."""
    if not path.startswith("$"):
        if isinstance(container, dict) and path in container:
            yield path, container[path]
        return
    found: list[tuple[str, Any]] = [("$", container)]
    for step in _steps(path):
        deeper: list[tuple[str, Any]] = []
        for place, value in found:
            if step == "*" and isinstance(value, list):
                deeper += [(f"{place}[{i}]", item) for i, item in enumerate(value)]
            elif isinstance(step, int) and isinstance(value, list) and step < len(value):
                deeper.append((f"{place}[{step}]", value[step]))
            elif isinstance(step, str) and isinstance(value, dict) and step in value:
                name = f".{step}" if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", step) else f"['{step}']"
                deeper.append((place + name, value[step]))
        found = deeper
    yield from found


def _is_host(pattern: str, host: str) -> bool:
    return pattern in ("*", host) or (pattern.startswith("*.") and host.endswith(pattern[1:]))


def _is_path(pattern: str, path: str) -> bool:
    regex = re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]+")
    return re.fullmatch(regex, path) is not None


def _matches(endpoint: dict[str, Any], request: dict[str, Any]) -> bool:
    match, url = endpoint["match"], urlsplit(request["url"])
    return (
        request["method"] in match["methods"]
        and any(_is_host(pattern, url.hostname or "") for pattern in match["hosts"])
        and any(_is_path(pattern, url.path) for pattern in match["paths"])
    )


def _containers(endpoint: dict[str, Any], request: dict[str, Any]) -> dict[str, list[Any]]:
    url = urlsplit(request["url"])
    found: dict[str, list[Any]] = {
        "query": [{f"query:{name}": value for name, value in parse_qsl(url.query, keep_blank_values=True)}],
        "header": [request["headers"]],
        "cookie": [{f"cookie:{name}": value for name, value in request["cookies"].items()}],
        "url": [{"host": url.hostname} | {f"segment:{i}": part for i, part in enumerate(url.path.split("/")[1:])}],
        "body": [request["body"]],
    }
    for step in endpoint["steps"]:
        documents = []
        for source in found.get(step["in"], []):
            values = [source] if "path" not in step else [value for _, value in _leaves(source, step["path"])]
            for value in values:
                data = value if isinstance(value, bytes) else text_of(value).encode()
                try:
                    documents.append(_decode(data, step["decode"], request["plaintexts"]))
                except FAILURES:
                    continue
        found[step["as"]] = documents
    return found


def read(endpoint: dict[str, Any], request: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Give (in, concrete path, data type, value) of every field found; empty for another endpoint's request."""
    if not _matches(endpoint, request):
        return []
    containers = _containers(endpoint, request)
    for need in endpoint["match"].get("requires", []):
        if not any(True for source in containers[need["in"]] for _ in _leaves(source, need["path"])):
            return []
    found = []
    for field in endpoint["fields"]:
        for source in containers[field["in"]]:
            for place, value in _leaves(source, field["path"]):
                if value is None or value == "":
                    continue
                text = text_of(value)
                if "extract" in field:
                    part = re.search(field["extract"], text)
                    if part is None:
                        continue
                    text = part.group(1)
                found.append((field["in"], place, field["data_type"], text))
    return found


# ---- the checker


def _keys(where: str, item: dict[str, Any], needed: set[str], allowed: tuple[str, ...] = ()) -> list[str]:
    missing = [f"{where}: no {key}" for key in sorted(needed - set(item))]
    return missing + [f"{where}: unknown key {key}" for key in sorted(set(item) - needed - set(allowed))]


def _check_sources(document: dict[str, Any]) -> list[str]:
    problems = []
    used = {field["source"] for endpoint in document["endpoints"] for field in endpoint["fields"]}
    used |= {endpoint["source"] for endpoint in document["endpoints"]}
    for key, source in document["sources"].items():
        problems += _keys(f"source {key}", source, {"kind", "where", "read"})
        if source["kind"] not in FIRST_HAND | {"trackhar"}:
            problems.append(f"source {key}: kind {source['kind']}")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(source["read"])) or len(source["where"]) < 20:
            problems.append(f"source {key}: says too little")
        if key not in used:
            problems.append(f"source {key} is not used")
    return problems + [f"source {key} is not declared" for key in sorted(used - set(document["sources"]))]


def _check_match(endpoint: dict[str, Any]) -> list[str]:
    name, match = endpoint["id"], endpoint["match"]
    problems = _keys(f"{name} match", match, {"hosts", "paths", "methods"}, ("requires",))
    for host in match["hosts"]:
        if host != "*" and not re.fullmatch(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+", host):
            problems.append(f"{name}: host {host}")
    if "*" in match["hosts"] and not match.get("requires") and "/**" in match["paths"]:
        problems.append(f"{name}: matches every request")
    problems += [f"{name}: path {path}" for path in match["paths"] if not path.startswith("/") or "?" in path]
    problems += [f"{name}: method {method}" for method in match["methods"] if method not in {"GET", "POST", "PUT"}]
    return problems


def _check_steps(endpoint: dict[str, Any]) -> list[str]:
    name, known, problems = endpoint["id"], set(ROOTS), []
    for step in endpoint["steps"]:
        problems += _keys(f"{name} step", step, {"as", "in", "decode"}, ("path",))
        codecs = ["xor" if isinstance(codec, dict) and set(codec) == {"xor"} else codec for codec in step["decode"]]
        if step["in"] not in known or step["as"] in known:
            problems.append(f"{name}: step {step['as']} reads {step['in']}")
        if step["in"] != "body" and "path" not in step:
            problems.append(f"{name}: step {step['as']} names no path")
        if not set(codecs) <= CODECS or codecs[-1] not in CONTAINERS or set(codecs[:-1]) & CONTAINERS:
            problems.append(f"{name}: step {step['as']} decodes {codecs}")
        known.add(step["as"])
    places = [*endpoint["fields"], *endpoint["match"].get("requires", [])]
    problems += [f"{name}: nothing is called {place['in']}" for place in places if place["in"] not in known - {"body"}]
    return problems


def _check_field(name: str, field: dict[str, Any]) -> list[str]:
    needed = {"in", "path", "data_type", "reasoning", "source", "quote", "confidence"}
    where = f"{name} {field.get('path')}"
    problems = _keys(where, field, needed, ("transform", "part", "extract"))
    if field["data_type"] not in data_types():
        problems.append(f"{where}: no data type {field['data_type']}")
    if field["confidence"] not in {"seen", "recalled"}:
        problems.append(f"{where}: confidence {field['confidence']}")
    if len(field["reasoning"]) < 15 or not field["quote"]:
        problems.append(f"{where}: says too little")
    if not PATH.fullmatch(field["path"]):
        problems.append(f"{where}: not a path")
    transform = field.get("transform", "plain")
    if not TRANSFORM.fullmatch(transform) or transform.count("(") != transform.count(")"):
        problems.append(f"{where}: transform {transform}")
    if "part" in field and (field["data_type"] != "location_precise" or field["part"] not in {"lat", "lng"}):
        problems.append(f"{where}: part {field['part']}")
    if "extract" in field and re.compile(field["extract"]).groups != 1:
        problems.append(f"{where}: extract needs one group")
    return problems


def check(document: dict[str, Any], stem: str) -> list[str]:
    """Give every mistake of form in one file; an empty list for a good one."""
    needed = {"version", "vendor", "name", "sources", "endpoints"}
    problems = _keys("file", document, needed, ("name_zh", "party", "note"))
    if problems:
        return problems
    if document["vendor"] != stem or document["version"] != 1:
        problems.append("vendor is not the file's name, or version is not 1")
    problems += _check_sources(document)
    for endpoint in document["endpoints"]:
        name = endpoint["id"]
        parts = {"id", "title", "match", "source", "steps", "fields", "examples"}
        problems += _keys(name, endpoint, parts, ("notes",))
        if not re.fullmatch(rf"{stem}/[a-z0-9-]+", name) or not endpoint["fields"] or not endpoint["examples"]:
            problems.append(f"{name}: id, fields or examples")
        problems += _check_match(endpoint) + _check_steps(endpoint)
        for field in endpoint["fields"]:
            problems += _check_field(name, field)
        places = [(field["in"], field["path"], field.get("extract")) for field in endpoint["fields"]]
        problems += [f"{name}: {place[1]} twice" for place in sorted(set(places), key=str) if places.count(place) > 1]
    return problems


# ---- the tests


@functools.cache
def _documents() -> dict[str, dict[str, Any]]:
    return {file.stem: yamlio.load_data(file) for file in FILES}


def _endpoints() -> list[dict[str, Any]]:
    return [endpoint for document in _documents().values() for endpoint in document["endpoints"]]


def _examples() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(endpoint, example) for endpoint in _endpoints() for example in endpoint["examples"]]


@pytest.mark.parametrize("vendor", [file.stem for file in FILES])
def test_file_is_well_formed_and_every_field_has_reasoning_source_and_confidence(vendor: str) -> None:
    assert check(_documents()[vendor], vendor) == []


def test_endpoint_ids_are_unique() -> None:
    ids = [endpoint["id"] for endpoint in _endpoints()]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("vendor", [file.stem for file in FILES])
def test_examples_read_as_expected_and_show_every_field(vendor: str) -> None:
    for endpoint in _documents()[vendor]["endpoints"]:
        shown = set()
        for example in endpoint["examples"]:
            expected = {(row["in"], row["path"], row["data_type"], row["value"]) for row in example["expect"]}
            found = read(endpoint, build_request(example))
            assert set(found) == expected, endpoint["id"]
            shown |= {(source, re.sub(r"\[\d+\]", "[]", path), kind) for source, path, kind, _ in found}
        fields = endpoint["fields"]
        named = {(field["in"], re.sub(r"\[(\*|\d+)\]", "[]", field["path"]), field["data_type"]) for field in fields}
        assert shown == named, endpoint["id"]


def test_an_example_is_read_by_no_other_vendor() -> None:
    requests = [(endpoint["id"], build_request(example)) for endpoint, example in _examples()]
    strangers = [
        (mine, other["id"])
        for mine, request in requests
        for other in _endpoints()
        if other["id"].split("/")[0] != mine.split("/")[0] and read(other, request)
    ]
    assert strangers == []


def test_examples_hold_only_made_up_people() -> None:
    text = json.dumps([example for _, example in _examples()], ensure_ascii=False)
    assert set(re.findall(r"[\w.]+@([\w.]+)", text)) == {"example.com"}
    addresses = set(re.findall(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", text))
    assert all(address.startswith(("203.0.113.", "192.0.2.")) for address in addresses)


def test_at_least_25_vendors_have_every_field_seen_first_hand() -> None:
    complete = [
        vendor
        for vendor, document in _documents().items()
        if all(
            field["confidence"] == "seen" and document["sources"][field["source"]]["kind"] in FIRST_HAND
            for endpoint in document["endpoints"]
            for field in endpoint["fields"]
        )
    ]
    assert len(complete) >= 25, complete


def test_every_vendor_asked_for_has_a_file_or_is_called_unknown() -> None:
    unknown = (FOLDER / "UNKNOWN.md").read_text(encoding="utf-8")
    asked = [tuple(pair.split(":")) for pair in ASKED.split()]
    assert [vendor for vendor, name in asked if vendor not in _documents() and f"**{name}" not in unknown] == []


def test_parties_named_exist() -> None:
    known = {row["id"] for row in yamlio.load_data(FOLDER.parent / "parties.yaml")["parties"]}
    assert {document["party"] for document in _documents().values() if "party" in document} <= known


def test_files_name_no_place_of_ours() -> None:
    for file in [*FILES, FOLDER / "README.md", FOLDER / "UNKNOWN.md"]:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"/work|/tmp|/root|\.m2|localhost|repo1|registry\.", text), file.name


# ---- the checker and the reader themselves


GOOD = """
version: 1
vendor: acme
name: Acme
sources:
  sdk: {kind: artifact, where: "Maven artifact com.acme:sdk:1.0, class com.acme.Sender", read: "2026-01-01"}
endpoints:
  - id: acme/track
    title: Events
    match: {hosts: [t.acme.example], paths: [/v1/*], methods: [POST]}
    source: sdk
    steps: [{as: doc, in: body, decode: [json]}]
    fields:
      - in: doc
        path: "$.a[*].id"
        data_type: android_id
        reasoning: The sender names it so.
        source: sdk
        quote: id
        confidence: seen
    examples:
      - request:
          method: POST
          url: "https://t.acme.example/v1/x"
          body: {encode: [json], value: {a: [{id: x}, {id: y}]}}
        expect:
          - {in: doc, path: "$.a[0].id", data_type: android_id, value: x}
          - {in: doc, path: "$.a[1].id", data_type: android_id, value: y}
"""


def _good() -> dict[str, Any]:
    document: dict[str, Any] = yamlio.loads(GOOD, source="good.yaml").data
    return document


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda d: d["endpoints"][0]["fields"][0].pop("reasoning"), "no reasoning"),
        (lambda d: d["endpoints"][0]["fields"][0].pop("source"), "no source"),
        (lambda d: d["endpoints"][0]["fields"][0].pop("confidence"), "no confidence"),
        (lambda d: d["endpoints"][0]["fields"][0].update(data_type="iemi"), "no data type iemi"),
        (lambda d: d["endpoints"][0]["fields"][0].update(confidence="sure"), "confidence sure"),
        (lambda d: d["endpoints"][0]["fields"][0].update(source="docs"), "docs is not declared"),
        (lambda d: d["endpoints"][0]["fields"][0].update(path="a[*].id"), "not a path"),
        (lambda d: d["endpoints"][0]["fields"][0].update(hint="x"), "unknown key hint"),
        (lambda d: d["endpoints"][0]["fields"][0].update(**{"in": "dok"}), "nothing is called dok"),
        (lambda d: d["endpoints"][0].update(examples=[]), "examples"),
        (lambda d: d["endpoints"][0]["steps"][0].update(decode=["jsn"]), "decodes"),
        (lambda d: d["endpoints"][0]["match"].update(hosts=["*"], paths=["/**"]), "matches every request"),
        (lambda d: d["sources"]["sdk"].update(kind="blog"), "kind blog"),
    ],
)
def test_checker_refuses(change: Callable[[dict[str, Any]], Any], problem: str) -> None:
    document = _good()
    assert check(document, "acme") == []
    change(document)
    try:
        problems = check(document, "acme")
    except KeyError as missing:
        problems = [f"no {missing.args[0]}"]
    assert any(problem in found for found in problems), problems


def test_reader_takes_nothing_from_a_body_it_cannot_decode() -> None:
    endpoint = _good()["endpoints"][0]
    request = build_request(endpoint["examples"][0])
    assert len(read(endpoint, request)) == 2
    assert read(endpoint, request | {"body": b"\x00\x01"}) == []
    assert read(endpoint, request | {"url": "https://t.acme.example/v2/x"}) == []
    assert read(endpoint, request | {"body": b'{"a": [{"id": null}, {"id": ""}]}'}) == []
