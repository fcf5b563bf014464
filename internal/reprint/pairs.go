package reprint

import (
	"slices"

	"chancery/internal/reprint/words"
)

const (
	contentIDF = 2.5 // a word in fewer than one news piece of twelve
	reach      = 12  // content words between the two of a pair
)

// content returns the words that say something: rare enough in the news.
func content(ws []words.Word) []words.Word {
	t := words.Common()
	out := make([]words.Word, 0, len(ws)/2)
	for _, w := range ws {
		if t.IDF(w.Hash) >= contentIDF {
			out = append(out, w)
		}
	}
	return out
}

// skipPairs returns the unordered pairs of different content words that stand
// within reach in one sentence, ascending. A retelling in other words keeps many
// of them where it keeps no run of words.
func skipPairs(content []words.Word) []uint64 {
	out := make([]uint64, 0, len(content)*6)
	for i, w := range content {
		for _, v := range content[i+1 : min(len(content), i+1+reach)] {
			if v.Sentence != w.Sentence {
				break
			}
			if v.Hash != w.Hash {
				out = append(out, uint64(min(v.Hash, w.Hash))<<32|uint64(max(v.Hash, w.Hash)))
			}
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// containment is the share of the smaller list that stands in the other.
func containment(a, b []uint64) float64 {
	n := min(len(a), len(b))
	if n == 0 {
		return 0
	}
	return float64(shared(a, b)) / float64(n)
}
