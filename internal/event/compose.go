package event

import "chancery/internal/news"

// compose lets events that govern others decide what becomes of them:
// "agreed to release" is one AGREE, "urged Russia to withdraw" a REQUEST and a
// withdrawal called for.
func (s *sent) compose(ds []draft) {
	for i := range ds {
		d := &ds[i]
		if d.dropped || d.rule.Inner == "" {
			continue
		}
		for j := range ds {
			if e := &ds[j]; j != i && !e.dropped && s.governs(d.head, e.head) {
				s.apply(d, e)
			}
		}
		if !d.recipient.known() && !d.isNoun && d.typ != "" {
			d.recipient = s.namedIn(d)
		}
	}
	for i := range ds {
		if ds[i].typ == "" {
			ds[i].dropped = true
		}
	}
}

// governs reports whether word i stands in the complement of head: in an
// infinitive, gerund, that-clause or noun phrase that hangs on it.
func (s *sent) governs(head, i int) bool {
	for range 10 {
		w := &s.words[i]
		g := w.head
		if g < 0 {
			return false
		}
		switch {
		case w.is("xcomp", "ccomp", "obj", "iobj", "nsubj:pass", "compound", "amod"):
		case w.is("obl", "nmod"):
			if s.words[g].isVerb() && s.prep(i) != "" && (afar(s.prep(i)) || s.isAbsolute(i)) {
				return false
			}
		case w.rel == "acl":
		case w.rel == "advcl":
			if m := s.child(i, "mark", "advmod"); m >= 0 && s.words[m].pos == sub && s.words[i].tag != "VBG" || s.child(i, "nsubj") >= 0 {
				return false
			}
		case w.rel == "conj", w.is("nsubj"), w.rel == "acl:relcl":
			if g == head || w.rel == "acl:relcl" {
				return false
			}
		default:
			return false
		}
		if i = g; i == head {
			return true
		}
	}
	return false
}

// isAbsolute recognises a phrase that stands for a clause: ", with talks
// expected to resume".
func (s *sent) isAbsolute(i int) bool {
	c := s.child(i, "case")
	return c > 0 && s.words[c].form == "with" && s.words[c-1].form == ","
}

// afar reports whether a preposition tells of circumstances: "after the
// attack", "during a visit".
func afar(prep string) bool {
	switch prep {
	case "after", "before", "during", "since", "following", "until", "amid", "amidst", "despite", "ahead":
		return true
	}
	return false
}

// namedIn is the first known name in the complement of d, for promises and
// demands whose complement holds no event that we know.
func (s *sent) namedIn(d *draft) side {
	for i := d.last + 1; i < len(s.words); i++ {
		w := &s.words[i]
		if !w.nominal() || w.pos == pron || w.time || w.is("compound", "flat", "nmod:poss") || !s.governs(d.head, i) {
			continue
		}
		if len(s.mentionsIn(s.phraseSpan(i))) > 0 {
			return s.whole(i)
		}
	}
	return nobody
}

func (s *sent) apply(d, e *draft) {
	if !d.recipient.known() && e.recipient.known() && e.recipient.span != d.actor.span {
		switch d.rule.Inner {
		case "drop", "op", "promise":
			d.recipient = e.recipient
		}
	}
	switch d.rule.Inner {
	case "drop":
		e.dropped = true
	case "promise":
		if hostile(e.typ) && d.typ == "AGREE" && s.isPromised(d, e) {
			d.typ = "THREATEN"
		}
		e.dropped = true
	case "op":
		// "end", "stop": the type depends on what is stopped.
		if d.typ == "" && !e.dropped {
			d.typ = "CONCEDE"
			if !hostile(e.typ) {
				d.typ = "SANCTION"
			}
		}
		e.dropped = true
	default:
		s.settleInner(d, e)
	}
}

// isPromised reports whether e is what d promises, and no mere detail of it
// ("agreed to house families who fled the war"). Troops may come to help.
func (s *sent) isPromised(d, e *draft) bool {
	h := s.words[e.head].head
	isNear := h == d.head || h >= 0 && s.words[h].head == d.head
	return isNear && (e.typ != "MOBILIZE" || d.rule.POS == "a")
}

// settleInner gives e the status that the rule of d names for its complement.
func (s *sent) settleInner(d, e *draft) {
	w := &s.words[d.head]
	e.status, e.cue, e.bare, e.statusWhy = news.Status(d.rule.Inner), w.Span, false, "governed by "+w.form
	if e.status == news.Denied {
		d.dropped = true // what is denied is the event
	}
	if e.status == news.Possible && !e.isNoun && s.words[e.head].tag == "VBG" && d.recipient.known() {
		e.actor = d.recipient // "accused the guards of beating prisoners"
	}
	if !d.recipient.known() && e.actor.known() && e.actor.span != d.actor.span {
		d.recipient = e.actor
	}
	if e.isNoun && !e.actor.known() {
		e.actor = d.recipient
	}
}

// hostile reports whether a type is material conflict.
func hostile(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST":
		return true
	}
	return false
}
