/*
 * What: installs specs: finds their methods, now and as classes come, and replaces them; keeps their status.
 * What not: what happens in a call (calls.ts).
 */
import {
  applied,
  Env,
  flavor,
  Handle,
  isAbstract,
  Method,
  overloadsOf,
  runtime,
  useRawTypes,
  Wrapper,
} from "./bridge.js";
import { Active, Calls, State, Target } from "./calls.js";
import { silentFamilies } from "./canaries.js";
import { Classes, Found } from "./classes.js";
import { FEEDERS, Kind } from "./crypto.js";
import { Fields } from "./fields.js";
import { asOurs, Guard, kindOf, threadState } from "./guard.js";
import { staticField, withFrame } from "./jni.js";
import { Learner } from "./learned.js";
import { callJava } from "./java_canaries.js";
import { Jvmti } from "./jvmti.js";
import { Pauses } from "./pauses.js";
import { Queue } from "./queue.js";
import { HookSpec, Options } from "./spec.js";
import { makeWalker, Stack, Walker } from "./stack.js";
import { Trust } from "./trust.js";

/** The intervention for methods that are learned while the app runs. */
const LEARNED = "unpin.learned";
const POLL_MS = 1000;
/** At most this part of the time goes into looking for later classes. */
const POLL_SHARE = 0.05;
const CAME_LATER = "came after the start and was found by looking; its calls before that were not seen";

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
  private readonly classes = new Classes();
  private readonly jvmti: Jvmti | null = flavor() === "hotspot" ? Jvmti.open() : null;
  private readonly walker: Walker;
  private readonly calls: Calls;
  private readonly pauses: Pauses;
  private readonly fields = new Fields();
  private isListening = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** Specs whose `hook` line is out, with what was last said of each: what happens to others is said with it. */
  private readonly said = new Map<Active, string>();

  constructor(
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly options: Options,
  ) {
    this.pauses = new Pauses(guard, options.busy_limit, (active) => this.sayStatus(active));
    const learner = new Learner(this.classes, (method, of) => this.target(method, of), () => this.learner());
    this.walker = makeWalker(this.jvmti, options.stacks);
    this.calls = new Calls(queue, guard, this.walker, this.pauses, new Trust(options.trusted_ca), (env, frame, kind) =>
      learner.learn(env, frame, kind),
    );
  }

  /** Install specs; each gets a `hook` line and a `status` line. They are live when this returns. */
  install(specs: HookSpec[]): void {
    const added = specs.map((spec) => new Active(spec, this.options));
    this.actives.push(...added);
    for (const active of added) if (active.spec.id === LEARNED) active.set("active", "nothing was learned yet");
    const wanted = added.filter((active) => active.spec.class !== "" && !this.isOff(active));
    this.listen();
    asOurs(() =>
      withFrame((env) => {
        const names = new Set(wanted.map(({ spec }) => spec.class));
        const found = this.classes.find(env, names);
        applied(env, () => {
          for (const active of wanted) this.hookFound(env, active, found.get(active.spec.class) ?? []);
          this.hookImplementers(env, wanted);
        });
      }),
    );
    for (const active of added) {
      this.sayHook(active.spec);
      this.said.set(active, "");
      this.sayStatus(active);
    }
    this.readFields(wanted);
  }

  /** Try each family by a call of ours; the hooks of one that stays silent are lost. */
  tryCanaries(): void {
    const hooks = this.actives.filter(({ spec }) => spec.intervention === null);
    for (const [family, hook] of silentFamilies(this.queue, hooks, callJava)) {
      for (const active of hooks.filter(({ spec, state }) => spec.family === family && state === "active")) {
        active.set("lost", `${hook} did not hear a call of ours on start`);
        this.sayStatus(active);
      }
    }
  }

  /** The Java stack of the calling thread, for native hooks; null on a thread that Java does not know. */
  javaStack(): Stack | null {
    if (runtime.vm.tryGetEnv() === null) return null;
    return asOurs(() => withFrame((env) => this.walker.walk(env)));
  }

  private isOff(active: Active): boolean {
    const { spec } = active;
    if (spec.risk === "fragile" && !this.options.enable.includes(spec.id)) {
      active.set("off", "can crash some apps; enable it by name");
      return true;
    }
    if (flavor() === "art") {
      const level = apiLevel();
      if (level < spec.since_api || level > (spec.until_api ?? level)) {
        active.set("absent", `is of API levels ${spec.since_api} to ${spec.until_api ?? "now"}, and this is ${level}`);
        return true;
      }
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
    if (spec.field !== "") {
      active.set("active", null);
      return;
    }
    try {
      const methods = overloadsOf(found.wrapper, spec.method);
      const meant = methods.filter((method) => matches(method, spec.args));
      if (meant.length === 0) {
        active.set(methods.length === 0 ? "absent" : "failed", mismatch(spec, methods));
        return;
      }
      const concrete = meant.filter((method) => !isAbstract(env, method));
      for (const method of concrete) this.addTo(method, active);
      if (spec.crypto !== null) this.hookFeeders(env, found.wrapper, spec.crypto);
      if (concrete.length < meant.length || spec.interface) active.bases.push(found);
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
    const waiting = actives.flatMap((active) => active.bases.map((base) => ({ active, klass: base.klass })));
    if (waiting.length === 0) return;
    const bases = waiting.map(({ klass }) => klass);
    for (const [found, index] of this.classes.implementers(env, bases)) {
      this.hookImplementer(env, (waiting[index] as { active: Active }).active, found);
    }
  }

  private hookImplementer(env: Env, active: Active, found: Found): void {
    const { spec } = active;
    this.guard.run(spec.id, "implementer", () => {
      for (const method of overloadsOf(found.wrapper, spec.method)) {
        if (!matches(method, spec.args) || isAbstract(env, method)) continue;
        this.addTo(method, active);
        active.set("active", null);
      }
    });
  }

  /** The intervention that passes what is learned. */
  private learner(): Active {
    const known = this.actives.find(({ spec }) => spec.id === LEARNED);
    if (known === undefined) throw new Error(`no ${LEARNED}`);
    known.set("active", null);
    return known;
  }

  private addTo(method: Method, active: Active): void {
    const { actives } = this.target(method, active.spec);
    if (!actives.includes(active)) actives.push(active);
  }

  /** The target of a method, replaced on first use. */
  private target(method: Method, spec: { class: string; method: string }): Target {
    const key = method.handle.toString();
    let target = this.targets.get(key);
    if (target === undefined) {
      const types = method.argumentTypes.map((type) => type.className).join(",");
      const { calls } = this;
      const own: Target = {
        method,
        group: `${spec.class}.${spec.method}`,
        types,
        actives: [],
        feeds: [],
        learned: null,
        implementation: function (...args: unknown[]): unknown {
          return calls.onCall(own, this, args);
        },
        pause: this.pauses.none(),
      };
      target = own;
      this.targets.set(key, target);
      useRawTypes(method);
      method.implementation = target.implementation;
    }
    return target;
  }

  /** Say what static fields hold. When the app reads them is not to be seen. */
  private readFields(actives: Active[]): void {
    asOurs(() =>
      withFrame((env) => {
        for (const active of actives) {
          const { spec } = active;
          if (spec.field !== "" && active.state === "active") this.readField(env, active);
        }
      }),
    );
  }

  private readField(env: Env, active: Active): void {
    const { spec } = active;
    this.guard.run(spec.id, "field", () => {
      const [found] = this.classes.find(env, new Set([spec.class])).get(spec.class) ?? [];
      const answer = spec.intervention?.answer ?? null;
      if (answer !== null) {
        const isChanged = found !== undefined && this.fields.change(env, found.klass, spec.field, answer.replaces);
        if (isChanged) this.calls.tell(env, active, threadState(), [`${spec.class}.${spec.field}`], null);
        return;
      }
      const held = found === undefined ? null : staticField(env, found.klass, spec.field);
      if (held === null) {
        active.set("absent", `${spec.class} has no public static field ${spec.field}`);
        this.sayStatus(active);
      } else if (!held.isNull()) {
        const { value, values, truncated } = active.value(env, { receiver: null, args: [], result: held });
        this.queue.put("field", { hook: spec.id, value, values, truncated });
      }
    });
  }

  private sayHook(spec: HookSpec): void {
    const { id, method, data_type, event, risk, intervention } = spec;
    this.queue.put("hook", { hook: id, class: spec.class, method, data_type, event, risk, intervention: intervention !== null });
  }

  private sayStatus(active: Active): void {
    const status = statusOf(active);
    const text = JSON.stringify(status);
    if ((this.said.get(active) ?? text) === text) return;
    this.said.set(active, text);
    this.queue.put("status", { ...status });
  }

  /** Hear of classes that come later: those that were absent, and implementers of interfaces. */
  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    if (this.jvmti !== null && this.options.classes === "auto") this.jvmti.onClassPrepared((klass) => this.onClass(klass));
    else this.lookAgainIn(POLL_MS);
  }

  private lookAgainIn(delay: number): void {
    this.timer = setTimeout(() => {
      const start = Date.now();
      asOurs(() => this.guard.run("agent", "later", () => runtime.vm.perform((env) => this.lookAgain(env))));
      if (this.isListening) this.lookAgainIn(Math.max(POLL_MS, (Date.now() - start) / POLL_SHARE));
    }, delay);
  }

  /** Hook what was loaded since the last look. */
  private lookAgain(env: Env): void {
    withFrame(() => {
      const awaited = this.actives.filter(({ state }) => state !== "off" && state !== "failed");
      const names = new Set(awaited.map(({ spec }) => spec.class));
      const bases = awaited.flatMap((active) => active.bases.map(({ klass }) => klass));
      const newcomers = this.classes.newcomers(env, names, bases);
      if (newcomers.length === 0) return;
      applied(env, () => {
        for (const found of newcomers) this.hookLater(env, found, this.meantBy(env, found.name, found.klass));
        // What is below a base that has just come was looked at before that base was known.
        this.hookImplementers(env, awaited.filter((active) => active.bases.some((base) => newcomers.includes(base))));
      });
    });
  }

  private onClass(klass: NativePointer): void {
    asOurs(() =>
      this.guard.run("agent", "class", () =>
        runtime.vm.perform((env) => {
          const name = (this.jvmti as Jvmti).className(klass);
          const later = this.meantBy(env, name, klass);
          if (later.length > 0) applied(env, () => this.hookLater(env, this.classes.take(env, name, klass), later));
        }),
      ),
    );
  }

  /** The specs that a class that has just come is for. */
  private meantBy(env: Env, name: string, klass: Handle): Active[] {
    return this.actives.filter(({ bases, spec, state }) => {
      if (state === "off" || state === "failed") return false;
      return spec.class === name || bases.some((base) => env.isAssignableFrom(klass, base.klass));
    });
  }

  private hookLater(env: Env, found: Found, actives: Active[]): void {
    for (const active of actives) {
      const before = `${active.state} ${active.reason}`;
      if (active.spec.class === found.name) this.hookClass(env, active, found);
      else this.hookImplementer(env, active, found);
      if (this.timer !== null) active.cameLater = true;
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
    this.pauses.close();
    runtime.vm.perform((env) => {
      this.fields.restore(env);
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
    if (this.timer !== null) clearTimeout(this.timer);
    this.jvmti?.close();
  }
}

function statusOf({ spec, state, reason, cameLater, calls, dropped }: Active): HookStatus {
  const why = reason ?? (cameLater && state === "active" ? CAME_LATER : null);
  return { hook: spec.id, state, reason: why, calls, dropped };
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

/** The API level of this Android. */
function apiLevel(): number {
  const version = runtime.use("android.os.Build$VERSION") as unknown as { SDK_INT: { value: number } };
  return version.SDK_INT.value;
}
