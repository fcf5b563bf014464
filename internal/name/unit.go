package name

import (
	"strings"

	"chancery/internal/news"
)

// name reads what begins with the capitalised token i and returns the token
// after it.
func (r *reading) name(i, end int) int {
	if i+2 < end && r.toks[i+2].up && r.ofParty(i+2) {
		return i + 2 // "R-Florence"
	}
	if i+1 < end && dotted(r.toks[i+1].s) {
		if code := r.g.short[r.toks[i].s+r.toks[i+1].s]; code != "" { // "W. Va."
			return r.stateAlone(i, i+2, code)
		}
	}
	if dotted(r.toks[i].s) {
		if code := r.g.short[r.toks[i].s]; code != "" {
			return r.stateAlone(i, i+1, code)
		}
	}
	m, n := r.match(i, end)
	if k := r.titleAt(i, end); k > n && k > 0 {
		return i + k
	}
	j := r.run(i, end)
	cities, k := r.city(i, end)
	if n > 0 && m.use != asSurname && (k <= n || m.use == asPeople || !r.cityFits(i, i+k, cities)) {
		return r.fromBase(i, n, j, m)
	}
	if k > 0 && r.cityFits(i, i+k, cities) {
		if next := r.fromCity(i, k, j, cities); next > i {
			return next
		}
	}
	return r.unknown(i, j)
}

// dotted reports whether s ends like an abbreviation.
func dotted(s string) bool { return s[len(s)-1] == '.' }

// titleAt returns how many tokens at i are titles before a name: "President",
// "Foreign Minister"; 0 if no capitalised word follows.
func (r *reading) titleAt(i, end int) int {
	n := 0
	for k := 1; k <= int(r.toks[i].firsts) && i+k <= end; k++ {
		if r.w.is(r.lowWords(i, i+k), titleWord) {
			n = k
		}
	}
	if n == 0 || i+n >= end {
		return n
	}
	if next := &r.toks[i+n]; next.org != "" && next.up || next.low == "of" {
		return 0 // "Prime Minister Office", "Minister of Defence"
	}
	return n
}

// run returns the end of the capitalised run at token i: words with capitals,
// with the small words that a name may have inside.
func (r *reading) run(i, end int) int {
	j := i + 1
	headed := r.toks[i].goesOn()
	for j < end {
		t := &r.toks[j]
		next := r.at(j+1, int(t.sent))
		switch {
		case t.up && !breaks(t.low) && t.s[0] != '\'':
			headed = headed || t.goesOn()
			j++
		case (t.s == "-" || t.s == "–") && t.glued && next.glued && next.up:
			j += 2
		case t.s == "-" && t.glued && next.glued && len(next.s) <= 4 && j-i >= 2 && letters(next.s) && !r.small(next.s+"-"):
			j += 2 // "Kim Jong-un"
		case t.is(particleWord) && next.up && !headed:
			j++
		case t.is(particleWord) && next.s == "-" && r.at(j+2, int(t.sent)).up: // "Bashar al-Assad"
			j += 2
		case t.s == "&" && next.up:
			j++
		case t.s == "," && corporate(next.low):
			return j + 2
		case headed && t.s == "of" && shortForm(r.toks[j-1].low):
			return j // "Northport Security Group Inc of Houston"
		case headed && (t.s == "of" || t.s == "for" || t.s == "on") && (next.up && !breaks(next.low) || next.s == "the" && r.at(j+2, int(t.sent)).up):
			if j++; r.toks[j].s == "the" {
				j++
			}
		case headed && t.s == "and" && next.up && strings.Contains(r.lowWords(i, j), " of ") && r.governs(i, j):
			j++
		default:
			return j
		}
	}
	return min(j, end)
}

// corporate reports whether a word after a comma is still the company's name.
func corporate(low string) bool {
	switch low {
	case "inc.", "inc", "ltd.", "ltd", "llc", "corp.", "corp", "l.p.", "plc", "s.a.", "n.v.", "co.":
		return true
	}
	return false
}

// shortForm reports whether a word is the abbreviated legal form of a company,
// which ends its name.
func shortForm(low string) bool {
	switch strings.TrimSuffix(low, ".") {
	case "inc", "corp", "co", "ltd", "plc", "llc":
		return true
	}
	return false
}

// goesOn reports whether t is a head of an organisation or place, after which
// "of" goes on the name.
func (t *tok) goesOn() bool {
	low := t.low
	return t.heads() || low == "house" || low == "republic" || low == "bank" || low == "chamber" || low == "kingdom"
}

// governs reports whether tokens [i, j) hold the head of a name which may go on
// with "and": a ministry's.
func (r *reading) governs(i, j int) bool {
	for ; i < j; i++ {
		switch r.toks[i].low {
		case "ministry", "department", "office", "committee", "commission", "centers", "bureau", "institute":
			return true
		}
	}
	return false
}

