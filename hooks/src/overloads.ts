/*
 * What: which of a class's methods a spec means, and why none.
 * What not: hooking them.
 */
import { CONSTRUCTOR, Env, Method, STATIC_METHOD } from "./bridge.js";
import { HookSpec } from "./spec.js";

const ABSTRACT = 0x400;

/** Whether a spec's `args` mean this overload. */
export function matches(method: Method, wanted: string[][] | null): boolean {
  if (wanted === null) return true;
  const types = method.argumentTypes.map((type) => type.className).join(",");
  return wanted.some((one) => one.join(",") === types);
}

/** Why a spec means none of the methods of its name. */
export function mismatch(spec: HookSpec, methods: Method[]): string {
  if (methods.length === 0) return `${spec.class} has no method ${spec.method}`;
  const there = methods.map((method) => `(${method.argumentTypes.map((type) => type.className).join(", ")})`);
  const wanted = (spec.args ?? []).map((args) => `(${args.join(", ")})`).join(" or ");
  return `no overload ${wanted}; there are ${there.sort().join(" ")}`;
}

/** Whether a method has no body. Throws for a class whose static initialiser failed. */
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
