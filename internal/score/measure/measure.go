// Package measure holds the measures by which Chancery is scored: pure
// functions from gold and system answers to numbers. It knows no file format
// and no other package but [chancery/internal/news] for spans.
//
// Conventions, the same everywhere:
//
//   - [Counts] are summed over documents before any division (micro averages);
//     what is averaged over documents or classes says so.
//   - A fraction with nothing below the line is 0. Callers print n/a, never
//     0, where there is no gold at all.
//   - Where items of two lists are matched, each is used once, and as many
//     pairs as possible are made ([Match]).
package measure

// Counts are what precision, recall and F1 need: how many system answers were
// given, how many gold answers there are, and how many of each were right.
// The two sides of "right" are apart because some measures weigh them apart
// (tokens in several spans, links of clusters); mostly they are equal.
type Counts struct {
	System, Gold           float64 // answers given, answers wanted
	RightSystem, RightGold float64 // of the given, of the wanted
}

// Tally is Counts for one-to-one matching: right pairs, then both totals.
func Tally(right, system, gold int) Counts {
	r := float64(right)
	return Counts{float64(system), float64(gold), r, r}
}

// Add sums two counts.
func (c Counts) Add(d Counts) Counts {
	return Counts{c.System + d.System, c.Gold + d.Gold, c.RightSystem + d.RightSystem, c.RightGold + d.RightGold}
}

// Precision is the share of given answers that are right.
func (c Counts) Precision() float64 { return Share(c.RightSystem, c.System) }

// Recall is the share of wanted answers that were given.
func (c Counts) Recall() float64 { return Share(c.RightGold, c.Gold) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 { return Harmonic(c.Precision(), c.Recall()) }

// Share is part/whole, and 0 if there is no whole.
func Share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// Harmonic is the harmonic mean of p and r, 0 if both are.
func Harmonic(p, r float64) float64 { return Share(2*p*r, p+r) }

// Mean is the arithmetic mean, 0 of nothing.
func Mean(xs ...float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return Share(sum, float64(len(xs)))
}

// Exact counts the answers that occur on both sides, as multisets: an answer
// given twice is right twice only if it is wanted twice. It serves for CAMEO
// triples, dates, and spans that must be equal.
func Exact[T comparable](gold, system []T) Counts {
	left := make(map[T]int, len(gold))
	for _, g := range gold {
		left[g]++
	}
	right := 0
	for _, s := range system {
		if left[s] > 0 {
			left[s]--
			right++
		}
	}
	return Tally(right, len(system), len(gold))
}
