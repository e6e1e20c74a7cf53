/*
 * What: static fields: what they hold is said once; those of text that say what the phone is are changed and put back.
 * What not: when the app reads one, which nobody sees. A field that the compiler copied into the app stays as it is there.
 */
import { Env, Handle } from "./bridge.js";
import type { Active } from "./active.js";
import type { Calls } from "./calls.js";
import { Found } from "./classes.js";
import { Guard, threadState } from "./guard.js";
import { staticField, stringText } from "./jni.js";
import { Queue } from "./queue.js";

const MAX_TEXT = 4096;

interface Fielded extends Env {
  getStaticFieldId(klass: Handle, name: string, signature: string): NativePointer;
  setStaticField(type: string): (env: NativePointer, klass: Handle, field: NativePointer, value: Handle) => void;
}

export class Fields {
  private readonly changed: { klass: Handle; id: NativePointer; was: Handle }[] = [];

  constructor(
    private readonly queue: Queue,
    private readonly guard: Guard,
    private readonly calls: Calls,
  ) {}

  /** Say what the field of a spec holds, or change it, and say that; a spec whose field is not there is absent. */
  read(env: Env, active: Active, found: Found | undefined): void {
    const { spec } = active;
    this.guard.run(spec.id, "field", () => {
      const answer = spec.intervention?.answer ?? null;
      if (answer !== null) {
        const isChanged = found !== undefined && this.change(env, found.klass, spec.field, answer.replaces);
        if (isChanged) this.calls.tell(env, active, threadState(), [`${spec.class}.${spec.field}`], null);
        return;
      }
      const held = found === undefined ? null : staticField(env, found.klass, spec.field);
      if (held === null) {
        active.set("absent", `${spec.class} has no public static field ${spec.field}`);
      } else if (!held.isNull()) {
        const { value, values, truncated } = active.value(env, { receiver: null, args: [], result: held });
        this.queue.put("field", { hook: spec.id, value, values, truncated });
      }
    });
  }

  /** Put other parts into a field's text; whether it had any of them. */
  private change(given: Env, klass: Handle, name: string, replaces: Record<string, string>): boolean {
    const env = given as Fielded;
    const was = staticField(env, klass, name);
    if (was === null || was.isNull()) return false;
    const { text } = stringText(env, was, MAX_TEXT);
    let shown = text;
    for (const [part, other] of Object.entries(replaces)) shown = shown.split(part).join(other);
    if (shown === text) return false;
    const id = env.getStaticFieldId(klass, name, "Ljava/lang/String;");
    env.throwIfExceptionPending();
    this.changed.push({ klass: env.newGlobalRef(klass), id, was: env.newGlobalRef(was) });
    env.setStaticField("pointer")(env.handle, klass, id, env.newStringUtf(shown));
    return true;
  }

  /** Put back what was there. */
  restore(given: Env): void {
    const env = given as Fielded;
    for (const { klass, id, was } of this.changed.splice(0)) {
      env.setStaticField("pointer")(env.handle, klass, id, was);
      env.deleteGlobalRef(klass);
      env.deleteGlobalRef(was);
    }
  }
}
