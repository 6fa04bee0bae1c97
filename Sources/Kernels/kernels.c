#include "kernels.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A product and a sum are made one only where it is said (`fused`), or results would differ from processor to processor.
#pragma STDC FP_CONTRACT OFF

typedef float float16 __attribute__((vector_size(64)));
typedef float float8 __attribute__((vector_size(32)));
typedef float float4 __attribute__((vector_size(16)));
typedef int32_t int16x __attribute__((vector_size(64)));
typedef int8_t byte16 __attribute__((vector_size(16)));

#define INLINE static inline __attribute__((always_inline))

// What follows is written once and compiled with the instructions of whoever it is put into.
#define load(p) ({ float16 v_; memcpy(&v_, (p), 64); v_; })
#define store(p, x) do { float16 v_ = (x); memcpy((p), &v_, 64); } while (0)
#define splat(x) ((float16){0} + (x))
#define larger(a, b) ({ float16 a_ = (a), b_ = (b); (float16)(((int16x)a_ & (a_ > b_)) | ((int16x)b_ & ~(a_ > b_))); })
#define smaller(a, b) ({ float16 a_ = (a), b_ = (b); (float16)(((int16x)a_ & (a_ < b_)) | ((int16x)b_ & ~(a_ < b_))); })
#define magnitude(x) ((float16)((int16x)(x) & 0x7fffffff))
// Adding 1.5 * 2^23 rounds to a whole number, which then stands in the low bits.
#define nearest(x) ((int16x)((x) + 12582912.0f) - 0x4b400000)
// x * y + z, rounded once: one instruction where the processor has it, slow but the same where it hasn't.
#define fused(x, y, z) __builtin_elementwise_fma((x), (y), (z))
#define total(x) ({ float16 t_ = (x); \
    float8 u_ = __builtin_shufflevector(t_, t_, 0, 1, 2, 3, 4, 5, 6, 7) + __builtin_shufflevector(t_, t_, 8, 9, 10, 11, 12, 13, 14, 15); \
    float4 v_ = __builtin_shufflevector(u_, u_, 0, 1, 2, 3) + __builtin_shufflevector(u_, u_, 4, 5, 6, 7); \
    ((v_[0] + v_[2]) + (v_[1] + v_[3])); })
#define highest(x) ({ float16 t_ = (x); \
    float8 a8_ = __builtin_shufflevector(t_, t_, 0, 1, 2, 3, 4, 5, 6, 7), b8_ = __builtin_shufflevector(t_, t_, 8, 9, 10, 11, 12, 13, 14, 15); \
    float8 u_ = __builtin_elementwise_max(a8_, b8_); \
    float4 a4_ = __builtin_shufflevector(u_, u_, 0, 1, 2, 3), b4_ = __builtin_shufflevector(u_, u_, 4, 5, 6, 7); \
    float4 v_ = __builtin_elementwise_max(a4_, b4_); \
    float p_ = v_[0] > v_[2] ? v_[0] : v_[2], q_ = v_[1] > v_[3] ? v_[1] : v_[3]; p_ > q_ ? p_ : q_; })

// e to the power of each lane, for lanes of at most 0, to about seven digits; 0 below -80.
#define exponential(x) ({ float16 x_ = (x); \
    float16 c_ = larger(x_, splat(-80.0f)); \
    float16 s_ = fused(c_, splat(1.44269504f), splat(12582912.0f)); \
    float16 n_ = s_ - 12582912.0f; \
    float16 r_ = fused(n_, splat(-1.42860677e-6f), fused(n_, splat(-0.693145752f), c_)); \
    float16 p_ = fused(r_, splat(1.0f / 720), splat(1.0f / 120)); \
    p_ = fused(p_, r_, splat(1.0f / 24)); p_ = fused(p_, r_, splat(1.0f / 6)); \
    p_ = fused(p_, r_, splat(0.5f)); p_ = fused(p_, r_, splat(1.0f)); p_ = fused(p_, r_, splat(1.0f)); \
    int16x k_ = (((int16x)s_ - 0x4b400000) + 127) << 23; \
    float16 y_ = p_ * (float16)k_; \
    (float16)((int16x)y_ & (x_ > -80.0f)); })

