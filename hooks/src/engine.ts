/*
 * What: turns specs into implementations of methods that run the original exactly once and report what the spec asks.
 * What not: changing anything the app sees. The original runs outside every boundary of ours; what it throws goes on
 * to the app as the same object.
 */
import {
  applied,
  Env,
  flavor,
  JavaError,
  Method,
  overloadsOf,
  runtime,
  STATIC_METHOD,
  useRawTypes,
  Wrapper,
} from "./bridge.js";
import { Classes, Found } from "./classes.js";
import { Moment, now } from "./clock.js";
import { FEEDERS, finish, Kind, Pending, takeInput, takeOutput } from "./crypto.js";
import { Call, compileValue, compileWhen, Extractor, isEarly, MAX_CHARACTERS, textOf } from "./extract.js";
import { forget, Guard, kindOf, Rate, threadState, ThreadState } from "./guard.js";
import { threadName, withFrame } from "./jni.js";
import { Jvmti } from "./jvmti.js";
import { Queue } from "./queue.js";
import { HookSpec, Options } from "./spec.js";
import { makeWalker, Stack, Walker } from "./stack.js";

const ABSTRACT = 0x400;

type State = "active" | "absent" | "failed" | "off";

/** A spec at work. */
class Active {
  state: State = "absent";
  reason: string | null = null;
  calls = 0;
  dropped = 0;
  readonly value: Extractor;
  readonly isMeant: (env: Env, call: Call) => boolean;
  readonly isEarly: boolean;
  readonly rate: Rate | null;
  /** The interface or abstract class whose implementers are hooked. */
  base: Found | null = null;

  constructor(
    readonly spec: HookSpec,
    options: Options,
  ) {
    this.value = compileValue(spec.value);
    this.isMeant = compileWhen(spec.when);
    this.isEarly = isEarly(spec.value);
    this.rate = spec.risk === "hot" ? new Rate(options.hot_limit) : null;
  }

  set(state: State, reason: string | null): void {
    this.state = state;
    this.reason = reason;
  }
}

/** One replaced method: the specs that report it, and the crypto kinds it feeds. */
interface Target {
  method: Method;
  group: string;
  types: string;
  actives: Active[];
  feeds: Kind[];
}

/** What one spec keeps between the two halves of a call. */
interface Reporting {
  active: Active;
  crypto: Pending | null;
  stack: Stack | null;
  done: boolean;
}

export interface HookStatus {
  hook: string;
  state: State;
  reason: string | null;
  calls: number;
  dropped: number;
}

export class Engine {
  private readonly actives: Active[] = [];
  private readonly targets = new Map<string, Target>();
  private readonly sentStacks = new Set<string>();
  private readonly classes = new Classes();
  private readonly jvmti: Jvmti | null = flavor() === "hotspot" ? Jvmti.open() : null;
  private readonly walker: Walker;
  private isListening = false;

  constructor(
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly options: Options,
  ) {
    this.walker = makeWalker(this.jvmti, options.stacks);
  }

  /** Install specs; each gets a `hook` line and a `status` line. They are live when this returns. */
  install(specs: HookSpec[]): void {
    const added = specs.map((spec) => new Active(spec, this.options));
    this.actives.push(...added);
    const wanted = added.filter((active) => !this.isOff(active));
    withFrame((env) => {
      const names = new Set(wanted.map(({ spec }) => spec.class));
      const found = this.classes.find(env, names);
      applied(env, () => {
        for (const active of wanted) this.hookFound(env, active, found.get(active.spec.class) ?? []);
        this.hookImplementers(env, wanted);
      });
    });
    this.listen();
    for (const active of added) {
      this.sayHook(active.spec);
      this.sayStatus(active);
    }
  }

  private isOff(active: Active): boolean {
    const { spec } = active;
    if (spec.risk === "fragile" && !this.options.enable.includes(spec.id)) {
      active.set("off", "can crash some apps; enable it by name");
      return true;
    }
    if (flavor() === "art" && Number(runtime.androidVersion.split(".")[0]) < sinceVersion(spec.since_api)) {
      active.set("absent", `needs API level ${spec.since_api}`);
      return true;
    }
    return false;
  }

