"""A hook file to begin with: commented, valid as it is, with what the user said in its place."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer import resources, yamlio
from analyzer.record.spec_model import SpecFile
from analyzer.record.specs import load_specs, refuse_denied


@dataclass(frozen=True)
class NewHook:
    """What is known of a hook that is to be written; what is not has a name that shows where it belongs."""

    id: str
    class_name: str = "com.example.sdk.Device"
    method: str = "getId"
    data_type: str = "device_info"


def skeleton(new: NewHook, lang: str) -> str:
    """Give the text of a hook file, its comments in `lang`.

    Raises UsageError E150 (an id, class or method that is none), E151 (we have a hook of that id), E152 (a method that
    must not be hooked).
    """
    text = (resources.path("data") / f"hook_new.{lang}.txt").read_text(encoding="utf-8")
    values = {"id": new.id, "class": new.class_name, "method": new.method, "data_type": new.data_type}
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", _scalar(value))
    document = yamlio.loads(text, source=new.id, what="hook specs")
    (spec,) = yamlio.validated(document, SpecFile, code="E150").root
    if spec.id in {one.id for one in load_specs()}:
        raise document.error([0, "id"], f"we have a hook {spec.id!r}", code="E151", hint="give it an id of its own")
    refuse_denied(document, 0, spec)
    return text


def _scalar(value: str) -> str:
    """Give a text as YAML: in quotes unless it is a plain name."""
    plain = all(character.isalnum() or character in "._$" for character in value) and value[:1].isalpha()
    return value if plain else "'" + value.replace("'", "''") + "'"
