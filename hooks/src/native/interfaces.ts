/*
 * What: hardware and own addresses asked for by ioctl(2), and by getifaddrs(3).
 * What not: other requests.
 * Source: netdevice(7), linux/sockios.h; getifaddrs(3), packet(7).
 */
import { endpointAt, macAt, text } from "./support/memory.js";
import { Found, handler, Unit } from "./support/unit.js";

const SIOCGIFADDR = 0x8915;
const SIOCGIFHWADDR = 0x8927;
const NAME_SIZE = 16;
const AF_PACKET = 17;
const MAX_INTERFACES = 64;
const size = Process.pointerSize;
const LOOPBACK = /^(?:127\.|::1$)/;

interface Request {
  code: number;
  at: NativePointer;
}

const ioctl = handler<Request>(
  (args) => {
    const code = (args[1] as NativePointer).toUInt32();
    if (code !== SIOCGIFHWADDR && code !== SIOCGIFADDR) return null;
    return { code, at: args[2] as NativePointer };
  },
  ({ code, at }, result): Found[] => {
    if (result.toInt32() !== 0) return [];
    const name = text(at, NAME_SIZE);
    const address = at.add(NAME_SIZE);
    if (code === SIOCGIFHWADDR) return [{ subject: "hardware_address", value: macAt(address.add(2)), args: [name] }];
    const own = endpointAt(address, 16);
    return own === null ? [] : [{ subject: "own_address", value: own.ip, args: [name] }];
  },
);

const getifaddrs = handler<NativePointer>(
  (args) => args[0] as NativePointer,
  (into, result): Found[] => {
    if (result.toInt32() !== 0) return [];
    const hardware = new Set<string>();
    const own = new Set<string>();
    let n = 0;
    for (let at = into.readPointer(); !at.isNull() && n < MAX_INTERFACES; at = at.readPointer(), n++) {
      const address = at.add(3 * size).readPointer();
      if (address.isNull()) continue;
      const mac = address.readU16() === AF_PACKET && address.add(11).readU8() === 6 ? macAt(address.add(12)) : null;
      if (mac !== null) hardware.add(mac);
      const endpoint = endpointAt(address, 28);
      if (endpoint !== null && !LOOPBACK.test(endpoint.ip)) own.add(endpoint.ip);
    }
    return [listed("hardware_address", hardware), listed("own_address", own)].filter(({ value }) => value !== null);
  },
);

function listed(subject: string, texts: Set<string>): Found {
  const [value = null, ...values] = texts;
  return { subject, value, values };
}

export const hook: Unit = { handlers: () => ({ ioctl, getifaddrs }) };
