/*
 * What: what an app writes into and reads from TLS connections of OpenSSL and BoringSSL, in clear, as the library
 * takes and gives it; with both addresses where the connection has a socket of its own.
 * What not: servers, peeked bytes, more than 1 MiB per connection and direction (counted, not kept). In a library without
 * names for its functions the two are searched (support/boringssl.ts), and have to prove what they are.
 * Source: SSL_read(3), SSL_write(3), SSL_get_servername(3), SSL_get0_alpn_selected(3) of OpenSSL; ssl.h of BoringSSL.
 */
import { base64At, endpointOf, endpointText, MAX_BYTES, text } from "./support/memory.js";
import { Candidate, Search } from "./support/boringssl.js";
import { Found, handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const MAX_KEPT = 1 << 20;
const MAX_CONNECTIONS = 4096;

class Connection {
  /** Bytes so far, by direction. */
  readonly n = { client: 0, server: 0 };
  /** Whether something is missing already: what comes after it is of no use. */
  readonly isCut = { client: false, server: false };
  /** Bytes that the host must still be told are missing. */
  readonly missing = { client: 0, server: 0 };
  isSaid = false;

  constructor(
    readonly id: number,
    readonly isServer: boolean,
  ) {}
}

/** Connections at work by the address of their object, which a later one may get again. */
const connections = new Map<string, Connection>();
let nextId = 0;

class Tls {
  constructor(private readonly library: Library) {}

  private call(symbol: string, returns: NativeFunctionReturnType, args: NativeFunctionArgumentType[], values: unknown[]): unknown {
    const address = this.library.find(symbol);
    return address === null ? null : nativeFunction(address, returns, args)(...values);
  }

  private textOf(symbol: string, ssl: NativePointer, ...more: number[]): string | null {
    const types: NativeFunctionArgumentType[] = ["pointer", ...more.map(() => "int" as const)];
    const pointer = this.call(symbol, "pointer", types, [ssl, ...more]) as NativePointer | null;
    return pointer === null ? null : text(pointer);
  }

  private of(ssl: NativePointer): Connection {
    const key = ssl.toString();
    let connection = connections.get(key);
    if (connection === undefined) {
      if (connections.size >= MAX_CONNECTIONS) connections.delete(connections.keys().next().value as string);
      connection = new Connection(nextId++, this.call("SSL_is_server", "int", ["pointer"], [ssl]) === 1);
      connections.set(key, connection);
    }
    return connection;
  }

  private alpn(ssl: NativePointer): string | null {
    const cells = Memory.alloc(Process.pointerSize + 4);
    const length = cells.add(Process.pointerSize);
    length.writeU32(0);
    this.call("SSL_get0_alpn_selected", "void", ["pointer", "pointer", "pointer"], [ssl, cells, length]);
    const n = length.readU32();
    return n === 0 ? null : cells.readPointer().readUtf8String(n);
  }

  /** Say where a connection goes, once. */
  private open(ssl: NativePointer, connection: Connection): Found[] {
    connection.isSaid = true;
    const fd = this.call("SSL_get_fd", "int", ["pointer"], [ssl]) as number | null;
    const local = fd === null || fd < 0 ? null : endpointOf(Socket.localAddress(fd));
    const peer = fd === null || fd < 0 ? null : endpointOf(Socket.peerAddress(fd));
    const sni = this.textOf("SSL_get_servername", ssl, 0);
    this.put(connection, "open", {
      local: local === null ? null : [local.ip, local.port],
      peer: peer === null ? null : [peer.ip, peer.port],
      sni,
      alpn: this.alpn(ssl),
      tls_version: this.textOf("SSL_get_version", ssl),
      library: this.library.name,
    });
    const to = peer === null ? null : endpointText(peer);
    const from = local === null ? null : endpointText(local);
    return [{ subject: sni ?? to ?? "", value: sni ?? to, args: [from, to, `${connection.id}`] }];
  }

  private put(connection: Connection, event: string, fields: Record<string, unknown>): boolean {
    return this.library.put("tls", { hook: "native.tls.plaintext", connection: connection.id, event, ...fields });
  }

  said(ssl: NativePointer, at: NativePointer, n: number, isWritten: boolean): Found[] {
    const connection = this.of(ssl);
    if (connection.isServer || n <= 0) return [];
    const found = connection.isSaid ? [] : this.open(ssl, connection);
    const side = isWritten ? "client" : "server";
    const kept = connection.isCut[side] ? 0 : Math.min(n, MAX_KEPT - connection.n[side]);
    let sent = 0;
    while (sent < kept) {
      const length = Math.min(MAX_BYTES, kept - sent);
      const data = base64At(at.add(sent), length);
      if (!this.put(connection, "data", { from_client: isWritten, data, length })) break;
      sent += length;
    }
    connection.n[side] += n;
    connection.missing[side] += n - sent;
    if (sent < n && !connection.isCut[side]) {
      connection.isCut[side] = true;
      this.sayMissing(connection);
    }
    return found;
  }

  /** Say how many bytes are not kept: when it begins, and the rest at the end. */
  private sayMissing(connection: Connection): void {
    for (const side of ["client", "server"] as const) {
      const length = connection.missing[side];
      const fields = { from_client: side === "client", data: "", length };
      if (length > 0 && this.put(connection, "data", fields)) connection.missing[side] = 0;
    }
  }

  freed(ssl: NativePointer): void {
    const key = ssl.toString();
    const connection = connections.get(key);
    connections.delete(key);
    if (connection?.isSaid !== true) return;
    this.sayMissing(connection);
    this.put(connection, "close", {});
  }
}

interface Moved {
  ssl: NativePointer;
  at: NativePointer;
  counted: NativePointer;
}

function moved(args: InvocationArguments): Moved {
  return { ssl: args[0] as NativePointer, at: args[1] as NativePointer, counted: args[3] as NativePointer };
}

function plain(tls: Tls, isWritten: boolean): Handler {
  return handler<Moved>(moved, ({ ssl, at }, result) => tls.said(ssl, at, result.toInt32(), isWritten));
}

/** The functions that give success, and the number of bytes by a pointer. */
function counted(tls: Tls, isWritten: boolean): Handler {
  return handler<Moved>(moved, ({ ssl, at, counted }, result) =>
    result.toInt32() === 1 ? tls.said(ssl, at, Number(counted.readULong()), isWritten) : [],
  );
}

/** What is watched only so that the ciphers inside are known as the library's own. */
const handshake = handler<true>(
  () => true,
  () => [],
);

const PREFACE = "PRI * HTTP/2.0\r\n";

/** Without SSL_free, a new connection at an old address shows by its first words. */
function saidNameless(tls: Tls, { ssl, at, n, isWritten }: Candidate): Found[] {
  if (isWritten && n >= PREFACE.length && at.readCString(PREFACE.length) === PREFACE) tls.freed(ssl);
  return tls.said(ssl, at, n, isWritten);
}

export const hook: Unit = {
  search: (nameless) => {
    const tls = new Tls(nameless.library);
    new Search(nameless, (candidate) => saidNameless(tls, candidate)).begin();
  },
  handlers: (library) => {
    const tls = new Tls(library);
    return {
      SSL_write: plain(tls, true),
      SSL_read: plain(tls, false),
      SSL_write_ex: counted(tls, true),
      SSL_read_ex: counted(tls, false),
      SSL_do_handshake: handshake,
      SSL_connect: handshake,
      SSL_shutdown: handshake,
      SSL_free: handler<true>(
        (args) => {
          tls.freed(args[0] as NativePointer);
          return true;
        },
        () => [],
      ),
    };
  },
};
