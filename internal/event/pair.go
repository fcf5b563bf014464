package event

import (
	"slices"

	"chancery/internal/news"
)

// A pair is two parties of one kind that the text has put side by side: "Xi
// and Putin", "between Peru and Chile". "The two leaders" takes it up.
type pair struct {
	a, b     news.EntityID
	kind     news.EntityType // of both; [news.Country] for all that stands for one
	sentence int
}

// pairReach is how many sentences after it a pair can be taken up.
const pairReach = 6

// seePairs remembers the pairs of the sentence that was read.
func (r *reader) seePairs() {
	for j := range r.words {
		w := &r.words[j]
		if w.rel != "conj" || !w.nominal() || !r.words[w.head].nominal() || r.conjunct(j) >= 0 || r.words[w.head].rel == "conj" {
			continue
		}
		r.addPair(r.role(r.whole(w.head)).Entity, r.role(r.whole(j)).Entity)
	}
}

func (r *reader) addPair(a, b news.EntityID) {
	if k := r.kindOf(a); k != "" && k == r.kindOf(b) && a != b {
		r.pairs = append(r.pairs, pair{a, b, k, r.index})
	}
}

// kindOf is the kind that pairs tell apart, "" for what makes none.
func (r *reader) kindOf(id news.EntityID) news.EntityType {
	e := r.entity(id)
	switch {
	case e == nil:
		return ""
	case e.Type == news.Person, e.Type == news.Organisation:
		return e.Type
	case e.IsPlace() && e.Country != "":
		return news.Country
	}
	return ""
}

// takeUpPair makes both sides of a mutual event of "the two leaders" or
// "they", who are a pair named before.
func (r *reader) takeUpPair(d *draft, m *news.EventMention) {
	if m.Recipient.Known() && !r.isTheirs(d.recipient) || !d.actor.known() || !slices.Contains(d.rule.args, "both") {
		return
	}
	if p, ok := r.pairMeant(d.actor, m.Actor.Entity); ok {
		m.Actor = news.Role{Span: d.actor.span, Entity: p.a}
		m.Recipient = news.Role{Span: d.actor.span, Entity: p.b}
		m.Why = append(m.Why, "sides: both of the two whom the words mean")
		r.addPair(p.a, p.b)
	}
}

// pairMeant is the pair that the words of a side mean: the two whom the name
// layer found, else the last pair of their kind.
func (r *reader) pairMeant(d side, found news.EntityID) (pair, bool) {
	for _, m := range r.mentionsOver(d.span) {
		if len(m.Others) == 1 && m.End == d.span.End && m.Entity != m.Others[0] {
			return pair{a: m.Entity, b: m.Others[0]}, true
		}
	}
	if found != "" {
		return pair{}, false
	}
	if kind, ok := r.pairNoun(d); ok {
		return r.pairFor(kind, d.span.Start)
	}
	return pair{}, false
}

// isTheirs recognises "their countries", which are the pair once more.
func (r *reader) isTheirs(d side) bool {
	if d.node < 0 {
		return false
	}
	p := r.child(d.node, "nmod:poss")
	return p >= 0 && r.words[p].form == "their" && r.x.has(r.words[d.node].lex, "pair-state")
}

// pairNoun reports whether a side is words for two parties, and of what kind;
// "" is any.
func (r *reader) pairNoun(d side) (kind news.EntityType, ok bool) {
	if d.node < 0 {
		return "", false
	}
	w := &r.words[d.node]
	switch w.form {
	case "they", "their", "both":
		return "", r.before.paired
	}
	if w.tag != "NNS" {
		return "", false
	}
	switch {
	case r.x.has(w.lex, "pair-person"):
		kind = news.Person
	case r.x.has(w.lex, "pair-state"):
		kind = news.Country
	case r.x.has(w.lex, "pair-company"):
		kind = news.Organisation
	case !r.x.has(w.lex, "pair-side"):
		return "", false
	}
	return kind, r.countsTwo(d.node)
}

