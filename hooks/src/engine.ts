/*
 * What: installs specs: finds their methods, now and as classes come, and replaces them; keeps their status.
 * What not: what happens in a call (calls.ts).
 */
import { Active, State } from "./active.js";
import { applied, Env, flavor, Handle, Method, overloadsOf, runtime, Wrapper } from "./bridge.js";
import { Calls } from "./calls.js";
import { silentFamilies } from "./canaries.js";
import { Classes, Found } from "./classes.js";
import { FEEDERS, Kind } from "./crypto.js";
import { Fields } from "./fields.js";
import { asOurs, Guard, kindOf } from "./guard.js";
import { callJava } from "./java_canaries.js";
import { isBelow, withFrame } from "./jni.js";
import { Jvmti } from "./jvmti.js";
import { Learner } from "./learner.js";
import { isAbstract, matches, mismatch } from "./overloads.js";
import { Pages } from "./pages.js";
import { Pauses } from "./pauses.js";
import { Queue } from "./queue.js";
import { HookSpec, Options } from "./spec.js";
import { makeWalker, Stack, Walker } from "./stack.js";
import { Target } from "./target.js";
import { Trust } from "./trust.js";

/** The intervention for methods that are learned while the app runs; it names no class. */
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
  private readonly byName = new Map<string, Active[]>();
  /** Those that have bases. */
  private readonly based = new Set<Active>();
  private readonly targets = new Map<string, Target>();
  private readonly classes = new Classes();
  private readonly jvmti: Jvmti | null = flavor() === "hotspot" ? Jvmti.open() : null;
  private readonly walker: Walker;
  private readonly calls: Calls;
  private readonly pauses: Pauses;
  private readonly fields: Fields;
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
    this.walker = makeWalker(this.jvmti, options.stacks);
    const learner = new Learner(this.classes, (method, of) => this.target(method, of), () => this.learner());
    this.calls = new Calls(queue, guard, this.walker, this.pauses, {
      trust: new Trust(options.trusted_ca),
      pages: new Pages(options.trusted_ca),
      learn: (env, frame, kind) => learner.learn(env, frame, kind),
    });
    this.fields = new Fields(queue, guard, this.calls);
  }

  /** Install specs; each gets a `hook` line and a `status` line. They are live when this returns. */
  install(specs: HookSpec[]): void {
    const added = specs.map((spec) => new Active(spec, this.options));
    this.actives.push(...added);
    for (const active of added) {
      const { class: name } = active.spec;
      if (name !== "") this.byName.set(name, [...(this.byName.get(name) ?? []), active]);
      else if (active.spec.id === LEARNED) active.set("active", "nothing was learned yet");
    }
    const wanted = added.filter((active) => active.spec.class !== "" && !this.isOff(active));
    this.listen();
    const found = asOurs(() =>
      withFrame((env) => {
        const names = new Set(wanted.map(({ spec }) => spec.class));
        const found = this.classes.find(env, names);
        applied(env, () => {
          for (const active of wanted) this.hookFound(env, active, found.get(active.spec.class) ?? []);
          this.hearBases();
          this.hookImplementers(env, wanted);
        });
        return found;
      }),
    );
    for (const active of added) {
      this.sayHook(active.spec);
      this.said.set(active, "");
      this.sayStatus(active);
    }
    this.readFields(wanted, found);
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
      if (spec.crypto !== null) this.hookFeeders(env, found.wrapper, active, spec.crypto);
      if (concrete.length < meant.length || spec.interface) {
        active.bases.push(found);
        this.based.add(active);
      }
      const waits = concrete.length === 0 ? "no implementer is loaded yet" : null;
      if (active.state !== "active" || active.reason !== null) active.set("active", waits);
    } catch (error) {
      active.set("failed", kindOf(error));
    }
  }

  private hookFeeders(env: Env, wrapper: Wrapper, active: Active, kind: Kind): void {
    for (const name of FEEDERS[kind]) {
      for (const method of overloadsOf(wrapper, name)) {
        // update(byte) may run once per byte of a file: hooking it would stop the app.
        const isSingleByte = method.argumentTypes.length === 1 && method.argumentTypes[0]?.className === "byte";
        if (isSingleByte || isAbstract(env, method)) continue;
        this.target(method, { class: wrapper.$n, method: name }).feed(kind, active);
      }
    }
  }

  private hookImplementers(env: Env, actives: Active[]): void {
    const waiting = new Map<Handle, Active[]>();
    for (const active of actives) {
      for (const { klass } of active.bases) waiting.set(klass, [...(waiting.get(klass) ?? []), active]);
    }
    if (waiting.size === 0) return;
    const lists = [...waiting.values()];
    for (const [found, index] of this.classes.implementers(env, [...waiting.keys()])) {
      for (const active of lists[index] as Active[]) this.hookImplementer(env, active, found);
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
    this.target(method, active.spec).add(active);
  }

  /** The target of a method, replaced on first use. */
  private target(method: Method, spec: { class: string; method: string }): Target {
    const key = method.handle.toString();
    let target = this.targets.get(key);
    if (target === undefined) {
      const isDirect = this.options.calls === "auto";
      target = new Target(method, `${spec.class}.${spec.method}`, this.calls, this.pauses.none(), isDirect);
      this.targets.set(key, target);
      target.install();
    }
    return target;
  }

  /** Say what static fields hold, or change it. */
  private readFields(actives: Active[], found: Map<string, Found[]>): void {
    asOurs(() =>
      withFrame((env) => {
        for (const active of actives) {
          const { spec } = active;
          if (spec.field === "" || active.state !== "active") continue;
          this.fields.read(env, active, found.get(spec.class)?.[0]);
          if (active.state !== "active") this.sayStatus(active);
        }
      }),
    );
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
    const isAwaited = (active: Active) => active.spec.class !== "" && active.state !== "off";
    const names = [...new Set(this.actives.filter(isAwaited).map(({ spec }) => spec.class))];
    if (this.isListening) return this.hears?.setNames(names);
    this.isListening = true;
    if (this.hears === null) this.lookAgainIn(POLL_MS);
    else this.hears.onClassPrepared(names, (klass) => this.onClass(klass));
  }

  /** Who tells of later classes, where somebody does. */
  private get hears(): Jvmti | null {
    return this.options.classes === "auto" ? this.jvmti : null;
  }

  /** Hear of what comes below any base known by now. */
  private hearBases(): void {
    const bases = [...this.based].flatMap((active) => active.bases.map(({ klass }) => klass));
    this.hears?.setBases([...new Set(bases)]);
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
          if (later.length === 0) return;
          const found = this.classes.take(env, name, klass);
          applied(env, () => {
            this.hookLater(env, found, later);
            this.hookEarlier(env, found, later.filter(({ bases }) => bases.includes(found)));
          });
        }),
      ),
    );
  }

  /** Hook what another thread loaded below a base that had just come and was not known. */
  private hookEarlier(env: Env, base: Found, actives: Active[]): void {
    if (actives.length === 0) return;
    this.hearBases();
    for (const klass of (this.jvmti as Jvmti).loadedBelow(env, base.klass)) {
      const name = (this.jvmti as Jvmti).className(klass);
      const found = this.classes.take(env, name, klass);
      for (const active of actives) this.hookImplementer(env, active, found);
    }
  }

  /** The specs that a class that has just come is for. */
  private meantBy(env: Env, name: string, klass: Handle): Active[] {
    const known = new Set([...(this.byName.get(name) ?? []), ...this.based]);
    return [...known].filter(({ bases, spec, state }) => {
      if (state === "off" || state === "failed") return false;
      return spec.class === name || bases.some((base) => isBelow(env, klass, base.klass));
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
        for (const target of this.targets.values()) target.remove();
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

/** The API level of this Android. */
function apiLevel(): number {
  const version = runtime.use("android.os.Build$VERSION") as unknown as { SDK_INT: { value: number } };
  return version.SDK_INT.value;
}
