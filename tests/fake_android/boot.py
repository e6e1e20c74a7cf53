"""What a phone has when it is switched on for the first time: properties, settings, packages, files, processes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from fake_android import abx, elf
from fake_android.certificates import SYSTEM_CAS
from fake_android.profiles import Profile
from fake_android.state import Package, Table
from fake_android.vfs import Mount, Namespace, Node, Volume

if TYPE_CHECKING:
    from fake_android.android import Android

DATA_LABEL = "u:object_r:system_data_file:s0"
CACERTS = "/system/etc/security/cacerts"
APEX_CACERTS = "/apex/com.android.conscrypt/cacerts"
BOOT_ID = "5b1f3c9e-6d0a-4b7e-9c39-0f6f0a8e2d11"


def cacerts_label(profile: Profile) -> str:
    """Give the SELinux label of the system's certificates."""
    return "u:object_r:system_security_cacerts_file:s0" if profile.api >= 33 else "u:object_r:system_file:s0"


def props(profile: Profile, serial: str) -> dict[str, str]:
    """Give the properties."""
    found = {
        "ro.build.version.sdk": str(profile.api),
        "ro.build.version.release": profile.version,
        "ro.build.version.security_patch": profile.patch,
        "ro.build.id": profile.build,
        "ro.build.display.id": f"{profile.build} {profile.build_tags}",
        "ro.build.fingerprint": profile.fingerprint,
        "ro.vendor.build.fingerprint": profile.fingerprint,
        "ro.build.type": profile.build_type,
        "ro.build.tags": profile.build_tags,
        "ro.product.manufacturer": profile.manufacturer,
        "ro.product.brand": profile.brand,
        "ro.product.model": profile.model,
        "ro.product.device": profile.device,
        "ro.product.name": profile.device,
        "ro.product.cpu.abi": profile.abilist[0],
        "ro.product.cpu.abilist": ",".join(profile.abilist),
        "ro.debuggable": "1" if profile.root == "adbd" else "0",
        "ro.secure": "1",
        "ro.serialno": serial,
        "ro.boot.serialno": serial,
        "ro.zygote": "zygote64" if "64" in profile.abilist[0] else "zygote32",
        "dev.bootcomplete": "1",
        "sys.boot_completed": "1",
        "init.svc.bootanim": "stopped",
        "init.svc.adbd": "running",
        "gsm.sim.operator.alpha": "T-Mobile",
        "gsm.operator.alpha": "T-Mobile",
        "gsm.sim.operator.numeric": "310260",
        "gsm.sim.state": "LOADED",
        "persist.sys.timezone": "Asia/Shanghai",
        "persist.sys.locale": "zh-CN",
    }
    if profile.is_emulator:
        found["ro.boot.qemu" if profile.api >= 31 else "ro.kernel.qemu"] = "1"
        found["ro.boot.qemu.avd_name" if profile.api >= 31 else "ro.kernel.qemu.avd_name"] = f"Fake_API_{profile.api}"
    if profile.api >= 29:
        found["persist.device_config.runtime_native.usap_pool_enabled"] = "true" if profile.api >= 31 else "false"
    return found


def settings(profile: Profile) -> dict[str, dict[str, str]]:
    """Give the settings by namespace."""
    return {
        "global": {
            "device_name": profile.model,
            "adb_enabled": "1",
            "airplane_mode_on": "0",
            "wifi_on": "1",
            "private_dns_mode": "opportunistic",
            "window_animation_scale": "1.0",
            "transition_animation_scale": "1.0",
            "animator_duration_scale": "1.0",
            "stay_on_while_plugged_in": "0",
            "verifier_verify_adb_installs": "1",
            "development_settings_enabled": "1",
        },
        "secure": {
            "android_id": "5e1d0c6b1c2f4a91",
            "bluetooth_name": profile.model,
            "bluetooth_address": "22:22:3A:5B:7C:9D",
            "location_mode": "3",
            "default_input_method": "com.android.inputmethod.latin/.LatinIME",
            "enabled_accessibility_services": "",
        },
        "system": {"screen_off_timeout": "60000", "system_locales": "zh-CN,en-US", "accelerometer_rotation": "1"},
    }


