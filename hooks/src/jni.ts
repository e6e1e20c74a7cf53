/*
 * What: reading Java objects by plain JNI: text, bytes, getters, fields, lists. Looks members up once per class.
 * What not: decisions about what to read; every function throws the app's exception as an error of ours.
 * Source: JNI specification; java.lang.Class.getMethod and getField for the lookup.
 */
import { Env, Handle, runtime } from "./bridge.js";
import { INTO_JVM } from "./daemon.js";

interface Member {
  klass: Handle;
  id: NativePointer;
  type: string;
  isBoolean: boolean;
}

const SHORTY: Record<string, string> = {
  boolean: "uint8",
  byte: "int8",
  char: "uint16",
  short: "int16",
  int: "int32",
  long: "int64",
  float: "float",
  double: "double",
  void: "void",
};

const classes = new Map<string, Handle>();
const methods = new Map<string, NativePointer>();

/** A global reference to a class of the platform; `name` with slashes. */
export function platformClass(env: Env, name: string): Handle {
  let klass = classes.get(name);
  if (klass === undefined) {
    klass = env.newGlobalRef(env.findClass(name));
    classes.set(name, klass);
  }
  return klass;
}

/** A method of a class of the platform, looked up once. */
export function platformMethod(env: Env, klass: string, name: string, signature: string, isStatic = false): NativePointer {
  const key = `${klass}.${name}${signature}`;
  let id = methods.get(key);
  if (id === undefined) {
    const handle = platformClass(env, klass);
    id = isStatic ? env.getStaticMethodId(handle, name, signature) : env.getMethodId(handle, name, signature);
    env.throwIfExceptionPending();
    methods.set(key, id);
  }
  return id;
}

/** Call an instance method of a platform class that returns an object. */
export function callObject(
  env: Env,
  object: Handle,
  [klass, name, signature]: [string, string, string],
  types: string[] = [],
  args: unknown[] = [],
): Handle {
  const id = platformMethod(env, klass, name, signature);
  const result = env.vaMethod("pointer", types)(env.handle, object, id, ...args) as Handle;
  env.throwIfExceptionPending();
  return result;
}

/** Call an instance method of a platform class that returns an int or a boolean. */
export function callNumber(env: Env, object: Handle, [klass, name, signature]: [string, string, string], type = "int32"): number {
  const id = platformMethod(env, klass, name, signature);
  const result = env.vaMethod(type, [])(env.handle, object, id) as number;
  env.throwIfExceptionPending();
  return result;
}

/** Call a static method of a platform class. */
export function callStatic(
  env: Env,
  [klass, name, signature]: [string, string, string],
  returns: string,
  types: string[] = [],
  args: unknown[] = [],
): unknown {
  const id = platformMethod(env, klass, name, signature, true);
  const result = env.staticVaMethod(returns, types)(env.handle, platformClass(env, klass), id, ...args);
  env.throwIfExceptionPending();
  return result;
}

/** Call an instance method of a platform class that returns nothing. */
export function callVoid(
  env: Env,
  object: Handle,
  [klass, name, signature]: [string, string, string],
  types: string[],
  args: unknown[],
): void {
  const id = platformMethod(env, klass, name, signature);
  env.vaMethod("void", types)(env.handle, object, id, ...args);
  env.throwIfExceptionPending();
}

/** A new object of a platform class. */
export function construct(env: Env, klass: string, signature: string, types: string[] = [], args: unknown[] = []): Handle {
  const init = platformMethod(env, klass, "<init>", signature);
  const make = (env as unknown as { constructor(types: string[]): (...all: unknown[]) => Handle }).constructor(types);
  const made = make(env.handle, platformClass(env, klass), init, ...args);
  env.throwIfExceptionPending();
  return made;
}

export function isInstance(env: Env, object: Handle, klass: string): boolean {
  return functions(env).isInstanceOf(env.handle, object, platformClass(env, klass)) !== 0;
}

/** Whether a class is, extends or implements another. */
export function isBelow(env: Env, klass: Handle, base: Handle): boolean {
  return functions(env).isAssignableFrom(env.handle, klass, base) !== 0;
}

/** JNI functions that are called very often, without the bridge's wrapping, which takes longer than they. */
interface Functions {
  isAssignableFrom(env: NativePointer, klass: Handle, base: Handle): number;
  isInstanceOf(env: NativePointer, object: Handle, klass: Handle): number;
  getStringLength(env: NativePointer, text: Handle): number;
  getStringRegion(env: NativePointer, text: Handle, start: number, length: number, into: NativePointer): void;
}

let known: Functions | null = null;

