"""toybox's commands on files."""

from __future__ import annotations

import copy
import errno
import posixpath
import stat as st
import time

from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.vfs import FileError, Node

USERS = {0: "root", 1000: "system", 2000: "shell", 1010: "wifi", 1023: "media_rw", 1015: "sdcard_rw"}


def owner_name(uid: int) -> str:
    """Give the name that bionic has for a uid."""
    if uid >= 10000:
        return f"u{uid // 100000}_a{uid % 100000 - 10000}"
    return USERS.get(uid, str(uid))


def owner_number(name: str) -> int:
    """Give the uid of a name or number; raises ValueError."""
    if name.isdigit():
        return int(name)
    if name.startswith("u") and "_a" in name:
        user, _, app = name[1:].partition("_a")
        return int(user) * 100000 + 10000 + int(app)
    return {text: uid for uid, text in USERS.items()}[name]


def split_options(call: Call) -> tuple[set[str], list[str]]:
    """Give the letters of the options and the other words."""
    letters: set[str] = set()
    words: list[str] = []
    is_over = False
    for word in call.argv:
        if word == "--" and not is_over:
            is_over = True
        elif word.startswith("-") and len(word) > 1 and not is_over:
            letters |= set(word[1:])
        else:
            words.append(word)
    return letters, words


def for_each(call: Call, words: list[str], act: object) -> int:
    """Do something with each path; a failure is told as toybox tells it, and the others go on."""
    code = 0
    for word in words:
        try:
            act(call.path(word))  # type: ignore[operator]
        except FileError as error:
            code = call.complain(f"{call.name}: {word}: {error.text}")
    return code


@command("cat")
def cat(call: Call) -> int:
    """Print files."""
    _, words = split_options(call)
    if not words or words == ["-"]:
        call.pipes.out(call.pipes.stdin.all())
        return 0
    return for_each(call, words, lambda path: call.pipes.out(call.view.read(path)))


@command("ls")
def ls(call: Call) -> int:
    """List; -a -A -d -l -Z -1 -R is not there."""
    letters, words = split_options(call)
    if letters - set("aAdlZ1nt"):
        return call.unmodelled("ls option")
    code = 0
    for number, word in enumerate(words or ["."]):
        try:
            path = call.path(word)
            node = call.view.lookup(path, follow=not (letters & set("ld")))
            if node.kind == "dir" and "d" not in letters:
                if len(words) > 1:
                    call.say(("\n" if number else "") + f"{word}:")
                for name in call.view.names(path):
                    if not name.startswith(".") or letters & set("aA"):
                        _line(call, name, call.view.lookup(posixpath.join(path, name), follow=False), letters)
            else:
                _line(call, word, node, letters)
        except FileError as error:
            code = call.complain(f"ls: {word}: {error.text}")
    return code


def _line(call: Call, name: str, node: Node, letters: set[str]) -> None:
    if "l" not in letters:
        call.say(f"{node.label} {name}" if "Z" in letters else name)
        return
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(node.mtime))
    label = f" {node.label}" if "Z" in letters else ""
    arrow = f" -> {node.data.decode()}" if node.kind == "link" else ""
    owner = f"{owner_name(node.uid)} {owner_name(node.gid)}"
    call.say(f"{st.filemode(node.st_mode)} 1 {owner}{label} {len(node.content()):>7} {when} {name}{arrow}")


@command("stat")
def stat(call: Call) -> int:
    """Print facts by a format (-c)."""
    words = list(call.argv)
    layout = None
    if words[:1] == ["-c"]:
        layout, words = words[1], words[2:]
    code = 0
    for word in words:
        try:
            node = call.view.lookup(call.path(word), follow=False)
        except FileError as error:
            code = call.complain(f"stat: '{word}': {error.text}")
            continue
        facts = {
            "%u": str(node.uid), "%g": str(node.gid), "%U": owner_name(node.uid), "%G": owner_name(node.gid),
            "%a": f"{node.mode:o}", "%s": str(len(node.content())), "%n": word, "%C": node.label, "%Y": str(node.mtime),
            "%F": {"dir": "directory", "file": "regular file", "link": "symbolic link"}[node.kind],
        }  # fmt: skip
        text = layout or "  File: %n\n  Size: %s\t %F\nAccess: (%a) Uid: (%u/%U) Gid: (%g/%G)"
        for key, value in facts.items():
            text = text.replace(key, value)
        call.say(text)
    return code


@command("rm")
def rm(call: Call) -> int:
    """Delete; -r -f."""
    letters, words = split_options(call)

    def act(path: str) -> None:
        if "f" in letters and call.view.find(path, follow=False) is None:
            return
        call.view.remove(path, is_recursive=bool(letters & {"r", "R"}))

    return for_each(call, words, act)


@command("rmdir")
def rmdir(call: Call) -> int:
    """Delete empty folders."""
    return for_each(call, split_options(call)[1], call.view.rmdir)


@command("mkdir")
def mkdir(call: Call) -> int:
    """Make folders; -p -m MODE."""
    words, mode, parents = list(call.argv), 0o777, False
    while words and words[0].startswith("-"):
        word = words.pop(0)
        parents = parents or "p" in word
        if "m" in word:
            mode = int(words.pop(0), 8)
    code = 0
    for word in words:
        try:
            call.view.mkdir(call.path(word), mode=mode, with_parents=parents)
        except FileError as error:
            code = call.complain(f"mkdir: '{word}': {error.text}")
    return code


