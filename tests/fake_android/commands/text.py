"""toybox's filters."""

from __future__ import annotations

import base64
import re

from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.vfs import FileError


def _lines(call: Call, words: list[str]) -> list[str]:
    data = call.pipes.stdin.all() if not words or words == ["-"] else b""
    for word in words:
        if word != "-":
            try:
                data += call.view.read(call.path(word))
            except FileError as error:
                call.complain(f"{call.name}: {word}: {error.text}")
    return data.decode("utf-8", "surrogateescape").splitlines()


@command("grep")
@command("egrep")
@command("fgrep")
def grep(call: Call) -> int:
    """Filter lines; -q -v -i -o -c -E -F -w -x -n -m1 -a -l."""
    words, options = list(call.argv), ""
    patterns: list[str] = []
    while words and words[0].startswith("-") and len(words[0]) > 1:
        word = words.pop(0)
        if word == "-e":
            patterns.append(words.pop(0))
        elif word == "-m":
            options += f"m{words.pop(0)}"
        elif word == "--":
            break
        else:
            options += word[1:]
    if not patterns and not words:
        return call.complain("grep: no REGEX") + 1
    patterns = patterns or [words.pop(0)]
    regexes = [_regex(pattern, options, call.name) for pattern in patterns]
    found = []
    for number, line in enumerate(_lines(call, words), 1):
        hit = next((match for match in (regex.search(line) for regex in regexes) if match), None)
        if (hit is None) == ("v" in options):
            found.append(f"{number}:{line}" if "n" in options else hit.group() if hit and "o" in options else line)
    if "m1" in options:
        found = found[:1]
    if "c" in options:
        call.say(str(len(found)))
    elif "l" in options and found:
        call.say(words[0])
    elif "q" not in options:
        for line in found:
            call.say(line)
    return 0 if found else 1


def _regex(pattern: str, options: str, name: str) -> re.Pattern[str]:
    if "F" in options or name == "fgrep":
        pattern = re.escape(pattern)
    elif "E" not in options and name != "egrep":
        pattern = re.sub(r"\\?([+?|(){}])", lambda m: m[1] if m[0][0] == "\\" else f"\\{m[1]}", pattern)
    if "x" in options:
        pattern = f"^(?:{pattern})$"
    elif "w" in options:
        pattern = rf"\b(?:{pattern})\b"
    return re.compile(pattern, re.IGNORECASE if "i" in options else 0)


@command("head")
@command("tail")
def head(call: Call) -> int:
    """First or last lines; -n N, -N, -c N."""
    words, count, is_bytes = list(call.argv), "10", False
    while words and words[0].startswith("-") and words[0] != "-":
        word = words.pop(0)
        is_bytes = is_bytes or word.startswith("-c")
        count = word.lstrip("-nc") or words.pop(0)
    if is_bytes:
        data = call.pipes.stdin.all() if not words else call.view.read(call.path(words[0]))
        call.pipes.out(data[: int(count)] if call.name == "head" else data[-int(count) :])
        return 0
    lines = _lines(call, words)
    if call.name == "head":
        lines = lines[: int(count)]
    else:
        lines = lines[int(count) - 1 :] if count.startswith("+") else lines[-int(count) :]
    for line in lines:
        call.say(line)
    return 0


@command("wc")
def wc(call: Call) -> int:
    """Count; -l -c -w."""
    words = [word for word in call.argv if not word.startswith("-")]
    data = call.pipes.stdin.all() if not words else call.view.read(call.path(words[0]))
    counts = {"-l": data.count(b"\n"), "-w": len(data.split()), "-c": len(data)}
    chosen = [str(counts[word]) for word in call.argv if word in counts] or [str(value) for value in counts.values()]
    call.say(" ".join(chosen + words))
    return 0


@command("cut")
def cut(call: Call) -> int:
    """Fields (-d -f) or characters (-c)."""
    words, sep, fields, chars = list(call.argv), "\t", "", ""
    while words and words[0].startswith("-"):
        word = words.pop(0)
        value = word[2:] or words.pop(0)
        sep, fields, chars = (
            value if word[1] == "d" else sep,
            value if word[1] == "f" else fields,
            value if word[1] == "c" else chars,
        )
    for line in _lines(call, words):
        pieces = list(line) if chars else line.split(sep)
        call.say(("" if chars else sep).join(_chosen(pieces, chars or fields)) if len(pieces) > 1 or chars else line)
    return 0


def _chosen(pieces: list[str], spec: str) -> list[str]:
    found: list[str] = []
    for part in spec.split(","):
        low, dash, high = part.partition("-")
        found += pieces[int(low or 1) - 1 : int(high) if high else None if dash else int(low)]
    return found


