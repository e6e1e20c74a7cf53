/* Tells by its first bytes whether what a run carries may be text or a document.

   Almost all runs of base64 and hex digits are words, paths and random ids; what they decode to begins like nothing.
   Text begins with characters, a packed stream with its magic bytes, a binary document with a map or a field. A message
   of protobuf that begins with a field above 15 is not told. */

#pragma once
#include "blocks.h"

enum { VARINT = 0, FIXED64 = 1, LONG = 2, FIXED32 = 5, MAX_FIELDS = 4, MAX_VARINT = 9 };

/* gzip, zstd, zip, zlib, binary property lists and gRPC frames */
static int is_magic(int first, int second) {
  switch (first << 8 | second) {
    case 0x1F8B: case 0x28B5: case 0x504B: case 0x7801: case 0x785E: case 0x789C: case 0x78DA: case 0x6270:
    case 0x0000: case 0x0100: return 1;
  }
  return 0;
}

/* UTF-8 without control characters, as far as it goes. */
static int may_be_text(const u8 *octets, int width) {
  int open = 0; /* whether a character may go on */
  for (int i = 0; i < width; i++) {
    u8 c = octets[i];
    if ((c & 0xC0) == 0x80) {
      if (!open) return 0;
    } else if (c >= 0xC2 && c <= 0xF4) {
      if (i + 1 < width && (octets[i + 1] & 0xC0) != 0x80) return 0;
      open = 1;
    } else if (c == 9 || c == 10 || c == 13 || (c >= 32 && c < 127)) {
      open = 0;
    } else {
      return 0;
    }
  }
  return 1;
}

/* ASCII in UTF-16, either byte first. */
static int may_be_wide(const u8 *octets) {
  int first = octets[0] ? 0 : 1;
  return !octets[1 - first] && !octets[3 - first] && may_be_text((u8[]){octets[first], octets[first + 2]}, 2);
}

/* Bytes of a field of protobuf behind its tag, as far as the tag tells; -1 where there is no such type. */
static int width_of(int tag) {
  switch (tag & 7) {
    case VARINT: case LONG: return 0;
    case FIXED64: return 8;
    case FIXED32: return 4;
  }
  return -1;
}

static int are_fields(const u8 *octets, int width, int n_bytes) {
  int at = 0;
  for (int field = 0; field < MAX_FIELDS; field++) {
    int tag = octets[at], kind = tag & 7, after = at + 1, size = width_of(tag);
    int next = octets[after < width ? after : width - 1];
    int is_unknown = (kind == LONG || kind == VARINT) && after >= width;
    after = is_unknown ? width : after + (kind == LONG ? 1 + next : kind == VARINT ? 1 : size);
    if (tag < 8 || size < 0 || (after > n_bytes && !is_unknown) || (kind == LONG && next == 0)) return 0;
    for (int more = 0; more < MAX_VARINT && kind == VARINT && after < width && octets[after - 1] >= 0x80; more++) after++;
    at = after;
    if (at >= (width < n_bytes ? width : n_bytes)) return 1;
  }
  return 1;
}

/* Tells whether text or a document of n_bytes bytes begins so. */
static int is_plausible(const u8 *octets, int width, int n_bytes) {
  int first = octets[0], second = octets[1];
  if (first >= 0x80 && first <= 0x9F && second >= 0x80 && second <= 0xBF) return 1;
  if (first >= 0xA1 && first <= 0xBF && second >= 0x61 && second <= 0x78) return 1;
  if (is_magic(first, second) || may_be_text(octets, width) || may_be_wide(octets)) return 1;
  int size = width_of(first);
  if (first < 8 || first >= 0x80 || size < 0 || 1 + (size ? size : 1) > n_bytes) return 0;
  if ((first & 7) == LONG && (second == 0 || second + 2 > n_bytes)) return 0;
  return are_fields(octets, width, n_bytes);
}

/* Tells whether text goes on in UTF-16 behind one or two signs that are not of ASCII. */
static int may_be_wide_behind(const u8 *octets) { return may_be_wide(octets + 2) || may_be_wide(octets + 4); }

/* Tells of base64 digits, twelve at least, whether text or a packed stream begins so. */
static int begins_sensibly(const u8 *digits) {
  u8 octets[16];
  read_base64(digits, octets);
  return is_magic(octets[0], octets[1]) || may_be_text(octets, 6) || may_be_wide(octets) ||
         may_be_wide_behind(octets);
}

/* Tells whether the first bytes hold no control characters, and whether the very first one may begin a text: none in
   UTF-8 begins with 0x80-0xC1, and the first field of a protobuf may begin with a line feed. */
static int begins_as_text(const u8 *bytes, int length) {
  if (length < 1 || (bytes[0] >= 0x80 && bytes[0] < 0xC2) || bytes[0] == 10) return 0;
  for (int i = 0; i < length && i < 24; i++)
    if (!IS_TEXT[bytes[i]]) return 0;
  return 1;
}

/* Tells whether a packed stream, an archive or a binary property list begins so. */
static int is_packed(const u8 *at, i32 length) {
  if (length < 2) return 0;
  switch (at[0] << 8 | at[1]) {
    case 0x1F8B: case 0x28B5: case 0x504B: case 0x7801: case 0x785E: case 0x789C: case 0x78DA: case 0x6270: return 1;
  }
  return 0;
}

/* Tells whether gzip begins so, as no text and no other document does: signs of escapes in it are there by chance. */
static int is_gzip(const u8 *at, i32 length) { return length > 2 && at[0] == 0x1F && at[1] == 0x8B && at[2] == 8; }

/* Tells whether a form in parts begins so and holds bytes that are no text. */
static int has_binary_parts(const u8 *at, const u8 *end) {
  if (end - at < 3 || at[0] != '-' || at[1] != '-') return 0;
  while (at < end && IS_TEXT[*at]) at++;
  return at < end;
}

/* Tells whether all bytes read as fields of protobuf, as those of few texts do. Groups, which hardly anybody writes, are
   none: documents of JSON and XML begin like one. */
static int are_all_fields(const u8 *at, const u8 *end) {
  while (at < end) {
    i32 kind = *at & 7, size = kind == FIXED64 ? 8 : kind == FIXED32 ? 4 : 0, number = 0;
    if (*at < 8 || (kind != VARINT && kind != LONG && !size)) return 0;
    while (at < end && *at++ & 0x80) continue;
    for (i32 shift = 0; (kind == VARINT || kind == LONG) && at < end; shift += 7) {
      if (shift < 28) number |= (*at & 0x7F) << shift;
      if (!(*at++ & 0x80)) break;
    }
    if (kind == LONG) size = number;
    if (size > end - at) return 0;
    at += size;
  }
  return 1;
}
