/*
 * What: attaches the units' functions wherever their libraries are, now and when libraries come; reports their calls.
 * What not: changing anything: the original runs as it was called, its result and errno stay, but for `hide` and `unpin`.
 */
import { callNative, silentFamilies } from "../../canaries.js";
import { Moment, now } from "../../clock.js";
import { asOurs, Guard, Rate, threadState } from "../../guard.js";
import { Queue } from "../../queue.js";
import { NativeSpec } from "../../spec.js";
import { Found, Handler, Library, Nameless, Unit } from "./unit.js";
import { NativeStack, stackOf } from "./frames.js";

type NativeState = "active" | "failed" | "off" | "lost";

export interface NativeStatus {
  hook: string;
  state: NativeState;
  reason: string | null;
  calls: number;
  dropped: number;
}

export interface NativeOptions {
  /** Calls of one function in three seconds above which the rest is let go unread. */
  busy_limit: number;
  api_level: number | null;
  hot_limit: number;
  enable: string[];
}

/** The Java part of a stack, where there is one. */
export type JavaStack = () => { frames: string[]; caller: string | null } | null;

class Watched {
  state: NativeState = "active";
  reason: string | null = "no library with it is loaded yet";
  calls = 0;
  dropped = 0;
  private readonly tests: RegExp[];
  private readonly skipped: RegExp | null;
  private readonly rate: Rate | null;

  constructor(
    readonly spec: NativeSpec,
    options: NativeOptions,
  ) {
    this.tests = spec.when.map((pattern) => new RegExp(pattern));
    this.skipped = spec.skip_callers.length > 0 ? namesOf(spec.skip_callers) : null;
    this.rate = spec.risk === "hot" ? new Rate(options.hot_limit) : null;
    if (spec.risk === "fragile" && !options.enable.includes(spec.id)) {
      this.state = "off";
      this.reason = "can crash some apps; enable it by name";
    }
  }

  means(subject: string): boolean {
    return (this.state === "active" || this.state === "lost") && (this.tests.length === 0 || this.tests.some((test) => test.test(subject)));
  }

  skips(caller: string): boolean {
    return this.skipped !== null && this.skipped.test(caller);
  }

  /** Count a call that nobody looks at. */
  letGo(): void {
    this.calls++;
    this.dropped++;
  }

  /** Count a call; false when it is one too many in this second. */
  admits(at: Moment): boolean {
    this.calls++;
    if (this.rate === null || this.rate.allows(at.t_mono)) return true;
    this.dropped++;
    return false;
  }
}

/** Lets calls of one function go when there are too many. Looks at the clock once in so many calls. */
class Crowd {
  private static readonly EVERY = 256;
  private n = 0;
  private since = -Infinity;
  private isOver = false;

  constructor(private readonly perSecond: number) {}

  isTooMany(): boolean {
    if (++this.n % Crowd.EVERY === 0) {
      const { t_mono } = now();
      this.isOver = Crowd.EVERY > this.perSecond * (t_mono - this.since);
      this.since = t_mono;
    }
    return this.isOver;
  }
}

