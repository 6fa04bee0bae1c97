#include "hashing.h"

#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

#define LANES 16
typedef uint32_t words __attribute__((vector_size(4 * LANES)));
typedef uint8_t bytes __attribute__((vector_size(4 * LANES)));

#define INLINE static inline __attribute__((always_inline))

// FIPS 180-4, 5.3.3 and 4.2.2.
static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// A message on its way through a lane.
typedef struct {
  const uint8_t *message;
  size_t length, block, blocks, place;
  // A block that doesn't lie in the message as it is: the first, behind the prefix, and the last, filled up.
  uint8_t own[64];
} Lane;

static void enter(Lane *lane, const uint8_t *message, size_t length, size_t place) {
  lane->message = message;
  lane->length = length;
  lane->place = place;
  lane->block = 0;
  // The prefix, a one bit and the length in 64 bits stand around the message.
  lane->blocks = (1 + length + 1 + 8 + 63) / 64;
}

INLINE const uint8_t *next_block(Lane *lane, uint8_t prefix) {
  size_t b = lane->block++;
  // Byte i of what is hashed is byte i - 1 of the message.
  if (b > 0 && 64 * b + 63 <= lane->length) return lane->message + 64 * b - 1;
  size_t from = b == 0 ? 0 : 64 * b - 1, at = b == 0;
  size_t left = from < lane->length ? lane->length - from : 0;
  if (b == 0) lane->own[0] = prefix;
  if (left > 64 - at) left = 64 - at;
  if (left > 0) memcpy(lane->own + at, lane->message + from, left);
  memset(lane->own + at + left, 0, 64 - at - left);
  // The one bit follows the last byte, be it in this block or at the beginning of the next.
  size_t end = 1 + lane->length;
  if (end / 64 == b) lane->own[end % 64] = 0x80;
  if (lane->block == lane->blocks) {
    uint64_t bits = 8 * (uint64_t)end;
    for (int i = 0; i < 8; i++) lane->own[63 - i] = (uint8_t)(bits >> (8 * i));
  }
  return lane->own;
}

#define NAME(x) plain_##x
#include "hashing_body.h"
#undef NAME

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(x) avx2_##x
#include "hashing_body.h"
#undef NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl"))), apply_to = function)
#define NAME(x) avx512_##x
#include "hashing_body.h"
#undef NAME
#pragma clang attribute pop
#endif

typedef struct {
  const char *name;
  void (*behind)(uint8_t, const uint8_t *const *, const size_t *, size_t, uint8_t *);
} Hashing;

#define HASHING(x) {#x, x##_behind}
static const Hashing all[] = {
#if defined(__x86_64__)
    HASHING(avx512),
    HASHING(avx2),
#endif
    HASHING(plain),
};

static int has(const char *name) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!strcmp(name, "avx512"))
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  if (!strcmp(name, "avx2")) return __builtin_cpu_supports("avx2") != 0;
#endif
  return !strcmp(name, "plain");
}

// Whether the processor hashes by itself: CPUID leaf 7, EBX bit 29. (Not every compiler's
// __builtin_cpu_supports knows it.)
static int hashes_by_itself(void) {
#if defined(__x86_64__)
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
#else
  return 0;
#endif
}

// Every thread that comes first finds the same, so it doesn't matter which of them writes it.
static const Hashing *_Atomic chosen;
static _Atomic int lanes = -1;

static const Hashing *hashing(void) {
  const Hashing *found = chosen;
  if (found) return found;
  for (unsigned i = 0; i < sizeof all / sizeof all[0]; i++)
    if (has(all[i].name)) {
      chosen = &all[i];
      return &all[i];
    }
  return &all[sizeof all / sizeof all[0] - 1];
}

const char *sha256_name(void) { return hashing()->name; }

int sha256_use(const char *name) {
  for (unsigned i = 0; i < sizeof all / sizeof all[0]; i++)
    if (!strcmp(all[i].name, name) && has(name)) {
      chosen = &all[i];
      return 1;
    }
  return 0;
}

int sha256_lanes(void) {
  int known = lanes;
  if (known < 0) {
    known = (has("avx512") || has("avx2")) && !hashes_by_itself() ? LANES : 0;
    lanes = known;
  }
  return known;
}

void sha256_behind(uint8_t prefix, const uint8_t *const *messages, const size_t *lengths, size_t count,
                   uint8_t *hashes) {
  hashing()->behind(prefix, messages, lengths, count, hashes);
}
