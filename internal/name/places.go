package name

import (
	"slices"

	"chancery/internal/news"
)

// city finds the longest name of a city at token i.
func (r *reading) city(i, end int) ([]int32, int) {
	t := &r.toks[i]
	switch {
	case !t.opens:
		return nil, 0
	case !t.opensLong && !r.glued(i+1):
		if !t.up || t.towns == nil {
			return nil, 0
		}
		return t.towns, 1
	}
	var best int32
	n := 0
	r.key.reset()
	at := r.toks[i].Start
	for j := i; j < end && j < i+8 && len(r.key.buf) < 50; j++ {
		r.key.add(r.a.Text[at:r.toks[j].End])
		at = r.toks[j].End
		if !r.goesOn(r.g.begins, j) {
			break
		}
		if !r.toks[j].up || !r.g.begins.has(r.key.hash) {
			continue
		}
		if head := r.g.heads[string(r.key.buf)]; head != 0 {
			best, n = head, j+1-i
		}
	}
	if n == 0 {
		return nil, 0
	}
	var out []int32
	for l := best; l != 0; l = r.g.links[l].next {
		out = append(out, r.g.links[l].city)
	}
	return out, n
}

// Thresholds of population, chosen on the development half of the place and
// entity sets: below, a bare word is more often something else.
const (
	sureCity = 100_000 // believed wherever it stands, unless it is a first name too
	bareCity = 50_000  // believed if it has two words
	twoWords = 1_000   // believed if it has two words, the first being no first name
)

// cityFits decides whether the word at [i, j) is believed to be a city here.
func (r *reading) cityFits(i, j int, cities []int32) bool {
	t := &r.toks[i]
	c := r.g.cities[cities[0]]
	sent := int(t.sent)
	one := j == i+1
	if l := r.leaning(i, j); one && shout(t.s) && c.known && (l.typ == news.Place && l.margin >= likelyLean || r.wherePrep(i)) {
		return true
	}
	if one && (t.is(plainWord) || len(t.s) < 3 || shout(t.s) && !r.shouted(sent) && !r.dateline(i, j)) {
		return false
	}
	if r.qualified(j, sent) || !t.is(titleWord) && r.stateAfter(j, sent, cities) > j || c.kind == 'D' && !one || r.ofParty(i) {
		return true
	}
	prev := r.at(i-1, sent)
	after := prev.sent >= 0 && prev.is(prepWord) && prev.low != "of" || prev.low == "of" && r.at(i-2, sent).is(ofPlaceWord)
	head := t.is(orgWord)
	if title, _ := r.titleBefore(i); title != "" || one && (head || t.is(commonWord) && !after) {
		return false
	}
	if one && r.small(t.low) && !after {
		return false
	}
	if one && c.people >= 500 && r.at(j, sent).is(townWord) && t.given == 0 && !r.surname(t.low) {
		return true
	}
	if after && (c.known || c.people >= 2000 && !(one && t.given != 0 && c.people < 100_000)) {
		return true
	}
	if c.known && c.people > 100_000 || c.kind == 'C' && !(one && t.given != 0) {
		return true
	}
	if one && t.given != 0 {
		return false
	}
	if t.head {
		return c.people >= sureCity
	}
	if !one {
		return c.people >= bareCity || c.people >= twoWords && t.given == 0 && !r.startsSentence(i)
	}
	return int(c.people) >= sureCity && !r.startsSentence(i) || int(c.people) >= 4*sureCity
}

// stateAfter reads a state without a comma at token j, "Springfield Ohio",
// "Springfield OH", if one of the cities lies in it, and returns the token after
// it, else j.
func (r *reading) stateAfter(j, sent int, cities []int32) int {
	if !r.mayState(j, sent) {
		return j
	}
	for k := j + 2; k > j; k-- {
		if last := r.at(k-1, sent); !r.at(j, sent).up || !last.up {
			continue
		}
		code, ok := r.g.states[r.keyAt(j, k)]
		if !ok || len(r.toks[j].s) == 2 && k == j+1 && !r.toks[j].proper {
			continue
		}
		for _, i := range cities {
			if c := &r.g.cities[i]; c.country == "USA" && c.admin == code {
				return k
			}
		}
	}
	return j
}

