/*
 * What: one hooked call: the original exactly once, and around it the reports of the specs that mean it.
 * What not: changing anything the app sees. The original runs outside every boundary of ours; what it throws goes on
 * to the app as the same object.
 */
import { Active, Reporting } from "./active.js";
import { Env, envOf, Handle, JavaError, runtime, Wrapper } from "./bridge.js";
import { Moment, now } from "./clock.js";
import { finish, settle, takeInput, takeOutput, untaken } from "./crypto.js";
import { Direct, Exceptions } from "./direct.js";
import { Call, MAX_CHARACTERS, textOf } from "./extract.js";
import { Guard, kindOf, threadState, ThreadState } from "./guard.js";
import { Interventions, Judges } from "./interventions.js";
import { threadName, withFrame } from "./jni.js";
import { ApiLine } from "./line.js";
import { Pauses } from "./pauses.js";
import { json, Queue } from "./queue.js";
import { Stack, Walker } from "./stack.js";
import { Target } from "./target.js";

const NOTHING = { value: null, values: [], truncated: false };
const NO_TEXTS: (string | null)[] = [];

/** A call that came straight from the VM; its arguments are made what the bridge gives when somebody asks for them. */
class DirectCall implements Call {
  result: unknown = undefined;
  private shown: unknown[] | null = null;

  constructor(
    private readonly direct: Direct,
    private readonly env: Env,
    readonly receiver: Handle | null,
    private readonly given: unknown[],
  ) {}

  get args(): unknown[] {
    return (this.shown ??= this.direct.shownArgs(this.given, this.env));
  }
}

/** Stands for a method that only feeds a crypto object. */
const FEEDER = { spec: { id: "crypto" } } as Active;

export class Calls {
  private readonly sentStacks = new Set<string>();
  private readonly interventions: Interventions;
  private exceptions: Exceptions | null = null;

  constructor(
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly walker: Walker,
    private readonly pauses: Pauses,
    judges: Judges,
  ) {
    this.interventions = new Interventions(judges, walker, this);
  }

  /** A hooked method was called by way of the bridge: run the original exactly once, and report around it. */
  onCall(target: Target, receiver: Wrapper, args: unknown[]): unknown {
    const state = threadState();
    if (state.ours) return target.method.apply(receiver, args);
    if (target.plan.length === 0 && target.feeds.length === 0) return this.original(target, state, receiver, args);
    const at = now();
    if (this.pauses.isOver(target, at.t_mono)) return this.original(target, state, receiver, args);
    const env = runtime.vm.getEnv();
    const call: Call = { receiver: target.isStatic ? null : receiver.$h, args, result: undefined };
    const plan = this.before(env, target, state, call, at);
    if (plan.length === 0) return this.original(target, state, receiver, args);
    state.frames.push({ group: target.group, receiver: call.receiver, told: toldBy(plan, target) });
    try {
      call.result = this.original(target, state, receiver, args);
    } catch (error) {
      state.frames.pop();
      this.after(env, target, plan, state, call, at, (error as JavaError).$h === undefined ? null : kindOf(error));
      throw error;
    }
    state.frames.pop();
    this.after(env, target, plan, state, call, at, null);
    return call.result;
  }

  /** The method itself, with what the operator lets us change in it. */
  private original(target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    const { intervention } = target;
    if (intervention === null) return target.method.apply(receiver, args);
    return this.interventions.onCall(intervention, target, state, receiver, args);
  }

  /** Report what an intervention changed. */
  tell(env: Env, active: Active, state: ThreadState, args: (string | null)[], error: string | null): void {
    const call: Call = { receiver: null, args: [], result: undefined };
    this.report(env, { active, crypto: null, stack: null, done: false, args }, state, call, now(), error);
  }

