package name

import (
	"slices"

	"chancery/internal/news"
)

// homonyms settles towns of the USA that are called like a country: "Lebanon,
// Ohio", and "Lebanon" in an article that takes place in the state of such a
// town, names no other foreign country and nobody of that country. It reports whether there were any.
func (r *reading) homonyms(set setting) (changed bool) {
	var foreign news.EntityID
	asked := false
	outlet := r.outletTown()
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Country && f.typ != news.Place || f.cities != nil || f.kind != news.ByName || f.end != f.first+1 || f.drop {
			continue
		}
		towns := r.toks[f.first].towns
		if towns == nil {
			continue
		}
		if !asked {
			foreign, asked = r.foreign(), true
		}
		country, admin, after := r.qualifier(f.end, int(r.toks[f.first].sent))
		for _, k := range towns {
			c := &r.g.cities[k]
			if c.country != "USA" || c.division() {
				continue
			}
			said := after > 0 && country == "USA" && admin == c.admin
			home := after == 0 && (set.total >= 2 || set.total >= 1 && outlet != nil) && set.home[c.in()] >= 0.5*set.total && c.people >= 2000 && f.id == foreign
			if said || home || outlet != nil && after == 0 && outlet.key == r.toks[f.first].key && slices.Contains(outlet.cities, k) {
				f.typ, f.id, f.cities = news.Place, "", []int32{k}
				changed = true
				break
			}
		}
	}
	return changed
}

// foreign reports which country is the only one of the article apart from the
// USA, and is named by its name alone.
func (r *reading) foreign() news.EntityID {
	var only news.EntityID
	for _, f := range r.found {
		iso := r.countryOf(f.id)
		c, ok := r.b.CountryOf(iso)
		if !ok || iso == "USA" || f.drop {
			continue
		}
		if only != "" && only != c.ID || f.kind != news.ByName || f.typ != news.Country {
			return ""
		}
		only = c.ID
	}
	return only
}
