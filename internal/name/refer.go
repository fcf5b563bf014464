package name

import (
	"strings"

	"chancery/internal/news"
)

// titles finds persons named by office: "the Russian leader", "Ukraine's
// president", "the president", "the former chancellor". The person is who the
// article names with that office, else who held it on the article's day.
func (r *reading) titles() {
	var persons []found
	type answer struct {
		id  news.EntityID
		why string
	}
	var answers map[bearer]answer
	var at map[int]int // end token → found
	for i := 0; i < len(r.toks); i++ {
		office, n := r.officeAt(i)
		if n == 0 {
			continue
		}
		if answers == nil {
			answers, at, persons = map[bearer]answer{}, r.keptByEnd(), r.persons()
		}
		t, ok := r.titled(i, n, office, at)
		if !ok {
			continue
		}
		who, asked := answers[t.bearer]
		if !asked {
			who.id, who.why = r.holder(persons, t.bearer)
			answers[t.bearer] = who
		}
		if who.id == "" {
			continue
		}
		if t.country != "" && t.first < i {
			r.found[t.nation].drop = true
		}
		r.found = append(r.found, found{first: t.first, end: i + n, typ: news.Person, id: who.id, kind: news.ByTitle, why: who.why})
		i += n - 1
	}
}

// keptByEnd maps the tokens after names with an entity to the place in found.
func (r *reading) keptByEnd() map[int]int {
	at := make(map[int]int, len(r.found))
	for i := range r.found {
		if f := &r.found[i]; !f.drop && f.id != "" {
			at[f.end] = i
		}
	}
	return at
}

// A bearer is who is asked for: by office, country (empty: not said), and
// whether the office is past.
type bearer struct {
	office, country string
	former          bool
}

// A titled is an office in the text, with the words that belong to it.
type titled struct {
	bearer
	first  int // token
	nation int // index of the found country
}

// titled reads what stands before the n tokens of an office at token i. ok is
// false if they do not mean one person, as "the" or a country before them does.
func (r *reading) titled(i, n int, office string, at map[int]int) (t titled, ok bool) {
	sent := int(r.toks[i].sent)
	if next := r.at(i+n, sent); next.up && next.sent >= 0 || next.s == "of" || next.s == "-" && next.glued {
		return t, false
	}
	t.office, t.first = office, i
	if w := r.at(i-1, sent); w.low == "former" {
		t.former, t.first = true, i-1
	}
	k, known := at[t.first]
	genitive := !known && isGenitive(r.at(t.first-1, sent).s)
	if genitive {
		k, known = at[t.first-1]
	}
	if known && int(r.toks[r.found[k].first].sent) == sent {
		if e, is := r.b.Entity(r.found[k].id); is && e.Type == news.Country {
			if t.nation, t.country = k, e.Country; genitive {
				return t, true // the country keeps its name: "Ukraine's" "president"
			}
			t.first = r.found[k].first
		}
	}
	if w := r.at(t.first-1, sent); !t.former && w.low == "former" {
		t.former = true
		t.first--
	}
	the := r.at(t.first-1, sent).low == "the"
	if the {
		t.first--
	}
	return t, the || t.country != "" && !t.former
}

