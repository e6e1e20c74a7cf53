"""Processes, clock, credentials, kernel, logs."""

from __future__ import annotations

import re
import time

from fake_android.call import Call
from fake_android.commands.files import owner_name
from fake_android.commands.registry import builtin, command
from fake_android.state import Process


@command("id")
def id_(call: Call) -> int:
    """Print credentials; -u, -g, -n, -Z."""
    who = call.shell.who
    if call.argv[:1] == ["-u"]:
        call.say(str(who.uid))
    elif call.argv[:1] == ["-Z"]:
        call.say(who.context)
    elif call.argv[:1] == ["-un"]:
        call.say(owner_name(who.uid))
    else:
        name = owner_name(who.uid)
        groups = ",".join(f"{gid}({owner_name(gid)})" for gid in sorted(who.gids | {who.uid}))
        call.say(f"uid={who.uid}({name}) gid={who.uid}({name}) groups={groups} context={who.context}")
    return 0


@command("whoami")
def whoami(call: Call) -> int:
    """Print the user's name."""
    call.say(owner_name(call.uid))
    return 0


@command("date")
def date(call: Call) -> int:
    """Print the clock by a format; setting needs root."""
    words = [word for word in call.argv if word != "-u"]
    now = call.phone.now()
    if not words:
        call.say(time.strftime("%a %b %e %H:%M:%S %Z %Y", time.gmtime(now)).replace("GMT", "UTC"))
        return 0
    if not words[0].startswith("+"):
        return _set_date(call, words[0])
    text = words[0][1:]
    nanos = f"{int(now % 1 * 1e9):09d}"
    text = re.sub(r"%(\d?)N", lambda m: nanos[: int(m.group(1) or 9)], text)
    call.say(time.strftime(text.replace("%s", str(int(now))), time.gmtime(now)))
    return 0


def _set_date(call: Call, text: str) -> int:
    if not call.is_root:
        return call.complain("date: cannot set date: Operation not permitted")
    if not text.startswith("@"):
        return call.unmodelled("date format")
    call.phone.clock_offset_s += float(text[1:]) - call.phone.now()
    return 0


@command("uptime")
def uptime(call: Call) -> int:
    """Print how long the phone runs."""
    minutes = int(call.phone.now() - call.phone.boot_time) // 60
    call.say(f" {time.strftime('%H:%M:%S')} up {minutes} min,  0 users,  load average: 0.10, 0.11, 0.09")
    return 0


@command("uname")
def uname(call: Call) -> int:
    """Print the kernel; -m, -r, -a."""
    machine = {"arm64-v8a": "aarch64", "x86_64": "x86_64", "x86": "i686"}.get(call.phone.profile.abilist[0], "armv8l")
    release = "5.10.110-android13" if call.phone.api >= 31 else "4.14.175"
    call.say(
        {"-m": machine, "-r": release}.get("".join(call.argv), f"Linux localhost {release} #1 SMP {machine} Android")
    )
    return 0


def visible(call: Call) -> list[Process]:
    """Give the processes that the caller sees: /proc hides others' from everyone but root."""
    table = call.phone.processes.by_pid.values()
    return [process for process in table if call.uid in (0, process.uid)]


@command("ps")
def ps(call: Call) -> int:
    """List processes; -A -e -o COLUMNS -P PPID -p PID."""
    words = list(call.argv)
    columns = ["USER", "PID", "PPID", "VSZ", "RSS", "WCHAN", "ADDR", "S", "NAME"]
    parent = number = None
    while words:
        word = words.pop(0)
        if word == "-o":
            columns = words.pop(0).upper().split(",")
        elif word == "-P":
            parent = int(words.pop(0))
        elif word == "-p":
            number = int(words.pop(0))
        elif word not in ("-A", "-e", "-ef", "-f"):
            return call.unmodelled("ps option")
    call.say(" ".join(column.removesuffix("=") for column in columns if not column.endswith("=")))
    for process in visible(call):
        if parent in (None, process.ppid) and number in (None, process.pid):
            facts = {
                "USER": owner_name(process.uid), "PID": process.pid, "PPID": process.ppid, "NAME": process.name,
                "ARGS": " ".join(process.argv), "CMD": process.name, "COMM": process.name[:15], "UID": process.uid,
                "VSZ": 1000, "RSS": 100, "WCHAN": 0, "ADDR": 0, "S": "S", "LABEL": "u:r:untrusted_app:s0",
            }  # fmt: skip
            call.say(" ".join(str(facts.get(column.removesuffix("="), "-")) for column in columns))
    return 0


