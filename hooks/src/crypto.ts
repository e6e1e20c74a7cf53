/*
 * What: what went into and came out of a Cipher, a Mac, a MessageDigest or a Signature that signs: algorithm, key, IV, input, output, the two
 * last up to 64 KiB each, with their whole lengths.
 * What not: single bytes given to update(byte), and what a clone took over: the reader sees from the digest that the
 * input is not whole. Ciphers that are updated and never finished. Keys that the platform keeps are null.
 * Source: javax.crypto.Cipher, javax.crypto.Mac and java.security.MessageDigest of the platform's documentation.
 */
import { Env, Handle, Ref } from "./bridge.js";
import { INTO_JVM } from "./daemon.js";
import { base64, Call } from "./extract.js";
import { base64At } from "./native/support/memory.js";
import { arrayBytes, callNumber, callObject, identityHash, platformClass, stringText } from "./jni.js";

const MAX_BYTES = 65536;
const MAX_OBJECTS = 512;

export type Kind = "cipher" | "mac" | "digest" | "signature";

/** Methods that feed an object; they are watched, not reported. */
export const FEEDERS: Record<Kind, string[]> = {
  cipher: ["init", "update", "updateAAD"],
  mac: ["init", "update", "reset"],
  digest: ["update", "reset"],
  signature: ["initSign", "initVerify", "update"],
};

/** Methods that begin anew. */
const BEGINNINGS = new Set(["init", "initSign", "initVerify", "reset"]);

const CLASS: Record<Kind, string> = {
  cipher: "javax/crypto/Cipher",
  mac: "javax/crypto/Mac",
  digest: "java/security/MessageDigest",
  signature: "java/security/Signature",
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
  // update([B) calls update([B, int, int) with its argument.
  "signature.update([B,int,int)": PART,
  "signature.update(java.nio.ByteBuffer)": { buffer: 0 },
  "signature.sign()": { output: [-1, -1] },
  "signature.sign([B,int,int)": { output: [0, 1] },
};

/** Bytes in the order they came, up to the bound; `total` counts all of them. */
class Bytes {
  private parts: ArrayBuffer[] = [];
  private n = 0;
  total = 0;

  get room(): number {
    return MAX_BYTES - this.n;
  }

  get isCut(): boolean {
    return this.total > this.n;
  }

  add(bytes: ArrayBuffer, total: number): void {
    if (bytes.byteLength > 0) this.parts.push(bytes);
    this.n += bytes.byteLength;
    this.total += Math.max(total, bytes.byteLength);
  }

