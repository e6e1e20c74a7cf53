/*
 * What: a method that refuses certificates and has no name we know: which of its arguments may hold the chain.
 * What not: deciding whether a chain is ours (trust.ts). A method without such an argument cannot be passed.
 * Source: OkHttp 3 to 5 give the chain as a list, or as a function without parameters that gives one.
 */
import { Env, Handle, Method, Ref, STATIC_METHOD } from "./bridge.js";
import { callNumber, callObject, objectText, Reader } from "./jni.js";

const CHAINS = new Set([
  "java.util.List",
  "java.util.Collection",
  "[Ljava.security.cert.X509Certificate;",
  "[Ljava.security.cert.Certificate;",
]);
const RESULTS = new Set(["void", "boolean", "java.util.List"]);
const NO_FUNCTION = /^(?:\[|java\.|javax\.|android\.|boolean$|byte$|char$|short$|int$|long$|float$|double$)/;
const ABSTRACT = 0x400;

/** Where a chain may be: the argument, or what the function gives that it is. */
interface Holder {
  index: number;
  getter: Reader | null;
}

export class Learned {
  /** Classes of the refusals that it made; others of its exceptions stay. */
  readonly kinds = new Set<string>();

  constructor(
    readonly name: string,
    private readonly holders: Holder[],
  ) {}

  /** What may hold the chain in this call. */
  values(env: Env, args: unknown[]): unknown[] {
    return this.holders.map(({ index, getter }) => {
      const value = args[index];
      if (getter === null || !(value instanceof Ref)) return value;
      const given = getter.read(env, value.$h);
      return given instanceof NativePointer && !given.isNull() ? new Ref(given, null) : null;
    });
  }
}

/** The arguments of a method that may hold a chain; null when it can neither be asked nor be passed. */
export function learnedOf(env: Env, method: Method, name: string): Learned | null {
  if (!RESULTS.has(method.returnType.className)) return null;
  const holders = method.argumentTypes.flatMap(({ className }, index): Holder[] => {
    if (CHAINS.has(className)) return [{ index, getter: null }];
    if (NO_FUNCTION.test(className)) return [];
    const getter = onlyGetter(env, parameterType(env, method, index));
    return getter === null ? [] : [{ index, getter: new Reader(getter, "method") }];
  });
  return holders.length === 0 ? null : new Learned(name, holders);
}

function parameterType(env: Env, method: Method, index: number): Handle {
  const klass = method.holder.$copyClassHandle(env);
  const reflected = env.toReflectedMethod(klass, method.handle, method.type === STATIC_METHOD ? 1 : 0);
  const types = callObject(env, reflected, ["java/lang/reflect/Method", "getParameterTypes", "()[Ljava/lang/Class;"]);
  return env.getObjectArrayElement(types, index);
}

/** The name of the one method of a functional interface, when it takes nothing and gives an object. */
function onlyGetter(env: Env, type: Handle): string | null {
  const methods = callObject(env, type, ["java/lang/Class", "getMethods", "()[Ljava/lang/reflect/Method;"]);
  const found: string[] = [];
  for (let index = 0; index < env.getArrayLength(methods); index++) {
    const method = env.getObjectArrayElement(methods, index);
    if ((callNumber(env, method, ["java/lang/reflect/Method", "getModifiers", "()I"]) & ABSTRACT) === 0) continue;
    const takes = callNumber(env, method, ["java/lang/reflect/Method", "getParameterCount", "()I"]);
    const gives = callObject(env, method, ["java/lang/reflect/Method", "getReturnType", "()Ljava/lang/Class;"]);
    if (takes > 0 || env.getClassName(gives) !== "java.lang.Object") return null;
    found.push(objectText(env, callObject(env, method, ["java/lang/reflect/Method", "getName", "()Ljava/lang/String;"]), 200).text);
  }
  return found.length === 1 ? (found[0] as string) : null;
}
