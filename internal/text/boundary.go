package text

import (
	_ "embed"

	"chancery/internal/news"
)

// weightBits is the binary logarithm of the number of weights. Features are
// hashed to weights, so that no list of words has to be kept.
const weightBits = 17

// boundaries are two bytes of what the sum of the weights has to exceed, and
// the weights of the decision, one byte each, learned by ./train: see
// data/BOUNDARY.md.
//
//go:embed data/boundary.bin
var boundaries string

// learned returns a number above 0 if a sentence ends.
func learned(features []uint32, _ int) int {
	sum := 0
	for _, f := range features {
		sum += int(int8(boundaries[2+f]))
	}
	return sum - int(int16(boundaries[0])|int16(boundaries[1])<<8)
}

// Weights is how many weights the decision has.
const Weights = 1 << weightBits

// Gaps shows see every gap of a that [Read] would decide about: what holds of
// it, as indices of weights, and where the token before it ends. Where
// see returns a number above 0, a sentence ends. It is for training.
func Gaps(a *news.Article, see func(features []uint32, end int) int) { read(a, see) }
