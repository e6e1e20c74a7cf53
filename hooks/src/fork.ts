/*
 * What: tells a forked copy of the process from the one the agent was put into.
 * What not: following forks: the host does, with an agent of its own in each child.
 */
const getpid = new NativeFunction(Module.getGlobalExportByName("getpid"), "int", []);
const own = getpid();

/** Whether this is a copy made by fork(): Frida takes the copied agent away, and what it sends then ends the child. */
export function isForked(): boolean {
  return getpid() !== own;
}