function functions(env: Env): Functions {
  return (known ??= {
    isAssignableFrom: jniFunction(env, 11, "uint8", ["pointer", "pointer", "pointer"]),
    isInstanceOf: jniFunction(env, 32, "uint8", ["pointer", "pointer", "pointer"]),
    getStringLength: jniFunction(env, 164, "int", ["pointer", "pointer"]),
    getStringRegion: jniFunction(env, 220, "void", ["pointer", "pointer", "int", "int", "pointer"]),
  });
}

function jniFunction<T>(env: Env, slot: number, returns: NativeFunctionReturnType, types: NativeFunctionArgumentType[]): T {
  const address = env.handle.readPointer().add(slot * Process.pointerSize).readPointer();
  return new NativeFunction(address, returns, types, INTO_JVM) as unknown as T;
}

const SHORT = 256;

/** Room for a short text. One for each call under way: the script's lock is free while the VM copies. */
class TextRoom {
  readonly start = Memory.alloc(2 * SHORT);
  readonly units = new Uint16Array(ArrayBuffer.wrap(this.start, 2 * SHORT));
}

const rooms: TextRoom[] = [];

/** The text of a java.lang.String, unit by unit, so that NUL and lone surrogates survive. */
export function stringText(env: Env, text: Handle, limit: number): { text: string; cut: boolean } {
  const { getStringLength, getStringRegion } = functions(env);
  const length = getStringLength(env.handle, text);
  const n = Math.min(length, limit);
  if (n === 0) return { text: "", cut: length > 0 };
  if (n <= SHORT) {
    const room = rooms.pop() ?? new TextRoom();
    getStringRegion(env.handle, text, 0, n, room.start);
    const short = String.fromCharCode.apply(null, room.units.subarray(0, n) as unknown as number[]);
    rooms.push(room);
    return { text: short, cut: n < length };
  }
  const buffer = Memory.alloc(2 * n);
  getStringRegion(env.handle, text, 0, n, buffer);
  const units = new Uint16Array(buffer.readByteArray(2 * n) as ArrayBuffer);
  const parts: string[] = [];
  for (let at = 0; at < n; at += 4096) parts.push(String.fromCharCode(...units.subarray(at, at + 4096)));
  return { text: parts.join(""), cut: n < length };
}

/** At most `limit` bytes of a byte[] from `start`. */
export function arrayBytes(env: Env, array: Handle, start: number, length: number, limit: number): ArrayBuffer {
  const n = Math.max(0, Math.min(length, env.getArrayLength(array) - start, limit));
  if (n === 0) return new ArrayBuffer(0);
  const buffer = Memory.alloc(n);
  env.getByteArrayRegion(array, start, n, buffer);
  env.throwIfExceptionPending();
  return buffer.readByteArray(n) as ArrayBuffer;
}

export function isString(env: Env, object: Handle): boolean {
  return isInstance(env, object, "java/lang/String");
}

export function isByteArray(env: Env, object: Handle): boolean {
  return isInstance(env, object, "[B");
}

export function isIntArray(env: Env, object: Handle): boolean {
  return isInstance(env, object, "[I");
}

/** The numbers of an int[] as `[1, 2]`. */
export function intArrayText(env: Env, array: Handle, limit: number): string {
  const method: [string, string, string] = ["java/util/Arrays", "toString", "([I)Ljava/lang/String;"];
  const text = callStatic(env, method, "pointer", ["pointer"], [array]) as Handle;
  return stringText(env, text, limit).text;
}

export function isObjectArray(env: Env, object: Handle): boolean {
  return isInstance(env, object, "[Ljava/lang/Object;");
}

/** What `toString()` of an object says. */
export function objectText(env: Env, object: Handle, limit: number): { text: string; cut: boolean } {
  if (isString(env, object)) return stringText(env, object, limit);
  const text = callObject(env, object, ["java/lang/Object", "toString", "()Ljava/lang/String;"]);
  return text.isNull() ? { text: "null", cut: false } : stringText(env, text, limit);
}

/** The name of the calling Java thread. */
export function threadName(env: Env): string {
  const thread = callStatic(env, ["java/lang/Thread", "currentThread", "()Ljava/lang/Thread;"], "pointer") as Handle;
  const name = callObject(env, thread, ["java/lang/Thread", "getName", "()Ljava/lang/String;"]);
  const { text } = stringText(env, name, 200);
  env.deleteLocalRef(name);
  env.deleteLocalRef(thread);
  return text;
}

/** A number that stays with an object; not unique. */
export function identityHash(env: Env, object: Handle): number {
  return callStatic(env, ["java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I"], "int32", ["pointer"], [object]) as number;
}

/** Elements of an object array, a java.util.Collection or null, at most `limit`; each is given to `each` and freed. */
export function forEachElement(env: Env, list: Handle, limit: number, each: (element: Handle) => void): boolean {
  let array = list;
  if (!isObjectArray(env, list)) {
    array = callObject(env, list, ["java/util/Collection", "toArray", "()[Ljava/lang/Object;"]);
  }
  const length = env.getArrayLength(array);
  for (let index = 0; index < Math.min(length, limit); index++) {
    const element = env.getObjectArrayElement(array, index);
    env.throwIfExceptionPending();
    if (element.isNull()) continue;
    each(element);
    env.deleteLocalRef(element);
  }
  return length > limit;
}