// officeAt reads a lower-case office at token i.
func (r *reading) officeAt(i int) (string, int) {
	if !('a' <= r.toks[i].low[0] && r.toks[i].low[0] <= 'z') {
		return "", 0
	}
	for k := int(r.toks[i].firsts); k >= 1; k-- {
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
	for i := range r.found {
		if f := &r.found[i]; f.typ == news.Person && f.id != "" && !f.drop && !seen[f.id] {
			seen[f.id] = true
			out = append(out, *f)
		}
	}
	return out
}

// holder finds who is meant.
func (r *reading) holder(persons []found, ask bearer) (news.EntityID, string) {
	var fit []news.EntityID
	day := r.a.Published.Day
	for _, p := range persons {
		if r.holds(p, ask, day) {
			fit = append(fit, p.id)
		}
	}
	if len(fit) == 1 {
		return fit[0], "the only " + ask.words() + " here who fits: " + r.nameOf(fit[0])
	}
	if len(fit) > 1 || ask.country == "" || !day.Known() || ask.former {
		return "", ""
	}
	for _, h := range r.b.holders[ask.country] {
		if h.covers(day) && sameOffice(h.office, ask.office) && (len(fit) == 0 || fit[0] != h.id) {
			fit = append(fit, h.id)
		}
	}
	if len(fit) != 1 {
		return "", ""
	}
	return fit[0], r.nameOf(fit[0]) + " held the office on " + string(day)
}

func (b bearer) words() string {
	if b.former {
		return "former " + b.office
	}
	return b.office
}

// holds reports whether the article's person p fits the office.
func (r *reading) holds(p found, ask bearer, day news.Day) bool {
	e, known := r.b.Entity(p.id)
	if !known {
		return sameOffice(r.w.office[p.title], ask.office) && ask.office != "" && (ask.country == "" || ask.country == p.country) &&
			r.wasOnce(p) == ask.former
	}
	if ask.country != "" && e.Country != ask.country {
		return false
	}
	for _, t := range r.b.terms[p.id] {
		if !sameOffice(t.office, ask.office) || ask.country != "" && t.country != ask.country {
			continue
		}
		if over := t.to != "" && t.to != "?" && day.Known() && t.to < string(day); over == ask.former && (ask.former || !day.Known() || t.covers(day)) {
			return true
		}
	}
	return false
}

// wasOnce reports whether "former" stands before the title of p: "former
// Swedish Prime Minister".
func (r *reading) wasOnce(p found) bool {
	sent := int(r.toks[p.first].sent)
	k := p.first - 1 - len(strings.Fields(p.title))
	if w := r.at(k, sent); w.up && p.country != "" {
		k--
	}
	return r.at(k, sent).low == "former"
}

// stateMedia takes the media of a state for an organisation: "Chinese state
// media", "Syria's state television".
func (r *reading) stateMedia() {
	for k := range r.found {
		f := &r.found[k]
		e, ok := r.b.Entity(f.id)
		if f.drop || !ok || e.Type != news.Country {
			continue
		}
		first, sent := f.end, int(r.toks[f.first].sent)
		if isGenitive(r.at(first, sent).s) {
			first++
		} else if f.kind != news.ByDemonym {
			continue
		}
		n := 0
		for end := first + 1; end <= first+4 && r.at(end-1, sent).sent >= 0; end++ {
			if r.w.is(r.lowWords(first, end), mediaWord) {
				n = end - first
			}
		}
		if n == 0 {
			continue
		}
		r.found = append(r.found, r.local(first, first+n, news.Organisation, "MED", e.Country, "the media of "+e.Name))
	}
}

// metonyms turns a capital that acts into its country's government: "Beijing
// said", "between Moscow and Beijing", "ties with Moscow".
func (r *reading) metonyms() {
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Place || f.drop || f.kind != news.ByName || f.id == "" {
			continue
		}
		iso, ok := r.b.capitals[r.keyAt(f.first, f.end)]
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
	if prev.sent >= 0 && prev.is(prepWord) || next.s == "," && r.qualified(f.end, sent) {
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
	return next.sent >= 0 && next.is(sayWord) || r.saysAsSubject(f.first, f.end)
}

// sexes tells who is a man or a woman, from first names and titles.
func (r *reading) sexes() map[news.EntityID]byte {
	out := map[news.EntityID]byte{}
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Person || f.id == "" || out[f.id] != 0 {
			continue
		}
		switch f.title {
		case "mr.", "mr", "king", "prince", "sir", "lord", "congressman", "emperor", "spokesman", "chairman", "pope":
			out[f.id] = 'm'
			continue
		case "mrs.", "mrs", "ms.", "ms", "miss", "queen", "princess", "lady", "dame", "congresswoman", "spokeswoman", "chairwoman":
			out[f.id] = 'f'
			continue
		}
		first := ""
		if e, ok := r.b.Entity(f.id); ok {
			first, _, _ = strings.Cut(strings.ToLower(e.Name), " ")
		} else if f.end-f.first > 1 && f.kind == news.ByName {
			first = r.toks[f.first].low
		}
		if s := r.w.given[first]; s == 'm' || s == 'f' {
			out[f.id] = s
		}
	}
	return out
}
