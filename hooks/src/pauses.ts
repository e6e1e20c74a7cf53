/*
 * What: takes hooks off methods that are called too often, puts them back later, and says both.
 * What not: counting what is missed meanwhile: nothing of ours runs then.
 */
import { Active } from "./active.js";
import { applied, runtime } from "./bridge.js";
import { now } from "./clock.js";
import { asOurs, Guard, Rate } from "./guard.js";
import { Target } from "./target.js";

/** Calls are counted over so long: a burst is no reason, a loop is one. */
const BUSY_WINDOW_S = 3;
/**
 * First pause; each further one is twice as long, up to the longest. Each time a hook goes off or comes back the VM throws
 * away compiled code that calls the method, which slows a busy app down more than the hooked calls do.
 */
const SHORTEST_S = 4;
const LONGEST_S = 16;
/** A hook that stays on for so long begins with the shortest pause again. */
const CALM_S = 60;
/** What feeds a digest is called several times for each; without it digests are reported, but not of what. */
const FEEDER_FACTOR = 4;

export class Pauses {
  private isClosed = false;

  constructor(
    private readonly guard: Guard,
    private readonly limit: number,
    private readonly say: (active: Active) => void,
  ) {}

  /** The state of a method that was never called too often. */
  none(): Target["pause"] {
    return { rate: new Rate(this.limit, BUSY_WINDOW_S), isOn: false, seconds: 0, ended: -Infinity };
  }

  /** Whether a method was called too often just now; if so, its hooks go off as soon as this thread lets us. */
  isOver(target: Target, t_mono: number): boolean {
    const { pause } = target;
    if (pause.isOn || pause.rate.allows(t_mono, timesOf(target))) return pause.isOn;
    pause.isOn = true;
    pause.seconds = t_mono - pause.ended > CALM_S ? SHORTEST_S : Math.min(pause.seconds * 2, LONGEST_S);
    // Not from here: the method that is replaced is the one we are in.
    setTimeout(() => this.begin(target), 0);
    return true;
  }

  private begin(target: Target): void {
    if (this.isClosed) return;
    this.put(() => target.remove());
    const reason = `called more than ${this.limit * timesOf(target)} times in ${BUSY_WINDOW_S} s: off for ${target.pause.seconds} s`;
    this.tell(target, "paused", reason);
    setTimeout(() => this.end(target), target.pause.seconds * 1000);
  }

  private end(target: Target): void {
    if (this.isClosed) return;
    this.put(() => target.install());
    const { seconds } = target.pause;
    target.pause = { ...this.none(), seconds, ended: now().t_mono };
    this.tell(target, "active", null);
  }

  private put(change: () => void): void {
    this.guard.run("agent", "pause", () => asOurs(() => runtime.vm.perform((env) => applied(env, change))));
  }

  private tell(target: Target, state: "paused" | "active", reason: string | null): void {
    for (const active of new Set([...target.actives, ...target.fed])) {
      if (state === "paused") active.pausedAt.add(target);
      else active.pausedAt.delete(target);
      if (state === "active" && active.pausedAt.size > 0) continue;
      active.set(state, reason);
      this.say(active);
    }
  }

  /** Leave everything as it is from now on. */
  close(): void {
    this.isClosed = true;
  }
}

function timesOf(target: Target): number {
  return target.fed.length > 0 ? FEEDER_FACTOR : 1;
}
