package ledger

import (
	"cmp"
	"slices"

	"chancery/internal/news"
)

// A Pair is two countries that do things to one another, whichever way.
type Pair struct {
	A, B string // country codes, in the order of the alphabet
	N    int
}

// Pairs counts events between two different countries, the busiest pairs first.
func Pairs(es []news.Event) []Pair {
	n := map[[2]string]int{}
	for _, e := range es {
		if a, b := e.Actor.Country, e.Recipient.Country; a != "" && b != "" && a != b {
			n[[2]string{min(a, b), max(a, b)}]++
		}
	}
	out := make([]Pair, 0, len(n))
	for k, v := range n {
		out = append(out, Pair{k[0], k[1], v})
	}
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

// In returns the events that began within v; those of unknown day are in none.
func In(es []news.Event, v news.Interval) (out []news.Event) {
	for _, e := range es {
		if d := began(&e); d.Known() && (v.From == "" || d >= v.From) && (v.To == "" || d <= v.To) {
			out = append(out, e)
		}
	}
	return out
}

// History lists each status that an event's mentions give, with who asserts it, by
// the day on which that was first published.
func History(e *news.Event, as []*news.Article) []Change {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		byID[a.ID] = a
	}
	return history(e, byID)
}
