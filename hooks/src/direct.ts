/*
 * What: on HotSpot, has the VM call us as it calls any native method: with its own handles and numbers. What the bridge
 * puts in between (wrappers, conversions, frames, look-ups) costs more than all that we do in a call.
 * What not: which function stands for a method: the bridge replaces it and puts it back. Not on ART, where the bridge
 * must see each call to find the original.
 * Source: frida-java-bridge 7.0.13, lib/class-factory.js (implement, invoke) and lib/jvm.js (JvmMethodMangler); JNI
 * specification, functions 13, 15, 17, 228. Measured on HotSpot 17: an empty bridge hook 11 us, an empty direct one 1.7.
 */
import { Env, Handle, Implementation, Method } from "./bridge.js";
import { INTO_JVM } from "./daemon.js";
import { keep } from "./keep.js";

/** One call, arguments as the VM gives them: a boolean is 0 or 1, a char its code, an object its handle. */
export type Entry = (env: NativePointer, receiver: Handle, args: unknown[]) => unknown;

type Original = (env: NativePointer, receiver: Handle, id: NativePointer, ...args: unknown[]) => unknown;

/** What the bridge keeps of a replaced method: the function, and who puts it in. */
interface Replacement {
  _m: { impl: NativePointer; resolveTarget(): NativePointer };
}

/**
 * Replace a method as the bridge does. It forgets a replacement that is taken back, and with it the memory of the
 * method that stood in: the VM's compiler may still be at work on code that names it, and crashes.
 */
export function replace(method: Method, implementation: Implementation): Replacement {
  method.implementation = implementation;
  return keep((method as unknown as { _r: Replacement })._r);
}

export class Direct {
  private readonly function: NativeCallback<NativeCallbackReturnType, NativeCallbackArgumentType[]>;
  private readonly original: Original;
  private replacement: Replacement | null = null;
  private id: NativePointer | null = null;

  constructor(
    private readonly method: Method,
    entry: Entry,
  ) {
    const types = ["pointer", "pointer", ...method.argumentTypes.map(({ type }) => type)];
    this.function = new NativeCallback(
      ((env: NativePointer, receiver: Handle, ...args: unknown[]) => entry(env, receiver, args)) as never,
      method.returnType.type as NativeCallbackReturnType,
      types as NativeCallbackArgumentType[],
    ) as unknown as NativeCallback<NativeCallbackReturnType, NativeCallbackArgumentType[]>;
    this.original = method._p[6] as Original;
  }

  /** Stand for the method from now on. The bridge must find an implementation of its own, which is never called. */
  install(implementation: Implementation): void {
    this.replacement = replace(this.method, implementation);
    this.replacement._m.impl = this.function;
    this.id = null;
  }

  /** Call the original; what it throws is left pending. */
  call(env: NativePointer, receiver: Handle, args: unknown[]): unknown {
    // The bridge's own look-up. What it gives is right while the hook is in, and for a call under way when it goes.
    this.id ??= (this.replacement as Replacement)._m.resolveTarget();
    switch (args.length) {
      case 0:
        return this.original(env, receiver, this.id);
      case 1:
        return this.original(env, receiver, this.id, args[0]);
      case 2:
        return this.original(env, receiver, this.id, args[0], args[1]);
      default:
        return this.original(env, receiver, this.id, ...args);
    }
  }

  /** An argument or a result as the bridge gives it to its hooks. */
  shown(result: unknown, env: Env): unknown {
    return this.method._p[4].fromJni(result as NativePointer, env, false);
  }

  shownArgs(args: unknown[], env: Env): unknown[] {
    const types = this.method._p[5];
    return args.map((value, at) => (types[at] as (typeof types)[number]).fromJni(value as NativePointer, env, false));
  }
}

type One = (env: NativePointer) => number;
type OneHandle = (env: NativePointer) => Handle;
type Throw = (env: NativePointer, thrown: Handle) => number;

/** Exceptions of the calling thread, without the bridge's making errors of them, which asks them for their text. */
export class Exceptions {
  private readonly isPending: One;
  private readonly pending: OneHandle;
  private readonly clear: (env: NativePointer) => void;
  private readonly throwAgain: Throw;

  constructor(env: NativePointer) {
    const slot = (n: number) => env.readPointer().add(n * Process.pointerSize).readPointer();
    this.isPending = new NativeFunction(slot(228), "uint8", ["pointer"], INTO_JVM) as unknown as One;
    this.pending = new NativeFunction(slot(15), "pointer", ["pointer"], INTO_JVM) as unknown as OneHandle;
    this.clear = new NativeFunction(slot(17), "void", ["pointer"], INTO_JVM) as unknown as OneHandle;
    this.throwAgain = new NativeFunction(slot(13), "int", ["pointer", "pointer"], INTO_JVM) as unknown as Throw;
  }

  /** Take what the original threw, if it threw; a local reference. */
  take(env: NativePointer): Handle | null {
    if (this.isPending(env) === 0) return null;
    const thrown = this.pending(env);
    this.clear(env);
    return thrown;
  }

  /** Throw it to the app: the same object. */
  give(env: NativePointer, thrown: Handle): void {
    this.throwAgain(env, thrown);
  }
}
