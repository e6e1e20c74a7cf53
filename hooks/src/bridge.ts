/*
 * What: the one border to frida-java-bridge. Gives its untyped insides a type, and nothing but what we use.
 * What not: logic. Private names (`_p`, `_make`, `$l`) are those of the pinned version; a test covers each.
 * Source: frida-java-bridge 7.0.13, lib/class-factory.js, lib/env.js.
 */
import { INTO_JVM } from "./daemon.js";
import Java from "frida-java-bridge";
import { keep } from "./keep.js";

/** A reference to a Java object: local, global, or null as NULL. */
export type Handle = NativePointer;

/** JNI functions of one thread, as the bridge wraps them. */
export interface Env {
  handle: NativePointer;
  throwIfExceptionPending(): void;
  exceptionClear(): void;
  pushLocalFrame(capacity: number): number;
  popLocalFrame(result: Handle): Handle;
  newGlobalRef(object: Handle): Handle;
  deleteGlobalRef(object: Handle): void;
  newLocalRef(object: Handle): Handle;
  deleteLocalRef(object: Handle): void;
  isSameObject(one: Handle, other: Handle): boolean;
  isInstanceOf(object: Handle, klass: Handle): boolean;
  isAssignableFrom(klass: Handle, base: Handle): boolean;
  getObjectClass(object: Handle): Handle;
  getSuperclass(klass: Handle): Handle;
  findClass(name: string): Handle;
  getMethodId(klass: Handle, name: string, signature: string): NativePointer;
  getStaticMethodId(klass: Handle, name: string, signature: string): NativePointer;
  fromReflectedMethod(method: Handle): NativePointer;
  fromReflectedField(field: Handle): NativePointer;
  toReflectedMethod(klass: Handle, method: NativePointer, isStatic: number): Handle;
  newStringUtf(text: string): Handle;
  getStringLength(text: Handle): number;
  getArrayLength(array: Handle): number;
  newObjectArray(length: number, klass: Handle, first: Handle): Handle;
  getObjectArrayElement(array: Handle, index: number): Handle;
  getByteArrayRegion(array: Handle, start: number, length: number, into: NativePointer): void;
  getDirectBufferAddress(buffer: Handle): NativePointer;
  getClassName(klass: Handle): string;
  getObjectClassName(object: Handle): string;
  vaMethod(returns: string, args: string[]): (...args: unknown[]) => unknown;
  staticVaMethod(returns: string, args: string[]): (...args: unknown[]) => unknown;
  getField(type: string): (env: NativePointer, object: Handle, field: NativePointer) => unknown;
  javaLangReflectMethod(): { getModifiers: NativePointer };
}

/** How the bridge converts one argument or return value. */
export interface JniType {
  className: string;
  name: string;
  type: string;
  size: number;
  defaultValue: unknown;
  isCompatible(value: unknown): boolean;
  fromJni(value: NativePointer, env: Env, owned: boolean): unknown;
  toJni(value: unknown, env: Env): unknown;
}

/** A class or an object of the bridge. */
export interface Wrapper {
  readonly $h: Handle | null;
  readonly $n: string;
  readonly $l: { has(member: string): boolean };
  readonly class: Wrapper;
  $copyClassHandle(env: Env): Handle;
}

export type Implementation = (this: Wrapper, ...args: unknown[]) => unknown;

/** One overload of one method. */
export interface Method {
  apply(receiver: Wrapper, args: unknown[]): unknown;
  holder: Wrapper;
  /** 2 static, 3 instance. */
  type: number;
  handle: NativePointer;
  implementation: Implementation | null;
  argumentTypes: JniType[];
  returnType: JniType;
  _p: [string, Wrapper, number, NativePointer, JniType, JniType[], ...unknown[]];
}

/** An error that carries the Java exception it stands for. */
export interface JavaError extends Error {
  $h?: Handle;
}

interface Runtime {
  available: boolean;
  api: { flavor: string } | null;
  vm: { handle: NativePointer; getEnv(): Env; tryGetEnv(): Env | null; perform<T>(body: (env: Env) => T): T };
  classFactory: { _make(name: string, handle: (env: Env) => Handle, env: Env): Wrapper };
  perform(body: () => void): void;
  performNow(body: () => void): void;
  use(name: string): Wrapper;
  enumerateLoadedClasses(callbacks: { onMatch(name: string, handle: Handle): void; onComplete(): void }): void;
  androidVersion: string;
}

