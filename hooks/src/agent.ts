/*
 * What: the agent's front: what the host may ask it, and how it says goodbye.
 * What not: hooks (engine.ts) or transport (queue.ts).
 */
import "./daemon.js";
import { flavor, runtime } from "./bridge.js";
import { Moment, now } from "./clock.js";
import { Engine, HookStatus } from "./engine.js";
import { PROTOCOL } from "./events.gen.js";
import { isForked } from "./fork.js";
import { Guard } from "./guard.js";
import { NativeStatus, Watch } from "./native/support/watch.js";
import { Queue } from "./queue.js";
import { HookSpec, Options } from "./spec.js";
import { UNITS } from "./units.gen.js";

/** Raised with every change of what the host and the agent say to each other. */
const AGENT_PROTOCOL = PROTOCOL;

const queue = new Queue();
const guard = new Guard(queue);
let engine: Engine | null = null;
const watch = new Watch(UNITS, queue, guard, () => engine?.javaStack() ?? null);
let isEnded = false;

function status(): (HookStatus | NativeStatus)[] {
  return [...(engine?.status() ?? []), ...watch.status()];
}

function end(): void {
  if (isEnded) return;
  isEnded = true;
  engine?.sayAll();
  watch.sayAll();
  queue.end();
}

rpc.exports = {
  hello(): Record<string, unknown> {
    return { protocol: AGENT_PROTOCOL, agent: queue.agent, pid: Process.id, runtime: flavor() };
  },

  /** Install specs; resolves once their hooks are live. */
  install(specs: HookSpec[], options: Options): Promise<(HookStatus | NativeStatus)[]> {
    return new Promise((resolve, reject) => {
      const run = (): void => {
        try {
          queue.maxUnreadBytes = options.max_unread_bytes;
          queue.put("agent", {
            process: options.process || Process.mainModule.name,
            protocol: AGENT_PROTOCOL,
            bundle_sha256: options.bundle_sha256,
            runtime: flavor(),
          });
          engine ??= new Engine(queue, guard, options);
          engine.install(specs);
          watch.install(options.native, options);
          if (options.canaries) {
            engine.tryCanaries();
            watch.tryCanaries();
          }
          queue.flush();
          resolve(status());
        } catch (error) {
          reject(error);
        }
      };
      if (!runtime.available) reject(new Error("no Java runtime in this process"));
      else runtime.perform(run);
    });
  },

  status,

  ping(): Moment {
    return now();
  },

  flush(): void {
    queue.flush();
  },

  /** Say the last lines and put the app back as it was. */
  uninstall(): void {
    end();
    watch.uninstall();
    engine?.uninstall();
  },

  /** Called by Frida on unload and when the process ends; everything must be sent when it returns. */
  dispose(reason?: string): void {
    if (isForked()) return;
    end();
    if (reason !== "unload") return;
    watch.uninstall();
    engine?.close();
  },
};
