"""Files, mounts and mount namespaces of the simulated phone, in memory."""

from __future__ import annotations

import errno
import hashlib
import itertools
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["dir", "file", "link"]
_TYPE_BITS = {"dir": 0o040000, "file": 0o100000, "link": 0o120000}


class FileError(Exception):
    """A system call failed. number: its errno."""

    def __init__(self, number: int) -> None:
        super().__init__(TEXTS[number])
        self.number = number

    @property
    def text(self) -> str:
        """The text of bionic's strerror."""
        return TEXTS[self.number]


TEXTS = {
    errno.ENOENT: "No such file or directory",
    errno.EACCES: "Permission denied",
    errno.EPERM: "Operation not permitted",
    errno.EROFS: "Read-only file system",
    errno.ENOSPC: "No space left on device",
    errno.EISDIR: "Is a directory",
    errno.ENOTDIR: "Not a directory",
    errno.EEXIST: "File exists",
    errno.ENOTEMPTY: "Directory not empty",
    errno.EINVAL: "Invalid argument",
    errno.EBUSY: "Device or resource busy",
    errno.ELOOP: "Too many symbolic links encountered",
    errno.EXDEV: "Cross-device link",
    errno.ENOEXEC: "Exec format error",
}


@dataclass
class Node:
    """One file, folder or symbolic link. produce: gives the content of a file below /proc or /sys on reading."""

    kind: Kind
    mode: int
    uid: int = 0
    gid: int = 0
    label: str = "u:object_r:system_file:s0"
    data: bytes = b""
    mtime: int = 1230768000
    produce: Callable[[], bytes] | None = None

    @property
    def st_mode(self) -> int:
        """Type and permission bits together."""
        return _TYPE_BITS[self.kind] | self.mode

    def content(self) -> bytes:
        """Give the bytes of the file."""
        return self.produce() if self.produce else self.data


@dataclass
class Volume:
    """One file system: its nodes by path inside it ("" is the root)."""

    name: str
    fstype: str
    capacity: int | None = None
    nodes: dict[str, Node] = field(default_factory=lambda: {"": Node("dir", 0o755)})

    def used(self) -> int:
        """Give the bytes taken by files."""
        return sum(len(node.data) for node in self.nodes.values())


@dataclass
class Mount:
    """A volume, or a folder of one, seen at a path."""

    source: str
    target: str
    volume: Volume
    inner: str = ""
    is_read_only: bool = False
    options: str = ""


@dataclass(eq=False)
class Namespace:
    """A mount namespace. master: mounts made there (outside /apex) come here as well; not the other way round."""

    name: str
    mounts: list[Mount]
    master: Namespace | None = None

    def fork(self, name: str, *, is_slave: bool) -> Namespace:
        """Give a copy as unshare(CLONE_NEWNS) makes it."""
        return Namespace(name, [replace(mount) for mount in self.mounts], self if is_slave else None)

    def table(self) -> bytes:
        """Give the mounts as the kernel's table of this namespace shows them."""
        rows = [
            f"{m.source} {m.target} {m.volume.fstype} {'ro' if m.is_read_only else 'rw'} 0 0\n" for m in self.mounts
        ]
        return "".join(rows).encode()


@dataclass(frozen=True)
class Who:
    """The credentials that a file is touched with."""

    uid: int
    gids: frozenset[int] = frozenset()
    context: str = "u:r:shell:s0"


ROOT = Who(0, frozenset({0}), "u:r:su:s0")


