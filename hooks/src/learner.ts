/*
 * What: learns methods that refuse certificates from the refusals they make, and has them pass our chains from then on.
 * What not: which argument of a method holds the chain (learned.ts), or whether it is ours (trust.ts).
 */
import { Active } from "./active.js";
import { applied, Env, Method, overloadsOf } from "./bridge.js";
import { Classes } from "./classes.js";
import { Learned, learnedOf } from "./learned.js";
import { isAbstract } from "./overloads.js";
import { Target } from "./target.js";

/** Learns methods from the refusals they make. */
export class Learner {
  /** What was learned, by the frame that it is in stacks. */
  private readonly known = new Map<string, Learned[]>();

  constructor(
    private readonly classes: Classes,
    private readonly target: (method: Method, of: { class: string; method: string }) => Target,
    private readonly intervention: () => Active,
  ) {}

  /**
   * Take in that the method of a frame made a refusal of class `kind`: what it refuses from now on passes when the
   * chain is of our CA. Gives "learned", why it cannot be, or null when it is known already.
   */
  learn(env: Env, frame: string, kind: string): string | null {
    const known = this.known.get(frame);
    if (known !== undefined) {
      for (const learned of known) learned.kinds.add(kind);
      return null;
    }
    const all: Learned[] = [];
    applied(env, () => {
      for (const method of this.methodsOf(env, frame)) {
        const learned = learnedOf(env, method, frame);
        if (learned === null) continue;
        learned.kinds.add(kind);
        all.push(learned);
        this.put(method, learned);
      }
    });
    this.known.set(frame, all);
    return all.length > 0 ? "learned" : "has no argument that holds certificates";
  }

  private methodsOf(env: Env, frame: string): Method[] {
    const at = frame.lastIndexOf(".");
    const found = this.classes.find(env, new Set([frame.slice(0, at)])).get(frame.slice(0, at)) ?? [];
    const methods = found.flatMap(({ wrapper }) => overloadsOf(wrapper, frame.slice(at + 1)));
    return methods.filter((method) => !isAbstract(env, method));
  }

  private put(method: Method, learned: Learned): void {
    const at = learned.name.lastIndexOf(".");
    const target = this.target(method, { class: learned.name.slice(0, at), method: learned.name.slice(at + 1) });
    target.learned = learned;
    target.add(this.intervention());
  }
}
