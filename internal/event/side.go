package event

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// firstOf is the first word of the noun phrase of n: what stands before its
// head and belongs to it.
func (s *sent) firstOf(n int) int {
	if s.firsts[n] < 0 {
		s.firsts[n] = s.findFirst(n)
	}
	return s.firsts[n]
}

func (s *sent) findFirst(n int) int {
	first := n
	for j := n - 1; j >= 0; j-- {
		w := &s.words[j]
		if w.head < j && w.head >= 0 && w.pos != punct {
			break
		}
		if s.before(j, n) {
			first = j
		}
	}
	return first
}

// before reports whether word j stands as a modifier before the noun n.
func (s *sent) before(j, n int) bool {
	owned := false
	for k := 0; k < 6; k++ {
		w := &s.words[j]
		switch {
		case w.is("nmod:poss"):
			owned = true
		case w.is("det", "amod", "nummod", "compound", "flat", "nmod:unmarked", "nmod:desc", "goeswith"):
		case w.is("advmod", "cc", "conj", "obl:unmarked", "case", "cc:preconj") && k == 0 && w.head != n:
		case w.is("advmod") && w.pos == adv && w.tag != "WRB" && k == 0 && j == n-1:
		case w.is("conj") && w.pos == adj:
		default:
			return false
		}
		if j = w.head; j == n {
			return owned || k < 5
		}
		if j < 0 || j > n {
			return false
		}
	}
	return false
}

// lastOf is the last word of the noun phrase of n without what hangs on it by
// a preposition: the rest of a name.
func (s *sent) lastOf(n int) int {
	if s.lasts[n] < 0 {
		s.lasts[n] = s.findLast(n)
	}
	return s.lasts[n]
}

func (s *sent) findLast(n int) int {
	last := n
	for j := n + 1; j < len(s.words) && j < n+8; j++ {
		w := &s.words[j]
		isPart := w.is("flat", "goeswith") || w.is("compound", "nummod") && j == last+1 && w.pos != punct ||
			w.is("appos", "nmod:desc") && j > n && s.firstOf(j) == last+1 ||
			w.pos == proper && j == last+1 && w.head == s.words[n].head && w.rel == s.words[n].rel
		if (w.head == n || w.head == s.words[n].head || w.head > n && w.head <= last) && isPart {
			last = j
		}
	}
	return last
}

// phraseSpan is the text of the noun phrase of n.
func (s *sent) phraseSpan(n int) news.Span {
	return news.Span{Start: s.words[s.firstOf(n)].Start, End: s.words[s.lastOf(n)].End}
}

// whole is the noun phrase of n as a side, with an "of" that follows: "a group
// of lawmakers", "the president of Peru".
func (s *sent) whole(n int) side {
	sp := s.phraseSpan(n)
	for j := n + 1; j < len(s.words); j++ {
		if w := &s.words[j]; w.head == n && w.is("nmod") && s.prep(j) == "of" && !w.time {
			sp.End = s.phraseSpan(j).End
			break
		}
	}
	return side{sp, n}
}

// agent turns a noun into an actor: its phrase, or its owner if it is a thing
// ("Russia's forces" stay whole, "Kyiv's decision" becomes Kyiv).
func (s *sent) agent(n int) side {
	if s.words[n].time {
		return nobody
	}
	if !s.actorish(n) {
		if o := s.ownerSide(n); o.known() {
			return o
		}
		if f := s.ofSide(n); f.known() {
			return f
		}
	}
	return s.whole(n)
}

// target turns a noun into a recipient: somebody, or whoever a thing belongs to
// or comes from ("the attack by Hamas", "China's ban").
func (s *sent) target(n int, d *draft) side {
	if s.words[n].time {
		return nobody
	}
	isEvent := s.words[n].pos == noun && len(s.words[n].lex.asNoun) > 0 && !s.words[n].lex.actor
	if s.actorish(n) && !isEvent {
		return s.whole(n)
	}
	if o := s.ownerSide(n); o.known() {
		return o
	}
	for j := n + 1; j < len(s.words); j++ {
		if w := &s.words[j]; w.head == n && w.is("nmod") && s.actorish(j) {
			switch s.prep(j) {
			case "by", "of", "from":
				return s.whole(j)
			}
			break
		}
	}
	if m := s.demonym(n); m.known() {
		return m
	}
	if s.actorish(n) || takesThings(d.typ) {
		return s.whole(n)
	}
	return nobody
}

// takesThings reports whether the recipient of a type can be a thing where
// nobody is named: a decision is rejected, a house destroyed.
func takesThings(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "ACCUSE", "REJECT", "SUPPORT", "RETREAT", "CONCEDE", "THREATEN", "PROTEST":
		return true
	}
	return false
}

// ofSide follows "forces of Russia".
func (s *sent) ofSide(n int) side {
	for j := n + 1; j < len(s.words); j++ {
		if w := &s.words[j]; w.head == n && w.is("nmod") {
			if s.prep(j) == "of" && s.actorish(j) {
				return s.whole(j)
			}
			break
		}
	}
	return nobody
}

// ownerSide is the possessor of noun n: "Putin's", "his".
func (s *sent) ownerSide(n int) side {
	if o := s.child(n, "nmod:poss"); o >= 0 {
		return s.whole(o)
	}
	return nobody
}

// demonym is the first name inside the phrase of n before its head: "Russian
// attack".
func (s *sent) demonym(n int) side {
	sp := news.Span{Start: s.words[s.firstOf(n)].Start, End: s.words[n].Start}
	for _, m := range s.mentionsIn(sp) {
		return side{m.Span, -1}
	}
	return nobody
}

