/*
 * What: symmetric ciphers of OpenSSL and BoringSSL: EVP, the AEAD interface of BoringSSL, and AES in CBC below EVP.
 * What not: tags of AEAD ciphers of EVP, which are asked for by a control call; public-key ciphers. Ciphers inside TLS
 * are the library's own: the calls of tls.ts stand for them.
 * Source: EVP_EncryptInit(3), AES_cbc_encrypt of OpenSSL; aead.h of BoringSSL.
 */
import { base64At } from "./support/memory.js";
import { Objects, Operation, Running } from "./support/running.js";
import { Found, handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const ENCRYPT: Operation = "encrypt";
const DECRYPT: Operation = "decrypt";
const objects = new Objects();

class Evp {
  constructor(private readonly library: Library) {}

  /** Call the first of some functions of an object that the library has. */
  private ask(object: NativePointer, returns: "int" | "pointer", ...symbols: string[]): unknown {
    for (const symbol of symbols) {
      const address = this.library.find(symbol);
      if (address !== null) return nativeFunction(address, returns, ["pointer"])(object);
    }
    return null;
  }

  private nameOf(cipher: NativePointer): string {
    const name = this.ask(cipher, "pointer", "EVP_CIPHER_get0_name") as NativePointer | null;
    if (name !== null && !name.isNull()) return name.readUtf8String() ?? "";
    const nid = this.ask(cipher, "int", "EVP_CIPHER_nid", "EVP_CIPHER_get_nid") as number | null;
    const toName = this.library.find("OBJ_nid2sn");
    if (nid === null || toName === null) return "unknown";
    return (nativeFunction(toName, "pointer", ["int"])(nid) as NativePointer).readUtf8String() ?? "unknown";
  }

  begin({ object, cipher, key, iv, operation }: Begin): void {
    const running = cipher.isNull() ? objects.of(object) : objects.fresh(object);
    running.clear();
    if (!cipher.isNull()) running.algorithm = this.nameOf(cipher);
    if (operation !== null) running.operation = operation;
    const lengths = ["EVP_CIPHER_CTX_get_key_length", "EVP_CIPHER_CTX_key_length"];
    if (!key.isNull()) running.key = base64At(key, (this.ask(object, "int", ...lengths) as number | null) ?? 0);
    const ivLengths = ["EVP_CIPHER_CTX_get_iv_length", "EVP_CIPHER_CTX_iv_length"];
    if (!iv.isNull()) running.iv = base64At(iv, (this.ask(object, "int", ...ivLengths) as number | null) ?? 0);
  }
}

interface Begin {
  object: NativePointer;
  cipher: NativePointer;
  key: NativePointer;
  iv: NativePointer;
  operation: Operation | null;
}

/** An init function; keyAt: where the key stands, the IV follows; enc: where the direction stands, or what it is. */
function begin(evp: Evp, keyAt: number, enc: Operation | number): Handler {
  return handler<Begin>(
    (args) => {
      const flag = typeof enc === "number" ? (args[enc] as NativePointer).toInt32() : null;
      const stated = flag === null ? (enc as Operation) : flag === 1 ? ENCRYPT : flag === 0 ? DECRYPT : null;
      return {
        object: args[0] as NativePointer,
        cipher: args[1] as NativePointer,
        key: args[keyAt] as NativePointer,
        iv: args[keyAt + 1] as NativePointer,
        operation: stated,
      };
    },
    (kept, result) => {
      if (result.toInt32() === 1) evp.begin(kept);
      return [];
    },
  );
}

interface Step {
  running: Running;
  out: NativePointer;
  length: NativePointer;
}

/** Input is read before the original, which may write over it. Without a place for output it is additional data. */
const update = handler<Step>(
  (args) => {
    const out = args[1] as NativePointer;
    if (out.isNull()) return null;
    const running = objects.of(args[0] as NativePointer);
    running.input.add(args[3] as NativePointer, (args[4] as NativePointer).toInt32());
    return { running, out, length: args[2] as NativePointer };
  },
  ({ running, out, length }, result) => {
    if (result.toInt32() === 1) running.output.add(out, length.readInt());
    return [];
  },
);

const final = handler<Step>(
  (args) => ({
    running: objects.of(args[0] as NativePointer),
    out: args[1] as NativePointer,
    length: args[2] as NativePointer,
  }),
  ({ running, out, length }, result): Found[] => {
    if (result.toInt32() === 1) running.output.add(out, length.readInt());
    const found = running.found();
    const isUsed = running.input.total > 0;
    running.clear();
    return isUsed ? [{ ...found, error: result.toInt32() === 1 ? null : "final failed" }] : [];
  },
);

/** BoringSSL: EVP_AEAD_CTX_init(ctx, aead, key, key_len, …); the algorithm has no name to ask for. */
const aeadInit = handler<NativePointer>(
  (args) => {
    const running = objects.fresh(args[0] as NativePointer);
    running.algorithm = "AEAD";
    running.key = base64At(args[2] as NativePointer, (args[3] as NativePointer).toUInt32());
    return args[0] as NativePointer;
  },
  () => [],
);

/** EVP_AEAD_CTX_seal and _open(ctx, out, out_len, max_out_len, nonce, nonce_len, in, in_len, ad, ad_len). */
function aead(operation: Operation): Handler {
  return handler<{ running: Running; out: NativePointer; length: NativePointer }>(
    (args) => {
      const known = objects.of(args[0] as NativePointer);
      const running = new Running();
      running.algorithm = known.algorithm || "AEAD";
      running.key = known.key;
      running.operation = operation;
      running.iv = base64At(args[4] as NativePointer, (args[5] as NativePointer).toUInt32());
      running.input.add(args[6] as NativePointer, (args[7] as NativePointer).toUInt32());
      return { running, out: args[1] as NativePointer, length: args[2] as NativePointer };
    },
    ({ running, out, length }, result) => {
      if (result.toInt32() !== 1) return [];
      running.output.add(out, Number(length.readULong()));
      return [running.found()];
    },
  );
}

/** AES_set_encrypt_key and _decrypt_key(key, bits, schedule). */
const aesKey = handler<NativePointer>(
  (args) => {
    const running = objects.fresh(args[2] as NativePointer);
    const bits = (args[1] as NativePointer).toInt32();
    running.algorithm = `AES-${bits}-CBC`;
    running.key = base64At(args[0] as NativePointer, bits / 8);
    return args[2] as NativePointer;
  },
  () => [],
);

/** AES_cbc_encrypt(in, out, length, schedule, iv, enc). */
const aesCbc = handler<Step & { n: number }>(
  (args) => {
    const known = objects.of(args[3] as NativePointer);
    const running = new Running();
    const n = (args[2] as NativePointer).toUInt32();
    running.algorithm = known.algorithm || "AES-CBC";
    running.key = known.key;
    running.operation = (args[5] as NativePointer).toInt32() === 1 ? ENCRYPT : DECRYPT;
    running.iv = base64At(args[4] as NativePointer, 16);
    running.input.add(args[0] as NativePointer, n);
    return { running, out: args[1] as NativePointer, length: NULL, n: (n + 15) & ~15 };
  },
  ({ running, out, n }) => {
    running.output.add(out, n);
    return [running.found()];
  },
);

export const hook: Unit = {
  handlers: (library) => {
    const evp = new Evp(library);
    return {
      EVP_EncryptInit: begin(evp, 2, ENCRYPT),
      EVP_EncryptInit_ex: begin(evp, 3, ENCRYPT),
      EVP_EncryptInit_ex2: begin(evp, 2, ENCRYPT),
      EVP_DecryptInit: begin(evp, 2, DECRYPT),
      EVP_DecryptInit_ex: begin(evp, 3, DECRYPT),
      EVP_DecryptInit_ex2: begin(evp, 2, DECRYPT),
      EVP_CipherInit: begin(evp, 2, 4),
      EVP_CipherInit_ex: begin(evp, 3, 5),
      EVP_CipherInit_ex2: begin(evp, 2, 4),
      EVP_EncryptUpdate: update,
      EVP_DecryptUpdate: update,
      EVP_CipherUpdate: update,
      EVP_EncryptFinal: final,
      EVP_EncryptFinal_ex: final,
      EVP_DecryptFinal: final,
      EVP_DecryptFinal_ex: final,
      EVP_CipherFinal: final,
      EVP_CipherFinal_ex: final,
      EVP_AEAD_CTX_init: aeadInit,
      EVP_AEAD_CTX_seal: aead(ENCRYPT),
      EVP_AEAD_CTX_open: aead(DECRYPT),
      AES_set_encrypt_key: aesKey,
      AES_set_decrypt_key: aesKey,
      AES_cbc_encrypt: aesCbc,
    };
  },
};
