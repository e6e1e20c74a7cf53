"""`consentinel rules`, `hooks` and `datatypes`: what this installation knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, say, spoken
from analyzer.cli.options import ListFormat, ListFormatOption, one_of
from analyzer.cli.output import as_json, field_lines, text_table
from analyzer.model.errors import UsageError

if TYPE_CHECKING:
    from analyzer.record.native_specs import NativeSpec
    from analyzer.record.specs import HookSpec
    from analyzer.rules.model import Rule

_PANEL = "Know"
_EXAMPLES = {
    "rules list": "Examples: `consentinel rules list` · `consentinel rules list --rules my_rules/`",
    "rules show": "Examples: `consentinel rules show pre_consent_send` · "
    "`consentinel rules show pre_consent_send --lang zh`",
    "rules test": "Examples: `consentinel rules test` · `consentinel rules test my_rules/`",
    "hooks list": "Examples: `consentinel hooks list` · `consentinel hooks list --hooks my_hooks.yaml`",
    "hooks show": "Examples: `consentinel hooks show android.settings.android_id` · "
    "`consentinel hooks show android.settings.android_id --format json`",
    "hooks check": "Examples: `consentinel hooks check` · `consentinel hooks check --hooks my_hooks.yaml`",
    "hooks new": "Examples: `consentinel hooks new acme.device_id` · `consentinel hooks new acme.device_id "
    "--class com.acme.sdk.Device --method getId --data-type install_id -o acme.yaml`",
    "hooks verify": "Examples: `consentinel hooks verify` · `consentinel hooks verify --hooks own.yaml --jar sdk.aar`",
    "datatypes list": "Examples: `consentinel datatypes list` · `consentinel datatypes list --lang zh`",
    "datatypes show": "Examples: `consentinel datatypes show oaid` · `consentinel datatypes show oaid --format json`",
}


def register(app: typer.Typer) -> None:
    """Add the command groups."""
    groups: tuple[tuple[str, str, dict[str, Callable[..., None]]], ...] = (
        (
            "rules",
            "Rules: what can be found, and why.",
            {"list": rules_list, "show": rules_show, "test": rules_test},
        ),
        (
            "hooks",
            "Hooks: what is watched in the app.",
            {
                "list": hooks_list,
                "show": hooks_show,
                "check": hooks_check,
                "new": hooks_new,
                "verify": hooks_verify,
            },
        ),
        (
            "datatypes",
            "Data types and the forms they are searched in.",
            {"list": types_list, "show": types_show},
        ),
    )
    for name, help_text, commands in groups:
        group = typer.Typer(no_args_is_help=True, help=help_text)
        for command, function in commands.items():
            group.command(command, epilog=_EXAMPLES.get(f"{name} {command}"))(function)
        app.add_typer(group, name=name, rich_help_panel=_PANEL)


def _print_rows(rows: list[dict[str, Any]], columns: list[str], format: ListFormat) -> None:
    out(as_json(rows) if format is ListFormat.JSON else text_table(rows, columns))


def rules_list(
    format: ListFormatOption = ListFormat.TEXT, rules: shared.RulesOption = None, lang: shared.LangOption = None
) -> None:
    """List the rules."""
    from analyzer.i18n.catalog import t

    is_json = format is ListFormat.JSON
    language = shared.language()
    rows = [
        {
            "id": rule.id,
            "severity": str(rule.severity) if is_json else t(f"severity.{rule.severity}", language),
            "assessable": rule.assessable,
            "title": rule.title(language),
        }
        for rule in _rules(rules).values()
    ]
    _print_rows(rows, ["id", "severity", "assessable", "title"], format)


def _rules(packs: list[Path] | None) -> dict[str, Rule]:
    """Give the rules by id, those of packs too."""
    from analyzer.rules.catalog import rules_by_id
    from analyzer.rules.packs import read_packs

    return rules_by_id(read_packs(packs or ()))


def rules_show(
    rule_id: Annotated[
        str, typer.Argument(metavar="RULE", help="Id of the rule.", autocompletion=shared.complete_rule)
    ],
    format: ListFormatOption = ListFormat.TEXT,
    rules: shared.RulesOption = None,
    lang: shared.LangOption = None,
) -> None:
    """Show one rule: what it flags, why, how to fix, limits, sources, examples."""
    from analyzer.rules.page import rule_page

    known = _rules(rules)
    rule = known[one_of(rule_id, list(known), option="RULE")]
    out(as_json(rule.as_dict()) if format is ListFormat.JSON else rule_page(rule, shared.language()))


def rules_test(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="Folder or file of rules; default: our own.")
    ] = None,
    lang: shared.LangOption = None,
) -> None:
    """Run the bad and good examples of rules."""
    from analyzer.rules.examples import run_examples

    failures, n_examples = run_examples(path)
    for failure in failures:
        say(failure)
    out(spoken(f"{n_examples - len(failures)} of {n_examples} examples hold"))
    if failures:
        raise UsageError(f"{len(failures)} examples do not hold", code="E130", hint="see the lines above")


_OwnHooks = Annotated[list[Path] | None, typer.Option("--hooks", metavar="FILE", help="Your own hook file too.")]


def hooks_list(
    format: ListFormatOption = ListFormat.TEXT, hooks: _OwnHooks = None, lang: shared.LangOption = None
) -> None:
    """List the hooks."""
    _print_rows(_hook_rows(hooks), ["id", "class", "method", "data_type", "risk", "since_api", "verified"], format)


def _hook_rows(extra: list[Path] | None) -> list[dict[str, Any]]:
    from analyzer.record.native_specs import load_native_specs
    from analyzer.record.specs import load_specs

    native = [
        {
            "id": spec.id,
            "class": f"native {spec.unit}",
            "method": ", ".join(spec.symbols),
            "field": None,
            "event": spec.event,
            "data_type": spec.data_type,
            "risk": spec.risk,
            "since_api": spec.since_api,
            "until_api": None,
            "verified": spec.verified,
            "verified_by": f"run on {spec.tested_on}",
        }
        for spec in load_native_specs()
    ]
    java = [
        {
            "id": spec.id,
            "class": spec.class_name,
            "method": spec.method or None,
            "field": spec.field or None,
            "event": spec.event,
            "data_type": spec.data_type,
            "risk": spec.risk,
            "since_api": spec.since_api,
            "until_api": spec.until_api,
            "verified": spec.verified,
            "verified_by": spec.verified_by,
        }
        for spec in load_specs(extra_files=tuple(extra or ()))
    ]
    return sorted([*java, *native], key=lambda row: str(row["id"]))


def hooks_show(
    hook_id: Annotated[
        str, typer.Argument(metavar="HOOK", help="Id of the hook.", autocompletion=shared.complete_hook)
    ],
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """Show one hook: what it watches, its source and its examples."""
    from analyzer.record.native_specs import load_native_specs
    from analyzer.record.specs import load_specs

    specs: dict[str, HookSpec | NativeSpec] = {spec.id: spec for spec in load_specs()}
    specs |= {spec.id: spec for spec in load_native_specs()}
    spec = specs[one_of(hook_id, list(specs), option="HOOK")]
    row = spec.model_dump(mode="json", by_alias=True, exclude_none=True)
    if format is ListFormat.JSON:
        out(as_json(row))
    else:
        out("\n".join(field_lines(row)))


def hooks_check(
    format: ListFormatOption = ListFormat.TEXT, hooks: _OwnHooks = None, lang: shared.LangOption = None
) -> None:
    """Install every hook on the embedded device and print its health."""
    from analyzer.record.check import check_hooks

    rows = check_hooks(extra_files=tuple(hooks or ()))
    _print_rows(rows, ["hook", "state", "canary", "reason"], format)
    counts = {state: sum(row["state"] == state for row in rows) for state in ("active", "absent", "failed", "lost")}
    say("{active} active, {absent} absent, {failed} failed, {lost} lost".format(**counts))


def hooks_new(
    hook_id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the new hook: acme.device_id; words with dots between.")
    ],
    class_name: Annotated[
        str, typer.Option("--class", metavar="CLASS", help="Its class, in full.")
    ] = "com.example.sdk.Device",
    method: Annotated[str, typer.Option("--method", metavar="METHOD", help="Its method.")] = "getId",
    data_type: Annotated[
        str,
        typer.Option("--data-type", metavar="ID", help="What the method gives.", autocompletion=shared.complete_type),
    ] = "device_info",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a new file instead of stdout.")
    ] = None,
    lang: shared.LangOption = None,
) -> None:
    """Write a hook file to begin with: commented, and valid as it is."""
    from analyzer.datatypes import data_types
    from analyzer.record.new_hook import NewHook, skeleton
    from analyzer.store.files import writing

    one_of(data_type, list(data_types()), option="--data-type")
    text = skeleton(NewHook(hook_id, class_name, method, data_type), shared.language())
    if output is None:
        out(text.rstrip("\n"))
        return
    if output.exists():
        raise UsageError(f"{output}: already there", code="E102", hint="give another name, or move it away")
    with writing(output):
        output.write_text(text, encoding="utf-8")
    say(f"next: consentinel hooks check --hooks {output}")


def hooks_verify(
    format: ListFormatOption = ListFormat.TEXT,
    hooks: Annotated[list[Path] | None, typer.Option("--hooks", metavar="FILE", help="Your own hook file.")] = None,
    jar: Annotated[
        Path | None, typer.Option("--jar", metavar="FILE", help="A .jar or .aar to resolve them against.")
    ] = None,
    lang: shared.LangOption = None,
) -> None:
    """Tell whether class, method, overloads, return type and API levels of hooks are those of the real classes.

    Without --jar by the table that comes with us: Android 23 to 36, and SDKs of Maven Central.
    """
    from analyzer.record.surface.report import verify_hooks

    rows = verify_hooks(tuple(hooks or ()), jar)
    _print_rows(rows, ["hook", "verified_by", "problem"], format)
    wrong = sum(row["problem"] is not None for row in rows)
    say(f"{sum(row['verified'] for row in rows)} resolved, {wrong} wrong, {len(rows)} in all")
    if wrong:
        raise UsageError(f"{wrong} hooks are not as the real classes are", code="E153", hint="see the column problem")


def types_list(format: ListFormatOption = ListFormat.TEXT, lang: shared.LangOption = None) -> None:
    """List the data types."""
    from analyzer.datatypes import data_types

    language = shared.language()
    rows = [
        {"id": item.id, "name": item.names[language], "sensitive": item.is_sensitive} for item in data_types().values()
    ]
    _print_rows(rows, ["id", "name", "sensitive"], format)


def types_show(
    type_id: Annotated[
        str, typer.Argument(metavar="DATA_TYPE", help="Id of the data type.", autocompletion=shared.complete_type)
    ],
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """Show one data type and the forms in which its values are searched."""
    from analyzer.datatypes import data_types
    from analyzer.detect.transforms import CLOSURE_VERSION, describe_transforms

    types = data_types()
    item = types[one_of(type_id, list(types), option="DATA_TYPE")]
    row: dict[str, Any] = item.as_dict() | {"closure": CLOSURE_VERSION, "transforms": describe_transforms()}
    if format is ListFormat.JSON:
        out(as_json(row))
        return
    transforms = row.pop("transforms")
    lines = [f"  {entry['name']}: {spoken(entry['doc'])}; {entry['example']}" for entry in transforms]
    out("\n".join([*field_lines(row), spoken("transforms: the forms in which its values are searched"), *lines]))