  private hookFound(env: Env, active: Active, found: Found[]): void {
    if (found.length === 0) {
      active.set("absent", `class not found: ${active.spec.class}`);
      return;
    }
    for (const klass of found) this.hookClass(env, active, klass);
  }

  /** Hook the methods of one class that a spec means, and set the spec's state. */
  private hookClass(env: Env, active: Active, found: Found): void {
    const { spec } = active;
    try {
      const methods = overloadsOf(found.wrapper, spec.method);
      const meant = methods.filter((method) => matches(method, spec.args));
      if (meant.length === 0) {
        active.set("failed", mismatch(spec, methods));
        return;
      }
      const concrete = meant.filter((method) => !isAbstract(env, method));
      for (const method of concrete) this.target(method, spec).actives.push(active);
      if (spec.crypto !== null) this.hookFeeders(env, found.wrapper, spec.crypto);
      if (concrete.length < meant.length) active.base = found;
      const waits = concrete.length === 0 ? "no implementer is loaded yet" : null;
      if (active.state !== "active" || active.reason !== null) active.set("active", waits);
    } catch (error) {
      active.set("failed", kindOf(error));
    }
  }

  private hookFeeders(env: Env, wrapper: Wrapper, kind: Kind): void {
    for (const name of FEEDERS[kind]) {
      for (const method of overloadsOf(wrapper, name)) {
        // update(byte) may run once per byte of a file: hooking it would stop the app.
        const isSingleByte = method.argumentTypes.length === 1 && method.argumentTypes[0]?.className === "byte";
        if (isSingleByte || isAbstract(env, method)) continue;
        const target = this.target(method, { class: wrapper.$n, method: name });
        if (!target.feeds.includes(kind)) target.feeds.push(kind);
      }
    }
  }

  private hookImplementers(env: Env, actives: Active[]): void {
    const waiting = actives.filter((active) => active.base !== null);
    if (waiting.length === 0) return;
    const bases = waiting.map(({ base }) => (base as Found).klass);
    for (const [found, index] of this.classes.implementers(env, bases)) {
      this.hookImplementer(env, waiting[index] as Active, found);
    }
  }

  private hookImplementer(env: Env, active: Active, found: Found): void {
    const { spec } = active;
    this.guard.run(spec.id, "implementer", () => {
      for (const method of overloadsOf(found.wrapper, spec.method)) {
        if (!matches(method, spec.args) || isAbstract(env, method)) continue;
        const { actives } = this.target(method, spec);
        if (!actives.includes(active)) actives.push(active);
        active.set("active", null);
      }
    });
  }

  /** The target of a method, replaced on first use. */
  private target(method: Method, spec: { class: string; method: string }): Target {
    const key = method.handle.toString();
    let target = this.targets.get(key);
    if (target === undefined) {
      const types = method.argumentTypes.map((type) => type.className).join(",");
      target = { method, group: `${spec.class}.${spec.method}`, types, actives: [], feeds: [] };
      this.targets.set(key, target);
      useRawTypes(method);
      const engine = this;
      const own = target;
      method.implementation = function (...args: unknown[]): unknown {
        return engine.onCall(own, this, args);
      };
    }
    return target;
  }

  /** A hooked method was called: run the original exactly once, and report around it. */
  private onCall(target: Target, receiver: Wrapper, args: unknown[]): unknown {
    const tid = Process.getCurrentThreadId();
    const state = threadState(tid);
    if (state.ours) return target.method.apply(receiver, args);
    const isStatic = target.method.type === STATIC_METHOD;
    const call: Call = { receiver: isStatic ? null : receiver.$h, args, result: undefined };
    const at = now();
    const plan = this.before(target, state, call, at);
    if (plan.length === 0) {
      forget(tid, state);
      return target.method.apply(receiver, args);
    }
    state.frames.push({ group: target.group, receiver: call.receiver });
    try {
      call.result = target.method.apply(receiver, args);
    } catch (error) {
      state.frames.pop();
      this.after(plan, state, call, at, (error as JavaError).$h === undefined ? null : kindOf(error));
      forget(tid, state);
      throw error;
    }
    state.frames.pop();
    this.after(plan, state, call, at, null);
    forget(tid, state);
    return call.result;
  }

