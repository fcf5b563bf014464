package name

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/news"
)

// people gives every full name of a person its id: equal names are one
// person, and so are names that differ in an initial.
func (r *reading) people() {
	var alone map[string]bool
	if slices.ContainsFunc(r.found, func(f found) bool { return f.maybe }) {
		alone = r.alone()
	}
	first := map[[2]string]news.EntityID{} // first and last word → the first person called so
	for i := range r.found {
		if i > 0 {
			r.note(&r.found[i-1], first)
		}
		f := &r.found[i]
		if f.maybe {
			f.drop = !alone[r.toks[r.lastName(f)].low]
			f.typ, f.why = news.Person, "its last word comes again, as surnames do"
		}
		if f.drop {
			continue
		}
		if f.typ != news.Person || f.id != "" {
			continue
		}
		if f.end == f.first+1 {
			f.single = true
			continue
		}
		f.id = news.EntityID("local:" + slug(r.flat(f.first, f.end)))
		if id := first[r.outer(f)]; id != "" {
			f.id, f.why = id, "same name as before"
		}
	}
}

// alone are the words that stand alone as names, and surnames.
func (r *reading) alone() map[string]bool {
	out := map[string]bool{}
	for i := range r.found {
		if f := &r.found[i]; f.single || f.typ == news.Person {
			out[r.toks[r.lastName(f)].low] = true
		}
	}
	return out
}

// note keeps who is called by the full name f, unless the name has come before.
func (r *reading) note(f *found, first map[[2]string]news.EntityID) {
	if f.typ != news.Person || f.id == "" || f.single || f.end-f.first < 2 {
		return
	}
	if k := r.outer(f); first[k] == "" {
		first[k] = f.id
	}
}

// outer are the first and the last word of f, in which names of one person
// agree.
func (r *reading) outer(f *found) [2]string {
	return [2]string{r.toks[f.first].low, r.toks[r.lastName(f)].low}
}

// lastName is the last word of f, "Jr." and the like aside.
func (r *reading) lastName(f *found) int {
	for k := f.end - 1; k > f.first; k-- {
		switch r.toks[k].low {
		case "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", ".", ",":
		default:
			return k
		}
	}
	return f.end - 1
}

// singles settles the words that could be surnames, organisations or places:
// by a full name elsewhere in the article, by the base, by a title, by the
// words around.
func (r *reading) singles() {
	names := r.surnames()
	given := r.firstNames()
	cities := r.cityWords()
	_, set := r.settle()
	for i := range r.found {
		f := &r.found[i]
		if !f.single {
			continue
		}
		t := &r.toks[f.first]
		switch id, ok := names[t.low]; {
		case ok && id != "":
			f.typ, f.id, f.why = news.Person, id, "surname of "+r.nameOf(id)
			r.article(f)
		case ok:
			f.typ, f.id, f.why = news.Person, news.EntityID("local:"+slug(t.s)), "several persons here bear this name"
		case r.famous(f):
		case f.title != "" && !t.is(plainWord) && !t.heads():
			f.typ, f.id, f.why = news.Person, news.EntityID("local:"+slug(t.s)), "title before the name: "+f.title
			names[t.low] = f.id
		case cities[t.low] != nil && f.title == "":
			f.typ, f.cities = news.Place, cities[t.low]
		case r.townHere(f, set, cities):
		case given[t.low] != "" && f.title == "" && !r.small(t.low) && !t.head:
			f.typ, f.id, f.why = news.Person, given[t.low], "first name of "+r.nameOf(given[t.low])
		default:
			r.guess(f, names)
		}
	}
}

// townHere takes a bare word for a town where the article takes place.
func (r *reading) townHere(f *found, set setting, cities map[string][]int32) bool {
	is := r.homeTown(f, set)
	if is == nil || r.saysAfter(f.end, int(r.toks[f.first].sent)) && !r.wherePrep(f.first) {
		return false
	}
	f.typ, f.cities = news.Place, is
	cities[r.toks[f.first].low] = is
	return true
}

// aloneInSentence reports whether token i is the only word of its sentence, as
// in a greeting or a signature.
func (r *reading) aloneInSentence(i int) bool {
	s := r.a.Sentences[r.toks[i].sent]
	for k := s.First; k < s.First+s.Count; k++ {
		if k != i && worded(r.toks[k].s) {
			return false
		}
	}
	return true
}

