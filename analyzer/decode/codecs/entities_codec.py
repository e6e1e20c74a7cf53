"""The entities of XML in text that is no XML: the five names and character references. Others stay.

Named `xml_refs` where every character is a reference, else `xml_escape`.
"""

from __future__ import annotations

from analyzer.decode.codecs import xml_codec
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "xml_escape"
REFS_NAME = "xml_refs"
KIND = "carrier"
EXAMPLES = (
    (b"O&apos;Brien &amp; Co", b"O'Brien & Co"),
    (b"&#x5f20;&#19977;&lol;", "张三&lol;".encode()),
    (b"&#xD800;&lt;", b"&#xD800;<"),
)
NOT_MINE = (b"", b"a & b", b"&lol;", b"a=1&b=2", b"&#;", b"&amp")


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one entity that every XML has."""
    return xml_codec.ENTITY.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Undo the entities. Raises DecodeError when there is none."""
    if not sniff(data):
        raise DecodeError("no entity")
    return Decoded(xml_codec.undo_entities(data, budget))
