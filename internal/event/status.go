package event

import (
	"strings"

	"chancery/internal/news"
)

// A statusWord says what a word does to the status of an event it governs:
// "plans to visit" (gov), "a planned visit" (adj), "the visit was cancelled"
// (subj), "ahead of the visit" (prep).
type statusWord struct {
	gov, adj, subj, prep, modal news.Status
	control                     bool // its object does what "to" opens
	light                       bool // lends its subject to the noun: "held talks"
}

// loadStatus reads data/status.tsv: role, status, words.
func (x *lexicon) loadStatus() {
	for _, r := range records("status.tsv", 3) {
		for w := range strings.SplitSeq(r[2], " ") {
			if w == "" {
				continue
			}
			if r[0] == "gov" || r[0] == "subj" || r[0] == "control" || r[0] == "light" {
				if l := x.at(w); l.verb == "" && l.noun == "" && !l.adj {
					x.addVerb(w)
				}
			}
			l := x.at(w)
			if l.status == nil {
				l.status = &statusWord{}
			}
			l.status.set(r[0], news.Status(r[1]))
			if r[0] == "adj" {
				l.adj = true
			}
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
	case "control":
		t.control = true
	case "light":
		t.light = true
	}
}

// statusOf returns what the data say about the lemma of w.
func (x *lexicon) statusOf(w *word) *statusWord {
	if w.lex == nil {
		return &noStatus
	}
	if w.kind == verb && w.lex.verb != "" {
		if l := x.forms[w.lex.verb]; l != nil && l.status != nil {
			return l.status
		}
	}
	if w.lex.status != nil {
		return w.lex.status
	}
	if l := x.forms[w.lex.noun]; w.kind == nominal && l != nil && l.status != nil {
		return l.status
	}
	return &noStatus
}

var noStatus statusWord

func (x *lexicon) controlsObject(lemma string) bool {
	l := x.forms[lemma]
	return l != nil && l.status != nil && l.status.control
}

// lends reports whether the subject of w acts in the noun event that w
// governs: light verbs, and verbs like "plan" and "cancel".
func (x *lexicon) lends(w *word) bool {
	t := x.statusOf(w)
	return t.light || t.gov == news.Planned || t.gov == news.Cancelled || t.gov == news.Ongoing
}

// decide sets the status of d and the words that decided it.
func (s *sent) decide(d *draft) {
	d.status, d.cue = "", news.Span{}
	if d.isNoun {
		s.decideNoun(d)
	} else {
		d.status, d.cue = s.verbStatus(d.head, 0)
	}
	if d.status == "" {
		d.status, d.cue = s.conditional(d.head)
	}
	if d.status != "" {
		d.bare = d.weak
		return
	}
	d.status, d.bare = news.Done, true
	if n, ok := s.x.classes["lasting"]; ok && d.isNoun && s.words[d.head].hasClass(n) {
		d.status = news.Ongoing // wars go on unless the words say otherwise
	}
}

// verbStatus reads the verb group at v and what governs it.
func (s *sent) verbStatus(v, depth int) (news.Status, news.Span) {
	g := s.groupOf(v)
	if g.neg >= 0 && !s.followedBy(g.neg, "only") {
		return news.Denied, s.words[g.neg].Span
	}
	if g.modal >= 0 {
		if st := s.x.statusOf(&s.words[g.modal]).modal; st != "" {
			return st, s.words[g.modal].Span
		}
	}
	if g.inf >= 0 {
		return s.infinitiveStatus(g, depth)
	}
	w := &s.words[v]
	if w.form == ing {
		if g.be >= 0 {
			return news.Ongoing, s.words[g.be].Span
		}
		return s.gerundStatus(g, depth)
	}
	if p := s.prev(g.first); w.form == base && g.first == v && s.kindAt(p) == conj && depth < 3 {
		if q := s.governor(p); q >= 0 && s.words[q].form&base != 0 { // "will hold talks and go on"
			return s.verbStatus(q, depth+1)
		}
	}
	if w.form == third && !s.title && !s.x.speech(w) {
		return news.Ongoing, w.Span
	}
	if g.be >= 0 && g.passive && g.have < 0 && s.isBeing(g) {
		return news.Ongoing, s.words[g.be].Span
	}
	return "", news.Span{}
}

// speech reports whether the present tense of w tells a finished act of
// speech: "says", "condemns".
func (x *lexicon) speech(w *word) bool {
	for _, r := range w.lex.asVerb {
		switch r.Type {
		case "CONSULT", "MOBILIZE", "ASSAULT", "PROTEST", "COOPERATE", "AID":
			return false
		}
	}
	return true
}

func (s *sent) isBeing(g group) bool {
	for i := g.first; i < g.verb; i++ {
		if s.words[i].lex != nil && s.words[i].lex.form == "being" {
			return true
		}
	}
	return false
}

func (s *sent) followedBy(i int, form string) bool {
	return i+1 < len(s.words) && s.words[i+1].lex != nil && s.words[i+1].lex.form == form
}

// infinitiveStatus follows "to" to the word that governs it.
func (s *sent) infinitiveStatus(g group, depth int) (news.Status, news.Span) {
	p := s.prev(g.inf)
	if p < 0 || depth > 3 {
		return "", news.Span{}
	}
	w := &s.words[p]
	cue := news.Span{Start: w.Start, End: s.words[g.inf].End}
	if w.kind == be {
		return news.Planned, cue
	}
	if st := s.x.statusOf(w).gov; st != "" {
		if w.kind == verb {
			if outer, c := s.verbStatus(p, depth+1); outer == news.Denied {
				return outer, c
			}
		}
		return st, cue
	}
	if w.kind == verb {
		return s.verbStatus(p, depth+1)
	}
	if q := s.governor(g.inf); q >= 0 {
		if t := s.x.statusOf(&s.words[q]); t.gov != "" {
			return t.gov, s.words[q].Span
		} else if t.control {
			return s.verbStatus(q, depth+1)
		}
	}
	// "travelled to Paris to meet Macron" and "to sign": a purpose.
	return news.Planned, s.words[g.inf].Span
}

// gerundStatus follows "considered sending", "denied attacking", "after
// visiting".
func (s *sent) gerundStatus(g group, depth int) (news.Status, news.Span) {
	p := s.prev(g.first)
	if p < 0 || depth > 3 {
		return "", news.Span{}
	}
	w := &s.words[p]
	if w.kind == prep || w.kind == conj {
		if st := s.x.statusOf(w).prep; st != "" {
			return st, w.Span
		}
		q := s.prev(p)
		if q >= 0 {
			if st := s.x.statusOf(&s.words[q]).gov; st != "" {
				return st, s.words[q].Span
			}
		}
		return "", news.Span{}
	}
	if w.kind == subprep {
		if st := s.x.statusOf(w).prep; st != "" {
			return st, w.Span
		}
	}
	if st := s.x.statusOf(w).gov; st != "" && w.kind == verb {
		return st, w.Span
	}
	return "", news.Span{}
}

// conditional finds "if" or "unless" to the left in the clause.
func (s *sent) conditional(i int) (news.Status, news.Span) {
	for j := i - 1; j >= 0 && j > i-12; j-- {
		w := &s.words[j]
		if w.kind == sub && w.lex != nil {
			if st := s.x.statusOf(w).gov; st != "" {
				return st, w.Span
			}
			return "", news.Span{}
		}
		if w.kind == stop || w.kind == comma {
			break
		}
	}
	return "", news.Span{}
}

// decideNoun reads the words around a noun event.
func (s *sent) decideNoun(d *draft) {
	c := s.chunks[s.words[d.head].chunk]
	for i := d.head - 1; i >= c.first; i-- {
		w := &s.words[i]
		if w.lex != nil && w.lex.form == "no" {
			d.status, d.cue = news.Denied, w.Span
			return
		}
		if st := s.x.statusOf(w).adj; st != "" {
			d.status, d.cue = st, w.Span
			return
		}
	}
	if d.subjOf >= 0 {
		if s.subjectStatus(d) {
			return
		}
	}
	if d.gov >= 0 && s.governedStatus(d) {
		return
	}
	s.prepStatus(d, c)
}

// subjectStatus: "the talks collapsed", "the visit will take place".
func (s *sent) subjectStatus(d *draft) bool {
	w := &s.words[d.subjOf]
	t := s.x.statusOf(w)
	if t.subj != "" {
		d.status, d.cue = t.subj, w.Span
		// "is expected to deepen ties" says little about whether it takes place.
		d.weak = s.kindAt(s.next(d.subjOf)) == inf
		return true
	}
	if !t.light && t.gov == "" {
		return false
	}
	st, cue := s.verbStatus(d.subjOf, 0)
	if st == "" && s.groupOf(d.subjOf).passive {
		st, cue, d.weak = t.gov, w.Span, true
	}
	d.status, d.cue = st, cue
	return st != ""
}

// governedStatus: "planned a visit", "will hold talks", "cancelled talks".
func (s *sent) governedStatus(d *draft) bool {
	w := &s.words[d.gov]
	t := s.x.statusOf(w)
	if t.light {
		d.status, d.cue = s.verbStatus(d.gov, 0)
		if d.status == news.Ongoing && t.gov == news.Done {
			d.status = news.Done // "ends his visit"
		}
		return true
	}
	if t.gov != "" {
		d.status, d.cue = t.gov, w.Span
		return true
	}
	return false
}

// prepStatus: "ahead of the visit", "plans for a visit".
func (s *sent) prepStatus(d *draft, c chunk) {
	if c.prep < 0 {
		return
	}
	p := &s.words[c.prep]
	if st := s.x.statusOf(p).prep; st != "" {
		d.status, d.cue = st, p.Span
		return
	}
	q := s.prev(c.prep)
	if q < 0 {
		return
	}
	w := &s.words[q]
	if w.lex != nil && w.lex.form == "ahead" {
		d.status, d.cue = news.Planned, w.Span.Cover(p.Span)
		return
	}
	if st := s.x.statusOf(w).gov; st != "" && w.kind != verb {
		d.status, d.cue = st, w.Span
		return
	}
	if v := s.governor(c.prep); v >= 0 && p.lex != nil && p.lex.form == "for" { // "will fly to Rome for talks"
		if st, cue := s.verbStatus(v, 0); st == news.Planned || st == news.Possible {
			d.status, d.cue = st, cue
		}
	}
}