func isPossPron(f string) bool {
	switch f {
	case "his", "her", "their", "its", "our", "my":
		return true
	}
	return false
}

// actorish reports whether noun n names somebody who can act: a known entity, a
// noun for people or bodies, a pronoun, a name.
func (s *sent) actorish(n int) bool {
	w := &s.words[n]
	switch {
	case w.time || w.rel == "expl":
		return false
	case w.pos == pron || s.isActor(w):
		return true
	case s.title && w.lex.thing:
		return false
	case w.pos == proper:
		return true
	}
	for _, m := range s.mentionsIn(s.phraseSpan(n)) {
		if m.End >= w.End {
			return true
		}
	}
	return false
}

// isActor reports whether w is a noun for people or bodies; unknown plurals in
// -ers, -ors, -ists and -ians are taken for people.
func (s *sent) isActor(w *word) bool {
	if w.lex != &unknown {
		return w.lex.actor
	}
	return w.tag == "NNS" && hasAnySuffix(w.form, "ers", "ors", "ists", "ians", "eers", "women", "men")
}

func hasAnySuffix(w string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(w, x) })
}

// twoBefore splits "Iraqi and Syrian officials" and "US and EU negotiators".
func (s *sent) twoBefore(n int) (a, b side, ok bool) {
	if s.words[n].tag != "NNS" {
		return
	}
	for j := n - 1; j > 1; j-- {
		w := &s.words[j]
		if w.rel != "conj" || !w.cap || w.pos != proper && w.pos != adj || s.words[j-1].pos != conj {
			continue
		}
		h := w.head
		if f := &s.words[h]; f.head != n || !f.cap || f.pos != w.pos || h != j-2 {
			return
		}
		a = side{s.words[h].Span, -1}
		b = side{news.Span{Start: w.Start, End: s.words[n].End}, n}
		return a, b, true
	}
	return
}

// role turns a side into a role with the entity that its words name.
func (s *sent) role(d side) news.Role {
	if !d.known() {
		return news.Role{}
	}
	r := news.Role{Span: d.span}
	best := -1
	for _, m := range s.mentionsOver(d.span) {
		if !s.names(m, d) {
			continue
		}
		n := m.Len()
		if m.End >= d.span.End {
			n += 1000
		}
		if m.Kind == news.ByName {
			n += 100
		}
		if n > best {
			best, r.Entity = n, m.Entity
		}
	}
	if r.Entity == "" {
		if o, id := s.servedBy(d); id != "" {
			r.Entity = id
			r.Span = r.Span.Cover(o)
		}
	}
	if id := s.apposed(d); id != "" {
		r.Entity = id
	}
	return r
}

// servedBy is the state or the union of states for which those named by a noun
// act: "Russia's forces", "Kenya's government". A spokesman of a person is not
// that person, and workers of a firm are not the firm.
func (s *sent) servedBy(d side) (news.Span, news.EntityID) {
	if d.node < 0 || !s.isActor(&s.words[d.node]) {
		return news.Span{}, ""
	}
	o := s.child(d.node, "nmod:poss")
	if o < 0 || s.words[o].pos == pron {
		return news.Span{}, ""
	}
	for _, m := range s.mentionsIn(s.phraseSpan(o)) {
		if e := s.entity(m.Entity); e != nil && m.Kind == news.ByName && (e.Type == news.Country || e.Country == "IGO" || e.Country == "EUR") {
			return s.phraseSpan(o), m.Entity
		}
	}
	return news.Span{}, ""
}

// apposed is the person whose name stands beside his office: "the prime
// minister of Hungary, Viktor Orban".
func (s *sent) apposed(d side) news.EntityID {
	if d.node < 0 || !s.isActor(&s.words[d.node]) || s.words[d.node].tag == "NNS" {
		return ""
	}
	n := s.child(d.node, "appos")
	if of := s.child(d.node, "nmod"); n < 0 && of > d.node && s.prep(of) == "of" {
		n = s.child(of, "appos") // a person stands beside no country or ship
	}
	if n < d.node || s.words[n].pos != proper {
		return ""
	}
	for _, m := range s.mentionsIn(s.phraseSpan(n)) {
		if m.Type == news.Person && m.Kind == news.ByName {
			return m.Entity
		}
	}
	return ""
}

// names reports whether mention m can stand for all of a side: "his guest" is
// not he, and "students of the institute" are not the institute, though
// officials of a country act for it.
func (s *sent) names(m news.Mention, d side) bool {
	if m.Kind == news.ByPronoun {
		return m.Len() >= d.span.Len()
	}
	if d.node < 0 || m.Start < s.phraseSpan(d.node).End {
		return true
	}
	e := s.entity(m.Entity)
	return e == nil || e.Type != news.Person && (e.Type != news.Organisation || e.Country == "IGO" || e.Country == "EUR")
}

// mentionsOver returns the mentions that share a byte with sp.
func (s *sent) mentionsOver(sp news.Span) []news.Mention {
	ms := s.a.Mentions
	lo := s.mentionFrom(sp.Start)
	hi := lo
	for hi < len(ms) && ms[hi].Start < sp.End {
		hi++
	}
	return ms[lo:hi]
}

// mentionsIn returns the mentions inside sp.
func (s *sent) mentionsIn(sp news.Span) []news.Mention {
	ms := s.a.Mentions
	lo, _ := slices.BinarySearchFunc(ms, sp.Start, func(m news.Mention, at int) int { return m.Start - at })
	hi := lo
	for hi < len(ms) && ms[hi].Start < sp.End && ms[hi].End <= sp.End {
		hi++
	}
	return ms[lo:hi]
}
