/*
 * What: three services of HotSpot's tool interface: the current stack, names of methods, and news of loaded classes.
 * What not: anything on ART. No JVMTI call holds the script's lock, or a safepoint that waits for us would never come.
 * Source: JVM TI 1.2, function numbers 2, 47, 48, 52, 64, 65, 104, 122, 127; event 56 ClassPrepare.
 */
import { Env, Handle, runtime } from "./bridge.js";
import { INTO_JVM } from "./daemon.js";

const VERSION = 0x30010200;
const CLASS_PREPARE = 56;
const FIRST_EVENT = 50;
const size = Process.pointerSize;

/** One call out and back for a stack and its key: what JavaScript takes to hash twenty frames is more than the rest. */
const STACK_KEY = `
typedef int (* GetStackTrace) (void *, void *, int, int, long long *, int *);

double
stack_key (GetStackTrace get, void * jvmti, int limit, long long * frames, int * count)
{
  unsigned long long key = 0xcbf29ce484222325ULL;
  int i;

  if (get (jvmti, 0, 0, limit, frames, count) != 0)
    *count = 0;
  for (i = 0; i < *count; i++)
  {
    key = (key ^ (unsigned long long) frames[2 * i]) * 0x9e3779b97f4a7c15ULL;
    key ^= key >> 32;
  }
  return (double) (long long) (key >> 11);
}
`;

type NativeCall = (...args: unknown[]) => number;

export class Jvmti {
  private prepared: NativePointer | null = null;
  private callback: NativeCallback<"void", ["pointer", "pointer", "pointer", "pointer"]> | null = null;

  private readonly module = new CModule(STACK_KEY);
  private readonly stackKey: NativeCall;
  private readonly getStackTrace: NativePointer;
  private readonly getMethodName: NativeCall;
  private readonly getDeclaringClass: NativeCall;
  private readonly getSignature: NativeCall;
  private readonly deallocate: NativeCall;
  private readonly setCallbacks: NativeCall;
  private readonly setMode: NativeCall;
  private readonly disposeEnvironment: NativeCall;

  private constructor(private readonly handle: NativePointer) {
    const types: NativeFunctionArgumentType[] = ["pointer", "pointer", "int", "pointer", "pointer"];
    const key = this.module.stack_key as NativePointer;
    this.stackKey = new NativeFunction(key, "double", types, INTO_JVM) as unknown as NativeCall;
    this.getStackTrace = this.address(104);
    this.getMethodName = this.fn(64, ["pointer", "pointer", "pointer", "pointer", "pointer"]);
    this.getDeclaringClass = this.fn(65, ["pointer", "pointer", "pointer"]);
    this.getSignature = this.fn(48, ["pointer", "pointer", "pointer", "pointer"]);
    this.deallocate = this.fn(47, ["pointer", "pointer"]);
    this.setCallbacks = this.fn(122, ["pointer", "pointer", "int"]);
    this.setMode = this.fn(2, ["pointer", "int", "int", "pointer", "..."]);
    this.disposeEnvironment = this.fn(127, ["pointer"]);
  }

  /** The tool interface of this JVM, or null when it refuses one. */
  static open(): Jvmti | null {
    const vm = runtime.vm.handle;
    const cell = Memory.alloc(size);
    const getEnv = new NativeFunction(vm.readPointer().add(6 * size).readPointer(), "int", ["pointer", "pointer", "int"], INTO_JVM);
    return getEnv(vm, cell, VERSION) === 0 ? new Jvmti(cell.readPointer()) : null;
  }

  private address(number: number): NativePointer {
    return this.handle.readPointer().add((number - 1) * size).readPointer();
  }

  private fn(number: number, args: string[]): NativeCall {
    return new NativeFunction(this.address(number), "int", args as NativeFunctionArgumentType[], INTO_JVM) as unknown as NativeCall;
  }

  /**
   * Up to `limit` frames of the calling thread into `buffer`, each a method id and a position; `count`: their number.
   * Gives a hash of 53 bits of the ids; positions do not matter, names have none.
   */
  stackInto(buffer: NativePointer, limit: number, count: NativePointer): number {
    return this.stackKey(this.getStackTrace, this.handle, limit, buffer, count);
  }

  /** `package.Class.method` of a method id. */
  methodName(id: NativePointer, env: Env): string {
    const cells = Memory.alloc(4 * size);
    if (this.getMethodName(this.handle, id, cells, NULL, NULL) !== 0) return "unknown.unknown";
    const name = this.take(cells);
    if (this.getDeclaringClass(this.handle, id, cells.add(size)) !== 0) return `unknown.${name}`;
    const klass = cells.add(size).readPointer();
    const className = this.className(klass);
    env.deleteLocalRef(klass);
    return `${className}.${name}`;
  }

  /** The name of a class, as `Class.getName()` says it for all but arrays. */
  className(klass: Handle): string {
    const cell = Memory.alloc(size);
    if (this.getSignature(this.handle, klass, cell, NULL) !== 0) return "unknown";
    return this.take(cell).slice(1, -1).replace(/\//g, ".");
  }

  private take(cell: NativePointer): string {
    const text = cell.readPointer().readUtf8String() ?? "";
    this.deallocate(this.handle, cell.readPointer());
    return text;
  }

  /** Hear of every class once it is linked, on the thread that linked it and before its initialiser runs. */
  onClassPrepared(heard: (klass: Handle) => void): void {
    this.callback = new NativeCallback((_jvmti, _env, _thread, klass) => heard(klass), "void", [
      "pointer",
      "pointer",
      "pointer",
      "pointer",
    ]);
    const events = CLASS_PREPARE - FIRST_EVENT + 1;
    this.prepared = Memory.alloc(events * size);
    this.prepared.add((CLASS_PREPARE - FIRST_EVENT) * size).writePointer(this.callback);
    this.setCallbacks(this.handle, this.prepared, events * size);
    this.setMode(this.handle, 1, CLASS_PREPARE, NULL);
  }

  close(): void {
    if (this.prepared !== null) {
      this.setMode(this.handle, 0, CLASS_PREPARE, NULL);
      this.setCallbacks(this.handle, NULL, 0);
    }
    this.disposeEnvironment(this.handle);
  }
}
