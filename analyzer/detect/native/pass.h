/* One pass over a piece: which of its bytes are digits, and whether escapes or other spellings are worth a look. */

#pragma once
#include "blocks.h"

enum { LEAST_NUMBERS = 8, FEW_NUMBERS = 4 }; /* of a list; as many as less than eight bytes may hold */

/* What one pass over a piece tells. open: where digits began that go on, -1 where none do; marks: of the last block, see
   `has_pairs`; n_before: bytes of the piece before this block; n_listed: how many numbers at the end of the last one were
   counted; signs: those of escapes were met; is_spelled: pairs of hex digits or a list may stand there. */
typedef struct { i32 open; u64 marks; i32 n_before, n_listed; v128_t signs; int is_spelled; } Pass;

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

/* Gives how many numbers stand right before a block, of those in the last sixteen bytes; is_figure: whether the last
   byte is one. */
static i32 listed_before(const u8 *at, u64 *is_figure) {
  u32 others = ~members(at - 16, &LISTED) << 16, figures = members(at - 16, &DIGITS_16) << 16;
  i32 length = others ? __builtin_clz(others) : 16;
  figures &= length ? ~(u32)0 << (32 - length) : 0;
  *is_figure = figures >> 31;
  return __builtin_popcount(figures & ~(figures << 1));
}

/* Tells whether a list has enough numbers in 64 bytes and those before them. inside: which of them are of the piece. */
static __attribute__((noinline)) int has_list(Pass *pass, const u8 *at, u64 inside) {
  u64 figures = 0, others = 0, none = ~(u64)0, is_figure = 0;
  for (int i = 0; i < 4; i++) {
    figures |= (u64)members(at + 16 * i, &DIGITS_16) << 16 * i;
    others |= (u64)(members(at + 16 * i, &LISTED) ^ 0xFFFF) << 16 * i;
  }
  others |= ~inside;
  figures &= ~others;
  i32 first = others ? __builtin_ctzll(others) : 64, last = others ? __builtin_clzll(others) : 64, n = pass->n_listed;
  i32 n_short = first && pass->n_before ? listed_before(at, &is_figure) : 0;
  u64 numbers = figures & ~(figures << 1 | is_figure);
  n = (n ? n : n_short) + __builtin_popcountll(first < 64 ? numbers & ~(none << first) : numbers);
  pass->n_listed = last == 64 ? n : last ? __builtin_popcountll(numbers >> (64 - last)) : 0;
  if (n >= LEAST_NUMBERS) return 1;
  for (u64 left = first < 64 ? numbers & none << first : 0; left;) {
    u64 behind = others & none << __builtin_ctzll(left), list = left & (behind ? (behind - 1) & ~behind : none);
    if (__builtin_popcountll(list) >= LEAST_NUMBERS) return 1;
    left &= ~list;
  }
  return 0;
}

/* Gives which of 64 bytes are base64 digits, and looks at what else they are. In every list there are eight bytes, from a
   place that eight divides, that are figures, marks and blanks, and not figures alone. */
static inline u64 pass_block(Pass *pass, const u8 *at, i32 n) {
  u64 others = 0, unmarked = 0, inside = n < 64 ? ((u64)1 << n) - 1 : ~(u64)0;
  v128_t listed = wasm_i8x16_splat(0), all = wasm_i8x16_splat(-1);
  for (int i = 0; i < 4; i++) {
    v128_t bytes = wasm_v128_load(at + 16 * i), lower = lower_half(bytes), upper = upper_bit(bytes);
    others |= (u64)zeros_in(in_set(lower, upper, &DIGITS_64)) << 16 * i;
    unmarked |= (u64)zeros_in(in_set(lower, upper, &BETWEEN)) << 16 * i;
    v128_t unlisted = wasm_i8x16_eq(in_set(lower, upper, &LISTED), wasm_i8x16_splat(0));
    v128_t is_number = wasm_i64x2_eq(wasm_u8x16_lt(wasm_i8x16_sub(bytes, wasm_i8x16_splat('0')), wasm_i8x16_splat(10)), all);
    listed = wasm_v128_or(listed, wasm_v128_andnot(wasm_i64x2_eq(unlisted, wasm_i8x16_splat(0)), is_number));
    pass->signs = wasm_v128_or(pass->signs, in_set(lower, upper, &SIGNS));
  }
  pass->is_spelled |= has_pairs(pass, ~unmarked & inside);
  if (wasm_v128_any_true(listed) || pass->n_listed >= FEW_NUMBERS)
    pass->is_spelled |= has_list(pass, at, inside);
  else
    pass->n_listed = 0;
  pass->n_before += 64;
  return ~others & inside;
}
