/*
 * What: SSL_write and SSL_read in a BoringSSL without names. Its functions put their source file into errors: code that
 * refers to the text `ssl_lib.cc` is in a function of that file, whose beginning the unwind table tells. All of them are
 * watched until one proves to be SSL_write, and one SSL_read, by what they are called with and give.
 * What not: trusting a candidate before. A library built without such texts, and one whose first words are no HTTP, are
 * left alone. SSL_peek stands for SSL_read where the compiler kept the latter a mere caller of it.
 * Source: ssl/ssl_lib.cc of BoringSSL; LSB core, .eh_frame_hdr; Intel SDM (LEA), Arm ARM (ADRP, ADD); RFC 9112, 9113.
 */
import { functionStarts, references, Span } from "./code.js";
import { Found, handler, Nameless } from "./unit.js";

const ANCHOR = "73 73 6c 5f 6c 69 62 2e 63 63 00";
const SMALLEST = 512 * 1024;
const MOST_CANDIDATES = 400;
const LONGEST = 1 << 24;
const REQUEST = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) \S+ HTTP\/1\.[01]\r\n|^PRI \* HTTP\/2\.0\r\n\r\nSM\r\n\r\n/;
const RESPONSE = /^HTTP\/1\.[01] \d{3}[ \r]/;
const LOOKED_AT = 8192;
const LONGEST_PATH = 200;

/** One call that may have been SSL_write or SSL_read. */
export interface Candidate {
  ssl: NativePointer;
  at: NativePointer;
  n: number;
  isWritten: boolean;
}

interface Asked {
  ssl: NativePointer;
  at: NativePointer;
  room: number;
  /** It was called with the beginning of a request. */
  isRequest: boolean;
}

export class Search {
  private readonly detach = new Map<string, () => void>();
  /** What carries requests, by the address of its object. */
  private readonly talking = new Set<string>();
  private writer: string | null = null;
  private reader: string | null = null;

  constructor(
    private readonly nameless: Nameless,
    private readonly said: (candidate: Candidate) => Found[],
  ) {}

  /** Find the candidates and watch them. Libraries that are no BoringSSL are left after a look at their texts. */
  begin(): void {
    const { module } = this.nameless;
    if (!isBoringSsl(module)) return;
    const texts = pathsOf(module, ANCHOR);
    const starts = functionStarts(module);
    const candidates = [...new Set(references(module, texts).map((at) => starts.of(at)?.toString() ?? ""))].filter((key) => key !== "");
    if (candidates.length === 0 || candidates.length > MOST_CANDIDATES) {
      this.nameless.conclude(`${module.name} is a BoringSSL without names, and no function of it could be told`);
      return;
    }
    for (const key of candidates) {
      const let_go = this.nameless.library.attach(ptr(key), `SSL_? ${ptr(key).sub(module.base)}`, this.probe(key));
      if (let_go !== null) this.detach.set(key, let_go);
    }
    const text = `${module.name} is a BoringSSL without names: none of ${candidates.length} functions has proved what it is`;
    this.nameless.conclude(text);
    this.log(text);
  }

  private log(text: string): void {
    this.nameless.library.put("log", { level: "info", text });
  }

  private probe(key: string) {
    return handler<Asked>(
      (args) => {
        const room = (args[2] as NativePointer).toInt32();
        const [ssl, at] = [args[0] as NativePointer, args[1] as NativePointer];
        if (room <= 0 || room > LONGEST || !isPointer(ssl) || !isPointer(at)) return null;
        return { ssl, at, room, isRequest: this.writer === null && REQUEST.test(beginning(at, room)) };
      },
      (asked, result) => this.seen(key, asked, result.toInt32()),
    );
  }

