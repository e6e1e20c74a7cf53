/*
 * What: where a BoringSSL without names decides about a server's certificates. Two ways: its own check, the one function of
 * ssl_x509.cc that refers to the text `ssl_server`; and the callback that an app gave instead, which stands in the
 * SSL_CONFIG of a handshake and is called with the SSL of that handshake. Both are believed only as they are called.
 * What not: trusting an object that does not prove itself (peers.ts), and a name that cannot be read: then nothing passes.
 * Source: crypto/mem.cc (OPENSSL_malloc), ssl/ssl_x509.cc (ssl_crypto_x509_session_verify_cert_chain), ssl/handshake.cc (ssl_verify_peer_cert), ssl/internal.h.
 */
import { Authority } from "./authority.js";
import { isBoringSsl, pathsOf } from "./boringssl.js";
import { functionStarts, references, Span, Starts } from "./code.js";
import { bytesAt, handshakeAt, isPointer, leavesOfHandshake, leavesOfSession, namesOfSsl, pointersAt, sizeOf } from "./peers.js";
import { Found, handler, Handler, Nameless } from "./unit.js";

export const NAMELESS = "unpin.native_nameless";
const CONFIG_SIZE = 0x180;
const MOST_CONNECTIONS = 1024;
const VERIFY_INVALID = 1;
const MOST_PLACES = 64;
/** `ssl_server`, as a text of its own. */
const PURPOSE = "73 73 6c 5f 73 65 72 76 65 72 00";
const OWN_CHECK = "73 73 6c 5f 78 35 30 39 2e 63 63 00";
const HANDSHAKE = "68 61 6e 64 73 68 61 6b 65 2e 63 63 00";
const CLIENT = "68 61 6e 64 73 68 61 6b 65 5f 63 6c 69 65 6e 74 2e 63 63 00";

export class TrustSearch {
  private readonly callbacks = new Set<string>();
  /** Handshakes at work, by the address of their SSL. */
  private readonly handshakes = new Map<string, NativePointer>();
  private readonly authority: Authority;

  constructor(private readonly nameless: Nameless) {
    this.authority = Authority.of(nameless.library);
  }

  begin(): void {
    const { module, library } = this.nameless;
    if (!isBoringSsl(module)) return;
    const starts = functionStarts(module);
    const own = this.functions(starts, pathsOf(module, OWN_CHECK));
    const checks = [...this.functions(starts, textsOf(module))].filter((key) => own.has(key));
    const steps = this.functions(starts, [...pathsOf(module, HANDSHAKE), ...pathsOf(module, CLIENT)]);
    for (const key of checks) library.attach(ptr(key), "session_verify_cert_chain", this.ownCheck, NAMELESS);
    for (const key of steps.size <= MOST_PLACES ? steps : []) library.attach(ptr(key), "handshake", this.step, NAMELESS);
    const offsets = checks.map((key) => `${ptr(key).sub(module.base)}`).join(", ") || "none";
    const text = `${module.name} is a BoringSSL without names: its own check of certificates is at ${offsets}; ${steps.size} steps of handshakes`;
    library.put("log", { level: "info", text });
  }

  private functions(starts: Starts, texts: Span[]): Set<string> {
    const found = texts.length === 0 ? [] : references(this.nameless.module, texts);
    return new Set(found.map((at) => starts.of(at)?.toString() ?? "").filter((key) => key !== ""));
  }

  /** The library's own check: session, handshake, alert; true when it accepts, or when the app wants to look itself. */
  private readonly ownCheck = watching<{ session: NativePointer; ssl: NativePointer; before: Uint8Array }>(
    (args) => {
      const handshake = handshakeAt(args[1] as NativePointer);
      const session = args[0] as NativePointer;
      return handshake === null ? null : { session, ssl: handshake.ssl, before: bytesAt(session, sizeOf(session, 0)) };
    },
    ({ session, ssl, before }, result) => {
      const verdict = verdictIn(session, before);
      if ((result.toInt32() & 0xff) !== 0 && verdict === null) return [];
      const found = this.passed(result, 1, leavesOfSession(session), ssl);
      if (found.length > 0) verdict?.writeU64(0);
      return found;
    },
  );

  /** A step of a handshake: whatever code its configuration names may be the app's check. */
  private readonly step: Handler = watching<true>(
    (args) => {
      const at = args[0] as NativePointer;
      const handshake = handshakeAt(at);
      if (handshake === null) return null;
      if (this.handshakes.size >= MOST_CONNECTIONS) this.handshakes.clear();
      this.handshakes.set(handshake.ssl.toString(), at);
      for (const code of pointersAt(handshake.config, CONFIG_SIZE).slice(1)) this.tryCallback(code);
      return null;
    },
    () => [],
  );

  private tryCallback(code: NativePointer): void {
    const key = code.toString();
    if (this.callbacks.has(key)) return;
    this.callbacks.add(key);
    if (Process.findRangeByAddress(code)?.protection.includes("x") !== true) return;
    this.nameless.library.attach(code, "custom_verify_callback", this.callback, NAMELESS);
  }

  /** What may be the app's check: called with the SSL of a handshake; 1 when it refuses. */
  private readonly callback = watching<{ ssl: NativePointer; handshake: NativePointer }>(
    (args) => {
      const [ssl, alert] = [args[0] as NativePointer, args[1] as NativePointer];
      const handshake = this.handshakes.get(ssl.toString());
      return handshake === undefined || !isPointer(alert) ? null : { ssl, handshake };
    },
    ({ ssl, handshake }, result) => {
      if (result.toInt32() !== VERIFY_INVALID || handshakeAt(handshake)?.ssl.equals(ssl) !== true) return [];
      return this.passed(result, 0, leavesOfHandshake(handshake), ssl);
    },
  );

  /** Let a refusal pass where every certificate that may be meant is ours, for every name that may be. */
  private passed(result: NativePointer, value: number, leaves: Uint8Array[], ssl: NativePointer): Found[] {
    const names = namesOfSsl(ssl);
    const all = leaves.map((leaf) => this.authority.issued(leaf, names));
    const first = all[0];
    if (first === undefined || first === null || all.includes(null)) return [];
    (result as InvocationReturnValue).replace(ptr(value));
    return [first];
  }
}

/**
 * Where a session keeps what its check came to, if that is a refusal: the one number below 256 that the check has changed to
 * another than 0. Null where none has changed so, or more than one.
 */
function verdictIn(session: NativePointer, before: Uint8Array): NativePointer | null {
  const [was, is] = [before, bytesAt(session, before.length)].map((bytes) => new DataView(bytes.buffer));
  const found: NativePointer[] = [];
  for (let at = 0; was !== undefined && is !== undefined && at + 8 <= Math.min(was.byteLength, is.byteLength); at += 8) {
    const [old, now] = [was.getBigUint64(at, true), is.getBigUint64(at, true)];
    if (old !== now && old < 256n && now > 0n && now < 256n) found.push(session.add(at));
  }
  return found.length === 1 ? (found[0] as NativePointer) : null;
}

function watching<K>(
  before: (args: InvocationArguments) => K | null,
  after: (kept: K, result: NativePointer) => Found[],
): Handler {
  return { ...handler<K>(before, after), isAlways: true };
}

/** Where a text of its own stands in a library. */
function textsOf(module: Module): Span[] {
  const ranges = module.enumerateRanges("r--").filter(({ protection }) => !protection.includes("w"));
  const found = ranges.flatMap(({ base, size }) => Memory.scanSync(base, size, PURPOSE));
  return found.map(({ address }) => ({ low: address, high: address }));
}
