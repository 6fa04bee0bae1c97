// SHA-256 (FIPS 180-4) of many messages at once: as many side by side as the processor's registers have lanes.
//
// It is for logs, whose every leaf and node is a short message of its own. Where the processor has
// instructions for SHA-256 a single message is as fast, and `sha256_lanes` answers 0: hash them one by one.
#ifndef DEPOSITARY_HASHING_H
#define DEPOSITARY_HASHING_H

#include <stddef.h>
#include <stdint.h>

// How many messages are hashed side by side: 16, or 0 where one by one, by a library, is the better way.
int sha256_lanes(void);

// The instructions in use, "avx512", "avx2" or "plain"; what `sha256_use` may be given for tests. It returns 0
// where the processor hasn't got them.
const char *sha256_name(void);
int sha256_use(const char *name);

// The 32 bytes from hashes + 32 * i on = SHA-256 of the byte `prefix` and after it the `lengths[i]` bytes at
// messages[i]. Any instructions give the same; messages of like lengths lose the least. A message must be shorter
// than 2^60 bytes, and no hash may lie where a message does.
void sha256_behind(uint8_t prefix, const uint8_t *const *messages, const size_t *lengths, size_t count,
                   uint8_t *hashes);

#endif
