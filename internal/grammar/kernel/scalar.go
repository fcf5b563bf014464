package kernel

import "math"

// Products are rounded before they are added everywhere in this file: the
// conversions keep compilers from fusing them on processors that could.

// packScalar puts two weights into one number, so that one multiplication of
// 64 bits does the work of two.
func packScalar(m *Matrix, i, j int, w int8) {
	if m.halves == nil {
		m.halves = make([][8]int64, m.Padded/8*m.inputs/2)
	}
	m.halves[(i/8*m.inputs+j)/2][j%2*4+i%4] += int64(w) << (32 * (i % 8 / 4))
}

func multiplyScalar(c []float32, cstride int, a *Rows, first, rows int, m *Matrix) {
	for p := 0; p < m.Padded; p += 8 {
		w := m.halves[p/8*m.inputs/2:][:m.inputs/2]
		for r := range rows {
			sums := panelSums(a.q[(first+r)*a.k/2:][:a.k/2], w)
			finish(c[r*cstride+p:][:8], sums, m.scale[p:][:8], m.bias[p:][:8], a.step[first+r])
		}
	}
}

// panelSums multiplies activations with the weights of eight outputs.
// Within its caller it would run short of registers: a fifth slower.
//
//go:noinline
func panelSums(a [][2]int16, w [][8]int64) [4]int64 {
	var c0, c1, c2, c3 int64
	a = a[:len(w)]
	for k := range w {
		p, q := &a[k], &w[k]
		x := int64(p[0])
		c0 += x * q[0]
		c1 += x * q[1]
		c2 += x * q[2]
		c3 += x * q[3]
		y := int64(p[1])
		c0 += y * q[4]
		c1 += y * q[5]
		c2 += y * q[6]
		c3 += y * q[7]
	}
	return [4]int64{c0, c1, c2, c3}
}

// finish takes the two sums in each number apart and turns them into results.
func finish(c []float32, sums [4]int64, scale, bias []float32, step float32) {
	for i, sum := range sums {
		low := int32(sum)
		high := int32((sum - int64(low)) >> 32)
		c[i] = float32(float32(float32(low)*scale[i])*step) + bias[i]
		c[i+4] = float32(float32(float32(high)*scale[i+4])*step) + bias[i+4]
	}
}

func largestScalar(a []float32) (most float32) {
	for _, v := range a {
		if v < 0 {
			v = -v
		}
		if v > most {
			most = v
		}
	}
	return most
}

// quantiseScalar rounds by adding 1.5·2²³, whose last bit counts as one: what
// is left of the sum in its low 16 bits is the rounded number.
func quantiseScalar(q [][2]int16, a []float32, by float32) {
	const magic = 3 << 22
	for i := range q {
		p := a[2*i : 2*i+2]
		q[i][0] = int16(math.Float32bits(float32(p[0]*by) + magic))
		q[i][1] = int16(math.Float32bits(float32(p[1]*by) + magic))
	}
}

func scoresScalar(c []float32, cstride int, a []float32, astride, rows int, t *Table) {
	for p := 0; p < t.n; p += 8 {
		panel := t.panels[p*t.k:][:8*t.k]
		for r := range rows {
			row := a[r*astride:][:t.k]
			to := c[r*cstride+p:][:8]
			fourScores(to[:4], row, panel)
			fourScores(to[4:], row, panel[4:])
		}
	}
}

func fourScores(c, a, w []float32) {
	c0, c1, c2, c3 := c[0], c[1], c[2], c[3]
	for k, x := range a {
		q := w[8*k : 8*k+4]
		c0 += float32(x * q[0])
		c1 += float32(x * q[1])
		c2 += float32(x * q[2])
		c3 += float32(x * q[3])
	}
	c[0], c[1], c[2], c[3] = c0, c1, c2, c3
}

func recurScalar(r Recurrence) {
	h := r.Size
	state := r.State[:h]
	for i := range r.N {
		if r.Backward {
			i = r.N - 1 - i
		}
		in := r.In[i*r.InStride:][:3*h]
		z, f, o := in[:h], in[h:2*h], in[2*h:]
		res := r.Residual[i*r.ResidualStep:][:h]
		out := r.Out[i*r.OutStride:][:h]
		for j, c := range state {
			s := softsign(z[j])
			c = float32(gate(f[j])*float32(c-s)) + s
			state[j] = c
			out[j] = float32(gate(o[j])*c) + res[j]
		}
	}
}

func softsign(x float32) float32 {
	return x / (1 + math.Float32frombits(math.Float32bits(x)&^(1<<31)))
}

func gate(x float32) float32 { return float32(softsign(x)*0.5) + 0.5 }
