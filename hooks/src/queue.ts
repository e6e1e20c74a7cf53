/*
 * What: numbers the agent's lines, batches them, and counts what it had to leave out.
 * What not: waiting. The app is never blocked: past the bound, lines are dropped and counted per hook.
 * Source: contracts §5 (at most 100 ms are lost with the process; holes in seq say what is lost).
 */
import { now, Moment, round } from "./clock.js";
import { PROTOCOL } from "./events.gen.js";

const BATCH_S = 0.05;
const BATCH_LINES = 500;
const BATCH_CHARACTERS = 65536;
/** When our own thread does not come to send a batch, whoever puts the next line in does: so late, or so full. */
const LATEST_S = 0.075;
const FULLEST = 4;
/** What is left out when the host does not keep up; all else is little. */
const DROPPED = new Set(["api", "native", "tls"]);

/** A line whose text is made when its batch is sent; it must not change meanwhile. */
export interface Line {
  readonly characters: number;
  text(): string;
}

interface Waiting {
  line: Line;
  seq: number;
  at: Moment;
}

export class Queue {
  readonly agent: string;
  maxUnreadBytes = Infinity;
  private readonly sender: string;
  private seq = 0;
  private pending: (string | Waiting)[] = [];
  private characters = 0;
  private oldest = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isDue = false;
  private sent = 0;
  private read = 0;

  constructor() {
    this.agent = randomId();
    this.sender = `"agent":"${this.agent}","pid":${Process.id}`;
    this.listen();
  }

  /** The host says how many bytes it has read, so that we know how many wait. */
  private listen(): void {
    recv("read", (message: { bytes: number }) => {
      this.read = message.bytes;
      this.listen();
    });
  }

  /** Put a line in; false if it was left out: events are, when the host does not keep up. */
  put(kind: string, fields: Record<string, unknown>, at: Moment = now(), urgent = false): boolean {
    return this.putText(kind, json(fields).slice(1, -1), at, urgent);
  }

  /** As `put`, with the fields as the inside of a JSON object, ASCII alone. */
  putText(kind: string, fields: string, at: Moment, urgent = false): boolean {
    if (this.isLeftOut(kind)) return false;
    const text = this.textOf(kind, this.seq++, at, fields);
    this.add(text, text.length, at, urgent);
    return true;
  }

  /** As `put`, for a call of Java. */
  putLine(line: Line, at: Moment, urgent: boolean): boolean {
    if (this.isLeftOut("api")) return false;
    this.add({ line, seq: this.seq++, at }, line.characters, at, urgent);
    return true;
  }

  private isLeftOut(kind: string): boolean {
    return this.sent - this.read > this.maxUnreadBytes && DROPPED.has(kind);
  }

  private textOf(kind: string, seq: number, at: Moment, fields: string): string {
    return (
      `{"v":${PROTOCOL},"kind":"${kind}","t":${round(at.t)},"t_mono":${round(at.t_mono)},"seq":${seq},` +
      `${this.sender},"event_id":"${this.agent}:${seq}",${fields}}`
    );
  }

  private add(line: string | Waiting, characters: number, at: Moment, urgent: boolean): void {
    if (this.pending.length === 0) this.oldest = at.t_mono;
    this.pending.push(line);
    this.characters += characters + 1;
    const age = at.t_mono - this.oldest;
    const fill = Math.max(this.pending.length / BATCH_LINES, this.characters / BATCH_CHARACTERS);
    if (urgent || age > LATEST_S || fill >= FULLEST) {
      this.flush();
    } else if (fill >= 1 || age > BATCH_S) {
      if (this.isDue) return;
      this.isDue = true;
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), 0);
    } else {
      this.timer ??= setTimeout(() => this.flush(), BATCH_S * 1000);
    }
  }

  /** Send what waits, now. */
  flush(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    this.isDue = false;
    if (this.pending.length === 0) return;
    const texts = this.pending.map((waiting) =>
      typeof waiting === "string" ? waiting : this.textOf("api", waiting.seq, waiting.at, waiting.line.text()),
    );
    const text = texts.join("\n");
    this.pending = [];
    this.characters = 0;
    this.sent += text.length;
    send({ type: "lines" }, Memory.allocUtf8String(text).readByteArray(text.length));
  }

  /** Say that this was the last line, after sending what waits. */
  end(): void {
    this.flush();
    send({ type: "end", agent: this.agent, lines: this.seq });
  }
}

/** JSON in ASCII: the same text in another spelling; lone surrogates survive, and characters are bytes. */
export function json(value: unknown): string {
  if (value === null) return "null";
  const text = JSON.stringify(value);
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text.replace(/[^\x00-\x7f]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
}

function randomId(): string {
  const part = () => Math.floor(Math.random() * 0x100000000).toString(16).padStart(8, "0");
  return part() + part();
}
