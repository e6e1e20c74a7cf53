/*
 * What: static fields of text that say what the phone is, changed once and put back.
 * What not: when the app reads one, which nobody sees. A field that the compiler copied into the app stays as it is there.
 */
import { Env, Handle } from "./bridge.js";
import { staticField, stringText } from "./jni.js";

const MAX_TEXT = 4096;

interface Fielded extends Env {
  getStaticFieldId(klass: Handle, name: string, signature: string): NativePointer;
  setStaticField(type: string): (env: NativePointer, klass: Handle, field: NativePointer, value: Handle) => void;
}

export class Fields {
  private readonly changed: { klass: Handle; id: NativePointer; was: Handle }[] = [];

  /** Put other parts into a field's text; whether it had any of them. */
  change(given: Env, klass: Handle, name: string, replaces: Record<string, string>): boolean {
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
