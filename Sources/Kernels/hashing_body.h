// The functions for one set of instructions; included once for each by hashing.c, which defines NAME(x).

#define turned(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

// Four bytes of each lane, highest first, become its word.
#define SWAP(i) (i) + 3, (i) + 2, (i) + 1, (i)
#define swapped(x) ({ bytes b_ = (bytes)(x); (words)__builtin_shufflevector(b_, b_, \
    SWAP(0), SWAP(4), SWAP(8), SWAP(12), SWAP(16), SWAP(20), SWAP(24), SWAP(28), \
    SWAP(32), SWAP(36), SWAP(40), SWAP(44), SWAP(48), SWAP(52), SWAP(56), SWAP(60)); })

// Rows i and i + k change what lies crosswise in their blocks of k columns.
#define CROSS(i, k, LOW, HIGH) do { words a_ = w[i], b_ = w[(i) + (k)]; \
    w[i] = __builtin_shufflevector(a_, b_, LOW); w[(i) + (k)] = __builtin_shufflevector(a_, b_, HIGH); } while (0)
#define LOW8 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23
#define HIGH8 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31
#define LOW4 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27
#define HIGH4 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31
#define LOW2 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define HIGH2 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define LOW1 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define HIGH1 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31

// One block of every lane: FIPS 180-4, 6.2.2.
INLINE void NAME(compress)(words state[8], const uint8_t *const blocks[LANES]) {
  words w[16];
  for (int i = 0; i < LANES; i++) memcpy(&w[i], blocks[i], 64);
  // w[i] is the block of lane i; turned over, it is the word i of every lane.
#pragma clang loop unroll(full)
  for (int i = 0; i < 8; i++) CROSS(i, 8, LOW8, HIGH8);
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) if (!(i & 4)) CROSS(i, 4, LOW4, HIGH4);
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) if (!(i & 2)) CROSS(i, 2, LOW2, HIGH2);
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) if (!(i & 1)) CROSS(i, 1, LOW1, HIGH1);
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) w[i] = swapped(w[i]);

  words a = state[0], b = state[1], c = state[2], d = state[3];
  words e = state[4], f = state[5], g = state[6], h = state[7];
#pragma clang loop unroll(full)
  for (int t = 0; t < 64; t++) {
    if (t >= 16) {
      words x = w[(t + 1) & 15], y = w[(t + 14) & 15];
      w[t & 15] += (turned(x, 7) ^ turned(x, 18) ^ (x >> 3)) + w[(t + 9) & 15]
                   + (turned(y, 17) ^ turned(y, 19) ^ (y >> 10));
    }
    words first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[t] + w[t & 15];
    words second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g; g = f; f = e; e = d + first;
    d = c; c = b; b = a; a = first + second;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

static void NAME(behind)(uint8_t prefix, const uint8_t *const *messages, const size_t *lengths, size_t count,
                         uint8_t *hashes) {
  static const uint8_t idle[64];
  Lane lanes_[LANES];
  const uint8_t *blocks[LANES];
  words state[8];
  size_t next = 0, busy = 0;
  for (int i = 0; i < LANES; i++) {
    lanes_[i].blocks = 0;
    if (next < count) {
      enter(&lanes_[i], messages[next], lengths[next], next);
      next++;
      busy++;
    }
  }
  for (int j = 0; j < 8; j++) state[j] = (words){0} + start[j];
  while (busy > 0) {
    for (int i = 0; i < LANES; i++) blocks[i] = lanes_[i].blocks ? next_block(&lanes_[i], prefix) : idle;
    NAME(compress)(state, blocks);
    // A lane whose message has ended takes the next one at once, whatever the others are at.
    for (int i = 0; i < LANES; i++) {
      Lane *lane = &lanes_[i];
      if (lane->blocks == 0 || lane->block < lane->blocks) continue;
      uint8_t *hash = hashes + 32 * lane->place;
      for (int j = 0; j < 8; j++) {
        uint32_t word = state[j][i];
        for (int k = 0; k < 4; k++) hash[4 * j + k] = (uint8_t)(word >> (24 - 8 * k));
        state[j][i] = start[j];
      }
      lane->blocks = 0;
      busy--;
      if (next < count) {
        enter(lane, messages[next], lengths[next], next);
        next++;
        busy++;
      }
    }
  }
}

#undef turned
#undef SWAP
#undef swapped
#undef CROSS
#undef LOW8
#undef HIGH8
#undef LOW4
#undef HIGH4
#undef LOW2
#undef HIGH2
#undef LOW1
#undef HIGH1