  private seen(key: string, { ssl, at, room, isRequest }: Asked, n: number): Found[] {
    if (n <= 0 || n > room) return [];
    if (this.writer === null && isRequest) this.writer = key;
    const isWritten = this.writer === key;
    if (isWritten) this.talking.add(ssl.toString());
    else if (this.reader === null && this.talking.has(ssl.toString()) && isResponse(at, n)) this.reader = key;
    if (!isWritten && this.reader !== key) return [];
    if (this.writer !== null && this.reader !== null && this.detach.size > 2) this.settle();
    return this.said({ ssl, at, n, isWritten });
  }

  /** Both are known: let go of the others, though not in the middle of a call. */
  private settle(): void {
    const others = [...this.detach].filter(([key]) => key !== this.writer && key !== this.reader);
    for (const [key] of others) this.detach.delete(key);
    this.nameless.conclude(null);
    const { module } = this.nameless;
    const [writes, reads] = [this.writer, this.reader].map((key) => `${ptr(key as string).sub(module.base)}`);
    const text = `${module.name} has no names: what it says passes ${writes}, what it hears ${reads}`;
    this.log(text);
    setTimeout(() => {
      for (const [, let_go] of others) let_go();
    }, 0);
  }
}

const paths = new Map<string, Map<string, Span[]>>();

/** Whether a library has a BoringSSL in it that puts its source files into errors. */
export function isBoringSsl(module: Module): boolean {
  return module.size >= SMALLEST && pathsOf(module, ANCHOR).length > 0;
}

/**
 * Where the path of a source file may begin; `pattern` is its last name as bytes. The path ends in the name, and what stands
 * before it need not be a NUL.
 */
export function pathsOf(module: Module, pattern: string): Span[] {
  const key = `${module.base} ${module.path}`;
  const known = paths.get(key) ?? new Map<string, Span[]>();
  paths.set(key, known);
  let spans = known.get(pattern);
  if (spans === undefined) {
    spans = anchors(module, pattern);
    known.set(pattern, spans);
  }
  return spans;
}

function anchors(module: Module, pattern: string): Span[] {
  const ranges = module.enumerateRanges("r--").filter(({ protection }) => !protection.includes("w"));
  const ends = ranges.flatMap(({ base, size }) => Memory.scanSync(base, size, pattern));
  return ends.map(({ address: high }) => {
    let low = high;
    while (isOfAPath(low.sub(1).readU8()) && high.sub(low).compare(LONGEST_PATH) < 0) low = low.sub(1);
    return { low, high };
  });
}

function isOfAPath(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

const LOWEST = ptr(0x10000);
const HIGHEST = ptr("0x7fffffffffff");

/** Whether it may point to something: what is in the registers of another function need not. */
function isPointer(at: NativePointer): boolean {
  return at.compare(LOWEST) > 0 && at.compare(HIGHEST) < 0;
}

/** The first of some bytes; none where nothing is. */
function bytesAt(at: NativePointer, n: number): Uint8Array {
  try {
    return new Uint8Array(at.readVolatile(n) ?? new ArrayBuffer(0));
  } catch {
    return new Uint8Array(0);
  }
}

function beginning(at: NativePointer, n: number): string {
  const first = bytesAt(at, 1)[0] ?? 0;
  // What HTTP begins with is a capital letter.
  return first < 0x41 || first > 0x5a ? "" : String.fromCharCode(...bytesAt(at, Math.min(n, LOOKED_AT)));
}

/** The beginning of a response, or of the settings with which HTTP/2 begins. */
function isResponse(at: NativePointer, n: number): boolean {
  if (RESPONSE.test(beginning(at, n))) return true;
  if (n < 9) return false;
  const bytes = bytesAt(at, 9);
  if (bytes.length < 9) return false;
  const length = ((bytes[0] as number) << 16) | ((bytes[1] as number) << 8) | (bytes[2] as number);
  const isFirst = bytes.slice(5).every((byte) => byte === 0);
  return bytes[3] === 4 && (bytes[4] as number) <= 1 && length % 6 === 0 && length < 1000 && isFirst;
}
