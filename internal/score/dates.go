package score

import (
	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A dateRecord is a document with its time expressions.
type dateRecord struct {
	ID, Text, Created string
	Timex             []struct {
		news.Span
		Type, Value string
	}
}

func (d *dateRecord) ready() error {
	x := goldfile.PointsOf(d.Text)
	for i := range d.Timex {
		if err := x.Fix(&d.Timex[i].Span); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) dates(dir string) error {
	return eachSet(r, "dates", dir, (*dateRecord).ready, func(set string, recs []dateRecord) error {
		scores, err := each(r.ctx, recs, func(d *dateRecord) (measure.TimexScore, error) {
			a := r.readText(d.ID, d.Text, d.Created)
			var gold, system []measure.Timex
			for _, t := range d.Timex {
				gold = append(gold, measure.Timex{Span: t.Span, Type: t.Type, Value: t.Value})
			}
			for _, t := range a.Dates {
				if t.Type == news.ORDER {
					continue // no type of TIMEX3
				}
				system = append(system, measure.Timex{Span: t.Span, Type: string(t.Type), Value: t.Value})
			}
			return measure.Timexes(gold, system), nil
		})
		if err != nil {
			return err
		}
		hidden, err := each(r.ctx, recs, func(d *dateRecord) (news.Window, error) {
			return within(r.readText(d.ID, d.Text, "")), nil
		})
		if err != nil {
			return err
		}
		var windows windowScore
		for i, w := range hidden {
			if day := dayOf(recs[i].Created); day.Known() {
				windows.count(w, news.On(day))
			}
		}
		var sum measure.TimexScore
		for _, s := range scores {
			sum = sum.Add(s)
		}
		sh := r.sheet("dates", set, int(sum.Strict.Gold))
		sh.put("relaxed_f1", sum.Relaxed.F1())
		sh.put("strict_f1", sum.Strict.F1())
		sh.put("value_f1", sum.ValueF1())
		sh.put("type_f1", sum.TypeF1())
		windows.put(sh)
		return nil
	})
}