// mayState reports whether the name of a state may begin at token j.
func (r *reading) mayState(j, sent int) bool { return r.at(j, sent).state || r.at(j+1, sent).glued }

// ofParty reports whether a party stands before token i, as in "R-Florence".
func (r *reading) ofParty(i int) bool {
	sent := int(r.toks[i].sent)
	if r.at(i-1, sent).s != "-" || !r.toks[i].glued {
		return false
	}
	switch r.at(i-2, sent).s {
	case "R", "D", "DFL", "I":
		return true
	}
	return false
}

// surname reports whether the base has a person of that surname.
func (r *reading) surname(low string) bool {
	for _, a := range r.b.aliases[low] {
		if a.use == asSurname {
			return true
		}
	}
	return false
}

// dateline reports whether [i, j) begins a paragraph as a dateline does:
// "BEIJING (AP) -", "LONDON, May 3 -".
func (r *reading) dateline(i, j int) bool {
	sent := int(r.toks[i].sent)
	if r.a.Sentences[sent].First != i {
		return false
	}
	for k := j; k < j+9; k++ {
		switch r.at(k, sent).s {
		case "-", "–", "—", "--":
			return true
		}
	}
	return false
}

// shouted reports whether the sentence is all capitals.
func (r *reading) shouted(sent int) bool {
	s := r.a.Sentences[sent]
	n := 0
	for i := s.First; i < s.First+s.Count; i++ {
		if r.toks[i].s == r.toks[i].low && len(r.toks[i].s) > 2 && r.toks[i].low[0] >= 'a' {
			return false
		}
		n++
	}
	return n > 2
}

// qualified reports whether ", State" or ", Country" follows at token j.
func (r *reading) qualified(j, sent int) bool {
	_, _, end := r.qualifier(j, sent)
	return end > 0
}

// qualifier reads ", Ore.", ", Ontario" or ", Syria" at token j: country,
// admin code of the division and the token after it, 0 if there is none.
func (r *reading) qualifier(j, sent int) (country, admin string, after int) {
	if r.at(j, sent).s != "," && r.at(j, sent).s != "(" || !r.at(j+1, sent).up {
		return "", "", 0
	}
	s := r.a.Sentences[sent]
	end := min(s.First+s.Count, j+5)
	for k := end; k > j+1 && r.mayState(j+1, sent); k-- {
		if !worded(r.toks[k-1].s) {
			continue
		}
		if code, ok := r.g.states[r.keyAt(j+1, k)]; ok && (len(code) != k-j || r.toks[j+1].up) && !(k == j+2 && r.toks[j+1].s == "La." && code != "LA") {
			return "USA", code, k
		}
	}
	if id, after, ok := r.province(j + 1); ok {
		e, _ := r.b.Entity(id)
		return e.Country, r.g.cities[r.g.hand[id]].admin, after
	}
	if m, n := r.match(j+1, s.First+s.Count); n > 0 && m.use == asName {
		e := r.b.entities[m.entity]
		if i, ok := r.g.hand[e.ID]; ok {
			return e.Country, r.g.cities[i].admin, j + 1 + n
		}
		if e.Type == news.Country || e.Type == news.Place && e.Country != "" {
			return e.Country, "", j + 1 + n
		}
	}
	return "", "", 0
}

// province returns the province that stands abbreviated at token i, and the
// token after it: "Ont.".
func (r *reading) province(i int) (id news.EntityID, after int, ok bool) {
	after = i + 1
	word := r.toks[i].s
	if dot := r.at(after, int(r.toks[i].sent)); dot.s == "." && dot.glued {
		after++
		word = r.text(i, after)
	}
	if id, ok = r.g.provinces[word]; !ok {
		return "", i, false
	}
	_, ok = r.g.hand[id]
	return id, after, ok
}

