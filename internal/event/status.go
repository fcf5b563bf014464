package event

import (
	"strings"

	"chancery/internal/news"
)

// A statusWord says what a word does to the status of an event it governs:
// "plans to visit" (gov), "a planned visit" (adj), "the visit was cancelled"
// (subj), "ahead of the visit" (prep), "allegedly visited" (adv).
type statusWord struct {
	gov, adj, subj, prep, modal, adv news.Status
	control                          bool // its object does what "to" opens
	light                            bool // lends its subject to the noun: "held talks"
	undergo                          bool // its subject suffers what the noun tells: "faced criticism"
}

// lends reports whether the subject of a verb acts in the noun event that the
// verb governs: light verbs, and verbs like "plan" and "cancel".
func (t *statusWord) lends() bool {
	return t.light || t.gov == news.Planned || t.gov == news.Cancelled || t.gov == news.Ongoing
}

// loadStatus reads data/status.tsv: role, status, words.
func (x *lexicon) loadStatus() {
	for _, r := range records("status.tsv", 3) {
		for w := range strings.FieldsSeq(r[2]) {
			x.at(w).status.set(r[0], news.Status(r[1]))
		}
	}
}

func (t *statusWord) set(role string, v news.Status) {
	switch role {
	case "gov":
		t.gov = v
	case "adj":
		t.adj = v
	case "subj":
		t.subj = v
	case "prep":
		t.prep = v
	case "modal":
		t.modal = v
	case "adv":
		t.adv = v
	case "control":
		t.control = true
	case "light":
		t.light = true
	case "undergo":
		t.undergo = true
	}
}

// A verdict is a status with the words that decided it and the reason.
type verdict struct {
	status news.Status
	cue    news.Span
	why    string
}

func (s *sent) verdict(st news.Status, first, last int, why string) verdict {
	return verdict{st, news.Span{Start: s.words[first].Start, End: s.words[last].End}, why}
}

// decide sets the status of d and the words that decided it.
func (s *sent) decide(d *draft) {
	var v verdict
	if d.isNoun {
		v = s.nounStatus(d)
	} else {
		v = s.verbStatus(d.head, 0)
	}
	if v.status == "" || v.why == present {
		if c := s.conditional(d.head); c.status != "" {
			v = c
		}
	}
	if v.why == present && verbal(d.typ) {
		v = verdict{} // "condemns", "calls on": said and done
	}
	if v.status == "" && d.typ == "COERCE" && s.words[d.head].lemma == "face" {
		v = s.verdict(news.Possible, d.head, d.head, "faced, not undergone yet")
	}
	d.status, d.cue, d.statusWhy, d.bare = v.status, v.cue, v.why, d.weak
	if v.status != "" {
		return
	}
	d.status, d.bare = news.Done, true
	if d.isNoun && s.x.has(s.words[d.head].lex, "lasting") {
		d.status, d.statusWhy = news.Ongoing, "wars go on unless the words say otherwise"
	}
}

// verbStatus reads the auxiliaries of the verb at v, and what governs it.
func (s *sent) verbStatus(v, depth int) verdict {
	if depth > 4 {
		return verdict{}
	}
	w := &s.words[v]
	if n := s.negation(v); n >= 0 {
		return s.verdict(news.Denied, n, n, "negated")
	}
	if r := s.adverbStatus(v); r.status != "" {
		return r
	}
	if n := s.child(v, "nsubj"); n >= 0 {
		if no := s.child(n, "det"); no >= 0 && s.words[no].form == "no" {
			return s.verdict(news.Denied, no, no, "negated subject")
		}
	}
	for j := range v {
		if a := &s.words[j]; a.head == v && a.is("aux") && a.lex.status.modal != "" {
			return s.verdict(a.lex.status.modal, j, j, "modal")
		}
	}
	if to := s.toOf(v); to >= 0 {
		return s.infinitiveStatus(v, to, depth)
	}
	if w.tag == "VBG" {
		if be := s.child(v, "aux"); be >= 0 {
			return s.ongoingUnless(v, be)
		}
		return s.participleStatus(v, depth)
	}
	if w.rel == "conj" && s.words[w.head].pos == verb && s.child(v, "nsubj", "aux") < 0 && (w.tag == "VB" || w.tag == s.words[w.head].tag && w.tag != "VBD") {
		return s.verbStatus(w.head, depth+1) // "will hold talks and go on"
	}
	if (w.tag == "VBZ" || w.tag == "VBP") && !s.title {
		return s.verdict(news.Ongoing, v, v, present)
	}
	if be := s.child(v, "aux:pass"); be >= 0 && s.isBeing(v) && s.child(v, "mark") < 0 {
		return s.verdict(news.Ongoing, be, be, "being done")
	}
	return s.contentStatus(v, depth)
}

// ongoingUnless is the status of "is meeting", but for "was to" forms.
func (s *sent) ongoingUnless(v, be int) verdict {
	return s.verdict(news.Ongoing, be, v, "progressive")
}

// negation is the "not", "never" or "no longer" of verb v, or -1.
func (s *sent) negation(v int) int {
	for j := range s.words {
		w := &s.words[j]
		if w.head != v {
			continue
		}
		switch w.form {
		case "not", "n't", "n’t", "never", "neither":
			if j+1 < len(s.words) && s.words[j+1].form == "only" {
				return -1
			}
			return j
		case "without":
			return j
		}
	}
	return -1
}

