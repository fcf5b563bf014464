package measure

import "math"

// Match pairs n things with m things one to one, as many as possible among
// the pairs that fit, and returns for each of the n its partner, or -1.
// Earlier things take the first partner that fits and give it up only so
// that one more pair is made (Kuhn's augmenting paths), so the result is the
// same on every run.
func Match(n, m int, fits func(i, j int) bool) []int {
	partner := make([]int, n) // of i
	owner := make([]int, m)   // of j
	fill(partner)
	fill(owner)
	seen := make([]int, m)
	var find func(i, round int) bool
	find = func(i, round int) bool {
		for j := range m {
			if seen[j] == round || !fits(i, j) {
				continue
			}
			seen[j] = round
			if owner[j] < 0 || find(owner[j], round) {
				owner[j], partner[i] = i, j
				return true
			}
		}
		return false
	}
	for i := range n {
		find(i, i+1)
	}
	return partner
}

func fill(xs []int) {
	for i := range xs {
		xs[i] = -1
	}
}

// Assign pairs rows with columns one to one so that the sum of weights is
// largest (the Hungarian method with potentials, O(n²m)), and returns the
// column of each row, or -1. Weights must not be negative; pairs of weight 0
// are not made.
func Assign(weight [][]float64) []int {
	if len(weight) == 0 {
		return nil
	}
	if n, m := len(weight), len(weight[0]); n > m {
		return inverse(Assign(transpose(weight)), n)
	}
	row := hungarian(weight)
	out := make([]int, len(weight))
	fill(out)
	for j, i := range row[1:] {
		if i > 0 && weight[i-1][j] > 0 {
			out[i-1] = j
		}
	}
	return out
}

// hungarian needs no more rows than columns; it returns for column j (from 1)
// its row (from 1), or 0.
func hungarian(weight [][]float64) []int {
	n, m := len(weight), len(weight[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		least, used := make([]float64, m+1), make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		at := 0
		for row[at] != 0 {
			used[at] = true
			delta, next := math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -weight[row[at]-1][j-1] - u[row[at]] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			row[at] = row[way[at]]
			at = way[at]
		}
	}
	return row
}

func transpose(w [][]float64) [][]float64 {
	t := make([][]float64, len(w[0]))
	for j := range t {
		t[j] = make([]float64, len(w))
		for i := range w {
			t[j][i] = w[i][j]
		}
	}
	return t
}

func inverse(rowOf []int, n int) []int {
	out := make([]int, n)
	fill(out)
	for j, i := range rowOf {
		if i >= 0 {
			out[i] = j
		}
	}
	return out
}
