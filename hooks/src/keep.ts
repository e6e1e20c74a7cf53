/*
 * What: keeps things alive as long as the script. Native code holds addresses, not objects, and the compiler drops
 * names it thinks unused, so that what only native code reaches would be collected.
 * What not: a cache; nothing is ever taken out.
 */
const kept: object[] = [];
Object.defineProperty(globalThis, "consentinel", { value: kept });

/** Give the same object, from now on never collected. */
export function keep<T extends object>(object: T): T {
  kept.push(object);
  return object;
}
