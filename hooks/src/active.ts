/*
 * What: a spec at work: what its calls are asked and told, its state and counts; and what one call keeps of it meanwhile.
 * What not: methods (target.ts) or calls (calls.ts).
 */
import { CONSTRUCTOR, Env } from "./bridge.js";
import { compileSubject } from "./answers.js";
import { Found } from "./classes.js";
import { Pending } from "./crypto.js";
import { Call, compileValue, compileWhen, Extractor, isEarly } from "./extract.js";
import { Rate } from "./guard.js";
import { json } from "./queue.js";
import { HookSpec, Options } from "./spec.js";
import { Stack } from "./stack.js";

export type State = "active" | "paused" | "absent" | "failed" | "off" | "lost";

/** A spec at work. */
export class Active {
  state: State = "absent";
  reason: string | null = null;
  calls = 0;
  dropped = 0;
  readonly value: Extractor;
  readonly isMeant: (env: Env, call: Call) => boolean;
  readonly isEarly: boolean;
  readonly rate: Rate | null;
  /** Its calls are reported whatever their arguments are, and after they are done. */
  readonly isPlain: boolean;
  /** Deciding about a call makes references to Java objects. */
  readonly needsRoom: boolean;
  /** Taking its value makes references to Java objects. */
  readonly makesReferences: boolean;
  /** Its id as a member of a JSON object. */
  readonly head: string;
  /** The interfaces or abstract classes, one of each loader, whose implementers are hooked. */
  readonly bases: Found[] = [];
  /** A class it hooks was noticed only some time after it had come. */
  cameLater = false;
  /** Those of its methods whose hooks are off for a while. */
  readonly pausedAt = new Set<object>();
  /** What a question is about that is to be answered; null when it is not meant. */
  readonly subjectOf: (env: Env, call: Call) => string | null;

  constructor(
    readonly spec: HookSpec,
    options: Options,
  ) {
    this.value = compileValue(spec.value);
    this.isMeant = compileWhen(spec.when);
    // What a constructor makes is there only when it is done.
    this.isEarly = isEarly(spec.value) && !(spec.method === CONSTRUCTOR && spec.value?.of === "this");
    this.rate = spec.risk === "hot" ? new Rate(options.hot_limit) : null;
    const asksWho = spec.crypto !== null || spec.skip_callers.length > 0;
    this.isPlain = spec.when.length === 0 && !this.isEarly && !asksWho;
    this.needsRoom = this.isEarly || asksWho;
    const { value } = spec;
    this.makesReferences = value !== null && (value.each !== null || value.get.length > 0 || value.join.length > 0);
    this.head = `"hook":${json(spec.id)}`;
    this.subjectOf = compileSubject(spec.intervention?.answer ?? null);
  }

  /** Once lost it stays so: what is put in place later may be as deaf. */
  set(state: State, reason: string | null): void {
    if (this.state === "lost") return;
    this.state = state;
    this.reason = reason;
  }
}

/** What one spec keeps between the two halves of a call. */
export interface Reporting {
  active: Active;
  crypto: Pending | null;
  stack: Stack | null;
  done: boolean;
  /** What an intervention says of the call, instead of its arguments. */
  args?: (string | null)[];
}
