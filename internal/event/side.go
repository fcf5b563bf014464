package event

import (
	"slices"

	"chancery/internal/news"
)

// agent turns a chunk into an actor: the chunk itself, or its owner if it is
// a thing ("Russia's forces" stay whole, "Kyiv's decision" becomes Kyiv).
func (s *sent) agent(c int) side {
	if s.chunks[c].time {
		return side{chunk: -1}
	}
	if !s.actorish(c) {
		if o := s.ownerSide(c); o.known() {
			return o
		}
		if f := s.ofSide(c); f.known() {
			return f
		}
	}
	return s.whole(c)
}

// target turns a chunk into a recipient: somebody, or whoever a thing belongs
// to or comes from ("the attack by Hamas", "China's ban").
func (s *sent) target(c int, d *draft) side {
	if s.chunks[c].time {
		return side{chunk: -1}
	}
	if s.actorish(c) && !s.head(c).isEventNoun(s.x) {
		return s.whole(c)
	}
	if o := s.ownerSide(c); o.known() {
		return o
	}
	for _, p := range s.phrasesAfter(s.chunks[c].last, nil) {
		if (p.prep == "by" || p.prep == "of" || p.prep == "from") && s.actorish(p.chunk) {
			return s.whole(p.chunk)
		}
		if p.prep != "of" {
			break
		}
	}
	if m := s.demonym(c, s.chunks[c].last); m.known() {
		return m
	}
	if s.actorish(c) || takesThings(d.typ) {
		return s.whole(c)
	}
	return side{chunk: -1}
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

// isEventNoun reports whether a noun rule starts from w.
func (w *word) isEventNoun(x *lexicon) bool {
	return w.kind == nominal && w.lex != nil && w.lex.noun != "" && !w.cap && len(w.lex.asNoun) > 0 && !w.lex.actor
}

// ofSide follows "forces of Russia".
func (s *sent) ofSide(c int) side {
	n := s.chunks[c].last + 1
	if n+1 < len(s.words) && s.words[n].kind == prep && s.words[n].lex.form == "of" {
		if m := s.words[s.next(n)%len(s.words)].chunk; m > c && s.actorish(m) {
			return s.whole(m)
		}
	}
	return side{chunk: -1}
}

// ownerSide is the possessor in chunk c if it can act: "Putin's", "his".
func (s *sent) ownerSide(c int) side {
	if o := s.owner(c); !o.IsZero() {
		return side{o, -1}
	}
	w := &s.words[s.chunks[c].first]
	if w.kind == det && w.lex != nil && isPossPron(w.lex.form) {
		return side{w.Span, -1}
	}
	return side{chunk: -1}
}

func isPossPron(f string) bool {
	switch f {
	case "his", "her", "their", "its", "our", "my":
		return true
	}
	return false
}

// whole is chunk c as a side, with an "of" that follows: "a group of
// lawmakers", "the president of Peru".
func (s *sent) whole(c int) side {
	sp := s.chunkSpan(c)
	n := s.chunks[c].last + 1
	if n+1 < len(s.words) && s.words[n].kind == prep && s.words[n].lex != nil && s.words[n].lex.form == "of" {
		if m := s.words[n+1].chunk; m > c && !s.chunks[m].time && !s.isGerund(n+1) {
			sp.End = s.chunkSpan(m).End
		}
	}
	return side{sp, c}
}

// isGerund reports whether word i looks like a gerund: "accused the guard of
// ramming".
func (s *sent) isGerund(i int) bool {
	w := &s.words[i]
	return w.lex == nil && !w.cap && hasAnySuffix(w.In(s.a.Text), "ing")
}

// usedChunk reports whether the head of chunk c belongs to a pattern.
// A noun for people can be part of a pattern and a side at once.
func (s *sent) usedChunk(c int) bool {
	h := s.head(c)
	return h.used && !h.isActor(s.a.Text)
}

// actorish reports whether chunk c names somebody who can act: a known
// entity, a noun for people or bodies, a pronoun, a name.
func (s *sent) actorish(c int) bool {
	k := s.chunks[c]
	if k.time {
		return false
	}
	h := s.head(c)
	if k.pron || h.isActor(s.a.Text) {
		return true
	}
	isCap := h.cap && (k.last > 0 || h.lex == nil) // the first word of a sentence is always capital
	if s.title && h.lex != nil && h.lex.noun != "" {
		isCap = false // headlines write things so as well
	}
	if h.lex != nil && h.lex.noun != "" && !isCap {
		return false
	}
	if isCap && !h.num {
		return k.first > 0 || !s.title
	}
	for _, m := range s.mentionsIn(s.chunkSpan(c)) {
		if m.End >= h.End {
			return true
		}
	}
	return s.title && h.cap && (h.lex == nil || h.lex.noun == "")
}

// isActor reports whether w is a noun for people or bodies; unknown plurals
// in -ers, -ors, -ists and -ians are taken for people.
func (w *word) isActor(text string) bool {
	if w.lex != nil {
		return w.lex.actor
	}
	return !w.cap && w.kind == nominal && hasAnySuffix(w.In(text), "ers", "ors", "ists", "ians", "eers", "women", "men")
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
	return r
}

// names reports whether mention m can stand for all of a side: "his guest" is
// not he, and "students of the institute" are not the institute, though
// officials of a country act for it.
func (s *sent) names(m news.Mention, d side) bool {
	if m.Kind == news.ByPronoun {
		return m.Len() >= d.span.Len()
	}
	if d.chunk < 0 || m.Start < s.chunkSpan(d.chunk).End {
		return true
	}
	e := s.entity(m.Entity)
	return e == nil || e.Type != news.Person && (e.Type != news.Organisation || e.Country == "IGO" || e.Country == "EUR")
}

// owned resolves "his" and "her" that the name layer left open: to the first
// person of the sentence, who is mostly its subject, even if named after the
// pronoun ("Before his visit, President Petro ..."), else to the person named
// last before it.
func (s *sent) owned(r news.Role) news.Role {
	if r.Entity != "" {
		return r
	}
	switch r.In(s.a.Text) {
	case "his", "her", "His", "Her":
	default:
		return r
	}
	back := news.EntityID("")
	for _, m := range s.a.Mentions[s.mentionFrom(s.span.Start-500):] {
		if m.Type != news.Person || m.Entity == "" || m.Kind == news.ByPronoun && m.Start > r.Start {
			continue
		}
		if m.Start >= s.span.End {
			break
		}
		if m.Start >= s.span.Start {
			r.Entity = m.Entity
			return r
		}
		if s.span.Start-m.End < 500 {
			back = m.Entity
		}
	}
	r.Entity = back
	return r
}

// mentionsOver returns the mentions that share a byte with sp.
func (s *sent) mentionsOver(sp news.Span) []news.Mention {
	ms := s.a.Mentions
	lo, _ := slices.BinarySearchFunc(ms, s.span.Start, func(m news.Mention, at int) int { return m.Start - at })
	for lo < len(ms) && ms[lo].End <= sp.Start {
		lo++
	}
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
