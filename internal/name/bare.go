package name

import (
	"strings"

	"chancery/internal/news"
)

// bare are the names of data/bare.tsv.
type bare struct {
	firm     map[string]int32            // key → company
	state    map[string]map[string]int32 // key → ISO 3166-1 alpha-3 → institution
	business map[string]bool
}

func (b *Base) loadBare() error {
	b.bare = &bare{b.firstWords(), map[string]map[string]int32{}, map[string]bool{}}
	return rows("bare.tsv", 4, func(f []string) {
		if f[0] == "business" {
			b.bare.business[f[1]] = true
			return
		}
		as := b.aliases[keyOf(f[3])]
		if len(as) == 0 {
			return // a test looks for such
		}
		key := keyOf(f[1])
		if b.bare.state[key] == nil {
			b.bare.state[key] = map[string]int32{}
		}
		b.bare.state[key][f[2]] = as[0].entity
	})
}

// firstWords are the companies by the first word of their names, where no other
// organisation's begins so. Whether that word is the company, the text must say.
func (b *Base) firstWords() map[string]int32 {
	out, taken := map[string]int32{}, map[string]bool{}
	for i := range b.entities {
		e := &b.entities[i]
		first, rest, _ := strings.Cut(e.Name, " ")
		key := keyOf(first)
		if e.Type != news.Organisation || rest == "" {
			continue
		}
		if _, seen := out[key]; seen || taken[key] || e.Sector != "BUS" || len(first) < 4 || strings.HasPrefix(rest, "of ") {
			delete(out, key)
			taken[key] = true
			continue
		}
		out[key] = int32(i)
	}
	return out
}

// bareNames settles names that mean an organisation where the text says so.
func (r *reading) bareNames() {
	full := map[news.EntityID]bool{}
	surname := map[string]bool{}
	for i := range r.found {
		switch f := &r.found[i]; {
		case f.typ == news.Organisation && !f.single:
			full[f.id] = true
		case f.typ == news.Person || f.title != "":
			surname[r.toks[f.end-1].low] = true
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if f.drop || f.kind != news.ByName || !f.single && !strings.HasPrefix(string(f.id), "local:") || f.end-f.first > 2 || f.typ == news.Person {
			continue
		}
		key := r.keyAt(f.first, f.end)
		if k, ok := r.b.bare.firm[key]; ok && f.single && !surname[key] && r.business(f, full[r.b.entities[k].ID]) {
			r.take(f, k, "a company, by the words around it")
		}
		if by := r.b.bare.state[key]; by != nil {
			if k, ok := by[r.institutionOf(f)]; ok {
				r.take(f, k, "of the country that the article is about")
			}
		}
	}
}

// take makes f a name of entity k of the base.
func (r *reading) take(f *found, k int32, why string) {
	e := &r.b.entities[k]
	f.typ, f.id, f.single, f.maybe, f.cities, f.why = e.Type, e.ID, false, false, nil, why
}

// business reports whether the word f is used for a company, which the article
// names in full or not.
func (r *reading) business(f *found, full bool) bool {
	sent := int(r.toks[f.first].sent)
	prev, next := r.at(f.first-1, sent), r.at(f.end, sent)
	if f.title != "" || prev.low == "the" || next.up && next.sent >= 0 && !r.toks[f.first].head {
		return false
	}
	if isGenitive(next.s) {
		next = r.at(f.end+1, sent)
	}
	if full || next.sent >= 0 && r.b.bare.business[next.low] {
		return true
	}
	l := r.leaning(f.first, f.end)
	return l.typ == news.Organisation && l.likely() && !r.wherePrep(f.first) && !(r.startsSentence(f.first) && next.s == ",")
}

// institutionOf is the country whose institution f is: what stands before it,
// else the one that the article is about, the USA if it names none.
func (r *reading) institutionOf(f *found) string {
	if f.country != "" {
		return f.country
	}
	if prev := r.at(f.first-1, int(r.toks[f.first].sent)); prev.up && prev.low != "the" && prev.sent >= 0 {
		return "" // "Michigan Supreme Court"
	}
	if c := r.outletCountry(); c != "" && len(r.countries) == 0 {
		return c
	}
	best, n, tie := "USA", 0, false
	for iso, k := range r.countries {
		switch {
		case k > n:
			best, n, tie = iso, k, false
		case k == n:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}
