package event

import "chancery/internal/news"

// nounStatus reads the words around a noun event.
func (s *sent) nounStatus(d *draft) verdict {
	for j := d.head - 1; j >= s.firstOf(d.head); j-- {
		w := &s.words[j]
		if w.form == "no" && w.head == d.head {
			return s.verdict(news.Denied, j, j, "negated")
		}
		st := w.lex.status.adj
		if l := s.x.lemmas[w.form]; st == "" && l != nil {
			st = l.status.adj
		}
		if st != "" && w.is("amod", "compound", "acl") {
			return s.verdict(st, j, j, "adjective")
		}
	}
	for j := d.head + 1; j < len(s.words); j++ { // "talks scheduled for May"
		if w := &s.words[j]; w.head == d.head && w.rel == "acl" && w.tag == "VBN" && w.lex.status.subj == news.Planned {
			return s.verdict(news.Planned, j, j, "verb")
		}
	}
	if d.subjOf >= 0 {
		if v := s.subjectStatus(d); v.status != "" {
			return v
		}
	}
	if d.gov >= 0 {
		if v, ok := s.governedStatus(d); ok {
			return v
		}
	}
	return s.prepStatus(d)
}

// subjectStatus: "the talks collapsed", "the visit will take place".
func (s *sent) subjectStatus(d *draft) verdict {
	w := &s.words[d.subjOf]
	t := w.lex.status
	if t.subj != "" {
		// "is expected to deepen ties" says little about whether it takes place.
		d.weak = s.child(d.subjOf, "xcomp") >= 0
		return s.verdict(t.subj, d.subjOf, d.subjOf, "verb")
	}
	if !t.light && t.gov == "" {
		if v := s.verbStatus(d.subjOf, 0); v.status == news.Planned && d.typ == "CONSULT" {
			d.weak = true // "the talks will cover trade"
			return v
		}
		return verdict{}
	}
	v := s.verbStatus(d.subjOf, 0)
	if v.status == "" && s.isPassive(d.subjOf) && t.gov != "" && t.gov != news.Ongoing {
		d.weak = true
		return s.verdict(t.gov, d.subjOf, d.subjOf, "verb")
	}
	return v
}

// governedStatus: "planned a visit", "will hold talks", "cancelled talks".
func (s *sent) governedStatus(d *draft) (v verdict, ok bool) {
	w := &s.words[d.gov]
	isObject := s.words[d.head].is("obj", "conj", "xcomp") || s.words[d.head].head != d.gov
	switch t := w.lex.status; {
	case t.light, t.undergo:
		v = s.verbStatus(d.gov, 0)
		if v.status == news.Ongoing && t.gov == news.Done {
			v.status = news.Done // "ends his visit"
		}
		return v, true
	case t.gov != "" && isObject:
		return s.verdict(t.gov, d.gov, d.gov, "governed by "+w.form), true
	}
	return verdict{}, false
}

// prepStatus: "ahead of the visit", "plans for a visit".
func (s *sent) prepStatus(d *draft) verdict {
	c := s.child(d.head, "case")
	if c < 0 || c > d.head {
		return verdict{}
	}
	if st := s.words[c].lex.status.prep; st != "" {
		return s.verdict(st, c, c, "preposition")
	}
	for j := c - 1; j >= max(0, c-1); j-- {
		if s.words[j].form == "ahead" {
			return s.verdict(news.Planned, j, c, "preposition")
		}
	}
	g := s.words[d.head].head
	if g < 0 || g > d.head {
		return verdict{}
	}
	w := &s.words[g]
	if w.form == "ahead" {
		return s.verdict(news.Planned, g, c, "preposition")
	}
	if st := s.governing(w); st != "" && w.pos != verb && (w.nominal() || w.pos == adj) {
		return s.verdict(st, g, g, "governed by "+w.form)
	}
	if w.pos == verb && s.words[c].form == "for" { // "will fly to Rome for talks"
		if v := s.verbStatus(g, 0); v.status == news.Planned || v.status == news.Possible {
			return v
		}
	}
	return verdict{}
}