// x times the normal distribution's share below x: an odd polynomial up to 4.5, fitted so that the error stays below
// 1e-5 (above 4.5 below 5e-6 of x), far less than the 8 bits that the result is rounded to.
#define gelu(x) ({ float16 g_ = (x); \
    float16 c_ = smaller(larger(g_, splat(-4.5f)), splat(4.5f)); \
    float16 z_ = fused(c_ * c_, splat(0.09876543f), splat(-1.0f)); \
    float16 p_ = splat(-0.00156564533f); \
    p_ = fused(p_, z_, splat(0.00465528946f)); p_ = fused(p_, z_, splat(-0.00668288022f)); p_ = fused(p_, z_, splat(0.0101405084f)); \
    p_ = fused(p_, z_, splat(-0.0181592051f)); p_ = fused(p_, z_, splat(0.0286239441f)); p_ = fused(p_, z_, splat(-0.0402957909f)); \
    p_ = fused(p_, z_, splat(0.0546718538f)); p_ = fused(p_, z_, splat(-0.0771833733f)); p_ = fused(p_, z_, splat(0.156905293f)); \
    g_ * fused(p_, c_, splat(0.5f)); })

// Plain C: any processor.
static void plain_product_block(const int8_t *x, const uint8_t *w, int inputs, int wide,
                                int32_t sums[KERNEL_ROWS][48]) {
  for (int p = 0; p < wide; p++, w += 16 * inputs) {
    for (int i = 0; i < KERNEL_ROWS; i++) {
      const int8_t *row = x + (long)i * inputs;
      int32_t sum[16] = {0};
      for (int k = 0; k < inputs; k += 4)
        for (int o = 0; o < 16; o++)
          for (int j = 0; j < 4; j++) sum[o] += (int32_t)w[k * 16 + o * 4 + j] * row[k + j];
      memcpy(&sums[i][p * 16], sum, 64);
    }
  }
}
#define NAME(x) plain_##x
#include "body.h"
#undef NAME

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
// Magnitudes and signs are parted, so that two products fit 16 bits: 2 * 127 * 127 < 32768.
static void avx2_product_block(const int8_t *x, const uint8_t *w, int inputs, int wide,
                               int32_t sums[KERNEL_ROWS][48]) {
  const __m256i flip = _mm256_set1_epi8((char)0x80), ones = _mm256_set1_epi16(1);
  for (int i = 0; i < KERNEL_ROWS; i += 4) {
    for (int p = 0; p < wide; p++) {
      const uint8_t *v = w + (long)p * 16 * inputs;
      __m256i s[4][2];
      for (int j = 0; j < 4; j++) s[j][0] = s[j][1] = _mm256_setzero_si256();
      for (int k = 0; k < inputs; k += 4, v += 64) {
        __m256i a = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)v), flip);
        __m256i b = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(v + 32)), flip);
        __m256i sa = _mm256_abs_epi8(a), sb = _mm256_abs_epi8(b);
        for (int j = 0; j < 4; j++) {
          int32_t four;
          memcpy(&four, x + (long)(i + j) * inputs + k, 4);
          __m256i y = _mm256_set1_epi32(four);
          s[j][0] = _mm256_add_epi32(
              s[j][0], _mm256_madd_epi16(_mm256_maddubs_epi16(sa, _mm256_sign_epi8(y, a)), ones));
          s[j][1] = _mm256_add_epi32(
              s[j][1], _mm256_madd_epi16(_mm256_maddubs_epi16(sb, _mm256_sign_epi8(y, b)), ones));
        }
      }
      // The others multiply weight + 128; the difference is put back, so that what follows is one.
      for (int j = 0; j < 4; j++) {
        int32_t sum = 0;
        const int8_t *row = x + (long)(i + j) * inputs;
        for (int k = 0; k < inputs; k++) sum += row[k];
        __m256i more = _mm256_set1_epi32(sum * 128);
        _mm256_storeu_si256((__m256i *)&sums[i + j][p * 16], _mm256_add_epi32(s[j][0], more));
        _mm256_storeu_si256((__m256i *)&sums[i + j][p * 16 + 8], _mm256_add_epi32(s[j][1], more));
      }
    }
  }
}
#define NAME(x) avx2_##x
#include "body.h"
#undef NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("fma,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), apply_to = function)
INLINE void vnni_block(const int8_t *x, const uint8_t *w, int inputs, int wide, int32_t sums[KERNEL_ROWS][48]) {
  __m512i s[KERNEL_ROWS][3];
  const uint8_t *w1 = w + 16 * (long)inputs, *w2 = w + 32 * (long)inputs;
#pragma clang loop unroll(full)
  for (int i = 0; i < KERNEL_ROWS; i++)
    for (int p = 0; p < wide; p++) s[i][p] = _mm512_setzero_si512();
  for (int k = 0; k < inputs; k += 4) {
    __m512i a = _mm512_loadu_si512(w + 16 * (long)k), b = a, c = a;
    if (wide == 3) {
      b = _mm512_loadu_si512(w1 + 16 * (long)k);
      c = _mm512_loadu_si512(w2 + 16 * (long)k);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < KERNEL_ROWS; i++) {
      int32_t four;
      memcpy(&four, x + (long)i * inputs + k, 4);
      __m512i y = _mm512_set1_epi32(four);
      s[i][0] = _mm512_dpbusd_epi32(s[i][0], a, y);
      if (wide == 3) {
        s[i][1] = _mm512_dpbusd_epi32(s[i][1], b, y);
        s[i][2] = _mm512_dpbusd_epi32(s[i][2], c, y);
      }
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < KERNEL_ROWS; i++)
    for (int p = 0; p < wide; p++) _mm512_storeu_si512(&sums[i][p * 16], s[i][p]);
}
static void vnni_product_block(const int8_t *x, const uint8_t *w, int inputs, int wide,
                               int32_t sums[KERNEL_ROWS][48]) {
  if (wide == 3) vnni_block(x, w, inputs, 3, sums);
  else vnni_block(x, w, inputs, 1, sums);
}
#define NAME(x) vnni_##x
#include "body.h"
#undef NAME
#pragma clang attribute pop

#endif

typedef struct {
  const char *name;
  void (*round)(const float *, int, int, KernelRows);
  void (*product)(KernelRows, int, const KernelMatrix *, int, float *);
  void (*normalise)(float *, const float *, int, int, const float *, const float *, float);
  void (*attention)(const float *, int, int, float *, float *);
} Kernels;

#define KERNELS(x) {#x, x##_round, x##_product, x##_normalise, x##_attention}
static const Kernels all[] = {
#if defined(__x86_64__)
  KERNELS(vnni), KERNELS(avx2),
#endif
  KERNELS(plain),
};

static int has(const char *name) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!strcmp(name, "vnni"))
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
           && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni");
  if (!strcmp(name, "avx2")) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
  return !strcmp(name, "plain");
}

