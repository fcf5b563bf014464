package export

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"

	"chancery/internal/event"
	"chancery/internal/news"
)

// dyadMonth writes directed pairs of countries by month.
func dyadMonth(w *writer) error {
	return w.dyads("month", func(d news.Day) string { return string(d[:7]) })
}

// dyadWeek writes directed pairs of countries by ISO week ("2024-W20").
func dyadWeek(w *writer) error {
	return w.dyads("week", func(d news.Day) string {
		year, week := d.Time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	})
}

// A dyad is what one country did to another in one period.
type dyad struct {
	period, actor, recipient string
}

type tally struct {
	events, origins, articles int
	quads                     [5]int
	score                     float64
}

// dyads counts events between two different countries on their own known day; a
// period without any has no row.
func (w *writer) dyads(unit string, period func(news.Day) string) error {
	sums := map[dyad]*tally{}
	for _, d := range w.deeds() {
		switch {
		case d.dayHow != "event":
			w.leave("no day of its own known")
			continue
		case !isState(d.actor.Country) || !isState(d.recipient.Country):
			w.leave("a side is not of a known country")
			continue
		case d.actor.Country == d.recipient.Country:
			w.leave("within one country")
			continue
		}
		k := dyad{period(d.day), d.actor.Country, d.recipient.Country}
		if sums[k] == nil {
			sums[k] = &tally{}
		}
		t := sums[k]
		t.events, t.origins, t.articles = t.events+1, t.origins+d.Origins, t.articles+d.articles()
		t.quads[event.Codebook().Quad(d.typ)]++
		t.score += event.Codebook().Score(d.typ, d.mode)
	}
	return w.writeDyads(unit, sums)
}

func (w *writer) writeDyads(unit string, sums map[dyad]*tally) error {
	keys := make([]dyad, 0, len(sums))
	for k := range sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b dyad) int {
		return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.actor, b.actor), cmp.Compare(a.recipient, b.recipient))
	})
	out := csv.NewWriter(w.out)
	out.Write([]string{unit, "actor", "recipient", "actor_cow", "recipient_cow", "events", "verbal_cooperation", "material_cooperation", "verbal_conflict",
		"material_conflict", "intensity_sum", "intensity_mean", "origins", "articles"})
	for _, k := range keys {
		t := sums[k]
		out.Write([]string{k.period, k.actor, k.recipient, tables().cow[k.actor], tables().cow[k.recipient], strconv.Itoa(t.events), strconv.Itoa(t.quads[1]),
			strconv.Itoa(t.quads[2]), strconv.Itoa(t.quads[3]), strconv.Itoa(t.quads[4]), decimal(t.score),
			strconv.FormatFloat(t.score/float64(t.events), 'f', 4, 64), strconv.Itoa(t.origins), strconv.Itoa(t.articles)})
		w.Rows++
	}
	out.Flush()
	return out.Error()
}
