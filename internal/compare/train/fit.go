package main

import "math"

// fit minimises the log loss of a logistic regression with a ridge by Newton's
// method.
func fit(topics []*topic) []float64 {
	const ridge, rounds = 0.02, 12
	n := len(topics[0].names)
	w := make([]float64, n)
	for range rounds {
		g, h := make([]float64, n), make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n)
			g[i], h[i][i] = ridge*w[i], ridge
		}
		for _, t := range topics {
			for k, v := range t.rows {
				add(g, h, w, v, t.same[k], t.weight)
			}
		}
		for i, d := range solve(h, g) {
			w[i] -= d
		}
	}
	return w
}

// add adds one pair's gradient and curvature.
func add(g []float64, h [][]float64, w, v []float64, same bool, weight float64) {
	sum := 0.0
	for i, x := range v {
		sum += w[i] * x
	}
	p := 1 / (1 + math.Exp(-sum))
	d := p
	if same {
		d = p - 1
	}
	c := weight * max(p*(1-p), 1e-6)
	for i, x := range v {
		if x == 0 {
			continue
		}
		g[i] += weight * d * x
		for j, y := range v[:i+1] {
			h[i][j] += c * x * y
		}
	}
}

// solve solves h x = g by Cholesky's method; h is given by its lower half and
// is overwritten.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := range i + 1 {
			sum := h[i][j]
			for k := range j {
				sum -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(max(sum, 1e-9))
			} else {
				h[i][j] = sum / h[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		sum := g[i]
		for k := range i {
			sum -= h[i][k] * x[k]
		}
		x[i] = sum / h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		sum := x[i]
		for k := i + 1; k < n; k++ {
			sum -= h[k][i] * x[k]
		}
		x[i] = sum / h[i][i]
	}
	return x
}
