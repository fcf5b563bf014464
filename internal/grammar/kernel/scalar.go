package kernel

import "math"

// Products are rounded before they are added everywhere in this file: the
// conversions keep compilers from fusing them on processors that could.

// shift sets the two weights in one float64 apart: sums of products with the
// lower one, at most 2²⁶ either way, do not reach the upper one, and both
// together stay within the 53 bits that a float64 holds exactly. So one
// multiplication does the work of two, and processors start two of them at
// once where they start one of whole numbers.
const shift = 27

// packTwos puts the weights i and i+2 of a panel of four outputs into one
// number.
func packTwos(m *Matrix, i, j int, w int8) {
	if m.twos == nil {
		m.twos = make([][8]float64, m.Padded/4*m.inputs/4)
	}
	v := float64(w)
	if i%4 >= 2 {
		v *= 1 << shift
	}
	m.twos[(i/4*m.inputs+j)/4][j%4*2+i%2] += v
}

// multiplyScalar takes three rows at a time; the last one again and again if
// no more are left.
func multiplyScalar(c []float32, cstride int, a *Rows, first, rows int, m *Matrix) {
	k := m.inputs / 4
	row := func(r int) [][4]float64 { return a.wide[(first+r)*k:][:k] }
	for p := 0; p < m.Padded; p += 4 {
		w, scale, bias := m.twos[p/4*k:][:k], m.scale[p:][:4], m.bias[p:][:4]
		for r := 0; r < rows; r += 3 {
			s, t := min(r+1, rows-1), min(r+2, rows-1)
			sums := panelSums(row(r), row(s), row(t), w)
			finish(c[r*cstride+p:][:4], sums[0:], scale, bias, a.step[first+r])
			finish(c[s*cstride+p:][:4], sums[2:], scale, bias, a.step[first+s])
			finish(c[t*cstride+p:][:4], sums[4:], scale, bias, a.step[first+t])
		}
	}
}

// panelSums multiplies the activations of three rows with the weights of four
// outputs. Six sums and what multiplies them fit into the registers, four
// inputs a turn keep them there: of the shapes tried, the fastest that divides
// sixteen outputs. Within its caller it would run short of registers.
//
//go:noinline
func panelSums(a, b, c [][4]float64, w [][8]float64) [6]float64 {
	var a0, a1, b0, b1, c0, c1 float64
	a, b, c = a[:len(w)], b[:len(w)], c[:len(w)]
	for k := range w {
		p, q, r, v := &a[k], &b[k], &c[k], &w[k]
		x, y, z := p[0], q[0], r[0]
		a0 += x * v[0]
		b0 += y * v[0]
		c0 += z * v[0]
		a1 += x * v[1]
		b1 += y * v[1]
		c1 += z * v[1]
		x, y, z = p[1], q[1], r[1]
		a0 += x * v[2]
		b0 += y * v[2]
		c0 += z * v[2]
		a1 += x * v[3]
		b1 += y * v[3]
		c1 += z * v[3]
		x, y, z = p[2], q[2], r[2]
		a0 += x * v[4]
		b0 += y * v[4]
		c0 += z * v[4]
		a1 += x * v[5]
		b1 += y * v[5]
		c1 += z * v[5]
		x, y, z = p[3], q[3], r[3]
		a0 += x * v[6]
		b0 += y * v[6]
		c0 += z * v[6]
		a1 += x * v[7]
		b1 += y * v[7]
		c1 += z * v[7]
	}
	return [6]float64{a0, a1, b0, b1, c0, c1}
}

// finish takes the two sums in each of two numbers apart and turns them into
// results.
func finish(c []float32, sums []float64, scale, bias []float32, step float32) {
	for i, sum := range sums[:2] {
		whole := int64(sum)
		low := whole << (64 - shift) >> (64 - shift)
		high := (whole - low) >> shift
		c[i] = float32(float32(float32(low)*scale[i])*step) + bias[i]
		c[i+2] = float32(float32(float32(high)*scale[i+2])*step) + bias[i+2]
	}
}

// measureScalar compares the bits of magnitudes, which are in the order of the
// magnitudes: no branches. Squares go into eight sums, as AVX2 has them.
func measureScalar(a []float32) (most, square float32) {
	var m0, m1, m2, m3 uint32
	var s [8]float32
	for ; len(a) >= 8; a = a[8:] {
		m0 = max(m0, math.Float32bits(a[0])<<1, math.Float32bits(a[4])<<1)
		m1 = max(m1, math.Float32bits(a[1])<<1, math.Float32bits(a[5])<<1)
		m2 = max(m2, math.Float32bits(a[2])<<1, math.Float32bits(a[6])<<1)
		m3 = max(m3, math.Float32bits(a[3])<<1, math.Float32bits(a[7])<<1)
		s[0] += float32(a[0] * a[0])
		s[1] += float32(a[1] * a[1])
		s[2] += float32(a[2] * a[2])
		s[3] += float32(a[3] * a[3])
		s[4] += float32(a[4] * a[4])
		s[5] += float32(a[5] * a[5])
		s[6] += float32(a[6] * a[6])
		s[7] += float32(a[7] * a[7])
	}
	return math.Float32frombits(max(m0, m1, m2, m3) >> 1), max(s[0]+s[4]+(s[1]+s[5]), s[2]+s[6]+(s[3]+s[7]))
}

// magic rounds when it is added: the last bit of the sum counts as one, what is
// left in its low 16 bits is the rounded number.
const magic = 3 << 22

func quantiseWide(r *Rows, i int, a []float32, by float32) {
	to := r.wide[i*r.k/4:][:r.k/4]
	for i := range to {
		q := &to[i]
		p := a[4*i : 4*i+4]
		q[0] = float64(float32(float32(p[0]*by)+magic) - magic)
		q[1] = float64(float32(float32(p[1]*by)+magic) - magic)
		q[2] = float64(float32(float32(p[2]*by)+magic) - magic)
		q[3] = float64(float32(float32(p[3]*by)+magic) - magic)
	}
}

func quantisePairs(r *Rows, i int, a []float32, by float32) {
	q := r.q[i*r.k/2:][:r.k/2]
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
		in := r.In[i][r.At:][:3*h]
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

func leakyScalar(out, a, b []float32) {
	a, b = a[:len(out)], b[:len(out)]
	for i, v := range a {
		v += b[i]
		small := math.Float32bits(v * 0.1)
		bits := math.Float32bits(v)
		negative := uint32(int32(bits) >> 31) // all ones below 0: no branch, as signs are a matter of chance
		out[i] = math.Float32frombits(bits&^negative | small&negative)
	}
}

func highestScalar(a []float32) int {
	best, most := 0, a[0]
	for i, v := range a {
		if v > most {
			best, most = i, v
		}
	}
	return best
}