/**
 * A getter or a public field by name, looked up on the object's own class and remembered for it.
 * `int` getters take one int. Gives null where an optional member is absent.
 */
export class Reader {
  private readonly known: Member[] = [];

  constructor(
    private readonly name: string,
    private readonly kind: "method" | "indexed" | "field",
  ) {}

  /** The value; a boolean as true or false, an object as a local reference. */
  read(env: Env, object: Handle, index = 0): unknown {
    const member = this.memberFor(env, object);
    if (member === null) throw new MissingMember(this.name);
    const value =
      this.kind === "field"
        ? env.getField(member.type)(env.handle, object, member.id)
        : this.kind === "indexed"
          ? env.vaMethod(member.type, ["int32"])(env.handle, object, member.id, index)
          : env.vaMethod(member.type, [])(env.handle, object, member.id);
    env.throwIfExceptionPending();
    return member.isBoolean ? value !== 0 : value;
  }

  private memberFor(env: Env, object: Handle): Member | null {
    const klass = env.getObjectClass(object);
    try {
      const known = this.known.find((member) => env.isSameObject(member.klass, klass));
      if (known !== undefined) return known;
      const found = this.lookUp(env, klass);
      if (found !== null && this.known.length < 64) this.known.push(found);
      return found;
    } finally {
      env.deleteLocalRef(klass);
    }
  }

  private lookUp(env: Env, klass: Handle): Member | null {
    const isField = this.kind === "field";
    const reflected = this.reflect(env, klass);
    if (reflected === null) return null;
    const type = callObject(
      env,
      reflected,
      isField
        ? ["java/lang/reflect/Field", "getType", "()Ljava/lang/Class;"]
        : ["java/lang/reflect/Method", "getReturnType", "()Ljava/lang/Class;"],
    );
    const id = isField ? env.fromReflectedField(reflected) : env.fromReflectedMethod(reflected);
    env.throwIfExceptionPending();
    const name = env.getClassName(type);
    return { klass: env.newGlobalRef(klass), id, type: SHORTY[name] ?? "pointer", isBoolean: name === "boolean" };
  }

  private reflect(env: Env, klass: Handle): Handle | null {
    const name = env.newStringUtf(this.name);
    try {
      if (this.kind === "field") {
        return callObject(
          env,
          klass,
          ["java/lang/Class", "getField", "(Ljava/lang/String;)Ljava/lang/reflect/Field;"],
          ["pointer"],
          [name],
        );
      }
      return callObject(
        env,
        klass,
        ["java/lang/Class", "getMethod", "(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],
        ["pointer", "pointer"],
        [name, this.kind === "indexed" ? intArgument(env) : NULL],
      );
    } catch {
      return null;
    }
  }
}

/** What a public static field holds, boxed if it is a primitive; null when there is no such field. */
export function staticField(env: Env, klass: Handle, name: string): Handle | null {
  const text = env.newStringUtf(name);
  let field: Handle;
  try {
    const getField = ["java/lang/Class", "getField", "(Ljava/lang/String;)Ljava/lang/reflect/Field;"] as const;
    field = callObject(env, klass, [...getField], ["pointer"], [text]);
  } catch {
    return null;
  }
  const get = ["java/lang/reflect/Field", "get", "(Ljava/lang/Object;)Ljava/lang/Object;"] as const;
  return callObject(env, field, [...get], ["pointer"], [NULL]);
}

/** A getter or field that the object's class does not have. */
export class MissingMember extends Error {
  constructor(name: string) {
    super(`no public member ${name}`);
  }
}

let intClassArray: Handle | null = null;

function intArgument(env: Env): Handle {
  if (intClassArray === null) {
    const integer = platformClass(env, "java/lang/Integer");
    const field = (env as unknown as { getStaticFieldId(k: Handle, n: string, s: string): NativePointer }).getStaticFieldId(
      integer,
      "TYPE",
      "Ljava/lang/Class;",
    );
    const read = (env as unknown as { getStaticField(t: string): (...args: unknown[]) => Handle }).getStaticField("pointer");
    const type = read(env.handle, integer, field);
    intClassArray = env.newGlobalRef(env.newObjectArray(1, platformClass(env, "java/lang/Class"), type));
  }
  return intClassArray;
}

/** Run `body` with room for local references, all of them freed at its end. */
export function withFrame<T>(body: (env: Env) => T, env = runtime.vm.getEnv()): T {
  env.pushLocalFrame(64);
  try {
    return body(env);
  } finally {
    env.popLocalFrame(NULL);
  }
}
