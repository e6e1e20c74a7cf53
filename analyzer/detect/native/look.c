/* Looks at pieces of bytes and undoes one layer of each: the runs of hex, base64 and base32 digits that may carry
   something, and escapes. What comes out is searched by the scanner; only where something shows is peeling worth it.

   Runs in the kernel's own memory: whatever the bytes say, nothing outside of it can be read or written. */

#include "escapes.h"
#include "parts.h"
#include "pass.h"

enum {
  MIN_LINE = 60,
  LONG_HEX = 40,
  MAX_KNOWN = 48,
  KNOWN_BITS = 11,
  APART = 3,    /* up to so many levels percent signs and backslashes are undone apart; text may have one alone */
};

/* A run of digits of which nothing came. */
typedef struct { u8 digits[MAX_KNOWN]; i32 length; } Known;
static Known KNOWN[1 << KNOWN_BITS];

static int is_line(const Piece *piece, const Seen *run) {
  if (run->high - run->low < MIN_LINE || run->high >= piece->high) return 0;
  u8 after = piece->data[run->high], second = piece->data[run->high + 1];
  return after == '\r' || after == '\n' || (after == '\\' && (second == 'r' || second == 'n'));
}

static void take_run(Job *job, Piece *piece, i32 kind, i32 low, i32 high, u8 seen) {
  Seen run = {kind, low, high, -1, seen};
  i32 flags = (piece->is_binary ? OF_BINARY : 0) | (is_line(piece, &run) ? A_LINE : 0);
  if (job->level && flags) { piece->shows = 1; return; }
  if (flags || (!job->level && kind == BASE64 && high < piece->high && piece->data[high] == '.'))
    add_run(job, piece, &run, flags);
  if (kind != OPENED) {
    if (piece->is_free || may_carry(piece, &run)) write_part(job, piece, &run, kind, low, high);
  } else if (seen & C_JOINT) {
    look_parts(job, piece, &run);
  }
  look_measured(job, piece, &run);
}

/* Tells whether a digest may begin in a run of hex digits: at its start, and of one that is not of a digest's length
   also behind the first digit, or at its end. */
static int may_be_digest(const Job *job, const u8 *low, i32 length) {
  const i32 whole[6] = {32, 40, 56, 64, 96, 128};
  i32 is_whole = 0;
  u8 octets[16];
  if (length < 16) return 0;
  read_hex(low, octets);
  if (is_in_filter(job, octets)) return 1;
  for (int i = 0; i < 6; i++) is_whole |= length == whole[i];
  if (is_whole || length == 16) return 0;
  read_hex(low + 1, octets);
  if (is_in_filter(job, octets)) return 1;
  for (int i = 0; i < 6 && length > whole[i]; i++) {
    read_hex(low + length - whole[i], octets);
    if (is_in_filter(job, octets)) return 1;
  }
  return 0;
}

/* Gives where MIN_RUN bits in a row begin. */
static inline u64 run_begins(u64 bits) {
  bits &= bits >> 1;
  bits &= bits >> 2;
  bits &= bits >> 4;
  return bits & bits >> 7;
}

/* Gives the next run of MIN_RUN bytes of a class in [low, high), or one that begins at `high`. A block tells of its
   first bytes whether a run begins there. */
static Span next_run(const u8 *data, i32 low, i32 high, const Set *set) {
  for (i32 at = low; at + MIN_RUN <= high; at += 64 - MIN_RUN + 1) {
    u64 begins = 0;
    for (int i = 0; i < 4; i++) begins |= (u64)members(data + at + 16 * i, set) << 16 * i;
    if (high - at < 64) begins &= ((u64)1 << (high - at)) - 1;
    begins = run_begins(begins);
    if (!begins) continue;
    i32 from = at + __builtin_ctzll(begins), end = from + MIN_RUN;
    for (; end < high; end += 16) {
      u32 others = ~members(data + end, set) & 0xFFFF;
      if (others) { end += __builtin_ctz(others); break; }
    }
    return (Span){from, end < high ? end : high};
  }
  return (Span){high, high};
}

/* seen: classes of the digits where they are known. */
static void take_one_hex(Job *job, Piece *piece, i32 low, i32 high, u8 seen) {
  const u8 *data = piece->data;
  if (may_be_digest(job, data + low, high - low)) add_mark(job, HEX_DIGITS, piece->owner, low, high);
  take_run(job, piece, HEX, low, high, seen ? seen : classes_in(data + low, data + high));
}

static void take_hex(Job *job, Piece *piece, i32 low, i32 high, u8 seen) {
  if (high - low > 64) {
    for (Span hex = {low, low}; (hex = next_run(piece->data, hex.high, high, &DIGITS_16)).low < high && !piece->shows;)
      take_one_hex(job, piece, hex.low, hex.high, 0);
    return;
  }
  u64 digits = 0;
  for (i32 at = low; at < high; at += 16) digits |= (u64)members(piece->data + at, &DIGITS_16) << (at - low);
  if (high - low < 64) digits &= ((u64)1 << (high - low)) - 1;
  for (u64 begins; (begins = run_begins(digits)) && !piece->shows;) {
    i32 from = __builtin_ctzll(begins);
    u64 others = ~digits & ~(u64)0 << from;
    i32 end = others ? __builtin_ctzll(others) : 64;
    take_one_hex(job, piece, low + from, low + end, end - from == high - low ? seen : 0);
    digits &= end < 64 ? ~(u64)0 << end : 0;
  }
}

