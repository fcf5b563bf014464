package ledger

import (
	"cmp"
	"slices"

	"chancery/internal/event"
	"chancery/internal/news"
)

// A Count is how many events there are of something.
type Count struct {
	Name string `json:"name"`
	Quad int    `json:"quad,omitempty"` // PLOVER's quad class, of types
	N    int    `json:"n"`
}

// Types counts events by PLOVER type, the most frequent first.
func Types(es []news.Event) []Count {
	n := map[string]int{}
	for _, e := range es {
		n[e.Type]++
	}
	out := make([]Count, 0, len(n))
	for t, k := range n {
		out = append(out, Count{t, event.Codebook().Quad(t), k})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	return out
}

// A Bin is a span of time with the events that began in it, by PLOVER's quad class.
// Events of unknown day are in no bin.
type Bin struct {
	Days  news.Interval `json:"days"`
	Label string        `json:"label"`
	Quads [5]int        `json:"quads"` // 1 and 2 co-operation in words and deeds, 3 and 4 conflict; 0 unused
}

// Good and Bad are co-operation and conflict.
func (b Bin) Good() int { return b.Quads[1] + b.Quads[2] }

// Bad counts conflict.
func (b Bin) Bad() int { return b.Quads[3] + b.Quads[4] }

// A Step is the width of bins.
type Step string

const (
	Daily   Step = "day"
	Weekly  Step = "week" // from Monday
	Monthly Step = "month"
	Yearly  Step = "year"
)

// mostBins is how many bins fit a page.
const mostBins = 60

// Fitting is the narrowest step by which events make a picture of a page's width.
func Fitting(es []news.Event) Step {
	first, last := reach(es)
	if !first.Known() {
		return Monthly
	}
	days := last.Sub(first) + 1
	switch {
	case days <= mostBins:
		return Daily
	case days <= 7*mostBins:
		return Weekly
	case days <= 30*mostBins*2:
		return Monthly
	}
	return Yearly
}

// reach is the first and the last day on which events began.
func reach(es []news.Event) (first, last news.Day) {
	for _, e := range es {
		d := began(&e)
		if !d.Known() {
			continue
		}
		if first == "" || d < first {
			first = d
		}
		if d > last {
			last = d
		}
	}
	return first, last
}

// began is the first day of an event, or the last if that is all that is known.
func began(e *news.Event) news.Day { return cmp.Or(e.Days.From, e.Days.To) }

// Core leaves out the few events that lie so far from the others that a picture of
// all would show nothing: a war of 1720 told as history. It returns how many of
// known day it left out.
func Core(es []news.Event) (core []news.Event, left int) {
	var days []news.Day
	for _, e := range es {
		if d := began(&e); d.Known() {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	const few, rare, farther = 20, 50, 3 // from so many on; one in so many at each end; if the rest takes a third of the time
	if len(days) < few {
		return es, 0
	}
	k := max(len(days)/rare, 1)
	v := news.Interval{From: days[k], To: days[len(days)-1-k]}
	if all := days[len(days)-1].Sub(days[0]); all < farther*max(v.To.Sub(v.From), 1) {
		return es, 0
	}
	core = In(es, v)
	return core, len(days) - len(core)
}

// Bins counts events by time, with empty bins between but none around.
func Bins(es []news.Event, step Step) (out []Bin) {
	first, last := reach(es)
	if !first.Known() {
		return nil
	}
	at := map[news.Day]int{}
	for v := step.around(first); v.From <= last; v = step.around(v.To.Add(1)) {
		at[v.From] = len(out)
		out = append(out, Bin{Days: v, Label: step.label(v.From)})
		if len(out) > 4000 {
			break // some day of antiquity: the picture would be of nothing
		}
	}
	for _, e := range es {
		if d := began(&e); d.Known() {
			if i, ok := at[step.around(d).From]; ok {
				out[i].Quads[event.Codebook().Quad(e.Type)]++
			}
		}
	}
	return out
}

// around is the bin that holds a day.
func (s Step) around(d news.Day) news.Interval {
	t := d.Time()
	switch s {
	case Daily:
		return news.On(d)
	case Weekly:
		monday := d.Add(-(int(t.Weekday()) + 6) % 7)
		return news.Interval{From: monday, To: monday.Add(6)}
	case Yearly:
		return news.Interval{From: news.DayOf(t.AddDate(0, 0, 1-t.YearDay())), To: news.DayOf(t.AddDate(1, 0, -t.YearDay()))}
	}
	first := news.DayOf(t.AddDate(0, 0, 1-t.Day()))
	return news.Interval{From: first, To: news.DayOf(first.Time().AddDate(0, 1, -1))}
}

func (s Step) label(d news.Day) string {
	switch t := d.Time(); s {
	case Monthly:
		return t.Format("January 2006")
	case Yearly:
		return t.Format("2006")
	case Weekly:
		return "week of " + t.Format("2 January 2006")
	default:
		return t.Format("2 January 2006")
	}
}
