// The recurrence of a layer, both directions, with its gradient: what would be a Python loop over words otherwise.
// y: B x T x 6h, the rows z f o forward, then z f o backward; c and out: B x T x 2h. Words beyond a sentence's length get zeros.

#include <math.h>
#include <string.h>

static inline float soft(float u) { return u / (1 + fabsf(u)); }
static inline float slope(float u) { float d = 1 + fabsf(u); return 1 / (d * d); }

void forward(const float *y, const int *length, float *c, float *out, int B, int T, int h) {
    memset(c, 0, sizeof(float) * B * T * 2 * h);
    memset(out, 0, sizeof(float) * B * T * 2 * h);
    for (int b = 0; b < B; b++)
        for (int way = 0; way < 2; way++) {
            const float *before = 0;
            for (int k = 0; k < length[b]; k++) {
                long t = (long)b * T + (way ? length[b] - 1 - k : k);
                const float *z = y + t * 6 * h + way * 3 * h, *f = z + h, *o = f + h;
                float *ct = c + t * 2 * h + way * h, *ot = out + t * 2 * h + way * h;
                for (int i = 0; i < h; i++) {
                    float g = .5f + .5f * soft(f[i]);
                    float v = (1 - g) * soft(z[i]) + (before ? g * before[i] : 0);
                    ct[i] = v;
                    ot[i] = (.5f + .5f * soft(o[i])) * v;
                }
                before = ct;
            }
        }
}

void backward(const float *y, const int *length, const float *c, const float *grad, float *dy, int B, int T, int h) {
    float carry[1024];
    memset(dy, 0, sizeof(float) * B * T * 6 * h);
    for (int b = 0; b < B; b++)
        for (int way = 0; way < 2; way++) {
            memset(carry, 0, sizeof carry);
            for (int k = length[b] - 1; k >= 0; k--) {
                long t = (long)b * T + (way ? length[b] - 1 - k : k), p = way ? t + 1 : t - 1;
                long at = t * 6 * h + way * 3 * h;
                const float *z = y + at, *f = z + h, *o = f + h, *ct = c + t * 2 * h + way * h, *g = grad + t * 2 * h + way * h;
                const float *before = k > 0 ? c + p * 2 * h + way * h : 0;
                float *dz = dy + at, *df = dz + h, *dout = df + h;
                for (int i = 0; i < h; i++) {
                    float gf = .5f + .5f * soft(f[i]), go = .5f + .5f * soft(o[i]), sz = soft(z[i]);
                    float dc = g[i] * go + carry[i];
                    dout[i] = g[i] * ct[i] * .5f * slope(o[i]);
                    df[i] = dc * ((before ? before[i] : 0) - sz) * .5f * slope(f[i]);
                    dz[i] = dc * (1 - gf) * slope(z[i]);
                    carry[i] = dc * gf;
                }
            }
        }
}
