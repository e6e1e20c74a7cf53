/*
 * What: keeps our mistakes out of the app: boundaries that report instead of throwing, a limit for busy hooks, and
 * the memory of what each thread is in the middle of.
 * What not: catching what the app's own methods throw.
 */
import { Handle } from "./bridge.js";
import { Queue } from "./queue.js";

const ERRORS_PER_HOOK = 20;

export class Guard {
  private readonly counts = new Map<string, number>();

  constructor(private readonly queue: Queue) {}

  /** Run `body`; a failure becomes one `hook_error` line (at most 20 per hook) and null. */
  run<T>(hook: string, where: string, body: () => T): T | null {
    try {
      return body();
    } catch (error) {
      this.report(hook, where, error);
      return null;
    }
  }

  /** Say that something of ours failed: at most 20 `hook_error` lines per hook. */
  report(hook: string, where: string, error: unknown): void {
    const count = (this.counts.get(hook) ?? 0) + 1;
    this.counts.set(hook, count);
    if (count > ERRORS_PER_HOOK) return;
    this.queue.put("hook_error", { hook, where, error: kindOf(error) });
  }
}

/** The class of an error without its message, which may quote values of the app. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if ((error as { $h?: unknown }).$h !== undefined) return error.message.split(":")[0] ?? "exception";
  const place = /at (\S+)/.exec(error.stack ?? "")?.[1] ?? "";
  return `${error.name} ${error.constructor.name === "MissingMember" ? error.message : ""}${place}`.trim();
}

/** So many per window of some seconds, and no more. */
export class Rate {
  private window = -1;
  private n = 0;

  constructor(
    private readonly limit: number,
    private readonly seconds = 1,
  ) {}

  /** times: how often the limit may be reached. */
  allows(t_mono: number, times = 1): boolean {
    const window = Math.floor(t_mono / this.seconds);
    if (window !== this.window) {
      this.window = window;
      this.n = 0;
    }
    return this.n++ < this.limit * times;
  }
}

/** One hooked call that is under way. */
export interface Frame {
  group: string;
  receiver: Handle | null;
  /** The specs that report it; null: whoever reports this method. */
  told: readonly unknown[] | null;
}

/** What one thread is in the middle of. */
export class ThreadState {
  /** We ourselves are calling Java: nothing of it is the app's doing. */
  ours = false;
  /** While a canary calls: the hooks that heard it, which report nothing then. */
  canary: Set<string> | null = null;
  readonly frames: Frame[] = [];
  /** Checks of certificates under way whose refusal passes when the chain is ours. */
  checks = 0;
  /** Refused pages that its app is being asked about and that may go on: who decides about them, and their host. */
  readonly pages: { handler: Handle; host: string }[] = [];
  /** Its name as JSON, and until when that is believed: names are read at most once a second. */
  name = "";
  nameUntil = -Infinity;

  constructor(readonly tid: number) {}

  get isIdle(): boolean {
    return this.frames.length === 0 && !this.ours && this.checks === 0 && this.pages.length === 0;
  }
}

const MAX_THREADS = 1000;
const threads = new Map<number, ThreadState>();

/** The state of the calling thread. */
export function threadState(): ThreadState {
  const tid = Process.getCurrentThreadId();
  let state = threads.get(tid);
  if (state === undefined) {
    if (threads.size >= MAX_THREADS) forgetIdle();
    state = new ThreadState(tid);
    threads.set(tid, state);
  }
  return state;
}

function forgetIdle(): void {
  for (const [tid, state] of threads) if (state.isIdle) threads.delete(tid);
}

/** Run `body` with the hooks of this thread silent: what it calls is ours and not the app's. */
export function asOurs<T>(body: () => T): T {
  const state = threadState();
  const was = state.ours;
  state.ours = true;
  try {
    return body();
  } finally {
    state.ours = was;
  }
}
