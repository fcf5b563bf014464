//go:build !race

package grammar

import (
	"testing"

	"chancery/internal/grammar/kernel"
)

// TestNoMemory checks that reading into used trees allocates little.
func TestNoMemory(t *testing.T) {
	p := tiny(t, kernel.Best())
	many := fields(sentences)
	var trees []Tree
	if n := testing.AllocsPerRun(50, func() { trees = p.ParseAll(trees[:0], many, nil) }); n > 2 {
		t.Errorf("%g allocations for %d sentences", n, len(many))
	}
}
