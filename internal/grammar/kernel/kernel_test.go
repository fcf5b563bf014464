package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func floats(r *rand.Rand, n int) []float32 {
	out := Floats(n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

func weights(r *rand.Rand, n int) []int8 {
	out := make([]int8, n)
	for i := range out {
		out[i] = int8(r.IntN(255) - 127)
	}
	return out
}

// near reports whether a sum of k terms is right but for the rounding of floats.
func near(got float32, want float64, k int) bool {
	return math.Abs(float64(got)-want) <= 1e-4*math.Sqrt(float64(k))*(1+math.Abs(want))
}

// product is what Multiply documents, term by term: activations and weights as
// whole numbers of their steps.
func product(t *testing.T, a []float32, w []int8, scale, bias float32) float32 {
	t.Helper()
	most, square := measureScalar(a)
	by, row := min(largestStep/most, reach/float32(math.Sqrt(float64(square)))), make([]int8, len(w))
	scale *= shorten(row, w)
	var halves [2]int
	for j, v := range a {
		halves[j/2%2] += int(math.RoundToEven(float64(v*by))) * int(row[j])
	}
	if max(halves[0], halves[1], -halves[0], -halves[1]) > math.MaxInt16 {
		t.Fatalf("halves of a sum are %d", halves)
	}
	return float32(float32(float32(halves[0]+halves[1])*scale)*(1/by)) + bias
}

// differ reports whether results are not all the same to the bit.
func differ(results [][]float32) bool {
	for _, r := range results {
		if !slices.Equal(r, results[0]) {
			return true
		}
	}
	return false
}

func TestMultiply(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, rows := range []int{1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 64} {
		for _, size := range [][2]int{{1, 16}, {16, 32}, {17, 96}, {80, 192}, {5, 144}} {
			n, k := size[0], size[1]
			a, w, bias, scale := floats(r, rows*(k+3)), weights(r, n*k), floats(r, n), floats(r, n)
			for i := range scale {
				scale[i] /= 127
			}
			var results [][]float32
			for _, s := range All() {
				var q Rows
				s.Quantise(&q, a, k+3, k, rows)
				m := s.Pack(w, scale, n, k, bias)
				c := make([]float32, rows*(m.Padded+2))
				s.Multiply(c, m.Padded+2, &q, 0, rows, m)
				for i := range rows {
					for j := range n {
						want := product(t, a[i*(k+3):][:k], w[j*k:(j+1)*k], scale[j], bias[j])
						if got := c[i*(m.Padded+2)+j]; got != want {
							t.Fatalf("%s %dx%d rows %d: c[%d,%d] = %g, want %g", s.Name, n, k, rows, i, j, got, want)
						}
					}
				}
				results = append(results, c)
			}
			if differ(results) {
				t.Fatalf("%dx%d rows %d: the implementations differ", n, k, rows)
			}
		}
	}
}

// TestExtremes fills the sums of whole numbers as far as they can be filled.
func TestExtremes(t *testing.T) {
	a, w := make([]float32, maxInputs), make([]int8, 16*maxInputs)
	for i := range a {
		a[i] = 3
	}
	for i := range w {
		w[i] = int8(-127 + 254*(i/maxInputs%2))
	}
	scale := slices.Repeat([]float32{1}, 16)
	for _, s := range All() {
		var q Rows
		s.Quantise(&q, a, maxInputs, maxInputs, 1)
		c := make([]float32, 16)
		s.Multiply(c, 16, &q, 0, 1, s.Pack(w, scale, 16, maxInputs, nil))
		for i, v := range c {
			if want := product(t, a, w[i*maxInputs:][:maxInputs], 1, 0); v != want {
				t.Errorf("%s: output %d is %g, want %g", s.Name, i, v, want)
			}
		}
	}
}

// TestShorten checks that rows keep what they stand for, but for rounding, and
// that short ones are left alone.
func TestShorten(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for _, k := range []int{4, 16, 64, 192, maxInputs} {
		w, row := weights(r, k), make([]int8, k)
		step := shorten(row, w)
		if length(row) > longest || length(w) <= longest && step != 1 {
			t.Errorf("%d weights of length %g: %g in steps of %g", k, length(w), length(row), step)
		}
		for j, v := range row {
			if math.Abs(float64(w[j])-float64(v)*float64(step)) > .6*float64(step) {
				t.Fatalf("%d weights: %d became %d steps of %g", k, w[j], v, step)
			}
		}
	}
}

// TestRowsAreAlone checks that a row's result has the same bits whatever
// stands beside it.
func TestRowsAreAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	const n, k, rows = 48, 192, 23
	a, w, bias, scale := floats(r, rows*k), weights(r, n*k), floats(r, n), floats(r, n)
	for _, s := range All() {
		m := s.Pack(w, scale, n, k, bias)
		together, alone := make([]float32, rows*n), make([]float32, n)
		var q Rows
		s.Quantise(&q, a, k, k, rows)
		s.Multiply(together, n, &q, 0, rows, m)
		for i := range rows {
			s.Multiply(alone, n, &q, i, 1, m)
			if !slices.Equal(alone, together[i*n:(i+1)*n]) {
				t.Fatalf("%s: row %d differs", s.Name, i)
			}
		}
	}
}

func TestScores(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for _, n := range []int{1, 7, 8, 9, 30} {
		const k = 24
		rows := n - 1
		a, w := floats(r, n*k), floats(r, n*k)
		stride := (n + 7) / 8 * 8
		var table Table
		table.Fill(func(i int) []float32 { return w[i*k:] }, n, k)
		var results [][]float32
		for _, s := range All() {
			c := slices.Repeat([]float32{1}, n*stride)
			s.Scores(c, stride, a, k, rows, &table)
			for i := range rows {
				for j := range n {
					want := 1.0
					for l := range k {
						want += float64(a[i*k+l]) * float64(w[j*k+l])
					}
					if !near(c[i*stride+j], want, k) {
						t.Fatalf("%s n %d: c[%d,%d] = %g, want %g", s.Name, n, i, j, c[i*stride+j], want)
					}
				}
			}
			results = append(results, c)
		}
		if differ(results) {
			t.Fatalf("n %d: the implementations differ", n)
		}
	}
}

func TestRecur(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	const n, h = 13, 24
	in, res := floats(rng, n*3*h), floats(rng, n*h)
	var rows [][]float32
	for i := range n {
		rows = append(rows, append([]float32{7}, in[i*3*h:(i+1)*3*h]...))
	}
	for _, backward := range []bool{false, true} {
		want := make([]float64, n*h)
		s := func(x float32) float64 { return float64(x) / (1 + math.Abs(float64(x))) }
		for j := range h {
			c := 0.0
			for step := range n {
				i := step
				if backward {
					i = n - 1 - step
				}
				g := .5 + .5*s(in[i*3*h+h+j])
				c = g*c + (1-g)*s(in[i*3*h+j])
				want[i*h+j] = (.5+.5*s(in[i*3*h+2*h+j]))*c + float64(res[i*h+j])
			}
		}
		var results [][]float32
		for _, set := range All() {
			out := make([]float32, n*h)
			set.Recur(Recurrence{N: n, Size: h, In: rows, At: 1, Residual: res, ResidualStep: h, Out: out, OutStride: h, State: make([]float32, h), Backward: backward})
			for i, v := range out {
				if !near(v, want[i], 1) {
					t.Fatalf("%s backward %v: out[%d] = %g, want %g", set.Name, backward, i, v, want[i])
				}
			}
			results = append(results, out)
		}
		if differ(results) {
			t.Fatalf("backward %v: the implementations differ", backward)
		}
	}
}

func TestLeaky(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	a, b := floats(r, 40), floats(r, 40)
	a[3], b[3] = 0, 0
	var results [][]float32
	for _, s := range All() {
		out := make([]float32, 40)
		s.Leaky(out, a, b)
		for i, v := range out {
			x := a[i] + b[i]
			if want := float64(max(x, x/10)); !near(v, want, 1) {
				t.Fatalf("%s: %g becomes %g, want %g", s.Name, x, v, want)
			}
		}
		results = append(results, out)
	}
	if differ(results) {
		t.Fatal("the implementations differ")
	}
}

func TestHighest(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for n := 1; n < 40; n++ {
		a := make([]float32, n)
		for i := range a {
			a[i] = float32(r.IntN(9) - 12)
		}
		for _, s := range All() {
			if got, want := s.Highest(a), slices.Index(a, slices.Max(a)); got != want {
				t.Fatalf("%s: %d is the highest of %g, want %d", s.Name, got, a, want)
			}
		}
	}
}

// BenchmarkMultiply reports the best of its rounds too: the machine may be
// shared.
func BenchmarkMultiply(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, s := range All() {
		for _, rows := range []int{24, 96} {
			const n, k = 576, 192
			m := s.Pack(weights(r, n*k), floats(r, n), n, k, nil)
			var q Rows
			s.Quantise(&q, floats(r, rows*k), k, k, rows)
			c := Floats(rows * n)
			b.Run(fmt.Sprintf("%s/%d", s.Name, rows), func(b *testing.B) {
				best := time.Hour
				for b.Loop() {
					start := time.Now()
					s.Multiply(c, n, &q, 0, rows, m)
					best = min(best, time.Since(start))
				}
				b.ReportMetric(float64(rows*n*k)/float64(best.Nanoseconds()), "GMAC/s")
			})
		}
	}
}
