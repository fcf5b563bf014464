package score

import (
	"slices"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A linkRecord is a text with names and the Wikidata items that they name.
type linkRecord struct {
	ID, Text  string
	Published string
	Scored    *goldfile.Pair
	Entities  []goldLink

	scored news.Span
}

// A goldLink is one name. QID is nil for what Wikidata does not have.
type goldLink struct {
	news.Span
	QID      *string
	Coref    bool // a pronoun or description
	Optional bool // need not be found
}

// asked reports whether the mention has to be found.
func (g goldLink) asked() bool { return g.QID != nil && !g.Coref && !g.Optional }

func (l *linkRecord) ready() (err error) {
	x := goldfile.PointsOf(l.Text)
	for i := range l.Entities {
		if err := x.Fix(&l.Entities[i].Span); err != nil {
			return err
		}
	}
	l.scored = news.Span{Start: 0, End: len(l.Text)}
	if l.Scored != nil {
		l.scored, err = x.One(l.Scored)
	}
	return err
}

// A linkScore counts links, and items whose country is known.
type linkScore struct {
	links, held   measure.Counts // held: over items that the knowledge base holds
	items, places tally          // whose country is right: all items, and places
}

// A tally counts what is right among all.
type tally struct{ right, all int }

func (t tally) add(u tally) tally { return tally{t.right + u.right, t.all + u.all} }

func (t tally) share() float64 { return measure.Share(float64(t.right), float64(t.all)) }

// A linkRule says which links of the program are answers in a set.
type linkRule struct {
	demonyms bool // "Russian" is one
	sample   bool // only those on marked names are
}

func (r *run) links(dir string) error {
	return eachSet(r, "links", dir, (*linkRecord).ready, func(set string, recs []linkRecord) error {
		as, err := each(r.ctx, recs, func(l *linkRecord) (*news.Article, error) {
			return r.readText(l.ID, l.Text, l.Published), nil
		})
		if err != nil {
			return err
		}
		rule := linkRule{linksDemonyms(recs, as), linksSample(recs)}
		var sum linkScore
		for i := range recs {
			s := recs[i].score(as[i], rule)
			sum.links = sum.links.Add(s.links)
			sum.held = sum.held.Add(s.held)
			sum.items = sum.items.add(s.items)
			sum.places = sum.places.add(s.places)
		}
		sh := r.sheet("links", set, int(sum.links.Gold))
		sh.put("f1", sum.links.F1())
		sh.put("precision", sum.links.Precision())
		sh.put("recall", sum.links.Recall())
		sh.over(int(sum.held.Gold), "kb_f1", sum.held.F1())
		sh.over(sum.places.all, "country_accuracy", sum.places.share())
		sh.over(sum.items.all, "item_country_accuracy", sum.items.share())
		return nil
	})
}

// linksDemonyms reports whether a set links demonyms ("Russian"): gold marks at
// least a tenth of those that the program finds.
func linksDemonyms(recs []linkRecord, as []*news.Article) bool {
	found, marked := 0, 0
	for i, a := range as {
		gold := map[news.Span]bool{}
		for _, g := range recs[i].Entities {
			gold[g.Span] = true
		}
		for _, m := range a.Mentions {
			if m.Kind == news.ByDemonym {
				found++
				marked += one(gold[m.Span])
			}
		}
	}
	return 10*marked >= found
}

// leastRecords is how many records can tell that a set marks a sample.
const leastRecords = 10

// linksSample reports whether a set marks some of the names only: just as many
// in every record. Then it says nothing about the names that it does not mark.
func linksSample(recs []linkRecord) bool {
	for i := range recs {
		if len(recs[i].Entities) != len(recs[0].Entities) {
			return false
		}
	}
	return len(recs) >= leastRecords
}

// A link is a span with the item that it names.
type link struct {
	news.Span
	qid string
}

// score compares links inside the scored stretch, once with every item asked
// for and once with those that the knowledge base holds; and the countries of
// those that it holds as places.
func (l *linkRecord) score(a *news.Article, rule linkRule) (s linkScore) {
	s.links = l.compare(a, rule, func(g goldLink) bool { return g.asked() })
	s.held = l.compare(a, rule, func(g goldLink) bool { return g.asked() && held(*g.QID) })
	for _, g := range l.Entities {
		if !g.asked() || !l.scored.Contains(g.Span) {
			continue
		}
		want := countryOf(*g.QID)
		if want == "" {
			continue
		}
		e := entityAt(a, g.Span, func(*news.Entity) bool { return true })
		t := tally{one(e != nil && e.Country == want), 1}
		if s.items = s.items.add(t); heldPlace(*g.QID) {
			s.places = s.places.add(t)
		}
	}
	return s
}

// compare counts the links of the gold mentions that are asked for. A mention
// of the program that is equal to another gold mention does not count.
func (l *linkRecord) compare(a *news.Article, rule linkRule, asked func(goldLink) bool) measure.Counts {
	var gold, system []link
	free := map[news.Span]bool{}
	for _, g := range l.Entities {
		switch {
		case !l.scored.Contains(g.Span):
		case asked(g):
			gold = append(gold, link{g.Span, *g.QID})
		default:
			free[g.Span] = true
		}
	}
	for _, g := range gold {
		delete(free, g.Span) // asked for once, whatever else is marked there
	}
	for _, m := range a.Mentions {
		q := wikidata(a.Entity(m.Entity))
		if !named(m) || m.Kind == news.ByDemonym && !rule.demonyms || q == "" || !l.scored.Contains(m.Span) || free[m.Span] {
			continue
		}
		if !rule.sample || slices.ContainsFunc(gold, func(g link) bool { return m.Overlaps(g.Span) }) {
			system = append(system, link{m.Span, q})
		}
	}
	return measure.Exact(gold, system)
}

// named reports whether m names its entity rather than points back at it.
func named(m news.Mention) bool { return m.Kind != news.ByPronoun && m.Kind != news.ByTitle }

// wikidata is the Q-number of e, or "".
func wikidata(e *news.Entity) string {
	switch {
	case e == nil:
		return ""
	case e.Wikidata != "":
		return e.Wikidata
	case len(e.ID) > 1 && e.ID[0] == 'Q' && e.ID[1] >= '0' && e.ID[1] <= '9':
		return string(e.ID)
	}
	return ""
}

// entityAt is the entity of the mention on span, failing that of the first
// that overlaps it, among those that fit.
func entityAt(a *news.Article, span news.Span, fits func(*news.Entity) bool) *news.Entity {
	var near *news.Entity
	for _, m := range a.Mentions {
		if !named(m) || !m.Overlaps(span) {
			continue
		}
		e := a.Entity(m.Entity)
		if e == nil || !fits(e) {
			continue
		}
		if m.Span == span {
			return e
		}
		if near == nil {
			near = e
		}
	}
	return near
}
