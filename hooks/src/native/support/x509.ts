/*
 * What: whether a server's certificate was issued by our own CA, for this name, and is good today. Strict and small: the leaf
 * is signed by our CA itself, as our proxy makes them, by RSA; anything that is not understood refuses.
 * What not: a general verifier. Chains over intermediates, revocation, other kinds of keys and policies are refused.
 * Source: RFC 5280 (certificates), RFC 6125 and RFC 9525 (names), RFC 8017 §8.2 and §9.2 (RSASSA-PKCS1-v1_5), X.690 (DER).
 */
interface Der {
  tag: number;
  body: Uint8Array;
  /** With tag and length. */
  whole: Uint8Array;
}

interface Extension {
  isCritical: boolean;
  value: Uint8Array;
}

export interface Certificate {
  tbs: Uint8Array;
  issuer: string;
  subject: string;
  from: number;
  to: number;
  /** The object identifier of the signature's kind. */
  kind: string;
  signature: Uint8Array;
  /** null: no key of RSA. */
  key: { n: bigint; e: bigint; size: number } | null;
  extensions: Map<string, Extension>;
}

const RSA = "2a864886f70d010101";
/** Kinds of signatures: the digest, and what stands before it in what is signed. */
const KINDS: Record<string, { digest: "sha256" | "sha384" | "sha512"; prefix: string }> = {
  "2a864886f70d01010b": { digest: "sha256", prefix: "3031300d060960864801650304020105000420" },
  "2a864886f70d01010c": { digest: "sha384", prefix: "3041300d060960864801650304020205000430" },
  "2a864886f70d01010d": { digest: "sha512", prefix: "3051300d060960864801650304020305000440" },
};
const ALTERNATIVE_NAMES = "551d11";
const EXTENDED_USE = "551d25";
const BASIC_CONSTRAINTS = "551d13";
const UNDERSTOOD = new Set([ALTERNATIVE_NAMES, EXTENDED_USE, BASIC_CONSTRAINTS, "551d0f"]);
const SERVER_AUTH = "2b06010505070301";
const ANY_USE = "551d2500";
const [SEQUENCE, BIT_STRING, OCTETS, BOOLEAN, UTC_TIME] = [0x30, 0x03, 0x04, 0x01, 0x17];