// adverbStatus reads "allegedly" and its like.
func (s *sent) adverbStatus(v int) verdict {
	for j := range s.words {
		if w := &s.words[j]; w.head == v && w.is("advmod") && w.lex.status.adv != "" {
			return s.verdict(w.lex.status.adv, j, j, "adverb")
		}
	}
	return verdict{}
}

// present is the reason of a status that only the tense tells.
const present = "present tense"

// verbal reports whether events of a type are mostly acts of speech, which the
// present tense tells as finished.
func verbal(typ string) bool {
	switch typ {
	case "CONSULT", "MOBILIZE", "ASSAULT", "PROTEST", "COOPERATE", "AID":
		return false
	}
	return true
}

func (s *sent) isBeing(v int) bool {
	for j := range v {
		if w := &s.words[j]; w.head == v && w.form == "being" {
			return true
		}
	}
	return false
}

// infinitiveStatus follows "to" to the word that governs it.
func (s *sent) infinitiveStatus(v, to, depth int) verdict {
	w := &s.words[v]
	g := w.head
	if g < 0 || w.rel == "root" {
		return s.verdict(news.Planned, to, to, "infinitive of a headline")
	}
	if w.rel == "conj" {
		return s.verbStatus(g, depth+1)
	}
	gw := &s.words[g]
	if st := s.governing(gw); st != "" && g < v {
		if gw.pos == verb && st == news.Possible && (gw.tag == "VBD" || gw.tag == "VBN") && isTrying(gw.lemma) {
			st = news.Failed // "tried to cross"; who succeeds is not said to have tried
		}
		if gw.pos == verb {
			if outer := s.verbStatus(g, depth+1); outer.status == news.Denied {
				return outer
			}
		}
		return s.verdict(st, g, to, "governed by "+gw.form)
	}
	switch {
	case w.rel == "xcomp" && gw.pos == verb:
		return s.verbStatus(g, depth+1)
	case gw.lex.status.control:
		return s.verbStatus(g, depth+1)
	case w.rel == "acl" && gw.nominal() && gw.head >= 0 && gw.is("obj"):
		if o := &s.words[gw.head]; s.governing(o) != "" { // "has a plan", "made an offer"
			return s.verdict(s.governing(o), gw.head, gw.head, "governed by "+o.form)
		}
	}
	// "travelled to Paris to meet Macron": a purpose.
	return s.verdict(news.Planned, to, to, "purpose")
}

func isTrying(lemma string) bool { return lemma == "try" || lemma == "attempt" }

// governing is the status that w gives to what it governs: under its lemma, or
// its form ("is likely to", "expected to").
func (s *sent) governing(w *word) news.Status {
	if st := w.lex.status.gov; st != "" {
		return st
	}
	if l := s.x.lemmas[w.form]; l != nil {
		return l.status.gov
	}
	return ""
}

// participleStatus follows "considered sending", "denied attacking", "after
// visiting".
func (s *sent) participleStatus(v, depth int) verdict {
	w := &s.words[v]
	if m := s.child(v, "mark", "case"); m >= 0 && m < v {
		mw := &s.words[m]
		if st := mw.lex.status.prep; st != "" {
			return s.verdict(st, m, m, "preposition")
		}
		if mw.form != "of" && mw.form != "in" && mw.form != "to" && mw.form != "from" {
			return verdict{}
		}
	}
	if w.head < 0 || w.head > v {
		return verdict{}
	}
	g := &s.words[w.head]
	if w.rel == "conj" {
		if s.child(v, "nsubj") < 0 && g.tag == "VBG" {
			return s.verbStatus(w.head, depth+1)
		}
		return verdict{}
	}
	isLoose := w.rel == "advcl" && s.child(v, "mark", "case") < 0
	if isLoose && g.pos == verb { // "visits Peru, discussing trade"
		if v := s.verbStatus(w.head, depth+1); v.status == news.Ongoing || v.status == news.Planned || v.status == news.Possible {
			return v
		}
	}
	if st := s.governing(g); st != "" && !isLoose && !g.nominal() {
		return s.verdict(st, w.head, w.head, "governed by "+g.form)
	}
	return verdict{}
}

// contentStatus follows a clause to the verb that reports it: what is alleged
// may be, what is expected is planned.
func (s *sent) contentStatus(v, depth int) verdict {
	w := &s.words[v]
	if w.rel != "ccomp" && w.rel != "xcomp" || w.head < 0 || w.head > v {
		return verdict{}
	}
	switch g := &s.words[w.head]; g.lex.status.gov {
	case news.Possible, news.Denied:
		if g.pos == verb && s.negation(w.head) < 0 {
			return s.verdict(g.lex.status.gov, w.head, w.head, "reported with "+g.form)
		}
	}
	return verdict{}
}

// conditional finds "if" or "unless" over the clause of word i.
func (s *sent) conditional(i int) verdict {
	c := s.words[i].clause
	for range 3 {
		for j := range c {
			if w := &s.words[j]; w.head == c && w.is("mark") && (w.pos == sub || w.pos == adp) && w.lex.status.gov != "" {
				return s.verdict(w.lex.status.gov, j, j, "condition")
			}
		}
		w := &s.words[c]
		if w.head < 0 || !w.is("conj", "xcomp") {
			break
		}
		c = s.words[w.head].clause
	}
	return verdict{}
}
