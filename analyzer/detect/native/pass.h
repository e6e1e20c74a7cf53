/* One pass over a piece: which of its bytes are digits, and whether escapes or other spellings are worth a look. */

#pragma once
#include "blocks.h"

/* What one pass over a piece tells. open: where digits began that go on, -1 where none do; marks, figures: of the last
   block, see `is_spelled_in`; signs: those of escapes were met; is_spelled: as told there. */
typedef struct { i32 open; u64 marks; u32 figures; v128_t signs; int is_spelled; } Pass;

static inline u64 sixth_in_row(u64 marks) {
  u64 thirds = marks & marks >> 3 & marks >> 6;
  return thirds & thirds >> 9;
}

/* Tells whether marks stand at every third byte, as between pairs of hex digits, or figures and marks alone in two
   times sixteen bytes, as in a list of small numbers; what they are is told by others. */
static inline int is_spelled_in(Pass *pass, u64 marks, u32 figures) {
  u32 row = figures << 1 | pass->figures >> 3;
  u64 across = pass->marks >> 49 | marks << 15;
  pass->marks = marks, pass->figures = figures;
  return (sixth_in_row(marks) | sixth_in_row(across)) != 0 || (row & row >> 1);
}

/* Gives which of 64 bytes are base64 digits, and looks at what else they are. */
static inline u64 pass_block(Pass *pass, const u8 *at, i32 n) {
  u64 digits = 0, marks = 0, inside = n < 64 ? ((u64)1 << n) - 1 : ~(u64)0;
  u32 figures = 0;
  for (int i = 0; i < 4; i++) {
    v128_t bytes = wasm_v128_load(at + 16 * i), lower = lower_half(bytes), upper = upper_bit(bytes);
    digits |= (u64)bits_of(in_set(lower, upper, &DIGITS_64)) << 16 * i;
    marks |= (u64)bits_of(in_set(lower, upper, &BETWEEN)) << 16 * i;
    figures |= (u32)wasm_i8x16_all_true(in_set(lower, upper, &FIGURES)) << i;
    pass->signs = wasm_v128_or(pass->signs, in_set(lower, upper, &SIGNS));
  }
  if (n < 64) figures &= (1 << n / 16) - 1;
  pass->is_spelled |= is_spelled_in(pass, marks & inside, figures);
  return digits & inside;
}
