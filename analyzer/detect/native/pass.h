/* One pass over a piece: which of its bytes are digits, and whether escapes or other spellings are worth a look. */

#pragma once
#include "blocks.h"

enum { LEAST_MARKS = 4 }; /* between numbers of at most three figures in sixteen bytes */

/* What one pass over a piece tells. open: where digits began that go on, -1 where none do; marks: of the last block, see
   `has_pairs`; signs: those of escapes were met; is_spelled: pairs of hex digits or a list may stand there. */
typedef struct { i32 open; u64 marks; v128_t signs; int is_spelled; } Pass;

static inline u64 sixth_in_row(u64 marks) {
  u64 thirds = marks & marks >> 3 & marks >> 6;
  return thirds & thirds >> 9;
}

/* Tells whether marks stand at every third byte, as between pairs of hex digits; what they are is told by others. */
static inline int has_pairs(Pass *pass, u64 marks) {
  u64 across = pass->marks >> 49 | marks << 15;
  pass->marks = marks;
  return (sixth_in_row(marks) | sixth_in_row(across)) != 0;
}

/* Tells whether there are enough marks in sixteen bytes of figures and marks alone, as in a list of small numbers.
   figures: which of the four times sixteen bytes are so. */
static int has_list(const u8 *at, u32 figures) {
  for (; figures; figures &= figures - 1) {
    u32 marks = ~members(at + 16 * __builtin_ctz(figures), &DIGITS_16) & 0xFFFF;
    if (__builtin_popcount(marks) >= LEAST_MARKS) return 1;
  }
  return 0;
}

/* Gives which of 64 bytes are base64 digits, and looks at what else they are. */
static inline u64 pass_block(Pass *pass, const u8 *at, i32 n) {
  u64 others = 0, unmarked = 0, inside = n < 64 ? ((u64)1 << n) - 1 : ~(u64)0;
  u32 figures = 0;
  for (int i = 0; i < 4; i++) {
    v128_t bytes = wasm_v128_load(at + 16 * i), lower = lower_half(bytes), upper = upper_bit(bytes);
    others |= (u64)zeros_in(in_set(lower, upper, &DIGITS_64)) << 16 * i;
    unmarked |= (u64)zeros_in(in_set(lower, upper, &BETWEEN)) << 16 * i;
    figures |= (u32)wasm_i8x16_all_true(in_set(lower, upper, &FIGURES)) << i;
    pass->signs = wasm_v128_or(pass->signs, in_set(lower, upper, &SIGNS));
  }
  if (n < 64) figures &= (1 << n / 16) - 1;
  pass->is_spelled |= has_pairs(pass, ~unmarked & inside) || (figures && has_list(at, figures));
  return ~others & inside;
}