def packages(profile: Profile) -> list[Package]:
    """Give the system's own packages."""
    found = [
        Package("android", 1000, profile.version, profile.api, profile.api, is_system=True,
                paths=["/system/framework/framework-res.apk"]),
        Package("com.android.shell", 2000, profile.version, profile.api, profile.api, is_system=True,
                paths=["/system/priv-app/Shell/Shell.apk"]),
        Package("com.android.settings", 1000, profile.version, profile.api, profile.api, is_system=True,
                launcher=".Settings", paths=["/system/priv-app/Settings/Settings.apk"]),
        Package("com.android.providers.contacts", 10003, profile.version, profile.api, profile.api, is_system=True,
                paths=["/system/priv-app/ContactsProvider/ContactsProvider.apk"]),
        Package("com.android.launcher3", 10012, profile.version, profile.api, profile.api, is_system=True,
                launcher=".Launcher", paths=["/system/priv-app/Launcher3/Launcher3.apk"]),
        Package("com.android.chrome", 10087, "113.0.5672.136", 567213631, 33, is_system=True,
                launcher="com.google.android.apps.chrome.Main", paths=["/product/app/Chrome/Chrome.apk"]),
    ]  # fmt: skip
    if profile.name.endswith("emulator") or profile.brand == "google":
        found.append(
            Package("com.google.android.gms", 10015, "23.18.18", 231818046, 33, is_system=True,
                    paths=["/product/priv-app/GmsCore/GmsCore.apk"])
        )  # fmt: skip
    if profile.root == "magisk":
        found.append(Package("com.topjohnwu.magisk", 10112, "26.4", 26400, 34, launcher=".ui.MainActivity",
                             paths=["/data/app/~~u0f==/com.topjohnwu.magisk-7==/base.apk"]))  # fmt: skip
    return found


def providers(profile: Profile) -> dict[str, Table]:
    """Give the content providers' tables by URI."""
    contacts = "android.permission.READ_CONTACTS"
    calls, sms = "android.permission.READ_CALL_LOG", "android.permission.READ_SMS"
    raw = ("_id", "account_type", "account_name", "display_name", "deleted", "contact_id", "sourceid")
    data = ("_id", "raw_contact_id", "mimetype", "data1", "data2", "data3", "data4")
    call = ("_id", "number", "date", "duration", "type", "new", "name")
    message = ("_id", "thread_id", "address", "body", "date", "type", "read", "seen")
    calendar = ("_id", "account_name", "account_type", "name", "calendar_displayName", "calendar_color",
                "calendar_access_level", "ownerAccount", "visible", "sync_events")  # fmt: skip
    event = ("_id", "calendar_id", "title", "description", "eventLocation", "dtstart", "dtend", "eventTimezone")
    image = ("_id", "_data", "_display_name", "_size", "mime_type")
    return {
        "content://com.android.contacts/raw_contacts": Table(raw, read_permission=contacts),
        "content://com.android.contacts/data": Table(data, read_permission=contacts),
        "content://call_log/calls": Table(call, read_permission=calls),
        "content://sms": Table(
            message, read_permission=sms, drops_silently=profile.api >= 29, drops_from_root=profile.api >= 33
        ),
        "content://com.android.calendar/calendars": Table(calendar),
        "content://com.android.calendar/events": Table(event),
        "content://media/external/images/media": Table(image),
    }


