/* Writes what comes out of a layer. Nothing is written where there is no room; the caller then asks again with more.
   Behind each content a few bytes may be written that the next one takes. */

#pragma once
#include "blocks.h"

enum { SPARE = 32, FILTERS = 3 };

static int has_room(Job *job, i32 size) {
  if (size > job->arena_size - job->n_arena - SPARE || job->n_contents >= job->max_contents) job->is_full = 1;
  return !job->is_full;
}

/* Ends the content that was written to the arena; a line feed keeps it apart from the next one. */
static void add_content(Job *job, i32 size, i32 target, i32 flags) {
  i32 start = job->n_arena;
  job->contents[job->n_contents++] = (Content){start, start + size, target, flags};
  job->arena[start + size] = '\n';
  job->n_arena = start + size + 1;
}

static void add_mark(Job *job, i32 what, i32 owner, i32 low, i32 high) {
  if (job->n_marks >= job->max_marks) { job->is_full = 1; return; }
  job->marks[job->n_marks++] = (Run){what, low, high, owner, 0};
}

static inline int is_set(const u8 *bits, u32 at) { return bits[at >> 3] >> (at & 7) & 1; }

/* Tells whether a digest may begin so: its first byte is the lowest of a number, of which some parts are looked up. */
static int is_in_filter(const Job *job, const u8 *octets) {
  u64 number;
  __builtin_memcpy(&number, octets, 8);
  u32 size = 1 << job->filter_bits;
  for (i32 part = 0; part < FILTERS; part++, number >>= job->filter_bits)
    if (!is_set(job->filter + part * (size / 8), number & (size - 1))) return 0;
  return 1;
}

/* An odd digit at the end is left out. */
static void write_hex(Job *job, const u8 *digits, i32 n, i32 target) {
  i32 size = n >> 1;
  if (!has_room(job, size)) return;
  u8 *out = job->arena + job->n_arena;
  for (i32 i = 0; i < size; i += 8) read_hex(digits + 2 * i, out + i);
  add_content(job, size, target, 0);
}

static void add_bytes(Job *job, i32 size, i32 target) {
  add_content(job, size, target, size >= 8 && is_in_filter(job, job->arena + job->n_arena) ? MAY_BE_DIGEST : 0);
}

static void write_base64(Job *job, const u8 *digits, i32 n, i32 target) {
  i32 size = n / 4 * 3 + n % 4 * 3 / 4;
  if (!has_room(job, size)) return;
  u8 *out = job->arena + job->n_arena;
  for (i32 i = 0; i < n; i += 16, out += 12) read_base64(digits + i, out);
  add_bytes(job, size, target);
}

static void write_base32(Job *job, const u8 *digits, i32 n, i32 target) {
  i32 size = n / 8 * 5 + n % 8 * 5 / 8;
  if (!has_room(job, size)) return;
  u8 *out = job->arena + job->n_arena;
  u64 bits = 0;
  int n_bits = 0;
  for (i32 i = 0; i < n; i++) {
    u8 c = digits[i];
    bits = bits << 5 | (u64)(c >= '2' && c <= '7' ? c - '2' + 26 : (c | 32) - 'a');
    for (n_bits += 5; n_bits >= 8; n_bits -= 8) *out++ = (u8)(bits >> (n_bits - 8));
  }
  add_bytes(job, size, target);
}
