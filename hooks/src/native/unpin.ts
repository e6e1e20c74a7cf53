/*
 * What: TLS below Java that accepts our own CA beside what it accepts: where the library's own check or the app's callback has
 * refused, and the chain was issued by our CA, for this name, and is good today, the refusal is dropped. Only with `record --unpin`.
 * What not: any chain of others; a pin that the app compares by itself when the handshake is done; checks of revocation
 * that the app asked for, which our CA cannot answer and so stay refused.
 * Source: X509_verify_cert(3), X509_VERIFY_PARAM_set1(3), SSL_CTX_set_cert_verify_callback(3) of OpenSSL; ssl.h of BoringSSL.
 */
import { bytesAt, chainAt, namesOfSsl } from "./support/peers.js";
import { Authority } from "./support/authority.js";
import { mbedHandlers } from "./support/mbed.js";
import { TrustSearch } from "./support/verifiers.js";
import { endpointOf, text } from "./support/memory.js";
import { Found, handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const VERIFY_INVALID = 1;
const [SSL_CTX_SIZE, WORD] = [0x800, 8];

/** What stores a callback in a context, and how it is called there. */
const SETTERS = { SSL_CTX_set_cert_verify_callback: 0, SSL_CTX_set_custom_verify: 2 } as const;
type Setter = keyof typeof SETTERS;

class Unpinned {
  private readonly watched = new Set<string>();
  /** Where a context keeps a callback; null: not to be told. */
  private readonly offsets = new Map<Setter, number | null>();
  private readonly contexts = new Set<string>();

  constructor(private readonly library: Library) {
    Authority.connects(library);
  }

  private call(symbol: string, returns: NativeFunctionReturnType, args: [NativeFunctionArgumentType, unknown][]): unknown {
    const address = this.library.find(symbol);
    if (address === null) return null;
    return nativeFunction(address, returns, args.map(([type]) => type))(...args.map(([, value]) => value));
  }

  /** The app's callback in place of X509_verify_cert has come to a result. */
  private readonly verified = always<NativePointer>(
    (args) => args[0] as NativePointer,
    (context, result) => passed(result, 1, Authority.checkingFor(this.library).checked(context, result.toInt32() & 0xff)),
  );

  /** The app's callback for BoringSSL's own kind of check has. */
  private readonly customized = always<NativePointer>(
    (args) => args[0] as NativePointer,
    (ssl, result) => {
      if ((result.toInt32() & 0xff) !== VERIFY_INVALID) return [];
      const stack = this.call("SSL_get0_peer_certificates", "pointer", [["pointer", ssl]]) as NativePointer | null;
      const [leaf] = stack === null || stack.isNull() ? [] : chainAt(stack);
      return leaf === undefined ? [] : passed(result, 0, Authority.of(this.library).issued(leaf, this.names(ssl)));
    },
  );

  /** The names that this connection is to reach: what it asked for, or else the address it goes to. */
  private names(ssl: NativePointer): string[] {
    if (this.library.find("SSL_get_servername") === null) return namesOfSsl(ssl);
    const name = this.call("SSL_get_servername", "pointer", [["pointer", ssl], ["int", 0]]) as NativePointer | null;
    const asked = name === null ? null : text(name);
    if (asked !== null && asked !== "") return [asked];
    const fd = this.call("SSL_get_fd", "int", [["pointer", ssl]]) as number | null;
    const peer = fd === null || fd < 0 ? null : endpointOf(Socket.peerAddress(fd));
    return peer === null ? [] : [peer.ip];
  }

  private watch(callback: NativePointer, setter: Setter | "SSL_set_custom_verify"): void {
    if (callback.isNull() || this.watched.has(callback.toString())) return;
    this.watched.add(callback.toString());
    const isCustom = setter !== "SSL_CTX_set_cert_verify_callback";
    const hook = isCustom ? "unpin.native_custom" : "unpin.native_callback";
    this.library.attach(callback, `callback of ${setter}`, isCustom ? this.customized : this.verified, hook);
  }

  /** The callbacks of a context that was made before we came. */
  private onContext(context: NativePointer): void {
    if (context.isNull() || this.contexts.has(context.toString())) return;
    this.contexts.add(context.toString());
    for (const setter of Object.keys(SETTERS) as Setter[]) {
      const offset = this.offsetOf(setter);
      if (offset !== null) this.watch(context.add(offset).readPointer(), setter);
    }
  }

  /** Found by setting one in a context of ours and looking where it went. */
  private offsetOf(setter: Setter): number | null {
    let offset = this.offsets.get(setter);
    if (offset === undefined) {
      offset = this.tried(setter);
      this.offsets.set(setter, offset);
    }
    return offset;
  }

  private tried(setter: Setter): number | null {
    if (this.library.find(setter) === null || this.library.find("SSL_CTX_free") === null) return null;
    const method = ["TLS_with_buffers_method", "TLS_client_method", "TLS_method"].find((one) => this.library.find(one) !== null);
    if (method === undefined) return null;
    const context = this.call("SSL_CTX_new", "pointer", [["pointer", this.call(method, "pointer", [])]]) as NativePointer | null;
    if (context === null || context.isNull()) return null;
    const mark = Memory.alloc(WORD);
    const values: [NativeFunctionArgumentType, unknown][] =
      SETTERS[setter] === 0 ? [["pointer", mark], ["pointer", NULL]] : [["int", 1], ["pointer", mark]];
    this.call(setter, "void", [["pointer", context], ...values]);
    const bytes = bytesAt(context, SSL_CTX_SIZE);
    let found: number | null = null;
    for (let at = 0; at + WORD <= bytes.length && found === null; at += WORD) {
      if (context.add(at).readPointer().equals(mark)) found = at;
    }
    this.call("SSL_CTX_free", "void", [["pointer", context]]);
    return found;
  }

  handlers(): Record<string, Handler> {
    const setting = (at: number, setter: Setter | "SSL_set_custom_verify"): Handler =>
      looking((args) => this.watch(args[at] as NativePointer, setter));
    const ofSsl = looking((args) => {
      const context = this.call("SSL_get_SSL_CTX", "pointer", [["pointer", args[0]]]) as NativePointer | null;
      if (context !== null) this.onContext(context);
    });
    return {
      ...mbedHandlers(this.library),
      X509_verify_cert: always<NativePointer>(
        (args) => args[0] as NativePointer,
        (context, result) => passed(result, 1, Authority.of(this.library).checked(context, result.toInt32())),
      ),
      SSL_new: looking((args) => this.onContext(args[0] as NativePointer)),
      SSL_connect: ofSsl,
      SSL_do_handshake: ofSsl,
      SSL_CTX_set_cert_verify_callback: setting(1, "SSL_CTX_set_cert_verify_callback"),
      SSL_CTX_set_custom_verify: setting(2, "SSL_CTX_set_custom_verify"),
      SSL_set_custom_verify: setting(2, "SSL_set_custom_verify"),
    };
  }
}

/** A handler that also sees calls inside of other watched ones. */
function always<K>(
  before: (args: InvocationArguments) => K | null,
  after: (kept: K, result: NativePointer) => Found[],
): Handler {
  return { ...handler<K>(before, after), isAlways: true };
}

/** Looks at the arguments and changes nothing. */
function looking(look: (args: InvocationArguments) => void): Handler {
  return always<true>(
    (args) => {
      look(args);
      return null;
    },
    () => [],
  );
}

/** Let a refusal pass; `by`: what it was and for whom, null when it stays. */
function passed(result: NativePointer, value: number, by: Found | null): Found[] {
  if (by === null) return [];
  (result as InvocationReturnValue).replace(ptr(value));
  return [by];
}

export const hook: Unit = {
  search: (nameless) => new TrustSearch(nameless).begin(),
  handlers: (library) => new Unpinned(library).handlers(),
};
