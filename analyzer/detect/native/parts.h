/* What of a run of digits is written: all of it where it may carry something, what follows its own length, and what stands
   between joints or behind one. */

#pragma once
#include "emit.h"
#include "plausible.h"

enum {
  MIN_RUN = 15,
  MIN_REST = 12,
  MAX_WORD = 256,
  MAX_HEAD = 4,
  MAX_PADDING = 6,
  MAX_AFTER = 2,
  LEAST_MEASURED = '+' - MAX_PADDING + 1,
  MOST_MEASURED = 'z' + MAX_AFTER + MAX_HEAD,
  MAX_MIXED = 64,
};

/* A piece that is looked at, and a run in it. number: of the row of the run, -1 as long as it has none. */
typedef struct { const u8 *data; i32 low, high, owner, is_free, is_binary, shows; } Piece;
typedef struct { i32 kind, low, high, number; u8 seen; } Seen;

static void add_run(Job *job, const Piece *piece, Seen *run, i32 flags) {
  if (job->n_runs >= job->max_runs) { job->is_full = 1; return; }
  run->number = job->n_runs;
  job->runs[job->n_runs++] = (Run){run->kind, run->low, run->high, piece->owner, flags};
}

/* At level 0 a run is the target, for it may be peeled; behind it only the piece counts. */
static i32 target_of(Job *job, const Piece *piece, Seen *run) {
  if (job->level) return ~piece->owner;
  if (run->number < 0) add_run(job, piece, run, 0);
  return run->number;
}

static void write_part(Job *job, const Piece *piece, Seen *run, i32 kind, i32 low, i32 high) {
  i32 target = target_of(job, piece, run);
  if (job->is_full) return;
  if (kind == HEX) write_hex(job, piece->data + low, high - low, target);
  else if (kind == BASE64) write_base64(job, piece->data + low, high - low, target);
  else write_base32(job, piece->data + low, high - low, target);
}

/* Tells of base64 digits whether they are base32. */
static int is_base32(const u8 *low, const u8 *high) {
  int seen = classes_in(low, high);
  return !(seen & C_NOT32) && (seen & C_LETTERS) != C_LETTERS;
}

/* What follows its own length in a run, as in a binary document in which all bytes look like text: head bytes of fields
   are digits of the alphabet by chance. */
static void look_measured(Job *job, const Piece *piece, Seen *run) {
  i32 length = run->high - run->low;
  if (length < LEAST_MEASURED || length > MOST_MEASURED) return;
  for (i32 step = 0; step < MAX_HEAD; step++) {
    i32 at = run->low + step, missing = piece->data[at] - (length - step - 1);
    if (missing < -MAX_AFTER || missing > MAX_PADDING) continue;
    u8 before = step ? piece->data[at - 1] : 2;
    if ((before & 7) != 2 && before != 'x' && before != 'X') continue;
    if (run->kind != OPENED) write_part(job, piece, run, run->kind, at + 1, run->high);
    if (run->kind == OPENED || run->kind == BASE64)
      if (is_base32(piece->data + at + 1, piece->data + run->high)) write_part(job, piece, run, BASE32, at + 1, run->high);
  }
}

/* Tells of digits without a figure whether capitals and small letters take turns as in a code; words have few capitals,
   or hardly anything else. */
static int is_mixed(const u8 *digits, i32 length) {
  i32 n = length < MAX_MIXED ? length : MAX_MIXED, capitals = 0;
  for (i32 at = 0; at < n; at++) capitals += (CLASS[digits[at]] & C_UPPER) != 0;
  return 4 * capitals >= n && 4 * capitals <= 3 * n;
}

/* A code of random bytes hardly ever has no figure, or nothing but figures; digests have figures or their length. Text
   in UTF-16 may begin with signs that are not of ASCII. */
static int may_carry(const Piece *piece, const Seen *run) {
  const u8 *digits = piece->data + run->low;
  i32 length = run->high - run->low;
  u8 octets[16];
  if (run->kind == BASE32) return 1;
  if (run->kind == HEX) {
    if (run->seen & C_LETTERS) return 1;
    read_hex(digits, octets);
    return is_plausible(octets, 8, length >> 1);
  }
  if (run->seen & C_DIGIT) return 1;
  if (length == 22 || length == 27 || length == 38 || length == 43 || length == 64 || length == 86) return 1;
  if (is_mixed(digits, length)) return 1;
  read_base64(digits, octets);
  return is_plausible(octets, 6, length * 3 >> 2) || may_be_wide_behind(octets);
}