/** The bridge with the parts we use, private ones included. */
export const runtime = Java as unknown as Runtime;

/** "hotspot", "art", or "native" when the process has no Java. */
export function flavor(): string {
  if (!runtime.available) return "native";
  return runtime.api?.flavor === "jvm" ? "hotspot" : "art";
}

export const STATIC_METHOD = 2;

/** What the bridge calls the constructors of a class. */
export const CONSTRUCTOR = "$init";

/** The overloads of `name`, found on the class or the nearest ancestor that declares it; empty if none does. */
export function overloadsOf(wrapper: Wrapper, name: string): Method[] {
  const member = (wrapper as unknown as Record<string, { overloads?: Method[] } | undefined>)[name];
  return member?.overloads ?? [];
}

const ABSTRACT = 0x400;

/** Whether a method has no body. Throws when its class cannot be used. */
export function isAbstract(env: Env, method: Method): boolean {
  if (method.handle.isNull()) {
    // The static initialiser of its class failed: the VM has no method of it any more.
    env.exceptionClear();
    throw new Error("unusable class");
  }
  if (method._p[0] === CONSTRUCTOR) return false;
  const klass = method.holder.$copyClassHandle(env);
  const reflected = env.toReflectedMethod(klass, method.handle, method.type === STATIC_METHOD ? 1 : 0);
  env.deleteLocalRef(klass);
  const modifiers = env.vaMethod("int32", [])(env.handle, reflected, env.javaLangReflectMethod().getModifiers) as number;
  env.deleteLocalRef(reflected);
  return (modifiers & ABSTRACT) !== 0;
}

/** A wrapper for an already loaded class, without looking it up and so without initialising it. */
export function wrap(name: string, klass: Handle, env: Env): Wrapper {
  const kept = env.newGlobalRef(klass);
  return runtime.classFactory._make(name, (other) => other.newLocalRef(kept), env);
}

/**
 * An object as a hook sees it: the reference and nothing else. Strings stay the objects they are, arrays are not
 * converted, and no class is looked up, which the bridge's own conversion does at the first call.
 */
export class Ref {
  constructor(
    public readonly $h: Handle,
    private readonly owner: Env | null,
  ) {}

  $dispose(): void {
    this.owner?.deleteGlobalRef(this.$h);
  }
}

const rawObject = {
  name: "Ljava/lang/Object;",
  type: "pointer",
  size: 1,
  defaultValue: NULL,
  isCompatible: (value: unknown) => value === null || value instanceof Ref,
  fromJni: (handle: Handle, env: Env, owned: boolean) =>
    handle.isNull() ? null : owned ? new Ref(env.newGlobalRef(handle), env) : new Ref(handle, null),
  toJni: (value: unknown) => (value === null ? NULL : (value as Ref).$h),
};

/** Make a method hand over every object as a `Ref`. Call before its implementation is replaced. */
export function useRawTypes(method: Method): void {
  const raw = (type: JniType): JniType =>
    type.type === "pointer" ? { ...rawObject, className: type.className } : type;
  method._p[4] = raw(method._p[4]);
  method._p[5] = method._p[5].map(raw);
}

const work = new Map<number, () => void>();
let nextWork = 0;
const callWork = new NativeFunction(
  keep(new NativeCallback((id) => work.get(id)?.(), "void", ["int"])),
  "void",
  ["int"],
  INTO_JVM,
);

/**
 * Run `replace`, and have the methods it replaces live when this returns. The bridge applies replacements when the
 * script scope is left in which they were made; a call out and back in is such a scope, also in the middle of a hook.
 * Applying runs a VM operation, which leaves the thread marked as inside the VM (HotSpot 17, ThreadBlockInVM); any
 * JNI call marks it right again. Without it the next safepoint waits for ever for a thread that sleeps.
 */
export function applied(env: Env, replace: () => void): void {
  let failure: unknown = null;
  const id = nextWork++;
  work.set(id, () => {
    try {
      replace();
    } catch (error) {
      failure = error;
    }
  });
  callWork(id);
  work.delete(id);
  env.deleteLocalRef(env.findClass("java/lang/Object"));
  if (failure !== null) throw failure;
}
