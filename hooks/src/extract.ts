/*
 * What: turns "value" and "when" of a spec into functions over one call.
 * What not: reporting; a failure here is an error for the guard. Nothing the app sees is changed: a cursor is put
 * back to where it stood.
 */
import { Env, Handle, Ref } from "./bridge.js";
import { arrayBytes, forEachElement, intArrayText, isByteArray, isIntArray, isString, MissingMember, objectText, Reader } from "./jni.js";
import { Condition, ValueSpec } from "./spec.js";

export const MAX_CHARACTERS = 65536;

/** One call: its receiver, its arguments, and its result once there is one. */
export interface Call {
  receiver: Handle | null;
  args: unknown[];
  result: unknown;
}

export interface Extracted {
  value: string | null;
  values: string[];
  truncated: boolean;
}

export type Extractor = (env: Env, call: Call) => Extracted;

/** Collects texts up to the bound. */
class Texts {
  readonly texts: string[] = [];
  truncated = false;
  private room = MAX_CHARACTERS;

  addAll(texts: (string | null)[]): void {
    for (const text of texts) this.add(text);
  }

  add(text: string | null): void {
    if (text === null) return;
    if (text.length > this.room) this.truncated = true;
    const kept = text.slice(0, this.room);
    this.room -= kept.length;
    if (kept.length > 0 || text.length === 0) this.texts.push(kept);
  }
}

/** The text of whatever a call carries; null stays null. */
export function textOf(env: Env, value: unknown, format: ValueSpec["format"] = "text"): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Ref) return handleText(env, value.$h, format);
  if (value instanceof NativePointer) return value.isNull() ? null : handleText(env, value, format);
  return String(value);
}

function handleText(env: Env, handle: Handle, format: ValueSpec["format"]): string {
  // One more than the bound, so that the collector sees that something is missing.
  if (isString(env, handle)) return objectText(env, handle, MAX_CHARACTERS + 1).text;
  if (isIntArray(env, handle)) return intArrayText(env, handle, MAX_CHARACTERS + 1);
  if (!isByteArray(env, handle)) return objectText(env, handle, MAX_CHARACTERS + 1).text;
  const bytes = new Uint8Array(arrayBytes(env, handle, 0, env.getArrayLength(handle), MAX_CHARACTERS / 2));
  if (format === "mac") return hex(bytes, ":");
  return format === "hex" ? hex(bytes, "") : base64(bytes);
}

function hex(bytes: Uint8Array, separator: string): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(separator);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => ALPHABET[(word >> shift) & 63]).join("");
    parts.push(left >= 3 ? four : left === 2 ? four.slice(0, 3) + "=" : four.slice(0, 2) + "==");
  }
  return parts.join("");
}

/** A path such as `getWindow().title`: getters and fields from one object to the next; `?` where it may be absent. */
function compilePath(path: string): (env: Env, start: unknown) => unknown {
  const steps = path.split(".").map((step) => {
    const isOptional = step.endsWith("?");
    const plain = isOptional ? step.slice(0, -1) : step;
    const isCall = plain.endsWith("()");
    return { isOptional, reader: new Reader(isCall ? plain.slice(0, -2) : plain, isCall ? "method" : "field") };
  });
  return (env, start) => {
    let at: unknown = start;
    for (const { isOptional, reader } of steps) {
      const handle = at instanceof Ref ? at.$h : at;
      if (!(handle instanceof NativePointer) || handle.isNull()) return null;
      try {
        at = reader.read(env, handle);
      } catch (error) {
        if (isOptional && error instanceof MissingMember) return null;
        throw error;
      }
    }
    return at;
  };
}

/** What one object yields: one text for all of `join`, one for each of `get`, or its own. */
function compileOne(spec: ValueSpec): (env: Env, from: unknown) => (string | null)[] {
  if (spec.join.length > 0) {
    const paths = spec.join.map(compilePath);
    return (env, from) => {
      const texts = paths.map((path) => textOf(env, path(env, from), spec.format));
      return [texts.every((text) => text === null) ? null : texts.map((text) => text ?? "").join(",")];
    };
  }
  if (spec.get.length === 0) return (env, from) => [textOf(env, from, spec.format)];
  const paths = spec.get.map(compilePath);
  return (env, from) => paths.map((path) => textOf(env, path(env, from), spec.format));
}

function sourceOf(of: string): (call: Call) => unknown {
  if (of === "return") return (call) => call.result;
  if (of === "this") return (call) => call.receiver;
  const index = Number(of.slice("arg:".length));
  return (call) => call.args[index];
}

