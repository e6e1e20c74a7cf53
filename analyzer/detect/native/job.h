/* What Python and the kernel tell each other; `analyzer/detect/kernel.py` has the same in the same order. */

#pragma once
#include <stdint.h>

typedef uint8_t u8;
typedef int32_t i32;
typedef uint32_t u32;
typedef uint64_t u64;

enum { CANDIDATE = 1, SKIPPED = 2, HEAD = 4, CONTENT = 8 }; /* flags of pieces */
enum { HEX, BASE64, BASE32, OPENED };                       /* kinds of runs */
enum { OF_BINARY = 1, A_LINE = 2 };                         /* flags of runs */
enum { MAY_BE_DIGEST = 1, OF_HEAD = 2 };                    /* flags of contents */
enum { HEX_DIGITS, SHOWS, ENTITIES, PACKED, DOUBTFUL, SPELLED }; /* kinds of marks */

typedef struct { i32 low, high; } Span;
typedef struct { i32 kind, low, high, owner, flags; } Run;
typedef struct { i32 start, end, target, flags; } Content;

typedef struct {
  const u8 *data;       /* bytes; 64 readable ones before and behind them */
  const Span *pieces;
  const u8 *flags;      /* of the pieces */
  const u8 *filter;     /* FILTERS times 2^filter_bits bits: of the lowest bits of beginnings of digests, and of the next */
  u8 *arena;            /* what comes out of a layer */
  Content *contents;    /* pieces of it; target: number of a run, or ~number of a piece */
  Run *runs;            /* at level 0: what may be peeled */
  Run *marks;           /* kind: what is said of a piece */
  i32 n_pieces, level, all_free, is_last_try, filter_bits;
  i32 reach;            /* bytes: no match is longer, nor what is read around one */
  i32 arena_size, max_contents, max_runs, max_marks;
  i32 n_arena, n_contents, n_runs, n_marks; /* filled by the kernel */
  i32 is_full;
} Job;
