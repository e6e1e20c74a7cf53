"""pm, which is `cmd package`."""

from __future__ import annotations

import posixpath

from fake_android import installer
from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.installer import InstallError
from fake_android.state import Package
from fake_android.vfs import FileError


@command("pm")
def pm(call: Call) -> int:
    """Run one verb of the package manager."""
    return package_manager(call, list(call.argv))


def package_manager(call: Call, words: list[str]) -> int:
    """Run one verb; used by pm and by `cmd package`."""
    verb = words.pop(0) if words else ""
    act = _VERBS.get(verb)
    if act is None:
        call.complain(f"Unknown command: {verb}\nPackage manager (package) commands:")
        return 255
    return act(call, words)


def _without_user(words: list[str]) -> list[str]:
    if "--user" in words:
        at = words.index("--user")
        return words[:at] + words[at + 2 :]
    return words


def _path(call: Call, words: list[str]) -> int:
    package = call.phone.packages.get(_without_user(words)[-1])
    if package is None:
        return 1
    for path in package.paths:
        call.say(f"package:{path}")
    return 0


def _list(call: Call, words: list[str]) -> int:
    kind, rest = words[0], _without_user(words[1:])
    if kind == "packages":
        return _list_packages(call, rest)
    if kind == "permissions":
        for name in sorted(installer.RUNTIME):
            if installer.is_runtime(name, call.phone.api):
                call.say(f"  permission:android.permission.{name}")
        return 0
    if kind == "users":
        call.say("Users:")
        for number, name in call.phone.users.items():
            call.say(f"\tUserInfo{{{number}:{name}:c13}} running")
        return 0
    return call.unmodelled("list of that kind")


def _list_packages(call: Call, words: list[str]) -> int:
    options = {word for word in words if word.startswith("-")}
    if options - {"-3", "-s", "-f", "-U", "-i", "-e", "-d", "-u", "--show-versioncode"}:
        return call.unmodelled("option of list packages")
    part = next((word for word in words if not word.startswith("-")), "")
    for package in call.phone.packages.values():
        if (
            part not in package.name
            or ("-3" in options and package.is_system)
            or ("-s" in options and not package.is_system)
        ):
            continue
        if ("-e" in options and not package.is_enabled) or ("-d" in options and package.is_enabled):
            continue
        line = f"package:{package.paths[0]}={package.name}" if "-f" in options else f"package:{package.name}"
        line += f" versionCode:{package.version_code}" if "--show-versioncode" in options else ""
        line += f"  installer={package.installer or 'null'}" if "-i" in options else ""
        line += f" uid:{package.uid}" if "-U" in options else ""
        call.say(line)
    return 0


def _fail(call: Call, text: str) -> int:
    call.complain(text)
    return 255


def _change_permission(call: Call, words: list[str], *, is_granted: bool) -> int:
    name, permission = _without_user(words)[:2]
    package = call.phone.packages.get(name)
    verb = "grant" if is_granted else "revoke"
    if package is None:
        return _fail(
            call,
            f"Exception occurred while executing '{verb}':\njava.lang.IllegalArgumentException: Unknown package: {name}",
        )
    if permission not in package.requested:
        return _fail(
            call,
            f"Exception occurred while executing '{verb}':\njava.lang.SecurityException: Package {name} has not requested permission {permission}",
        )
    if permission not in package.runtime:
        return _fail(
            call,
            f"Exception occurred while executing '{verb}':\njava.lang.SecurityException: Permission {permission} requested by {name} is not a changeable permission type",
        )
    had, _ = package.runtime[permission]
    package.runtime[permission] = (is_granted, package.runtime[permission][1])
    if had and not is_granted:
        for process in call.phone.processes.of_package(name):
            call.phone.processes.end(process.pid)
    return 0


def _flags(call: Call, words: list[str]) -> int:
    name, permission, *flags = _without_user(words)
    package = call.phone.packages.get(name)
    if call.phone.api < 30 or package is None or permission not in package.runtime:
        return _fail(
            call,
            "Unknown command: clear-permission-flags" if call.phone.api < 30 else f"Unknown permission {permission}",
        )
    granted, old = package.runtime[permission]
    names = {flag.upper().replace("-", "_") for flag in flags}
    package.runtime[permission] = (granted, tuple(flag for flag in old if flag not in names))
    return 0


def _clear(call: Call, words: list[str]) -> int:
    if not installer.clear(call.phone, _without_user(words)[-1]):
        call.say("Failed")
        return 1
    call.say("Success")
    return 0


def _uninstall(call: Call, words: list[str]) -> int:
    name = _without_user([word for word in words if word != "-k"])[-1]
    try:
        installer.uninstall(call.phone, name, keeps_data="-k" in words)
    except InstallError as error:
        call.say(f"Failure [{error}]")
        return 1
    call.say("Success")
    return 0


def _options(words: list[str]) -> tuple[set[str], list[str], str | None, int]:
    options, rest, source, size = set(), [], None, 0
    words = list(words)
    while words:
        word = words.pop(0)
        if word == "-i":
            source = words.pop(0)
        elif word == "-S":
            size = int(words.pop(0))
        elif word == "--user":
            words.pop(0)
        elif word.startswith("-") and len(word) > 1:
            options.add(word)
        else:
            rest.append(word)
    return options, rest, source, size


def _install(call: Call, words: list[str]) -> int:
    options, rest, source, size = _options(words)
    try:
        apk = call.pipes.stdin.exactly(size) if size else call.view.read(call.path(rest[-1]))
    except FileError as error:
        call.complain(f"Error: failed to open APK file: {error.text}")
        return 1
    return _finish(call, [apk], options, source)


