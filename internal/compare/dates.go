package compare

import (
	"cmp"
	"math"
	"slices"

	"chancery/internal/news"
)

// maxDays is how many days the board lists beside that of the main event.
const maxDays = 4

// daysSlot lists the days and months that two origins name, those of most
// origins first. As with places, several of them do not contradict each other.
func (t *table) daysSlot() []news.Slot {
	byDay := map[string][]claim{}
	for _, a := range t.articles {
		for i := range a.Dates {
			d := &a.Dates[i]
			if d.Type != news.DATE || !pins(d) {
				continue
			}
			v := days(d.Days)
			byDay[v] = append(byDay[v], claim{article: a, span: d.Span, value: v, by: attributedTo(a, d.Span), low: math.NaN(), number: math.NaN()})
		}
	}
	var named []string
	for v, cs := range byDay {
		if len(t.families(cs)) >= 2 {
			named = append(named, v)
		}
	}
	slices.SortFunc(named, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(t.families(byDay[y])), len(t.families(byDay[x]))), cmp.Compare(x, y))
	})
	if len(named) == 0 {
		return nil
	}
	var cs []claim
	for _, v := range named[:min(len(named), maxDays)] {
		cs = append(cs, byDay[v]...)
	}
	s := t.slot("days", "date", plain, cs)
	s.Verdict = news.Agreed
	return []news.Slot{s}
}

// pins reports whether d names a day or a month.
func pins(d *news.TimeExpr) bool {
	return d.Days.From.Known() && d.Days.To.Known() && d.Days.To.Sub(d.Days.From) <= 31
}