  /** Decide who reports this call; report at once what is known before the original runs. */
  private before(target: Target, state: ThreadState, call: Call, at: Moment): Reporting[] {
    const plan: Reporting[] = [];
    this.asOurs(state, (env) => {
      const isNested = state.frames.some(
        (frame) =>
          frame.group === target.group &&
          (frame.receiver === null || call.receiver === null || env.isSameObject(frame.receiver, call.receiver)),
      );
      for (const kind of target.feeds) {
        const crypto = this.guard.run(kind, "feed", () =>
          takeInput(env, kind, target.method._p[0], target.types, call),
        );
        if (crypto?.shape.output !== undefined || crypto?.shape.outputBuffer !== undefined) {
          plan.push({ active: FEEDER, crypto, stack: null, done: false });
        }
      }
      if (isNested) return;
      for (const active of target.actives) {
        const reporting = this.guard.run(active.spec.id, "before", () => this.begin(env, active, target, call, at));
        if (reporting !== null) plan.push(reporting);
      }
    });
    return plan;
  }

  private begin(env: Env, active: Active, target: Target, call: Call, at: Moment): Reporting | null {
    if (!active.isMeant(env, call)) return null;
    const { crypto: kind, skip_callers } = active.spec;
    const stack = kind !== null ? this.walker.walk(env) : null;
    if (stack !== null && skip_callers.some((prefix) => stack.direct.startsWith(prefix))) return null;
    const crypto = kind !== null ? takeInput(env, kind, target.method._p[0], target.types, call) : null;
    const reporting = { active, crypto, stack, done: false };
    if (active.isEarly) this.report(env, reporting, call, at, null);
    return reporting;
  }

  private after(plan: Reporting[], state: ThreadState, call: Call, at: Moment, error: string | null): void {
    this.asOurs(state, (env) => {
      for (const reporting of plan) {
        if (reporting.done) continue;
        this.guard.run(reporting.active.spec.id, "after", () => {
          if (reporting.crypto !== null && error === null) takeOutput(env, reporting.crypto, call);
          if (reporting.active !== FEEDER) this.report(env, reporting, call, at, error);
        });
      }
    });
  }

  /** Run `body` with hooks of this thread silent and its local references freed. */
  private asOurs(state: ThreadState, body: (env: Env) => void): void {
    state.ours = true;
    try {
      this.guard.run("agent", "frame", () => withFrame(body));
    } finally {
      state.ours = false;
    }
  }

  private report(env: Env, reporting: Reporting, call: Call, at: Moment, error: string | null): void {
    const { active, crypto } = reporting;
    const { spec } = active;
    reporting.done = true;
    active.calls++;
    if (active.rate !== null && !active.rate.allows(at.t_mono)) {
      active.dropped++;
      return;
    }
    const taken = error === null ? active.value(env, call) : { value: null, values: [], truncated: false };
    const stack = reporting.stack ?? this.walker.walk(env);
    const fields = crypto !== null && error === null && spec.crypto !== null ? finish(env, spec.crypto, crypto, call) : null;
    const { truncated: isCut = false, ...cryptoFields } = fields ?? {};
    const line = {
      hook: spec.id,
      tid: Process.getCurrentThreadId(),
      thread: threadName(env),
      value: taken.value,
      values: taken.values,
      args: spec.log_args.map((index) => textOf(env, call.args[index])?.slice(0, MAX_CHARACTERS) ?? null),
      crypto: fields === null ? null : cryptoFields,
      caller: stack.caller,
      stack_hash: stack.hash,
      error,
      truncated: taken.truncated || isCut === true,
    };
    this.sayStack(stack, at);
    if (!this.queue.put("api", line, at, active.calls === 1)) active.dropped++;
  }

  private sayStack(stack: Stack, at: Moment): void {
    if (this.sentStacks.has(stack.hash)) return;
    if (this.queue.put("stack", { stack_hash: stack.hash, frames: stack.frames }, at)) this.sentStacks.add(stack.hash);
  }

  private sayHook(spec: HookSpec): void {
    const { id, method, data_type, event, risk, intervention } = spec;
    this.queue.put("hook", { hook: id, class: spec.class, method, data_type, event, risk, intervention });
  }

  private sayStatus(active: Active): void {
    this.queue.put("status", { ...statusOf(active) });
  }

