package measure

import (
	"maps"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A Dated is one event of an ordered timeline: which event, at which place
// in the order (0: cannot be placed), on which date ("2009-XX-XX" is partly
// known, "" and "XXXX-XX-XX" are unknown).
type Dated struct {
	Event string
	Order int
	Date  string
}

// A relation of two events, or of a date and an event, in a timeline.
type relation struct{ a, kind, b string }

// Order compares two timelines by the temporal awareness of TempEval-3, as
// SemEval-2015 Task 4 does (Minard et al. 2015; UzZaman and Allen 2011). A
// timeline becomes relations: events of neighbouring places are "before" one
// another, events of one place "simultaneous", and a date "includes" its
// event. Precision is the share of the system's relations that follow from
// the gold's (are in their temporal closure), recall the share of the gold's
// that follow from the system's. Events without a place have no relations.
func Order(gold, system []Dated) Counts {
	g, s := relations(gold, false), relations(system, false)
	gAll, sAll := set(relations(gold, true)), set(relations(system, true))
	c := Counts{System: float64(len(s)), Gold: float64(len(g))}
	for _, r := range s {
		if gAll[r] {
			c.RightSystem++
		}
	}
	for _, r := range g {
		if sAll[r] {
			c.RightGold++
		}
	}
	return c
}

func set(rs []relation) map[relation]bool {
	out := map[relation]bool{}
	for _, r := range rs {
		out[r] = true
	}
	return out
}

// relations lists the relations of a timeline; without closure only those of
// neighbouring places, and simultaneity once for each event after its place's
// first, so that nothing is counted that follows from the rest.
func relations(line []Dated, closure bool) []relation {
	places := byOrder(line)
	var out []relation
	for p, here := range places {
		for i, e := range here {
			if KnownDate(e.Date) {
				out = append(out, relation{e.Date, "includes", e.Event})
			}
			for j := range i {
				if closure || j == 0 {
					out = append(out, simultaneous(here[j].Event, e.Event))
				}
			}
			for q := p + 1; q < len(places) && (closure || q == p+1); q++ {
				for _, later := range places[q] {
					out = append(out, relation{e.Event, "before", later.Event})
				}
			}
		}
	}
	return out
}

func simultaneous(a, b string) relation {
	return relation{min(a, b), "simultaneous", max(a, b)}
}

// byOrder groups the placed events by place, each event once.
func byOrder(line []Dated) [][]Dated {
	at := map[int][]Dated{}
	seen := map[string]bool{}
	for _, e := range line {
		if e.Order > 0 && !seen[e.Event] {
			seen[e.Event] = true
			at[e.Order] = append(at[e.Order], e)
		}
	}
	var out [][]Dated
	for _, o := range slices.Sorted(maps.Keys(at)) {
		out = append(out, at[o])
	}
	return out
}

// KnownDate reports whether any digit of a TIMEX3-like date is known.
func KnownDate(date string) bool { return strings.ContainsAny(date, "0123456789") }

// An Entry is one day of a timeline with its summary.
type Entry struct {
	Day  news.Day
	Text string
}

// Days compares the days of two timelines, exactly.
func Days(gold, system []Entry) Counts {
	return Exact(distinct(gold), distinct(system))
}

func distinct(es []Entry) []news.Day {
	seen := map[news.Day]bool{}
	var out []news.Day
	for _, e := range es {
		if !seen[e.Day] {
			seen[e.Day] = true
			out = append(out, e.Day)
		}
	}
	return out
}

// AlignRouge1 is align+ m:1 ROUGE-1 (Martschat and Markert 2017): every entry
// of one side is aligned with the entry of the other that costs least, cost
// being (1 - t)(1 - ROUGE-1 F) with t = 1/(1 + days apart), several with the
// same one if need be; the words in common count t. Recall aligns gold
// entries, precision system entries. stem reduces a token to its stem.
func AlignRouge1(gold, system []Entry, stem func(string) string) Counts {
	g, s := bags(gold, stem), bags(system, stem)
	var c Counts
	c.Gold, c.RightGold = aligned(g, s)
	c.System, c.RightSystem = aligned(s, g)
	return c
}

type bag struct {
	day   news.Day
	words []string
}

func bags(es []Entry, stem func(string) string) []bag {
	out := make([]bag, len(es))
	for i, e := range es {
		out[i].day = e.Day
		lower := strings.ToLower(e.Text)
		for _, w := range Words(lower) {
			if t := w.In(lower); Wordy(t) {
				out[i].words = append(out[i].words, stem(t))
			}
		}
	}
	return out
}

func aligned(from, to []bag) (words, right float64) {
	for _, f := range from {
		words += float64(len(f.words))
		best, gain := math.Inf(1), 0.0
		for _, t := range to {
			near := 1 / (1 + math.Abs(float64(f.day.Sub(t.day))))
			same := Exact(f.words, t.words)
			if cost := (1 - near) * (1 - same.F1()); cost < best {
				best, gain = cost, near*same.RightGold
			}
		}
		right += gain
	}
	return words, right
}
