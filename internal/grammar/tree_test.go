package grammar

import (
	"math/rand/v2"
	"slices"
	"testing"

	"chancery/internal/grammar/kernel"
)

// allTrees calls visit with the governors of every tree of n words with one
// root.
func allTrees(n int, visit func(heads []int)) {
	heads := make([]int, n)
	var fill func(i int)
	fill = func(i int) {
		if i == n {
			if isTree(heads) {
				visit(heads)
			}
			return
		}
		for h := 0; h <= n; h++ {
			if h != i+1 {
				heads[i] = h
				fill(i + 1)
			}
		}
	}
	fill(0)
}

// isTree reports whether all words lead to the root, which has one child.
func isTree(heads []int) bool {
	roots := 0
	for i := range heads {
		if heads[i] == 0 {
			roots++
		}
		at, steps := i+1, 0
		for at > 0 && steps <= len(heads) {
			at = heads[at-1]
			steps++
		}
		if at > 0 {
			return false
		}
	}
	return roots == 1
}

func sum(scores []float32, stride int, heads []int) (sum float64) {
	for i, h := range heads {
		sum += float64(scores[i*stride+h])
	}
	return sum
}

// TestFind compares the tree with the best of all trees.
func TestFind(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var f treeFinder
	for round := range 600 {
		n := 1 + round%6
		stride := n + 3
		scores := make([]float32, n*stride)
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
			if round%3 == 0 {
				scores[i] = float32(r.IntN(3)) // many equals
			}
		}
		best := -1e9
		allTrees(n, func(heads []int) { best = max(best, sum(scores, stride, heads)) })
		heads := f.find(kernel.Best(), scores, stride, n)
		if !isTree(heads) {
			t.Fatalf("round %d: %v is no tree", round, heads)
		}
		if got := sum(scores, stride, heads); got < best-1e-6 {
			t.Fatalf("round %d: %v sums to %g, the best to %g", round, heads, got, best)
		}
	}
}

// TestFindLarge checks that large sentences of random scores, which are full
// of circles, become trees.
func TestFindLarge(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	var f treeFinder
	for _, n := range []int{maxPiece, 299, 7, maxPiece} {
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		first := slices.Clone(f.find(kernel.Best(), scores, n+1, n))
		if !isTree(first) {
			t.Fatalf("no tree of %d words", n)
		}
		if again := f.find(kernel.Best(), scores, n+1, n); !slices.Equal(first, again) {
			t.Fatalf("two trees for the same %d words", n)
		}
	}
}

func BenchmarkFindCircles(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 3))
	const n = maxPiece
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = float32(r.NormFloat64())
	}
	var f treeFinder
	for b.Loop() {
		f.find(kernel.Best(), scores, n+1, n)
	}
}
