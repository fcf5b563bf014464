package name

import (
	"fmt"
	"math"

	"chancery/internal/news"
)

// city finds the longest name of a city at token i.
func (r *reading) city(i, end int) ([]int32, int) {
	if r.g.firsts[r.firstKey(i)] == 0 {
		return nil, 0
	}
	var best []int32
	n := 0
	r.key.reset()
	at := r.toks[i].Start
	for j := i; j < end && j < i+8 && len(r.key.buf) < 50; j++ {
		r.key.add(r.a.Text[at:r.toks[j].End])
		at = r.toks[j].End
		if is := r.g.byKey[string(r.key.buf)]; len(is) > 0 && r.toks[j].up {
			best, n = is, j+1-i
		}
	}
	return best, n
}

// Thresholds of population, chosen on the development half of the place and
// entity sets: below, a bare word is more often something else.
const (
	sureCity = 100_000 // believed wherever it stands, unless it is a first name too
	bareCity = 50_000  // believed if it has two words

	// neighbour is what another name with a place in the same division adds to
	// the score, in powers of ten of population.
	neighbour = 0.4
)

// cityFits decides whether the word at [i, j) is believed to be a city here.
func (r *reading) cityFits(i, j int, cities []int32) bool {
	t := &r.toks[i]
	c := r.g.cities[cities[0]]
	sent := int(t.sent)
	one := j == i+1
	if one && (r.w.plain[t.low] || len(t.s) < 3 || shout(t.s) && !r.shouted(sent) && !r.dateline(i, j)) {
		return false
	}
	if r.qualified(j, sent) {
		return true
	}
	prev := r.at(i-1, sent)
	after := prev.sent >= 0 && r.w.prep[prev.low] && prev.low != "of"
	_, head := r.w.org[t.low]
	if title, _ := r.titleBefore(i); title != "" || one && (head || r.w.common[t.low] && !after) {
		return false
	}
	if one && r.lower[t.low] && !after {
		return false
	}
	if after && (c.known || c.people >= 2000 && !(one && r.w.given[t.low] != 0 && c.people < 100_000)) {
		return true
	}
	if c.known && c.people > 100_000 || c.kind == 'C' && !(one && r.w.given[t.low] != 0) {
		return true
	}
	if one && r.w.given[t.low] != 0 {
		return false
	}
	if t.head {
		return c.people >= sureCity
	}
	if !one {
		return c.people >= bareCity
	}
	return int(c.people) >= sureCity && !r.startsSentence(i) || int(c.people) >= 4*sureCity
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

// qualifier reads ", Ore." or ", Syria" at token j: country, state and the
// token after it, 0 if there is none.
func (r *reading) qualifier(j, sent int) (country, state string, after int) {
	if r.at(j, sent).s != "," && r.at(j, sent).s != "(" || !r.at(j+1, sent).up {
		return "", "", 0
	}
	s := r.a.Sentences[sent]
	end := min(s.First+s.Count, j+4)
	for k := end; k > j+1; k-- {
		if code, ok := r.g.states[keyOf(r.text(j+1, k))]; ok && (len(code) != k-j || r.toks[j+1].up) {
			return "USA", code, k
		}
	}
	if m, n := r.match(j+1, s.First+s.Count); n > 0 && m.use == asName {
		if e := r.b.entities[m.entity]; e.Type == news.Country || e.Type == news.Place && e.Country != "" {
			return e.Country, "", j + 1 + n
		}
	}
	return "", "", 0
}

// fromCity takes the city at [i, i+n), or a longer name that begins with it;
// it returns i where another rule should look.
func (r *reading) fromCity(i, n, j int, cities []int32) int {
	rest := i + n
	if j > rest && r.toks[rest].up && r.titleAt(rest, j) == 0 && !r.toks[rest].head {
		switch typ, sector := r.head(rest, j); {
		case typ != "":
			r.add(r.local(i, j, typ, sector, r.g.cities[cities[0]].country, "named as a "+string(typ)))
			return j
		case n == 1 && (r.w.given[r.toks[i].low] != 0 || j == rest+1):
			if m, k := r.match(rest, j); k > 0 && m.use != asSurname {
				break // "Moscow Kremlin": two names
			}
			return i
		}
	}
	r.add(found{first: i, end: rest, typ: news.Place, kind: news.ByName, cities: cities})
	if len(cities) > 0 && r.g.cities[cities[0]].people > 500_000 {
		r.countries[r.g.cities[cities[0]].country]++
	}
	return rest
}

// places chooses among cities of one name: the state or country that follows
// the name, a country that the article names, then population.
func (r *reading) places() {
	chosen := map[string]int32{}
	votes := r.votes()
	for i := range len(r.found) {
		f := &r.found[i]
		if f.cities == nil {
			continue
		}
		sent := int(r.toks[f.first].sent)
		key := keyOf(r.text(f.first, f.end))
		country, state, after := r.qualifier(f.end, sent)
		if state != "" && !r.g.within(f.cities, state) {
			country, state, after = "", "", 0 // "Tbilisi, Georgia" is in no state
		}
		said := after > 0
		if state != "" {
			r.state(f.end+1, after, state)
		}
		f = &r.found[i]
		if c, ok := chosen[key]; ok && !said {
			f.id, f.why = r.g.id(c), "as before in this article"
			continue
		}
		c, why := r.pick(f.cities, country, state, votes)
		f.id, f.why = r.g.id(c), why
		if said {
			r.states[r.g.cities[c].admin]++
		}
		chosen[key] = c
	}
}

// state adds the state whose abbreviation stands at [i, j), unless the base
// has found it.
func (r *reading) state(i, j int, code string) {
	id := r.g.stateIDs[code]
	if _, ok := r.b.byID[id]; !ok {
		return
	}
	for k := range r.found {
		if f := &r.found[k]; f.first < j && i < f.end && !f.single {
			if f.typ == news.Country { // "Atlanta, Georgia"
				f.typ, f.id, f.why = news.Place, id, "a state, after a city in it"
			}
			return
		}
	}
	r.add(found{first: i, end: j, typ: news.Place, id: id, kind: news.ByName, why: "a state, after a city"})
}

// within reports whether one of the cities lies in the state of the USA.
func (g *gazetteer) within(cities []int32, state string) bool {
	for _, i := range cities {
		if c := &g.cities[i]; c.country == "USA" && c.admin == state {
			return true
		}
	}
	return false
}

// georgia settles what bears the name of a country and of a state of the USA:
// the state, where the article names other states or their towns and nothing
// of the country.
func (r *reading) georgia() {
	american := len(r.states) > 0
	for _, f := range r.found {
		if f.kind == news.ByDemonym && r.countryOf(f.id) == "GEO" || r.countryOf(f.id) == "RUS" {
			return
		}
		if r.countryOf(f.id) == "USA" && f.typ == news.Place {
			american = true
		}
	}
	for i := range r.found {
		if f := &r.found[i]; american && f.typ == news.Country && f.kind == news.ByName && r.toks[f.first].s == "Georgia" {
			f.typ, f.id, f.why = news.Place, r.g.stateIDs["GA"], "the state: the article names other places of the USA"
		}
	}
}

// A division is a first division of a country.
type division struct{ country, admin string }

// votes counts for each division how many different names of the article
// have a place in it: towns are told apart by their neighbours.
func (r *reading) votes() map[division]int {
	names := map[string]bool{}
	votes := map[division]int{}
	for _, f := range r.found {
		if f.cities == nil || f.drop {
			continue
		}
		key := keyOf(r.text(f.first, f.end))
		if names[key] {
			continue
		}
		names[key] = true
		seen := map[division]bool{}
		for _, i := range f.cities {
			d := division{r.g.cities[i].country, r.g.cities[i].admin}
			if !seen[d] {
				seen[d] = true
				votes[d]++
			}
		}
	}
	return votes
}

// pick scores the candidates.
func (r *reading) pick(cities []int32, country, state string, votes map[division]int) (int32, string) {
	best, top, why := cities[0], math.Inf(-1), "a city"
	for rank, i := range cities {
		c := &r.g.cities[i]
		score, reason := math.Log10(float64(c.people)+10), ""
		if rank == 0 && c.known {
			score += 1
		}
		if c.kind == 'C' {
			score++
		}
		if c.kind == 'X' {
			score--
		}
		if n := r.countries[c.country]; n > 0 {
			score, reason = score+1.2, "the article names "+c.country
		}
		if c.country == "USA" && r.states[c.admin] > 0 {
			score, reason = score+2, "the article names "+c.admin
		}
		if n := votes[division{c.country, c.admin}] - 1; n > 0 {
			score += neighbour * float64(min(n, 4))
			if reason == "" {
				reason = "near other places of the article"
			}
		}
		if country == c.country && (state == "" || state == c.admin) && country != "" {
			score, reason = score+10, "its state or country follows"
		}
		if score > top {
			best, top, why = i, score, reason
		}
	}
	if why == "" {
		why = "the only place of this name"
	}
	if len(cities) > 1 {
		c := r.g.cities[best]
		if why == "the only place of this name" {
			why = "the largest"
		}
		why = fmt.Sprintf("%s of %d places of this name, %d people", why, len(cities), c.people)
	}
	return best, why
}
