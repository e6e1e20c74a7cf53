/*
 * What: our CA as a library of TLS below Java sees it: whether a chain that was refused would be accepted if our CA alone
 * were trusted, by the library's own check with the app's own parameters (name, purpose, time), or by ours.
 * What not: changing a store of the app's.
 * Source: X509_STORE_CTX_new(3), X509_STORE_CTX_set_error(3), X509_VERIFY_PARAM_set1(3), d2i_X509(3) of OpenSSL; x509.h of BoringSSL.
 */
import { text } from "./memory.js";
import { Found, Library, nativeFunction } from "./unit.js";
import { fromPem, isFor, Issuer, namesOf, parse } from "./x509.js";

const MAX_CERTIFICATE = 1 << 16;
const NEEDED = [
  ...["d2i_X509", "i2d_X509", "X509_STORE_new", "X509_STORE_add_cert", "X509_STORE_CTX_new", "X509_STORE_CTX_init"],
  ...["X509_STORE_CTX_free", "X509_STORE_CTX_get0_cert", "X509_STORE_CTX_get0_untrusted", "X509_STORE_CTX_get0_param"],
  ...["X509_STORE_CTX_get_error", "X509_STORE_CTX_set_error", "X509_VERIFY_PARAM_set1", "X509_verify_cert"],
];
const authorities = new Map<string, Authority>();
/** Libraries of TLS, which know the name that a connection asked for. */
const connecting = new Map<string, Library>();
const issuers = new Map<string, Issuer>();

export class Authority {
  private store: NativePointer | null = null;
  private checks: Authority | null = null;

  private constructor(
    private readonly library: Library,
    private readonly pem: string,
  ) {}

  static of(library: Library): Authority {
    const key = keyOf(library);
    let found = authorities.get(key);
    if (found === undefined) {
      found = new Authority(library, library.specs.find((spec) => spec.trusted_ca !== undefined)?.trusted_ca ?? "");
      authorities.set(key, found);
    }
    return found;
  }

  /** That of the library which checks certificates for one of TLS: the same, or the one that it takes the check from. */
  static checkingFor(library: Library): Authority {
    const own = Authority.of(library);
    if (own.checks === null) {
      const taken = library.find("X509_verify_cert") === null ? library.imported("X509_STORE_CTX_get0_param") : null;
      own.checks = taken === null ? own : Authority.of(taken);
    }
    return own.checks;
  }

  /** Take in a library of TLS, whose checks another may make. */
  static connects(library: Library): void {
    if (library.find("SSL_get_ex_data_X509_STORE_CTX_idx") !== null) connecting.set(keyOf(library), library);
  }

  /** Whether our CA issued this leaf for all of these names; what is dropped then, else null. */
  issued(leaf: Uint8Array, names: string[], what = "refused"): Found | null {
    let issuer = issuers.get(this.pem);
    if (issuer === undefined) {
      issuer = new Issuer(this.pem);
      issuers.set(this.pem, issuer);
    }
    return issuer.accepts(leaf, names, Date.now()) ? dropped(leaf, what) : null;
  }

  private call(symbol: string, returns: "pointer" | "int" | "void", ...args: (NativePointer | number)[]): NativePointer | number {
    const address = this.library.find(symbol);
    if (address === null) throw new Error(`no ${symbol}`);
    const types = args.map((arg) => (typeof arg === "number" ? "int" : "pointer") as NativeFunctionArgumentType);
    return nativeFunction(address, returns, types)(...args) as NativePointer | number;
  }

  /**
   * A check of an X509_STORE_CTX has come to `result`, 1 for accepted. Where it has refused, and the same check accepts
   * with our CA alone, the context forgets the refusal. Gives what is dropped, else null.
   */
  checked(context: NativePointer, result: number): Found | null {
    if (NEEDED.some((symbol) => this.library.find(symbol) === null)) return null;
    const error = this.call("X509_STORE_CTX_get_error", "int", context) as number;
    if (result > 0 && error === 0) return null;
    const leaf = this.call("X509_STORE_CTX_get0_cert", "pointer", context) as NativePointer;
    if (leaf.isNull() || !this.accepts(context, leaf)) return null;
    const bytes = this.bytesOf(leaf);
    // Whoever checks the name in a callback has no name among the parameters.
    if (!this.askedFor(context).every((name) => isFor(parse(bytes), name))) return null;
    this.call("X509_STORE_CTX_set_error", "void", context, 0);
    return dropped(bytes, `X509 error ${error}`);
  }