// countsTwo: "the two leaders", "both sides", and "the leaders" with nothing
// that tells which.
func (r *reader) countsTwo(n int) bool {
	the := false
	for j := range r.words {
		w := &r.words[j]
		if w.head != n {
			continue
		}
		switch {
		case w.form == "two" || w.form == "both":
			return true
		case w.form == "the":
			the = true
		case w.is("amod", "compound", "nummod", "nmod", "acl", "nmod:poss", "appos", "det"):
			return false
		}
	}
	return the
}

// pairFor is the last pair of that kind before byte at, else the two of that
// kind who were named last.
func (r *reader) pairFor(kind news.EntityType, at int) (pair, bool) {
	for _, p := range slices.Backward(r.pairs) {
		if r.index-p.sentence > pairReach {
			break
		}
		if kind == "" || p.kind == kind {
			return p, true
		}
		if kind == news.Country && p.kind == news.Person {
			if a, b := r.stateOf(p.a), r.stateOf(p.b); a != "" && b != "" && a != b {
				return pair{a: a, b: b}, true
			}
		}
	}
	return r.lastTwo(kind, at)
}

// stateOf is the country of somebody, if the article names it.
func (r *reader) stateOf(id news.EntityID) news.EntityID {
	e := r.entity(id)
	if e == nil || e.Country == "" {
		return ""
	}
	for i := range r.a.Entities {
		if k := &r.a.Entities[i]; k.Type == news.Country && k.Country == e.Country {
			return k.ID
		}
	}
	return ""
}

// lastTwo are the two parties of a kind that were named last, within three
// sentences.
func (r *reader) lastTwo(kind news.EntityType, at int) (p pair, ok bool) {
	if kind == "" || kind == news.Organisation {
		return p, false
	}
	from := r.a.Sentences[max(0, r.index-3)].Start
	lo, hi := r.mentionFrom(from), r.mentionFrom(at)
	for i := hi - 1; i >= lo; i-- {
		m := &r.a.Mentions[i]
		if m.End > at || r.kindOf(m.Entity) != kind || m.Kind == news.ByPronoun {
			continue
		}
		switch {
		case p.b == "":
			p.b = m.Entity
		case m.Entity != p.b:
			p.a = m.Entity
			return p, true
		}
	}
	return pair{}, false
}

// takeUpHost gives what a visitor will sign or discuss on the visit told of in
// the same sentence its other side, the host: "his visit to Oslo, with plans to
// sign a treaty".
func (r *reader) takeUpHost(d *draft, m *news.EventMention) {
	if m.Actor.Entity == "" || m.Recipient.Known() || d.recipient.known() || !slices.Contains(d.rule.args, "both") {
		return
	}
	for _, e := range slices.Backward(r.out[max(0, len(r.out)-lookBack):]) {
		if e.Span != r.span {
			return
		}
		if e.Mode == "visit" && e.Actor.Entity == m.Actor.Entity && e.Recipient.Entity != "" && !r.isApart(e.Trigger) {
			m.Recipient = e.Recipient
			m.Why = append(m.Why, "sides: the recipient is the host of the visit told of in the same sentence")
			return
		}
	}
}

// isApart reports whether the event at sp is only what another came before or
// after: "after his visit".
func (r *reader) isApart(sp news.Span) bool {
	i := r.wordAt(sp.Start)
	if i < 0 || !r.words[i].nominal() {
		return i < 0
	}
	p := r.prep(i)
	return p != "during" && afar(p) || p == "to" || p == "of"
}

// takeUpSides gives bare talks ("with discussions expected to cover trade") the
// sides of the visit or meeting told of right before.
func (r *reader) takeUpSides(d *draft, m *news.EventMention) {
	if !d.isNoun || d.typ != "CONSULT" || m.Actor.Known() || m.Recipient.Known() || r.words[d.head].tag != "NNS" || d.actor.known() || d.recipient.known() {
		return
	}
	for _, e := range slices.Backward(r.out[max(0, len(r.out)-lookBack):]) {
		if k := r.a.SentenceAt(e.Start); k < r.index-1 {
			return
		}
		if e.Type == "CONSULT" && e.Actor.Entity != "" && e.Recipient.Entity != "" && e.Status != news.Historical {
			m.Actor, m.Recipient = e.Actor, e.Recipient
			m.Why = append(m.Why, "sides: those of “"+r.a.Words(e.Trigger)+"”, told right before")
			return
		}
	}
}
