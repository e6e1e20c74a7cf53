"""toybox's commands on whole trees and volumes: digests, find, dd, df, du."""

from __future__ import annotations

import fnmatch
import hashlib
import posixpath

from fake_android.call import Call
from fake_android.commands.files import for_each, split_options, tree_of
from fake_android.commands.registry import command
from fake_android.vfs import FileError


@command("md5sum")
@command("sha1sum")
@command("sha256sum")
def digest(call: Call) -> int:
    """Print digests."""
    letters, words = split_options(call)
    kind = call.name.removesuffix("sum")
    if not words:
        call.say(f"{hashlib.new(kind, call.pipes.stdin.all()).hexdigest()}  -")
        return 0

    def act(path: str) -> None:
        value = hashlib.new(kind, call.view.read(path)).hexdigest()
        call.say(value if "b" in letters else f"{value}  {words[paths.index(path)]}")

    paths = [call.path(word) for word in words]
    return for_each(call, words, act)


@command("find")
def find(call: Call) -> int:
    """List a tree; -name PATTERN, -type f|d, -maxdepth N."""
    words = list(call.argv)
    roots = []
    while words and not words[0].startswith("-"):
        roots.append(words.pop(0))
    wanted = dict(zip(words[::2], words[1::2], strict=False))
    if set(wanted) - {"-name", "-type", "-maxdepth"}:
        return call.unmodelled("find option")

    def act(root: str) -> None:
        call.view.lookup(root)
        for path in tree_of(call, root, is_deep=True):
            node = call.view.lookup(path, follow=False)
            depth = path[len(root) :].count("/")
            is_kind = wanted.get("-type") in (None, {"dir": "d", "file": "f", "link": "l"}[node.kind])
            is_named = fnmatch.fnmatchcase(posixpath.basename(path), wanted.get("-name", "*"))
            if is_kind and is_named and depth <= int(wanted.get("-maxdepth", 99)):
                call.say(path)

    return for_each(call, roots or ["."], act)


@command("dd")
def dd(call: Call) -> int:
    """Copy bytes; if= of= only."""
    given = dict(word.partition("=")[::2] for word in call.argv)
    data = call.view.read(call.path(given["if"])) if "if" in given else call.pipes.stdin.all()
    if "of" in given:
        call.view.write(call.path(given["of"]), data)
    else:
        call.pipes.out(data)
    return 0


@command("df")
def df(call: Call) -> int:
    """Print free space in 1K blocks."""
    _, words = split_options(call)
    call.say("Filesystem     1K-blocks    Used Available Use% Mounted on")
    for word in words or ["/data"]:
        try:
            mount = call.view.mount_of(call.path(word))
        except FileError as error:
            return call.complain(f"df: {word}: {error.text}")
        capacity = mount.volume.capacity or 2_000_000 * 1024
        used = mount.volume.used()
        share = f"{used * 100 // max(1, capacity)}%"
        call.say(
            f"{mount.source:<14} {capacity // 1024:>9} {used // 1024:>7} {(capacity - used) // 1024:>9} {share:>4} {mount.target}"
        )
    return 0


@command("du")
def du(call: Call) -> int:
    """Print used space in K (-s)."""
    _, words = split_options(call)

    def act(path: str) -> None:
        total = sum(len(call.view.lookup(each, follow=False).data) for each in tree_of(call, path, is_deep=True))
        call.say(f"{total // 1024}\t{path}")

    return for_each(call, words, act)
