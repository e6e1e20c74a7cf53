/*
 * What: what went into and came out of a Cipher, a Mac or a MessageDigest: algorithm, key, IV, input, output.
 * What not: single bytes given to update(byte); the reader sees from the digest that the input is not whole.
 * Source: javax.crypto.Cipher, javax.crypto.Mac and java.security.MessageDigest of the platform's documentation.
 */
import { Env, Handle, Ref } from "./bridge.js";
import { INTO_JVM } from "./daemon.js";
import { base64, Call } from "./extract.js";
import { arrayBytes, callNumber, callObject, identityHash, platformClass, stringText } from "./jni.js";

const MAX_BYTES = 65536;
const MAX_OBJECTS = 512;

export type Kind = "cipher" | "mac" | "digest";

/** Methods that feed an object; they are watched, not reported. */
export const FEEDERS: Record<Kind, string[]> = {
  cipher: ["init", "update", "updateAAD"],
  mac: ["init", "update", "reset"],
  digest: ["update", "reset"],
};

const CLASS: Record<Kind, string> = {
  cipher: "javax/crypto/Cipher",
  mac: "javax/crypto/Mac",
  digest: "java/security/MessageDigest",
};

/** Where bytes go in and out, by kind, method and argument types. An `out` of -1 is the returned array. */
interface Shape {
  input?: [array: number, offset: number, length: number];
  buffer?: number;
  output?: [array: number, offset: number];
  outputBuffer?: number;
}

const WHOLE: Shape = { input: [0, -1, -1] };
const PART: Shape = { input: [0, 1, 2] };
const SHAPES: Record<string, Shape> = {
  "cipher.update([B)": { ...WHOLE, output: [-1, -1] },
  "cipher.update([B,int,int)": { ...PART, output: [-1, -1] },
  "cipher.update([B,int,int,[B)": { ...PART, output: [3, -1] },
  "cipher.update([B,int,int,[B,int)": { ...PART, output: [3, 4] },
  "cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)": { buffer: 0, outputBuffer: 1 },
  "cipher.doFinal()": { output: [-1, -1] },
  "cipher.doFinal([B)": { ...WHOLE, output: [-1, -1] },
  "cipher.doFinal([B,int)": { output: [0, 1] },
  "cipher.doFinal([B,int,int)": { ...PART, output: [-1, -1] },
  "cipher.doFinal([B,int,int,[B)": { ...PART, output: [3, -1] },
  "cipher.doFinal([B,int,int,[B,int)": { ...PART, output: [3, 4] },
  "cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)": { buffer: 0, outputBuffer: 1 },
  "mac.update([B)": WHOLE,
  "mac.update([B,int,int)": PART,
  "mac.update(java.nio.ByteBuffer)": { buffer: 0 },
  // doFinal([B) and digest([B) call update with their argument, which is watched by itself.
  "mac.doFinal()": { output: [-1, -1] },
  "mac.doFinal([B)": { output: [-1, -1] },
  "mac.doFinal([B,int)": { output: [0, 1] },
  "digest.update([B)": WHOLE,
  "digest.update([B,int,int)": PART,
  "digest.update(java.nio.ByteBuffer)": { buffer: 0 },
  "digest.digest()": { output: [-1, -1] },
  "digest.digest([B)": { output: [-1, -1] },
  "digest.digest([B,int,int)": { output: [0, 1] },
};

/** Bytes in the order they came, up to the bound. */
class Bytes {
  private parts: Uint8Array[] = [];
  private n = 0;
  truncated = false;

  get room(): number {
    return MAX_BYTES - this.n;
  }

  add(bytes: ArrayBuffer, total: number): void {
    if (bytes.byteLength > 0) this.parts.push(new Uint8Array(bytes));
    this.n += bytes.byteLength;
    if (total > bytes.byteLength) this.truncated = true;
  }

  text(): string {
    const whole = new Uint8Array(this.n);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    return base64(whole);
  }
}

class State {
  op = "";
  key: string | null = null;
  input = new Bytes();
  output = new Bytes();

  clear(): void {
    this.input = new Bytes();
    this.output = new Bytes();
  }
}

/** The state of every object at work, found again by identity and given up when the object is gone. */
class States {
  private readonly byHash = new Map<number, { weak: Handle; state: State }[]>();
  private n = 0;

  of(env: Env, object: Handle): State {
    const hash = identityHash(env, object);
    const list = this.byHash.get(hash) ?? [];
    const known = list.find(({ weak }) => env.isSameObject(weak, object));
    if (known !== undefined) return known.state;
    if (this.n++ >= MAX_OBJECTS) this.dropOldest(env);
    const state = new State();
    list.push({ weak: weakRef(env, object), state });
    this.byHash.delete(hash);
    this.byHash.set(hash, list);
    return state;
  }

  private dropOldest(env: Env): void {
    const [hash, list] = this.byHash.entries().next().value as [number, { weak: Handle }[]];
    for (const { weak } of list) deleteWeakRef(env, weak);
    this.byHash.delete(hash);
    this.n -= list.length;
  }
}

type RefCall = (env: NativePointer, object: Handle) => Handle;

function jniFunction(env: Env, slot: number, returns: "pointer" | "void"): RefCall {
  const address = env.handle.readPointer().add(slot * Process.pointerSize).readPointer();
  return new NativeFunction(address, returns, ["pointer", "pointer"], INTO_JVM) as unknown as RefCall;
}

let makeWeak: RefCall | null = null;
let dropWeak: RefCall | null = null;

function weakRef(env: Env, object: Handle): Handle {
  makeWeak ??= jniFunction(env, 226, "pointer");
  return makeWeak(env.handle, object);
}

