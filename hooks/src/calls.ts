/*
 * What: one hooked call: the original exactly once, and around it the reports of the specs that mean it.
 * What not: changing anything the app sees. The original runs outside every boundary of ours; what it throws goes on
 * to the app as the same object.
 */
import { CONSTRUCTOR, Env, Implementation, JavaError, Method, runtime, STATIC_METHOD, Wrapper } from "./bridge.js";
import { Found } from "./classes.js";
import { Moment, now } from "./clock.js";
import { finish, Kind, Pending, settle, takeInput, takeOutput, untaken } from "./crypto.js";
import { Call, compileValue, compileWhen, Extractor, isEarly, MAX_CHARACTERS, textOf } from "./extract.js";
import { Guard, kindOf, Rate, threadState, ThreadState } from "./guard.js";
import { threadName, withFrame } from "./jni.js";
import { Pauses } from "./pauses.js";
import { json, Queue } from "./queue.js";
import { HookSpec, Options } from "./spec.js";
import { Stack, Walker } from "./stack.js";
import { Trust } from "./trust.js";

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
  readonly pausedAt = new Set<Target>();

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
  }

  /** Once lost it stays so: what is put in place later may be as deaf. */
  set(state: State, reason: string | null): void {
    if (this.state === "lost") return;
    this.state = state;
    this.reason = reason;
  }
}

/** One replaced method: the specs that report it, and the crypto kinds it feeds. */
export interface Target {
  method: Method;
  group: string;
  types: string;
  actives: Active[];
  feeds: Kind[];
  implementation: Implementation;
  pause: { rate: Rate; isOn: boolean; seconds: number; ended: number };
}

/** What one spec keeps between the two halves of a call. */
interface Reporting {
  active: Active;
  crypto: Pending | null;
  stack: Stack | null;
  done: boolean;
}

const NOTHING = { value: null, values: [], truncated: false };

/** Stands for a method that only feeds a crypto object. */
const FEEDER = { spec: { id: "crypto" } } as Active;

export class Calls {
  private readonly sentStacks = new Set<string>();

  constructor(
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly walker: Walker,
    private readonly pauses: Pauses,
    private readonly trust: Trust,
  ) {}

  /** A hooked method was called: run the original exactly once, and report around it. */
  onCall(target: Target, receiver: Wrapper, args: unknown[]): unknown {
    const state = threadState();
    if (state.ours) return target.method.apply(receiver, args);
    const intervening = target.actives.find(({ spec }) => spec.intervention !== null);
    if (intervening !== undefined) return this.onCheck(intervening, target, state, receiver, args);
    const at = now();
    if (this.pauses.isOver(target, at.t_mono)) return target.method.apply(receiver, args);
    const isStatic = target.method.type === STATIC_METHOD;
    const call: Call = { receiver: isStatic ? null : receiver.$h, args, result: undefined };
    const plan = this.before(target, state, call, at);
    if (plan.length === 0) return target.method.apply(receiver, args);
    const told = plan.some(({ crypto }) => crypto !== null) ? null : plan.map(({ active }) => active);
    state.frames.push({ group: target.group, receiver: call.receiver, told });
    try {
      call.result = target.method.apply(receiver, args);
    } catch (error) {
      state.frames.pop();
      this.after(plan, state, call, at, (error as JavaError).$h === undefined ? null : kindOf(error));
      throw error;
    }
    state.frames.pop();
    this.after(plan, state, call, at, null);
    return call.result;
  }

  /** The app checks a certificate chain: what it refuses and our own CA has signed passes all the same, and is reported. */
  private onCheck(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    try {
      return target.method.apply(receiver, args);
    } catch (error) {
      if ((error as JavaError).$h === undefined) throw error;
      const found: { result: unknown }[] = [];
      this.within(state, false, (env) => {
        const passed = this.trust.passed(env, target.method, active.spec.intervention?.chain.map((n) => args[n]) ?? []);
        if (passed === null) return;
        found.push(passed);
        const call: Call = { receiver: null, args, result: undefined };
        this.report(env, { active, crypto: null, stack: null, done: false }, state, call, now(), kindOf(error));
      });
      if (found[0] === undefined) throw error;
      return found[0].result;
    }
  }