/* Gives what stands for a run of at most MAX_KNOWN digits among those of which nothing came lately. */
static Known *known_of(const u8 *low, i32 length) {
  u64 first, middle, last;
  __builtin_memcpy(&first, low, 8);
  __builtin_memcpy(&middle, low + length / 2 - 4, 8);
  __builtin_memcpy(&last, low + length - 8, 8);
  u64 mixed = first * 0x9E3779B97F4A7C15u ^ middle * 0xC2B2AE3D27D4EB4Fu ^ last * 0x165667B19E3779F9u;
  return &KNOWN[(mixed ^ mixed >> 29) * 0x9E3779B97F4A7C15u >> (64 - KNOWN_BITS)];
}

static int is_known(const Known *known, const u8 *low, i32 length) {
  if (known->length != length) return 0;
  for (i32 at = 0; at < length; at += 16) {
    u32 same = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(low + at), wasm_v128_load(known->digits + at)));
    u32 wanted = length - at < 16 ? (1 << (length - at)) - 1 : 0xFFFF;
    if ((same & wanted) != wanted) return 0;
  }
  return 1;
}

/* Base64 of anything but zeros has more digits than those of hex when it is long. */
static int is_long_hex(const u8 *low, const u8 *high) {
  if (high - low < LONG_HEX) return 0;
  for (const u8 *at = low; at < high; at += 16) {
    u32 others = ~members(at, &DIGITS_16) & 0xFFFF;
    if (others) return at + __builtin_ctz(others) >= high;
  }
  return 1;
}

static void take_digits(Job *job, Piece *piece, i32 low, i32 high, u8 seen) {
  take_hex(job, piece, low, high, seen);
  u8 letters = seen & C_LETTERS, is_one_case = letters == C_UPPER || letters == C_LOWER;
  if (letters == C_LETTERS && !piece->shows) take_run(job, piece, BASE64, low, high, seen);
  if (is_one_case && !(seen & C_NOT32) && !piece->shows) take_run(job, piece, BASE32, low, high, seen);
  int is_open = (letters && seen & C_JOINT) || (seen & C_DIGIT && is_one_case && seen & C_NOT32);
  if (is_open && !piece->shows) take_run(job, piece, OPENED, low, high, seen);
  if (!is_one_case || seen & C_JOINT || piece->shows || is_long_hex(piece->data + low, piece->data + high)) return;
  if (begins_sensibly(piece->data + low)) take_run(job, piece, BASE64, low, high, seen);
}

static inline int are_figures(const u8 *at) {
  v128_t above = wasm_i8x16_sub(wasm_v128_load(at), wasm_i8x16_splat('0'));
  return wasm_i8x16_all_true(wasm_u8x16_lt(above, wasm_i8x16_splat(10)));
}

/* Tells whether a run is the decimals of a number below one, as shares and random numbers are written in text: no code
   stands there. */
static int are_decimals(const Piece *piece, i32 low, i32 high) {
  const u8 *at = piece->data + low, *end = piece->data + high;
  if (piece->is_free || piece->is_binary || low - piece->low < 2 || at[-1] != '.' || at[-2] != '0') return 0;
  if (low - piece->low > 2 && (at[-3] == '.' || CLASS[at[-3]] & C_64)) return 0;
  for (; end - at >= 16; at += 16)
    if (!are_figures(at)) return 0;
  for (; at < end; at++)
    if (!(CLASS[*at] & C_DIGIT)) return 0;
  return high == piece->high || *end != '.';
}

/* The same words and paths come again and again: where nothing came of one, nothing will. Runs in heads and binary
   pieces, lines, and what may be a part of a web token, are looked at each time. */
static void take_again(Job *job, Piece *piece, i32 low, i32 high) {
  const u8 *digits = piece->data + low;
  i32 length = high - low, before = job->n_contents + job->n_runs + job->n_marks;
  if (are_decimals(piece, low, high)) return;
  u8 seen = classes_in(digits, piece->data + high);
  if (seen == C_DIGIT || seen == (C_DIGIT | C_NOT32)) {
    take_one_hex(job, piece, low, high, seen);
    return;
  }
  int is_apart = piece->is_free || piece->is_binary || (high < piece->high && piece->data[high] == '.');
  if (is_apart || length > MAX_KNOWN || !(seen & C_LETTERS)) {
    take_digits(job, piece, low, high, seen);
    return;
  }
  Known *known = known_of(digits, length);
  if (is_known(known, digits, length)) return;
  take_digits(job, piece, low, high, seen);
  if (job->is_full || piece->shows || before != job->n_contents + job->n_runs + job->n_marks) return;
  known->length = length;
  for (i32 at = 0; at < MAX_KNOWN; at += 16) wasm_v128_store(known->digits + at, wasm_v128_load(digits + at));
}

