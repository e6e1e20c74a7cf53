/*
 * What: what the operator lets us change in an app, call by call: a check of certificates that refuses our CA passes, the
 * method that made such a refusal is learned, a page of a WebView of our CA goes on, and a question about root or Frida gets the answer of a phone without.
 * What not: changing a call that is none of these. The original runs, but where its answer would be a thrown "no such
 * program" it never starts. Every change is reported.
 */
import { Active } from "./active.js";
import { Changed, changedBy } from "./answers.js";
import { Env, Handle, JavaError, Ref, runtime, Wrapper } from "./bridge.js";
import { Call } from "./extract.js";
import { kindOf, ThreadState } from "./guard.js";
import { Pages, pageOf } from "./pages.js";
import { Answer } from "./spec.js";
import { Walker } from "./stack.js";
import { Target } from "./target.js";
import { Trust } from "./trust.js";

const CONSTRUCTOR_FRAME = ".<init>";
/** Code that is not the app's: its refusals are not pins of the app. */
const OF_THE_PLATFORM = /^(?:java|javax|jdk|sun|com\.sun|android|com\.android|dalvik|libcore|org\.conscrypt)\./;

/** How changes become known. */
export interface Reports {
  within(env: Env, state: ThreadState, needsRoom: boolean, body: (env: Env) => void): void;
  tell(env: Env, active: Active, state: ThreadState, args: (string | null)[], error: string | null): void;
}

/** Takes in that a method made a refusal; gives what came of it, or null when that is known already. */
export type Learn = (env: Env, frame: string, kind: string) => string | null;

/** What decides about refusals. */
export interface Judges {
  trust: Trust;
  pages: Pages;
  learn: Learn;
}

export class Interventions {
  constructor(
    private readonly judges: Judges,
    private readonly walker: Walker,
    private readonly reports: Reports,
  ) {}

  /** The original of a method that is changed, with the change. */
  onCall(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    const kind = active.spec.intervention?.kind;
    if (kind === "answer") return this.onAsked(active, target, state, receiver, args);
    if (kind === "learn") return this.onMade(active, target, state, receiver, args);
    if (kind === "page") return this.onPage(target, state, receiver, args);
    if (kind === "cancel") return this.onCancel(active, target, state, receiver, args);
    return this.onCheck(active, target, state, receiver, args);
  }

  /** The app checks a certificate chain: what it refuses and our own CA has signed passes all the same. */
  private onCheck(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    state.checks++;
    try {
      return target.method.apply(receiver, args);
    } catch (error) {
      if ((error as JavaError).$h === undefined) throw error;
      const kind = kindOf(error);
      const { learned } = target;
      if (learned !== null && !learned.kinds.has(kind)) throw error;
      const found: { result: unknown }[] = [];
      this.reports.within(runtime.vm.getEnv(), state, false, (env) => {
        const values = learned !== null ? learned.values(env, args) : active.spec.intervention?.chain.map((n) => args[n]);
        const passed = this.judges.trust.passed(env, target.method, values ?? [], args);
        if (passed === null) return;
        found.push(passed);
        this.reports.tell(env, active, state, learned !== null ? [learned.name] : [], kind);
      });
      if (found[0] === undefined) throw error;
      return found[0].result;
    } finally {
      state.checks--;
    }
  }

  /** An exception that refusals are made of is made: whoever makes it is learned. */
  private onMade(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    // In a check that is known already there is nothing to learn.
    if (state.checks > 0) return target.method.apply(receiver, args);
    // Before the original, whose own call of `super` is made of a class that tells less.
    this.reports.within(runtime.vm.getEnv(), state, true, (env) => {
      if (!active.isMeant(env, { receiver: null, args, result: undefined })) return;
      const frame = this.walker.walk(env).frames.find((one) => !one.endsWith(CONSTRUCTOR_FRAME));
      if (frame === undefined || OF_THE_PLATFORM.test(frame)) return;
      const kind = env.getObjectClassName(receiver.$h as Handle);
      const outcome = this.judges.learn(env, frame, kind);
      if (outcome !== null) this.reports.tell(env, active, state, [frame, outcome], kind);
    });
    return target.method.apply(receiver, args);
  }

  /** The platform refused a page of a WebView, and asks the app: onReceivedSslError(view, handler, error). */
  private onPage(target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    const { length } = state.pages;
    const handler = args[1];
    this.reports.within(runtime.vm.getEnv(), state, true, (env) => {
      if (!(handler instanceof Ref) || pageOf(env, state, handler.$h) !== null) return;
      const host = this.judges.pages.hostOf(env, args[2]);
      if (host !== null) state.pages.push({ handler: handler.$h, host });
    });
    try {
      return target.method.apply(receiver, args);
    } finally {
      state.pages.length = length;
    }
  }

  /** The app cancels a page; one that our CA vouches for goes on, while the app is asked. */
  private onCancel(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    const passed: string[] = [];
    if (state.pages.length > 0) {
      this.reports.within(runtime.vm.getEnv(), state, true, (env) => {
        const handler = receiver.$h as Handle;
        const host = pageOf(env, state, handler);
        if (host === null) return;
        this.judges.pages.proceed(env, handler);
        passed.push(host);
        this.reports.tell(env, active, state, [host], "untrusted");
      });
    }
    return passed.length > 0 ? undefined : target.method.apply(receiver, args);
  }

  /** The app asks for traces of root or Frida. */
  private onAsked(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    const answer = active.spec.intervention?.answer as Answer;
    const call: Call = { receiver: receiver.$h, args, result: undefined };
    let subject: string | null = null;
    this.reports.within(runtime.vm.getEnv(), state, true, (env) => {
      subject = active.subjectOf(env, call);
    });
    if (subject === null) return target.method.apply(receiver, args);
    if (answer.throws === null || !answer.instead) call.result = target.method.apply(receiver, args);
    const changed: Changed[] = [];
    // What is given to the app must outlive our own references.
    this.reports.within(runtime.vm.getEnv(), state, false, (env) => {
      const one = changedBy(env, active.spec.class, answer, subject as string, call);
      if (one === null) return;
      changed.push(one);
      this.reports.tell(env, active, state, [subject], one.error === null ? null : (answer.throws as { kind: string }).kind);
    });
    const one = changed[0];
    if (one === undefined) return answer.instead ? target.method.apply(receiver, args) : call.result;
    if (one.error !== null) throw one.error;
    return one.result;
  }
}
