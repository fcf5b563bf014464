//go:build amd64 && !purego

package kernel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// Best is the fastest implementation that this processor can run.
// GODEBUG=cpu.avx2=off in the environment forces [SSE2], building with the tag
// purego [Scalar].
func Best() Set {
	if !cpu.X86.HasAVX2 {
		return SSE2()
	}
	return Set{
		Name: "avx2", room: func(r *Rows, n int) { r.u = fit(r.u, n/4) }, panel: 16, pack: packQuads, multiply: multiplyAVX2, measure: measureAVX2,
		quantise: quantiseAVX2, scores: scoresAVX2, recur: recurAVX2, leaky: leakyAVX2, highest: highestAVX2,
	}
}

// SSE2 is the implementation for any amd64 processor: products of matrices in
// assembly, the rest in Go.
func SSE2() Set {
	s := Scalar()
	s.Name, s.panel, s.pack, s.multiply, s.quantise = "sse2", 16, packPairs, multiplySSE2, quantisePairs
	s.room = func(r *Rows, n int) { r.q = fit(r.q, n/2) }
	return s
}

// All lists the implementations that this processor can run.
func All() []Set {
	if !cpu.X86.HasAVX2 {
		return []Set{Scalar(), SSE2()}
	}
	return []Set{Scalar(), SSE2(), Best()}
}

func multiplySSE2(c []float32, cstride int, a *Rows, first, rows int, m *Matrix) {
	for p := 0; p < m.Padded; p += 16 {
		w, scale, bias := &m.words[p*m.inputs], &m.scale[p], &m.bias[p]
		for r := 0; r < rows; r += 3 {
			q, step, to := &a.q[(first+r)*a.k/2][0], &a.step[first+r], &c[r*cstride+p]
			switch rows - r {
			case 1:
				low1(m.inputs/2, q, 2*a.k, w, scale, bias, step, to, 4*cstride)
			case 2:
				low2(m.inputs/2, q, 2*a.k, w, scale, bias, step, to, 4*cstride)
			default:
				low3(m.inputs/2, q, 2*a.k, w, scale, bias, step, to, 4*cstride)
			}
		}
	}
}

func packPairs(m *Matrix, i, j int, w int8) {
	if m.words == nil {
		m.words = make([]int16, m.Padded*m.inputs)
	}
	m.words[i/16*16*m.inputs+j/2*32+i%16*2+j%2] = int16(w)
}

// middle is what activations get added for AVX2, which multiplies numbers
// without a sign by numbers with one. Sums begin with as much less.
const middle = 64

func packQuads(m *Matrix, i, j int, w int8) {
	if m.bytes == nil {
		m.bytes, m.start = make([]int8, m.Padded*m.inputs), make([]int16, 2*m.Padded)
	}
	m.bytes[i/16*16*m.inputs+j/4*64+i%16*4+j%4] = w
	m.start[2*i+j/2%2] -= middle * int16(w)
}

// tall is the most rows of a tile.
const tall = 6

// multiplyAVX2 keeps a panel of weights (3 kB for 192 inputs) in the first
// cache while all rows pass, as many at once as fit.
func multiplyAVX2(c []float32, cstride int, a *Rows, first, rows int, m *Matrix) {
	groups, rest := rows/tall, rows%tall
	for p := 0; p < m.Padded; p += 16 {
		w, start, scale, bias := &m.bytes[p*m.inputs], &m.start[2*p], &m.scale[p], &m.bias[p]
		if groups > 0 {
			tile6(groups, m.inputs/4, &a.u[first*a.k/4][0], a.k, w, start, scale, bias, &a.step[first], &c[p], 4*cstride)
		}
		if rest > 0 {
			r := groups * tall
			tiles[rest](1, m.inputs/4, &a.u[(first+r)*a.k/4][0], a.k, w, start, scale, bias, &a.step[first+r], &c[r*cstride+p], 4*cstride)
		}
	}
}

var tiles = [tall]func(groups, quads int, a *uint8, astride int, w *int8, start *int16, scale, bias, step, c *float32, cstride int){
	1: tile1, 2: tile2, 3: tile3, 4: tile4, 5: tile5,
}

func measureAVX2(a []float32) (most, square float32) { return measure8(len(a), &a[0]) }

func quantiseAVX2(r *Rows, i int, a []float32, by float32) {
	quantise16(len(a), &a[0], by, middle, &r.u[i*r.k/4][0])
}

func scoresAVX2(c []float32, cstride int, a []float32, astride, rows int, t *Table) {
	for p := 0; p < t.n; p += 8 {
		w := &t.panels[p*t.k]
		r := 0
		for ; r+tall <= rows; r += tall {
			dot6(t.k, &a[r*astride], 4*astride, w, &c[r*cstride+p], 4*cstride)
		}
		for ; r < rows; r++ {
			dot1(t.k, &a[r*astride], 4*astride, w, &c[r*cstride+p], 4*cstride)
		}
	}
}

func recurAVX2(r Recurrence) {
	in, res, out, way := 0, 0, 0, 1
	if r.Backward {
		in, res, out, way = r.N-1, (r.N-1)*r.ResidualStep, (r.N-1)*r.OutStride, -1
	}
	const slice = int(unsafe.Sizeof([]float32(nil)))
	recur8(r.N, &r.In[in], way*slice, 4*r.At, r.Size, &r.Residual[res], way*4*r.ResidualStep, &r.Out[out], way*4*r.OutStride, &r.State[0])
}

func leakyAVX2(out, a, b []float32) { leaky8(len(out), &a[0], &b[0], &out[0]) }

func highestAVX2(a []float32) int {
	whole := len(a) &^ 7
	if whole == 0 {
		return highestScalar(a)
	}
	best := highest8(whole, &a[0])
	for i, v := range a[whole:] {
		if v > a[best] {
			best = whole + i
		}
	}
	return best
}