@command("touch")
def touch(call: Call) -> int:
    """Make a file or set its time."""
    return for_each(call, split_options(call)[1], lambda path: call.view.write(path, b"", is_append=True))


def _into(call: Call, source: str, target: str) -> str:
    node = call.view.find(target)
    return posixpath.join(target, posixpath.basename(source)) if node is not None and node.kind == "dir" else target


@command("cp")
def cp(call: Call) -> int:
    """Copy; -r -p -a -f."""
    letters, words = split_options(call)
    *sources, target = words
    code = 0
    for source in sources:
        try:
            _copy(call, call.path(source), _into(call, source, call.path(target)), letters)
        except FileError as error:
            code = call.complain(f"cp: {source}: {error.text}")
    return code


def _copy(call: Call, source: str, target: str, letters: set[str]) -> None:
    node = call.view.lookup(source)
    if node.kind == "dir":
        if not letters & set("rRa"):
            raise FileError(errno.EISDIR)
        if call.view.find(target) is None:
            call.view.mkdir(target)
        for name in call.view.names(source):
            _copy(call, f"{source}/{name}", f"{target}/{name}", letters)
        return
    made = call.view.write(target, call.view.read(source), mode=node.mode)
    if letters & set("pa"):
        made.mode, made.uid, made.gid, made.mtime = node.mode, node.uid, node.gid, node.mtime
        made.label = node.label if "a" in letters else made.label


@command("mv")
def mv(call: Call) -> int:
    """Move; between file systems by copying."""
    _, words = split_options(call)
    *sources, target = words
    code = 0
    for source in sources:
        try:
            _move(call, call.path(source), _into(call, source, call.path(target)))
        except FileError as error:
            code = call.complain(f"mv: {source}: {error.text}")
    return code


def _move(call: Call, source: str, target: str) -> None:
    view = call.view
    if view.mount_of(source).volume is view.mount_of(posixpath.dirname(target)).volume:
        view.rename(source, target)
        return
    node = view.lookup(source, follow=False)
    if node.kind == "dir":
        view.mkdir(target)
        for name in view.names(source):
            _move(call, f"{source}/{name}", f"{target}/{name}")
        view.rmdir(source)
        return
    view.put(target, copy.copy(node))
    view.remove(source)


@command("ln")
def ln(call: Call) -> int:
    """Make a symbolic link (-s)."""
    letters, words = split_options(call)
    if "s" not in letters or len(words) != 2:
        return call.unmodelled("hard link")
    try:
        call.view.symlink(words[0], call.path(words[1]))
    except FileError as error:
        return call.complain(f"ln: cannot create symlink from '{words[0]}' to '{words[1]}': {error.text}")
    return 0


@command("chmod")
def chmod(call: Call) -> int:
    """Change the mode, octal or +x."""
    letters, words = split_options(call)
    mode, paths = words[0], words[1:]

    def act(path: str) -> None:
        for each in tree_of(call, path, is_deep="R" in letters):
            old = call.view.lookup(each).mode
            call.view.change(
                each, mode=int(mode, 8) if mode.isdigit() else old | 0o111 if "+x" in mode else old | 0o444
            )

    return for_each(call, paths, act)


def tree_of(call: Call, path: str, *, is_deep: bool) -> list[str]:
    """Give a path, and all below it when `is_deep`; raises FileError."""
    found = [path]
    if is_deep and call.view.lookup(path).kind == "dir":
        for name in call.view.names(path):
            found += tree_of(call, posixpath.join(path, name), is_deep=True)
    return found


@command("chown")
@command("chgrp")
def chown(call: Call) -> int:
    """Change owner and group."""
    letters, words = split_options(call)
    owner, _, group = words[0].replace(".", ":").partition(":")
    if call.name == "chgrp":
        owner, group = "", words[0]
    try:
        uid, gid = (owner_number(name) if name else None for name in (owner, group))
    except (KeyError, ValueError):
        return call.complain(f"{call.name}: bad user '{words[0]}'")

    def act(path: str) -> None:
        for each in tree_of(call, path, is_deep="R" in letters):
            call.view.change(each, uid=uid, gid=gid)

    return for_each(call, words[1:], act)


@command("chcon")
def chcon(call: Call) -> int:
    """Change the SELinux label."""
    letters, words = split_options(call)
    code = 0
    for word in words[1:]:
        path = call.path(word)
        try:
            for each in tree_of(call, path, is_deep="R" in letters):
                if any(part in each for part in call.phone.faults.denied):
                    raise FileError(errno.EACCES)
                call.view.change(each, label=words[0])
        except FileError as error:
            code = call.complain(f"chcon: '{word}' to {words[0]}: {error.text}")
    return code


@command("restorecon")
def restorecon(call: Call) -> int:
    """Give the folder's label back."""
    letters, words = split_options(call)

    def act(path: str) -> None:
        label = call.view.lookup(posixpath.dirname(path)).label
        for each in tree_of(call, path, is_deep="R" in letters):
            call.view.change(each, label=label)

    return for_each(call, words, act)


@command("readlink")
@command("realpath")
def readlink(call: Call) -> int:
    """Print where a link leads."""
    letters, words = split_options(call)
    for word in words:
        try:
            if call.name == "realpath" or "f" in letters:
                call.say(call.view.resolve(call.path(word)))
            else:
                node = call.view.lookup(call.path(word), follow=False)
                if node.kind != "link":
                    return 1
                call.say(node.data.decode())
        except FileError as error:
            return call.complain(f"{call.name}: {word}: {error.text}")
    return 0