/** Whether the value is there before the original runs. */
export function isEarly(spec: ValueSpec | null): boolean {
  return spec !== null && spec.of !== "return";
}

/** Make the function that takes the value out of a call. */
export function compileValue(spec: ValueSpec | null): Extractor {
  if (spec === null) return () => ({ value: null, values: [], truncated: false });
  const source = sourceOf(spec.of);
  if (spec.each === null && spec.get.length === 0 && spec.join.length === 0) return compilePlain(source, spec);
  const fill = compileFill(spec);
  return (env, call) => {
    const texts = new Texts();
    const from = source(call);
    if (from !== null && from !== undefined) fill(env, from, texts);
    const [value = null, ...values] = texts.texts;
    return { value, values, truncated: texts.truncated };
  };
}

/** The text of what the call carries, as most specs want it. */
function compilePlain(source: (call: Call) => unknown, { format }: ValueSpec): Extractor {
  return (env, call) => {
    const text = textOf(env, source(call), format);
    const truncated = text !== null && text.length > MAX_CHARACTERS;
    return { value: truncated ? text.slice(0, MAX_CHARACTERS) : text, values: [], truncated };
  };
}

function compileFill(spec: ValueSpec): (env: Env, from: unknown, texts: Texts) => void {
  const one = compileOne(spec);
  if (spec.each === null) return (env, from, texts) => texts.addAll(one(env, from));
  if (spec.each === "list") {
    return (env, from, texts) => {
      const list = (from as Ref).$h ?? (from as Handle);
      if (forEachElement(env, list, spec.limit, (element) => texts.addAll(one(env, element)))) texts.truncated = true;
    };
  }
  if (spec.each === "rows") return compileRows(spec);
  const count = compilePath(`${spec.each.count}()`);
  const item = new Reader(spec.each.at, "indexed");
  return (env, from, texts) => {
    const handle = (from as Ref).$h;
    const n = count(env, from) as number;
    if (n > spec.limit) texts.truncated = true;
    for (let index = 0; index < Math.min(n, spec.limit); index++) texts.addAll(one(env, item.read(env, handle, index)));
  };
}

/** The wanted columns of a cursor's rows, cell by cell, without repetition. */
function compileRows(spec: ValueSpec): (env: Env, from: unknown, texts: Texts) => void {
  const getPosition = new Reader("getPosition", "method");
  const getCount = new Reader("getCount", "method");
  const getColumnNames = new Reader("getColumnNames", "method");
  const moveToPosition = new Reader("moveToPosition", "indexed");
  const getString = new Reader("getString", "indexed");
  return (env, from, texts) => {
    const cursor = (from as Ref).$h;
    const position = getPosition.read(env, cursor) as number;
    const n = getCount.read(env, cursor) as number;
    const columns: number[] = [];
    let column = 0;
    forEachElement(env, getColumnNames.read(env, cursor) as Handle, 200, (name) => {
      if (spec.columns.includes(objectText(env, name, 200).text)) columns.push(column);
      column++;
    });
    const seen = new Set<string>();
    try {
      for (let row = 0; row < Math.min(n, spec.limit); row++) {
        moveToPosition.read(env, cursor, row);
        for (const index of columns) {
          const cell = getString.read(env, cursor, index) as Handle;
          const text = textOf(env, cell);
          if (!cell.isNull()) env.deleteLocalRef(cell);
          if (text === null || text === "" || seen.has(text)) continue;
          seen.add(text);
          texts.add(text);
        }
      }
    } finally {
      moveToPosition.read(env, cursor, position);
    }
    if (n > spec.limit) texts.truncated = true;
  };
}

/** Make the function that says whether a call is meant; all conditions must hold. */
export function compileWhen(conditions: Condition[]): (env: Env, call: Call) => boolean {
  const tests = conditions.map((condition) => ({ arg: condition.arg, holds: compileTest(condition) }));
  return (env, call) =>
    tests.every(({ arg, holds }) => {
      const text = textOf(env, call.args[arg]);
      return text !== null && holds(text);
    });
}

function compileTest({ op, texts }: Condition): (text: string) => boolean {
  if (op === "is") return (text) => texts.includes(text);
  if (op === "starts_with") return (text) => texts.some((start) => text.startsWith(start));
  if (op === "contains") return (text) => texts.some((part) => text.includes(part));
  const patterns = texts.map((pattern) => new RegExp(pattern));
  return (text) => patterns.some((pattern) => pattern.test(text));
}