@command("tr")
def tr(call: Call) -> int:
    """Replace (SET1 SET2) or delete (-d SET) characters."""
    text = call.pipes.stdin.all().decode("utf-8", "surrogateescape")
    words = [_set(word) for word in call.argv if word not in ("-d", "-s")]
    if "-d" in call.argv:
        text = "".join(char for char in text if char not in words[0])
    else:
        last = words[1][-1:]
        text = text.translate({ord(a): (words[1][n] if n < len(words[1]) else last) for n, a in enumerate(words[0])})
    call.say(text, end="")
    return 0


def _set(text: str) -> str:
    text = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\0", "\0")
    return re.sub(r"(\w)-(\w)", lambda m: "".join(chr(code) for code in range(ord(m[1]), ord(m[2]) + 1)), text)


@command("sort")
def sort(call: Call) -> int:
    """Sort lines; -u -r -n."""
    words = [word for word in call.argv if not word.startswith("-")]
    options = "".join(word for word in call.argv if word.startswith("-"))
    lines = _lines(call, words)
    lines = sorted(set(lines) if "u" in options else lines, reverse="r" in options)
    if "n" in options:
        lines.sort(key=lambda line: int((re.match(r"\s*(-?\d+)", line) or [0, 0])[1]), reverse="r" in options)
    for line in lines:
        call.say(line)
    return 0


@command("uniq")
def uniq(call: Call) -> int:
    """Drop repeated lines."""
    last = None
    for line in _lines(call, [word for word in call.argv if not word.startswith("-")]):
        if line != last:
            call.say(line)
        last = line
    return 0


@command("sed")
def sed(call: Call) -> int:
    """s/A/B/ and s/A/B/g, -n 's///p', Nd, $d; -E."""
    words = [word for word in call.argv if word not in ("-n", "-E", "-e", "-r")]
    is_extended = bool({"-E", "-r"} & set(call.argv))
    script, files = words[0], words[1:]
    match = re.match(r"s(.)(.*?)(?<!\\)\1(.*?)(?<!\\)\1([gp]*)$", script)
    if match is None:
        return call.unmodelled("sed script")
    _, pattern, replacement, flags = match.groups()
    regex = _regex(pattern, "E" if is_extended else "", "sed")
    for line in _lines(call, files):
        new, hits = regex.subn(re.sub(r"&", r"\\g<0>", replacement), line, count=0 if "g" in flags else 1)
        if "-n" not in call.argv or (hits and "p" in flags):
            call.say(new)
    return 0


@command("awk", since=28)
def awk(call: Call) -> int:
    """{print $N} with -F, and `$N==X {print $M}`."""
    words, sep = list(call.argv), None
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word.startswith("-F"):
            sep = word[2:] or words.pop(0)
    match = re.fullmatch(
        r"\s*(?:\$(\d+)\s*==\s*\"?(\w+)\"?|NR\s*>\s*(\d+))?\s*\{\s*print \$(\d+)\s*;?\s*\}\s*", words[0]
    )
    if match is None:
        return call.unmodelled("awk script")
    for number, line in enumerate(_lines(call, words[1:]), 1):
        fields = [line, *line.split(sep)]
        if match[1] and (int(match[1]) >= len(fields) or fields[int(match[1])] != match[2]):
            continue
        if match[3] and number <= int(match[3]):
            continue
        call.say(fields[int(match[4])] if int(match[4]) < len(fields) else "")
    return 0


@command("base64")
def base64_(call: Call) -> int:
    """Encode, or decode (-d); -w 0 does not wrap."""
    words = [word for word in call.argv if not word.startswith("-") and word != "0"]
    data = call.view.read(call.path(words[0])) if words else call.pipes.stdin.all()
    if "-d" in call.argv:
        call.pipes.out(base64.b64decode(data))
        return 0
    text = base64.b64encode(data).decode()
    width = len(text) or 1 if "-w" in call.argv else 76
    for start in range(0, len(text), width):
        call.say(text[start : start + width])
    return 0


@command("tee")
def tee(call: Call) -> int:
    """Write standard input to files and on."""
    data = call.pipes.stdin.all()
    call.pipes.out(data)
    for word in call.argv:
        if not word.startswith("-"):
            try:
                call.view.write(call.path(word), data, is_append="-a" in call.argv)
            except FileError as error:
                return call.complain(f"tee: {word}: {error.text}")
    return 0


@command("xxd")
@command("od")
def xxd(call: Call) -> int:
    """Print bytes in hex; xxd -p only."""
    words = [word for word in call.argv if not word.startswith("-")]
    data = call.view.read(call.path(words[0])) if words else call.pipes.stdin.all()
    if call.name != "xxd" or "-p" not in call.argv:
        return call.unmodelled("form of dump")
    call.say(data.hex())
    return 0
