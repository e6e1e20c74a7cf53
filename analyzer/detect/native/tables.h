/* Classes of bytes, and what digits stand for. */

#pragma once
#include "job.h"

enum { C_HEX = 1, C_64 = 2, C_DIGIT = 8, C_UPPER = 16, C_LOWER = 32, C_JOINT = 64, C_NOT32 = 128 };
#define C_LETTERS (C_UPPER | C_LOWER)
#define BAD 255

static u8 CLASS[256], NIBBLE[256], SIMPLE[256], IS_TEXT[256];

static void make_tables(void) {
  for (int c = 0; c < 256; c++) {
    int upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    int joint = c == '+' || c == '/' || c == '_' || c == '-', small = c | 32;
    int hex = digit || ((upper || lower) && small <= 'f');
    int out32 = joint || c == '0' || c == '1' || c == '8' || c == '9';
    CLASS[c] = (hex ? C_HEX : 0) | (upper ? C_UPPER : 0) | (lower ? C_LOWER : 0) | (digit ? C_DIGIT : 0) |
               (joint ? C_JOINT : 0) | (upper || lower || digit || joint ? C_64 : 0) | (out32 ? C_NOT32 : 0);
    NIBBLE[c] = !hex ? BAD : digit ? c - '0' : small - 'a' + 10;
    IS_TEXT[c] = c == 9 || c == 10 || c == 12 || c == 13 || (c >= 32 && c != 127);
  }
  const char *escapes = "\"\\/bfnrt", *meant = "\"\\/\b\f\n\r\t";
  for (int i = 0; escapes[i]; i++) SIMPLE[(u8)escapes[i]] = (u8)meant[i];
}
