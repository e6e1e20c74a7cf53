"""The command line: one Typer app, global options, the error boundary, the exit codes of contracts §2."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import sys
import traceback
from typing import Annotated, Any

import typer

import analyzer
import analyzer.cli
from analyzer.cli.console import printable, settings, spoken
from analyzer.cli.options import LangOption
from analyzer.cli.tree import asked_language, build, localize
from analyzer.model.errors import ConsentinelError, UsageError

EXIT_FAULT = 70
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="consentinel",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Record what an app reads and sends, and say with evidence what happened before consent.",
    epilog="Start with `consentinel demo`. Pages: `consentinel help`.",
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"consentinel {analyzer.__version__}")
        raise typer.Exit


@app.callback()
def global_options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit."),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", envvar="CONSENTINEL_QUIET", help="No talk on stderr but warnings and errors."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", envvar="CONSENTINEL_VERBOSE", help="Log decisions to stderr.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Plain text (also: NO_COLOR).")] = False,
    lang: LangOption = None,
) -> None:
    """Set what holds for every command."""
    settings.quiet, settings.verbose, settings.no_color = quiet, verbose, no_color
    if verbose:
        import logging

        logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
        for noisy in ("matplotlib", "asyncio", "PIL", "fontTools"):
            logging.getLogger(noisy).setLevel(logging.WARNING)


def _register_commands() -> None:
    """Let every module of this folder that has `register(app)` add its command, once in a process."""
    if app.registered_commands:
        return
    for module in sorted(pkgutil.iter_modules(analyzer.cli.__path__), key=lambda found: found.name):
        if module.name != "app":
            register = getattr(importlib.import_module(f"analyzer.cli.{module.name}"), "register", None)
            if register is not None:
                register(app)


def main() -> None:
    """Run the command line and end the process with the exit code of contracts §2."""
    _register_commands()
    try:
        command = build(app)
        localize(command, asked_language(sys.argv[1:]))
        code = command(standalone_mode=False, prog_name="consentinel")
    except ConsentinelError as error:
        _print_error(error)
        code = error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write(spoken("interrupted") + "\n")
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 — the reader has gone
        code = 0
    except Exception as error:
        code = _foreign_error(error)
    sys.exit(code if isinstance(code, int) else 0)


def _print_error(error: ConsentinelError) -> None:
    sys.stderr.write(f"{spoken('error')}[{error.code}] {spoken(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"{spoken('hint: ')}{spoken(error.hint)}\n")


def _usage_error(error: Any) -> UsageError:
    """Give what Typer says about options and arguments in the form of all our errors."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "consentinel"
    near = list(getattr(error, "possibilities", None) or ())
    message = str(error.message if near else error.format_message()).replace("Value error, ", "")
    message = re.sub(r" \(env var: '\w+'\)", "", message)
    message, _, guess = message.partition(" Did you mean ")
    near = near or re.findall(r"'([^']+)'", guess)
    message = message.rstrip(".")
    hint = f"did you mean {near[0]!r}?" if near else f"see `{command} --help`"
    return UsageError(message[:1].lower() + message[1:], code="E100", hint=hint)


def _foreign_error(error: Exception) -> int:
    """End on an exception that is not ours: Typer's own usage errors with 2, anything else with 70."""
    if hasattr(error, "exit_code") and hasattr(error, "show"):
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
        else:
            _print_error(_usage_error(error))
        return int(error.exit_code)
    if type(error).__name__ == "Abort":
        sys.stderr.write(spoken("interrupted") + "\n")
        return EXIT_INTERRUPTED
    sys.stderr.write(f"{spoken('error')}[E499] {spoken('a fault of ours: ' + type(error).__name__)}\n")
    for frame in traceback.extract_tb(error.__traceback__):
        sys.stderr.write(f"  {frame.filename}:{frame.lineno} in {frame.name}\n")
    if os.environ.get("CONSENTINEL_DEBUG"):
        sys.stderr.write(printable(str(error)) + "\n")
    hint = "report these lines; CONSENTINEL_DEBUG=1 adds the message, which may hold captured values"
    sys.stderr.write(f"{spoken('hint: ')}{spoken(hint)}\n")
    return EXIT_FAULT
