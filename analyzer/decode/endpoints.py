"""The engine of endpoint files: a request → its containers, step by step → the fields the file names.

Under-match: a request that does not look as its file says gives nothing; nothing here raises for bad data.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, unquote

from analyzer.decode.endpoint_codecs import Flat, Plaintexts, decode
from analyzer.decode.endpoint_files import Endpoint, EndpointField
from analyzer.decode.limits import MAX_LEAVES, Budget, LimitReached
from analyzer.model.errors import DecodeError

_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\['([^']+)'\]|\[(\*|[0-9]+)\]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
Leaf = tuple[str, Any, tuple[int, ...]]
"""(concrete path, value, positions from the top on)."""


@dataclass(frozen=True, repr=False)
class Request:
    """One request as endpoint files see it: names of headers in lower case, body without content-encoding.

    encodings: content encodings that were taken off the body, outermost first.
    """

    host: str
    path: str
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    encodings: tuple[str, ...] = ()

    def roots(self) -> dict[str, list[Document]]:
        """Give the containers that are there without a step."""
        query, header, cookie, url = Flat(), Flat(), Flat(), Flat()
        for name, value in parse_qsl(self.query, keep_blank_values=True, errors="replace"):
            query.add(f"query:{name}", value)
        for name, value in self.headers:
            header.add(name, value)
            for pair in value.split(";") if name == "cookie" else ():
                key, equals, content = pair.strip().partition("=")
                if equals:
                    cookie.add(f"cookie:{key}", content)
        url.add("host", self.host)
        for number, part in enumerate(self.path.split("/")[1:]):
            url.add(f"segment:{number}", unquote(part))
        return {
            "query": [Document(query, ("query",), "query")],
            "header": [Document(header, (), "header")],
            "cookie": [Document(cookie, ("cookie",), "cookie")],
            "url": [Document(url, (), "url")],
            "body": [Document(self.body, self.encodings, "body")],
        }


@dataclass(frozen=True, repr=False)
class Document:
    """One container. layers: encodings on the way, outermost first. location: where in the request it began."""

    value: Any
    layers: tuple[str, ...]
    location: str


@dataclass(frozen=True, repr=False)
class FoundField:
    """A field of an endpoint with what stands there.

    path: concrete. order: where it stands in its document; of two halves the lesser stands first.
    document: number of the document among those of its container.
    """

    field: EndpointField
    path: str
    text: str
    layers: tuple[str, ...]
    location: str
    order: tuple[int, ...]
    document: int


@dataclass
class _Reader:
    endpoint: Endpoint
    plaintexts: Plaintexts
    budget: Budget
    containers: dict[str, list[Document]] = field(default_factory=dict)

    def run(self, request: Request) -> list[FoundField]:
        self.containers = request.roots()
        for step in self.endpoint.steps:
            self.containers[step.name] = [
                document
                for source in self.containers.get(step.source, ())
                for data in self._inputs(source, step.path)
                for document in self._decoded(source, data, step.codecs)
            ]
        if not all(self._has(container, path) for container, path in self.endpoint.requires):
            return []
        return [found for named in self.endpoint.fields for found in self._fields(named)]

    def _inputs(self, source: Document, path: str | None) -> Iterator[bytes]:
        if path is None:
            yield source.value if isinstance(source.value, bytes) else text_of(source.value).encode("utf-8", "replace")
            return
        for _, value, _ in leaves(source.value, path):
            yield text_of(value).encode("utf-8", "replace")

    def _decoded(self, source: Document, data: bytes, codecs: tuple[Any, ...]) -> Iterator[Document]:
        names = tuple("xor" if isinstance(codec, dict) else codec for codec in codecs)
        try:
            value = decode(data, codecs, self.budget, self.plaintexts)
        except LimitReached:
            raise
        except DecodeError:
            return
        yield Document(value, source.layers + names, source.location)

    def _has(self, container: str, path: str) -> bool:
        return any(True for source in self.containers.get(container, ()) for _ in leaves(source.value, path))

    def _fields(self, named: EndpointField) -> Iterator[FoundField]:
        for number, document in enumerate(self.containers.get(named.container, ())):
            for path, value, order in leaves(document.value, named.path):
                self.budget.take(0)
                if value is None or value == "":
                    continue
                text = text_of(value)
                if named.extract is not None:
                    part = named.extract.search(text)
                    if part is None or not part[1]:
                        continue
                    text = part[1]
                yield FoundField(named, path, text, document.layers, document.location, order, number)


def read(
    endpoint: Endpoint, request: Request, *, plaintexts: Plaintexts | None = None, budget: Budget | None = None
) -> list[FoundField]:
    """Give every field of an endpoint found in a request that matched it, in the order of the file.

    plaintexts: what crypto hooks saw, for steps `decrypted`. Where a limit of the budget is reached nothing is given:
    half a document is none.
    """
    budget = budget or Budget()
    try:
        with budget.running():
            return _Reader(endpoint, plaintexts or {}, budget).run(request)
    except LimitReached:
        return []


def text_of(value: Any) -> str:
    """Give a value as text: text as it is, everything else as compact JSON.

    >>> text_of("a"), text_of([1, True]), text_of(2.5)
    ('a', '[1,true]', '2.5')
    """
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def leaves(container: Any, path: str) -> Iterator[Leaf]:
    """Give everything `path` points at."""
    if not path.startswith("$"):
        for value in container.get(path, ()) if isinstance(container, Flat) else ():
            yield path, value, (list(container).index(path),)
        return
    found: list[Leaf] = [] if isinstance(container, Flat) else [("$", container, ())]
    for step in _steps(path):
        found = [deeper for place in found for deeper in _below(place, step)]
    yield from found


def _below(
    place: tuple[str, Any, tuple[int, ...]], step: str | int | None
) -> Iterator[tuple[str, Any, tuple[int, ...]]]:
    path, value, order = place
    if isinstance(value, list) and step is None:
        yield from ((f"{path}[{i}]", item, (*order, i)) for i, item in enumerate(islice(value, MAX_LEAVES)))
    elif isinstance(value, list) and isinstance(step, int):
        if step < len(value):
            yield f"{path}[{step}]", value[step], (*order, step)
    elif isinstance(value, dict) and isinstance(step, str) and step in value:
        name = f".{step}" if _NAME.fullmatch(step) else f"['{step}']"
        yield path + name, value[step], (*order, list(value).index(step))


@functools.cache
def _steps(path: str) -> tuple[str | int | None, ...]:
    """Give the steps of a path: names, indices, None for any index."""
    found = [match.groups() for match in _STEP.finditer(path)]
    return tuple(dotted or quoted or (None if index == "*" else int(index)) for dotted, quoted, index in found)
