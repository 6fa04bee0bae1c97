// The functions for one set of instructions; included once for each by kernels.c, which defines NAME(x).
// `product_block` is the only one written by hand for each set.

static void NAME(round)(const float *numbers, int count, int width, KernelRows rows) {
  int full = (count + KERNEL_ROWS - 1) / KERNEL_ROWS * KERNEL_ROWS;
  for (int r = 0; r < full; r++) {
    int8_t *values = rows.values + (long)r * width;
    if (r >= count) {
      memset(values, 0, width);
      rows.steps[r] = 0;
      rows.sums[r] = 0;
      continue;
    }
    const float *row = numbers + (long)r * width;
    float16 most = splat(0);
    for (int i = 0; i < width; i += 16) most = larger(most, magnitude(load(row + i)));
    float largest = highest(most);
    float inverse = largest > 0 ? 127.0f / largest : 0;
    int16x sum = (int16x){0};
    for (int i = 0; i < width; i += 16) {
      int16x whole = nearest(load(row + i) * inverse);
      sum += whole;
      byte16 bytes = __builtin_convertvector(whole, byte16);
      memcpy(values + i, &bytes, 16);
    }
    int32_t total = 0;
    for (int i = 0; i < 16; i++) total += sum[i];
    rows.steps[r] = largest / 127.0f;
    rows.sums[r] = total;
  }
}

static void NAME(product)(KernelRows rows, int count, const KernelMatrix *m, int gelu_, float *numbers) {
  int panel = 0, panels = m->outputs / 16;
  while (panel < panels) {
    int wide = panels - panel >= 3 ? 3 : 1;
    for (int r = 0; r < count; r += KERNEL_ROWS) {
      int32_t sums[KERNEL_ROWS][48] __attribute__((aligned(64)));
      const int8_t *x = rows.values + (long)r * m->inputs;
      const uint8_t *w = m->weights + (long)panel * 16 * m->inputs;
      if (wide == 3) NAME(product_block)(x, w, m->inputs, 3, sums);
      else NAME(product_block)(x, w, m->inputs, 1, sums);
      for (int i = 0; i < KERNEL_ROWS && r + i < count; i++) {
        for (int p = 0; p < wide; p++) {
          int16x whole;
          memcpy(&whole, &sums[i][p * 16], 64);
          whole -= rows.sums[r + i] * 128;
          int o = (panel + p) * 16;
          float16 y = fused(__builtin_convertvector(whole, float16), load(m->steps + o) * rows.steps[r + i],
                            load(m->biases + o));
          if (gelu_) y = gelu(y);
          store(numbers + (long)(r + i) * m->outputs + o, y);
        }
      }
    }
    panel += wide;
  }
}

static void NAME(normalise)(float *numbers, const float *added, int count, int width, const float *gain,
                            const float *bias, float epsilon) {
  for (int r = 0; r < count; r++) {
    float *row = numbers + (long)r * width;
    float16 sum = splat(0);
    for (int i = 0; i < width; i += 16) {
      float16 x = load(row + i);
      if (added) {
        x += load(added + (long)r * width + i);
        store(row + i, x);
      }
      sum += x;
    }
    float mean = total(sum) / (float)width;
    float16 squares = splat(0);
    for (int i = 0; i < width; i += 16) {
      float16 x = load(row + i) - mean;
      squares = fused(x, x, squares);
    }
    float scale = 1.0f / __builtin_sqrtf(total(squares) / (float)width + epsilon);
    for (int i = 0; i < width; i += 16)
      store(row + i, fused((load(row + i) - mean) * scale, load(gain + i), load(bias + i)));
  }
}

// How well four rows' questions fit `wide` times sixteen keys: into `weights`, a row of `padded` for each.
INLINE void NAME(fit)(const float *const ask[4], const float *keys, int padded, int wide, float *weights) {
  const int size = 32;
  float16 s[4][4];
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < wide; j++) s[i][j] = splat(0);
  for (int d = 0; d < size; d++) {
    const float *key = keys + (long)d * padded;
    float16 k[4];
    for (int j = 0; j < wide; j++) k[j] = load(key + 16 * j);
    for (int i = 0; i < 4; i++) {
      float16 a = splat(ask[i][d]);
      for (int j = 0; j < wide; j++) s[i][j] = fused(k[j], a, s[i][j]);
    }
  }
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < wide; j++) store(weights + (long)i * padded + 16 * j, s[i][j] * 0.17677669529663687f);
}

static void NAME(attention)(const float *numbers, int count, int heads, float *found, float *room) {
  const int size = 32;
  int width = heads * size, stride = 3 * width;
  int padded = (count + 15) / 16 * 16;
  // Keys of one head, turned; and the weights of four rows.
  float *keys = room, *weights = room + (long)size * padded;
  for (int h = 0; h < heads; h++) {
    const float *q = numbers + h * size, *k = q + width, *v = k + width;
    for (int t = 0; t < padded; t++)
      for (int d = 0; d < size; d++) keys[(long)d * padded + t] = t < count ? k[(long)t * stride + d] : 0;
    for (int r = 0; r < count; r += 4) {
      int rows = count - r < 4 ? count - r : 4;
      const float *ask[4];
      for (int i = 0; i < 4; i++) ask[i] = q + (long)(r + (i < rows ? i : 0)) * stride;
      for (int t = 0; t < padded;) {
        if (padded - t >= 64) {
          NAME(fit)(ask, keys + t, padded, 4, weights + t);
          t += 64;
        } else if (padded - t >= 32) {
          NAME(fit)(ask, keys + t, padded, 2, weights + t);
          t += 32;
        } else {
          NAME(fit)(ask, keys + t, padded, 1, weights + t);
          t += 16;
        }
      }
      float inverse[4];
      for (int i = 0; i < 4; i++) {
        float *row = weights + (long)i * padded;
        for (int t = count; t < padded; t++) row[t] = -1e30f;
        float16 most = splat(-1e30f);
        for (int t = 0; t < padded; t += 16) most = larger(most, load(row + t));
        float top = highest(most);
        float16 sum = splat(0);
        for (int t = 0; t < padded; t += 16) {
          float16 e = exponential(load(row + t) - top);
          sum += e;
          store(row + t, e);
        }
        inverse[i] = 1.0f / total(sum);
      }
      float16 o[4][2];
      for (int i = 0; i < 4; i++) o[i][0] = o[i][1] = splat(0);
      for (int t = 0; t < count; t++) {
        const float *value = v + (long)t * stride;
        float16 v0 = load(value), v1 = load(value + 16);
        for (int i = 0; i < 4; i++) {
          float16 p = splat(weights[(long)i * padded + t]);
          o[i][0] = fused(v0, p, o[i][0]);
          o[i][1] = fused(v1, p, o[i][1]);
        }
      }
      for (int i = 0; i < rows; i++) {
        float *out = found + (long)(r + i) * width + h * size;
        store(out, o[i][0] * inverse[i]);
        store(out + 16, o[i][1] * inverse[i]);
      }
    }
  }
}
