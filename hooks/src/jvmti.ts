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

type NativeCall = (...args: unknown[]) => number;

export class Jvmti {
  private prepared: NativePointer | null = null;
  private callback: NativeCallback<"void", ["pointer", "pointer", "pointer", "pointer"]> | null = null;

  private readonly getStackTrace: NativeCall;
  private readonly getMethodName: NativeCall;
  private readonly getDeclaringClass: NativeCall;
  private readonly getSignature: NativeCall;
  private readonly deallocate: NativeCall;
  private readonly setCallbacks: NativeCall;
  private readonly setMode: NativeCall;
  private readonly disposeEnvironment: NativeCall;

  private constructor(private readonly handle: NativePointer) {
    this.getStackTrace = this.fn(104, ["pointer", "pointer", "int", "int", "pointer", "pointer"]);
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

  private fn(number: number, args: string[]): NativeCall {
    const address = this.handle.readPointer().add((number - 1) * size).readPointer();
    return new NativeFunction(address, "int", args as NativeFunctionArgumentType[], INTO_JVM) as unknown as NativeCall;
  }

  /** Up to `limit` frames of the calling thread into `buffer`, each a method id and a position; `count`: their number. */
  stackInto(buffer: NativePointer, limit: number, count: NativePointer): boolean {
    return this.getStackTrace(this.handle, NULL, 0, limit, buffer, count) === 0;
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
