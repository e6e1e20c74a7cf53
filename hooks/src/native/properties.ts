/*
 * What: Android's system properties read below Java, by key.
 * What not: the Java way (android.os.SystemProperties), which a spec of its own sees.
 * Source: bionic, sys/system_properties.h and sys/_system_properties.h.
 */
import { text } from "./support/memory.js";
import { handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const VALUE_MAX = 92;
const MAX_KNOWN = 4096;

/** Keys by the handle that `__system_property_find` gave for them; handles live as long as the process. */
const keys = new Map<string, string>();

function get(library: Library): Handler {
  return handler<{ key: string; into: NativePointer }>(
    (args) => {
      const key = text(args[0] as NativePointer);
      return key !== null && library.isMeant(key) ? { key, into: args[1] as NativePointer } : null;
    },
    ({ key, into }) => [{ subject: key, value: text(into, VALUE_MAX) || null, args: [key] }],
  );
}

function find(library: Library): Handler {
  return handler<string>(
    (args) => {
      const key = text(args[0] as NativePointer);
      return key !== null && library.isMeant(key) ? key : null;
    },
    (key, result) => {
      if (!result.isNull() && keys.size < MAX_KNOWN) keys.set(result.toString(), key);
      return [];
    },
  );
}

/** The value goes to the caller's own function, so we ask for it by the key. */
function read(library: Library): Handler {
  return handler<string>(
    (args) => keys.get((args[0] as NativePointer).toString()) ?? null,
    (key) => {
      const address = library.find("__system_property_get");
      if (address === null) return [{ subject: key, value: null, args: [key] }];
      const into = Memory.alloc(VALUE_MAX);
      nativeFunction(address, "int", ["pointer", "pointer"])(Memory.allocUtf8String(key), into);
      return [{ subject: key, value: text(into, VALUE_MAX) || null, args: [key] }];
    },
  );
}

export const hook: Unit = {
  handlers: (library) => ({
    __system_property_get: get(library),
    __system_property_find: find(library),
    __system_property_read: read(library),
    __system_property_read_callback: read(library),
  }),
};
