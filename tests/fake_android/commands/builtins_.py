"""What mksh does itself."""

from __future__ import annotations

import posixpath
import time
from typing import TYPE_CHECKING

from fake_android.call import Call, Exit, Gone, Jump
from fake_android.commands.registry import BUILTINS, builtin, command
from fake_android.shell_syntax import parse
from fake_android.shell_words import ShellSyntaxError
from fake_android.vfs import FileError

if TYPE_CHECKING:
    from fake_android.shell import Shell


@builtin("echo")
def echo(call: Call) -> int:
    """Print the words; -n, -e."""
    words, end, escapes = list(call.argv), "\n", False
    while words and words[0] in ("-n", "-e", "-ne", "-en"):
        end = "" if "n" in words[0] else end
        escapes = escapes or "e" in words[0]
        words.pop(0)
    text = " ".join(words)
    call.say(_escaped(text) if escapes or "\\" in text else text, end=end)
    return 0


def _escaped(text: str) -> str:
    for short, char in (("\\n", "\n"), ("\\t", "\t"), ("\\r", "\r"), ("\\0", "\0"), ("\\\\", "\\")):
        text = text.replace(short, char)
    return text


@builtin("printf")
def printf(call: Call) -> int:
    """Print by a format with %s, %d, %b and escapes."""
    if not call.argv:
        return call.complain("printf: usage: printf format [argument ...]")
    layout, values = _escaped(call.argv[0]), list(call.argv[1:])
    if "%" not in layout.replace("%%", ""):
        call.say(layout.replace("%%", "%"), end="")
        return 0
    while True:
        call.say(_formatted(layout, values), end="")
        if not values:
            return 0


def _formatted(layout: str, values: list[str]) -> str:
    out, rest = "", layout
    while "%" in rest:
        head, _, rest = rest.partition("%")
        kind, rest = rest[:1], rest[1:]
        out += head
        if kind == "%":
            out += "%"
        elif kind == "b":
            out += _escaped(values.pop(0)) if values else ""
        else:
            out += values.pop(0) if values else ""
    return out + rest


@builtin("true", ":")
def true(call: Call) -> int:
    """Succeed."""
    return 0


@builtin("false")
def false(call: Call) -> int:
    """Fail."""
    return 1


@builtin("cd")
def cd(call: Call) -> int:
    """Change the folder."""
    path = call.path(call.argv[0] if call.argv else "/")
    node = call.view.find(path)
    if node is None or node.kind != "dir":
        reason = "No such file or directory" if node is None else "Not a directory"
        return call.complain(f"{call.shell.name}: cd: {call.argv[0]}: {reason}") + 1
    call.shell.cwd = posixpath.normpath(path)
    return 0


@builtin("pwd")
def pwd(call: Call) -> int:
    """Print the folder."""
    call.say(call.shell.cwd)
    return 0


@builtin("exit")
def exit_(call: Call) -> int:
    """End the shell."""
    raise Exit(int(call.argv[0]) & 255 if call.argv else call.shell.status)


@builtin("return", "break", "continue")
def jump(call: Call) -> int:
    """Leave a function or a loop."""
    raise Jump(call.name, int(call.argv[0]) & 255 if call.argv and call.name == "return" else 0)


@builtin("set")
def set_(call: Call) -> int:
    """Switch -e, -u, -x; set the positional parameters after --."""
    for number, word in enumerate(call.argv):
        if word == "--":
            call.shell.positional = call.argv[number + 1 :]
            return 0
        if word[:1] in "-+" and "e" in word:
            call.shell.stops_on_error = word[0] == "-"
    return 0


@builtin("export", "local", "typeset", "readonly")
def export(call: Call) -> int:
    """Set variables; every variable goes to children here."""
    for word in call.argv:
        name, equals, value = word.partition("=")
        if equals:
            call.shell.variables[name] = value
    return 0


@builtin("unset")
def unset(call: Call) -> int:
    """Forget variables."""
    for name in call.argv:
        call.shell.variables.pop(name, None)
        call.shell.functions.pop(name, None)
    return 0


@builtin("shift")
def shift(call: Call) -> int:
    """Drop positional parameters."""
    del call.shell.positional[: int(call.argv[0]) if call.argv else 1]
    return 0


@builtin("read")
def read(call: Call) -> int:
    """Read a line of standard input into variables."""
    names = [word for word in call.argv if not word.startswith("-")] or ["REPLY"]
    line = call.pipes.stdin.line()
    values = line.decode("utf-8", "surrogateescape").rstrip("\n").split(None, len(names) - 1)
    for number, name in enumerate(names):
        call.shell.variables[name] = values[number].strip() if number < len(values) else ""
    return 0 if line else 1


@builtin("eval")
def eval_(call: Call) -> int:
    """Run the words as a script in this shell."""
    return call.shell.run(parse(" ".join(call.argv)), call.pipes)


@builtin(".", "source")
def source(call: Call) -> int:
    """Run a file in this shell."""
    try:
        text = call.view.read(call.path(call.argv[0])).decode()
    except FileError as error:
        return call.complain(f"{call.shell.name}: .: {call.argv[0]}: {error.text}")
    return call.shell.run(parse(text), call.pipes)


@builtin("exec")
def exec_(call: Call) -> int:
    """Replace the shell by a command."""
    if not call.argv:
        return 0
    raise Exit(call.shell.execute(call.argv, call.pipes))


