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
import { compileSubject, Interventions, Learn } from "./interventions.js";
import { Learned } from "./learned.js";
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
    this.subjectOf = compileSubject(spec.intervention?.answer ?? null);
  }

  /** What a question is about that is to be answered; null when it is not meant. */
  readonly subjectOf: (env: Env, call: Call) => string | null;

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
  /** It refused our certificates, and its name was not known. */
  learned: Learned | null;
  implementation: Implementation;
  pause: { rate: Rate; isOn: boolean; seconds: number; ended: number };
}

/** What one spec keeps between the two halves of a call. */
interface Reporting {
  active: Active;
  crypto: Pending | null;
  stack: Stack | null;
  done: boolean;
  /** What an intervention says of the call, instead of its arguments. */
  args?: (string | null)[];
}

const NOTHING = { value: null, values: [], truncated: false };

/** Stands for a method that only feeds a crypto object. */
const FEEDER = { spec: { id: "crypto" } } as Active;

export class Calls {
  private readonly sentStacks = new Set<string>();
  private readonly interventions: Interventions;

  constructor(
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly walker: Walker,
    private readonly pauses: Pauses,
    trust: Trust,
    learn: Learn,
  ) {
    this.interventions = new Interventions(trust, walker, this, learn);
  }

  /** A hooked method was called: run the original exactly once, and report around it. */
  onCall(target: Target, receiver: Wrapper, args: unknown[]): unknown {
    const state = threadState();
    if (state.ours) return target.method.apply(receiver, args);
    const intervening = target.actives.find(({ spec }) => spec.intervention !== null) ?? null;
    const actives = intervening === null ? target.actives : target.actives.filter(({ spec }) => spec.intervention === null);
    if (actives.length === 0 && target.feeds.length === 0) return this.original(intervening, target, state, receiver, args);
    const at = now();
    if (this.pauses.isOver(target, at.t_mono)) return this.original(intervening, target, state, receiver, args);
    const isStatic = target.method.type === STATIC_METHOD;
    const call: Call = { receiver: isStatic ? null : receiver.$h, args, result: undefined };
    const plan = this.before(target, actives, state, call, at);
    if (plan.length === 0) return this.original(intervening, target, state, receiver, args);
    const told = plan.some(({ crypto }) => crypto !== null) ? null : plan.map(({ active }) => active);
    state.frames.push({ group: target.group, receiver: call.receiver, told });
    try {
      call.result = this.original(intervening, target, state, receiver, args);
    } catch (error) {
      state.frames.pop();
      this.after(plan, state, call, at, (error as JavaError).$h === undefined ? null : kindOf(error));
      throw error;
    }
    state.frames.pop();
    this.after(plan, state, call, at, null);
    return call.result;
  }

  /** The method itself, with what the operator lets us change in it. */
  private original(by: Active | null, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    if (by === null) return target.method.apply(receiver, args);
    return this.interventions.onCall(by, target, state, receiver, args);
  }

  /** Report what an intervention changed. */
  tell(env: Env, active: Active, state: ThreadState, args: (string | null)[], error: string | null): void {
    const call: Call = { receiver: null, args: [], result: undefined };
    this.report(env, { active, crypto: null, stack: null, done: false, args }, state, call, now(), error);
  }

  /** Decide who reports this call; report at once what is known before the original runs. */
  private before(target: Target, actives: Active[], state: ThreadState, call: Call, at: Moment): Reporting[] {
    const { feeds } = target;
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
  within(state: ThreadState, needsRoom: boolean, body: (env: Env) => void): void {
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
    const args = reporting.args ?? spec.log_args.map((index) => textOf(env, call.args[index])?.slice(0, MAX_CHARACTERS) ?? null);
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
