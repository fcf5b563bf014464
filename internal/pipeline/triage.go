package pipeline

import (
	"chancery/internal/event"
	"chancery/internal/quote"
)

// Worth reports whether a sentence of these words is worth a tree: whether a
// word of the codebook or a cue of speech stands in it, or a long quotation.
// Figures and dates are read without trees. Grammar is two thirds of the work
// on an article, and tags are two thirds of grammar, so that triage leaves
// the other sentences without tags as well: their names are those that the
// knowledge base knows. docs/benchmarks.md says what that gains and loses.
func Worth(words []string) bool {
	return event.MayHold(words) || quote.MayHold(words)
}
