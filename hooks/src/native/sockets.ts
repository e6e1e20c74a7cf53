/*
 * What: connections and datagrams as they leave: own and peer address, so that a flow of the proxy finds its call.
 * What not: names (lookup.ts), what is sent. A datagram's peer is said once per socket.
 * Source: connect(2), send(2); the own address of a connecting socket is known once connect(2) has returned, also
 * with EINPROGRESS.
 */
import { Endpoint, endpointAt, endpointOf, endpointText, errnoName } from "./support/memory.js";
import { Found, handler, Handler, Unit } from "./support/unit.js";

const EINPROGRESS = 115;
const EALREADY = 114;
const EISCONN = 106;
const EINTR = 4;
const MAX_KNOWN = 4096;

interface Begun {
  fd: number;
  peer: Endpoint;
}

const known = new Set<string>();

function isNew({ fd, peer }: Begun): boolean {
  const key = `${fd} ${endpointText(peer)}`;
  if (known.has(key)) return false;
  if (known.size >= MAX_KNOWN) known.clear();
  known.add(key);
  return true;
}

function found({ fd, peer }: Begun, error: string | null): Found {
  const local = endpointOf(Socket.localAddress(fd));
  const to = endpointText(peer);
  const args = [local === null ? null : endpointText(local), to, Socket.type(fd)?.replace("6", "") ?? null];
  return { subject: to, value: to, args, error };
}

const connect = handler<Begun>(
  (args) => {
    const peer = endpointAt(args[1] as NativePointer, (args[2] as NativePointer).toInt32());
    // Port 0 asks the routing table which own address would be used; nothing is sent.
    return peer === null || peer.port === 0 ? null : { fd: (args[0] as NativePointer).toInt32(), peer };
  },
  (begun, result, errno) => {
    if (result.toInt32() === 0 || errno === EINPROGRESS || errno === EINTR) return [found(begun, null)];
    return errno === EALREADY || errno === EISCONN ? [] : [found(begun, errnoName(errno))];
  },
);

function datagram(peerOf: (args: InvocationArguments) => Endpoint | null): Handler {
  return handler<Begun>(
    (args) => {
      const peer = peerOf(args);
      const begun = peer === null ? null : { fd: (args[0] as NativePointer).toInt32(), peer };
      return begun !== null && isNew(begun) ? begun : null;
    },
    (begun, result) => (result.toInt32() < 0 ? [] : [found(begun, null)]),
  );
}

/** The name in a msghdr. */
function named(message: NativePointer): Endpoint | null {
  return endpointAt(message.readPointer(), message.add(Process.pointerSize).readU32());
}

export const hook: Unit = {
  handlers: () => ({
    connect,
    sendto: datagram((args) => endpointAt(args[4] as NativePointer, (args[5] as NativePointer).toInt32())),
    sendmsg: datagram((args) => named(args[1] as NativePointer)),
    sendmmsg: datagram((args) => named(args[1] as NativePointer)),
  }),
};
