// Package kernel holds the arithmetic of the grammar's networks: products of
// small matrices in whole numbers, and a gated recurrence. They are in
// assembly for amd64, with AVX2 or without, else in Go; all give the same
// bits, and a row's result never depends on the rows beside it. So an analysis
// is the same on all machines and however sentences are put together.
package kernel

//go:generate sh -c "cd gen && go run . -pkg kernel -out ../tile_amd64.s -stubs ../tile_amd64.go"

import (
	"math"
	"unsafe"
)

// A Set is one implementation of the kernels.
type Set struct {
	Name string // "avx2", "sse2" or "scalar"

	room     func(r *Rows, n int) // for n activations
	panel    int                  // outputs in a panel of a Matrix
	pack     func(m *Matrix, i, j int, w int8)
	multiply func(c []float32, cstride int, a *Rows, first, rows int, m *Matrix)
	measure  func(a []float32) (most, square float32) // largest magnitude; sum of squares of the longer half
	quantise func(r *Rows, i int, a []float32, by float32)
	scores   func(c []float32, cstride int, a []float32, astride, rows int, t *Table)
	recur    func(r Recurrence)
	leaky    func(out, a, b []float32)
	highest  func(a []float32) int
}

// Scalar is the implementation in Go, for any processor.
func Scalar() Set {
	return Set{
		Name: "scalar", room: func(r *Rows, n int) { r.wide = fit(r.wide, n/4) }, panel: 4, pack: packTwos, multiply: multiplyScalar, measure: measureScalar,
		quantise: quantiseWide, scores: scoresScalar, recur: recurScalar, leaky: leakyScalar, highest: highestScalar,
	}
}

// A Matrix holds weights of N outputs by K inputs, whole numbers of 8 bits
// with a scale an output, and a bias, packed for one Set. N is filled up with
// zeros to Padded, a multiple of 16, K to a multiple of 16.
type Matrix struct {
	N, K   int
	Padded int

	inputs      int          // K rounded up
	panel       int          // outputs
	bytes       []int8       // packed for AVX2: panels of 16 outputs; in each, for four inputs, weights of an output side by side
	start       []int16      // for AVX2: what sums begin with, two an output
	words       []int16      // packed for SSE2: panels of 16 outputs; in each, for two inputs, pairs of weights
	twos        [][8]float64 // packed for Go: panels of 4 outputs; for four inputs, weights i and i+2 in one number
	scale, bias []float32
}

// Sums of products must stay within sixteen bits, and none is looked at while
// it grows. By the inequality of Cauchy and Schwarz, a sum is at most the
// length of the activations times the length of the weights, as vectors; so
// both are kept short. AVX2 sums halves apart, the first two inputs of every
// four and the other two, and only a half has to fit.
const (
	// maxInputs is the most inputs of a Matrix.
	maxInputs = 512
	// largestStep is the largest whole number of an activation: seven bits with
	// the sign.
	largestStep = 63
	// longest is the most that half of an output's weights may measure. Longer
	// ones are rounded to coarser steps. Measured on 200 pieces of Wikinews:
	// with 180, one word in a hundred gets another tag, governor or relation
	// than with activations of eleven bits and weights as trained; with 150 or
	// 256, a tenth more of them.
	longest = 180
	// reach is the most that half of a row's activations may measure before
	// they are rounded, which can lengthen them by half a step each.
	reach = math.MaxInt16/longest - 8
)

// Pack packs w, n rows of k weights, each row with its scale, and a bias of
// n, which may be nil. Rows that are too long are rounded to
// coarser steps.
func (s Set) Pack(w []int8, scale []float32, n, k int, bias []float32) *Matrix {
	if k > maxInputs {
		panic("kernel: too many inputs")
	}
	m := &Matrix{N: n, K: k, Padded: up(n), inputs: up(k), panel: s.panel}
	m.scale, m.bias = Floats(m.Padded), Floats(m.Padded)
	copy(m.scale, scale[:n])
	copy(m.bias, bias)
	row := make([]int8, k)
	for i := range n {
		m.scale[i] *= shorten(row, w[i*k:(i+1)*k])
		for j, v := range row {
			s.pack(m, i, j, v)
		}
	}
	return m
}

// shorten sets row to the weights w in the finest steps in which they are not
// too long, and returns the size of a step that fits them best.
func shorten(row, w []int8) (step float32) {
	copy(row, w)
	was := length(w)
	if was <= longest {
		return 1
	}
	for by := longest / was; length(row) > longest; by *= .99 {
		for j, v := range w {
			row[j] = int8(math.RoundToEven(float64(v) * by))
		}
	}
	both, square := 0, 0
	for j, v := range row {
		both += int(v) * int(w[j])
		square += int(v) * int(v)
	}
	return float32(float64(both) / float64(square)) // least squares
}

// length is the length of the longer half of a row of weights.
func length(row []int8) float64 {
	var squares [2]int
	for j, v := range row {
		squares[j/2%2] += int(v) * int(v)
	}
	return math.Sqrt(float64(max(squares[0], squares[1])))
}

// up rounds up to a multiple of 16.
func up(n int) int { return (n + 15) &^ 15 }