/** The elements in some bytes, one after the other. Throws RangeError where they are not DER. */
function elements(bytes: Uint8Array): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = byteOf(bytes, at);
    let length = byteOf(bytes, at + 1);
    let start = at + 2;
    if (length > 0x80) {
      const count = length - 0x80;
      if (count > 3) throw new RangeError("DER");
      length = 0;
      for (const end = start + count; start < end; start++) length = length * 256 + byteOf(bytes, start);
    } else if (length === 0x80) throw new RangeError("DER");
    if (start + length > bytes.length) throw new RangeError("DER");
    found.push({ tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return found;
}

function byteOf(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError("DER");
  return byte;
}

function one(of: Der[], index: number, tag?: number): Der {
  const found = of[index];
  if (found === undefined || (tag !== undefined && found.tag !== tag)) throw new RangeError("DER");
  return found;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(bytes) || "0"}`);
}

function time({ tag, body }: Der): number {
  const text = String.fromCharCode(...body);
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (match === null || (match[1]?.length === 2) !== (tag === UTC_TIME)) throw new RangeError("time");
  const [year, month, ...rest] = match.slice(1).map(Number) as [number, number, number, number, number, number];
  const full = tag === UTC_TIME ? (year < 50 ? 2000 : 1900) + year : year;
  return Date.UTC(full, month - 1, ...rest);
}

/** Bits as bytes; certificates leave none of the last one unused. */
function bits(der: Der): Uint8Array {
  if (der.tag !== BIT_STRING || der.body[0] !== 0) throw new RangeError("DER");
  return der.body.subarray(1);
}

function keyOf(information: Der): Certificate["key"] {
  const [algorithm, key] = elements(information.body);
  if (algorithm === undefined || key === undefined) throw new RangeError("DER");
  if (hex(one(elements(algorithm.body), 0).body) !== RSA) return null;
  const [n, e] = elements(one(elements(bits(key)), 0, SEQUENCE).body);
  if (n === undefined || e === undefined) throw new RangeError("DER");
  const modulus = n.body[0] === 0 ? n.body.subarray(1) : n.body;
  return { n: number(modulus), e: number(e.body), size: modulus.length };
}

function extensionsOf(der: Der | undefined): Certificate["extensions"] {
  const found: Certificate["extensions"] = new Map();
  if (der === undefined) return found;
  for (const { body } of elements(one(elements(der.body), 0, SEQUENCE).body)) {
    const parts = elements(body);
    const isCritical = parts[1]?.tag === BOOLEAN && parts[1].body[0] !== 0;
    const id = hex(one(parts, 0).body);
    if (found.has(id)) throw new RangeError("extension");
    found.set(id, { isCritical, value: one(parts, parts.length - 1, OCTETS).body });
  }
  return found;
}

/** Read a certificate. Throws RangeError where it is none. */
export function parse(der: Uint8Array): Certificate {
  const all = elements(der);
  if (all.length !== 1) throw new RangeError("DER");
  const [tbs, algorithm, signature] = elements(one(all, 0, SEQUENCE).body);
  if (tbs === undefined || algorithm === undefined || signature === undefined) throw new RangeError("DER");
  const parts = elements(tbs.body);
  const first = one(parts, 0).tag === 0xa0 ? 1 : 0;
  const kind = one(parts, first + 1, SEQUENCE);
  if (hex(kind.whole) !== hex(algorithm.whole)) throw new RangeError("algorithm");
  const [from, to] = elements(one(parts, first + 3, SEQUENCE).body);
  return {
    tbs: tbs.whole,
    issuer: hex(one(parts, first + 2, SEQUENCE).whole),
    subject: hex(one(parts, first + 4, SEQUENCE).whole),
    from: time(from as Der),
    to: time(to as Der),
    kind: hex(one(elements(kind.body), 0).body),
    signature: bits(signature),
    key: keyOf(one(parts, first + 5, SEQUENCE)),
    extensions: extensionsOf(parts.slice(first + 6).find(({ tag }) => tag === 0xa3)),
  };
}

/** The first certificate of a PEM text. */
export function fromPem(pem: string): Uint8Array {
  const text = /-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(pem)?.[1]?.replace(/[^A-Za-z0-9+/]/g, "") ?? "";
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bitsHeld, at] = [0, 0, 0];
  for (const letter of text) {
    held = ((held << 6) | digits.indexOf(letter)) & 0xffff;
    bitsHeld += 6;
    if (bitsHeld >= 8) out[at++] = (held >> (bitsHeld -= 8)) & 0xff;
  }
  return out;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [left, square] = [exponent, base % modulus]; left > 0n; left >>= 1n, square = (square * square) % modulus) {
    if (left & 1n) result = (result * square) % modulus;
  }
  return result;
}

function isSignedBy(certificate: Certificate, key: NonNullable<Certificate["key"]>): boolean {
  const kind = KINDS[certificate.kind];
  if (kind === undefined || certificate.signature.length !== key.size) return false;
  const tbs = certificate.tbs.slice().buffer as ArrayBuffer;
  const tail = `00${kind.prefix}${Checksum.compute(kind.digest, tbs)}`;
  const expected = `0001${"ff".repeat(key.size - tail.length / 2 - 2)}${tail}`;
  const opened = power(number(certificate.signature), key.e, key.n).toString(16).padStart(2 * key.size, "0");
  return opened === expected;
}

/** The names a certificate is for: names of hosts in lower case, addresses as hex. */
export function namesOf(certificate: Certificate): { hosts: string[]; addresses: string[] } {
  const extension = certificate.extensions.get(ALTERNATIVE_NAMES);
  const names = extension === undefined ? [] : elements(one(elements(extension.value), 0, SEQUENCE).body);
  const hosts = names.filter(({ tag }) => tag === 0x82).map(({ body }) => String.fromCharCode(...body).toLowerCase());
  return { hosts, addresses: names.filter(({ tag }) => tag === 0x87).map(({ body }) => hex(body)) };
}

/** An address as hex; null for the name of a host. */
export function addressOf(name: string): string | null {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  if (four !== null) return four.slice(1).map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  if (!/^[0-9a-f:]+$/i.test(name) || !name.includes(":")) return null;
  const [head = "", tail] = name.split("::");
  const words = (part: string) => (part === "" ? [] : part.split(":").map((word) => word.padStart(4, "0").toLowerCase()));
  const [before, after] = [words(head), words(tail ?? "")];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...(Array(zeros).fill("0000") as string[]), ...after].join("");
}

/** Whether a certificate is for a host or an address. */
export function isFor(certificate: Certificate, name: string): boolean {
  const { hosts, addresses } = namesOf(certificate);
  const address = addressOf(name);
  if (address !== null) return addresses.includes(address);
  const host = name.toLowerCase().replace(/\.$/, "");
  const above = host.slice(host.indexOf(".") + 1);
  return hosts.some((one) => one === host || (one === `*.${above}` && above !== host && above.includes(".")));
}

function isForServers({ extensions }: Certificate): boolean {
  const extension = extensions.get(EXTENDED_USE);
  if (extension === undefined) return true;
  const uses = elements(one(elements(extension.value), 0, SEQUENCE).body).map(({ body }) => hex(body));
  return uses.includes(SERVER_AUTH) || uses.includes(ANY_USE);
}

export class Issuer {
  private readonly ca: Certificate;

  /** Throws RangeError where the CA cannot be read. */
  constructor(pem: string) {
    this.ca = parse(fromPem(pem));
  }

  /**
   * Whether a server may show this certificate to whoever wants to reach every one of `names`; without a name nobody may.
   * `now`: milliseconds since 1970.
   */
  accepts(der: Uint8Array, names: string[], now: number): boolean {
    const { ca } = this;
    try {
      const leaf = parse(der);
      const dates = [leaf, ca].every(({ from, to }) => from <= now && now <= to);
      const known = [...leaf.extensions].every(([id, { isCritical }]) => !isCritical || UNDERSTOOD.has(id));
      if (!dates || !known || leaf.issuer !== ca.subject || ca.key === null || !isForServers(leaf)) return false;
      return names.length > 0 && names.every((name) => isFor(leaf, name)) && isSignedBy(leaf, ca.key);
    } catch {
      return false;
    }
  }
}
