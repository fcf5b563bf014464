package story

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/model.tsv
var modelFile string

// A model gives the probability that two articles report one event.
type model struct {
	weights vector
	cut     float64 // mean probability at which clusters are still joined
}

var shipped = sync.OnceValue(func() *model { return parseModel(modelFile) })

// parseModel reads "name\tvalue" lines; measures without a line weigh nothing.
func parseModel(file string) *model {
	m := &model{cut: .5}
	at := make(map[string]int, len(measureNames))
	for i, n := range measureNames {
		at[n] = i
	}
	for line := range strings.Lines(file) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		x, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil || strings.HasPrefix(name, "#") {
			continue
		}
		switch i, ok := at[name]; {
		case ok:
			m.weights[i] = x
		case name == "=cut":
			m.cut = x
		}
	}
	return m
}

func (m *model) probability(v *vector) float64 {
	s := 0.0
	for i, w := range m.weights {
		s += w * v[i]
	}
	return 1 / (1 + math.Exp(-s))
}