def volumes(profile: Profile) -> dict[str, Volume]:
    """Give the file systems, empty but for their roots."""
    found = {
        "root": Volume("root", "ext4"),
        "system": Volume("system", "ext4"),
        "data": Volume("data", "f2fs", capacity=8 * 1024**3),
        "shared": Volume("shared", "sdcardfs" if profile.api < 30 else "fuse", capacity=8 * 1024**3),
        "proc": Volume("proc", "proc"),
        "sys": Volume("sys", "sysfs"),
        "dev": Volume("dev", "tmpfs"),
    }
    if profile.has_apex:
        found["apex"] = Volume("apex", "tmpfs")
        found["conscrypt"] = Volume("conscrypt", "ext4")
    return found


def mounts(profile: Profile, found: dict[str, Volume]) -> list[Mount]:
    """Give the mounts of init's namespace."""
    rows = [
        Mount("/dev/block/dm-0" if profile.api >= 29 else "/dev/root", "/", found["root"], is_read_only=True),
        Mount("/dev/block/dm-0", "/system", found["system"], is_read_only=True),
        Mount("/dev/block/dm-5", "/data", found["data"], options="seclabel,nosuid,nodev,noatime"),
        Mount("/dev/fuse" if profile.api >= 30 else "/data/media", "/storage/emulated", found["shared"]),
        Mount("proc", "/proc", found["proc"]),
        Mount("sysfs", "/sys", found["sys"]),
        Mount("tmpfs", "/dev", found["dev"]),
    ]
    if profile.has_apex:
        rows.append(Mount("tmpfs", "/apex", found["apex"]))
        rows.append(Mount("/dev/block/loop7", "/apex/com.android.conscrypt", found["conscrypt"], is_read_only=True))
    return rows


def start_processes(phone: Android) -> list[Namespace]:
    """Start what runs on every phone; gives the zygotes' namespaces."""
    table, init = phone.processes, phone.init_space
    table.add("init", 0, init, ppid=0, pid=1)
    table.add("/system/bin/adbd", 2000, init, pid=402)
    is_64 = "64" in phone.profile.abilist[0]
    names = ["zygote64"] if is_64 else ["zygote"]
    if is_64 and any(abi in ("armeabi-v7a", "x86") for abi in phone.profile.abilist):
        names.append("zygote")
    spaces = []
    for offset, name in enumerate(names):
        space = init.fork(name, is_slave=True)
        table.add(name, 0, space, pid=611 + offset)
        spaces.append(space)
    server = spaces[0].fork("system_server", is_slave=False)
    server.master = init
    table.add("system_server", 1000, server, ppid=611, pid=1034)
    for package in ("com.android.settings", "com.android.launcher3"):
        phone.start_app(phone.packages[package])
    return spaces


def fill(phone: Android) -> None:
    """Put the files in their places."""
    _folders(phone)
    _certificates(phone)
    _programs(phone)
    _kernel_files(phone)
    _identity_files(phone)
    for package in phone.packages.values():
        place_package(phone, package, apk=b"PK\x03\x04 system")


def _node(volume: Volume, path: str, node: Node) -> None:
    parts = path.strip("/").split("/")
    for depth in range(1, len(parts)):
        folder = "/".join(parts[:depth])
        volume.nodes.setdefault(folder, Node("dir", 0o755, node.uid, node.gid, node.label))
    volume.nodes[path.strip("/")] = node