// cityWords are the one-word cities that the article has named where a
// preposition or state left no doubt: elsewhere they are cities too.
func (r *reading) cityWords() map[string][]int32 {
	out := map[string][]int32{}
	for i := range r.found {
		if f := &r.found[i]; f.cities != nil && f.end == f.first+1 {
			out[r.toks[f.first].low] = f.cities
		}
	}
	return out
}

// surnames maps the last word of every full name in the article, and the
// first where the family name stands first, to the person; "" if several
// share it.
func (r *reading) surnames() map[string]news.EntityID {
	out := map[string]news.EntityID{}
	put := func(word string, id news.EntityID) {
		if old, ok := out[word]; ok && old != id {
			id = ""
		}
		out[word] = id
	}
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Person || f.id == "" || f.drop || f.end-f.first < 2 {
			continue
		}
		put(r.toks[r.lastName(f)].low, f.id)
		e, ok := r.b.Entity(f.id)
		if ok && familyFirst(e.Country) || !ok && r.toks[f.first].given == 'c' {
			put(r.toks[f.first].low, f.id)
		}
	}
	return out
}

// firstNames maps the first word of every full name in the article to the
// person, "" if several share it.
func (r *reading) firstNames() map[string]news.EntityID {
	out := map[string]news.EntityID{}
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Person || f.id == "" || f.drop || f.end-f.first < 2 {
			continue
		}
		low := r.toks[f.first].low
		if old, ok := out[low]; ok && old != f.id {
			out[low] = ""
		} else if !ok {
			out[low] = f.id
		}
	}
	return out
}

// article takes "al-" before a surname into the mention: "al-Sadiq" after
// "Hamid al-Sadiq".
func (r *reading) article(f *found) {
	i := f.first
	if i < 2 || r.toks[i-2].sent != r.toks[i].sent || r.toks[i-1].s != "-" || !r.toks[i].glued || !r.toks[i-1].glued {
		return
	}
	if low := r.toks[i-2].low; low == "al" || low == "el" || low == "as" || low == "ash" || low == "ar" || low == "az" || low == "at" || low == "an" || low == "bin" {
		f.first -= 2
	}
}

// familyFirst reports whether names of the country begin with the family
// name in English-language news.
func familyFirst(iso3 string) bool {
	switch iso3 {
	case "CHN", "PRK", "KOR", "TWN", "VNM", "HKG", "SGP":
		return true
	}
	return false
}

func (r *reading) nameOf(id news.EntityID) string {
	if e, ok := r.b.Entity(id); ok {
		return e.Name
	}
	k, ok := r.full[id]
	if !ok || k >= 0 && r.found[k].id != id {
		k = slices.IndexFunc(r.found, func(f found) bool { return f.id == id && f.end-f.first > 1 && f.kind == news.ByName })
		r.full[id] = k
	}
	if k < 0 {
		k = slices.IndexFunc(r.found, func(f found) bool { return f.id == id && f.kind == news.ByName })
		if k < 0 {
			return strings.TrimPrefix(string(id), "local:")
		}
		r.full[id] = k
	}
	return r.flat(r.found[k].first, r.found[k].end)
}