def _finish(call: Call, apks: list[bytes], options: set[str], source: str | None) -> int:
    with call.phone.lock:
        try:
            installer.install(call.phone, apks, options, source)
        except InstallError as error:
            call.say(f"Failure [{error}]")
            return 1
    call.say("Success")
    return 0


def _create(call: Call, words: list[str]) -> int:
    options, _, source, _ = _options(words)
    number = 101 + len(call.phone.sessions)
    call.phone.sessions[number] = (options, source, {})
    call.say(f"Success: created install session [{number}]")
    return 0


def _write(call: Call, words: list[str]) -> int:
    _, rest, _, size = _options(words)
    number, name = int(rest[0]), rest[1]
    if number not in call.phone.sessions:
        return _fail(call, f"Error: java.lang.SecurityException: Caller has no access to session {number}")
    data = call.pipes.stdin.exactly(size) if len(rest) < 3 or rest[2] == "-" else call.view.read(call.path(rest[2]))
    call.phone.sessions[number][2][name] = data
    call.say(f"Success: streamed {len(data)} bytes")
    return 0


def _commit(call: Call, words: list[str]) -> int:
    session = call.phone.sessions.pop(int(words[-1]), None)
    if session is None:
        return _fail(call, f"Error: java.lang.SecurityException: Caller has no access to session {words[-1]}")
    options, source, parts = session
    return _finish(
        call,
        [parts[name] for name in sorted(parts, key=lambda name: (not name.startswith("base"), name))],
        options,
        source,
    )


def _abandon(call: Call, words: list[str]) -> int:
    call.phone.sessions.pop(int(words[-1]), None)
    call.say("Success")
    return 0


def _resolve(call: Call, words: list[str]) -> int:
    words = _without_user(words)
    name = words[-1]
    package = call.phone.packages.get(name)
    if package is None or package.launcher is None or not package.is_enabled:
        call.say("No activity found")
        return 0
    if "--brief" in words:
        call.say("priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true")
        call.say(component(package))
    else:
        call.say(f"priority=0\n  ActivityInfo:\n    name={package.launcher}\n    packageName={name}")
    return 0


def component(package: Package) -> str:
    """Give PKG/ACTIVITY of the launcher."""
    return f"{package.name}/{package.launcher}"


def _enable(call: Call, words: list[str], *, is_on: bool) -> int:
    package = call.phone.packages.get(_without_user(words)[-1])
    if package is None:
        return _fail(call, f"Error: java.lang.IllegalArgumentException: Unknown package: {words[-1]}")
    package.is_enabled = is_on
    call.say(f"Package {package.name} new state: {'enabled' if is_on else 'disabled-user'}")
    return 0


def _reset_permissions(call: Call, words: list[str]) -> int:
    for package in call.phone.packages.values():
        package.runtime = dict.fromkeys(package.runtime, (False, ()))
    return 0


def _dump(call: Call, words: list[str]) -> int:
    return dump_package(call, words[-1])


def dump_package(call: Call, name: str) -> int:
    """Print `dumpsys package NAME`."""
    package = call.phone.packages.get(name)
    if package is None:
        call.say(f"Unable to find package: {name}" if call.phone.api >= 26 else "")
        return 0
    app_id = "appId" if call.phone.api >= 34 else "userId"
    head = f"""Packages:
  Package [{name}] (5c8e9d1):
    {app_id}={package.uid}
    pkg=Package{{8d3b1f0 {name}}}
    codePath={posixpath.dirname(package.paths[0])}
    primaryCpuAbi={package.abis[0] if package.abis else "null"}
    versionCode={package.version_code} minSdk={package.min_sdk} targetSdk={package.target_sdk}
    versionName={package.version_name}
    flags=[ {"DEBUGGABLE " if package.is_debuggable else ""}{"SYSTEM " if package.is_system else ""}HAS_CODE ALLOW_CLEAR_USER_DATA ]
    firstInstallTime=2026-01-02 03:04:05
    lastUpdateTime=2026-01-02 03:04:05
    installerPackageName={package.installer or "null"}
    signatures=PackageSignatures{{{sum(name.encode()):07x} version:2, signatures:[{sum(name.encode()) * 7:08x}], past signatures:[]}}
    requested permissions:"""
    call.say(head)
    for permission in package.requested:
        call.say(
            f"      {permission}"
            + (": restricted=true" if call.phone.api >= 29 and permission.endswith("READ_SMS") else "")
        )
    call.say("    install permissions:")
    for permission in package.install_permissions:
        call.say(f"      {permission}: granted=true")
    enabled = 0 if package.is_enabled else 3
    call.say(
        f"    User 0: ceDataInode=131 installed=true hidden=false suspended=false stopped={str(package.is_stopped).lower()} notLaunched=false enabled={enabled} instant=false"
    )
    call.say("      gids=[3003]\n      runtime permissions:")
    for permission, (granted, flags) in package.runtime.items():
        call.say(f"        {permission}: granted={str(granted).lower()}, flags=[ {'|'.join(flags)}]")
    return 0


_VERBS = {
    "path": _path,
    "list": _list,
    "grant": lambda call, words: _change_permission(call, words, is_granted=True),
    "revoke": lambda call, words: _change_permission(call, words, is_granted=False),
    "clear-permission-flags": _flags,
    "clear": _clear,
    "uninstall": _uninstall,
    "install": _install,
    "install-create": _create,
    "install-write": _write,
    "install-commit": _commit,
    "install-abandon": _abandon,
    "resolve-activity": _resolve,
    "enable": lambda call, words: _enable(call, words, is_on=True),
    "disable-user": lambda call, words: _enable(call, words, is_on=False),
    "reset-permissions": _reset_permissions,
    "dump": _dump,
}
