"""mount, umount, nsenter, and what they do to the namespaces that listen."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.vfs import FileError, Mount, Namespace, Node, Volume


def _followers(call: Call, space: Namespace, target: str) -> list[Namespace]:
    """Give the namespaces where a mount made in `space` is seen too: slaves, but for the private ones below /apex."""
    if target.startswith("/apex/"):
        return [space]
    return [space, *(other for other in call.phone.every_space() if other is not space and other.master is space)]


@command("mount")
def mount(call: Call) -> int:
    """List mounts, mount tmpfs, bind a folder, remount."""
    words, kind, options = list(call.argv), None, []
    rest: list[str] = []
    while words:
        word = words.pop(0)
        if word == "-t":
            kind = words.pop(0)
        elif word == "-o":
            options += words.pop(0).split(",")
        elif word in ("--bind", "--rbind", "-B"):
            options.append("bind")
        elif word in ("-r", "-w"):
            options.append("ro" if word == "-r" else "rw")
        else:
            rest.append(word)
    if not rest:
        for row in call.shell.space.mounts:
            state = "ro" if row.is_read_only else "rw"
            call.say(
                f"{row.source} on {row.target} type {row.volume.fstype} ({state},{row.options or 'seclabel,relatime'})"
            )
        return 0
    if not call.is_root:
        return call.complain(f"mount: '{rest[0]}'->'{rest[-1]}': Operation not permitted")
    try:
        return _mount(call, kind, options, rest)
    except FileError as error:
        return call.complain(f"mount: '{rest[0]}'->'{rest[-1]}': {error.text}")


def _mount(call: Call, kind: str | None, options: list[str], rest: list[str]) -> int:
    space, target = call.shell.space, call.view.resolve(call.path(rest[-1]))
    if any(part in target for part in call.phone.faults.denied):
        return call.complain(f"mount: '{rest[0]}'->'{rest[-1]}': Permission denied")
    if "remount" in options:
        return _remount(call, target, options)
    old = call.view.lookup(target)
    if "bind" in options:
        volume, inner = call.view.inner_of(call.path(rest[0]))
        source = call.view.mount_of(call.path(rest[0])).source
        made = Mount(source, target, volume, inner)
    elif kind == "tmpfs":
        volume = Volume(f"tmpfs:{target}", "tmpfs")
        volume.nodes[""] = Node("dir", 0o1777 if old.kind == "dir" else 0o644, label="u:object_r:tmpfs:s0")
        made = Mount(rest[0], target, volume)
    else:
        return call.unmodelled("kind of mount")
    made.is_read_only = "ro" in options
    for each in _followers(call, space, target):
        each.mounts.append(replace(made))
    return 0


def _remount(call: Call, target: str, options: list[str]) -> int:
    if "rw" in options and call.phone.misc.verity == "enabled" and target in ("/", "/system"):
        return call.complain(f"mount: '{target}' not in /proc/mounts" if target == "/system" and call.phone.api >= 29
                             else f"mount: '/dev/block/dm-0'->'{target}': Read-only file system")  # fmt: skip
    for row in call.shell.space.mounts:
        if row.target == target:
            row.is_read_only = "ro" in options
            return 0
    return call.complain(f"mount: '{target}' not in /proc/mounts")


@command("umount")
def umount(call: Call) -> int:
    """Take the topmost mount off a path; -l, -f."""
    words = [word for word in call.argv if not word.startswith("-")]
    code = 0
    for word in words:
        target = posixpath.normpath(call.path(word))
        if not call.is_root:
            code = call.complain(f"umount: {word}: Operation not permitted")
        elif not any(row.target == target for row in call.shell.space.mounts):
            code = call.complain(f"umount: {word}: Invalid argument")
        else:
            for space in _followers(call, call.shell.space, target):
                _take_off(space, target)
    return code


def _take_off(space: Namespace, target: str) -> None:
    for index in range(len(space.mounts) - 1, -1, -1):
        if space.mounts[index].target == target:
            del space.mounts[index]
            return


@command("mountpoint")
def mountpoint(call: Call) -> int:
    """Tell whether a path is a mount point; -q says nothing."""
    words = [word for word in call.argv if word != "-q"]
    is_one = any(row.target == posixpath.normpath(call.path(words[0])) for row in call.shell.space.mounts)
    if "-q" not in call.argv:
        call.say(f"{words[0]} is {'' if is_one else 'not '}a mountpoint")
    return 0 if is_one else 1


@command("nsenter")
def nsenter(call: Call) -> int:
    """Run a command in the mount namespace of a process: --mount=/proc/PID/ns/mnt or -t PID -m."""
    words, pid = list(call.argv), ""
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word.startswith("--mount="):
            pid = word.split("/")[2] if word.count("/") >= 3 else ""
        elif word in ("-t", "--target"):
            pid = words.pop(0)
        elif word == "--":
            break
        elif word not in ("-m", "--mount"):
            return call.unmodelled("nsenter option")
    if not call.is_root:
        return call.complain("nsenter: Can't open /proc/1/ns/mnt: Permission denied")
    process = call.phone.processes.by_pid.get(int(pid)) if pid.isdigit() else None
    if process is None:
        return call.complain(f"nsenter: Couldn't open '/proc/{pid}/ns/mnt': No such file or directory")
    return call.shell.child(space=process.space, stops_on_error=False).execute(words or ["sh"], call.pipes)