// breaks reports whether a capitalised word never stands inside a name's run.
func breaks(low string) bool {
	switch low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
		"july", "august", "september", "october", "november", "december", "i", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
		"he", "she", "it", "they", "we", "but", "if", "when", "who", "what", "how", "why", "is", "was", "and", "in":
		return true
	}
	return false
}

// head returns the kind of head word among tokens [i, j): organisation,
// place or neither, with the sector that it tells.
func (r *reading) head(i, j int) (news.EntityType, string) {
	for n := range j - i {
		k := i + n - 1 // the last word, then from the left: "Court of the District of Columbia"
		if n == 0 {
			k = j - 1
		} else if after := r.toks[k+1].low; after != "of" && after != "for" && after != "on" {
			continue
		}
		t := &r.toks[k]
		if t.is(orgWord) {
			return news.Organisation, t.org
		}
		if t.is(placeWord) && t.up {
			return news.Place, ""
		}
	}
	return "", ""
}

// fromBase takes a name of the base at [i, i+n), perhaps as the beginning of a
// longer name that runs to j.
func (r *reading) fromBase(i, n, j int, m alias) int {
	e := &r.b.entities[m.entity]
	rest := i + n
	if k := r.andCompany(rest, int(r.toks[i].sent)); k > rest && e.Type == news.Organisation {
		r.known(i, k, m)
		return k
	}
	goesOn := j > rest && r.toks[rest].up && r.titleAt(rest, j) == 0 && !r.toks[rest].head
	if goesOn {
		switch typ, sector := r.head(rest, j); {
		case e.Type == news.Person && typ != "" && n > 1: // "George Bush Intercontinental Airport"
			r.add(r.local(i, j, typ, sector, e.Country, "named as a "+string(typ)))
			return j
		case e.Type == news.Person:
		case (e.Type == news.Organisation || e.Type == news.Outlet) && r.legalForm(rest, j) > rest:
			k := r.legalForm(rest, j)
			r.known(i, k, m)
			return k
		case n == 1 && e.Type != news.Organisation && r.toks[i].given != 0 && typ == "" && m.use == asName && j-i <= 3:
			r.add(found{first: i, end: j, typ: news.Person, kind: news.ByName, why: "first name and surname"})
			return j
		case typ == news.Organisation && m.use != asPeople:
			if k, ok := r.ofCountry(rest, j, e.Country); ok {
				r.add(found{first: i, end: j, typ: news.Organisation, id: r.b.entities[k].ID, kind: news.ByName, why: "known name, with its country"})
				r.countWhole(e)
				return j
			}
			r.add(r.local(i, j, typ, sector, e.Country, "named as an organisation"))
			r.countWhole(e)
			return j
		case typ == news.Place && m.use == asName && e.Type != news.Organisation && e.Type != news.Outlet:
			r.add(r.local(i, j, typ, "", e.Country, "named as a place"))
			r.countWhole(e)
			return j
		}
	}
	if m.use != asPeople && e.Type != news.Person {
		if k := r.wider(i, rest, e.Country, wideLean); k > rest {
			r.countWhole(e)
			return k
		}
	}
	if m.use == asName && n == 1 && r.small(r.toks[i].low) && r.startsSentence(i) && e.Type != news.Country {
		return i + n // "Time will tell."
	}
	if n == 1 && r.common(i, e) {
		return i + n
	}
	if e.Type == news.Person && n >= 2 && j > rest && goesOn && r.toks[rest].org == "" && j-rest == 1 && !strings.Contains(r.text(i, j), "-") {
		r.add(found{first: i, end: j, typ: news.Person, kind: news.ByName, why: "a longer name than the known one"})
		return j
	}
	r.known(i, rest, m)
	return rest
}

// ofCountry returns the organisation of that country that [i, j) names as a
// whole: "Bureau of Land Management" after "U.S.".
func (r *reading) ofCountry(i, j int, country string) (int32, bool) {
	m, n := r.match(i, j)
	if n == 0 || i+n != j || m.use != asName {
		return 0, false
	}
	e := &r.b.entities[m.entity]
	return m.entity, e.Type == news.Organisation && e.Country == country && country != ""
}

// common reports whether the grammar takes the organisation's one-word name at
// token i for a common word.
func (r *reading) common(i int, e *news.Entity) bool {
	t := &r.toks[i]
	return e.Type == news.Organisation && t.tagged && !t.proper && t.lean == 0 && !t.head && !shout(t.s)
}

// legalForm returns the end of the words from token i on that only say what
// kind of company a name is: "Inc.", "Holdings Ltd".
func (r *reading) legalForm(i, j int) int {
	for ; i < j && legalWord(r.toks[i].low); i++ {
	}
	return i
}

// andCompany returns the end of "and Co Inc", "& Co." at token i; i if there is
// none.
func (r *reading) andCompany(i, sent int) int {
	if and := r.at(i, sent); and.low != "and" && and.s != "&" {
		return i
	}
	if co := strings.TrimSuffix(r.at(i+1, sent).low, "."); co != "co" && co != "company" || !r.toks[i+1].up {
		return i
	}
	for i += 2; r.at(i, sent).up && shortForm(r.toks[i].low); i++ {
	}
	return i
}

