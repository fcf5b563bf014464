package reprint

import (
	"cmp"
	"slices"

	"chancery/internal/reprint/words"
)

// A run is a passage that two articles share: n words from word a of the one
// and word b of the other.
type run struct{ a, b, n int }

// maxRepeats bounds the places of the other article that one passage is tried
// at.
const maxRepeats = 16

// tile covers two articles with the longest passages that they share, each word
// being used once: greedy string tiling (Wise, 1993), with passages cut where
// longer ones took their words already. Passages are at least least words long
// and come in the order of a.
func tile(a, b []words.Word, least int) []run {
	if len(a) < least || len(b) < least {
		return nil
	}
	first := make(map[uint64]int32, len(b))
	next := make([]int32, len(b))
	for j := len(b) - least; j >= 0; j-- {
		h := shingle(b[j : j+least])
		next[j] = first[h] - 1
		first[h] = int32(j) + 1
	}
	var found []run
	for i := 0; i+least <= len(a); i++ {
		j := first[shingle(a[i:i+least])] - 1
		for tries := 0; j >= 0 && tries < maxRepeats; tries++ {
			if i == 0 || j == 0 || a[i-1].Hash != b[j-1].Hash {
				if n := common(a[i:], b[j:]); n >= least {
					found = append(found, run{i, int(j), n})
				}
			}
			j = next[j]
		}
	}
	return lay(found, len(a), len(b), least)
}

func common(a, b []words.Word) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].Hash == b[n].Hash {
		n++
	}
	return n
}

// lay places the runs, longest first, on words that are still free.
func lay(found []run, lenA, lenB, least int) []run {
	slices.SortFunc(found, func(x, y run) int {
		return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	usedA, usedB := make([]bool, lenA), make([]bool, lenB)
	var out []run
	for _, r := range found {
		for i := 0; i < r.n; {
			n := 0
			for i+n < r.n && !usedA[r.a+i+n] && !usedB[r.b+i+n] {
				n++
			}
			if n >= least {
				out = append(out, run{r.a + i, r.b + i, n})
				for k := range n {
					usedA[r.a+i+k], usedB[r.b+i+k] = true, true
				}
			}
			i += n + 1
		}
	}
	slices.SortFunc(out, func(x, y run) int { return cmp.Compare(x.a, y.a) })
	return out
}
