/*
 * What: what an app is told below Java when it looks for root or Frida: files that are not there, its own maps, status and
 * thread names without ours, system properties as a phone has them that nobody changed. Only with `record --hide`.
 * What not: system calls made without the C library; sockets; commands of other programs; a file that was open already.
 * Source: access(2), stat(2), readlink(2), memfd_create(2), dup(2); proc_pid_maps(5), proc_pid_status(5), proc_pid_comm(5).
 */
import { fileText, text } from "./support/memory.js";
import { Found, handler, Handler, Library, nativeFunction, Unit } from "./support/unit.js";

const ENOENT = 2;
const O_CLOEXEC = 0o2000000;
const MAX_FILE = 16 << 20;
const OF_A_PROCESS = /^\/proc\/(self|thread-self|\d+)(?:\/task\/\d+)?\/(maps|smaps|status|comm)$/;
const OURS = /frida|^memfd:/i;

type Undo = (library: Library, result: NativePointer) => void;

function call(library: Library, symbol: string, returns: NativeFunctionReturnType, ...args: (NativePointer | number)[]): unknown {
  const address = library.find(symbol) ?? Module.findGlobalExportByName(symbol);
  if (address === null) throw new Error(`no ${symbol}`);
  const types = args.map((arg) => (typeof arg === "number" ? "int" : "pointer") as NativeFunctionArgumentType);
  return nativeFunction(address, returns, types)(...args);
}

/** Whether a call is Frida's own. */
function isOurs(at: InvocationContext): boolean {
  const module = Process.findModuleByAddress(at.returnAddress);
  return module === null || OURS.test(module.name);
}

/** The path of a call, whatever is asked of it. */
function pathOf(args: InvocationArguments, index: number, at: InvocationContext): string | null {
  const path = text(args[index] as NativePointer, 4096);
  return path === null || !path.startsWith("/") || isOurs(at) ? null : path.replace(/\/{2,}/g, "/");
}

class Paths {
  private readonly tests: RegExp[];

  constructor(private readonly library: Library) {
    this.tests = listOf(library, "paths").map((pattern) => new RegExp(pattern));
  }

  /** A function that fails on what is hidden. `fails`: what it gives then; `undo`: gives back what it took. */
  failing(index: number, fails: NativePointer, undo: Undo = () => {}): Handler {
    return handler<string>(
      (args, at) => {
        const path = pathOf(args, index, at);
        return path !== null && this.tests.some((test) => test.test(path)) ? path : null;
      },
      (path, result, _errno, at): Found[] => {
        const hasFailed = fails.isNull() ? result.isNull() : result.toInt32() < 0;
        if (hasFailed) return [];
        undo(this.library, result);
        (result as InvocationReturnValue).replace(fails);
        (at as UnixInvocationContext).errno = ENOENT;
        return [{ subject: path, args: [path] }];
      },
    );
  }
}

/** Files of the process itself, without what is ours. */
class Contents {
  private readonly mapped: RegExp | null;
  private readonly threads: RegExp | null;

  constructor(private readonly library: Library) {
    this.mapped = anyOf(listOf(library, "mapped"));
    this.threads = anyOf(listOf(library, "threads"));
  }

  opening(index: number, isStream: boolean): Handler {
    return handler<string>(
      (args, at) => {
        const path = pathOf(args, index, at);
        const match = path === null ? null : OF_A_PROCESS.exec(path);
        const isOwn = match !== null && (!/^\d/.test(match[1] as string) || Number(match[1]) === Process.id);
        return isOwn ? path : null;
      },
      (path, result): Found[] => {
        if (isStream ? result.isNull() : result.toInt32() < 0) return [];
        const fd = isStream ? (call(this.library, "fileno", "int", result) as number) : result.toInt32();
        const held = fileText(path, MAX_FILE);
        const shown = held === null ? null : this.shown(path, held);
        if (shown === null || shown === held) return [];
        this.put(fd, shown);
        return [{ subject: path, args: [path] }];
      },
    );
  }

  /** What is to be read in a file. */
  private shown(path: string, held: string): string {
    const what = path.slice(path.lastIndexOf("/") + 1);
    if (what === "comm") return this.threads?.test(held.trim()) === true ? ownName() : held;
    if (what === "maps") return held.split("\n").filter((line) => this.mapped?.test(line) !== true).join("\n");
    if (what === "smaps") return this.withoutMapped(held);
    const name = /^Name:\t(.*)$/m.exec(held)?.[1] ?? "";
    const renamed = this.threads?.test(name) === true ? held.replace(/^Name:\t.*$/m, () => `Name:\t${ownName().trim()}`) : held;
    return renamed.replace(/^TracerPid:\t\d+$/m, "TracerPid:\t0");
  }

