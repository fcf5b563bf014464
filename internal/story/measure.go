package story

import "chancery/internal/news"

// A Pair is two articles of a book as the model sees them; it is for training
// the model and for looking into it.
type Pair struct {
	A, B  int       // places in the list given to MeasurePairs
	X     []float64 // in the order of MeasureNames
	Score float64   // probability by the model at hand
}

// MeasureNames are the names of the measures in Pair.X, and of the weights in
// the model file.
func MeasureNames() []string { return measureNames }

// MeasurePairs reads all articles into a book and returns the pairs that it would
// weigh: those that find each other, and those for which want is true.
func MeasurePairs(as []*news.Article, want func(i, j int) bool) []Pair {
	b := NewBook(Config{})
	at := make([]int32, len(as))
	for i, a := range as {
		b.Add(Take(a))
		at[i] = b.number(a.ID)
	}
	b.reckon(at)
	var out []Pair
	for i := range at {
		b.probe.load(&b.docs[at[i]])
		for j := i + 1; j < len(at); j++ {
			x, y := &b.docs[at[i]], &b.docs[at[j]]
			if !b.near(x, at[j]) && !b.near(y, at[i]) && !want(i, j) {
				continue
			}
			v, apart := measure(x, y, b.probe.matches(y, nil), int32(b.cfg.Window))
			if apart && !want(i, j) {
				continue // no matter for the model
			}
			out = append(out, Pair{A: i, B: j, X: v[:], Score: b.model.probability(&v)})
		}
	}
	return out
}

// near reports whether m is among the neighbours of d.
func (b *Book) near(d *doc, m int32) bool {
	for _, x := range d.near {
		if x.doc == m {
			return true
		}
	}
	return false
}
