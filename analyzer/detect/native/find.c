/* Finds many byte strings in bytes, every occurrence of each.

   Of each string four grams that follow one another are known, each with its place in the string; one of them stands at
   a place that is a multiple of four wherever the string occurs. So only every fourth place is looked at: whether its
   gram may be known says a filter, then a table, then the bytes around it are compared. After the idea of Wu and Manber
   (A fast algorithm for multi-pattern searching, 1994), with steps that are always equal.

   A gram has eight bytes, or five in a string too short for that: bodies are full of digits, and of four there are few.
   The filter knows the first five of each. Runs in its own memory, like look.c. */

#include <stdint.h>
#include <wasm_simd128.h>

typedef uint8_t u8;
typedef int32_t i32;
typedef uint32_t u32;

enum { FILTER_BITS = 20, BUCKET_BITS = 16, PLACE_BITS = 4, BLOCK = 1 << 12 };
enum : u32 { FIRST = 0x9E3779B1, FIFTH = 0xC2B2AE35, SECOND = 0x85EBCA6B };

typedef struct { u32 hash, place; } Entry; /* hash: of all bytes of the gram; place: number of the string << PLACE_BITS | place of the gram in it */
typedef struct { u8 bytes[16], mask[16]; } String;
typedef struct { i32 string, end; } Match;

/* `analyzer/detect/literals.py` has the same in the same order. */
typedef struct {
  const u8 *data; /* 64 readable bytes before and behind */
  const u32 *filter, *buckets;
  const Entry *entries;
  const String *strings;
  const i32 *sizes;
  Match *matches;
  i32 end, max_matches, n_matches;
} Search;

/* Gives the hashes of the short grams at four places, multiples of four. */
static inline v128_t short_hashes(const u8 *at) {
  v128_t first = wasm_i32x4_mul(wasm_v128_load(at), wasm_i32x4_splat(FIRST));
  v128_t fifth = wasm_v128_and(wasm_v128_load(at + 4), wasm_i32x4_splat(255));
  return wasm_i32x4_add(first, wasm_i32x4_mul(fifth, wasm_i32x4_splat(FIFTH)));
}

static inline u32 long_hash(const u8 *at) { return *(const u32 *)at * FIRST + *(const u32 *)(at + 4) * SECOND; }

static inline u32 is_known(const u32 *filter, u32 place) { return filter[place >> 5] >> (place & 31) & 1; }

static inline int is_equal(const u8 *at, const String *string) {
  v128_t bytes = wasm_v128_and(wasm_v128_load(at), wasm_v128_load(string->mask));
  return wasm_i8x16_all_true(wasm_i8x16_eq(bytes, wasm_v128_load(string->bytes)));
}

/* Adds the strings that have a gram of this hash at a place, where they occur. */
static void take(Search *search, i32 at, u32 hash) {
  u32 bucket = hash >> (32 - BUCKET_BITS);
  for (u32 i = search->buckets[bucket]; i < search->buckets[bucket + 1]; i++) {
    Entry entry = search->entries[i];
    if (entry.hash != hash) continue;
    i32 string = entry.place >> PLACE_BITS, start = at - (i32)(entry.place & ((1 << PLACE_BITS) - 1));
    i32 end = start + search->sizes[string];
    if (start < 0 || end > search->end || !is_equal(search->data + start, search->strings + string)) continue;
    if (search->n_matches < search->max_matches) search->matches[search->n_matches] = (Match){string, end};
    search->n_matches++;
  }
}

/* Gives the places in a block at which a gram may be known. What may be is looked at later, many at once: while one waits
   for memory others go on. */
static i32 collect(const Search *search, i32 begin, i32 end, i32 *found) {
  const u32 *filter = search->filter;
  i32 n = 0;
  for (i32 at = begin; at < end; at += 16) {
    v128_t places = wasm_u32x4_shr(short_hashes(search->data + at), 32 - FILTER_BITS);
    found[n] = at, n += is_known(filter, wasm_i32x4_extract_lane(places, 0));
    found[n] = at + 4, n += is_known(filter, wasm_i32x4_extract_lane(places, 1));
    found[n] = at + 8, n += is_known(filter, wasm_i32x4_extract_lane(places, 2));
    found[n] = at + 12, n += is_known(filter, wasm_i32x4_extract_lane(places, 3));
  }
  return n;
}

/* Looks from a place on, a multiple of four; gives the one from which on nothing was looked at, for want of room. */
__attribute__((export_name("find"))) i32 find(Search *search, i32 from) {
  static i32 found[BLOCK / 4 + 4];
  search->n_matches = 0;
  for (i32 begin = from; begin < search->end; begin += BLOCK) {
    i32 n = collect(search, begin, begin + BLOCK < search->end ? begin + BLOCK : search->end, found);
    for (i32 i = 0; i < n; i++) {
      i32 before = search->n_matches;
      const u8 *at = search->data + found[i];
      u32 of_short = wasm_i32x4_extract_lane(short_hashes(at), 0), of_long = long_hash(at);
      take(search, found[i], of_short);
      if (of_long != of_short) take(search, found[i], of_long); /* of zeros both are zero */
      if (search->n_matches <= search->max_matches) continue;
      search->n_matches = before;
      return found[i];
    }
  }
  return search->end;
}
