"""The two kinds of su, and magisk."""

from __future__ import annotations

import re

from fake_android.call import Call
from fake_android.commands.builtins_ import interactive
from fake_android.commands.files import owner_number
from fake_android.commands.registry import command
from fake_android.shell import Shell
from fake_android.vfs import Who


@command("su")
def su(call: Call) -> int:
    """Run as another user: AOSP's `su [WHO [COMMAND…]]` or Magisk's `su [-c COMMAND] [-mm] [WHO]`."""
    fault = call.phone.faults.su
    if fault == "hang":
        call.wait_forever()
    if fault == "deny":
        return call.complain("Permission denied") + 12
    if fault == "not_root":
        return _run(
            call,
            call.shell.who,
            call.shell.space,
            call.argv[call.argv.index("-c") + 1 :] if "-c" in call.argv else call.argv,
        )
    return _magisk(call) if call.phone.profile.root == "magisk" else _aosp(call)


def _aosp(call: Call) -> int:
    if call.uid not in (0, 2000):
        return call.complain(f"su: uid {call.uid} not allowed to su")
    name, words = (call.argv[0], call.argv[1:]) if call.argv else ("root", [])
    try:
        uid = owner_number(name)
    except (KeyError, ValueError):
        return call.complain(f"su: invalid uid/gid '{name}'")
    shell = call.shell.child(who=_who(uid, "u:r:su:s0"), name="sh", stops_on_error=False)
    if not words:
        return interactive(call, shell)
    return shell.execute(words, call.pipes)


def _who(uid: int, context: str) -> Who:
    return Who(uid, frozenset({uid}), context if uid == 0 else "u:r:shell:s0")


def _magisk(call: Call) -> int:
    policy = call.phone.misc.magisk_policies.get(call.uid, 0 if call.uid else 2)
    if policy == 1:
        return call.complain("Permission denied") + 12
    if policy == 0:
        call.wait_forever()
    words, is_global, text, user = list(call.argv), False, None, "root"
    while words:
        word = words.pop(0)
        if word in ("-mm", "-M", "--mount-master"):
            is_global = True
        elif word in ("-c", "--command"):
            text = " ".join(words)
            words = []
        elif word in ("-", "-l", "--login", "-p"):
            continue
        elif word == "-v":
            call.say("26.4:MAGISKSU")
            return 0
        elif word.startswith("-"):
            return call.complain(f"su: unrecognized option '{word}'") + 1
        else:
            user = word
            if words and words[0] != "-c":
                call.wait_forever()
    space = (
        call.phone.init_space
        if is_global
        else call.shell.space.fork(f"app-su-{len(call.phone.transcript)}", is_slave=True)
    )
    try:
        who = _who(owner_number(user), "u:r:magisk:s0")
    except (KeyError, ValueError):
        return call.complain(f"su: unknown user {user}")
    shell = call.shell.child(who=who, space=space, name="sh", stops_on_error=False)
    return interactive(call, shell) if text is None else shell.run_text(text, call.pipes)


def _run(call: Call, who: Who, space: object, words: list[str]) -> int:
    shell: Shell = call.shell.child(who=who, space=space, name="sh")
    return shell.run_text(" ".join(words), call.pipes)


@command("magisk")
def magisk(call: Call) -> int:
    """--sqlite on the table of policies; -v."""
    if call.argv[:1] in (["-v"], ["-c"]):
        call.say("26.4:MAGISK:R")
        return 0
    if not call.is_root or call.argv[:1] != ["--sqlite"]:
        return call.unmodelled()
    policies = call.phone.misc.magisk_policies
    insert = re.search(r"INTO policies.*VALUES\s*\((\d+),\s*(\d+)", call.argv[1])
    delete = re.search(r"DELETE FROM policies WHERE uid\s*=\s*(\d+)", call.argv[1])
    if insert:
        policies[int(insert[1])] = int(insert[2])
    elif delete:
        policies.pop(int(delete[1]), None)
    elif "SELECT" in call.argv[1]:
        for uid, policy in policies.items():
            call.say(f"policy={policy}|uid={uid}")
    else:
        return call.unmodelled()
    return 0