  /** The names that the connection of a check asked its server for. */
  private askedFor(context: NativePointer): string[] {
    return [...connecting.values()].flatMap((tls) => {
      const index = nativeFunction(tls.find("SSL_get_ex_data_X509_STORE_CTX_idx") as NativePointer, "int", [])() as number;
      const ssl = this.call("X509_STORE_CTX_get_ex_data", "pointer", context, index) as NativePointer;
      const servername = tls.find("SSL_get_servername");
      if (ssl.isNull() || servername === null || Authority.checkingFor(tls) !== this) return [];
      const name = text(nativeFunction(servername, "pointer", ["pointer", "int"])(ssl, 0) as NativePointer);
      return name === null || name === "" ? [] : [name];
    });
  }

  private accepts(context: NativePointer, leaf: NativePointer): boolean {
    // What the app's check put there stays; what ours puts there is taken back.
    if (this.library.find("ERR_set_mark") !== null) this.call("ERR_set_mark", "int");
    const ours = this.call("X509_STORE_CTX_new", "pointer") as NativePointer;
    const untrusted = this.call("X509_STORE_CTX_get0_untrusted", "pointer", context) as NativePointer;
    try {
      if (this.call("X509_STORE_CTX_init", "int", ours, this.ownStore(), leaf, untrusted) !== 1) return false;
      const [to, from] = [ours, context].map((one) => this.call("X509_STORE_CTX_get0_param", "pointer", one) as NativePointer);
      if (this.call("X509_VERIFY_PARAM_set1", "int", to as NativePointer, from as NativePointer) !== 1) return false;
      return this.call("X509_verify_cert", "int", ours) === 1;
    } finally {
      this.call("X509_STORE_CTX_free", "void", ours);
      if (this.library.find("ERR_pop_to_mark") !== null) this.call("ERR_pop_to_mark", "int");
    }
  }

  /** A store that holds our CA and nothing else. */
  private ownStore(): NativePointer {
    if (this.store === null) {
      const der = fromPem(this.pem);
      const bytes = Memory.alloc(der.length);
      bytes.writeByteArray(der.buffer as ArrayBuffer);
      const at = Memory.alloc(Process.pointerSize);
      at.writePointer(bytes);
      const address = this.library.find("d2i_X509") as NativePointer;
      const ca = nativeFunction(address, "pointer", ["pointer", "pointer", "long"])(NULL, at, der.length) as NativePointer;
      this.store = this.call("X509_STORE_new", "pointer") as NativePointer;
      if (ca.isNull() || this.call("X509_STORE_add_cert", "int", this.store, ca) !== 1) throw new Error("our CA is no X509");
    }
    return this.store;
  }

  private bytesOf(certificate: NativePointer): Uint8Array {
    const length = this.call("i2d_X509", "int", certificate, NULL) as number;
    if (length <= 0 || length > MAX_CERTIFICATE) return new Uint8Array(0);
    const bytes = Memory.alloc(length);
    const at = Memory.alloc(Process.pointerSize);
    at.writePointer(bytes);
    this.call("i2d_X509", "int", certificate, at);
    return new Uint8Array(bytes.readByteArray(length) as ArrayBuffer);
  }
}

/** Two libraries may have the same name. */
function keyOf(library: Library): string {
  return `${library.name} ${library.find("X509_verify_cert") ?? library.find("SSL_new") ?? ""}`;
}

/** What an event says of a dropped refusal: who the certificate is for, and what the refusal was. */
function dropped(leaf: Uint8Array, what: string): Found {
  const { hosts, addresses } = leaf.length > 0 ? namesOf(parse(leaf)) : { hosts: [], addresses: [] };
  const name = hosts[0] ?? addresses[0] ?? "";
  return { subject: name, args: [name], error: what };
}
