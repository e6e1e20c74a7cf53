/*
 * What: the stack of the calling thread as `class.method` frames, each distinct stack described once.
 * What not: line numbers; hooked frames have none.
 * Source: measured on HotSpot 17, ten frames: JVMTI 2 us per stack, Throwable + Arrays.hashCode 7 us.
 */
import { Env, Handle } from "./bridge.js";
import { Jvmti } from "./jvmti.js";
import { callStatic, platformClass, platformMethod, stringText } from "./jni.js";
import { json } from "./queue.js";

const DEPTH = 48;
const MAX_KNOWN = 20000;
const PLATFORM =
  /^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./;
const CRYPTO_FRONT = /^(?:java\.security|javax\.crypto)\./;

export interface Stack {
  hash: string;
  frames: string[];
  /** First frame outside the platform. */
  caller: string | null;
  /** First frame that is not the front of the crypto library itself. */
  direct: string;
  /** Caller and hash as members of a JSON object. */
  text: string;
}

export interface Walker {
  walk(env: Env): Stack;
}

function describe(all: string[]): Stack {
  const top = all[0];
  const first = all.findIndex((frame) => frame !== top);
  const frames = first === -1 ? [] : all.slice(first);
  const hash = hashOf(frames.join("\n"));
  const caller = frames.find((frame) => !PLATFORM.test(frame)) ?? null;
  return {
    hash,
    frames,
    caller,
    text: `"caller":${json(caller)},"stack_hash":"${hash}"`,
    direct: frames.find((frame) => !CRYPTO_FRONT.test(frame)) ?? "",
  };
}

function hashOf(text: string): string {
  return Checksum.compute("sha256", text).slice(0, 16);
}

class Known<Key> {
  private readonly stacks = new Map<Key, Stack>();

  find(key: Key): Stack | undefined {
    return this.stacks.get(key);
  }

  add(key: Key, frames: string[]): Stack {
    const stack = describe(frames);
    if (this.stacks.size >= MAX_KNOWN) this.stacks.clear();
    this.stacks.set(key, stack);
    return stack;
  }
}

const FRAME = 2 * Process.pointerSize;

/** Room for one stack: frames of method id and position, then their number. */
class Room {
  readonly frames = Memory.alloc(DEPTH * FRAME + 8);
  readonly count = this.frames.add(DEPTH * FRAME);
}

/** Stacks by the JVM's tool interface. */
class JvmtiWalker implements Walker {
  private readonly known = new Known<number>();
  private readonly names = new Map<string, string>();
  private readonly rooms: Room[] = [];

  constructor(private readonly jvmti: Jvmti) {}

  walk(env: Env): Stack {
    // A room of its own for each call under way: the script's lock is free while JVMTI works.
    const room = this.rooms.pop() ?? new Room();
    try {
      const key = this.jvmti.stackInto(room.frames, DEPTH, room.count);
      return this.known.find(key) ?? this.known.add(key, this.frames(room.frames, room.count.readInt(), env));
    } finally {
      this.rooms.push(room);
    }
  }

  private frames(buffer: NativePointer, depth: number, env: Env): string[] {
    const frames: string[] = [];
    for (let index = 0; index < depth; index++) {
      const id = buffer.add(index * 2 * Process.pointerSize).readPointer();
      const key = id.toString();
      let name = this.names.get(key);
      if (name === undefined) {
        name = this.jvmti.methodName(id, env).replace(/[.+/]0x[0-9a-f]+(?=\.)/, "");
        this.names.set(key, name);
      }
      frames.push(name);
    }
    return frames;
  }
}

/** Stacks by java.lang.Throwable, as every runtime has it. */
class ThrowableWalker implements Walker {
  private readonly known = new Known<number>();
  private java: JavaStacks | null = null;

  walk(env: Env): Stack {
    const java = (this.java ??= new JavaStacks(env));
    const trace = java.take(env);
    const key = java.hash(env, trace);
    const stack = this.known.find(key) ?? this.known.add(key, this.frames(trace, env));
    env.deleteLocalRef(trace);
    return stack;
  }

  private frames(trace: Handle, env: Env): string[] {
    const text = callStatic(
      env,
      ["java/util/Arrays", "toString", "([Ljava/lang/Object;)Ljava/lang/String;"],
      "pointer",
      ["pointer"],
      [trace],
    ) as Handle;
    const elements = stringText(env, text, 65536).text.slice(1, -1).split(", ");
    return elements.slice(0, DEPTH).map(frameOf);
  }
}

/** The three calls that take a stack, with what they need looked up once. */
class JavaStacks {
  private readonly throwable: Handle;
  private readonly arrays: Handle;
  private readonly ids: { init: NativePointer; trace: NativePointer; hash: NativePointer };
  private readonly make: JavaCall<Handle>;
  private readonly get: JavaCall<Handle>;
  private readonly compute: JavaCall<number>;

  constructor(env: Env) {
    this.throwable = platformClass(env, "java/lang/Throwable");
    this.arrays = platformClass(env, "java/util/Arrays");
    this.ids = {
      init: platformMethod(env, "java/lang/Throwable", "<init>", "()V"),
      trace: platformMethod(env, "java/lang/Throwable", "getStackTrace", "()[Ljava/lang/StackTraceElement;"),
      hash: platformMethod(env, "java/util/Arrays", "hashCode", "([Ljava/lang/Object;)I", true),
    };
    this.make = env.constructor([]) as JavaCall<Handle>;
    this.get = env.vaMethod("pointer", []) as JavaCall<Handle>;
    this.compute = env.staticVaMethod("int32", ["pointer"]) as JavaCall<number>;
  }

  /** The stack of this thread as StackTraceElement[]. */
  take(env: Env): Handle {
    const { handle } = env;
    const thrown = this.make(handle, this.throwable, this.ids.init);
    if (thrown.isNull()) env.throwIfExceptionPending();
    const trace = this.get(handle, thrown, this.ids.trace);
    if (trace.isNull()) env.throwIfExceptionPending();
    env.deleteLocalRef(thrown);
    return trace;
  }

  hash(env: Env, trace: Handle): number {
    return this.compute(env.handle, this.arrays, this.ids.hash, trace);
  }
}

type JavaCall<T> = (env: NativePointer, object: Handle, method: NativePointer, ...args: Handle[]) => T;

/** `class.method` of a StackTraceElement's text, which may begin with loader and module. */
function frameOf(element: string): string {
  const parts = (element.split("(")[0] as string).split("/");
  const last = parts[parts.length - 1] as string;
  if (!last.startsWith("0x") || parts.length < 2) return last;
  return `${parts[parts.length - 2]}.${last.split(".").pop()}`;
}

/** Takes none: nobody is named. */
const NO_STACK: Stack = { hash: "", frames: [], caller: null, direct: "", text: `"caller":null,"stack_hash":null` };
const NO_STACKS: Walker = { walk: () => NO_STACK };

/** The best way there is to take stacks here, or the one that is asked for. */
export function makeWalker(jvmti: Jvmti | null, how: "auto" | "throwable" | "none"): Walker {
  if (how === "none") return NO_STACKS;
  return jvmti !== null && how === "auto" ? new JvmtiWalker(jvmti) : new ThrowableWalker();
}
