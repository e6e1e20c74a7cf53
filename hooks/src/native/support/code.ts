/*
 * What: the code of a library without symbols: which instructions refer to an address, and where a function begins.
 * What not: disassembling; 32-bit machines, whose references are made in other ways.
 * Source: System V ABI, ELF program headers; LSB core 5, .eh_frame_hdr; Intel SDM vol. 2 (LEA); Arm ARM (ADRP, ADD).
 */
import { keep } from "../../keep.js";

const PT_GNU_EH_FRAME = 0x6474e550;
const DATAREL_SDATA4 = 0x3b;
const MOST = 4096;

const scanner = keep(
  new CModule(`
typedef unsigned char byte;

int lea (const byte * from, unsigned long size, const byte * low, const byte * high, const byte ** out, int room)
{
  int n = 0;
  for (unsigned long i = 0; i + 7 <= size && n < room; i++)
  {
    const byte * p = from + i;
    if ((p[0] & 0xf8) != 0x48 || p[1] != 0x8d || (p[2] & 0xc7) != 0x05) continue;
    int offset = p[3] | p[4] << 8 | p[5] << 16 | (unsigned) p[6] << 24;
    const byte * made = p + 7 + offset;
    if (made >= low && made <= high) out[n++] = p;
  }
  return n;
}

int adrp (const byte * from, unsigned long size, const byte * low, const byte * high, const byte ** out, int room)
{
  int n = 0;
  const unsigned int * words = (const unsigned int *) from;
  unsigned long count = size / 4;
  for (unsigned long i = 0; i < count && n < room; i++)
  {
    unsigned int word = words[i];
    if ((word & 0x9f000000) != 0x90000000) continue;
    long pages = (long) ((word >> 5 & 0x7ffff) << 2 | (word >> 29 & 3));
    if (pages & 0x100000) pages -= 0x200000;
    unsigned long page = ((unsigned long) (words + i) & ~4095ul) + pages * 4096;
    if (page > (unsigned long) high || page + 4095 < (unsigned long) low) continue;
    for (unsigned long j = i + 1; j < count && j < i + 8; j++)
    {
      if ((words[j] & 0xffc003e0) != (0x91000000 | (word & 31) << 5)) continue;
      const byte * made = (const byte *) (page + (words[j] >> 10 & 4095));
      if (made >= low && made <= high) { out[n++] = (const byte *) (words + i); break; }
    }
  }
  return n;
}
`),
);

/** Addresses from the first to the last, both included. */
export interface Span {
  low: NativePointer;
  high: NativePointer;
}

/** The instructions of a library that make an address in any of these spans. */
export function references(module: Module, spans: Span[]): NativePointer[] {
  const symbol = { x64: "lea", arm64: "adrp" }[Process.arch as string];
  if (symbol === undefined) return [];
  const address = scanner[symbol] as NativePointer;
  const scan = new NativeFunction(address, "int", ["pointer", "ulong", "pointer", "pointer", "pointer", "int"]);
  const out = Memory.alloc(MOST * Process.pointerSize);
  const found: NativePointer[] = [];
  for (const { base, size } of module.enumerateRanges("--x")) {
    for (const { low, high } of spans) {
      const n = scan(base, size, low, high, out, MOST);
      for (let index = 0; index < n; index++) found.push(out.add(index * Process.pointerSize).readPointer());
    }
  }
  return found;
}

/** Where functions begin. */
export class Starts {
  constructor(
    private readonly table: NativePointer,
    private readonly count: number,
    private readonly base: NativePointer,
  ) {}

  /** The beginning of the function that an address is in; null when nothing is known before it. */
  of(address: NativePointer): NativePointer | null {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle).compare(address) <= 0) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : this.at(low - 1);
  }

  private at(index: number): NativePointer {
    return this.base.add(this.table.add(index * 8).readS32());
  }
}

/** The beginnings of a library's functions by the table that unwinding uses; knows none where there is no such table. */
export function functionStarts(module: Module): Starts {
  const none = new Starts(module.base, 0, module.base);
  const { base } = module;
  if (Process.pointerSize !== 8 || base.readU32() !== 0x464c457f) return none;
  const headers = base.add(base.add(0x20).readU64());
  const size = base.add(0x36).readU16();
  for (let index = 0; index < base.add(0x38).readU16(); index++) {
    const header = headers.add(index * size);
    if (header.readU32() !== PT_GNU_EH_FRAME) continue;
    const table = base.add(header.add(0x10).readU64());
    const isAsExpected = table.readU8() === 1 && table.add(2).readU8() === 3 && table.add(3).readU8() === DATAREL_SDATA4;
    return isAsExpected ? new Starts(table.add(12), table.add(8).readU32(), table) : none;
  }
  return none;
}
