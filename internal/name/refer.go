package name

import (
	"strings"

	"chancery/internal/news"
)

// titles finds persons named by office: "the Russian leader", "Ukraine's
// president", "the president". The person is who the article names with that
// office, else who held it on the article's day.
func (r *reading) titles() {
	persons := r.persons()
	type asked struct{ office, country string }
	type answer struct {
		id  news.EntityID
		why string
	}
	answers := map[asked]answer{}
	at := map[int]int{} // end token → found
	for i, f := range r.found {
		if !f.drop && f.id != "" {
			at[f.end] = i
		}
	}
	for i := 0; i < len(r.toks); i++ {
		office, n := r.officeAt(i)
		if n == 0 {
			continue
		}
		sent := int(r.toks[i].sent)
		if next := r.at(i+n, sent); next.up && next.sent >= 0 || next.s == "of" || next.s == "-" && next.glued {
			continue
		}
		first, country, known := i, "", false
		k, ok := at[i]
		if !ok && isGenitive(r.at(i-1, sent).s) {
			k, ok = at[i-1]
		}
		if ok && int(r.toks[r.found[k].first].sent) == sent {
			if e, is := r.b.Entity(r.found[k].id); is && e.Type == news.Country {
				first, country, known = r.found[k].first, e.Country, true
			}
		}
		the := strings.EqualFold(r.at(first-1, sent).s, "the")
		if !the && !known {
			continue
		}
		who, ok := answers[asked{office, country}]
		if !ok {
			who.id, who.why = r.holder(persons, office, country)
			answers[asked{office, country}] = who
		}
		if who.id == "" {
			continue
		}
		if known {
			r.found[k].drop = true
		}
		if the && r.toks[first-1].sent == r.toks[first].sent {
			first--
		}
		r.found = append(r.found, found{first: first, end: i + n, typ: news.Person, id: who.id, kind: news.ByTitle, why: who.why})
		i += n - 1
	}
}

// officeAt reads a lower-case office at token i.
func (r *reading) officeAt(i int) (string, int) {
	if !('a' <= r.toks[i].low[0] && r.toks[i].low[0] <= 'z') {
		return "", 0
	}
	for k := r.w.firsts[r.toks[i].low]; k >= 1; k-- {
		if r.at(i+k-1, int(r.toks[i].sent)).sent < 0 {
			continue
		}
		if o, ok := r.w.office[r.lowWords(i, i+k)]; ok {
			return o, k
		}
	}
	return "", 0
}

// persons are the persons whom the article names, each once, in order.
func (r *reading) persons() []found {
	seen := map[news.EntityID]bool{}
	var out []found
	for _, f := range r.found {
		if f.typ == news.Person && f.id != "" && !f.drop && !seen[f.id] {
			seen[f.id] = true
			out = append(out, f)
		}
	}
	return out
}

// holder finds who is meant by an office of a country (empty: not said).
func (r *reading) holder(persons []found, office, country string) (news.EntityID, string) {
	var fit []news.EntityID
	day := r.a.Published.Day
	for _, p := range persons {
		if r.holds(p, office, country, day) {
			fit = append(fit, p.id)
		}
	}
	if len(fit) == 1 {
		return fit[0], "the only " + office + " here who fits: " + r.nameOf(fit[0])
	}
	if len(fit) > 1 || country == "" || !day.Known() {
		return "", ""
	}
	for _, h := range r.b.holders[country] {
		if h.covers(day) && sameOffice(h.office, office) && (len(fit) == 0 || fit[0] != h.id) {
			fit = append(fit, h.id)
		}
	}
	if len(fit) != 1 {
		return "", ""
	}
	return fit[0], r.nameOf(fit[0]) + " held the office on " + string(day)
}

// holds reports whether the article's person p fits the office.
func (r *reading) holds(p found, office, country string, day news.Day) bool {
	e, known := r.b.Entity(p.id)
	if !known {
		return sameOffice(r.w.office[p.title], office) && office != "" && (country == "" || country == p.country)
	}
	if country != "" && e.Country != country {
		return false
	}
	for _, t := range r.b.terms[p.id] {
		if sameOffice(t.office, office) && (!day.Known() || t.covers(day)) && (country == "" || t.country == country) {
			return true
		}
	}
	return false
}

// metonyms turns a capital that acts into its country's government: "Beijing
// said", "between Moscow and Beijing", "ties with Moscow".
func (r *reading) metonyms() {
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Place || f.drop || f.kind != news.ByName || f.id == "" {
			continue
		}
		iso, ok := r.b.capitals[keyOf(r.text(f.first, f.end))]
		if !ok {
			continue
		}
		e, _ := r.b.Entity(f.id)
		if e.Country != iso || !r.acts(f) {
			continue
		}
		c, ok := r.b.CountryOf(iso)
		if !ok {
			continue
		}
		f.typ, f.id, f.kind, f.why = news.Country, c.ID, news.ByMetonym, "stands for the government of "+c.Name
	}
}

// acts reports whether the capital f is an actor here.
func (r *reading) acts(f *found) bool {
	sent := int(r.toks[f.first].sent)
	prev, next := r.at(f.first-1, sent), r.at(f.end, sent)
	if prev.sent >= 0 && r.w.prep[prev.low] || next.s == "," && r.qualified(f.end, sent) {
		return false
	}
	if prev.low == "between" || prev.low == "against" || prev.low == "with" && next.low != "on" || prev.low == "by" {
		return true
	}
	if prev.low == "and" { // "between Moscow and Beijing"
		for k := f.first - 2; k > f.first-6 && r.at(k, sent).sent >= 0; k-- {
			if r.toks[k].low == "between" {
				return true
			}
		}
	}
	return next.sent >= 0 && r.w.say[next.low] || r.saysAsSubject(f.first, f.end)
}

// sexes tells who is a man or a woman, from first names and titles.
func (r *reading) sexes() map[news.EntityID]byte {
	out := map[news.EntityID]byte{}
	for _, f := range r.found {
		if f.typ != news.Person || f.id == "" {
			continue
		}
		switch f.title {
		case "mr.", "mr", "king", "prince", "sir", "lord", "congressman", "emperor", "spokesman", "chairman", "pope":
			out[f.id] = 'm'
		case "mrs.", "mrs", "ms.", "ms", "miss", "queen", "princess", "lady", "dame", "congresswoman", "spokeswoman", "chairwoman":
			out[f.id] = 'f'
		}
		if out[f.id] != 0 {
			continue
		}
		first, _, _ := strings.Cut(strings.ToLower(r.nameOf(f.id)), " ")
		if s := r.w.given[first]; s == 'm' || s == 'f' {
			out[f.id] = s
		}
	}
	return out
}
