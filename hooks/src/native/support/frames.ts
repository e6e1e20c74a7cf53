/*
 * What: the stack of a native call as `library!function` frames, `system:` before those of the system, with the Java frames below them where there are some.
 * What not: inlined functions; functions without a name are given as offsets in their library.
 */
export interface NativeStack {
  hash: string;
  frames: string[];
  /** First frame outside the system's libraries; of Java, first frame outside the platform. */
  caller: string | null;
}

const DEPTH = 16;
const MAX_KNOWN = 8192;
const SYSTEM = /^\/(?:system|apex|vendor|system_ext|product|lib|lib64|usr\/lib|usr\/lib64)\//;
const RUNTIME = /^(?:libjvm|libjava|libnio|libnet|libart|libjli|frida-agent.*)\.so$|^ld-|^linker/;

const known = new Map<string, { text: string; isApp: boolean }>();

function frameOf(address: NativePointer): { text: string; isApp: boolean } {
  const key = address.toString();
  let frame = known.get(key);
  if (frame === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    frame = describe(address);
    known.set(key, frame);
  }
  return frame;
}

function describe(address: NativePointer): { text: string; isApp: boolean } {
  const module = Process.findModuleByAddress(address);
  if (module === null) return { text: "unknown", isApp: false };
  const symbol = DebugSymbol.fromAddress(address).name;
  const isNamed = symbol !== null && !symbol.startsWith("0x");
  const isApp = !SYSTEM.test(module.path) && !RUNTIME.test(module.name);
  const place = `${module.name}!${isNamed ? symbol : `+${address.sub(module.base)}`}`;
  return { text: isApp ? place : `system:${place}`, isApp };
}

/** The stack of a call from its registers; `java`: what the Java runtime says of the same thread. */
export function stackOf(context: CpuContext, java: { frames: string[]; caller: string | null } | null): NativeStack {
  const native = Thread.backtrace(context, Backtracer.ACCURATE).slice(0, DEPTH).map(frameOf);
  const own = native.find(({ isApp }) => isApp)?.text ?? null;
  const frames = [...native.filter(({ text }) => text !== "unknown").map(({ text }) => text), ...(java?.frames ?? [])];
  const hash = Checksum.compute("sha256", frames.join("\n")).slice(0, 16);
  return { hash, frames, caller: own ?? java?.caller ?? null };
}