/** Names with `*` as one expression over file names. */
function namesOf(patterns: string[]): RegExp {
  const escaped = patterns.map((pattern) => pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*"));
  return new RegExp(`^(?:${escaped.join("|")})$`);
}

/** Libraries that call while their thread is inside the virtual machine: nothing of Java may be asked there. */
const VIRTUAL_MACHINE = /^lib(?:jvm|jimage|zip|art|artbase|dexfile)\.so$/;
const FIRST_LOOK_MS = 100;
const LAST_LOOK_MS = 10_000;
const DEEPEST_STACK = 64 << 20;

/** Threads in the middle of a watched call, by where their stack stood: what happens below is the library's doing. */
const inside = new Map<number, NativePointer>();

/** Whether a call comes from inside a watched one. A frame that was left by a jump, or whose thread is gone, is none. */
function isInside(tid: number, stack: NativePointer): boolean {
  const outer = inside.get(tid);
  return outer !== undefined && stack.compare(outer) < 0 && outer.sub(stack).compare(ptr(DEEPEST_STACK)) < 0;
}

export class Watch {
  private readonly watched: Watched[] = [];
  private readonly listeners: InvocationListener[] = [];
  private readonly attached = new Set<string>();
  private readonly sentStacks = new Set<string>();
  private readonly seen = new Set<string>();
  private apiLevel: number | null = null;
  private busyLimit = Infinity;
  private observer: ModuleObserver | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly units: Record<string, Unit>,
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly javaStack: JavaStack = () => null,
  ) {}

  /** Attach specs; each gets a `hook` and a `status` line. */
  install(specs: NativeSpec[], options: NativeOptions): void {
    this.apiLevel = options.api_level;
    this.busyLimit = options.busy_limit;
    this.watched.push(...specs.map((spec) => new Watched(spec, options)));
    this.seen.clear();
    // Called on the thread that loads a library, and now for each that is there. Frida keeps its list of libraries for
    // itself meanwhile, and lets others into this script while a symbol is looked up: one of them that asks whose an
    // address is would wait for the list, and we for it. So those that are there are looked at afterwards.
    let isBeginning = true;
    this.observer ??= Process.attachModuleObserver({
      onAdded: (module) => {
        if (!isBeginning) this.onLibrary(module);
      },
      onRemoved: (module) => this.seen.delete(keyOf(module)),
    });
    isBeginning = false;
    this.lookAgain(FIRST_LOOK_MS);
    for (const one of this.watched) {
      const { id, unit, symbols, data_type, event, risk } = one.spec;
      const method = symbols.join(", ");
      this.queue.put("hook", { hook: id, class: unit, method, data_type, event, risk, intervention: event === "intervention" });
      this.sayStatus(one);
    }
  }

  /** Try each family by a call of ours; the hooks of one that stays silent are lost. */
  tryCanaries(): void {
    for (const [family, hook] of silentFamilies(this.queue, this.watched, callNative)) {
      for (const one of this.watched.filter(({ spec, state }) => spec.family === family && state === "active")) {
        one.state = "lost";
        one.reason = `${hook} did not hear a call of ours on start`;
        this.sayStatus(one);
      }
    }
  }

  /** Look for libraries the observer did not tell of: of those loaded while it begins, it misses one in 20. */
  private lookAgain(after_ms: number): void {
    for (const module of Process.enumerateModules()) this.onLibrary(module);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lookAgain(Math.min(2 * after_ms, LAST_LOOK_MS)), after_ms);
  }

  private onLibrary(module: Module): void {
    if (this.seen.has(keyOf(module))) return;
    this.seen.add(keyOf(module));
    asOurs(() => this.guard.run("native", "library", () => this.look(module)));
    // Before the loader gives the library to whoever asked for it.
    Interceptor.flush();
  }

  private look(module: Module): void {
    for (const [name, unit] of Object.entries(this.units)) {
      const specs = this.watched.filter(({ spec, state }) => spec.unit === name && state !== "off");
      const symbols = new Set(specs.flatMap(({ spec }) => spec.symbols));
      if (symbols.size === 0) continue;
      const isHidden = specs.some(({ spec }) => spec.hidden_in.length > 0 && namesOf(spec.hidden_in).test(module.name));
      const find = finder(module, isHidden);
      const found = [...symbols].filter((symbol) => find(symbol) !== null);
      const library = this.library(module, find, specs);
      if (found.length > 0) this.attachAll(unit, specs, found, library);
      else unit.search?.(this.nameless(module, library, specs));
    }
  }

  private nameless(module: Module, library: Library, specs: Watched[]): Nameless {
    return {
      module,
      library,
      conclude: (reason) => {
        for (const one of specs.filter((watched) => watched.reason !== null)) {
          one.reason = reason;
          this.sayStatus(one);
        }
      },
    };
  }

  private library(module: Module, find: Library["find"], meant: Watched[]): Library {
    return {
      name: module.name,
      specs: meant.map(({ spec }) => spec),
      apiLevel: this.apiLevel,
      find,
      isMeant: (subject) => meant.some((one) => one.means(subject)),
      put: (kind, fields) => this.queue.put(kind, { ...fields }),
      attach: (address, symbol, handler, hook) => {
        const specs = meant.filter(({ spec }) => hook === undefined || spec.id === hook);
        try {
          const listener = Interceptor.attach(address, this.callbacks(handler, specs, module.name, symbol));
          this.listeners.push(listener);
          for (const one of specs) if (hook !== undefined) one.reason = null;
          return () => listener.detach();
        } catch {
          return null;
        }
      },
      imported: (symbol) => {
        const address = module.enumerateImports().find(({ name }) => name === symbol)?.address;
        const from = address === undefined ? null : Process.findModuleByAddress(address);
        return from === null ? null : this.library(from, finder(from, false), meant);
      },
    };
  }

  private attachAll(unit: Unit, meant: Watched[], symbols: string[], library: Library): void {
    const handlers = unit.handlers(library);
    for (const symbol of symbols) {
      const handler = handlers[symbol];
      const address = library.find(symbol) as NativePointer;
      const specs = meant.filter(({ spec }) => spec.symbols.includes(symbol));
      const key = `${specs[0]?.spec.unit} ${address}`;
      if (handler === undefined || this.attached.has(key)) continue;
      this.attached.add(key);
      try {
        this.listeners.push(Interceptor.attach(address, this.callbacks(handler, specs, library.name, symbol)));
        for (const one of specs) one.reason = null;
      } catch {
        for (const one of specs.filter(({ reason }) => reason !== null)) {
          one.state = "failed";
          one.reason = `${symbol} of ${library.name} cannot be watched`;
        }
      }
    }
  }

  private callbacks(handler: Handler, specs: Watched[], library: string, symbol: string): InvocationListenerCallbacks {
    const watch = this;
    const hook = specs[0]?.spec.id ?? "native";
    const crowd = specs.every(({ spec }) => spec.risk === "hot") ? new Crowd(this.busyLimit / 3) : null;
    return {
      onEnter(args) {
        this.kept = null;
        const tid = this.threadId;
        if ((handler.isAlways !== true && isInside(tid, this.context.sp)) || threadState().ours) return;
        this.kept = watch.guard.run(hook, "before", () => handler.before(args, this));
        if (this.kept === null) return;
        if (crowd !== null && crowd.isTooMany()) {
          this.kept = null;
          for (const one of specs) one.letGo();
          return;
        }
        this.at = now();
        if (handler.isAlways !== true) inside.set(tid, this.context.sp);
      },
      onLeave(result) {
        if (this.kept === null || this.kept === undefined) return;
        if (handler.isAlways !== true) inside.delete(this.threadId);
        asOurs(() =>
          watch.guard.run(hook, "after", () => {
            const found = handler.after(this.kept, result, (this as UnixInvocationContext).errno, this);
            if (found.length > 0) watch.report(specs, found, this, { library, symbol });
          }),
        );
      },
    };
  }

  private report(
    specs: Watched[],
    found: Found[],
    call: InvocationContext,
    place: { library: string; symbol: string },
  ): void {
    const at = call.at as Moment;
    let stack: NativeStack | null = null;
    for (const one of found) {
      for (const watched of specs.filter((spec) => spec.means(one.subject))) {
        const { canary } = threadState();
        if (canary !== null) {
          canary.add(watched.spec.id);
          continue;
        }
        const caller = libraryAt(call.returnAddress);
        if (caller === null || watched.skips(caller) || !watched.admits(at)) continue;
        stack ??= stackOf(call.context, VIRTUAL_MACHINE.test(caller) ? null : this.javaStack());
        this.sayStack(stack, at);
        const line = {
          hook: watched.spec.id,
          tid: call.threadId,
          value: one.value ?? null,
          values: one.values ?? [],
          args: one.args ?? [],
          crypto: one.crypto ?? null,
          caller: stack.caller,
          stack_hash: stack.hash,
          error: one.error ?? null,
          truncated: one.truncated ?? false,
          module: place.library,
          symbol: place.symbol,
        };
        if (!this.queue.put("native", line, at, watched.calls === 1)) watched.dropped++;
      }
    }
  }

  private sayStack(stack: NativeStack, at: Moment): void {
    if (this.sentStacks.has(stack.hash)) return;
    if (this.queue.put("stack", { stack_hash: stack.hash, frames: stack.frames }, at)) this.sentStacks.add(stack.hash);
  }

  private sayStatus(one: Watched): void {
    this.queue.put("status", { ...statusOf(one) });
  }

  status(): NativeStatus[] {
    return this.watched.map(statusOf);
  }

  /** Say the last word on every hook. */
  sayAll(): void {
    for (const one of this.watched) this.sayStatus(one);
  }

  /** Let go of every function. */
  uninstall(): void {
    this.observer?.detach();
    this.observer = null;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const listener of this.listeners.splice(0)) listener.detach();
    for (const unit of Object.values(this.units)) unit.close?.();
    Interceptor.flush();
  }
}