  /** In smaps, a mapping is its head and the lines of figures below it. */
  private withoutMapped(held: string): string {
    let isKept = true;
    const lines = held.split("\n").filter((line) => {
      if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) isKept = this.mapped?.test(line) !== true;
      return isKept;
    });
    return lines.join("\n");
  }

  /** Let a descriptor stand for a file of this content. */
  private put(fd: number, content: string): void {
    const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
    const at = Memory.alloc(Math.max(1, bytes.length));
    at.writeByteArray(bytes.buffer as ArrayBuffer);
    const made = this.call("memfd_create", Memory.allocUtf8String("cache"), 1);
    if (made < 0) throw new Error("memfd_create");
    let written = 0;
    while (written < bytes.length) {
      const n = this.write(made, at.add(written), bytes.length - written);
      if (n <= 0) break;
      written += n;
    }
    this.call("lseek", made, 0, 0);
    this.call("dup3", made, fd, O_CLOEXEC);
    this.call("close", made);
  }

  private call(symbol: string, ...args: (NativePointer | number)[]): number {
    return Number(call(this.library, symbol, "int", ...args));
  }

  private write(fd: number, at: NativePointer, n: number): number {
    const address = this.library.find("write") ?? Module.getGlobalExportByName("write");
    return Number(nativeFunction(address, "ssize_t", ["int", "pointer", "size_t"])(fd, at, n));
  }
}

/** The name of the process, as its first thread has it. */
function ownName(): string {
  return fileText("/proc/self/comm") ?? "\n";
}

function listOf(library: Library, name: string): string[] {
  return library.specs.flatMap((spec) => spec.lists?.[name] ?? []);
}

function anyOf(patterns: string[]): RegExp | null {
  return patterns.length === 0 ? null : new RegExp(patterns.join("|"), "i");
}

function properties(library: Library, keyAt: number, valueAt: number): Handler {
  const answers = Object.assign({}, ...library.specs.map((spec) => spec.properties ?? {})) as Record<string, string>;
  return handler<{ key: NativePointer; into: NativePointer }>(
    (args, at) => (isOurs(at) ? null : { key: args[keyAt] as NativePointer, into: args[valueAt] as NativePointer }),
    ({ key, into }, result): Found[] => {
      const name = text(key) ?? "";
      const answer = answers[name];
      const held = text(into, 92);
      if (answer === undefined || held === null || held === "" || held === answer) return [];
      into.writeUtf8String(answer);
      (result as InvocationReturnValue).replace(ptr(answer.length));
      return [{ subject: name, args: [name] }];
    },
  );
}

const MINUS_ONE = ptr(-1);
const closing: Undo = (library, fd) => void call(library, "close", "int", fd.toInt32());
const closingStream: Undo = (library, stream) => void call(library, "fclose", "int", stream);
const closingFolder: Undo = (library, folder) => void call(library, "closedir", "int", folder);

/** One function may be asked for two reasons: the first that has something to say says it. */
function either(one: Handler, other: Handler): Handler {
  return handler<{ handler: Handler; kept: unknown }>(
    (args, at) => {
      for (const handler of [one, other]) {
        const kept = handler.before(args, at);
        if (kept !== null) return { handler, kept };
      }
      return null;
    },
    ({ handler, kept }, result, errno, at) => handler.after(kept, result, errno, at),
  );
}

function asking(paths: Paths): Record<string, Handler> {
  const at = (index: number) => paths.failing(index, MINUS_ONE);
  const first = ["access", "stat", "stat64", "lstat", "lstat64", "readlink"];
  const second = ["faccessat", "fstatat", "fstatat64", "__xstat", "__xstat64", "__lxstat", "__lxstat64", "statx", "readlinkat"];
  return Object.fromEntries([...first.map((name) => [name, at(0)]), ...second.map((name) => [name, at(1)])]);
}

export const hook: Unit = {
  handlers: (library) => {
    const [paths, contents] = [new Paths(library), new Contents(library)];
    const open = (index: number) => either(paths.failing(index, MINUS_ONE, closing), contents.opening(index, false));
    const stream = either(paths.failing(0, NULL, closingStream), contents.opening(0, true));
    return {
      ...asking(paths),
      open: open(0),
      open64: open(0),
      __open_2: open(0),
      openat: open(1),
      openat64: open(1),
      __openat_2: open(1),
      fopen: stream,
      fopen64: stream,
      opendir: paths.failing(0, NULL, closingFolder),
      __system_property_get: properties(library, 0, 1),
      __system_property_read: properties(library, 1, 2),
    };
  },
};
