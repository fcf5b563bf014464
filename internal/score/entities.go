package score

import (
	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// An entityRecord is a text with its names.
type entityRecord struct {
	ID, Text string
	Entities []struct {
		news.Span
		Type string
	}

	gold []measure.Labelled
}

func (e *entityRecord) ready() error {
	x := goldfile.PointsOf(e.Text)
	for _, n := range e.Entities {
		if err := x.Fix(&n.Span); err != nil {
			return err
		}
		e.gold = append(e.gold, measure.Labelled{Span: n.Span, Label: n.Type})
	}
	return nil
}

// entityLabels are the sets' names for the program's types.
var entityLabels = map[news.EntityType]string{
	news.Person:       "PER",
	news.Organisation: "ORG",
	news.Outlet:       "ORG",
	news.Country:      "LOC",
	news.Place:        "LOC",
	news.Group:        "Nationality",
}

func (r *run) entities(dir string) error {
	return eachSet(r, "entities", dir, (*entityRecord).ready, func(set string, recs []entityRecord) error {
		marked := map[string]bool{} // types that the set marks at all
		for _, e := range recs {
			for _, g := range e.gold {
				marked[g.Label] = true
			}
		}
		found, err := each(r.ctx, recs, func(e *entityRecord) ([]measure.Labelled, error) {
			return names(r.readText(e.ID, e.Text, ""), marked), nil
		})
		if err != nil {
			return err
		}
		sh := r.sheet("entities", set, 0)
		for _, m := range []struct{ measure, label string }{{"f1", ""}, {"per_f1", "PER"}, {"org_f1", "ORG"}, {"loc_f1", "LOC"}} {
			var sum measure.Counts
			for i, e := range recs {
				gold, system := e.gold, found[i]
				if m.label != "" {
					gold, system = only(m.label, gold), only(m.label, system)
				}
				sum = sum.Add(measure.Exact(gold, system))
			}
			sh.over(int(sum.Gold), m.measure, sum.F1())
		}
		return nil
	})
}

// names are the names in a, by the set's types. A demonym is a name of people
// by nation whatever its link; a metonym is the place that it names.
func names(a *news.Article, marked map[string]bool) (out []measure.Labelled) {
	for _, m := range a.Mentions {
		label := entityLabels[m.Type]
		switch m.Kind {
		case news.ByDemonym:
			label = "Nationality"
		case news.ByMetonym:
			if e := a.Entity(m.Entity); e != nil && e.IsPlace() {
				label = "LOC"
			}
		case news.ByTitle, news.ByPronoun:
			continue
		}
		if marked[label] {
			out = append(out, measure.Labelled{Span: m.Span, Label: label})
		}
	}
	return out
}
