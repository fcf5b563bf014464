package compare

import (
	"math"
	"slices"
	"strconv"
)

// A logistic is a regression over named measures, with the probability at
// which clusters are still joined.
type logistic struct {
	weights []float64
	cut     float64
}

// parseLogistic reads the lines "name, weight" and "=cut, number"; a measure
// without a line weighs nothing.
func parseLogistic(file string, names []string, cut float64) *logistic {
	m := &logistic{make([]float64, len(names)), cut}
	for _, f := range records(file) {
		if len(f) != 2 {
			continue
		}
		x, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			continue
		}
		if f[0] == "=cut" {
			m.cut = x
		} else if i := slices.Index(names, f[0]); i >= 0 {
			m.weights[i] = x
		}
	}
	return m
}

// probability weighs one value a measure.
func (m *logistic) probability(v []float64) float64 {
	sum := 0.0
	for i, w := range m.weights {
		sum += w * v[i]
	}
	return 1 / (1 + math.Exp(-sum))
}
