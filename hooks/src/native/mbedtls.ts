/*
 * What: ciphers, HMACs and digests of Mbed TLS that do all in one call: AES in CBC, GCM, HMAC, SHA and MD5.
 * What not: the running interfaces (mbedtls_cipher_update, mbedtls_md_update) and other ciphers.
 * Source: mbedtls/aes.h, gcm.h, md.h, sha256.h, md5.h of Mbed TLS 2 and 3, whose one-call functions are alike.
 */
import { base64At } from "./support/memory.js";
import { macName, Objects, oneShot, Running } from "./support/running.js";
import { handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const MBEDTLS_ENCRYPT = 1;
const objects = new Objects();

interface Pending {
  running: Running;
  out: NativePointer;
  n: number;
}

function begun(object: NativePointer, algorithm: string): Running {
  const known = objects.of(object);
  const running = new Running();
  running.algorithm = known.algorithm || algorithm;
  running.key = known.key;
  return running;
}

const ended = ({ running, out, n }: Pending, result: NativePointer) => {
  if (result.toInt32() !== 0) return [];
  running.output.add(out, n);
  return [running.found()];
};

/** A function that sets a key of so many bits. */
function setKey(keyAt: number, mode: string): Handler {
  return handler<true>(
    (args) => {
      const running = objects.fresh(args[0] as NativePointer);
      const bits = (args[keyAt + 1] as NativePointer).toInt32();
      running.algorithm = `AES-${bits}-${mode}`;
      running.key = base64At(args[keyAt] as NativePointer, bits / 8);
      return true;
    },
    () => [],
  );
}

/** mbedtls_aes_crypt_cbc(ctx, mode, length, iv, input, output). */
const cbc = handler<Pending>((args) => {
  const running = begun(args[0] as NativePointer, "AES-CBC");
  const n = (args[2] as NativePointer).toUInt32();
  running.operation = (args[1] as NativePointer).toInt32() === MBEDTLS_ENCRYPT ? "encrypt" : "decrypt";
  running.iv = base64At(args[3] as NativePointer, 16);
  running.input.add(args[4] as NativePointer, n);
  return { running, out: args[5] as NativePointer, n };
}, ended);

/** mbedtls_gcm_crypt_and_tag(ctx, mode, length, iv, iv_len, add, add_len, input, output, tag_len, tag). */
const gcm = handler<Pending>((args) => {
  const running = begun(args[0] as NativePointer, "AES-GCM");
  const n = (args[2] as NativePointer).toUInt32();
  running.operation = (args[1] as NativePointer).toInt32() === MBEDTLS_ENCRYPT ? "encrypt" : "decrypt";
  running.iv = base64At(args[3] as NativePointer, (args[4] as NativePointer).toUInt32());
  running.input.add(args[7] as NativePointer, n);
  return { running, out: args[8] as NativePointer, n };
}, ended);

/** mbedtls_gcm_auth_decrypt(ctx, length, iv, iv_len, add, add_len, tag, tag_len, input, output). */
const gcmOpen = handler<Pending>((args) => {
  const running = begun(args[0] as NativePointer, "AES-GCM");
  const n = (args[1] as NativePointer).toUInt32();
  running.operation = "decrypt";
  running.iv = base64At(args[2] as NativePointer, (args[3] as NativePointer).toUInt32());
  running.input.add(args[8] as NativePointer, n);
  return { running, out: args[9] as NativePointer, n };
}, ended);

/** mbedtls_md_hmac(md_info, key, keylen, input, ilen, output). */
function hmac(library: Library): Handler {
  const ask = (info: NativePointer, returns: "pointer" | "uint8", symbol: string): unknown => {
    const address = library.find(symbol);
    return address === null ? null : nativeFunction(address, returns, ["pointer"])(info);
  };
  interface Asked {
    info: NativePointer;
    key: [NativePointer, number];
    input: [NativePointer, number];
    out: NativePointer;
  }
  return handler<Asked>(
    (args) => ({
      info: args[0] as NativePointer,
      key: [args[1] as NativePointer, (args[2] as NativePointer).toUInt32()],
      input: [args[3] as NativePointer, (args[4] as NativePointer).toUInt32()],
      out: args[5] as NativePointer,
    }),
    ({ info, key, input, out }, result) => {
      if (result.toInt32() !== 0) return [];
      const name = (ask(info, "pointer", "mbedtls_md_get_name") as NativePointer | null)?.readUtf8String() ?? "";
      const size = (ask(info, "uint8", "mbedtls_md_get_size") as number | null) ?? 0;
      return [oneShot("mac", macName(name), { key, input, output: [out, size] })];
    },
  );
}

/** mbedtls_sha256(input, ilen, output, …) and its like; `smaller`: where 1 asks for the shorter sister. */
function digest(name: string, size: number, smaller?: [name: string, size: number]): Handler {
  return handler(
    (args) => ({
      input: args[0] as NativePointer,
      n: (args[1] as NativePointer).toUInt32(),
      out: args[2] as NativePointer,
      isSmall: smaller !== undefined && (args[3] as NativePointer).toInt32() === 1,
    }),
    ({ input, n, out, isSmall }) => {
      const [algorithm, length] = isSmall && smaller !== undefined ? smaller : [name, size];
      return [oneShot("digest", algorithm, { input: [input, n], output: [out, length] })];
    },
  );
}

export const hook: Unit = {
  handlers: (library) => ({
    mbedtls_aes_setkey_enc: setKey(1, "CBC"),
    mbedtls_aes_setkey_dec: setKey(1, "CBC"),
    mbedtls_gcm_setkey: setKey(2, "GCM"),
    mbedtls_aes_crypt_cbc: cbc,
    mbedtls_gcm_crypt_and_tag: gcm,
    mbedtls_gcm_auth_decrypt: gcmOpen,
    mbedtls_md_hmac: hmac(library),
    mbedtls_md5: digest("MD5", 16),
    mbedtls_sha1: digest("SHA-1", 20),
    mbedtls_sha256: digest("SHA-256", 32, ["SHA-224", 28]),
    mbedtls_sha512: digest("SHA-512", 64, ["SHA-384", 48]),
  }),
};