// famous links a bare surname to a person of the base: with a title before it
// or a name that is nobody else's, and in office about the article's day.
func (r *reading) famous(f *found) bool {
	t := &r.toks[f.first]
	var ids []news.EntityID
	for _, a := range r.b.aliases[t.key] {
		if e := &r.b.entities[a.entity]; e.Type == news.Person && a.use == asSurname {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) == 0 {
		return false
	}
	day := r.a.Published.Day
	office := r.w.office[f.title]
	var fit []news.EntityID
	for _, id := range ids {
		e, _ := r.b.Entity(id)
		if f.country != "" && e.Country != f.country || office != "" && !r.b.held(id, office) {
			continue
		}
		if _, ok := r.b.inOffice(id, day); ok {
			fit = append(fit, id)
		}
	}
	if len(fit) == 0 && len(ids) == 1 {
		fit = ids
		e, _ := r.b.Entity(ids[0])
		strong := f.title != "" && (f.country == "" || f.country == e.Country) && (office == "" || r.b.held(ids[0], office))
		plain := f.title == "" && len(t.s) >= 5 && t.given == 0 && strings.Contains(e.Name, " ")
		if !strong && !plain {
			return false
		}
	} else if len(fit) == 1 && f.title == "" && (len(t.s) < 4 || t.given != 0) && r.countries[r.countryOf(fit[0])] == 0 {
		return false
	}
	if len(fit) != 1 {
		return false
	}
	f.typ, f.id, f.why = news.Person, fit[0], fmt.Sprintf("known surname of %s", r.nameOf(fit[0]))
	return true
}

func (r *reading) countryOf(id news.EntityID) string {
	e, _ := r.b.Entity(id)
	return e.Country
}

// held reports whether id ever held an office of that kind.
func (b *Base) held(id news.EntityID, office string) bool {
	for _, t := range b.terms[id] {
		if sameOffice(t.office, office) {
			return true
		}
	}
	return false
}

// sameOffice compares offices; "leader" is any head of state or government.
func sameOffice(a, b string) bool {
	if a == b || a == "leader" && top(b) || b == "leader" && top(a) {
		return true
	}
	return a == "premier" && b == "prime minister" || a == "prime minister" && b == "premier"
}

func top(office string) bool {
	switch office {
	case "president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "sultan", "emir", "supreme leader", "leader", "monarch":
		return true
	}
	return false
}

// guess decides about a single unknown word by the words around it.
func (r *reading) guess(f *found, names map[string]news.EntityID) {
	t := &r.toks[f.first]
	sent := int(t.sent)
	initial := r.startsSentence(f.first)
	org := t.is(orgWord)
	low := r.small(t.low)
	l := r.leaning(f.first, f.end)
	sure := l.margin >= sureLean && !t.head && t.proper && (l.typ == news.Place || l.margin >= 2*sureLean || !r.placed(f.first) || initial)
	switch {
	case l.typ == news.Person && !org && !t.head && (l.margin >= 0 && t.given != 0 || r.saysAfter(f.end, sent)) && t.proper && !t.is(plainWord):
		r.follow(f, l)
	case sure && !org && t.given == 0 && !shout(t.s) && !(l.typ == news.Organisation && r.saysAfter(f.end, sent)):
		r.follow(f, l)
	case t.given != 0 && r.aloneInSentence(f.first) && !shout(t.s):
		f.typ, f.id, f.why = news.Person, news.EntityID("local:"+slug(t.s)), "a first name as a sentence of its own"
	case t.head || low || org:
		f.drop = true
	case shout(t.s) && (t.tagged && l.typ == "" || len(t.s) < 3 || len(t.s) > 6 || !r.acronym(f.first)):
		f.drop = true
	case shout(t.s):
		*f = r.local(f.first, f.end, news.Organisation, "", f.country, "an acronym")
	case t.given != 0 && l.typ != "" && l.typ != news.Person && !t.proper:
		f.drop = true
	case t.given != 0 && (!initial || r.saysAfter(f.end, sent) || r.at(f.end, sent).s == ","):
		f.typ, f.id, f.why = news.Person, news.EntityID("local:"+slug(t.s)), "a first name"
	case (r.wherePrep(f.first) || r.placed(f.first)) && !initial && (!t.tagged || t.lean > 0 || !r.wherePrep(f.first)):
		*f = r.local(f.first, f.end, news.Place, "", f.country, "after "+r.toks[f.first-1].low)
	case l.likely() && t.proper:
		r.follow(f, l)
	case r.saysAfter(f.end, sent) && !initial && !t.tagged:
		f.typ, f.id, f.why = news.Person, news.EntityID("local:"+slug(t.s)), "speaks or acts like a person"
	default:
		f.drop = true
	}
}

// follow takes the grammar's word for a single unknown one.
func (r *reading) follow(f *found, l lean) {
	if l.typ == news.Person {
		f.typ, f.id, f.why = news.Person, news.EntityID("local:"+slug(r.toks[f.first].s)), l.why()
		return
	}
	*f = r.leant(f.first, f.end, l, f.country)
}

// acronym reports whether the shouted word at token i is used like the name of
// an organisation: after "the" or in brackets, with a genitive or a verb of
// saying, in a sentence that does not shout elsewhere.
func (r *reading) acronym(i int) bool {
	sent := int(r.toks[i].sent)
	s := r.a.Sentences[sent]
	for k := s.First; k < s.First+s.Count; k++ {
		if t := &r.toks[k]; k != i && t.s != r.toks[i].s && len(t.s) > 3 && shout(t.s) {
			return false
		}
	}
	prev, next := r.at(i-1, sent), r.at(i+1, sent)
	return prev.low == "the" || prev.s == "(" && next.s == ")" || isGenitive(next.s) || next.sent >= 0 && next.is(sayWord)
}
