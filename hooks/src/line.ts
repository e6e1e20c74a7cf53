/*
 * What: one reported call, kept as it is until its batch is sent: making JSON of it takes as long as the call itself,
 * and is no business of the thread that called.
 * What not: what every line has, such as its number (queue.ts).
 */
import { Extracted } from "./extract.js";
import { json } from "./queue.js";

/** What other fields of a line take, about. */
const USUAL_CHARACTERS = 300;

export class ApiLine {
  constructor(
    private readonly head: string,
    private readonly tid: number,
    private readonly thread: string,
    private readonly taken: Extracted,
    private readonly args: (string | null)[],
    private readonly crypto: Record<string, unknown> | null,
    private readonly stack: string,
    private readonly error: string | null,
  ) {}

  /** About how long it will be: for bounds. */
  get characters(): number {
    const { value, values } = this.taken;
    let n = USUAL_CHARACTERS + (value === null ? 0 : value.length);
    for (const text of values) n += text.length;
    for (const text of this.args) n += text === null ? 0 : text.length;
    return this.crypto === null ? n : n + lengthOf(this.crypto.input) + lengthOf(this.crypto.output);
  }

  /** Its own fields, as the inside of a JSON object. */
  text(): string {
    const { value, values, truncated } = this.taken;
    const { truncated: isCut = false, ...fields } = this.crypto ?? {};
    return (
      `${this.head},"tid":${this.tid},"thread":${this.thread},"value":${json(value)},` +
      `"values":${listed(values)},"args":${listed(this.args)},` +
      `"crypto":${this.crypto === null ? "null" : json(fields)},` +
      `${this.stack},"error":${json(this.error)},"truncated":${truncated || isCut === true}`
    );
  }
}

function lengthOf(text: unknown): number {
  return typeof text === "string" ? text.length : 0;
}

function listed(texts: (string | null)[]): string {
  return texts.length === 0 ? "[]" : json(texts);
}
