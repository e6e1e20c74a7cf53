/*
 * What: attaches the agent's own thread to a HotSpot JVM as a daemon, before the Java bridge attaches it plainly,
 * so that the app may end by itself while we are loaded; detaches it again when the script goes.
 * What not: anything on ART, where the bridge's own way is right.
 * Source: JNI specification, invocation API (slots 5 DetachCurrentThread, 6 GetEnv, 7 AttachCurrentThreadAsDaemon).
 */
import { keep } from "./keep.js";

/**
 * For every call into the VM: it uses SIGSEGV for its own ends, and a signal that we took instead would leave the
 * thread half inside the VM, which then waits for it for ever at the next safepoint.
 */
export const INTO_JVM: NativeFunctionOptions = { exceptions: "propagate" };

const JNI_VERSION_1_6 = 0x10006;

function attachDaemon(): void {
  const libjvm = Process.findModuleByName("libjvm.so") ?? Process.findModuleByName("libjvm.dylib");
  if (libjvm === null) return;
  const size = Process.pointerSize;
  const vms = Memory.alloc(size);
  const count = Memory.alloc(4);
  const getVms = new NativeFunction(libjvm.getExportByName("JNI_GetCreatedJavaVMs"), "int", ["pointer", "int", "pointer"], INTO_JVM);
  getVms(vms, 1, count);
  if (count.readInt() === 0) return;
  const vm = vms.readPointer();
  const table = vm.readPointer();
  const env = Memory.alloc(size);
  const getEnv = new NativeFunction(table.add(6 * size).readPointer(), "int", ["pointer", "pointer", "int"], INTO_JVM);
  if (getEnv(vm, env, JNI_VERSION_1_6) === 0) return;
  const args = Memory.alloc(3 * size);
  const name = Memory.allocUtf8String("consentinel-agent");
  args.writeInt(JNI_VERSION_1_6);
  args.add(size).writePointer(name);
  args.add(2 * size).writePointer(NULL);
  const attach = new NativeFunction(table.add(7 * size).readPointer(), "int", ["pointer", "pointer", "pointer"], INTO_JVM);
  if (attach(vm, env, args) !== 0) return;
  const detach = new NativeFunction(table.add(5 * size).readPointer(), "int", ["pointer"], INTO_JVM);
  // Three ticks, because the bridge's own disposal takes two and still needs the thread attached.
  Script.bindWeak(keep({}), () => {
    Script.nextTick(() => Script.nextTick(() => Script.nextTick(() => void detach(vm))));
  });
}

attachDaemon();