def _folders(phone: Android) -> None:
    root, data, shared = (phone.volumes[name] for name in ("root", "data", "shared"))
    for name in ("system", "data", "proc", "sys", "dev", "apex", "storage", "storage/emulated", "mnt"):
        if name != "apex" or phone.profile.has_apex:
            _node(root, name, Node("dir", 0o755, label="u:object_r:rootfs:s0"))
    _node(root, "sdcard", Node("link", 0o777, label="u:object_r:rootfs:s0", data=b"/storage/self/primary"))
    _node(root, "storage/self/primary", Node("link", 0o777, data=b"/storage/emulated/0"))
    _node(root, "bin", Node("link", 0o777, data=b"/system/bin"))
    _node(root, "etc", Node("link", 0o777, data=b"/system/etc"))
    data.nodes[""] = Node("dir", 0o771, 1000, 1000, DATA_LABEL)
    for path, mode, owner, label in (
        ("local", 0o751, 0, DATA_LABEL),
        ("local/tmp", 0o771, 2000, "u:object_r:shell_data_file:s0"),
        ("data", 0o771, 1000, DATA_LABEL),
        ("app", 0o771, 1000, "u:object_r:apk_data_file:s0"),
        ("system", 0o775, 1000, DATA_LABEL),
        ("system/users", 0o775, 1000, DATA_LABEL),
        ("system/users/0", 0o700, 1000, DATA_LABEL),
        ("misc", 0o771, 1000, DATA_LABEL),
        ("misc/user/0/cacerts-added", 0o755, 1000, "u:object_r:misc_user_data_file:s0"),
        ("misc/wifi", 0o770, 1010, "u:object_r:wifi_data_file:s0"),
    ):
        _node(data, path, Node("dir", mode, owner, owner, label))
    data.nodes["local"].gid = 2000
    shared.nodes[""] = Node("dir", 0o711, 0, 1015, "u:object_r:media_rw_data_file:s0")
    for path in ("0", "0/Download", "0/DCIM", "0/DCIM/Camera", "0/Pictures", "0/Android", "0/Android/obb"):
        _node(shared, path, Node("dir", 0o777, 1023, 1015, "u:object_r:media_rw_data_file:s0"))


def _certificates(phone: Android) -> None:
    label = cacerts_label(phone.profile)
    for name, pem in SYSTEM_CAS.items():
        _node(phone.volumes["system"], f"etc/security/cacerts/{name}", Node("file", 0o644, label=label, data=pem))
        if phone.profile.has_conscrypt_cacerts:
            _node(phone.volumes["conscrypt"], f"cacerts/{name}", Node("file", 0o644, label=label, data=pem))
    if phone.profile.has_apex:
        phone.volumes["apex"].nodes["com.android.conscrypt"] = Node("dir", 0o755)


def _programs(phone: Android) -> None:
    from fake_android.commands import programs_of

    system, abi = phone.volumes["system"], phone.profile.abilist[0]
    for name in programs_of(phone.profile.api):
        _node(system, f"bin/{name}", Node("file", 0o755, 0, 2000, "u:object_r:system_file:s0", elf.program(name, abi)))
    _node(system, "bin/sh", Node("file", 0o755, 0, 2000, "u:object_r:shell_exec:s0", elf.program("sh", abi)))
    if phone.profile.root == "adbd":
        _node(system, "xbin/su", Node("file", 0o4750, 0, 2000, "u:object_r:su_exec:s0", elf.program("su", abi)))
    elif phone.profile.root == "magisk":
        _node(system, "bin/su", Node("file", 0o755, data=elf.program("su", abi)))
        _node(system, "bin/magisk", Node("file", 0o755, data=elf.program("magisk", abi)))
        phone.misc.magisk_policies[2000] = 2


def _kernel_files(phone: Android) -> None:
    proc, sys = phone.volumes["proc"], phone.volumes["sys"]
    _node(proc, "uptime", Node("file", 0o444, produce=lambda: f"{phone.now() - phone.boot_time:.2f} 100.00\n".encode()))
    _node(proc, "net/tcp", Node("file", 0o444, produce=lambda: _sockets(phone)))
    _node(proc, "mounts", Node("file", 0o444, produce=lambda: b""))  # each namespace has its own: `View.read`
    _node(proc, "stat", Node("file", 0o444, produce=lambda: f"cpu  1 2 3 4\nbtime {int(phone.boot_time)}\n".encode()))
    _node(proc, "meminfo", Node("file", 0o444, data=b"MemTotal:        3925764 kB\nMemFree:          321044 kB\n"))
    _node(proc, "sys/kernel/random/boot_id", Node("file", 0o444, data=BOOT_ID.encode() + b"\n"))
    for name in ("tcp6", "udp", "udp6"):
        _node(proc, f"net/{name}", Node("file", 0o444, data=_SOCKETS))
    mode = 0o644 if phone.profile.api < 24 else 0o600
    _node(sys, "class/net/wlan0/address", Node("file", mode, produce=lambda: phone.wifi.mac.encode() + b"\n"))
    _node(sys, "fs/selinux/enforce", Node("file", 0o644, produce=lambda: _enforce(phone)))


