/*
 * What: Mbed TLS with names: a chain that its check, or the app's callback in it, has refused passes where our CA issued it for the
 * name that the connection asked for.
 * What not: libraries without names, as Unity's; a pin that the app compares when the handshake is done.
 * Source: mbedtls/x509_crt.h of Mbed TLS 2.28 and 3: the functions, and where a certificate keeps its bytes.
 */
import { Authority } from "./authority.js";
import { bytesAt } from "./peers.js";
import { text } from "./memory.js";
import { Found, handler, Handler, Library } from "./unit.js";

/** MBEDTLS_ERR_X509_CERT_VERIFY_FAILED, and MBEDTLS_ERR_X509_FATAL_ERROR, which a callback may give. */
const REFUSALS = new Set([-0x2700, -0x3000]);
const SEQUENCE = 0x30;
const MAX_CERTIFICATE = 1 << 16;

interface Check {
  certificate: NativePointer;
  name: NativePointer;
  flags: NativePointer;
}

/** The functions that check a chain, by where they take the name; what they found wrong goes to the argument after. */
const CHECKS = {
  mbedtls_x509_crt_verify: 3,
  mbedtls_x509_crt_verify_with_profile: 4,
  mbedtls_x509_crt_verify_restartable: 4,
  mbedtls_x509_crt_verify_with_ca_cb: 4,
} as const;

export function mbedHandlers(library: Library): Record<string, Handler> {
  const made = ([symbol, at]: [string, number]): [string, Handler] => [symbol, checking(library, at)];
  return Object.fromEntries(Object.entries(CHECKS).map(made));
}

function checking(library: Library, at: number): Handler {
  const made = handler<Check>(
    (args) => ({
      certificate: args[0] as NativePointer,
      name: args[at] as NativePointer,
      flags: args[at + 1] as NativePointer,
    }),
    ({ certificate, name, flags }, result): Found[] => {
      const code = result.toInt32();
      const asked = text(name);
      const leaf = REFUSALS.has(code) ? leafAt(certificate) : null;
      if (leaf === null || asked === null || asked === "") return [];
      const what = `Mbed TLS -0x${(-code).toString(16)}, flags 0x${flags.readU32().toString(16)}`;
      const found = Authority.of(library).issued(leaf, [asked], what);
      if (found === null) return [];
      flags.writeU32(0);
      (result as InvocationReturnValue).replace(ptr(0));
      return [found];
    },
  );
  return { ...made, isAlways: true };
}

/** The bytes of a certificate: `raw` (a tag that is not set, length, bytes), first of its fields, or since 2.17 after a number. */
function leafAt(certificate: NativePointer): Uint8Array | null {
  const word = Process.pointerSize;
  for (const at of [word, 0]) {
    const length = certificate.add(at + word).readU32();
    if (length < 4 || length > MAX_CERTIFICATE) continue;
    const bytes = bytesAt(certificate.add(at + 2 * word).readPointer(), length);
    if (bytes.length === length && bytes[0] === SEQUENCE) return bytes;
  }
  return null;
}
