// The arithmetic of the accurate reader: products of 8-bit matrices, and what stands between them. (What a log hashes
// is in hashing.h.)
//
// Everything is exact or done in one fixed order, so that every processor gives the same bits: whole numbers
// add up exactly, and sums of fractions are taken in sixteen lanes, whatever width the registers have.
// Which set of instructions is used is found out at the first call (AVX-512 VNNI, AVX2, or plain C).
#ifndef DEPOSITARY_KERNELS_H
#define DEPOSITARY_KERNELS_H

#include <stdint.h>

// Rows of every matrix of activations are held in blocks of so many; buffers must have room for whole blocks.
#define KERNEL_ROWS 8

// A matrix of `outputs` rows of `inputs` weights in 8 bits, a step and a bias for each row.
//
// `weights` holds weight + 128, in blocks of 16 outputs: [outputs / 16][inputs / 4][16][4]. `outputs` is a multiple
// of 16, `inputs` of 4; no weight is -128.
typedef struct {
  const uint8_t *weights;
  const float *steps;
  const float *biases;
  int32_t outputs;
  int32_t inputs;
} KernelMatrix;

// Rows of numbers in 8 bits: the number is `values` times the row's step; `sums` are those of the row's values.
typedef struct {
  int8_t *values;
  float *steps;
  int32_t *sums;
} KernelRows;

// Rounds `count` rows of `width` (a multiple of 16) numbers to 8 bits, each by its largest; fills up the last block.
void kernel_round(const float *numbers, int count, int width, KernelRows rows);

// numbers[r][o] = the product of row r with the matrix's row o, plus its bias; GELU of it where `gelu` isn't 0.
void kernel_product(KernelRows rows, int count, const KernelMatrix *matrix, int gelu, float *numbers);

// numbers = the normalised sum of numbers and `added` (may be null), by rows of `width`, times `gain` plus `bias`.
void kernel_normalise(float *numbers, const float *added, int count, int width, const float *gain, const float *bias,
                      float epsilon);

// Attention of every row on every row. `numbers` has for each row its questions, keys and values, `heads` heads of
// 32 each; `room` is working space of kernel_attention_room(count) floats.
void kernel_attention(const float *numbers, int count, int heads, float *found, float *room);
int kernel_attention_room(int count);

// The name of the instructions in use: "vnni", "avx2" or "plain". `kernel_use` picks another that the processor
// has, for tests; it returns 0 where it hasn't.
const char *kernel_name(void);
int kernel_use(const char *name);

#endif
