/*
 * What: one replaced method: the specs that report it, the crypto kinds it feeds, who changes what it does, and the hook
 * itself, on or off.
 * What not: which method, or what happens in a call.
 */
import type { Active, Reporting } from "./active.js";
import { flavor, Handle, Implementation, Method, STATIC_METHOD, useRawTypes, Wrapper } from "./bridge.js";
import type { Kind } from "./crypto.js";
import { Direct, replace } from "./direct.js";
import type { Rate } from "./guard.js";
import type { Learned } from "./learned.js";

/** Who is told of calls of a replaced method, as the bridge and as the VM make them. */
export interface Handlers {
  onCall(target: Target, receiver: Wrapper, args: unknown[]): unknown;
  onDirect(target: Target, direct: Direct, env: NativePointer, receiver: Handle, args: unknown[]): unknown;
}

export class Target {
  /** All specs that it was replaced for. */
  readonly actives: Active[] = [];
  /** Those of them that report calls. */
  reporters: readonly Active[] = [];
  /** The first of them that changes what it does. */
  intervention: Active | null = null;
  /** It refused our certificates, and its name was not known. */
  learned: Learned | null = null;
  readonly feeds: Kind[] = [];
  /** Specs whose inputs come by it: without it they report, but not what went in. */
  readonly fed: Active[] = [];
  /** Who reports a call of it, if it is plain; a call under way keeps what it began with. */
  plan: readonly Reporting[] = [];
  readonly isStatic: boolean;
  readonly types: string;
  /** All its specs report it whatever the arguments are, and after it is done. */
  isPlain = true;
  /** Deciding about a call, and taking its values, make references to Java objects. */
  needsRoomBefore = false;
  needsRoomAfter = false;
  private direct: Direct | null = null;
  private readonly implementation: Implementation;

  constructor(
    readonly method: Method,
    readonly group: string,
    handlers: Handlers,
    public pause: { rate: Rate; isOn: boolean; seconds: number; ended: number },
    isDirect: boolean,
  ) {
    this.types = method.argumentTypes.map((type) => type.className).join(",");
    this.isStatic = method.type === STATIC_METHOD;
    useRawTypes(method);
    const target = this;
    this.implementation = function (...args: unknown[]): unknown {
      return handlers.onCall(target, this, args);
    };
    if (isDirect && flavor() === "hotspot") {
      const direct: Direct = new Direct(method, (env, receiver, args) => {
        return handlers.onDirect(this, direct, env, receiver, args);
      });
      this.direct = direct;
    }
  }

  /** Have a spec report it, or change what it does; within `applied`. */
  add(active: Active): void {
    if (this.actives.includes(active)) return;
    this.actives.push(active);
    if (active.spec.intervention === null) this.report(active);
    else this.intervene(active);
  }

  private report(active: Active): void {
    this.reporters = [...this.reporters, active];
    this.plan = [...this.plan, { active, crypto: null, stack: null, done: false }];
    this.isPlain &&= active.isPlain;
    this.needsRoomBefore ||= active.needsRoom;
    this.needsRoomAfter ||= active.makesReferences;
  }

  private intervene(active: Active): void {
    this.intervention ??= active;
    if (this.direct === null) return;
    // What an intervention gives back is the bridge's to convert. Calls under way end as they began.
    this.direct = null;
    this.install();
  }

  /** Have it feed crypto objects of a kind, which a spec reports. */
  feed(kind: Kind, active: Active): void {
    if (!this.fed.includes(active)) this.fed.push(active);
    if (this.feeds.includes(kind)) return;
    this.feeds.push(kind);
    this.isPlain = false;
    this.needsRoomBefore = true;
  }

  /** Put the hook in; within `applied`. */
  install(): void {
    if (this.direct === null) replace(this.method, this.implementation);
    else this.direct.install(this.implementation);
  }

  /** Put the method back as it was; within `applied`. */
  remove(): void {
    this.method.implementation = null;
  }
}
