/*
 * What: ciphers, MACs and digests at work in a C library: what went in and came out, up to 64 KiB each with the whole
 * lengths, as a record of the same shape as the Java hooks give.
 * What not: knowing a library; units do.
 */
import { base64At, MAX_BYTES } from "./memory.js";
import { Found } from "./unit.js";

const MAX_OBJECTS = 512;

export type Operation = "encrypt" | "decrypt" | "mac" | "digest";

/** Bytes in the order they came, up to the bound; `total` counts all of them. */
export class Bytes {
  private parts: ArrayBuffer[] = [];
  private n = 0;
  total = 0;

  get isCut(): boolean {
    return this.total > this.n;
  }

  add(at: NativePointer, length: number): void {
    if (length <= 0 || at.isNull()) return;
    const kept = Math.min(length, MAX_BYTES - this.n);
    if (kept > 0) this.parts.push(at.readByteArray(kept) as ArrayBuffer);
    this.n += Math.max(0, kept);
    this.total += length;
  }

  /** The same bytes; what is added to one is not added to the other. */
  copy(): Bytes {
    const made = new Bytes();
    made.parts = [...this.parts];
    made.n = this.n;
    made.total = this.total;
    return made;
  }

  text(): string {
    const whole = Memory.alloc(Math.max(1, this.n));
    let to = whole;
    for (const part of this.parts) {
      to.writeByteArray(part);
      to = to.add(part.byteLength);
    }
    return base64At(whole, this.n);
  }
}

/** One object at work. */
export class Running {
  algorithm = "";
  operation: Operation | null = null;
  key: string | null = null;
  iv: string | null = null;
  input = new Bytes();
  output = new Bytes();

  /** Forget what went through; key and algorithm stay. */
  clear(): void {
    this.input = new Bytes();
    this.output = new Bytes();
  }

  /** What it did, as one call tells it. */
  found(): Found {
    const { algorithm, operation, key, iv, input, output } = this;
    const crypto = {
      algorithm,
      mode: operation === "encrypt" || operation === "decrypt" ? modeOf(algorithm) : null,
      op: operation ?? "unknown",
      key,
      iv,
      input: input.text(),
      output: output.text(),
      input_length: input.total,
      output_length: output.total,
    };
    return { subject: algorithm, crypto, truncated: input.isCut || output.isCut };
  }
}

function modeOf(algorithm: string): string | null {
  return /(?:^|[-/_])(ECB|CBC|CTR|GCM|CFB\d*|OFB|CCM|XTS|Poly1305)(?:$|[-/_])/i.exec(algorithm)?.[1]?.toUpperCase() ?? null;
}

/** Objects by address; of too many, those go that were not used longest. */
export class Objects {
  private readonly byAddress = new Map<string, Running>();

  of(object: NativePointer): Running {
    const key = object.toString();
    const known = this.byAddress.get(key) ?? new Running();
    this.byAddress.delete(key);
    if (this.byAddress.size >= MAX_OBJECTS) this.byAddress.delete(this.byAddress.keys().next().value as string);
    this.byAddress.set(key, known);
    return known;
  }

  /** A new one in place of what stood at that address. */
  fresh(object: NativePointer): Running {
    this.byAddress.delete(object.toString());
    return this.of(object);
  }

  /** Let one object stand where another does. */
  copy(to: NativePointer, from: NativePointer): void {
    const { algorithm, operation, key, iv, input, output } = this.of(from);
    Object.assign(this.fresh(to), { algorithm, operation, key, iv, input: input.copy(), output: output.copy() });
  }

  drop(object: NativePointer): void {
    this.byAddress.delete(object.toString());
  }
}

const DIGESTS: Record<string, string> = {
  MD5: "MD5",
  SHA1: "SHA-1",
  "SHA2-224": "SHA-224",
  SHA224: "SHA-224",
  "SHA2-256": "SHA-256",
  SHA256: "SHA-256",
  "SHA2-384": "SHA-384",
  SHA384: "SHA-384",
  "SHA2-512": "SHA-512",
  SHA512: "SHA-512",
  SM3: "SM3",
};

/** The name of a digest as Java says it. */
export function digestName(name: string): string {
  return DIGESTS[name.toUpperCase()] ?? name;
}

/** The name of a MAC over a digest as Java says it. */
export function macName(name: string): string {
  return `Hmac${digestName(name).replace("-", "")}`;
}

/** One call that does everything. */
export function oneShot(
  operation: Operation,
  algorithm: string,
  parts: { key?: [NativePointer, number]; input: [NativePointer, number]; output: [NativePointer, number] },
): Found {
  const running = new Running();
  running.operation = operation;
  running.algorithm = algorithm;
  if (parts.key !== undefined) running.key = base64At(...parts.key);
  running.input.add(...parts.input);
  running.output.add(...parts.output);
  return running.found();
}
