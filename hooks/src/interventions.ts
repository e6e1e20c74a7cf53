/*
 * What: what the operator lets us change in an app, call by call: a check of certificates that refuses our CA passes, the
 * method that made such a refusal is learned, and a question about root or Frida gets the answer of a phone without.
 * What not: changing a call that is none of these. The original runs, but where its answer would be a thrown "no such
 * program" it never starts. Every change is reported.
 */
import { Env, Handle, JavaError, Ref, runtime, Wrapper } from "./bridge.js";
import { Active } from "./calls.js";
import { Call, compileValue, textOf } from "./extract.js";
import { kindOf, ThreadState } from "./guard.js";
import { callStatic, construct, forEachElement, isInstance, objectText, platformClass, Reader } from "./jni.js";
import { Answer } from "./spec.js";
import { Walker } from "./stack.js";
import { Target } from "./target.js";
import { Trust } from "./trust.js";

const CONSTRUCTOR_FRAME = ".<init>";
/** Code that is not the app's: its refusals are not pins of the app. */
const OF_THE_PLATFORM = /^(?:java|javax|jdk|sun|com\.sun|android|com\.android|dalvik|libcore|org\.conscrypt)\./;
const MAX_ELEMENTS = 5000;

/** How changes become known. */
export interface Reports {
  within(env: Env, state: ThreadState, needsRoom: boolean, body: (env: Env) => void): void;
  tell(env: Env, active: Active, state: ThreadState, args: (string | null)[], error: string | null): void;
}

/** Takes in that a method made a refusal; gives what came of it, or null when that is known already. */
export type Learn = (env: Env, frame: string, kind: string) => string | null;

export class Interventions {
  constructor(
    private readonly trust: Trust,
    private readonly walker: Walker,
    private readonly reports: Reports,
    private readonly learn: Learn,
  ) {}

  /** The original of a method that is changed, with the change. */
  onCall(active: Active, target: Target, state: ThreadState, receiver: Wrapper, args: unknown[]): unknown {
    const kind = active.spec.intervention?.kind;
    if (kind === "answer") return this.onAsked(active, target, state, receiver, args);
    return kind === "learn"
      ? this.onMade(active, target, state, receiver, args)
      : this.onCheck(active, target, state, receiver, args);
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
        const passed = this.trust.passed(env, target.method, values ?? [], args);
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
      const outcome = this.learn(env, frame, kind);
      if (outcome !== null) this.reports.tell(env, active, state, [frame, outcome], kind);
    });
    return target.method.apply(receiver, args);
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
      const one = changedBy(env, active, answer, subject as string, call);
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

/** Make the function that says what a question is about; null when it is not meant. */
export function compileSubject(answer: Answer | null): (env: Env, call: Call) => string | null {
  const about = answer?.about ?? null;
  if (answer === null || about === null) return () => "";
  const isList = about.each === "list";
  const subject = compileValue({ ...about, each: null });
  const tests = answer.matches.map((pattern) => new RegExp(pattern));
  const known = answer.gives !== null && typeof answer.gives === "object" ? answer.gives : null;
  return (env, call) => {
    const { value } = subject(env, call);
    if (value === null) return null;
    // A list is read as Java prints it.
    const text = isList ? value.slice(1, -1).split(", ").join(" ") : value;
    return (known !== null ? known[text] !== undefined : tests.some((test) => test.test(text))) ? text : null;
  };
}

interface Changed {
  result: unknown;
  error: JavaError | null;
}

/** What an app is to see instead; null when it is what it saw. */
function changedBy(env: Env, active: Active, answer: Answer, subject: string, call: Call): Changed | null {
  if (answer.throws !== null) return { result: undefined, error: thrown(env, answer.throws, subject) };
  if (answer.drops !== "") return without(env, answer, call.result) ? { result: call.result, error: null } : null;
  if (typeof answer.gives === "boolean") return call.result === answer.gives ? null : { result: answer.gives, error: null };
  if (answer.gives === null) return call.result === null ? null : { result: null, error: null };
  // A phone that lacks the property goes on lacking it.
  if (!isHeld(env, active.spec.class, subject)) return null;
  const text = answer.gives[subject] as string;
  if (typeof call.result === "number") return call.result === Number(text) ? null : { result: Number(text), error: null };
  if (typeof call.result === "boolean") return call.result === (text === "1") ? null : { result: text === "1", error: null };
  return textOf(env, call.result) === text ? null : { result: new Ref(env.newStringUtf(text), null), error: null };
}

/** Whether a class of properties has one of this name. */
function isHeld(env: Env, className: string, key: string): boolean {
  const get: [string, string, string] = [className.replace(/\./g, "/"), "get", "(Ljava/lang/String;)Ljava/lang/String;"];
  const held = callStatic(env, get, "pointer", ["pointer"], [env.newStringUtf(key)]) as Handle;
  return !held.isNull() && env.getStringLength(held) > 0;
}

function thrown(env: Env, { kind, message }: { kind: string; message: string }, subject: string): JavaError {
  const text = env.newStringUtf(message.replace("{}", () => subject.split(" ")[0] as string));
  const made = construct(env, kind.replace(/\./g, "/"), "(Ljava/lang/String;)V", ["pointer"], [text]);
  return Object.assign(new Error(kind), { $h: made });
}

const REMOVE = ["java/util/Collection", "remove", "(Ljava/lang/Object;)Z"] as const;
const readers = new Map<string, Reader>();

/** Take the elements that name what is hidden out of a list that the app was given; whether there were any. */
function without(env: Env, answer: Answer, list: unknown): boolean {
  if (!(list instanceof Ref) || !isInstance(env, list.$h, "java/util/Collection")) return false;
  const reader = readers.get(answer.drops) ?? new Reader(answer.drops, "field");
  readers.set(answer.drops, reader);
  const patterns = answer.matches.map((pattern) => new RegExp(pattern));
  const hidden: Handle[] = [];
  forEachElement(env, list.$h, MAX_ELEMENTS, (element) => {
    const name = reader.read(env, element);
    if (!(name instanceof NativePointer) || name.isNull()) return;
    const text = objectText(env, name, 300).text;
    if (patterns.some((pattern) => pattern.test(text))) hidden.push(env.newLocalRef(element));
  });
  for (const element of hidden) removeFrom(env, list.$h, element);
  return hidden.length > 0;
}

function removeFrom(env: Env, list: Handle, element: Handle): void {
  const [klass, name, signature] = REMOVE;
  const id = env.getMethodId(platformClass(env, klass), name, signature);
  env.vaMethod("uint8", ["pointer"])(env.handle, list, id, element);
  env.throwIfExceptionPending();
}

