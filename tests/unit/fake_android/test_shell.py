"""The phone's shell beside a real POSIX shell, and where mksh has words of its own."""

from __future__ import annotations

import subprocess

import pytest
from fake_android import elf
from support.fake_phone import ask, phone

SCRIPTS = [
    "echo a; echo b",
    "false; echo $?",
    "false && echo a || echo b",
    "true && echo a || echo b",
    "! false && echo a",
    "echo 'single $x'  \"double  x\"  bare\\ word",
    "x=5; echo $x ${x} \"$x$x\" '$x'",
    "x='a  b'; echo $x; echo \"$x\"",
    "echo ${no:-other} ${no-other} ${no:+set}; y=1; echo ${y:+set} ${y:-other}",
    "x=/a/b/c.txt; echo ${x##*/} ${x%/*} ${x%.txt} ${x#/a} ${#x}",
    "echo $(echo a; echo b) `echo c`",
    "echo \"$(printf 'a\\nb\\n')\"",
    "echo $((2 + 3 * 4)) $((7 / 2)) $((7 % 3))",
    "i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done",
    "for f in a b c; do [ $f = b ] && continue; echo $f; done",
    "for f in a b c; do [ $f = b ] && break; echo $f; done; echo end",
    "until false; do echo once; break; done",
    "if false; then echo a; elif true; then echo b; else echo c; fi",
    "case abc in x) echo x;; a*|b) echo a;; *) echo other;; esac",
    "f() { echo in $1 $#; return 3; }; f q r; echo $?",
    "(exit 4); echo $?",
    "(x=1; echo $x); echo [$x]",
    "{ echo a; echo b; } | wc -l | tr -d ' '",
    "printf 'b\\na\\n' | sort | head -n 1",
    "echo abc | grep -q b; echo $?",
    "echo abc | grep -c z; echo $?",
    "cat <<END\na $((1+1))\nEND\necho after",
    "cat <<'END'\na $x\nEND",
    'set -- a \'b c\' d; echo $# $2; shift; echo "$1"; for x in "$@"; do echo $x; done',
    "set -e; false || echo kept; false; echo never",
    "echo out; echo err >&2",
    "echo hidden >/dev/null; echo hidden 2>/dev/null >&2; echo seen",
    "nothing_here 2>/dev/null; echo $?",
    "exit 7",
    "test -n '' ; echo $?; [ a != b ] && [ 2 -gt 1 ] && echo ok",
    "eval 'x=3; echo $x'; echo $x",
    "echo a | while read line; do echo got $line; done",
    "a=1 b=2; echo $a$b",
    "echo a;# comment\necho b",
    "echo 'a\nb' | sed 's/a/x/'",
    "printf '%s-%s\\n' a b c d",
    "sh -c 'echo $0 $1' name one",
    "printf 'a:b:c\\n' | cut -d: -f2",
    "printf 'one two\\n' | tr a-z A-Z",
    "x=$(false); echo $?",
    "echo a &&\necho b",
    "echo \"a\\\"b\" 'it'\\''s'",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_does_what_a_posix_shell_does(script: str) -> None:
    real = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    answer = ask(phone(), script)
    assert (answer.code, answer.out) == (real.returncode, real.stdout)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("8-emulator", "not found"), ("9-magisk", "not found"), ("10-production", "inaccessible or not found")],
)
def test_a_missing_command_is_told_as_that_version_tells_it(kind: str, text: str) -> None:
    assert ask(phone(kind), "nosuch -x") == ask(phone(kind), "nosuch")
    answer = ask(phone(kind), "nosuch")
    assert (answer.code, answer.err) == (127, f"/system/bin/sh: nosuch: {text}\n")


def test_a_script_tells_its_line() -> None:
    android = phone("13-magisk")
    ask(android, "printf 'echo a\\nnosuch\\n' > /data/local/tmp/x.sh")
    answer = ask(android, "sh /data/local/tmp/x.sh")
    assert (answer.out, answer.err) == ("a\n", "/data/local/tmp/x.sh[2]: nosuch: inaccessible or not found\n")


@pytest.mark.parametrize("script", ["echo 'open", 'echo "open', "if true; then echo a", "echo a | | b", "(", "done"])
def test_wrong_syntax_ends_with_one(script: str) -> None:
    answer = ask(phone(), script)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("/system/bin/sh: ")


def test_arithmetic_has_32_bits() -> None:
    assert ask(phone(), "echo $((2147483647 + 1))").out == "-2147483648\n"


def test_patterns_find_files() -> None:
    android = phone()
    names = ask(android, "cd /system/etc/security/cacerts; echo *.0").out.split()
    assert names == sorted(names)
    assert len(names) == 3
    assert ask(android, "echo /system/etc/nothing/*").out == "/system/etc/nothing/*\n"


def test_the_shell_cannot_write_where_root_must() -> None:
    answer = ask(phone("14-production"), "echo a > /system/x")
    assert (answer.code, answer.err) == (1, "/system/bin/sh: can't create /system/x: Read-only file system\n")
    answer = ask(phone("14-production"), "echo a > /data/system/x")
    assert (answer.code, answer.err) == (1, "/system/bin/sh: can't create /data/system/x: Permission denied\n")


def test_a_program_for_another_processor_is_refused() -> None:
    android = phone("14-magisk")
    android.view().write("/data/local/tmp/p", elf.program("id", "x86_64"))
    ask(android, "su -c 'chmod 755 /data/local/tmp/p'")
    answer = ask(android, "/data/local/tmp/p")
    assert (answer.code, answer.err) == (126, "/system/bin/sh: /data/local/tmp/p: not executable: 64-bit ELF file\n")
