package event

import "strings"

// verbForm returns the form in which word i is used as a verb, 0 if it is a
// noun or adjective here.
func (s *sent) verbForm(i int) vform {
	w := &s.words[i]
	p, n := s.prev(i), s.next(i)
	pk, nk := s.kindAt(p), s.kindAt(n)
	f := w.lex.vform
	switch {
	case pk == modal || pk == inf || pk == do:
		if f&base != 0 {
			return base
		}
	case f&(past|part) != 0 && f&base == 0:
		return s.pastForm(i, p, n)
	case f&ing != 0:
		return s.ingForm(i, p, n)
	}
	if pk == be && f&part != 0 {
		return part
	}
	if pk == have && f&(part|past) != 0 {
		return part
	}
	if w.lex.noun == "" && !w.lex.adj {
		if w.cap && !s.title && i > 0 {
			return 0
		}
		if pk == det || (pk == prep || pk == verb && s.words[p].lex != nil && s.words[p].lex.verb != "help") && f&base != 0 && f&past == 0 {
			return 0
		}
		return f
	}
	return s.ambiguous(i, pk, nk, f)
}

// pastForm handles forms in -ed and irregular ones.
func (s *sent) pastForm(i, p, n int) vform {
	w := &s.words[i]
	pk, nk := s.kindAt(p), s.kindAt(n)
	f := w.lex.vform & (past | part)
	if w.lex.adj && nk == nominal && pk != nominal && pk != pron && pk != rel && pk != be && pk != have && pk != timeword {
		return 0 // "armed men"
	}
	if w.cap && !s.title && i > 0 && pk != stop && pk != mark {
		return 0
	}
	if w.lex.noun != "" && !w.lex.plural && (pk == det || pk == prep) {
		return 0
	}
	switch pk {
	case be:
		return f & part
	case have:
		return f
	case det, poss, prep:
		if nk == nominal {
			return 0 // "the wounded soldiers"
		}
		if pk == prep || pk == det {
			return 0
		}
	case nominal:
		if l := s.words[p].lex; l != nil && l.adj && !l.actor && nk == nominal {
			return 0
		}
	case verb:
		if nk == nominal && !s.words[n].cap && f&past != 0 && s.words[p].form != ing && s.words[p].form != part {
			return 0 // "wounded captured soldiers"
		}
	case conj:
		if q := s.prev(p); s.kindAt(q) == nominal && nk == nominal && s.words[q].lex != nil && s.words[q].lex.adj {
			return 0
		}
	}
	return f
}

// ingForm handles forms in -ing.
func (s *sent) ingForm(i, p, n int) vform {
	w := &s.words[i]
	pk, nk := s.kindAt(p), s.kindAt(n)
	if w.cap && !s.title && i > 0 && pk != mark {
		return 0
	}
	isNoun := w.lex.noun != ""
	takesObject := nk == det || nk == pron || nk == nominal && (!isNoun || s.words[n].cap)
	switch pk {
	case be:
		return ing
	case det, poss:
		return 0
	case prep:
		if isNoun && !takesObject {
			return 0
		}
		return ing
	case nominal:
		if isNoun && !takesObject {
			return 0
		}
		if s.words[p].lex != nil && s.words[p].lex.adj && isNoun {
			return 0
		}
		return ing
	case verb:
		if isNoun && !takesObject {
			return 0
		}
		return ing
	}
	if isNoun && !takesObject && nk != prep && nk != to && nk != inf && nk != that {
		return 0
	}
	return ing
}

// ambiguous decides for forms like "attack" and "visits", which can be both.
func (s *sent) ambiguous(i int, pk, nk kind, f vform) vform {
	w := &s.words[i]
	n := s.next(i)
	if s.title && w.lex.actor && n < len(s.words) && s.words[n].lex != nil && s.words[n].lex.vform&third != 0 {
		return 0 // "Judge Blocks Law"
	}
	opensObject := nk == det || nk == pron || nk == that && pk != det || nk == inf && f&third != 0 ||
		n < len(s.words) && nk == nominal && (s.words[n].cap || s.words[n].num)
	switch pk {
	case pron, rel:
		return f
	case det, poss, prep, sub, to:
		return 0
	case nominal:
		if w.cap && !s.title {
			return 0
		}
		p := s.prev(i)
		if l := s.words[p].lex; l != nil && l.adj && !s.words[p].cap {
			return 0
		}
		if opensObject || f&past != 0 && f&base != 0 && nk == nominal {
			return f // "India cut tariffs"
		}
		if l := s.words[p].lex; f&base != 0 && l != nil && l.plural && nk != prep && nk != stop && nk != comma {
			return f
		}
		if f&third != 0 && nk == nominal && s.words[p].cap && !s.maybeVerb(n) {
			return f
		}
		return 0
	case conj, comma:
		if opensObject && f&third != 0 {
			return f
		}
		if opensObject && s.hasVerbBefore(i, f) {
			return f
		}
		return 0
	}
	return 0
}

// maybeVerb reports whether the undecided word n can be a past tense.
func (s *sent) maybeVerb(n int) bool {
	l := s.words[n].lex
	if l == nil {
		return strings.HasSuffix(s.words[n].In(s.a.Text), "ed")
	}
	return l.vform&(past|part) != 0
}

// hasVerbBefore looks for a verb of the same form with which word i can be
// joined by "and".
func (s *sent) hasVerbBefore(i int, f vform) bool {
	for j := i - 1; j >= 0 && j > i-15; j-- {
		if s.words[j].kind == verb && s.words[j].form&f != 0 {
			return true
		}
	}
	return false
}