/* Tells of text behind a joint whether it comes out of the whole run, too, which was written if it has letters of both
   cases and begins as text: groups begin alike, and what is before it is text. */
static int is_in_whole(const Piece *piece, const Seen *run, i32 joint) {
  const u8 *low = piece->data + run->low, *begin = piece->data + joint + 1;
  u8 octets[16];
  if ((run->seen & C_LETTERS) != C_LETTERS) return 0;
  read_base64(begin, octets);
  if ((begin - low) % 4 || is_magic(octets[0], octets[1]) || !begins_sensibly(low)) return 0;
  for (const u8 *at = low; at < begin; at += 16) {
    read_base64(at, octets);
    for (i32 i = 0; i < 12 && i < (begin - at) / 4 * 3; i++)
      if (!IS_TEXT[octets[i]]) return 0;
  }
  return 1;
}

/* What follows a joint, where it begins as text or a packed stream. */
static void look_tail(Job *job, const Piece *piece, Seen *run, i32 joint) {
  if (begins_sensibly(piece->data + joint + 1) && !is_in_whole(piece, run, joint))
    write_part(job, piece, run, BASE64, joint + 1, run->high);
}

/* What stands between joints of some kinds, or one and an end of the run, and is long enough. */
typedef struct { i32 begin, is_cut; } Cut;

static void cut_word(Job *job, const Piece *piece, Seen *run, Cut *cut, i32 at) {
  if (at - cut->begin >= MIN_REST && (at < run->high || cut->is_cut)) write_part(job, piece, run, BASE64, cut->begin, at);
  *cut = (Cut){at + 1, 1};
}

static void cut_segment(Job *job, const Piece *piece, Seen *run, i32 begin, i32 at) {
  const u8 *data = piece->data;
  if (at - begin >= MIN_RUN && is_base32(data + begin, data + at)) write_part(job, piece, run, BASE32, begin, at);
}

/* What a run with joints may have as a part: a base32 code between joints; what follows the first or the last of each
   joint; in one of both cases also what stands between plus signs, which stand for blanks, and in a head what slashes
   bound; in a head what follows any joint, of one case only where it begins sensibly. */
static void look_parts(Job *job, const Piece *piece, Seen *run) {
  i32 first[3] = {-1, -1, -1}, last[3], segment = run->low, has_both = (run->seen & C_LETTERS) == C_LETTERS;
  Cut word = {run->low, 0};
  for (i32 block = run->low; block < run->high && !job->is_full; block += 16) {
    for (u32 joints = members(piece->data + block, &JOINTS); joints; joints &= joints - 1) {
      i32 at = block + __builtin_ctz(joints), rest = run->high - at - 1, c = at < run->high ? piece->data[at] : 0;
      if (at >= run->high) break;
      cut_segment(job, piece, run, segment, at);
      segment = at + 1;
      if (has_both && (c == '+' || (c == '/' && piece->is_free))) cut_word(job, piece, run, &word, at);
      if (rest < MIN_REST) continue;
      if (piece->is_free && (has_both || begins_sensibly(piece->data + at + 1)))
        write_part(job, piece, run, BASE64, at + 1, at + 1 + (rest < MAX_WORD ? rest : MAX_WORD));
      i32 mark = c == '-' ? 0 : c == '_' ? 1 : 2;
      if (c == '+') continue;
      if (first[mark] < 0) first[mark] = at;
      last[mark] = at;
    }
  }
  cut_segment(job, piece, run, segment, run->high);
  if (has_both) cut_word(job, piece, run, &word, run->high);
  for (int mark = 0; mark < 3; mark++) {
    if (first[mark] < 0) continue;
    look_tail(job, piece, run, first[mark]);
    if (last[mark] > first[mark]) look_tail(job, piece, run, last[mark]);
  }
}