// legalWord reports whether a word says what kind of company a name is.
func legalWord(low string) bool {
	switch strings.TrimSuffix(low, ".") {
	case "inc", "co", "corp", "ltd", "plc", "llc", "lp", "ag", "sa", "nv", "gmbh", "group", "holdings", "company", "corporation", "stores", "incorporated", "limited", "&":
		return true
	}
	return false
}

func (r *reading) countWhole(e *news.Entity) {
	if e.Type == news.Country {
		r.countries[e.Country]++
	}
	if i, ok := r.g.hand[e.ID]; ok {
		r.states[r.g.cities[i].in()]++
	}
}

// local is a name that only this article knows.
func (r *reading) local(i, j int, typ news.EntityType, sector, country, why string) found {
	id := slug(r.flat(i, j))
	if typ == news.Organisation && country != "" { // two countries' defence ministries are two
		id = strings.ToLower(country) + "-" + id
	}
	return found{first: i, end: j, typ: typ, id: news.EntityID("local:" + id), kind: news.ByName, why: why, sector: sector,
		country: country}
}

// startsSentence reports whether token i begins a sentence or quotation, so
// that its capital says nothing.
func (r *reading) startsSentence(i int) bool {
	t := r.at(i-1, int(r.toks[i].sent))
	if t.sent < 0 {
		return true
	}
	switch t.s {
	case "“", "\"", "‘", "'", ":", "-", "–", "—", "(", "``", "•", "*", ".", "!", "?", "...", "…":
		return true
	}
	return r.toks[i].head
}

// unknown handles a capitalised run [i, j) that the base does not know from
// its first word.
func (r *reading) unknown(i, j int) int {
	t := &r.toks[i]
	if t.is(compassWord) && j > i+1 && r.placeAt(i+1, j) {
		return i + 1
	}
	if r.startsSentence(i) && (t.is(plainWord) || r.small(t.low)) || t.is(plainWord) && !t.is(placeFirst) && t.org == "" {
		return i + 1
	}
	if t.head && j > i+1 {
		return r.headline(i, j)
	}
	if j > i+1 && r.startsSentence(i) && verbal(t.low) && t.tagged && !t.proper && t.lean == 0 && r.placeAt(i+1, j) {
		return i + 1 // "Excluding Brazil"
	}
	j = r.cut(i, j)
	for j > i+1 && (!r.toks[j-1].up || r.toks[j-1].is(plainWord) && r.toks[j-1].org == "" && !r.toks[j-1].is(placeWord) && !roman(r.toks[j-1].s)) {
		j--
	}
	r.classify(i, j)
	return j
}

// placeAt reports whether a known place stands at [i, j) as a whole.
func (r *reading) placeAt(i, j int) bool {
	if m, n := r.match(i, j); n > 0 {
		typ := r.b.entities[m.entity].Type
		return i+n == j && m.use == asName && (typ == news.Place || typ == news.Country)
	}
	cities, n := r.city(i, j)
	return n > 0 && i+n == j && r.g.cities[cities[0]].people >= bareCity
}

// headline takes one word, or a first name and a surname, from a run of
// headline capitals: what it names, the rest of the article must tell.
func (r *reading) headline(i, j int) int {
	next := &r.toks[i+1]
	if l := r.leanAt(i); l.first == i && l.end > i+1 && l.end <= j && l.typ == news.Person && l.margin >= headLean && r.nameLike(l) {
		title, country := r.titleBefore(i)
		r.add(found{first: i, end: l.end, typ: news.Person, kind: news.ByName, title: title, country: country, why: l.why()})
		return l.end
	}
	if r.toks[i].given != 0 && letters(next.s) && !r.small(next.low) && !next.is(plainWord) && !next.is(sayWord) {
		r.add(found{first: i, end: i + 2, typ: news.Person, kind: news.ByName, why: "first name and surname"})
		return i + 2
	}
	for k := min(j, i+4); k > i+1; k-- {
		if typ, sector := r.head(i, k); typ == news.Organisation && !r.small(r.toks[i].low) && !r.shouted(int(r.toks[i].sent)) {
			r.add(r.local(i, k, typ, sector, "", "named as an organisation"))
			return k
		}
	}
	title, country := r.titleBefore(i)
	r.single(i, title, country)
	return i + 1
}

// roman reports whether s is a Roman number as rulers bear.
func roman(s string) bool { return s != "" && strings.Trim(s, "IVX") == "" }

// cut ends an unknown run before a title or a known name inside it.
func (r *reading) cut(i, j int) int {
	for k := i + 1; k < j; k++ {
		if !r.toks[k].up || !r.toks[k-1].up {
			continue
		}
		if r.toks[k].is(titleWord) && k+1 < j && r.toks[k+1].up {
			return k
		}
		if m, n := r.match(k, j); n >= 2 && m.use != asPeople || n == 1 && m.use == asAdjective {
			if typ, _ := r.head(k+n, j); typ == "" || k+n > j {
				return k
			}
		}
	}
	return j
}