@command("pidof")
def pidof(call: Call) -> int:
    """Print the pids of programs; -s one only."""
    words = [word for word in call.argv if word != "-s"]
    found = [p.pid for p in visible(call) if p.name in words or p.name.rsplit("/", 1)[-1] in words]
    found.sort(reverse=True)
    if "-s" in call.argv:
        found = found[:1]
    if found:
        call.say(" ".join(str(pid) for pid in found))
    return 0 if found else 1


@builtin("kill")
def kill(call: Call) -> int:
    """Send a signal."""
    words = list(call.argv)
    signal = words.pop(0) if words and words[0].startswith("-") else "-15"
    code = 0
    for word in words:
        process = call.phone.processes.by_pid.get(int(word)) if word.isdigit() else None
        if process is None:
            code = call.complain(f"{call.shell.name}: kill: {word}: No such process")
        elif call.uid not in (0, process.uid):
            code = call.complain(f"{call.shell.name}: kill: {word}: Operation not permitted")
        elif signal != "-0":
            call.phone.processes.end(process.pid)
    return code


@command("pkill")
@command("killall")
@command("pgrep")
def pkill(call: Call) -> int:
    """Find processes by name (pkill and pgrep: pattern; -f: whole command line) and end or print them."""
    words = [word for word in call.argv if not word.startswith("-")]
    options = "".join(word[1:] for word in call.argv if word.startswith("-"))
    if len(words) != 1:
        return call.unmodelled("more than one pattern")
    found = [process for process in visible(call) if _fits(call, process, words[0], options)]
    if not found and call.name == "killall":
        return call.complain(f"killall: {words[0]}: No such process")
    for process in found:
        if call.name == "pgrep":
            call.say(str(process.pid))
        else:
            call.phone.processes.end(process.pid)
    return 0 if found else 1


def _fits(call: Call, process: Process, word: str, options: str) -> bool:
    base = process.name.rsplit("/", 1)[-1]
    if call.name == "killall":
        return word in (base, process.name)
    return re.search(word, " ".join(process.argv) if "f" in options else base[:15]) is not None


@command("getenforce")
def getenforce(call: Call) -> int:
    """Print SELinux' mode."""
    call.say(call.phone.misc.selinux)
    return 0


@command("setenforce")
def setenforce(call: Call) -> int:
    """Change SELinux' mode; root only."""
    if not call.is_root:
        return call.complain("setenforce: Couldn't set enforcing status to '0': Permission denied")
    call.phone.misc.selinux = "Permissive" if call.argv[0].lower() in ("0", "permissive") else "Enforcing"
    return 0


@command("logcat")
def logcat(call: Call) -> int:
    """Print what `log` wrote; -d ends, -c clears; without -d it goes on until nobody reads."""
    if "-c" in call.argv:
        call.phone.log.clear()
        return 0
    for line in list(call.phone.log):
        call.say(line)
    if "-d" not in call.argv:
        call.wait_forever()
    return 0


@command("log")
def log(call: Call) -> int:
    """Write a line into the log; -t TAG, -p PRIORITY."""
    words, tag, priority = list(call.argv), "log", "I"
    while words and words[0] in ("-t", "-p"):
        option = words.pop(0)
        value = words.pop(0)
        tag, priority = (value, priority) if option == "-t" else (tag, value.upper())
    when = time.strftime("%m-%d %H:%M:%S", time.gmtime(call.phone.now()))
    call.phone.log.append(f"{when}.000  4711  4711 {priority} {tag}: {' '.join(words)}")
    return 0


@command("dmesg")
def dmesg(call: Call) -> int:
    """Print the kernel's log; root only."""
    if not call.is_root:
        return call.complain("dmesg: klogctl: Permission denied")
    for path in call.phone.faults.denied:
        call.say(f'[ 100.0] type=1400 audit(0.0:1): avc:  denied  {{ relabelto }} for  path="{path}" permissive=0')
    return 0


@command("sync")
def sync(call: Call) -> int:
    """Write buffers."""
    return 0


@command("reboot")
def reboot(call: Call) -> int:
    """Restart the phone; the shell goes with it."""
    call.phone.reboot()
    return 0


@command("sysctl")
def sysctl(call: Call) -> int:
    """Read or (-w, root) write a kernel setting."""
    table = call.phone.misc.sysctl
    for word in [word for word in call.argv if word not in ("-w", "-n")]:
        key, equals, value = word.partition("=")
        if equals:
            if not call.is_root:
                return call.complain(f"sysctl: error setting key '{key}': Permission denied")
            table[key] = value
        if key not in table:
            return call.complain(f"sysctl: error: '{key}' is an unknown key")
        call.say(table[key] if "-n" in call.argv else f"{key} = {table[key]}")
    return 0
