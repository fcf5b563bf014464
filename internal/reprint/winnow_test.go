package reprint

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestWinnower compares marks with those of the definition, for texts of all
// lengths, some of which say the same again and again.
func TestWinnower(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 400 {
		hashes := make([]uint32, n*n/40)
		for i := range hashes {
			if hashes[i] = r.Uint32(); n%2 == 1 && i > 20 {
				hashes[i] = hashes[r.IntN(20)]
			}
		}
		w := newWinnower()
		for _, h := range hashes {
			w.add(h)
		}
		if got, want := w.best(), winnowed(hashes); !slices.Equal(got, want) {
			t.Fatalf("of %d hashes %x, want %x", len(hashes), got, want)
		}
	}
}

func winnowed(hashes []uint32) (marks []uint32) {
	for i := range hashes {
		if i == 0 || i+markWindow <= len(hashes) {
			marks = append(marks, slices.Min(hashes[i:min(len(hashes), i+markWindow)]))
		}
	}
	slices.Sort(marks)
	marks = slices.Compact(marks)
	return marks[:min(len(marks), maxMarks)]
}
