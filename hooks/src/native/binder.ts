/*
 * What: calls of the platform's services as they leave the process for the Binder driver: interface, method, content
 * URI, and of answers that are one text, the text.
 * What not: calls the app answers; method numbers no spec asks for; arguments but content URIs. Numbers are those of AOSP;
 * a vendor's framework, or a newer module of the system, may number otherwise.
 * Source: include/uapi/linux/android/binder.h of the Linux kernel; frameworks/native libs/binder/Parcel.cpp
 * (writeInterfaceToken, writeString16); frameworks/base Uri.writeToParcel.
 */
import { NativeSpec } from "../spec.js";
import { Found, handler, Library, nativeFunction, Unit } from "./support/unit.js";

const BINDER_WRITE_READ = 0xc0306201;
const BC_TRANSACTION = 0x40406300;
const BC_TRANSACTION_SG = 0x40486311;
const BR_REPLY = 0x80407203;
const BR_FAILED = new Set([0x7205, 0x7211, 0x7212]);
const ONE_WAY = 1;
const MAX_DATA = 8192;
const MAX_NAME = 256;
const MAX_TEXT = 4096;
const MAX_PENDING = 32;

interface Call {
  subject: string;
  args: (string | null)[];
  isText: boolean;
}

/** Two-way calls that wait for their answer, innermost last, by thread; null stands for one nobody asked for. */
const waiting = new Map<number, (Call | null)[]>();

/** What the parcel of a call says: its interface, and where its arguments begin. */
export interface Token {
  name: string;
  end: number;
}

/** Commands with the places of their data, in a buffer the driver reads or writes. */
export function commands(buffer: NativePointer, length: number): { code: number; at: NativePointer; size: number }[] {
  const found: { code: number; at: NativePointer; size: number }[] = [];
  for (let from = 0; from + 4 <= length; ) {
    const code = buffer.add(from).readU32();
    const size = (code >>> 16) & 0x3fff;
    if (from + 4 + size > length) break;
    found.push({ code, at: buffer.add(from + 4), size });
    from += 4 + size;
  }
  return found;
}

/** A UTF-16 text of a parcel; null when none stands there. */
export function string16(data: NativePointer, at: number, length: number, limit: number): { text: string; end: number } | null {
  if (at + 4 > length) return null;
  const n = data.add(at).readS32();
  if (n < 0 || n > limit || at + 4 + 2 * (n + 1) > length) return null;
  if (data.add(at + 4 + 2 * n).readU16() !== 0) return null;
  const text = n === 0 ? "" : (data.add(at + 4).readUtf16String(n) as string);
  return { text, end: at + 4 + ((2 * (n + 1) + 3) & ~3) };
}

/** The interface a parcel names: after the strict mode policy, since API 29 the work source, since 30 a header. */
export function token(data: NativePointer, length: number): Token | null {
  for (const at of [4, 8, 12]) {
    const found = string16(data, at, length, MAX_NAME);
    if (found !== null && /^[A-Za-z][\w.$]*\.[\w.$]+$/.test(found.text)) return { name: found.text, end: found.end };
  }
  return null;
}

/** The first content URI among the arguments, as UTF-16 or as UTF-8 text. */
export function contentUri(data: NativePointer, from: number, length: number): string | null {
  const n = Math.min(length, MAX_DATA) - from;
  if (n <= 0) return null;
  const bytes = new Uint8Array(data.add(from).readByteArray(n) as ArrayBuffer);
  const narrow = String.fromCharCode(...bytes);
  // Of UTF-16 every second byte is NUL as far as the text is ASCII, and URIs are.
  const plain = /content:\/\/[!-~]+/.exec(narrow)?.[0];
  if (plain !== undefined) return plain;
  const wide = /c\0o\0n\0t\0e\0n\0t\0:\0\/\0\/\0(?:[!-~]\0)+/.exec(narrow)?.[0];
  return wide === undefined ? null : wide.replace(/\0/g, "");
}

/** Method names by interface and number, at one API level. */
type Names = Map<string, Map<number, { name: string; isText: boolean }>>;

export function namesAt(specs: NativeSpec[], level: number): Names {
  const names: Names = new Map();
  for (const { binder } of specs) {
    if (binder === null) continue;
    const numbers = names.get(binder.interface) ?? new Map<number, { name: string; isText: boolean }>();
    names.set(binder.interface, numbers);
    for (const [name, spans] of Object.entries(binder.codes)) {
      const span = spans.find(([first, last]) => first <= level && level <= last);
      if (span !== undefined) numbers.set(span[2], { name, isText: binder.reply === "text" });
    }
  }
  return names;
}