// Every thread that comes first finds the same, so it doesn't matter which of them writes it.
static const Kernels *_Atomic chosen;

static const Kernels *kernels(void) {
  const Kernels *found = chosen;
  if (found) return found;
  for (unsigned i = 0; i < sizeof all / sizeof all[0]; i++)
    if (has(all[i].name)) {
      chosen = &all[i];
      return &all[i];
    }
  return &all[sizeof all / sizeof all[0] - 1];
}

const char *kernel_name(void) { return kernels()->name; }

int kernel_use(const char *name) {
  for (unsigned i = 0; i < sizeof all / sizeof all[0]; i++)
    if (!strcmp(all[i].name, name) && has(name)) {
      chosen = &all[i];
      return 1;
    }
  return 0;
}

void kernel_round(const float *numbers, int count, int width, KernelRows rows) {
  kernels()->round(numbers, count, width, rows);
}

void kernel_product(KernelRows rows, int count, const KernelMatrix *matrix, int gelu_, float *numbers) {
  kernels()->product(rows, count, matrix, gelu_, numbers);
}

void kernel_normalise(float *numbers, const float *added, int count, int width, const float *gain, const float *bias,
                      float epsilon) {
  kernels()->normalise(numbers, added, count, width, gain, bias, epsilon);
}

void kernel_attention(const float *numbers, int count, int heads, float *found, float *room) {
  kernels()->attention(numbers, count, heads, found, room);
}

int kernel_attention_room(int count) { return (count + 63) / 64 * 64 * (32 + 4); }