  /** A hooked method was called straight by the VM. The same, with its own handles, and what is thrown is pending. */
  onDirect(target: Target, direct: Direct, handle: NativePointer, receiver: Handle, args: unknown[]): unknown {
    const state = threadState();
    if (state.ours) return direct.call(handle, receiver, args);
    const at = now();
    if (this.pauses.isOver(target, at.t_mono)) return direct.call(handle, receiver, args);
    const env = envOf(handle);
    const call = new DirectCall(direct, env, target.isStatic ? null : receiver, args);
    const plan = this.before(env, target, state, call, at);
    if (plan.length === 0) return direct.call(handle, receiver, args);
    state.frames.push({ group: target.group, receiver: call.receiver, told: toldBy(plan, target) });
    const result = direct.call(handle, receiver, args);
    state.frames.pop();
    const exceptions = (this.exceptions ??= new Exceptions(handle));
    const thrown = exceptions.take(handle);
    if (thrown === null) {
      call.result = direct.shown(result, env);
      this.after(env, target, plan, state, call, at, null);
    } else {
      this.after(env, target, plan, state, call, at, this.classOf(env, state, thrown));
      exceptions.give(handle, thrown);
    }
    return result;
  }

  /** The class of an exception. Its text is not asked for: that would run code of the app. */
  private classOf(env: Env, state: ThreadState, thrown: Handle): string {
    let name = "exception";
    this.within(env, state, false, () => {
      name = env.getObjectClassName(thrown);
    });
    return name;
  }

  /** Decide who reports this call; report at once what is known before the original runs. */
  private before(given: Env, target: Target, state: ThreadState, call: Call, at: Moment): readonly Reporting[] {
    if (target.isPlain && state.frames.length === 0) return target.plan;
    const { reporters, feeds } = target;
    const plan: Reporting[] = [];
    this.within(given, state, target.needsRoomBefore, (env) => {
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
      for (const active of reporters) {
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
    if (active.isEarly) {
      reporting.done = true;
      this.report(env, reporting, state, call, at, null);
    }
    return reporting;
  }

  private after(
    given: Env,
    target: Target,
    plan: readonly Reporting[],
    state: ThreadState,
    call: Call,
    at: Moment,
    error: string | null,
  ): void {
    const needsRoom = target.needsRoomAfter || (plan !== target.plan && plan.some(({ crypto }) => crypto !== null));
    this.within(given, state, needsRoom, (env) => {
      for (const reporting of plan) {
        if (reporting.done) continue;
        const { active, crypto } = reporting;
        try {
          if (crypto !== null && error === null) takeOutput(env, crypto, call);
          if (active !== FEEDER) this.report(env, reporting, state, call, at, error);
        } catch (failure) {
          this.guard.report(active.spec.id, "after", failure);
        }
        if (crypto !== null) this.guard.run(active.spec.id, "settle", () => settle(env, crypto, error !== null));
      }
    });
  }

  /**
   * Run `body` as our own doing. needsRoom: it makes local references of Java objects, which are freed at its end; the
   * few of a text are freed by the VM when the call is over.
   */
  within(env: Env, state: ThreadState, needsRoom: boolean, body: (env: Env) => void): void {
    const was = state.ours;
    state.ours = true;
    try {
      if (needsRoom) withFrame(body, env);
      else body(env);
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
    if (state.canary !== null) {
      state.canary.add(active.spec.id);
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
    const args = reporting.args ?? this.argsOf(env, active, call);
    const line = new ApiLine(active.head, state.tid, nameOf(env, state, at), taken, args, fields, stack.text, error);
    this.sayStack(stack, at);
    if (!this.queue.putLine(line, at, active.calls === 1)) active.dropped++;
  }

  private argsOf(env: Env, { spec }: Active, call: Call): (string | null)[] {
    if (spec.log_args.length === 0) return NO_TEXTS;
    return spec.log_args.map((index) => textOf(env, call.args[index])?.slice(0, MAX_CHARACTERS) ?? null);
  }

  private sayStack(stack: Stack, at: Moment): void {
    if (stack.frames.length === 0 || this.sentStacks.has(stack.hash)) return;
    if (this.queue.put("stack", { stack_hash: stack.hash, frames: stack.frames }, at)) this.sentStacks.add(stack.hash);
  }
}

/** Who has told of a call, for calls inside it; null: whoever reports this method. */
function toldBy(plan: readonly Reporting[], target: Target): readonly unknown[] | null {
  if (plan === target.plan) return target.reporters;
  return plan.some(({ crypto }) => crypto !== null) ? null : plan.map(({ active }) => active);
}

/** The name of the calling thread as JSON. */
function nameOf(env: Env, state: ThreadState, at: Moment): string {
  if (at.t_mono > state.nameUntil) {
    state.name = json(threadName(env));
    state.nameUntil = at.t_mono + 1;
  }
  return state.name;
}
