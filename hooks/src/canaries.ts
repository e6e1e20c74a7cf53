/*
 * What: on start, one harmless call of ours per family of hooks, which its hooks must see.
 * What not: events: what hooks see of these calls is noted on the thread and never sent as the app's doing.
 */
import { kindOf, threadState } from "./guard.js";
import { Queue } from "./queue.js";
import type { CanarySpec } from "./spec.js";

/** `heard`: the family's hooks work; `silent`: they do not; `not_run`: nothing could be called, for the reason. */
export type Verdict = "heard" | "silent" | "not_run";

export interface Hooked {
  spec: { id: string; family: string; class?: string; method?: string; canary: CanarySpec | null };
  state: string;
  reason: string | null;
}

/** Thrown where the call was not even made. */
export class NotMade extends Error {}

/** Call what each family declares, and give those that stayed silent with the hook that should have heard. */
export function silentFamilies<T extends Hooked>(queue: Queue, all: T[], call: (one: T) => void): Map<string, string> {
  const silent = new Map<string, string>();
  for (const family of new Set(all.map(({ spec }) => spec.family))) {
    const members = all.filter(({ spec }) => spec.family === family);
    const declared = members.filter(({ spec }) => spec.canary !== null);
    const one = declared.find(({ spec, state, reason }) => spec.canary?.none === "" && state === "active" && reason === null);
    const [verdict, reason] = one === undefined ? (["not_run", whyNot(declared)] as const) : verdictOf(one, call);
    const hook = one?.spec.id ?? declared[0]?.spec.id ?? "";
    queue.put("canary", { family, hook, verdict, reason });
    if (verdict === "silent") silent.set(family, hook);
  }
  return silent;
}

function whyNot(declared: Hooked[]): string {
  const [first] = declared;
  if (first === undefined) return "none is declared";
  if (first.spec.canary?.none !== "") return first.spec.canary?.none ?? "";
  return `${first.state}${first.reason === null ? "" : `: ${first.reason}`}`;
}

function verdictOf<T extends Hooked>(one: T, call: (one: T) => void): [Verdict, string | null] {
  const state = threadState();
  const heard = (state.canary = new Set<string>());
  let failure: unknown = null;
  try {
    call(one);
  } catch (error) {
    failure = error;
  } finally {
    state.canary = null;
  }
  if (heard.has(one.spec.id)) return ["heard", null];
  if (failure instanceof NotMade) return ["not_run", failure.message];
  return ["silent", failure === null ? null : kindOf(failure)];
}

/** Say of a failure that the call was not even made. */
export function made<R>(make: () => R): R {
  try {
    return make();
  } catch (error) {
    throw error instanceof NotMade ? error : new NotMade(kindOf(error));
  }
}

/** Make the call of a spec below Java: texts as they are, null for the place of a pointer that `then` is to free. */
export function callNative({ spec }: Hooked): void {
  const { symbol, then, args } = spec.canary as CanarySpec;
  const place = Memory.alloc(Process.pointerSize);
  const given = args.map((arg) => (arg === null ? place : Memory.allocUtf8String(String(arg))));
  const call = made(() => of(symbol, given.length));
  const result = call(...given) as NativePointer;
  const kept = args.includes(null) ? place.readPointer() : result;
  if (!kept.isNull()) of(then, 1)(kept);
}

function of(symbol: string, n: number): (...args: NativePointer[]) => unknown {
  const types = new Array<"pointer">(n).fill("pointer");
  return new NativeFunction(Module.getGlobalExportByName(symbol), "pointer", types) as unknown as (...args: NativePointer[]) => unknown;
}