class View:
    """The tree as one process sees it: a namespace and credentials."""

    def __init__(self, space: Namespace, who: Who = ROOT, *, now: Callable[[], int] = lambda: 1230768000) -> None:
        self.space, self.who, self._now = space, who, now

    def resolve(self, path: str, *, follow: bool = True) -> str:
        """Give the canonical path; a last part that does not exist is kept. Raises FileError."""
        done = "/"
        parts = [part for part in path.split("/") if part not in ("", ".")]
        for depth in itertools.count():
            if not parts:
                return done
            if depth > 400:
                raise FileError(errno.ELOOP)
            part, *parts = parts
            if part == "..":
                done = posixpath.dirname(done)
                continue
            here = posixpath.join(done, part)
            node = self._at(here)
            if node is not None and node.kind == "link" and (parts or follow):
                target = node.data.decode()
                parts = [piece for piece in target.split("/") if piece not in ("", ".")] + parts
                done = "/" if target.startswith("/") else done
                continue
            if parts and node is None:
                raise FileError(errno.ENOENT)
            if parts and node is not None:
                if node.kind != "dir":
                    raise FileError(errno.ENOTDIR)
                self._demand(node, 1)
            done = here
        raise AssertionError

    def lookup(self, path: str, *, follow: bool = True) -> Node:
        """Give the node; raises FileError ENOENT, EACCES, ENOTDIR."""
        node = self._at(self.resolve(path, follow=follow))
        if node is None:
            raise FileError(errno.ENOENT)
        return node

    def find(self, path: str, *, follow: bool = True) -> Node | None:
        """Give the node, or None when it is absent or out of reach."""
        try:
            return self.lookup(path, follow=follow)
        except FileError:
            return None

    def read(self, path: str) -> bytes:
        """Give a file's bytes; raises FileError."""
        if posixpath.normpath(path) == "/proc/mounts":
            return self.space.table()
        node = self.lookup(path)
        if node.kind == "dir":
            raise FileError(errno.EISDIR)
        self._demand(node, 4)
        return node.content()

    def names(self, path: str) -> list[str]:
        """Give the names in a folder, sorted; raises FileError."""
        real = self.resolve(path)
        node = self.lookup(real)
        if node.kind != "dir":
            raise FileError(errno.ENOTDIR)
        self._demand(node, 4)
        mount, inner = self._place(real)
        start = f"{inner}/" if inner else ""
        found = {
            key[len(start) :].split("/")[0] for key in mount.volume.nodes if key.startswith(start) and key != inner
        }
        below = real.rstrip("/") + "/"
        found |= {m.target[len(below) :].split("/")[0] for m in self.space.mounts if m.target.startswith(below)}
        return sorted(name for name in found if name)

    def write(self, path: str, data: bytes, *, mode: int = 0o666, is_append: bool = False) -> Node:
        """Make or fill a file; raises FileError."""
        real = self.resolve(path)
        node = self._at(real)
        if node is None:
            node = self._create(real, Node("file", mode & ~0o022 if self.who.uid else mode & ~0o077))
        elif node.kind == "dir":
            raise FileError(errno.EISDIR)
        else:
            self._writable(real)
            self._demand(node, 2)
        mount, _ = self._writable(real)
        volume = mount.volume
        grows = len(data) - (0 if is_append else len(node.data))
        if volume.capacity is not None and grows > 0 and volume.used() + grows > volume.capacity:
            raise FileError(errno.ENOSPC)
        node.data = node.data + data if is_append else data
        node.mtime = self._now()
        return node

    def mkdir(self, path: str, *, mode: int = 0o777, with_parents: bool = False) -> None:
        """Make a folder; raises FileError."""
        if with_parents:
            parent = posixpath.dirname(path.rstrip("/"))
            if parent not in ("", "/") and self.find(parent) is None:
                self.mkdir(parent, with_parents=True)
        real = self.resolve(path)
        node = self._at(real)
        if node is not None:
            if with_parents and node.kind == "dir":
                return
            raise FileError(errno.EEXIST)
        self._create(real, Node("dir", mode & ~0o022))

    def symlink(self, target: str, path: str) -> None:
        """Make a symbolic link; raises FileError."""
        real = self.resolve(path, follow=False)
        if self._at(real) is not None:
            raise FileError(errno.EEXIST)
        self._create(real, Node("link", 0o777, data=target.encode()))

    def put(self, path: str, node: Node) -> Node:
        """Place a ready node, as a copy or a move does; raises FileError."""
        real = self.resolve(path, follow=False)
        mount, inner = self._writable(real)
        self._demand_parent(real)
        volume = mount.volume
        if volume.capacity is not None and volume.used() + len(node.data) > volume.capacity:
            raise FileError(errno.ENOSPC)
        volume.nodes[inner] = node
        return node

    def remove(self, path: str, *, is_recursive: bool = False) -> None:
        """Delete a file, or a folder with all below it; raises FileError."""
        real = self.resolve(path, follow=False)
        node = self._at(real)
        if node is None:
            raise FileError(errno.ENOENT)
        if any(mount.target == real or mount.target.startswith(real + "/") for mount in self.space.mounts):
            raise FileError(errno.EBUSY)
        if node.kind == "dir" and not is_recursive:
            raise FileError(errno.EISDIR)
        mount, inner = self._writable(real)
        self._demand_parent(real)
        self._drop(mount.volume, inner)

    def rmdir(self, path: str) -> None:
        """Delete an empty folder; raises FileError."""
        if self.lookup(path, follow=False).kind != "dir":
            raise FileError(errno.ENOTDIR)
        if self.names(path):
            raise FileError(errno.ENOTEMPTY)
        self.remove(path, is_recursive=True)

    def rename(self, old: str, new: str) -> None:
        """Move a file or a folder with all below it; raises FileError (EXDEV never: mv copies then)."""
        source, target = self.resolve(old, follow=False), self.resolve(new, follow=False)
        node = self._at(source)
        if node is None:
            raise FileError(errno.ENOENT)
        from_mount, from_inner = self._writable(source)
        to_mount, to_inner = self._writable(target)
        self._demand_parent(source)
        self._demand_parent(target)
        nodes = from_mount.volume.nodes
        moved = {key: nodes[key] for key in [k for k in nodes if k == from_inner or k.startswith(f"{from_inner}/")]}
        for key in moved:
            del nodes[key]
        self._drop(to_mount.volume, to_inner)
        for key, item in moved.items():
            to_mount.volume.nodes[to_inner + key[len(from_inner) :]] = item

    def change(self, path: str, *, mode: int | None = None, uid: int | None = None, gid: int | None = None,
               label: str | None = None) -> None:  # fmt: skip
        """Change mode, owner or SELinux label; raises FileError."""
        real = self.resolve(path)
        node = self._at(real)
        if node is None:
            raise FileError(errno.ENOENT)
        self._writable(real)
        if self.who.uid not in (0, node.uid) or (self.who.uid and (uid is not None or label is not None)):
            raise FileError(errno.EPERM)
        node.mode = node.mode if mode is None else mode
        node.uid = node.uid if uid is None else uid
        node.gid = node.gid if gid is None else gid
        node.label = label or node.label

    def may(self, path: str, bits: int) -> bool:
        """Tell whether access(2) allows reading (4), writing (2) or executing (1)."""
        try:
            real = self.resolve(path)
            node = self.lookup(real)
            self._demand(node, bits)
            if bits & 2:
                self._writable(real)
        except FileError:
            return False
        return True

    def mount_of(self, path: str) -> Mount:
        """Give the mount that a path lies on; raises FileError."""
        return self._place(self.resolve(path))[0]

    def inner_of(self, path: str) -> tuple[Volume, str]:
        """Give the volume and the path inside it, for a bind mount; raises FileError."""
        real = self.resolve(path)
        if self._at(real) is None:
            raise FileError(errno.ENOENT)
        mount, inner = self._place(real)
        return mount.volume, inner

    def _place(self, real: str) -> tuple[Mount, str]:
        best: Mount | None = None
        for mount in self.space.mounts:
            under = mount.target == "/" or real == mount.target or real.startswith(mount.target + "/")
            if under and (best is None or len(mount.target) >= len(best.target)):
                best = mount
        assert best is not None, "a namespace always has a root"
        rest = real[len(best.target) :].strip("/") if best.target != "/" else real.strip("/")
        return best, "/".join(piece for piece in (best.inner, rest) if piece)

    def _at(self, real: str) -> Node | None:
        mount, inner = self._place(real)
        return mount.volume.nodes.get(inner)

    def _writable(self, real: str) -> tuple[Mount, str]:
        mount, inner = self._place(real)
        if mount.is_read_only:
            raise FileError(errno.EROFS)
        return mount, inner

    def _create(self, real: str, node: Node) -> Node:
        parent = self._at(posixpath.dirname(real))
        if parent is None:
            raise FileError(errno.ENOENT)
        if parent.kind != "dir":
            raise FileError(errno.ENOTDIR)
        mount, inner = self._writable(real)
        self._demand_parent(real)
        node.uid, node.gid, node.label, node.mtime = self.who.uid, self.who.uid, parent.label, self._now()
        mount.volume.nodes[inner] = node
        return node

    def _demand_parent(self, real: str) -> None:
        parent = self._at(posixpath.dirname(real))
        if parent is not None:
            self._demand(parent, 3)

    def _demand(self, node: Node, bits: int) -> None:
        if self.who.uid == 0:
            return
        shift = 6 if self.who.uid == node.uid else 3 if node.gid in self.who.gids else 0
        if (node.mode >> shift) & bits != bits:
            raise FileError(errno.EACCES)

    @staticmethod
    def _drop(volume: Volume, inner: str) -> None:
        for key in [key for key in volume.nodes if key == inner or key.startswith(f"{inner}/")]:
            del volume.nodes[key]


def listing(volume: Volume) -> Iterator[tuple[str, str]]:
    """Give each path of a volume with what `ls -lZ` and a digest would say, for comparing two states."""
    for path, node in sorted(volume.nodes.items()):
        if node.produce is None:
            digest = hashlib.sha256(node.data).hexdigest()[:16] if node.kind != "dir" else ""
            yield f"{volume.name}:/{path}", f"{node.kind} {node.mode:04o} {node.uid}:{node.gid} {node.label} {digest}"