function keyOf(module: Module): string {
  return `${module.base} ${module.path}`;
}

function statusOf({ spec, state, reason, calls, dropped }: Watched): NativeStatus {
  return { hook: spec.id, state, reason, calls, dropped };
}

/** The library of an address, "" for code without one; null for Frida's own, whose memory Frida does not show. */
function libraryAt(address: NativePointer): string | null {
  const module = Process.findModuleByAddress(address);
  if (module !== null) return module.name;
  return Process.findRangeByAddress(address) === null ? null : "";
}

/** Finds functions of one library: exported ones, and those of its symbol table when it is looked at by name. */
function finder(module: Module, isHidden: boolean): (symbol: string) => NativePointer | null {
  const end = module.base.add(module.size);
  const known = new Map<string, NativePointer | null>();
  let table: Map<string, NativePointer> | null = null;
  return (symbol) => {
    let address = known.get(symbol);
    if (address === undefined) {
      address = module.findExportByName(symbol);
      // The lookup also answers for what a library takes from others.
      if (address !== null && (address.compare(module.base) < 0 || address.compare(end) >= 0)) address = null;
      if (address === null && isHidden) {
        table ??= new Map(module.enumerateSymbols().filter(({ type }) => type === "function").map((one) => [one.name, one.address]));
        address = table.get(symbol) ?? null;
      }
      known.set(symbol, address);
    }
    return address;
  };
}