// fromCity takes the city at [i, i+n), or a longer name that begins with it;
// it returns i where another rule should look.
func (r *reading) fromCity(i, n, j int, cities []int32) int {
	rest := i + n
	if k := r.stateAfter(rest, int(r.toks[i].sent), cities); k > rest {
		code := r.g.states[r.keyAt(rest, k)]
		var in []int32
		for _, c := range cities {
			if r.g.cities[c].country == "USA" && r.g.cities[c].admin == code {
				in = append(in, c)
			}
		}
		r.add(found{first: i, end: rest, typ: news.Place, kind: news.ByName, cities: in})
		return r.stateAlone(rest, k, code)
	}
	if j > rest && r.toks[rest].up && r.titleAt(rest, j) == 0 && !r.toks[rest].head {
		switch typ, sector := r.head(rest, j); {
		case typ != "":
			r.add(r.local(i, j, typ, sector, r.g.cities[cities[0]].country, "named as a "+string(typ)))
			r.within(i, rest, cities)
			return j
		case n == 1 && (r.toks[i].given != 0 || j == rest+1):
			if m, k := r.match(rest, j); k > 0 && m.use != asSurname {
				break // "Moscow Kremlin": two names
			}
			return i
		}
	}
	if k := r.wider(i, rest, r.g.cities[cities[0]].country, cityLean); k > rest {
		r.within(i, rest, cities)
		return k
	}
	r.add(found{first: i, end: rest, typ: news.Place, kind: news.ByName, cities: cities})
	if c := &r.g.cities[cities[0]]; c.people > 500_000 {
		r.countries[c.country]++
		r.own[r.keyAt(i, rest)]++
	}
	return rest
}

// within notes a town that a longer name begins with: "Dublin Art Gallery".
func (r *reading) within(i, j int, cities []int32) {
	r.inside = append(r.inside, found{first: i, end: j, typ: news.Place, kind: news.ByName, cities: cities})
}

// stateAlone takes the abbreviation of a state that follows no known town.
func (r *reading) stateAlone(i, j int, code string) int {
	id := r.g.stateIDs[code]
	r.add(found{first: i, end: j, typ: news.Place, id: id, kind: news.ByName, why: "abbreviation of a state"})
	r.states[division{"USA", code}]++
	return j
}

// state adds the state or province whose abbreviation stands at [i, j), unless
// the base has found it.
func (r *reading) state(i, j int, id news.EntityID) {
	if _, ok := r.b.byID[id]; !ok {
		return
	}
	for k := max(0, len(r.found)-8); k < len(r.found); k++ { // names are found from left to right
		if f := &r.found[k]; f.first < j && i < f.end && !f.single {
			if f.typ == news.Country { // "Atlanta, Georgia"
				f.typ, f.id, f.why = news.Place, id, "a state, after a city in it"
			}
			return
		}
	}
	r.add(found{first: i, end: j, typ: news.Place, id: id, kind: news.ByName, why: "a state, after a city"})
}

// georgia settles what bears the name of a country and of a state of the USA:
// the state, where the article names other states or their towns and nothing
// of the country.
func (r *reading) georgia() {
	named := func(f found) bool { return r.toks[f.first].s == "Georgia" }
	if !slices.ContainsFunc(r.found, named) {
		return
	}
	american := false
	for d := range r.states {
		american = american || d.country == "USA"
	}
	for i := range r.found {
		f := &r.found[i]
		switch iso := r.countryOf(f.id); {
		case f.kind == news.ByDemonym && iso == "GEO", iso == "RUS":
			return
		case iso == "USA" && f.typ == news.Place:
			american = true
		}
	}
	for i := range r.found {
		if f := &r.found[i]; american && f.typ == news.Country && f.kind == news.ByName && r.toks[f.first].s == "Georgia" {
			f.typ, f.id, f.why = news.Place, r.g.stateIDs["GA"], "the state: the article names other places of the USA"
		}
	}
}
