/*
 * What: the secrets of TLS sessions as lines of the NSS key log format, by the library's own key log callback.
 * What not: sessions of contexts that were made and used before the hooks came. An app that sets a callback of its own
 * keeps it: its calls are watched instead. The callback that we set can be seen by SSL_CTX_get_keylog_callback.
 * Source: SSL_CTX_set_keylog_callback(3); draft-ietf-tls-keylogfile.
 */
import { keep } from "../keep.js";
import { text } from "./support/memory.js";
import { handler, Library, nativeFunction, Unit } from "./support/unit.js";

interface Changed {
  context: NativePointer;
  library: Library;
}

const changed = new Map<string, Changed>();
const watched = new Set<string>();
const listeners: InvocationListener[] = [];
let put: Library["put"] = () => false;

function say(line: NativePointer): void {
  put("keylog", { hook: "native.tls.key_log", line: text(line) });
}

const callback = keep(new NativeCallback((_ssl, line) => say(line), "void", ["pointer", "pointer"]));

function call(library: Library, symbol: string, returns: NativeFunctionReturnType, ...args: NativePointer[]): unknown {
  const address = library.find(symbol);
  return address === null ? null : nativeFunction(address, returns, args.map(() => "pointer" as const))(...args);
}

/** Watch the app's own callback, whichever context has it. */
function watch(own: NativePointer): void {
  if (watched.has(own.toString())) return;
  watched.add(own.toString());
  listeners.push(Interceptor.attach(own, { onEnter: (args) => say(args[1] as NativePointer) }));
}

function listen(library: Library, context: NativePointer): void {
  const own = call(library, "SSL_CTX_get_keylog_callback", "pointer", context) as NativePointer | null;
  if (own === null || own.equals(callback)) return;
  if (!own.isNull()) {
    watch(own);
    return;
  }
  // The context must live until we take our callback back.
  if (library.find("SSL_CTX_set_keylog_callback") === null || call(library, "SSL_CTX_up_ref", "int", context) !== 1) return;
  call(library, "SSL_CTX_set_keylog_callback", "void", context, callback);
  changed.set(context.toString(), { context, library });
}

function release({ context, library }: Changed): void {
  const now = call(library, "SSL_CTX_get_keylog_callback", "pointer", context) as NativePointer;
  if (now.equals(callback)) call(library, "SSL_CTX_set_keylog_callback", "void", context, NULL);
  call(library, "SSL_CTX_free", "void", context);
}

export const hook: Unit = {
  handlers: (library) => {
    put = library.put;
    return {
      SSL_new: handler<true>(
        (args) => {
          listen(library, args[0] as NativePointer);
          return null;
        },
        () => [],
      ),
      SSL_CTX_set_keylog_callback: handler<NativePointer>(
        (args) => args[0] as NativePointer,
        (context) => {
          listen(library, context);
          return [];
        },
      ),
    };
  },
  close: () => {
    for (const one of changed.values()) release(one);
    changed.clear();
    for (const listener of listeners.splice(0)) listener.detach();
    watched.clear();
  },
};