@builtin("command", "type", "whence")
def command_(call: Call) -> int:
    """Tell where a command is (-v), or run it past functions."""
    if call.name == "command" and call.argv[:1] != ["-v"]:
        return call.shell.execute(call.argv, call.pipes)
    words = [word for word in call.argv if not word.startswith("-")]
    code = 0
    for word in words:
        path = word if word in BUILTINS else call.shell.which(word)
        if path is None:
            code = 1 if call.name != "command" else 127
            if call.name == "type":
                call.say(f"{word} not found")
        else:
            call.say(path if call.name != "type" else f"{word} is {path}")
    return code


@builtin("trap", "umask", "ulimit", "alias", "hash", "jobs", "disown")
def accepted(call: Call) -> int:
    """Accept what changes nothing here."""
    return 0


@builtin("wait")
def wait(call: Call) -> int:
    """Wait for background jobs; ours are never waited for."""
    return 0


@builtin("sleep")
def sleep(call: Call) -> int:
    """Wait."""
    call.shell.wait_until(lambda: False, float(call.argv[0].rstrip("s")) if call.argv else 0)
    return 0


@builtin("test", "[")
def test(call: Call) -> int:
    """Compare files, texts, and numbers."""
    words = list(call.argv)
    if call.name == "[":
        if words[-1:] != ["]"]:
            return call.complain(f"{call.shell.name}: [: missing ]") + 1
        words.pop()
    return int(not _either(call, words))


def _either(call: Call, words: list[str]) -> bool:
    for joint, decide in (("-o", any), ("-a", all)):
        if joint in words[1:-1]:
            at = words.index(joint, 1)
            return decide([_either(call, words[:at]), _either(call, words[at + 1 :])])
    if words[:1] == ["!"] and len(words) > 1:
        return not _either(call, words[1:])
    if len(words) == 3:
        return _binary(*words)
    if len(words) == 2:
        return _unary(call, *words)
    return bool(words and words[0])


def _binary(left: str, operator: str, right: str) -> bool:
    if operator in ("=", "=="):
        return left == right
    if operator == "!=":
        return left != right
    signs = {"-eq": "__eq__", "-ne": "__ne__", "-lt": "__lt__", "-le": "__le__", "-gt": "__gt__", "-ge": "__ge__"}
    return bool(getattr(int(left or 0), signs[operator])(int(right or 0)))


def _unary(call: Call, operator: str, text: str) -> bool:
    if operator in ("-n", "-z"):
        return bool(text) == (operator == "-n")
    path = call.path(text)
    node = call.view.find(path, follow=operator not in ("-L", "-h"))
    if node is None or not text:
        return False
    bits = {"-r": 4, "-w": 2, "-x": 1}.get(operator)
    if bits:
        return call.view.may(path, bits)
    kind = {"-d": "dir", "-f": "file", "-L": "link", "-h": "link"}.get(operator)
    return node.kind == kind if kind else operator != "-s" or bool(node.content())


@command("sh")
def sh(call: Call) -> int:
    """Run a text (-c), a file, or what comes on standard input."""
    words = list(call.argv)
    shell = call.shell.child(name="sh", stops_on_error=False)
    while words and words[0].startswith("-") and words[0] != "-c":
        shell.stops_on_error = shell.stops_on_error or "e" in words[0]
        words.pop(0)
    if words[:1] == ["-c"]:
        shell.positional = words[3:]
        shell.name = words[2] if len(words) > 2 else "sh"
        return shell.run_text(words[1] if len(words) > 1 else "", call.pipes)
    if words:
        return shell.run_script(words[0], words[1:], call.pipes)
    return interactive(call, shell)


def interactive(call: Call, shell: Shell) -> int:
    """Run the lines of standard input one after another as they come."""
    held = ""
    while True:
        line = call.pipes.stdin.line().decode("utf-8", "surrogateescape")
        held += line
        if not held.strip() and line:
            held = ""
            continue
        try:
            tree = parse(held)
        except ShellSyntaxError as error:
            if line:
                continue
            call.complain(f"{shell.name}: {error}")
            return 1
        held = ""
        try:
            shell.run(tree, call.pipes)
        except Exit as end:
            return end.code
        if not line:
            return shell.status


@command("nohup")
@command("setsid")
@command("time")
@command("timeout")
@command("env")
@command("nice")
def wrapper(call: Call) -> int:
    """Run another command."""
    words = list(call.argv)
    if call.name == "timeout":
        return _timeout(call, words)
    while words and (words[0].startswith("-") or (call.name == "env" and "=" in words[0])):
        name, equals, value = words.pop(0).partition("=")
        if equals and call.name == "env":
            call.shell.variables[name] = value
    if not words:
        for name, value in call.shell.variables.items():
            call.say(f"{name}={value}")
        return 0
    return call.shell.child().execute(words, call.pipes)


def _timeout(call: Call, words: list[str]) -> int:
    while words and words[0].startswith("-"):
        words.pop(0 if words[0] not in ("-s", "-k") else slice(0, 2).start)
    limit = time.monotonic() + float(words.pop(0).rstrip("s"))
    shell = call.shell.child()
    before = shell.is_cancelled
    shell.is_cancelled = lambda: before() or time.monotonic() > limit
    try:
        return shell.execute(words, call.pipes)
    except Gone:
        if before() or call.phone.faults.is_dead:
            raise
        return 124


@command("xargs")
def xargs(call: Call) -> int:
    """Run a command with the words of standard input."""
    words = [word for word in call.argv if word not in ("-r",)]
    given = call.pipes.stdin.all().decode("utf-8", "surrogateescape").split()
    return call.shell.child().execute([*words, *given], call.pipes) if given or words else 0
