/*
 * What: digests and HMACs of OpenSSL and BoringSSL: EVP, HMAC, EVP_MAC, and the functions that do all in one call.
 * What not: digests inside signatures and TLS.
 * Source: EVP_DigestInit(3), EVP_MD_CTX_copy(3), HMAC(3), EVP_MAC(3), SHA256(3) of OpenSSL.
 */
import { base64At } from "./support/memory.js";
import { digestName, macName, Objects, oneShot, Running } from "./support/running.js";
import { Found, handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const SIZES: Record<string, number> = { MD5: 16, SHA1: 20, SHA224: 28, SHA256: 32, SHA384: 48, SHA512: 64 };
const objects = new Objects();

class Digests {
  constructor(private readonly library: Library) {}

  private ask(object: NativePointer, returns: "int" | "pointer", ...symbols: string[]): unknown {
    for (const symbol of symbols) {
      const address = this.library.find(symbol);
      if (address !== null) return nativeFunction(address, returns, ["pointer"])(object);
    }
    return null;
  }

  nameOf(digest: NativePointer): string {
    if (digest.isNull()) return "";
    const name = this.ask(digest, "pointer", "EVP_MD_get0_name") as NativePointer | null;
    if (name !== null && !name.isNull()) return name.readUtf8String() ?? "";
    const nid = this.ask(digest, "int", "EVP_MD_type", "EVP_MD_get_type") as number | null;
    const toName = this.library.find("OBJ_nid2sn");
    if (nid === null || toName === null) return "unknown";
    return (nativeFunction(toName, "pointer", ["int"])(nid) as NativePointer).readUtf8String() ?? "unknown";
  }

  sizeOf(digest: NativePointer): number {
    return (this.ask(digest, "int", "EVP_MD_get_size", "EVP_MD_size") as number | null) ?? 0;
  }

  /** The digest of a running object, when its beginning was not seen. */
  nameIn(object: NativePointer, ...symbols: string[]): string {
    const digest = this.ask(object, "pointer", ...symbols) as NativePointer | null;
    return digest === null ? "" : this.nameOf(digest);
  }

  outputSize(object: NativePointer): number {
    return (this.ask(object, "int", "EVP_MAC_CTX_get_mac_size") as number | null) ?? 0;
  }
}

function feed(): Handler {
  return handler<true>(
    (args) => {
      const running = objects.of(args[0] as NativePointer);
      running.input.add(args[1] as NativePointer, (args[2] as NativePointer).toUInt32());
      return true;
    },
    () => [],
  );
}

function digestInit(digests: Digests): Handler {
  return handler<NativePointer>(
    (args) => {
      const type = args[1] as NativePointer;
      const running = type.isNull() ? objects.of(args[0] as NativePointer) : objects.fresh(args[0] as NativePointer);
      running.clear();
      running.operation = "digest";
      if (!type.isNull()) running.algorithm = digestName(digests.nameOf(type));
      return args[0] as NativePointer;
    },
    () => [],
  );
}

interface Ending {
  object: NativePointer;
  out: NativePointer;
  length: NativePointer;
}

function ending(args: InvocationArguments): Ending {
  return { object: args[0] as NativePointer, out: args[1] as NativePointer, length: args[2] as NativePointer };
}

function done(running: Running, object: NativePointer, out: NativePointer, n: number): Found[] {
  running.output.add(out, n);
  objects.drop(object);
  return [running.found()];
}

function digestFinal(digests: Digests): Handler {
  return handler<Ending & { algorithm: string; size: number }>(
    (args) => {
      const at = ending(args);
      const known = objects.of(at.object).algorithm;
      const name = known || digestName(digests.nameIn(at.object, "EVP_MD_CTX_get0_md", "EVP_MD_CTX_md"));
      return { ...at, algorithm: name, size: SIZES[name.replace("-", "")] ?? 0 };
    },
    ({ object, out, length, algorithm, size }, result) => {
      if (result.toInt32() !== 1) return [];
      const running = objects.of(object);
      running.operation = "digest";
      running.algorithm = algorithm;
      return done(running, object, out, length.isNull() ? size : length.readU32());
    },
  );
}

/** HMAC_Init_ex(ctx, key, len, digest, impl) and HMAC_Init without the last; without a key it starts over. */
function hmacInit(digests: Digests): Handler {
  return handler<NativePointer>(
    (args) => {
      const [object, key, n, digest] = [0, 1, 2, 3].map((index) => args[index] as NativePointer) as [
        NativePointer, NativePointer, NativePointer, NativePointer,
      ];
      const running = objects.of(object);
      running.clear();
      running.operation = "mac";
      if (!key.isNull()) running.key = base64At(key, n.toInt32());
      if (!digest.isNull()) running.algorithm = macName(digests.nameOf(digest));
      return object;
    },
    () => [],
  );
}

const hmacFinal = handler<Ending>(ending, ({ object, out, length }, result) => {
  const running = objects.of(object);
  if (result.toInt32() !== 1 || running.operation !== "mac") return [];
  running.output.add(out, length.isNull() ? 0 : length.readU32());
  const found = running.found();
  running.clear();
  return [found];
});

/** EVP_MAC_init(ctx, key, keylen, params): the digest stands in parameters, so the reader has only the family's name. */
const macInit = handler<NativePointer>(
  (args) => {
    const running = objects.of(args[0] as NativePointer);
    running.clear();
    running.operation = "mac";
    const key = args[1] as NativePointer;
    if (!key.isNull()) running.key = base64At(key, (args[2] as NativePointer).toUInt32());
    return args[0] as NativePointer;
  },
  () => [],
);

/** The MAC functions by the length of what they give; of other lengths the name stays open. */
const MACS: Record<number, string> = { 16: "HmacMD5", 20: "HmacSHA1", 32: "HmacSHA256", 48: "HmacSHA384", 64: "HmacSHA512" };

const macFinal = handler<Ending>(ending, ({ object, out, length }, result) => {
  const running = objects.of(object);
  if (result.toInt32() !== 1 || out.isNull() || running.operation !== "mac") return [];
  const n = Number(length.readULong());
  running.algorithm = MACS[n] ?? "MAC";
  return done(running, object, out, n);
});

interface Whole {
  algorithm: string;
  key: [NativePointer, number] | null;
  input: [NativePointer, number];
  output: NativePointer;
  size: number;
}

function whole(read: (args: InvocationArguments) => Whole): Handler {
  return handler<Whole>(read, ({ algorithm, key, input, output, size }, result) => {
    const out = output.isNull() ? result : output;
    if (result.isNull() || out.isNull()) return [];
    const parts = { input, output: [out, size] as [NativePointer, number] };
    return [key === null ? oneShot("digest", algorithm, parts) : oneShot("mac", algorithm, { ...parts, key })];
  });
}

/** MD5(data, n, out) and its like. */
function plain(name: string): Handler {
  return whole((args) => ({
    algorithm: digestName(name),
    key: null,
    input: [args[0] as NativePointer, (args[1] as NativePointer).toUInt32()],
    output: args[2] as NativePointer,
    size: SIZES[name] as number,
  }));
}

/** A copy goes on from where the other stands; what it is called with later is its own. */
const copy = handler<[NativePointer, NativePointer]>(
  (args) => [args[0] as NativePointer, args[1] as NativePointer],
  ([to, from], result) => {
    if (result.toInt32() === 1) objects.copy(to, from);
    return [];
  },
);

export const hook: Unit = {
  handlers: (library): Record<string, Handler> => {
    // Other libraries have functions of such short names as well.
    if (library.find("EVP_DigestUpdate") === null) return {};
    const digests = new Digests(library);
    return {
      EVP_DigestInit: digestInit(digests),
      EVP_DigestInit_ex: digestInit(digests),
      EVP_DigestInit_ex2: digestInit(digests),
      EVP_DigestUpdate: feed(),
      EVP_MD_CTX_copy: copy,
      EVP_MD_CTX_copy_ex: copy,
      EVP_DigestFinal: digestFinal(digests),
      EVP_DigestFinal_ex: digestFinal(digests),
      EVP_Digest: whole((args) => ({
        algorithm: digestName(digests.nameOf(args[4] as NativePointer)),
        key: null,
        input: [args[0] as NativePointer, (args[1] as NativePointer).toUInt32()],
        output: args[2] as NativePointer,
        size: digests.sizeOf(args[4] as NativePointer),
      })),
      HMAC: whole((args) => ({
        algorithm: macName(digests.nameOf(args[0] as NativePointer)),
        key: [args[1] as NativePointer, (args[2] as NativePointer).toInt32()],
        input: [args[3] as NativePointer, (args[4] as NativePointer).toUInt32()],
        output: args[5] as NativePointer,
        size: digests.sizeOf(args[0] as NativePointer),
      })),
      HMAC_Init: hmacInit(digests),
      HMAC_Init_ex: hmacInit(digests),
      HMAC_Update: feed(),
      HMAC_Final: hmacFinal,
      HMAC_CTX_copy: copy,
      EVP_MAC_init: macInit,
      EVP_MAC_update: feed(),
      EVP_MAC_final: macFinal,
      MD5: plain("MD5"),
      SHA1: plain("SHA1"),
      SHA256: plain("SHA256"),
      SHA512: plain("SHA512"),
    };
  },
};
