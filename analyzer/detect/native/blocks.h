/* Sixteen bytes at a time: which of them are what, and what digits stand for. */

#pragma once
#include <wasm_simd128.h>
#include "tables.h"

/* A set of bytes below 128: of each lower half of a byte, a bit for each upper half. */
typedef struct { u8 lower[16]; } Set;
static Set DIGITS_64, DIGITS_16, JOINTS, OUTSIDE_32, BETWEEN, LISTED, SIGNS;

static void add_to(Set *set, int c) { set->lower[c & 15] |= 1 << (c >> 4); }

static void make_sets(void) {
  for (int c = 0; c < 128; c++) {
    if (CLASS[c] & C_64) add_to(&DIGITS_64, c);
    if (CLASS[c] & C_HEX) add_to(&DIGITS_16, c);
    if (CLASS[c] & C_JOINT) add_to(&JOINTS, c);
    if (CLASS[c] & C_NOT32) add_to(&OUTSIDE_32, c);
    if (c == ':' || c == '-' || c == ' ' || c == '+') add_to(&BETWEEN, c);
    if (c == '%' || c == '\\' || c == ';') add_to(&SIGNS, c);
    if ((c >= '0' && c <= '9') || c == ',' || c == '-' || c == ' ' || c == 9 || c == 10 || c == 13) add_to(&LISTED, c);
  }
}

static inline v128_t lower_half(v128_t bytes) { return wasm_v128_and(bytes, wasm_i8x16_splat(15)); }

/* The bit of the upper half of each byte; none of bytes from 128 on. Places below 16 are looked up alike by every
   machine, also with the relaxed instruction. */
static inline v128_t upper_bit(v128_t bytes) {
  const v128_t bits = wasm_u8x16_const(1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);
  return wasm_i8x16_relaxed_swizzle(bits, wasm_u8x16_shr(bytes, 4));
}

static inline v128_t in_set(v128_t lower, v128_t upper, const Set *set) {
  return wasm_v128_and(wasm_i8x16_relaxed_swizzle(wasm_v128_load(set->lower), lower), upper);
}

/* Tells which of sixteen bytes are zero, one bit each. */
static inline u32 zeros_in(v128_t bytes) { return wasm_i8x16_bitmask(wasm_i8x16_eq(bytes, wasm_i8x16_splat(0))); }

static inline u32 bits_of(v128_t bytes) { return wasm_i8x16_bitmask(wasm_i8x16_ne(bytes, wasm_i8x16_splat(0))); }

/* Tells which of sixteen bytes are in a set, one bit each. */
static inline u32 members(const u8 *at, const Set *set) {
  v128_t bytes = wasm_v128_load(at);
  return bits_of(in_set(lower_half(bytes), upper_bit(bytes), set));
}

/* Tells which of sixteen bytes are one of three signs, one bit each. */
static inline u32 signs_in(const u8 *at, u8 first, u8 second, u8 third) {
  v128_t bytes = wasm_v128_load(at);
  v128_t two = wasm_v128_or(
      wasm_i8x16_eq(bytes, wasm_i8x16_splat(first)), wasm_i8x16_eq(bytes, wasm_i8x16_splat(second)));
  return wasm_i8x16_bitmask(wasm_v128_or(two, wasm_i8x16_eq(bytes, wasm_i8x16_splat(third))));
}

/* All bits that any of sixteen bytes has. */
static inline u32 any_of(v128_t bytes) {
  u64 bits = (u64)wasm_i64x2_extract_lane(bytes, 0) | (u64)wasm_i64x2_extract_lane(bytes, 1);
  bits |= bits >> 32;
  bits |= bits >> 16;
  return (bits | bits >> 8) & 255;
}

/* Gives all classes met in bytes that are base64 digits: the upper half of a digit tells its class, but for `_`. */
static int classes_in(const u8 *low, const u8 *high) {
  v128_t uppers = wasm_i8x16_splat(0), underscores = uppers, others = uppers;
  for (const u8 *at = low; at < high; at += 16) {
    v128_t bytes = wasm_v128_load(at);
    v128_t upper = upper_bit(bytes), underscore = wasm_i8x16_eq(bytes, wasm_i8x16_splat('_'));
    if (high - at < 16) {
      const v128_t places = wasm_u8x16_const(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
      upper = wasm_v128_and(upper, wasm_u8x16_lt(places, wasm_u8x16_splat(high - at)));
    }
    underscores = wasm_v128_or(underscores, wasm_v128_and(upper, underscore));
    others = wasm_v128_or(others, in_set(lower_half(bytes), upper, &OUTSIDE_32));
    uppers = wasm_v128_or(uppers, wasm_v128_andnot(upper, underscore));
  }
  u32 halves = any_of(uppers);
  int joint = halves & 1 << 2 || wasm_v128_any_true(underscores);
  return (halves & 1 << 3 ? C_DIGIT : 0) | (halves & 3 << 4 ? C_UPPER : 0) | (halves & 3 << 6 ? C_LOWER : 0) |
         (joint ? C_JOINT : 0) | (wasm_v128_any_true(others) ? C_NOT32 : 0);
}

/* Writes the eight bytes that sixteen hex digits stand for. */
static inline void read_hex(const u8 *digits, u8 *out) {
  v128_t bytes = wasm_v128_load(digits);
  v128_t is_letter = wasm_v128_and(wasm_u8x16_shr(bytes, 6), wasm_i8x16_splat(1));
  v128_t nibbles = wasm_i8x16_add(lower_half(bytes), wasm_i8x16_add(wasm_i8x16_shl(is_letter, 3), is_letter));
  v128_t pairs = wasm_v128_or(wasm_i16x8_shl(nibbles, 4), wasm_u16x8_shr(nibbles, 8));
  pairs = wasm_v128_and(pairs, wasm_i16x8_splat(255));
  wasm_v128_store64_lane(out, wasm_u8x16_narrow_i16x8(pairs, pairs), 0);
}

/* Writes the twelve bytes that sixteen base64 digits, of either alphabet, stand for, and four more. */
static inline void read_base64(const u8 *digits, u8 *out) {
  v128_t bytes = wasm_v128_load(digits);
  v128_t upper = wasm_u8x16_shr(bytes, 4);
  const v128_t moves = wasm_i8x16_const(0, 0, 0, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0);
  const v128_t of_joints = wasm_i8x16_const(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 62 - '+', 0, 62 - '-', 0, 63 - '/');
  v128_t move = wasm_i8x16_swizzle(moves, upper);
  v128_t of_joint = wasm_i8x16_swizzle(of_joints, lower_half(bytes));
  move = wasm_v128_bitselect(of_joint, move, wasm_i8x16_eq(upper, wasm_i8x16_splat(2)));
  move = wasm_v128_bitselect(wasm_i8x16_splat(63 - '_'), move, wasm_i8x16_eq(bytes, wasm_i8x16_splat('_')));
  v128_t sextets = wasm_i8x16_add(bytes, move);
  v128_t groups = wasm_i32x4_shl(wasm_v128_and(sextets, wasm_i32x4_splat(0x3F)), 18);
  groups = wasm_v128_or(groups, wasm_i32x4_shl(wasm_v128_and(sextets, wasm_i32x4_splat(0x3F00)), 4));
  groups = wasm_v128_or(groups, wasm_v128_and(wasm_u32x4_shr(sextets, 10), wasm_i32x4_splat(0xFC0)));
  groups = wasm_v128_or(groups, wasm_u32x4_shr(sextets, 24));
  const v128_t order = wasm_i8x16_const(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
  wasm_v128_store(out, wasm_i8x16_swizzle(groups, order));
}
