/*
 * What: the agent for processes without a Java runtime: native hooks only, with the same talk to the host.
 * What not: anything of Java; the Java bridge is not in this bundle.
 */
import { Moment, now } from "./clock.js";
import { PROTOCOL } from "./events.gen.js";
import { isForked } from "./fork.js";
import { Guard } from "./guard.js";
import { NativeSpec } from "./spec.js";
import { NativeOptions, NativeStatus, Watch } from "./native/support/watch.js";
import { Queue } from "./queue.js";
import { UNITS } from "./units.gen.js";

interface Options extends NativeOptions {
  native: NativeSpec[];
  max_unread_bytes: number;
  /** Whether each family is tried by a call of ours. */
  canaries: boolean;
  bundle_sha256: string;
  /** What the host calls this process; empty: by its program. */
  process: string;
}

const queue = new Queue();
const watch = new Watch(UNITS, queue, new Guard(queue));
let isEnded = false;

function end(): void {
  if (isEnded) return;
  isEnded = true;
  watch.sayAll();
  queue.end();
}

rpc.exports = {
  hello(): Record<string, unknown> {
    return { protocol: PROTOCOL, agent: queue.agent, pid: Process.id, runtime: "native" };
  },

  /** Install native specs; the first argument is where the other bundle takes specs of Java. */
  install(_specs: unknown[], options: Options): NativeStatus[] {
    queue.maxUnreadBytes = options.max_unread_bytes;
    queue.put("agent", {
      process: options.process || Process.mainModule.name,
      protocol: PROTOCOL,
      bundle_sha256: options.bundle_sha256,
      runtime: "native",
    });
    watch.install(options.native, options);
    if (options.canaries) watch.tryCanaries();
    queue.flush();
    return watch.status();
  },

  status(): NativeStatus[] {
    return watch.status();
  },

  ping(): Moment {
    return now();
  },

  flush(): void {
    queue.flush();
  },

  /** Say the last lines and let go of every function. */
  uninstall(): void {
    end();
    watch.uninstall();
  },

  /** Called by Frida on unload and when the process ends; everything must be sent when it returns. */
  dispose(reason?: string): void {
    if (isForked()) return;
    end();
    if (reason === "unload") watch.uninstall();
  },
};