function deleteWeakRef(env: Env, weak: Handle): void {
  dropWeak ??= jniFunction(env, 227, "void");
  dropWeak(env.handle, weak);
}

const states = new States();

/** What a final call leaves for its line. */
export interface Pending {
  state: State;
  shape: Shape;
  iv: string | null;
  outputAt: number;
}

/** Take in what a feeder or a final call is given. Before the original, which may write over its input. */
export function takeInput(env: Env, kind: Kind, method: string, types: string, call: Call): Pending {
  const receiver = call.receiver as Handle;
  const state = states.of(env, receiver);
  const shape = SHAPES[`${kind}.${method}(${types})`] ?? {};
  if (method === "init") noteKey(env, kind, state, call);
  if (method === "init" || method === "reset") state.clear();
  readInput(env, state.input, shape, call);
  const isFinal = !FEEDERS[kind].includes(method);
  const iv = isFinal && kind === "cipher" ? initialVector(env, receiver) : null;
  const outputAt = shape.outputBuffer === undefined ? 0 : position(env, call.args[shape.outputBuffer]);
  return { state, shape, iv, outputAt };
}

/** Take in what the original gave back. */
export function takeOutput(env: Env, pending: Pending, call: Call): void {
  const { state, shape } = pending;
  if (shape.outputBuffer !== undefined) {
    const buffer = call.args[shape.outputBuffer] as Ref;
    readBuffer(env, state.output, buffer.$h, pending.outputAt, position(env, buffer));
  } else if (shape.output !== undefined) {
    const [array, offset] = shape.output;
    const from = (array === -1 ? call.result : call.args[array]) as Ref | null;
    if (from === null || from === undefined) return;
    const start = offset === -1 ? 0 : (call.args[offset] as number);
    const length = array === -1 ? env.getArrayLength(from.$h) : (call.result as number);
    state.output.add(arrayBytes(env, from.$h, start, length, state.output.room), length);
  }
}

/** The `crypto` field of a final call; the object then stands as new. */
export function finish(env: Env, kind: Kind, pending: Pending, call: Call): Record<string, unknown> {
  const { state, iv } = pending;
  const name = callObject(env, call.receiver as Handle, [CLASS[kind], "getAlgorithm", "()Ljava/lang/String;"]);
  const algorithm = stringText(env, name, 200).text;
  const fields = {
    algorithm,
    mode: kind === "cipher" ? (algorithm.split("/")[1] ?? null) : null,
    op: kind === "cipher" ? state.op : kind,
    key: state.key,
    iv,
    input: state.input.text(),
    output: state.output.text(),
    truncated: state.input.truncated || state.output.truncated,
  };
  state.clear();
  return fields;
}

const OPS = ["", "encrypt", "decrypt", "wrap", "unwrap"];

function noteKey(env: Env, kind: Kind, state: State, call: Call): void {
  if (kind === "cipher") state.op = OPS[call.args[0] as number] ?? "";
  const key = call.args[kind === "cipher" ? 1 : 0];
  state.key = null;
  if (!(key instanceof Ref) || !env.isInstanceOf(key.$h, platformClass(env, "java/security/Key"))) return;
  const encoded = callObject(env, key.$h, ["java/security/Key", "getEncoded", "()[B"]);
  if (encoded.isNull()) return;
  state.key = base64(new Uint8Array(arrayBytes(env, encoded, 0, MAX_BYTES, MAX_BYTES)));
}

function initialVector(env: Env, cipher: Handle): string | null {
  const iv = callObject(env, cipher, ["javax/crypto/Cipher", "getIV", "()[B"]);
  return iv.isNull() ? null : base64(new Uint8Array(arrayBytes(env, iv, 0, 1024, 1024)));
}

function readInput(env: Env, into: Bytes, shape: Shape, call: Call): void {
  if (shape.buffer !== undefined) {
    const buffer = call.args[shape.buffer];
    if (!(buffer instanceof Ref)) return;
    const limit = callNumber(env, buffer.$h, ["java/nio/Buffer", "limit", "()I"]);
    readBuffer(env, into, buffer.$h, position(env, buffer), limit);
  } else if (shape.input !== undefined) {
    const [array, offset, length] = shape.input;
    const bytes = call.args[array];
    if (!(bytes instanceof Ref)) return;
    const start = offset === -1 ? 0 : (call.args[offset] as number);
    const n = length === -1 ? env.getArrayLength(bytes.$h) : (call.args[length] as number);
    into.add(arrayBytes(env, bytes.$h, start, n, into.room), n);
  }
}

function position(env: Env, buffer: unknown): number {
  return buffer instanceof Ref ? callNumber(env, buffer.$h, ["java/nio/Buffer", "position", "()I"]) : 0;
}

/** Bytes of a ByteBuffer between two positions, wherever it keeps them; a read-only heap buffer keeps them to itself. */
function readBuffer(env: Env, into: Bytes, buffer: Handle, from: number, to: number): void {
  const n = Math.max(0, to - from);
  const kept = Math.min(n, into.room);
  const address = env.getDirectBufferAddress(buffer);
  if (!address.isNull()) {
    into.add(address.add(from).readByteArray(kept) as ArrayBuffer, n);
  } else if (callNumber(env, buffer, ["java/nio/ByteBuffer", "hasArray", "()Z"], "uint8") !== 0) {
    const array = callObject(env, buffer, ["java/nio/ByteBuffer", "array", "()[B"]);
    const offset = callNumber(env, buffer, ["java/nio/ByteBuffer", "arrayOffset", "()I"]);
    into.add(arrayBytes(env, array, offset + from, n, kept), n);
  } else {
    into.add(new ArrayBuffer(0), n);
  }
}
