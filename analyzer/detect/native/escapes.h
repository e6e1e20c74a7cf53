/* Undoes one level of escapes in a piece, wherever they stand: percent runs, and the backslashes of JSON strings.

   Only to see whether something shows behind them: what it is, and where, is told by peeling the piece itself. That an
   escape is undone where no container has it does no harm. */

#pragma once
#include "emit.h"
#include "plausible.h"

enum { PERCENTS = 1, PLUSES = 2, BACKSLASHES = 4, SEMICOLONS = 8, ENTITY_BYTES = 15 };
enum { BEGINNING = 64, BEHIND = 2 }; /* bytes of a piece, and bytes behind a run, that are written in any case */

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
        u32 ends = signs_in(at, ';', ';', ';') & ((2 << ENTITY_BYTES) - 1);
        if (ends && at + __builtin_ctz(ends) < high) found |= SEMICOLONS;
      }
    }
  }
  if (!(found & PERCENTS)) return found;
  for (const u8 *block = low; block < high; block += 16) {
    u32 pluses = signs_in(block, '+', '+', '+');
    if (pluses && block + __builtin_ctz(pluses) < high) return found | PLUSES;
  }
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

static int is_escape(const u8 *at, const u8 *end, int signs) {
  if (*at == '%') return signs & PERCENTS && is_percent(at, end);
  if (*at == '+') return signs & PLUSES;
  return *at == '\\' && signs & BACKSLASHES && end - at > 1 && (SIMPLE[at[1]] || code_at(at, end) >= 0);
}

static const u8 *next_escape(const u8 *at, const u8 *end, int signs) {
  const u8 first = signs & PERCENTS ? '%' : '\\', second = signs & PLUSES ? '+' : first;
  const u8 third = signs & BACKSLASHES ? '\\' : first;
  for (; at < end; at += 16) {
    for (u32 found = signs_in(at, first, second, third); found; found &= found - 1) {
      const u8 *escape = at + __builtin_ctz(found);
      if (escape >= end) return end;
      if (is_escape(escape, end, signs)) return escape;
    }
  }
  return end;
}

/* Undoes an escape; gives how many bytes of input it takes. */
static int undo(const u8 *at, const u8 *end, u8 **out) {
  if (*at == '\\') return undo_backslash(at, end, out);
  *(*out)++ = *at == '+' ? ' ' : NIBBLE[at[1]] << 4 | NIBBLE[at[2]];
  return *at == '+' ? 1 : 3;
}

/* How many of the next sixteen bytes are no sign of an escape. */
static inline i32 plain_bytes(const u8 *at, const u8 *stop) {
  u32 found = signs_in(at, '%', '\\', '+');
  i32 n = found ? __builtin_ctz(found) : 16;
  return stop - at < n ? stop - at : n;
}

/* Where to go on behind the end of what was near an escape: at the next place that is near one. */
static const u8 *next_near(const u8 *at, const u8 *escape, i32 reach) {
  const u8 *from = escape - at > reach ? escape - reach : at;
  while (from > at && CLASS[from[-1]] & C_64) from--;
  return from;
}

/* Writes the beginning of a piece and what is near escapes, with the runs of digits that begin or end there, line by
   line, without these escapes. What is farther off was searched as it stands. */
static u8 *write_near(const u8 *low, const u8 *high, int signs, i32 reach, u8 *out) {
  const u8 *at = low, *stop = high - low > BEGINNING ? low + BEGINNING : high;
  int is_in_run = 1;
  while (at < high) {
    if (at >= stop && is_in_run) {
      for (stop = at; stop < high && CLASS[*stop] & C_64;) stop++;
      stop = high - stop > BEHIND ? stop + BEHIND : high;
      is_in_run = 0;
    } else if (at >= stop) {
      const u8 *escape = next_escape(at, high, signs), *from = next_near(at, escape, reach);
      if (escape >= high) break;
      if (from > at) *out++ = '\n';
      at = from, stop = escape + 1;
    } else {
      i32 plain = plain_bytes(at, stop);
      wasm_v128_store(out, wasm_v128_load(at));
      at += plain, out += plain;
      if (plain == 16 || at >= stop) continue;
      if (is_escape(at, high, signs)) {
        at += undo(at, high, &out);
        stop = high - at <= reach ? high : stop < at + reach ? at + reach : stop;
        is_in_run = 1;
      } else {
        *out++ = *at++;
      }
    }
  }
  return out;
}

/* Writes a piece without the escapes of these signs, unless it has none; a plus sign becomes a blank. Of a text only
   what is near escapes. */
static void write_flat(Job *job, const u8 *low, const u8 *high, int signs, i32 target, i32 flags) {
  if (!has_room(job, high - low) || next_escape(low, high, signs) >= high) return;
  u8 *begin = job->arena + job->n_arena;
  i32 size = write_near(low, high, signs, job->reach, begin) - begin;
  if (is_packed(begin, size) || !begins_as_text(begin, size))
    size = write_near(low, high, signs, high - low, begin) - begin;
  add_content(job, size, target, flags);
}
