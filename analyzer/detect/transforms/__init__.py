"""How a value may look: the closure of its forms, each made by small named units.

`forms_of` gives the bytes to search, `digests_of` what is looked up where a run of hex digits or base64 stands, and
`describe_transforms` the units. To add one: write a function with an example under `@text_unit`, `@code_unit` or
`@value_unit` in the module of its kind, let `closure` or `chains` use it, and raise CLOSURE_VERSION.
"""

from __future__ import annotations

from analyzer.detect.transforms.chains import digests_of, is_digest, truncations, wrapped_around, writing_of
from analyzer.detect.transforms.closure import CASES, forms_of, spellings_of
from analyzer.detect.transforms.digests import DIGESTS
from analyzer.detect.transforms.model import CLOSURE_VERSION, UNITS, Digest, Form, Keys

__all__ = [
    "CASES",
    "CLOSURE_VERSION",
    "DIGESTS",
    "Digest",
    "Form",
    "Keys",
    "describe_transforms",
    "digests_of",
    "forms_of",
    "is_digest",
    "spellings_of",
    "truncations",
    "wrapped_around",
    "writing_of",
]


def describe_transforms() -> list[dict[str, str]]:
    """Give name, example and doc of every step that a transform's name may hold, in order of names."""
    return [
        {"name": unit.name, "example": _shown(unit.examples[0].given, unit.examples[0].wrote), "doc": unit.doc}
        for unit in sorted(UNITS.values(), key=lambda unit: unit.name)
    ]


def _shown(given: str, wrote: str | bytes) -> str:
    return f"{given} → {wrote if isinstance(wrote, str) else wrote.hex()}"
