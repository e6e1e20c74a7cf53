/* Undoes one level of escapes in a piece, wherever they stand: percent runs, and the backslashes of JSON strings.

   Only to see whether something shows behind them: what it is, and where, is told by peeling the piece itself. That an
   escape is undone where no container has it does no harm. */

#pragma once
#include "emit.h"

enum { PERCENTS = 1, PLUSES = 2, BACKSLASHES = 4, SEMICOLONS = 8, ENTITY_BYTES = 15 };

static int is_percent(const u8 *at, const u8 *end) {
  return end - at > 2 && NIBBLE[at[1]] != BAD && NIBBLE[at[2]] != BAD;
}

/* Tells which escapes stand in a piece. A plus sign counts beside percent signs alone. */
static int escapes_in(const u8 *low, const u8 *high) {
  int found = 0;
  for (const u8 *block = low; block < high; block += 16) {
    u32 signs = signs_in(block, '%', '\\', '&');
    for (; signs; signs &= signs - 1) {
      const u8 *at = block + __builtin_ctz(signs);
      if (at >= high) break;
      if (*at == '%') {
        if (!(found & PERCENTS) && is_percent(at, high)) found |= PERCENTS;
      } else if (*at == '\\') {
        if (high - at > 1 && (SIMPLE[at[1]] || at[1] == 'u')) found |= BACKSLASHES;
      } else if (!(found & SEMICOLONS)) {
        for (int i = 1; i <= ENTITY_BYTES && at + i < high; i++)
          if (at[i] == ';') found |= SEMICOLONS;
      }
    }
  }
  if (found & PERCENTS)
    for (const u8 *at = low; at < high; at++)
      if (*at == '+') return found | PLUSES;
  return found;
}

/* The number of four hex digits behind `\u`; -1 where there are none. */
static i32 code_at(const u8 *at, const u8 *end) {
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return -1;
  i32 code = 0;
  for (int i = 2; i < 6; i++) {
    if (NIBBLE[at[i]] == BAD) return -1;
    code = code << 4 | NIBBLE[at[i]];
  }
  return code;
}

static u8 *write_utf8(u8 *out, i32 code) {
  if (code < 0x80) {
    *out++ = code;
  } else {
    if (code < 0x800) {
      *out++ = 0xC0 | code >> 6;
    } else {
      if (code < 0x10000) *out++ = 0xE0 | code >> 12;
      else *out++ = 0xF0 | code >> 18, *out++ = 0x80 | (code >> 12 & 0x3F);
      *out++ = 0x80 | (code >> 6 & 0x3F);
    }
    *out++ = 0x80 | (code & 0x3F);
  }
  return out;
}

/* Gives how many bytes of input an escape at a place takes, and writes what it means; 0 where there is none. */
static int undo_backslash(const u8 *at, const u8 *end, u8 **out) {
  if (end - at > 1 && SIMPLE[at[1]]) {
    *(*out)++ = SIMPLE[at[1]];
    return 2;
  }
  i32 code = code_at(at, end);
  if (code < 0) return 0;
  i32 low = (code & 0xFC00) == 0xD800 ? code_at(at + 6, end) : -1;
  int is_pair = low >= 0 && (low & 0xFC00) == 0xDC00;
  *out = write_utf8(*out, is_pair ? 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF) : code);
  return is_pair ? 12 : 6;
}

/* Writes a piece without the escapes of these signs, unless it has none; a plus sign becomes a blank. */
static void write_flat(Job *job, const u8 *low, const u8 *high, int signs, i32 target, i32 flags) {
  if (!has_room(job, high - low)) return;
  u8 *out = job->arena + job->n_arena;
  for (const u8 *at = low; at < high;) {
    if (high - at >= 16 && !(signs_in(at, '%', '\\', '+'))) {
      wasm_v128_store(out, wasm_v128_load(at));
      at += 16, out += 16;
      continue;
    }
    u8 c = *at;
    if (c == '%' && signs & PERCENTS && is_percent(at, high)) {
      *out++ = NIBBLE[at[1]] << 4 | NIBBLE[at[2]];
      at += 3;
      continue;
    }
    int taken = c == '\\' && signs & BACKSLASHES ? undo_backslash(at, high, &out) : 0;
    if (!taken) *out++ = c == '+' && signs & PLUSES ? ' ' : c;
    at += taken ? taken : 1;
  }
  i32 size = out - (job->arena + job->n_arena);
  if (size != high - low) add_content(job, size, target, flags);
}
