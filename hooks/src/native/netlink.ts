/*
 * What: links and neighbours as the kernel tells them to a netlink socket of the app: hardware addresses.
 * What not: sockets that were opened before the hooks came; the C library's own use inside getifaddrs(3).
 * Source: netlink(7), rtnetlink(7), linux/if_link.h, linux/neighbour.h.
 */
import { macAt } from "./support/memory.js";
import { Found, handler, Handler, nativeFunction, Unit } from "./support/unit.js";

const AF_NETLINK = 16;
const NETLINK_ROUTE = 0;
const RTM_NEWLINK = 16;
const RTM_NEWNEIGH = 28;
const IFLA_ADDRESS = 1;
const NDA_LLADDR = 2;
const HEADER = 16;
const MAX_VALUES = 64;
const size = Process.pointerSize;

/** Sockets that were made for routing messages; the number of a closed one may be another file's by now. */
const sockets = new Set<number>();

const socket = handler<true>(
  (args) => ((args[0] as NativePointer).toInt32() === AF_NETLINK && (args[2] as NativePointer).toInt32() === NETLINK_ROUTE ? true : null),
  (_kept, result) => {
    if (result.toInt32() >= 0) sockets.add(result.toInt32());
    return [];
  },
);

/** Addresses of one attribute type in the messages of a type. Every length is checked against the bytes there are. */
export function hardwareAddresses(at: NativePointer, length: number): { links: string[]; neighbours: string[] } {
  const found = { links: new Set<string>(), neighbours: new Set<string>() };
  for (let from = 0; from + HEADER <= length; ) {
    const n = at.add(from).readU32();
    if (n < HEADER || from + n > length) break;
    const type = at.add(from + 4).readU16();
    if (type === RTM_NEWLINK) attributes(at, from + HEADER + 16, from + n, IFLA_ADDRESS, found.links);
    if (type === RTM_NEWNEIGH) attributes(at, from + HEADER + 12, from + n, NDA_LLADDR, found.neighbours);
    from += (n + 3) & ~3;
  }
  return { links: [...found.links], neighbours: [...found.neighbours] };
}

function attributes(at: NativePointer, start: number, end: number, wanted: number, into: Set<string>): void {
  for (let from = start; from + 4 <= end; ) {
    const n = at.add(from).readU16();
    if (n < 4 || from + n > end) return;
    const type = at.add(from + 2).readU16() & 0x3fff;
    // An odd first byte is a group of stations and no station.
    const isStation = type === wanted && n === 10 && (at.add(from + 4).readU8() & 1) === 0;
    const mac = isStation ? macAt(at.add(from + 4)) : null;
    if (mac !== null && into.size < MAX_VALUES) into.add(mac);
    from += (n + 3) & ~3;
  }
}

function said(at: NativePointer, length: number): Found[] {
  const { links, neighbours } = hardwareAddresses(at, length);
  const found: Found[] = [];
  if (links.length > 0) found.push({ subject: "link", value: links[0] as string, values: links.slice(1) });
  if (neighbours.length > 0) found.push({ subject: "neighbour", value: neighbours[0] as string, values: neighbours.slice(1) });
  return found;
}

function isNetlink(fd: number): boolean {
  if (!sockets.has(fd)) return false;
  const getsockname = Module.findGlobalExportByName("getsockname") as NativePointer;
  const address = Memory.alloc(128);
  const length = Memory.alloc(4);
  length.writeU32(128);
  const result = nativeFunction(getsockname, "int", ["int", "pointer", "pointer"])(fd, address, length);
  if (result === 0 && address.readU16() === AF_NETLINK) return true;
  sockets.delete(fd);
  return false;
}

function receive(): Handler {
  return handler<NativePointer>(
    (args) => (isNetlink((args[0] as NativePointer).toInt32()) ? (args[1] as NativePointer) : null),
    (buffer, result) => (result.toInt32() > 0 ? said(buffer, result.toInt32()) : []),
  );
}

/** The first buffer of a msghdr holds the message, or as much of it as fits there. */
const recvmsg = handler<NativePointer>(
  (args) => (isNetlink((args[0] as NativePointer).toInt32()) ? (args[1] as NativePointer) : null),
  (message, result) => {
    const vector = message.add(2 * size).readPointer();
    const room = vector.add(size).readULong();
    return result.toInt32() > 0 ? said(vector.readPointer(), Math.min(result.toInt32(), Number(room))) : [];
  },
);

export const hook: Unit = { handlers: () => ({ socket, recv: receive(), recvfrom: receive(), recvmsg }) };