  /** Hear of classes that come later: those that were absent, and implementers of interfaces. */
  private listen(): void {
    const isWaiting = this.actives.some(({ state, base }) => state === "absent" || base !== null);
    if (this.jvmti === null || this.isListening || !isWaiting) return;
    this.isListening = true;
    this.jvmti.onClassPrepared((klass) => this.onClass(klass));
  }

  private onClass(klass: NativePointer): void {
    const tid = Process.getCurrentThreadId();
    const state = threadState(tid);
    const wasOurs = state.ours;
    state.ours = true;
    try {
      this.guard.run("agent", "class", () =>
        runtime.vm.perform((env) => {
          const later = this.meantBy(env, klass);
          if (later.length > 0) applied(env, () => this.hookLater(env, klass, later));
        }),
      );
    } finally {
      state.ours = wasOurs;
      forget(tid, state);
    }
  }

  /** The specs that a class that has just come is for. */
  private meantBy(env: Env, klass: NativePointer): Active[] {
    const name = (this.jvmti as Jvmti).className(klass);
    return this.actives.filter(({ base, spec, state }) => {
      if (state === "off" || state === "failed") return false;
      return spec.class === name || (base !== null && env.isAssignableFrom(klass, base.klass));
    });
  }

  private hookLater(env: Env, klass: NativePointer, actives: Active[]): void {
    const found = this.classes.take(env, (this.jvmti as Jvmti).className(klass), klass);
    for (const active of actives) {
      const before = `${active.state} ${active.reason}`;
      if (active.spec.class === found.name) this.hookClass(env, active, found);
      else this.hookImplementer(env, active, found);
      if (before !== `${active.state} ${active.reason}`) this.sayStatus(active);
    }
  }

  status(): HookStatus[] {
    return this.actives.map(statusOf);
  }

  /** Say the last word on every hook. Touches neither Java nor JVMTI: the process may be ending. */
  sayAll(): void {
    for (const active of this.actives) this.sayStatus(active);
  }

  /** Put every method back as it was. */
  uninstall(): void {
    this.close();
    runtime.vm.perform((env) => {
      applied(env, () => {
        for (const { method } of this.targets.values()) method.implementation = null;
      });
    });
    this.targets.clear();
  }

  /** Stop hearing of classes; the hooks themselves are the bridge's to take back. */
  close(): void {
    if (!this.isListening) return;
    this.isListening = false;
    this.jvmti?.close();
  }
}

/** Stands for a method that only feeds a crypto object. */
const FEEDER = { spec: { id: "crypto" } } as Active;

function statusOf({ spec, state, reason, calls, dropped }: Active): HookStatus {
  return { hook: spec.id, state, reason, calls, dropped };
}

function matches(method: Method, wanted: string[][] | null): boolean {
  if (wanted === null) return true;
  const types = method.argumentTypes.map((type) => type.className).join(",");
  return wanted.some((one) => one.join(",") === types);
}

function mismatch(spec: HookSpec, methods: Method[]): string {
  if (methods.length === 0) return `${spec.class} has no method ${spec.method}`;
  const there = methods.map((method) => `(${method.argumentTypes.map((type) => type.className).join(", ")})`);
  const wanted = (spec.args ?? []).map((args) => `(${args.join(", ")})`).join(" or ");
  return `no overload ${wanted}; there are ${there.sort().join(" ")}`;
}

function isAbstract(env: Env, method: Method): boolean {
  const klass = method.holder.$copyClassHandle(env);
  const reflected = env.toReflectedMethod(klass, method.handle, method.type === STATIC_METHOD ? 1 : 0);
  env.deleteLocalRef(klass);
  const modifiers = env.vaMethod("int32", [])(env.handle, reflected, env.javaLangReflectMethod().getModifiers) as number;
  env.deleteLocalRef(reflected);
  return (modifiers & ABSTRACT) !== 0;
}

/** The Android version that brought an API level, near enough to refuse a hook that cannot be there. */
function sinceVersion(level: number): number {
  if (level >= 33) return level - 20;
  if (level >= 31) return 12;
  if (level >= 28) return level - 19;
  if (level >= 26) return 8;
  return level >= 24 ? 7 : level >= 23 ? 6 : level >= 21 ? 5 : 1;
}
