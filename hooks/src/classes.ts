/*
 * What: finds the classes that specs name and those that implement named interfaces, without initialising any.
 * What not: hooking. A class that is loaded but not linked must not be hooked, so every class found here is linked.
 * Source: measured: hooking an unlinked class hangs; Class.getDeclaredMethods links and does not initialise.
 */
import { Env, flavor, Handle, JavaError, runtime, wrap, Wrapper } from "./bridge.js";
import { callObject, callStatic, identityHash, isBelow, platformClass } from "./jni.js";

export interface Found {
  name: string;
  klass: Handle;
  wrapper: Wrapper;
}

export class Classes {
  private readonly isHotspot = flavor() === "hotspot";
  private n = 0;
  /** Names of the classes that `newcomers` has looked at. */
  private readonly seen = new Set<string>();
  /** Those among them that specs name, told apart by the loader they come from. */
  private readonly taken = new Set<string>();

  /** All loaded classes of these names; on HotSpot those the app's loader can find are loaded for it. */
  find(env: Env, names: Set<string>): Map<string, Found[]> {
    const found = new Map<string, Found[]>();
    const keep = (name: string, handle: Handle) => {
      const list = found.get(name) ?? [];
      list.push(this.take(env, name, handle));
      found.set(name, list);
    };
    if (this.isHotspot) {
      for (const [name, handle] of this.loaded(env, (name) => names.has(name))) keep(name, handle);
    }
    for (const name of names) {
      if (found.has(name)) continue;
      const handle = this.isHotspot ? this.load(env, name) : this.use(env, name);
      if (handle !== null) keep(name, handle);
    }
    return found;
  }

  /** Loaded classes that are below any of `bases`, with the index of the base. */
  implementers(env: Env, bases: Handle[]): [Found, number][] {
    const found: [Found, number][] = [];
    const below = (handle: Handle) =>
      bases.flatMap((base, index) =>
        isBelow(env, handle, base) && !env.isSameObject(handle, base) ? [index] : [],
      );
    const indices: number[][] = [];
    const classes = this.loaded(env, (_name, handle) => {
      const hits = below(handle);
      if (hits.length > 0) indices.push(hits);
      return hits.length > 0;
    });
    classes.forEach(([name, handle], at) => {
      if (name.startsWith("[")) return;
      for (const index of indices[at] ?? []) found.push([this.take(env, name, handle), index]);
    });
    return found;
  }

  /**
   * Classes that were not loaded when this or `find` was last asked: those of these names, from any loader, and those
   * below a base. For machines that do not tell when a class comes.
   */
  newcomers(env: Env, names: Set<string>, bases: Handle[]): Found[] {
    const found = this.loaded(env, (name, handle) => {
      if (names.has(name)) return !this.taken.has(keyOf(env, name, handle));
      if (this.seen.has(name)) return false;
      this.seen.add(name);
      return !name.startsWith("[") && bases.some((base) => isBelow(env, handle, base));
    });
    return found.map(([name, handle]) => this.take(env, name, handle));
  }

  /** A class at hand, ready to be hooked. */
  take(env: Env, name: string, handle: Handle): Found {
    this.link(env, handle);
    this.taken.add(keyOf(env, name, handle));
    const klass = env.newGlobalRef(handle);
    // The bridge remembers class handles by name, and two loaders may each have a class of that name.
    return { name, klass, wrapper: wrap(`${name}#${this.n++}`, klass, env) };
  }

  private link(env: Env, handle: Handle): void {
    if (!this.isHotspot) return;
    const methods = callObject(env, handle, [
      "java/lang/Class",
      "getDeclaredMethods",
      "()[Ljava/lang/reflect/Method;",
    ]);
    env.deleteLocalRef(methods);
  }

  private loaded(env: Env, wanted: (name: string, handle: Handle) => boolean): [string, Handle][] {
    const found: [string, Handle][] = [];
    runtime.enumerateLoadedClasses({
      onMatch: (name, handle) => {
        if (wanted(name, handle)) found.push([name, env.newLocalRef(handle)]);
      },
      onComplete: () => {},
    });
    return found;
  }

  private load(env: Env, name: string): Handle | null {
    const text = env.newStringUtf(name);
    try {
      const loader = callStatic(
        env,
        ["java/lang/ClassLoader", "getSystemClassLoader", "()Ljava/lang/ClassLoader;"],
        "pointer",
      ) as Handle;
      return callObject(
        env,
        loader,
        ["java/lang/ClassLoader", "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;"],
        ["pointer"],
        [text],
      );
    } catch (error) {
      return notFound(env, error);
    }
  }

  private use(env: Env, name: string): Handle | null {
    try {
      return runtime.use(name).$copyClassHandle(env);
    } catch (error) {
      return notFound(env, error);
    }
  }
}

function keyOf(env: Env, name: string, handle: Handle): string {
  return `${name}#${identityHash(env, handle)}`;
}

/** Null when `error` says that there is no such class; anything else goes on. */
function notFound(env: Env, error: unknown): null {
  const thrown = (error as JavaError).$h;
  const isMissing =
    thrown !== undefined &&
    (env.isInstanceOf(thrown, platformClass(env, "java/lang/ClassNotFoundException")) ||
      env.isInstanceOf(thrown, platformClass(env, "java/lang/NoClassDefFoundError")));
  if (isMissing) return null;
  throw error;
}