  /** Give the function that takes back what is added from now on. */
  mark(): () => void {
    const { n, total } = this;
    const count = this.parts.length;
    return () => {
      this.parts.length = count;
      this.n = n;
      this.total = total;
    };
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

/** The state of every object at work, found again by identity; of too many, those go that were not used longest. */
class States {
  private readonly byHash = new Map<number, { weak: Handle; state: State }[]>();
  private n = 0;

  of(env: Env, object: Handle): State {
    const hash = identityHash(env, object);
    const list = this.byHash.get(hash) ?? [];
    this.byHash.delete(hash);
    this.byHash.set(hash, list);
    const known = list.find(({ weak }) => env.isSameObject(weak, object));
    if (known !== undefined) return known.state;
    if (this.n >= MAX_OBJECTS) this.dropOldest(env);
    const state = new State();
    list.push({ weak: weakRef(env, object), state });
    this.n++;
    return state;
  }

  drop(env: Env, object: Handle): void {
    const hash = identityHash(env, object);
    const list = this.byHash.get(hash) ?? [];
    const at = list.findIndex(({ weak }) => env.isSameObject(weak, object));
    if (at < 0) return;
    deleteWeakRef(env, (list[at] as { weak: Handle }).weak);
    list.splice(at, 1);
    this.n--;
    if (list.length === 0) this.byHash.delete(hash);
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

/** What one call keeps between its two halves. */
export interface Pending {
  kind: Kind;
  receiver: Handle;
  state: State;
  shape: Shape;
  isFinal: boolean;
  iv: string | null;
  outputAt: number;
  takeBack: () => void;
}

/** Take in what a feeder or a final call is given. Before the original, which may write over its input. */
export function takeInput(env: Env, kind: Kind, method: string, types: string, call: Call): Pending {
  const pending = untaken(env, kind, method, call);
  const { state, receiver } = pending;
  pending.shape = SHAPES[`${kind}.${method}(${types})`] ?? {};
  if (BEGINNINGS.has(method)) state.clear();
  if (method.startsWith("init")) noteKey(env, kind, state, call);
  readInput(env, state.input, pending.shape, call);
  if (pending.isFinal && kind === "cipher") pending.iv = initialVector(env, receiver);
  if (pending.shape.outputBuffer !== undefined) {
    pending.outputAt = position(env, call.args[pending.shape.outputBuffer]);
  }
  return pending;
}

/** The same for a call that is not reported: its object is followed, its bytes are not read. */
export function untaken(env: Env, kind: Kind, method: string, call: Call): Pending {
  const receiver = call.receiver as Handle;
  const state = states.of(env, receiver);
  const [input, output] = [state.input.mark(), state.output.mark()];
  const takeBack = () => {
    input();
    output();
  };
  return { kind, receiver, state, shape: {}, isFinal: !FEEDERS[kind].includes(method), iv: null, outputAt: 0, takeBack };
}

/** The call is over: a failed one took nothing, and after a final one the object stands as new. */
export function settle(env: Env, pending: Pending, isFailed: boolean): void {
  const { kind, receiver, state, isFinal, takeBack } = pending;
  if (isFailed) takeBack();
  else if (isFinal && kind === "digest") states.drop(env, receiver);
  else if (isFinal) state.clear();
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
    const length = array === -1 ? env.getArrayLength(from.$h) : written(env, pending, call);
    state.output.add(arrayBytes(env, from.$h, start, length, state.output.room), length);
  }
}

/** How many bytes a call wrote into an array of the app: what it returns, or of Mac.doFinal the length of every MAC. */
function written(env: Env, { receiver }: Pending, call: Call): number {
  if (typeof call.result === "number") return call.result;
  return callNumber(env, receiver, ["javax/crypto/Mac", "getMacLength", "()I"]);
}

/** The `crypto` field of a final call. */
export function finish(env: Env, pending: Pending): Record<string, unknown> {
  const { kind, receiver, state, iv } = pending;
  const name = callObject(env, receiver, [CLASS[kind], "getAlgorithm", "()Ljava/lang/String;"]);
  const algorithm = stringText(env, name, 200).text;
  return {
    algorithm,
    mode: kind === "cipher" ? (algorithm.split("/")[1] ?? null) : null,
    op: kind === "cipher" ? state.op : kind === "signature" ? "sign" : kind,
    key: state.key,
    iv,
    input: state.input.text(),
    output: state.output.text(),
    input_length: state.input.total,
    output_length: state.output.total,
    truncated: state.input.isCut || state.output.isCut,
  };
}

const OPS = ["", "encrypt", "decrypt", "wrap", "unwrap"];

function noteKey(env: Env, kind: Kind, state: State, call: Call): void {
  if (kind === "cipher") state.op = OPS[call.args[0] as number] ?? "";
  const key = call.args[kind === "cipher" ? 1 : 0];
  state.key = null;
  if (!(key instanceof Ref) || !env.isInstanceOf(key.$h, platformClass(env, "java/security/Key"))) return;
  state.key = bytesOf(env, key.$h, ["java/security/Key", "getEncoded", "()[B"]);
}

function initialVector(env: Env, cipher: Handle): string | null {
  return bytesOf(env, cipher, ["javax/crypto/Cipher", "getIV", "()[B"]);
}

/** What a getter gives, as base64; null when it gives nothing or throws: not every key may be asked. */
function bytesOf(env: Env, object: Handle, getter: [string, string, string]): string | null {
  try {
    const bytes = callObject(env, object, getter);
    return bytes.isNull() ? null : base64(new Uint8Array(arrayBytes(env, bytes, 0, MAX_BYTES, MAX_BYTES)));
  } catch {
    return null;
  }
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
