/*
 * What: makes the call that a family of Java hooks declares, by the bridge's own objects.
 * What not: telling whether it was heard (canaries.ts).
 */
import { CONSTRUCTOR, Method, overloadsOf, runtime, Wrapper } from "./bridge.js";
import { Hooked, made, NotMade } from "./canaries.js";
import { CanaryCall, CanarySpec } from "./spec.js";

/** Make the call of a spec of Java. */
export function callJava({ spec }: Hooked): void {
  const canary = spec.canary as CanarySpec;
  const [method, receiver] = made(() => {
    const wrapper = runtime.use(spec.class ?? "");
    const receiver = canary.on === null ? wrapper : (start(canary.on) as Wrapper);
    return [overload(wrapper, spec.method ?? "", canary.args), receiver] as const;
  });
  method.apply(receiver, canary.args);
}

function start({ class: name, method, args }: CanaryCall): unknown {
  const wrapper = runtime.use(name);
  return overload(wrapper, method === CONSTRUCTOR ? "$new" : method, args).apply(wrapper, args);
}

function overload(wrapper: Wrapper, name: string, args: unknown[]): Method {
  const fits = overloadsOf(wrapper, name).find(
    ({ argumentTypes: types }) => types.length === args.length && types.every((type, n) => type.isCompatible(args[n])),
  );
  if (fits === undefined) throw new NotMade(`no ${name} takes such arguments`);
  return fits;
}