// Rows holds activations as whole numbers with a step a row. The zero value is
// empty.
type Rows struct {
	k, n int
	u    [][4]uint8   // for AVX2: four inputs each, plus middle
	q    [][2]int16   // for SSE2: two inputs each
	wide [][4]float64 // for Go: four inputs each
	step []float32
}

// Quantise reads rows of k floats that are astride apart into r. k is a
// multiple of 16.
func (s Set) Quantise(r *Rows, a []float32, astride, k, rows int) {
	if k%16 != 0 || rows > 0 && len(a) < (rows-1)*astride+k {
		panic("kernel: activations do not fit")
	}
	r.k, r.n = k, rows
	r.step = fit(r.step, rows)
	s.room(r, rows*k)
	for i := range rows {
		row := a[i*astride : i*astride+k]
		by := float32(0)
		if most, square := s.measure(row); most > 0 {
			by = min(largestStep/most, reach/float32(math.Sqrt(float64(square))))
			r.step[i] = 1 / by
		}
		s.quantise(r, i, row, by)
	}
}

// fit returns n elements, in the memory of s if it has room.
func fit[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// Multiply sets rows of c, cstride apart, to a·Wᵀ + bias, for rows of a from
// first on. m.Padded floats of each row are written.
func (s Set) Multiply(c []float32, cstride int, a *Rows, first, rows int, m *Matrix) {
	if rows <= 0 {
		return
	}
	if first+rows > a.n || a.k != m.inputs || len(c) < (rows-1)*cstride+m.Padded || m.panel != s.panel {
		panic("kernel: matrices do not fit")
	}
	s.multiply(c, cstride, a, first, rows, m)
}

// A Table holds rows of floats, turned for [Set.Scores]. The zero value is
// empty.
type Table struct {
	n, k   int
	panels []float32 // of eight rows; in each the eight first floats, then the eight second ones
}

// Fill sets t to n rows of k floats.
func (t *Table) Fill(rows func(i int) []float32, n, k int) {
	t.n, t.k = n, k
	if need := (n + 7) / 8 * 8 * k; cap(t.panels) < need {
		t.panels = Floats(need)
	} else {
		t.panels = t.panels[:need]
	}
	for i := range (n + 7) / 8 * 8 {
		to := t.panels[i/8*8*k+i%8:]
		if i >= n {
			for j := range k {
				to[8*j] = 0
			}
			continue
		}
		for j, v := range rows(i)[:k] {
			to[8*j] = v
		}
	}
}

// Scores adds to c[i][j] the product of row i of a with row j of t, in floats.
// Rows of c are cstride apart and have room for t's rows rounded up to eight.
func (s Set) Scores(c []float32, cstride int, a []float32, astride, rows int, t *Table) {
	if rows <= 0 || t.n == 0 {
		return
	}
	if len(a) < (rows-1)*astride+t.k || len(c) < (rows-1)*cstride+(t.n+7)/8*8 || t.k == 0 {
		panic("kernel: scores do not fit")
	}
	s.scores(c, cstride, a, astride, rows, t)
}

// A Recurrence is one direction of one layer over the N words of a sentence.
// With the rows of In holding z, f and o of Size floats each,
//
//	c = g(f)·c + (1-g(f))·s(z),  out = g(o)·c + residual
//	s(u) = u/(1+|u|),  g(u) = (1+s(u))/2
//
// a simple recurrent unit (Lei et al., EMNLP 2018) with softsign for its
// sigmoids: no exponentials. Size is a multiple of 8.
type Recurrence struct {
	N, Size      int
	In           [][]float32 // a row a word
	At           int         // where z begins in a row
	Residual     []float32
	ResidualStep int // 0: one row for all words
	Out          []float32
	OutStride    int
	State        []float32 // Size floats of scratch
	Backward     bool
}

// Recur runs r.
func (s Set) Recur(r Recurrence) {
	if r.N <= 0 {
		return
	}
	last := r.N - 1
	if r.Size%8 != 0 || len(r.In) < r.N || len(r.Residual) < last*r.ResidualStep+r.Size ||
		len(r.Out) < last*r.OutStride+r.Size || len(r.State) < r.Size {
		panic("kernel: recurrence does not fit")
	}
	for _, row := range r.In[:r.N] {
		if len(row) < r.At+3*r.Size {
			panic("kernel: row of a recurrence does not fit")
		}
	}
	clear(r.State[:r.Size])
	s.recur(r)
}

// Leaky sets out to max(x, x/10), where x is a + b. The number of floats is a
// multiple of 8.
func (s Set) Leaky(out, a, b []float32) {
	if len(out)%8 != 0 || len(a) < len(out) || len(b) < len(out) {
		panic("kernel: vectors do not fit")
	}
	if len(out) > 0 {
		s.leaky(out, a, b)
	}
}

// Highest returns the place of the highest of at least one float, the first of
// equals.
func (s Set) Highest(a []float32) int { return s.highest(a) }

// Floats returns n zeros aligned to a cache line of 64 bytes.
func Floats(n int) []float32 {
	const line = 16
	s := make([]float32, n+line)
	skip := 0
	if at := uintptr(unsafe.Pointer(unsafe.SliceData(s))) % (4 * line); at != 0 {
		skip = line - int(at/4)
	}
	return s[skip : skip+n : skip+n]
}
