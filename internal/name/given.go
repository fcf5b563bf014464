package name

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// Places tells which place the words on each of the spans of a name, as Read
// would, for who knows already that they name places. The zero entity stands
// for a place that is not known. a is not changed.
func (b *Base) Places(a *news.Article, spans []news.Span) []news.Entity {
	r := b.reading(a)
	at := r.tokensOf(spans)
	for i := range a.Sentences {
		from := len(r.found)
		r.scan(i)
		r.leftOver(i, from)
	}
	r.give(at)
	r.settleAll()
	out := make([]news.Entity, len(spans))
	for _, f := range r.found {
		for k, p := range at {
			if p == [2]int{f.first, f.end} && f.id != "" && !f.drop {
				out[k], _ = b.Entity(f.id)
			}
		}
	}
	r.done()
	return out
}

// tokensOf returns the tokens [first, end) of every span; both 0 where the
// span does not fall on tokens.
func (r *reading) tokensOf(spans []news.Span) [][2]int {
	out := make([][2]int, len(spans))
	for k, s := range spans {
		first, _ := slices.BinarySearchFunc(r.toks, s.Start, func(t tok, at int) int { return t.End - at - 1 })
		end := first
		for end < len(r.toks) && r.toks[end].Start < s.End {
			end++
		}
		if end > first {
			out[k] = [2]int{first, end}
		}
	}
	return out
}

// give makes the given tokens names of places, and drops what was found across
// them.
func (r *reading) give(at [][2]int) {
	for _, p := range at {
		for i := range r.found {
			if f := &r.found[i]; f.first < p[1] && p[0] < f.end {
				f.drop, f.single, f.maybe, f.cities = true, false, false, nil
			}
		}
		for i := range r.inside {
			if f := &r.inside[i]; f.first < p[1] && p[0] < f.end {
				f.drop = true
			}
		}
	}
	r.found = slices.DeleteFunc(r.found, func(f found) bool { return f.drop })
	for _, p := range at {
		if p[1] > 0 {
			r.place(p[0], p[1])
		}
	}
	slices.SortStableFunc(r.found, func(x, y found) int { return x.first - y.first })
}

// place adds [i, j) as a place: one of the hand-made tables, or a town.
func (r *reading) place(i, j int) {
	key := keyOf(r.text(i, j))
	towns := r.g.named([]byte(key))
	for _, a := range r.b.aliases[key] {
		e := &r.b.entities[a.entity]
		if e.Type != news.Country && e.Type != news.Place && a.use != asAdjective && a.use != asPeople {
			continue
		}
		if e.Type == news.Group {
			if c, ok := r.b.byISO[e.Country]; ok {
				r.add(found{first: i, end: j, typ: news.Country, id: c, kind: news.ByDemonym, why: "people of " + e.Country})
				return
			}
			continue
		}
		if e.Type == news.Place && towns != nil && !r.fits(a, i, j) {
			continue
		}
		r.known(i, j, a)
		return
	}
	if code := r.g.short[strings.ReplaceAll(r.text(i, j), " ", "")]; code != "" {
		r.stateAlone(i, j, code)
		return
	}
	if id, after, ok := r.province(i); ok && j == after {
		r.add(found{first: i, end: j, typ: news.Place, id: id, kind: news.ByName, why: "abbreviation of a province"})
		return
	}
	if code := r.g.states[key]; code != "" && towns == nil {
		r.stateAlone(i, j, code)
		return
	}
	if towns = append(towns, r.countiesOf(key)...); towns != nil {
		r.add(found{first: i, end: j, typ: news.Place, kind: news.ByName, cities: towns})
	}
}
