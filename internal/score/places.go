package score

import (
	"strconv"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A placeRecord is an article with its toponyms; the offsets are those of
// text, without the title.
type placeRecord struct {
	ID, Title, Text, URL, Published string
	Places                          []goldPlace
}

// A goldPlace is a toponym, with where it is if the annotators knew.
type goldPlace struct {
	news.Span
	Name      string
	Lat, Lon  *float64
	GeoNameID *geoID
}

// A geoID is a GeoNames id, written as a number or a string.
type geoID int

func (g *geoID) UnmarshalJSON(b []byte) error {
	s := string(b)
	if u, err := strconv.Unquote(s); err == nil {
		s = u
	}
	n, err := strconv.Atoi(s)
	*g = geoID(n)
	return err
}

func (p *placeRecord) ready() error {
	x := goldfile.PointsOf(p.Text)
	for i := range p.Places {
		if err := x.Fix(&p.Places[i].Span); err != nil {
			return err
		}
	}
	return nil
}

// A placeScore counts toponyms: found, then of those with coordinates
// resolved near enough, then those with a GeoNames id, then those whose
// country can be told.
type placeScore struct {
	found                   measure.Counts
	located, near           int
	given                   int // near, the spans being given
	identified, exact       int
	countries, rightCountry int
}

func (s placeScore) add(t placeScore) placeScore {
	return placeScore{s.found.Add(t.found), s.located + t.located, s.near + t.near, s.given + t.given,
		s.identified + t.identified, s.exact + t.exact, s.countries + t.countries, s.rightCountry + t.rightCountry}
}

func (r *run) places(dir string) error {
	return eachSet(r, "places", dir, (*placeRecord).ready, func(set string, recs []placeRecord) error {
		as, err := each(r.ctx, recs, func(p *placeRecord) (*news.Article, error) {
			a, at := report{id: p.ID, title: p.Title, text: p.Text, published: p.Published, url: p.URL}.article()
			for i := range p.Places {
				p.Places[i].Span = shift(p.Places[i].Span, at)
			}
			r.read(a)
			return a, nil
		})
		if err != nil {
			return err
		}
		demonyms := marksDemonyms(recs, as)
		var sum placeScore
		for i := range recs {
			sum = sum.add(recs[i].score(as[i], demonyms))
		}
		sh := r.sheet("places", set, int(sum.found.Gold))
		sh.put("mention_f1", sum.found.F1())
		sh.over(sum.located, "acc161", measure.Share(float64(sum.near), float64(sum.located)))
		sh.over(sum.located, "acc161_given", measure.Share(float64(sum.given), float64(sum.located)))
		sh.over(sum.identified, "exact_id", measure.Share(float64(sum.exact), float64(sum.identified)))
		sh.over(sum.countries, "country_accuracy", measure.Share(float64(sum.rightCountry), float64(sum.countries)))
		return nil
	})
}

// marksDemonyms reports whether any gold toponym of the set is what the
// program takes for a demonym, so that demonyms are answers.
func marksDemonyms(recs []placeRecord, as []*news.Article) bool {
	for i, a := range as {
		gold := map[news.Span]bool{}
		for _, g := range recs[i].Places {
			gold[g.Span] = true
		}
		for _, m := range a.Mentions {
			if m.Kind == news.ByDemonym && gold[m.Span] {
				return true
			}
		}
	}
	return false
}

func (p *placeRecord) score(a *news.Article, demonyms bool) (s placeScore) {
	var gold, system []news.Span
	for _, g := range p.Places {
		gold = append(gold, g.Span)
	}
	body := a.Body
	for _, m := range a.Mentions {
		if body.Contains(m.Span) && toponym(a, m, demonyms) {
			system = append(system, m.Span)
		}
	}
	s.found = measure.Exact(gold, system)
	for _, g := range p.Places {
		g.resolve(a, &s)
	}
	for i, e := range placesOf(a, gold) {
		if g := p.Places[i]; g.Lat != nil && g.Lon != nil {
			s.given += one(g.isNear(&e))
		}
	}
	return s
}

// toponym reports whether m names a place.
func toponym(a *news.Article, m news.Mention, demonyms bool) bool {
	switch m.Kind {
	case news.ByDemonym:
		return demonyms
	case news.ByPronoun, news.ByTitle:
		return false
	}
	return m.Type == news.Place || m.Type == news.Country || a.Entity(m.Entity).IsPlace()
}

// resolve counts where the program thinks that g is.
func (g goldPlace) resolve(a *news.Article, s *placeScore) {
	e := entityAt(a, g.Span, (*news.Entity).IsPlace)
	if g.Lat != nil && g.Lon != nil {
		s.located++
		s.near += one(g.isNear(e))
		if want := g.country(); want != "" {
			s.countries++
			if e != nil && e.Country == want {
				s.rightCountry++
			}
		}
	}
	if g.GeoNameID != nil {
		s.identified++
		s.exact += one(g.is(e))
	}
}

// is reports whether e has the GeoNames id of g.
func (g goldPlace) is(e *news.Entity) bool {
	return e != nil && g.GeoNameID != nil && geoNames(e) == int(*g.GeoNameID)
}

// isNear reports whether e is where g is. The same id is the same place, also
// where the program keeps no coordinates, as for countries.
func (g goldPlace) isNear(e *news.Entity) bool {
	return g.is(e) || e != nil && located(e) && measure.Kilometres(*g.Lat, *g.Lon, e.Lat, e.Lon) <= measure.Near
}

// country is where g is, as far as the knowledge base can tell: by its id, or
// as a place of that name near its coordinates.
func (g goldPlace) country() string {
	if g.GeoNameID != nil {
		if c := countryOf("geonames:" + strconv.Itoa(int(*g.GeoNameID))); c != "" {
			return c
		}
	}
	for _, e := range lookup(g.Name) {
		if e.IsPlace() && located(&e) && measure.Kilometres(*g.Lat, *g.Lon, e.Lat, e.Lon) <= measure.Near {
			return e.Country
		}
	}
	return ""
}

func located(e *news.Entity) bool { return e.Lat != 0 || e.Lon != 0 }

// geoNames is the GeoNames id of e, or 0.
func geoNames(e *news.Entity) int {
	const prefix = "geonames:"
	if e.GeoNames != 0 || len(e.ID) < len(prefix) || e.ID[:len(prefix)] != prefix {
		return e.GeoNames
	}
	n, _ := strconv.Atoi(string(e.ID[len(prefix):]))
	return n
}
