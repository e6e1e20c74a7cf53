/*
 * What: a hook spec as the host sends it. Mirrors `analyzer/record/specs.py: HookSpec.for_agent`.
 */
export interface Condition {
  arg: number;
  op: "is" | "starts_with" | "contains" | "matches";
  texts: string[];
}

export interface ValueSpec {
  of: string;
  get: string[];
  join: string[];
  each: "list" | "rows" | { count: string; at: string } | null;
  columns: string[];
  format: "text" | "mac" | "hex" | "base64";
  limit: number;
}

/** What an app is told when it asks for traces of root or Frida. */
export interface Answer {
  /** What the question is about; null when there is but one question. */
  about: ValueSpec | null;
  /** Questions that are meant, as regular expressions; empty: all. */
  matches: string[];
  /** Instead of the result; by subject for texts. */
  gives: boolean | null | Record<string, string>;
  throws: { kind: string; message: string } | null;
  /** The exception comes instead of the call, which is not made. */
  instead: boolean;
  /** The field of a list's elements by which those are taken out that `matches` means; or empty. */
  drops: string;
  /** Of a static field: parts of its text, and what is to stand there instead. */
  replaces: Record<string, string>;
}

export interface Intervention {
  /**
   * check: of certificates. learn: an exception by which checks refuse. page: of a WebView was refused, and the app is asked.
   * cancel: its answer. answer: to a question.
   */
  kind: "check" | "learn" | "page" | "cancel" | "answer";
  /** Numbers of the arguments that may hold a certificate chain. */
  chain: number[];
  answer: Answer | null;
}

/** A call of the agent's own that a spec must hear. none: why there is none; empty when there is one. */
export interface CanarySpec {
  none: string;
  /** How the receiver is made; null for a static method. */
  on: CanaryCall | null;
  args: unknown[];
  /** Below Java: the function, and what frees what it gave. */
  symbol: string;
  then: string;
}

export interface CanaryCall {
  class: string;
  method: string;
  args: unknown[];
}

export interface HookSpec {
  id: string;
  /** The file it stands in. */
  family: string;
  canary: CanarySpec | null;
  class: string;
  /** Name of the method, `$init` for constructors; empty when a field is meant. */
  method: string;
  /** Name of a static field, or empty. */
  field: string;
  /** Those that implement or override the method are hooked too. */
  interface: boolean;
  args: string[][] | null;
  when: Condition[];
  value: ValueSpec | null;
  log_args: number[];
  crypto: "cipher" | "mac" | "digest" | "signature" | null;
  skip_callers: string[];
  data_type: string | null;
  event: string;
  risk: "low" | "hot" | "fragile";
  since_api: number;
  /** Last API level that has it, or null. */
  until_api: number | null;
  /** It changes what the app does; null for a hook. */
  intervention: Intervention | null;
}

/** A native spec as the host sends it. Mirrors `analyzer/record/native_specs.py: NativeSpec.for_agent`. */
export interface NativeSpec {
  id: string;
  unit: string;
  symbols: string[];
  /** Names of libraries, with `*`, whose symbol table is asked for what they do not export. */
  hidden_in: string[];
  /** Texts of which one must match the subject of a call, as regular expressions; empty: every call is meant. */
  when: string[];
  /** Names of libraries, with `*`, whose calls are not reported. */
  skip_callers: string[];
  /** Of unit `binder`: the interface, and by method the numbers of its calls as [first API level, last, number]. */
  binder: { interface: string; codes: Record<string, [number, number, number][]>; reply: "text" | null } | null;
  data_type: string | null;
  event: string;
  risk: "low" | "hot" | "fragile";
  /** Of unit `hide`: expressions by what they are for, and system properties with the value that is to be seen. */
  lists?: Record<string, string[]>;
  properties?: Record<string, string>;
  /** Of unit `unpin`: the session's CA, as PEM. */
  trusted_ca?: string;
  /** The file it stands in. */
  family: string;
  canary: CanarySpec | null;
}

export interface Options {
  /** Specs of functions below Java. */
  native: NativeSpec[];
  /** Of the device, when the host knows it. */
  api_level: number | null;
  /** Ids of fragile hooks that are wanted all the same. */
  enable: string[];
  /** How stacks are taken: the best there is, or the portable way. */
  stacks: "auto" | "throwable" | "none";
  /** How later classes are noticed: the best there is, or by looking again and again. */
  classes: "auto" | "poll";
  /** How calls come: straight from the VM where that is known to work, or always through the bridge. */
  calls: "auto" | "bridge";
  /** Events per second and hot hook. */
  hot_limit: number;
  /** Calls in three seconds above which a method's hooks are taken off for a while. */
  busy_limit: number;
  /** What may wait for the host, sent and not yet read, before events are dropped. */
  max_unread_bytes: number;
  /** The CA of the session as PEM, for interventions; empty without. */
  trusted_ca: string;
  /** Whether each family is tried by a call of ours. */
  canaries: boolean;
  bundle_sha256: string;
  /** What the host calls this process; empty: by its program. */
  process: string;
}
