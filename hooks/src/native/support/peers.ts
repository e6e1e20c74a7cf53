/*
 * What: what BoringSSL knows of the peer in the middle of a handshake, read from its objects where no function can be asked:
 * the certificates it was shown, and the name that it asked for. Objects prove themselves: a stack holds buffers, a buffer
 * holds a certificate of exactly its length.
 * What not: trusting a single reading. Whatever is found is given, and all of it must pass.
 * Source: ssl/internal.h (SSL_HANDSHAKE, SSL_CONFIG, SSL_SESSION), crypto/stack, crypto/pool/internal.h, crypto/mem.cc of BoringSSL.
 */
import { parse } from "./x509.js";

const WORD = 8;
const HANDSHAKE_SIZE = 0x800;
const SESSION_SIZE = 0x280;
const SSL_SIZE = 0x200;
/** Objects are no smaller and no larger. */
const [SMALLEST, LARGEST] = [ptr(0x60), ptr(0x1000)];
const LOWEST = ptr(0x10000);
const HIGHEST = ptr("0x7fffffffffff");
const MAX_CERTIFICATES = 16;
const MAX_CERTIFICATE = 1 << 16;
/** With a dot, or too long to be a pointer that happens to be letters. */
const HOST = /^(?=.*\.|.{7})[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?$/;
const IPV6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{3,45}$/;

/** Whether it may point to something. */
export function isPointer(at: NativePointer): boolean {
  return at.compare(LOWEST) > 0 && at.compare(HIGHEST) < 0;
}

/** Bytes of which some may not be there: as many as can be read. */
export function bytesAt(at: NativePointer, n: number): Uint8Array {
  for (let length = n; length >= WORD; length >>= 1) {
    try {
      const bytes = at.readVolatile(length);
      if (bytes !== null) return new Uint8Array(bytes);
    } catch {
      // Shorter, then: it ends in this page.
    }
  }
  return new Uint8Array(0);
}

/** The words of some memory that may be pointers. */
export function pointersAt(at: NativePointer, n: number): NativePointer[] {
  const bytes = bytesAt(at, n);
  const view = new DataView(bytes.buffer);
  const found: NativePointer[] = [];
  for (let offset = 0; offset + WORD <= bytes.length; offset += WORD) {
    const [low, high] = [view.getUint32(offset, true), view.getUint32(offset + 4, true)];
    if (high <= 0x7fff && (high > 0 || low > 0x10000)) found.push(ptr(`0x${high.toString(16)}${low.toString(16).padStart(8, "0")}`));
  }
  return found;
}

function wordAt(bytes: Uint8Array, offset: number): NativePointer {
  const view = new DataView(bytes.buffer);
  return ptr(`0x${view.getUint32(offset + 4, true).toString(16)}${view.getUint32(offset, true).toString(16).padStart(8, "0")}`);
}

/** How many bytes an object of BoringSSL has: the number stands before it. `otherwise` where none can be meant. */
export function sizeOf(object: NativePointer, otherwise: number): number {
  const bytes = bytesAt(object.sub(WORD), WORD);
  const size = bytes.length === WORD ? wordAt(bytes, 0) : NULL;
  return size.compare(SMALLEST) >= 0 && size.compare(LARGEST) <= 0 ? size.toUInt32() : otherwise;
}

/** The certificate in a CRYPTO_BUFFER: pool, data, length. */
function certificateAt(buffer: NativePointer): Uint8Array | null {
  const bytes = bytesAt(buffer, 3 * WORD);
  if (bytes.length < 3 * WORD) return null;
  const [data, length] = [wordAt(bytes, WORD), wordAt(bytes, 2 * WORD)];
  if (!isPointer(data) || length.compare(64) < 0 || length.compare(MAX_CERTIFICATE) > 0) return null;
  const n = length.toUInt32();
  const head = bytesAt(data, WORD);
  if (head[0] !== 0x30 || head[1] !== 0x82 || ((head[2] as number) << 8 | (head[3] as number)) + 4 !== n) return null;
  try {
    const der = new Uint8Array(data.readVolatile(n) as ArrayBuffer);
    parse(der);
    return der;
  } catch {
    return null;
  }
}

/** The certificates in a STACK_OF(CRYPTO_BUFFER), leaf first: number, data, sorted, room. */
export function chainAt(stack: NativePointer): Uint8Array[] {
  const bytes = bytesAt(stack, 4 * WORD);
  if (bytes.length < 4 * WORD) return [];
  const [count, data, room] = [wordAt(bytes, 0), wordAt(bytes, WORD), wordAt(bytes, 3 * WORD)];
  if (count.isNull() || count.compare(MAX_CERTIFICATES) > 0 || room.compare(count) < 0 || room.compare(1024) > 0) return [];
  if (!isPointer(data)) return [];
  const held = bytesAt(data, WORD * count.toUInt32());
  const found: Uint8Array[] = [];
  for (let offset = 0; offset + WORD <= held.length && offset < WORD * count.toUInt32(); offset += WORD) {
    const certificate = isPointer(wordAt(held, offset)) ? certificateAt(wordAt(held, offset)) : null;
    if (certificate === null) return [];
    found.push(certificate);
  }
  return found;
}

/** The leaves of all chains in an SSL_SESSION. */
export function leavesOfSession(session: NativePointer): Uint8Array[] {
  return pointersAt(session, sizeOf(session, SESSION_SIZE)).flatMap((at) => chainAt(at).slice(0, 1));
}

/** The leaves of all chains in the sessions of an SSL_HANDSHAKE. */
export function leavesOfHandshake(handshake: NativePointer): Uint8Array[] {
  return pointersAt(handshake, sizeOf(handshake, HANDSHAKE_SIZE)).slice(2).flatMap(leavesOfSession);
}

/** The SSL and the SSL_CONFIG of an SSL_HANDSHAKE, which both name the same SSL; null when it is none. */
export function handshakeAt(at: NativePointer): { ssl: NativePointer; config: NativePointer } | null {
  if (!isPointer(at)) return null;
  const bytes = bytesAt(at, 2 * WORD);
  if (bytes.length < 2 * WORD) return null;
  const [ssl, config] = [wordAt(bytes, 0), wordAt(bytes, WORD)];
  if (!isPointer(ssl) || !isPointer(config) || ssl.equals(config)) return null;
  const back = bytesAt(config, WORD);
  return back.length === WORD && wordAt(back, 0).equals(ssl) ? { ssl, config } : null;
}

/** Every text of an SSL that may be the name of the server. */
export function namesOfSsl(ssl: NativePointer): string[] {
  const found = pointersAt(ssl, sizeOf(ssl, SSL_SIZE)).map((at) => {
    const bytes = bytesAt(at, 256);
    const end = bytes.indexOf(0);
    return end < 1 ? "" : String.fromCharCode(...bytes.subarray(0, end));
  });
  return found.filter((text) => HOST.test(text) || IPV6.test(text));
}
