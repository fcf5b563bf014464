package name

import (
	"slices"

	"chancery/internal/news"
)

// A lean is a name as the grammar sees it: tokens [first, end).
type lean struct {
	first, end int
	typ        news.EntityType
	margin     float32 // as in news.Name
}

// Margins from which the grammar's word is taken, chosen on the development
// sets of entities and on the names of the links sets; a surer model passes more.
const (
	sureLean   = 3.0 // against the rules' own guess
	likelyLean = 0.5 // where the rules know nothing
	headLean   = 2.0 // in headlines, for first name and surname
	wideLean   = 1.5 // for more words than the rules know
	cityLean   = 2.0 // the same where it knows a town
)

// tree returns the grammar of a sentence, nil if there is none.
func (r *reading) tree(sent int) *news.Tree {
	if sent >= len(r.a.Trees) || len(r.a.Trees[sent].Words) != r.a.Sentences[sent].Count {
		return nil
	}
	return &r.a.Trees[sent]
}

// lean keeps the names of a tree whose first word is token first.
func (r *reading) lean(first int, tree *news.Tree) {
	for _, n := range tree.Names {
		l := lean{first: first + n.First, end: first + n.Last + 1, margin: n.Margin}
		switch n.Type {
		case "PER":
			l.typ = news.Person
		case "ORG":
			l.typ = news.Organisation
		case "LOC":
			l.typ = news.Place
		default:
			continue
		}
		for l.first < l.end-1 && r.toks[l.first].low == "the" {
			l.first++
		}
		r.leans = append(r.leans, l)
		for j := l.first; j < l.end; j++ {
			r.toks[j].lean = int32(len(r.leans))
		}
	}
}

// leanAt returns what the grammar takes token i for; the zero lean is nothing.
func (r *reading) leanAt(i int) lean {
	if k := r.toks[i].lean; k > 0 {
		return r.leans[k-1]
	}
	return lean{}
}

// leaning returns what the grammar takes just the tokens [i, j) for.
func (r *reading) leaning(i, j int) lean {
	if l := r.leanAt(i); l.first == i && l.end == j {
		return l
	}
	return lean{}
}

// likely reports whether the grammar's word is enough where the rules know
// nothing.
func (l lean) likely() bool { return l.typ != "" && l.margin >= likelyLean }

// why is the reason for a name that rests on the grammar.
func (l lean) why() string {
	switch l.typ {
	case news.Person:
		return "the grammar takes it for a person"
	case news.Organisation:
		return "the grammar takes it for an organisation"
	}
	return "the grammar takes it for a place"
}

// leftOver adds the names that the grammar sees in a sentence where the rules,
// whose finds begin at found[from], see none.
func (r *reading) leftOver(sent, from int) {
	s := r.a.Sentences[sent]
	added := false
	for i := s.First; i < s.First+s.Count; i++ {
		l := r.leanAt(i)
		if l.end <= i {
			continue
		}
		i = l.end - 1
		if !r.covered(l, from) && r.addLean(l) {
			added = true
		}
	}
	if added {
		slices.SortStableFunc(r.found[from:], func(x, y found) int { return x.first - y.first })
	}
}

// covered reports whether a found name from found[from] on shares a token with
// l.
func (r *reading) covered(l lean, from int) bool {
	for _, f := range r.found[from:] {
		if f.first < l.end && l.first < f.end && !f.drop {
			return true
		}
	}
	return false
}

// addLean adds a name that only the grammar sees, if it is likely enough.
func (r *reading) addLean(l lean) bool {
	if !r.nameLike(l) {
		return false
	}
	if l.end == l.first+1 {
		title, country := r.titleBefore(l.first)
		r.add(found{first: l.first, end: l.end, kind: news.ByName, title: title, country: country, single: true})
		return true
	}
	if !l.likely() {
		return false
	}
	if l.typ == news.Person {
		title, country := r.titleBefore(l.first)
		r.add(found{first: l.first, end: l.end, typ: news.Person, kind: news.ByName, title: title, country: country, why: l.why()})
		return true
	}
	r.add(r.leant(l.first, l.end, l, ""))
	return true
}

// leant is the name [i, j) as the grammar takes it: a place of the gazetteer
// if there is one of that name, else one that only this article knows.
func (r *reading) leant(i, j int, l lean, country string) found {
	if l.typ == news.Place {
		r.key.reset()
		r.key.add(r.text(i, j))
		if is := r.g.named(r.key.buf); is != nil {
			return found{first: i, end: j, typ: news.Place, kind: news.ByName, cities: is}
		}
	}
	return r.local(i, j, l.typ, "", country, l.why())
}

// nameLike reports whether the words that the grammar takes for a name could
// be one: proper nouns that are no mere titles or addresses.
func (r *reading) nameLike(l lean) bool {
	last := &r.toks[l.end-1]
	if !last.proper || last.is(titleWord) || last.is(plainWord) || len(last.s) < 2 {
		return false
	}
	for j := l.first; j < l.end; j++ {
		if t := &r.toks[j]; !letters(t.s) && t.s != "-" && !(t.s == "&" || len(t.s) > 2 && t.up) {
			return false
		}
	}
	return true
}

// wider takes the organisation that the grammar sees at [i, j') where the
// rules know [i, j) only, and returns j'; j if there is none: "Springfield
// Falcons".
func (r *reading) wider(i, j int, country string, least float32) int {
	l := r.leanAt(i)
	if l.first != i || l.end <= j || l.typ != news.Organisation || l.margin < least || !r.nameLike(l) || r.toks[i].head {
		return j
	}
	if isGenitive(r.toks[j].s) || !r.toks[j].up && r.toks[j].low != "and" && r.toks[j].low != "of" {
		return j
	}
	for k := i; k < l.end; k++ {
		if r.toks[k].s == "," {
			return j
		}
	}
	r.add(r.leant(i, l.end, l, country))
	return l.end
}
