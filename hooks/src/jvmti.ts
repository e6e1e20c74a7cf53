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
const MAX_BELOW = 4096;
const size = Process.pointerSize;

/**
 * What takes JavaScript long: a hash of the frames of a stack, and the loaded classes below a base; both in one call.
 */
const HELPERS = `
int
loaded_below (void *** jvmti, void *** env, void * base, int limit, void ** found)
{
  int (* get_loaded_classes) (void *, int *, void ***) = (*jvmti)[77];
  int (* deallocate) (void *, void *) = (*jvmti)[46];
  unsigned char (* is_assignable_from) (void *, void *, void *) = (*env)[11];
  unsigned char (* is_same_object) (void *, void *, void *) = (*env)[24];
  void (* delete_local_ref) (void *, void *) = (*env)[23];
  void ** classes;
  int i, count, n = 0;

  if (get_loaded_classes (jvmti, &count, &classes) != 0)
    return 0;
  for (i = 0; i < count; i++)
  {
    if (n < limit && is_assignable_from (env, classes[i], base) && !is_same_object (env, classes[i], base))
      found[n++] = classes[i];
    else
      delete_local_ref (env, classes[i]);
  }
  deallocate (jvmti, classes);
  return n;
}

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

/**
 * Hears of every class and passes on those that may be meant: whose name is in a table of hashes, or that are below a
 * base. An app loads thousands while it starts, on every thread; the others must not wait for the script's lock.
 * tables: [0] hashes of signatures, after their number less one, a power of two less one; [1] bases after their number.
 */
const LISTENER = `
typedef unsigned long long Hash;

extern void ** volatile tables[2];
extern void heard (void * jvmti, void * env, void * thread, void * klass);

static Hash
hash_of (const char * text, char end)
{
  Hash hash = 0xcbf29ce484222325ULL;
  while (*text != end)
    hash = (hash ^ (unsigned char) *text++) * 0x100000001b3ULL;
  return hash | 1;
}

static int
is_named (const char * signature)
{
  Hash * table = (Hash *) tables[0];
  Hash hash = hash_of (signature, 0);
  Hash at = hash;

  while (table[1 + (at & table[0])] != 0)
  {
    if (table[1 + (at & table[0])] == hash)
      return 1;
    at++;
  }
  return 0;
}

void
add_names (Hash * table, const char * signatures)
{
  while (*signatures != 0)
  {
    Hash hash = hash_of (signatures, 10);
    Hash at = hash;
    while (table[1 + (at & table[0])] != 0)
      at++;
    table[1 + (at & table[0])] = hash;
    while (*signatures++ != 10);
  }
}

void
class_prepared (void *** jvmti, void *** env, void * thread, void * klass)
{
  int (* get_signature) (void *, void *, char **, char **) = (*jvmti)[47];
  int (* deallocate) (void *, void *) = (*jvmti)[46];
  unsigned char (* is_assignable_from) (void *, void *, void *) = (*env)[11];
  void ** bases = tables[1];
  char * signature;
  int is_meant = 0;
  long i;

  if (get_signature (jvmti, klass, &signature, 0) == 0)
  {
    is_meant = is_named (signature);
    deallocate (jvmti, signature);
  }
  for (i = 1; i <= (long) bases[0] && !is_meant; i++)
    is_meant = is_assignable_from (env, klass, bases[i]);
  if (is_meant)
    heard (jvmti, env, thread, klass);
}
`;

type NativeCall = (...args: unknown[]) => number;

export class Jvmti {
  private prepared: NativePointer | null = null;
  private listener: CModule | null = null;
  private readonly tables = Memory.alloc(2 * size);
  /** What the listener may be reading or calling. */
  private readonly kept: unknown[] = [];

  private readonly module = new CModule(HELPERS);
  private readonly stackKey: NativeCall;
  private readonly findBelow: NativeCall;
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
    const below = this.module.loaded_below as NativePointer;
    const handles: NativeFunctionArgumentType[] = ["pointer", "pointer", "pointer", "int", "pointer"];
    this.findBelow = new NativeFunction(below, "int", handles, INTO_JVM) as unknown as NativeCall;
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

  /** The loaded classes below a class, as local references. */
  loadedBelow(env: Env, base: Handle): Handle[] {
    const room = Memory.alloc(MAX_BELOW * size);
    const n = this.findBelow(this.handle, env.handle, base, MAX_BELOW, room);
    return Array.from({ length: n }, (_, at) => room.add(at * size).readPointer());
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

  /**
   * Hear of every class that `names` or a base mean, and of few others, once it is linked, on the thread that linked it
   * and before its initialiser runs.
   */
  onClassPrepared(names: string[], heard: (klass: Handle) => void): void {
    const types: NativeCallbackArgumentType[] = ["pointer", "pointer", "pointer", "pointer"];
    const callback = new NativeCallback(((...[, , , klass]: Handle[]) => heard(klass as Handle)) as never, "void", types);
    this.listener = new CModule(LISTENER, { tables: this.tables, heard: callback });
    this.kept.push(callback);
    this.setNames(names);
    this.setBases([]);
    const events = CLASS_PREPARE - FIRST_EVENT + 1;
    this.prepared = Memory.alloc(events * size);
    this.prepared.add((CLASS_PREPARE - FIRST_EVENT) * size).writePointer(this.listener.class_prepared as NativePointer);
    this.setCallbacks(this.handle, this.prepared, events * size);
    this.setMode(this.handle, 1, CLASS_PREPARE, NULL);
  }

  /** From now on hear of classes of these names. */
  setNames(names: string[]): void {
    if (this.listener === null) return;
    const slots = 2 ** Math.ceil(Math.log2(2 * names.length + 2));
    const table = Memory.alloc((1 + slots) * 8).writeU64(slots - 1);
    const signatures = names.map((name) => `L${name.replace(/\./g, "/")};\n`).join("");
    const addNames = new NativeFunction(this.listener.add_names as NativePointer, "void", ["pointer", "pointer"]);
    addNames(table, Memory.allocUtf8String(signatures));
    this.publish(0, table);
  }

  /** From now on hear of classes below these. */
  setBases(bases: Handle[]): void {
    if (this.listener === null) return;
    const table = Memory.alloc((1 + bases.length) * size).writePointer(ptr(bases.length));
    bases.forEach((base, at) => table.add((1 + at) * size).writePointer(base));
    this.publish(1, table);
  }

  /** Old tables stay: a thread may be reading them. */
  private publish(which: number, table: NativePointer): void {
    this.kept.push(table);
    this.tables.add(which * size).writePointer(table);
  }

  close(): void {
    if (this.prepared !== null) {
      this.setMode(this.handle, 0, CLASS_PREPARE, NULL);
      this.setCallbacks(this.handle, NULL, 0);
    }
    this.disposeEnvironment(this.handle);
  }
}
