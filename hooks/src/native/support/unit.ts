/*
 * What: what a unit of native hooks is made of. One file of `native/` is one unit and exports one `hook`.
 * What not: attaching and reporting (watch.ts).
 */
import type { NativeSpec } from "../../spec.js";

/** One thing a call tells. */
export interface Found {
  /** What `when` of the specs is matched against: a path, a key, an address. */
  subject: string;
  value?: string | null;
  values?: string[];
  args?: (string | null)[];
  crypto?: Record<string, unknown> | null;
  error?: string | null;
  truncated?: boolean;
}

/** One watched function. */
export interface Handler {
  /** Read what must be read before the original; null: this call is of no interest. */
  before(args: InvocationArguments, call: InvocationContext): unknown;
  /** Say what the call told. `errno` is that of the original. */
  after(kept: unknown, result: NativePointer, errno: number, call: InvocationContext): Found[];
  /** Calls inside of another watched call are meant, too; what they call is not taken for theirs. */
  isAlways?: boolean;
}

/** Make a handler whose two halves agree on what is kept between them. */
export function handler<K>(
  before: (args: InvocationArguments, call: InvocationContext) => K | null,
  after: (kept: K, result: NativePointer, errno: number, call: InvocationContext) => Found[],
): Handler {
  return { before, after: (kept, result, errno, call) => after(kept as K, result, errno, call) };
}

/** A library in which symbols of a unit were found. */
export interface Library {
  readonly name: string;
  readonly specs: NativeSpec[];
  /** As the host knows it; null when it does not. */
  readonly apiLevel: number | null;
  /** The address of one of its functions, exported or named in its symbol table; null if it has none. */
  find(symbol: string): NativePointer | null;
  /** Whether some spec of the unit means this subject. */
  isMeant(subject: string): boolean;
  /** Put a line of another kind than `native`. */
  put(kind: string, fields: Record<string, unknown>): boolean;
  /**
   * Watch the function at an address for one of the unit's hooks, or all; gives what lets go of it, or null when it
   * cannot be watched.
   */
  attach(address: NativePointer, symbol: string, handler: Handler, hook?: string): (() => void) | null;
  /** The library that this one takes a function from; null when it takes none of this name. */
  imported(symbol: string): Library | null;
}

/** A library that has no names for what a unit watches. */
export interface Nameless {
  readonly module: Module;
  readonly library: Library;
  /** Say what the search came to. */
  conclude(reason: string | null): void;
}

export interface Unit {
  /** Functions of the unit by symbol, for one library. */
  handlers(library: Library): Record<string, Handler>;
  /** Look for functions without names. */
  search?(nameless: Nameless): void;
  /** Undo what the unit changed in the process. */
  close?(): void;
}

const functions = new Map<string, unknown>();

/** A function to call from a handler: it neither blocks nor comes back into the script. */
export function nativeFunction(
  address: NativePointer,
  returns: NativeFunctionReturnType,
  args: NativeFunctionArgumentType[],
): (...args: unknown[]) => unknown {
  const key = `${address} ${returns}(${args.join(",")})`;
  let found = functions.get(key);
  if (found === undefined) {
    found = new NativeFunction(address, returns, args, { scheduling: "exclusive", exceptions: "propagate" });
    functions.set(key, found);
  }
  return found as (...args: unknown[]) => unknown;
}
