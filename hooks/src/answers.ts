/*
 * What: a question about root or Frida: what it is about, and what the app is told instead of what the phone says.
 * What not: when it is asked (interventions.ts).
 */
import { Env, Handle, JavaError, Ref } from "./bridge.js";
import { Call, compileValue, textOf } from "./extract.js";
import { callStatic, construct, forEachElement, isInstance, objectText, platformClass, Reader } from "./jni.js";
import { Answer } from "./spec.js";

const MAX_ELEMENTS = 5000;

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

export interface Changed {
  result: unknown;
  error: JavaError | null;
}

/** What an app is to see instead; null when it is what it saw. */
export function changedBy(env: Env, className: string, answer: Answer, subject: string, call: Call): Changed | null {
  if (answer.throws !== null) return { result: undefined, error: thrown(env, answer.throws, subject) };
  if (answer.drops !== "") return without(env, answer, call.result) ? { result: call.result, error: null } : null;
  if (typeof answer.gives === "boolean") return call.result === answer.gives ? null : { result: answer.gives, error: null };
  if (answer.gives === null) return call.result === null ? null : { result: null, error: null };
  // A phone that lacks the property goes on lacking it.
  if (!isHeld(env, className, subject)) return null;
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