/** The call in a binder_transaction_data; null when no spec asks for it. */
export function callIn(transaction: NativePointer, names: Names): Call | null {
  const code = transaction.add(16).readU32();
  const length = Number(transaction.add(32).readU64());
  const data = transaction.add(48).readPointer();
  if (data.isNull() || length < 8) return null;
  const named = token(data, length);
  const method = named === null ? undefined : names.get(named.name)?.get(code);
  if (named === null || method === undefined) return null;
  const uri = contentUri(data, named.end, length);
  const subject = `${named.name}.${method.name}`;
  return { subject: uri === null ? subject : `${subject} ${uri}`, args: [subject, uri], isText: method.isText };
}

/** What an answer says: after an exception code of 0, the text. */
export function answer(transaction: NativePointer, call: Call): Found {
  const length = Number(transaction.add(32).readU64());
  const data = transaction.add(48).readPointer();
  const { subject, args } = call;
  if (data.isNull() || length < 4) return { subject, args };
  const exception = data.readS32();
  if (exception !== 0) return { subject, args, error: `exception ${exception}` };
  return { subject, args, value: call.isText ? (string16(data, 4, length, MAX_TEXT)?.text ?? null) : null };
}

class Transactions {
  private names: Names | null = null;

  constructor(private readonly library: Library) {}

  private known(): Names {
    this.names ??= namesAt(this.library.specs, this.library.apiLevel ?? apiLevel());
    return this.names;
  }

  /** Take what a thread hands to the driver; gives the calls that wait for no answer. */
  written(stack: (Call | null)[], buffer: NativePointer, length: number): Found[] {
    const found: Found[] = [];
    for (const { code, at } of commands(buffer, length)) {
      if (code !== BC_TRANSACTION && code !== BC_TRANSACTION_SG) continue;
      const call = callIn(at, this.known());
      if ((at.add(20).readU32() & ONE_WAY) === 0) stack.push(call);
      else if (call !== null) found.push({ subject: call.subject, args: call.args });
    }
    if (stack.length > MAX_PENDING) stack.splice(0, stack.length - MAX_PENDING);
    return found;
  }

  read(stack: (Call | null)[], buffer: NativePointer, length: number): Found[] {
    const found: Found[] = [];
    for (const { code, at } of commands(buffer, length)) {
      if (code !== BR_REPLY && !BR_FAILED.has(code)) continue;
      const call = stack.pop() ?? null;
      if (call === null) continue;
      found.push(code === BR_REPLY ? answer(at, call) : { subject: call.subject, args: call.args, error: "no reply" });
    }
    return found;
  }
}

function apiLevel(): number {
  const get = Module.findGlobalExportByName("__system_property_get");
  if (get === null) return 0;
  const value = Memory.alloc(92);
  nativeFunction(get, "int", ["pointer", "pointer"])(Memory.allocUtf8String("ro.build.version.sdk"), value);
  return Number(value.readUtf8String()) || 0;
}

interface Passed {
  exchange: NativePointer;
  found: Found[];
}

export const hook: Unit = {
  handlers: (library) => {
    const transactions = new Transactions(library);
    return {
      ioctl: handler<Passed>(
        (args) => {
          if ((args[1] as NativePointer).toUInt32() !== BINDER_WRITE_READ) return null;
          const exchange = args[2] as NativePointer;
          const tid = Process.getCurrentThreadId();
          const stack = waiting.get(tid) ?? [];
          const length = Number(exchange.readU64());
          const consumed = Number(exchange.add(8).readU64());
          const buffer = exchange.add(16).readPointer();
          const found = buffer.isNull() ? [] : transactions.written(stack, buffer.add(consumed), length - consumed);
          if (stack.length > 0) waiting.set(tid, stack);
          return { exchange, found };
        },
        ({ exchange, found }) => {
          const tid = Process.getCurrentThreadId();
          const stack = waiting.get(tid) ?? [];
          const length = Number(exchange.add(32).readU64());
          const buffer = exchange.add(40).readPointer();
          const answered = buffer.isNull() ? [] : transactions.read(stack, buffer, length);
          if (stack.length === 0) waiting.delete(tid);
          return [...found, ...answered];
        },
      ),
    };
  },
};
