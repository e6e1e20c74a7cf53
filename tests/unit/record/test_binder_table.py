"""Numbers of Binder calls: what is committed."""

from __future__ import annotations

from pathlib import Path

from analyzer import resources
from analyzer.record.binder_table import load_codes, spans_of
from analyzer.record.native_specs import load_native_specs


def test_every_method_of_a_spec_has_a_number_at_some_level() -> None:
    codes = load_codes()
    specs = [spec for spec in load_native_specs() if spec.binder]
    missing = {
        f"{spec.binder.interface}.{method}"
        for spec in specs
        if spec.binder
        for method in spec.binder.methods
        if method not in codes.get(spec.binder.interface, {})
    }
    assert missing == set()
    named = {(spec.binder.interface, method) for spec in specs if spec.binder for method in spec.binder.methods}
    assert {(interface, method) for interface in codes for method in codes[interface]} == named


def test_levels_begin_where_the_spec_says() -> None:
    codes = load_codes()
    for spec in load_native_specs():
        if spec.binder:
            levels = {level for method in spec.binder.methods for level in codes[spec.binder.interface][method]}
            assert min(levels) == max(spec.since_api, 23), spec.id


def test_the_sources_are_those_of_the_table_of_classes() -> None:
    def sources(name: str) -> set[tuple[str, str]]:
        lines = (resources.path("data") / name).read_text().splitlines()
        found = [line.split("\t")[1:] for line in lines if line.startswith("source\t")]
        return {(words[0], words[-1]) for words in found if words[0].isdecimal()}

    assert sources("binder_codes.tsv") == sources("hook_surface.tsv")


def test_spans_are_read_back(tmp_path: Path) -> None:
    file = tmp_path / "codes.tsv"
    file.write_text("source\t23\tab\na.I\tf\t23-25=1,27=3\n")
    codes = load_codes(file)
    assert codes == {"a.I": {"f": {23: 1, 24: 1, 25: 1, 27: 3}}}
    assert spans_of(codes["a.I"]["f"]) == [(23, 25, 1), (27, 27, 3)]