  /** Decide who reports this call; report at once what is known before the original runs. */
  private before(target: Target, state: ThreadState, call: Call, at: Moment): Reporting[] {
    const { actives, feeds } = target;
    const isPlain = feeds.length === 0 && state.frames.length === 0 && actives.every((active) => active.isPlain);
    if (isPlain) return actives.map((active) => ({ active, crypto: null, stack: null, done: false }));
    const plan: Reporting[] = [];
    const needsRoom = feeds.length > 0 || actives.some((active) => active.needsRoom);
    this.within(state, needsRoom, (env) => {
      const under = state.frames.filter(
        (frame) =>
          frame.group === target.group &&
          (frame.receiver === null || call.receiver === null || env.isSameObject(frame.receiver, call.receiver)),
      );
      for (const kind of feeds) {
        const crypto = this.guard.run(kind, "feed", () =>
          takeInput(env, kind, target.method._p[0], target.types, call),
        );
        if (crypto?.shape.output !== undefined || crypto?.shape.outputBuffer !== undefined) {
          plan.push({ active: FEEDER, crypto, stack: null, done: false });
        }
      }
      for (const active of actives) {
        // One overload calling another is one call to whoever reports it already.
        if (under.some(({ told }) => told === null || told.includes(active))) continue;
        const reporting = this.guard.run(active.spec.id, "before", () =>
          this.begin(env, active, target, state, call, at),
        );
        if (reporting !== null) plan.push(reporting);
      }
    });
    return plan;
  }

  private begin(
    env: Env,
    active: Active,
    target: Target,
    state: ThreadState,
    call: Call,
    at: Moment,
  ): Reporting | null {
    if (!active.isMeant(env, call)) return null;
    const { crypto: kind, skip_callers } = active.spec;
    const stack = kind !== null || skip_callers.length > 0 ? this.walker.walk(env) : null;
    const method = target.method._p[0];
    if (stack !== null && skip_callers.some((prefix) => stack.direct.startsWith(prefix))) {
      return kind === null ? null : { active: FEEDER, crypto: untaken(env, kind, method, call), stack, done: false };
    }
    const crypto = kind !== null ? takeInput(env, kind, method, target.types, call) : null;
    const reporting = { active, crypto, stack, done: false };
    if (active.isEarly) this.report(env, reporting, state, call, at, null);
    return reporting;
  }

  private after(plan: Reporting[], state: ThreadState, call: Call, at: Moment, error: string | null): void {
    const needsRoom = plan.some(({ active, crypto }) => crypto !== null || active.makesReferences);
    this.within(state, needsRoom, (env) => {
      for (const reporting of plan) {
        if (reporting.done) continue;
        const { active, crypto } = reporting;
        this.guard.run(active.spec.id, "after", () => {
          if (crypto !== null && error === null) takeOutput(env, crypto, call);
          if (active !== FEEDER) this.report(env, reporting, state, call, at, error);
        });
        if (crypto !== null) this.guard.run(active.spec.id, "settle", () => settle(env, crypto, error !== null));
      }
    });
  }

  /**
   * Run `body` as our own doing. needsRoom: it makes local references of Java objects, which are freed at its end; the
   * few of a text are freed by the bridge when the call is over.
   */
  private within(state: ThreadState, needsRoom: boolean, body: (env: Env) => void): void {
    const was = state.ours;
    state.ours = true;
    try {
      if (needsRoom) withFrame(body);
      else body(runtime.vm.getEnv());
    } catch (error) {
      this.guard.report("agent", "frame", error);
    } finally {
      state.ours = was;
    }
  }

  private report(
    env: Env,
    reporting: Reporting,
    state: ThreadState,
    call: Call,
    at: Moment,
    error: string | null,
  ): void {
    const { active, crypto } = reporting;
    const { spec } = active;
    reporting.done = true;
    if (state.canary !== null) {
      state.canary.add(spec.id);
      return;
    }
    active.calls++;
    if (active.rate !== null && !active.rate.allows(at.t_mono)) {
      active.dropped++;
      return;
    }
    const taken = error === null ? active.value(env, call) : NOTHING;
    const stack = reporting.stack ?? this.walker.walk(env);
    const fields = crypto !== null && error === null ? finish(env, crypto) : null;
    const { truncated: isCut = false, ...cryptoFields } = fields ?? {};
    const args = spec.log_args.map((index) => textOf(env, call.args[index])?.slice(0, MAX_CHARACTERS) ?? null);
    const text =
      `${active.head},"tid":${state.tid},"thread":${nameOf(env, state, at)},"value":${json(taken.value)},` +
      `"values":${listed(taken.values)},"args":${listed(args)},"crypto":${fields === null ? "null" : json(cryptoFields)},` +
      `${stack.text},"error":${json(error)},"truncated":${taken.truncated || isCut === true}`;
    this.sayStack(stack, at);
    if (!this.queue.putText("api", text, at, active.calls === 1)) active.dropped++;
  }

  private sayStack(stack: Stack, at: Moment): void {
    if (stack.frames.length === 0 || this.sentStacks.has(stack.hash)) return;
    if (this.queue.put("stack", { stack_hash: stack.hash, frames: stack.frames }, at)) this.sentStacks.add(stack.hash);
  }
}

function listed(texts: (string | null)[]): string {
  return texts.length === 0 ? "[]" : json(texts);
}

/** The name of the calling thread as JSON. */
function nameOf(env: Env, state: ThreadState, at: Moment): string {
  if (at.t_mono > state.nameUntil) {
    state.name = json(threadName(env));
    state.nameUntil = at.t_mono + 1;
  }
  return state.name;
}
