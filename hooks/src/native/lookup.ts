/*
 * What: names the app asks the resolver for, and the addresses it is given.
 * What not: resolvers of the app's own (DNS over HTTPS), which show as connections.
 * Source: getaddrinfo(3), netdb.h of glibc and of bionic, which order `ai_addr` and `ai_canonname` differently;
 * android_getaddrinfofornetcontext of bionic's libc.
 */
import { endpointAt, text } from "./support/memory.js";
import { Found, handler, Handler, Unit } from "./support/unit.js";

const MAX_ADDRESSES = 64;
const isBionic = Module.findGlobalExportByName("__system_property_area__") !== null;
const size = Process.pointerSize;
const AFTER_LENGTH = size === 8 ? 24 : 20;
const ADDRESS = isBionic ? AFTER_LENGTH + size : AFTER_LENGTH;
const NEXT = AFTER_LENGTH + 2 * size;

interface Asked {
  name: string;
  into: NativePointer;
}

function addresses(list: NativePointer): string[] {
  const found = new Set<string>();
  for (let at = list; !at.isNull() && found.size < MAX_ADDRESSES; at = at.add(NEXT).readPointer()) {
    const endpoint = endpointAt(at.add(ADDRESS).readPointer(), at.add(16).readU32());
    if (endpoint !== null) found.add(endpoint.ip);
  }
  return [...found];
}

function lookup(resultAt: number): Handler {
  return handler<Asked>(
    (args) => {
      const name = text(args[0] as NativePointer);
      return name === null ? null : { name, into: args[resultAt] as NativePointer };
    },
    ({ name, into }, result): Found[] => {
      const code = result.toInt32();
      const args = code === 0 ? addresses(into.readPointer()) : [];
      return [{ subject: name, value: name, args, error: code === 0 ? null : `EAI ${code}` }];
    },
  );
}

export const hook: Unit = {
  handlers: () => ({ getaddrinfo: lookup(3), android_getaddrinfofornetcontext: lookup(4) }),
};