/* Takes the runs of MIN_RUN digits and more that end in a block of 64 bytes; of those that reach its end it is kept
   where they began. */
static inline void take_block(Job *job, Piece *piece, Pass *pass, i32 at, u64 digits) {
  u64 others = ~digits;
  if (pass->open >= 0) {
    if (!others) return;
    i32 n = __builtin_ctzll(others);
    if (at + n - pass->open >= MIN_RUN) take_again(job, piece, pass->open, at + n);
    pass->open = -1;
    digits &= ~(u64)0 << n;
  }
  i32 n_last = others ? __builtin_clzll(others) : 64;
  if (n_last) pass->open = at + 64 - n_last;
  for (u64 begins = run_begins(n_last < 64 ? digits & ~(u64)0 >> n_last : 0); begins && !piece->shows;) {
    i32 from = __builtin_ctzll(begins), end = from + __builtin_ctzll(~(digits >> from));
    take_again(job, piece, at + from, at + end);
    begins &= ~(u64)0 << end;
  }
}

/* Takes all runs of a piece. */
static Pass take_runs(Job *job, Piece *piece) {
  Pass pass = {-1, 0, 0, 0, wasm_i8x16_splat(0), 0};
  for (i32 at = piece->low; at < piece->high && !piece->shows && !job->is_full; at += 64)
    take_block(job, piece, &pass, at, pass_block(&pass, piece->data + at, piece->high - at));
  i32 is_open = pass.open >= 0 && piece->high - pass.open >= MIN_RUN;
  if (is_open && !piece->shows && !job->is_full) take_again(job, piece, pass.open, piece->high);
  return pass;
}

static void take_escapes(Job *job, Piece *piece, i32 flags) {
  const u8 *low = piece->data + piece->low, *high = piece->data + piece->high;
  i32 target = ~piece->owner, found = escapes_in(low, high);
  if (found & SEMICOLONS) add_mark(job, ENTITIES, piece->owner, 0, 0);
  if (!(found & (PERCENTS | BACKSLASHES))) return;
  if (!begins_as_text(low, high - low) || are_all_fields(low, high) || has_binary_parts(low, high)) {
    add_mark(job, job->level ? DOUBTFUL : SHOWS, piece->owner, 0, 0);
    if (!job->level) return;
  }
  if (job->level > APART) {
    write_flat(job, low, high, PERCENTS | BACKSLASHES, target, flags);
    return;
  }
  if (found & PERCENTS) write_flat(job, low, high, PERCENTS, target, flags);
  if (found & PLUSES) write_flat(job, low, high, PERCENTS | PLUSES, target, flags);
  if (found & BACKSLASHES) write_flat(job, low, high, BACKSLASHES, target, flags);
}

static void take_piece(Job *job, i32 owner) {
  u8 flags = job->flags[owner];
  Piece piece = {job->data, job->pieces[owner].low, job->pieces[owner].high, owner, 0, 0, 0};
  if (flags & SKIPPED || piece.low >= piece.high) return;
  piece.is_free = flags & HEAD || job->all_free;
  piece.is_binary = flags & CONTENT && !begins_as_text(piece.data + piece.low, piece.high - piece.low);
  Pass pass = take_runs(job, &piece);
  if (!piece.shows && pass.is_spelled) add_mark(job, SPELLED, owner, 0, 0);
  if (piece.shows) add_mark(job, SHOWS, owner, 0, 0);
  if (piece.shows || !(flags & CANDIDATE) || job->is_full) return;
  if (job->level && is_packed(piece.data + piece.low, piece.high - piece.low)) add_mark(job, PACKED, owner, 0, 0);
  if (is_gzip(piece.data + piece.low, piece.high - piece.low)) return;
  if (wasm_v128_any_true(pass.signs)) take_escapes(job, &piece, flags & HEAD ? OF_HEAD : 0);
}

/* Looks at pieces from `first` on; gives the number of the first one that was not looked at, for want of room. Where
   there will be no more of it, peeling tells what is in such a piece. */
__attribute__((export_name("look"))) i32 look(Job *job, i32 first) {
  if (!CLASS['0']) make_tables(), make_sets();
  job->n_arena = job->n_contents = job->n_runs = job->n_marks = job->is_full = 0;
  for (i32 owner = first; owner < job->n_pieces; owner++) {
    i32 n_arena = job->n_arena, n_contents = job->n_contents, n_runs = job->n_runs, n_marks = job->n_marks;
    take_piece(job, owner);
    if (job->is_full) {
      job->n_arena = n_arena, job->n_contents = n_contents, job->n_runs = n_runs, job->n_marks = n_marks;
      if (!job->is_last_try || owner > first) return owner;
      job->is_full = 0;
      add_mark(job, SHOWS, owner, 0, 0);
    }
  }
  return job->n_pieces;
}