_SOCKETS = b"  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"


def _sockets(phone: Android) -> bytes:
    """Give the table of sockets: those of apps that reach a port of the loopback (device_facts 3.7)."""
    queues = "01 00000000:00000000 00:00000000 00000000"
    rows = [
        f"  {n:3}: 0100007F:{0x9000 + n:04X} 0100007F:{port:04X} {queues} {uid:5}        0 1\n"
        for n, (uid, port) in enumerate(phone.sockets)
    ]
    return _SOCKETS + "".join(rows).encode()


def _enforce(phone: Android) -> bytes:
    return b"1" if phone.misc.selinux == "Enforcing" else b"0"


def _identity_files(phone: Android) -> None:
    write_ssaid(phone)
    gms = phone.packages.get("com.google.android.gms")
    if gms is not None:
        text = (
            "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n"
            '    <string name="adid_key">7c9d3f5e-0b46-4a6e-9b1e-52d84c0f6a37</string>\n'
            '    <boolean name="enable_limit_ad_tracking" value="false" />\n</map>\n'
        )
        path = "data/com.google.android.gms/shared_prefs/adid_settings.xml"
        _node(phone.volumes["data"], path, Node("file", 0o660, gms.uid, gms.uid, data=text.encode()))


def place_package(phone: Android, package: Package, *, apk: bytes) -> None:
    """Put a package's APKs and its data folder on the phone."""
    for path in package.paths:
        place_file(phone, path, Node("file", 0o644, 1000, 1000, "u:object_r:apk_data_file:s0", apk))
    home = Node("dir", 0o700, package.uid, package.uid, "u:object_r:app_data_file:s0:c512,c768")
    if package.uid >= 10000:
        _node(phone.volumes["data"], f"data/{package.name}", home)
    if package.uid >= 10000 and not package.is_system:
        phone_ssaid(phone)[package.name] = hashlib.sha256(f"ssaid {package.name}".encode()).hexdigest()[:16]
        write_ssaid(phone)


def phone_ssaid(phone: Android) -> dict[str, str]:
    """Give the per-app android_id values by package."""
    return phone.ssaid


def write_ssaid(phone: Android) -> None:
    """Write settings_ssaid.xml; from Android 12 on it begins with the magic of binary XML."""
    rows = "".join(
        f'  <setting id="{number}" name="{phone.packages[name].uid if name in phone.packages else 0}" value="{value}"'
        f' package="{name}" defaultValue="{value}" defaultSysSet="true" tag="null" />\n'
        for number, (name, value) in enumerate(sorted(phone_ssaid(phone).items()), 1)
    )
    text = f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<settings version=\"1\">\n{rows}</settings>\n"
    data = abx.encode(text) if phone.profile.has_abx else text.encode()
    _node(
        phone.volumes["data"],
        "system/users/0/settings_ssaid.xml",
        Node("file", 0o600, 1000, 1000, DATA_LABEL, data),
    )


def place_file(phone: Android, path: str, node: Node) -> None:
    """Put a file where its volume is, making the folders above; rights are not asked."""
    place = max(
        (mount for mount in phone.init_space.mounts if path.startswith(mount.target.rstrip("/") + "/")),
        key=lambda mount: len(mount.target),
    )
    _node(place.volume, path[len(place.target.rstrip("/")) :], node)
