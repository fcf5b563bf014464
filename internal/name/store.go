package name

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
)

// store writes entities and mentions.
func (r *reading) store() {
	keep := make([]*found, 0, len(r.found))
	for i := range r.found {
		if f := &r.found[i]; !f.drop && f.id != "" {
			keep = append(keep, f)
		}
	}
	slices.SortStableFunc(keep, func(x, y *found) int {
		return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(y.end, x.end))
	})
	end := 0
	if len(keep) > 0 {
		r.a.Mentions = make([]news.Mention, 0, len(keep))
	}
	for _, f := range keep {
		if f.first < end {
			continue
		}
		end = f.end
		r.entity(f)
		r.a.Mentions = append(r.a.Mentions, news.Mention{
			Span:   news.Span{Start: r.toks[f.first].Start, End: r.toks[f.end-1].End},
			Entity: f.id, Type: f.typ, Kind: f.kind, Why: f.why, Others: f.others,
		})
	}
	r.a.Entities = append([]news.Entity(nil), r.entities...) // in the order of the first mention
	for i := range r.a.Entities {
		if e := &r.a.Entities[i]; e.Name == "" { // its name stands inside a longer one
			k := slices.IndexFunc(r.a.Mentions, func(m news.Mention) bool { return m.Entity == e.ID })
			e.Name = r.a.Words(r.a.Mentions[k].Span)
		}
	}
}

// entity makes the entity of f known to the article, and learns from f.
func (r *reading) entity(f *found) {
	i, ok := r.index[f.id]
	if !ok {
		e, known := r.b.Entity(f.id)
		switch {
		case !known:
			e = news.Entity{ID: f.id, Type: f.typ, Country: f.country, Sector: f.sector}
		case e.Type == news.Person:
			e.Role = r.b.role(e.ID, r.a.Published.Day)
		}
		i = len(r.entities)
		r.index[f.id] = i
		r.entities = append(r.entities, e)
	}
	e := &r.entities[i]
	if f.kind != news.ByPronoun && f.kind != news.ByTitle && (e.Name == "" || r.fuller(e, f)) {
		e.Name = r.flat(f.first, f.end)
	}
	if f.typ != news.Person {
		return
	}
	if len(f.title) > 0 && e.Role == "" {
		e.Role = f.title
		if c, ok := r.b.CountryOf(f.country); ok && r.w.office[f.title] != "" && r.w.sector[f.title] == "GOV" {
			e.Role += " of " + c.Name
		}
	}
	if e.Sector == "" {
		e.Sector = r.w.sector[f.title]
	}
	if e.Country == "" {
		e.Country = f.country
	}
}

// fuller reports whether f has more of the name of a person whom only this
// article knows: a headline may begin with the surname alone.
func (r *reading) fuller(e *news.Entity, f *found) bool {
	return f.typ == news.Person && f.end-f.first > 1 && strings.HasPrefix(string(e.ID), "local:") && !strings.Contains(e.Name, " ")
}
