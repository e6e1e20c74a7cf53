/*
 * What: holds the thread that makes a Java runtime in a process until the host has put the agent into it.
 * What not: hooks. A script of its own: the agent is exchanged while this one holds the thread.
 */
const LIBRARY = "libjvm.so";
let listener: InvocationListener | null = null;

function watch(module: Module): void {
  const create = module.name === LIBRARY && listener === null ? module.findExportByName("JNI_CreateJavaVM") : null;
  if (create === null) return;
  listener = Interceptor.attach(create, {
    onLeave(result) {
      if (result.toInt32() !== 0) return;
      const go = recv("go", () => {});
      send({ type: "java" });
      // Java may run here: the thread stands outside the runtime that it has made.
      go.wait();
    },
  });
  // Before the loader gives the library to whoever asked for it.
  Interceptor.flush();
}

Process.attachModuleObserver({ onAdded: watch });
