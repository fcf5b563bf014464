package event

// A group is the verb group around a full verb: auxiliaries, negation and
// adverbs to its left belong to it.
type group struct {
	first, verb int
	passive     bool
	modal       int // word index of the first modal, or -1
	neg         int // of a negation, or -1
	be          int // of a form of be, or -1
	have        int
	inf         int // of the "to" that makes it an infinitive, or -1
}

// groupOf finds the verb group of the verb at v.
func (s *sent) groupOf(v int) group {
	g := group{first: v, verb: v, modal: -1, neg: -1, be: -1, have: -1, inf: -1}
	for i := v - 1; i >= 0; i-- {
		w := &s.words[i]
		if w.lex != nil && w.lex.negates {
			g.neg = i
		}
		switch w.kind {
		case modal:
			g.modal = i
		case be:
			g.be = i
		case have:
			g.have = i
		case inf:
			g.inf, g.first = i, i
			g.passive = g.be >= 0 && s.words[v].form&part != 0
			return g
		case do, neg, adv:
		default:
			if !s.isGet(i, v) {
				g.passive = s.isPassive(g)
				return g
			}
			g.be = i
		}
		if w.kind != adv || i > 0 && isAux(s.words[i-1].kind) {
			g.first = i
		}
	}
	g.passive = s.isPassive(g)
	return g
}

func isAux(k kind) bool { return k == modal || k == be || k == have || k == do || k == neg }

// isGet recognises "got arrested".
func (s *sent) isGet(i, v int) bool {
	w := &s.words[i]
	return w.kind == verb && w.lex != nil && w.lex.verb == "get" && i == v-1 && s.words[v].form&part != 0
}

// isPassive: "was arrested", and the reduced "soldiers killed by", "a ship
// seized in".
func (s *sent) isPassive(g group) bool {
	w := &s.words[g.verb]
	if w.form&part == 0 || w.form&base != 0 && g.be < 0 {
		return false
	}
	if g.be >= 0 {
		return true
	}
	if g.have >= 0 || g.modal >= 0 {
		return false
	}
	n := s.next(g.verb)
	if n >= len(s.words) {
		return false
	}
	nw := &s.words[n]
	if nw.kind == prep && nw.lex != nil && nw.lex.form == "by" {
		return !s.isTimeAt(n + 1)
	}
	// A reduced relative: no subject of its own, another finite verb follows
	// or a preposition stands before its noun.
	p := s.prev(g.first)
	if p >= 0 && s.words[p].kind == nominal && (nw.kind == prep || nw.kind == timeword) && w.lex != nil && !w.lex.hasIntransitive() {
		c := s.words[p].chunk
		if c >= 0 && s.chunks[c].prep >= 0 && s.words[s.chunks[c].prep].kind == prep && s.laterVerb(g.verb) < 0 {
			return false
		}
		v := s.laterVerb(g.verb)
		return v >= 0 && s.finite(v)
	}
	return s.title && nw.kind == prep && p >= 0 && s.words[p].kind == nominal && w.lex != nil && !w.lex.hasIntransitive() && nw.lex != nil && nw.lex.form == "in"
}

// hasIntransitive is true for verbs that often go without an object.
func (l *lexeme) hasIntransitive() bool { return l.adj }

func (s *sent) isTimeAt(i int) bool {
	if i < len(s.words) && s.words[i].kind == timeword {
		return true
	}
	return i < len(s.words) && s.words[i].chunk >= 0 && s.chunks[s.words[i].chunk].time
}

// laterVerb returns the next verb or form of be to the right in the clause.
func (s *sent) laterVerb(i int) int {
	for i++; i < len(s.words); i++ {
		switch s.words[i].kind {
		case verb, be, have, modal, do:
			return i
		case comma, stop, sub, subprep, that, rel, conj, inf:
			return -1
		}
	}
	return -1
}

func (s *sent) finite(v int) bool {
	w := &s.words[v]
	return w.kind != verb || w.form&(past|third) != 0 || w.form == base
}

// subject returns the chunk that is the subject of the verb at v, or -1.
func (s *sent) subject(v int) int { return s.subjectDepth(v, 0) }

func (s *sent) subjectDepth(v, depth int) int {
	if depth > 4 {
		return -1
	}
	g := s.groupOf(v)
	if g.inf >= 0 {
		return s.infinitiveSubject(g.inf, depth)
	}
	for i := g.first - 1; i >= 0; i-- {
		w := &s.words[i]
		switch w.kind {
		case adv, mark, timeword, neg, be, have, modal, do, poss:
		case nominal, det, pron:
			if w.chunk < 0 {
				continue
			}
			if c := s.climb(w.chunk); c >= 0 {
				return c
			}
			i = s.chunks[w.chunk].first
		default:
			if c, done := s.subjectAcross(g, i, depth); done {
				return c
			}
		}
	}
	return -1
}

// subjectAcross handles a word at i left of the verb group that is no part of
// a noun phrase: done tells whether the search ends there.
func (s *sent) subjectAcross(g group, i, depth int) (c int, done bool) {
	isIng := s.words[g.verb].form == ing
	switch s.words[i].kind {
	case comma:
		if isIng && g.be < 0 {
			return s.earlierSubject(i, depth), true
		}
		c = s.beforeParenthesis(i)
		return c, c >= 0
	case rel, that:
		return s.antecedent(i), true
	case conj, subprep:
		return s.earlierSubject(i, depth), true
	case prep:
		if isIng || depth > 0 {
			return s.earlierSubject(i, depth), true
		}
		return -1, false
	case verb:
		return s.subjectDepth(i, depth+1), true
	}
	return -1, true
}

// earlierSubject is the subject of the nearest verb left of i: verbs joined by
// "and" and participles share it.
func (s *sent) earlierSubject(i, depth int) int {
	for j := i - 1; j >= 0; j-- {
		switch s.words[j].kind {
		case verb:
			return s.subjectDepth(j, depth+1)
		case be, have, modal:
			if k := s.kindAt(j + 1); k != verb && k != adv && k != neg && !isAux(k) {
				return s.nearestChunk(j)
			}
		case stop:
			return -1
		}
	}
	return -1
}

// nearestChunk returns the chunk left of i after climbing out of
// prepositional phrases.
func (s *sent) nearestChunk(i int) int {
	for j := i - 1; j >= 0; j-- {
		if c := s.words[j].chunk; c >= 0 {
			return s.climb(c)
		}
		if k := s.words[j].kind; k == stop || k == verb {
			break
		}
	}
	return -1
}

// beforeParenthesis returns the chunk before ", ...," that ends at i.
func (s *sent) beforeParenthesis(i int) int {
	for j := i - 1; j > 0 && j > i-25; j-- {
		if s.words[j].kind != comma {
			continue
		}
		if c := s.words[j-1].chunk; c >= 0 {
			return s.climb(c)
		}
	}
	return -1
}

// antecedent returns the noun that a relative pronoun at i takes up.
func (s *sent) antecedent(i int) int {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if c := s.words[j].chunk; c >= 0 {
			return c
		}
		if k := s.words[j].kind; k != comma && k != prep && k != mark {
			break
		}
	}
	return -1
}

// climb follows "the president of Russia" from Russia to the president. It
// returns -1 for phrases that cannot be a subject ("in March").
func (s *sent) climb(c int) int {
	for range 8 {
		k := s.chunks[c]
		if k.time {
			if k.prep < 0 {
				return -1
			}
		}
		if l := s.leftConjunct(c); l >= 0 && (s.chunks[l].prep < 0 || k.prep < 0) {
			if s.chunks[l].prep < 0 {
				return l
			}
			c = l
			continue
		}
		if k.prep < 0 || s.words[k.prep].kind == subprep {
			return c
		}
		p := s.prev(k.prep)
		if p < 0 || s.words[p].chunk < 0 {
			return -1
		}
		c = s.words[p].chunk
	}
	return c
}

// infinitiveSubject finds who is to do what "to" at i opens: the object of
// "urged Russia to", the subject of "agreed to", the owner of "plan to".
func (s *sent) infinitiveSubject(i, depth int) int {
	p := s.prev(i)
	if p < 0 {
		return -1
	}
	switch s.words[p].kind {
	case verb:
		return s.subjectDepth(p, depth+1)
	case be:
		return s.nearestChunk(p)
	case nominal, pron:
		return s.objectControl(p, i, depth)
	case conj:
		return s.earlierSubject(p, depth)
	}
	return s.earlierSubject(i, depth)
}

// objectControl decides between "urged Russia to leave" (Russia) and "made a
// promise to leave" (the promiser).
func (s *sent) objectControl(p, i, depth int) int {
	c := s.words[p].chunk
	if c < 0 {
		return s.earlierSubject(i, depth)
	}
	g := s.governor(i)
	if g >= 0 && s.words[g].lex != nil && s.x.controlsObject(s.words[g].lex.verb) {
		k := c
		if up := s.climbAfter(c, g); up >= 0 {
			k = up
		}
		return k
	}
	if g < 0 && !s.hasFinite() { // a headline: "Macron to visit Beijing"
		return s.climb(c)
	}
	return s.earlierSubject(i, depth)
}

// hasFinite reports whether the sentence has a finite verb.
func (s *sent) hasFinite() bool {
	for i := range s.words {
		if w := &s.words[i]; isAux(w.kind) && w.kind != neg || w.kind == verb && w.form&(past|third) != 0 {
			return true
		}
	}
	return false
}

// climbAfter climbs but does not go left of word g.
func (s *sent) climbAfter(c, g int) int {
	for range 6 {
		l := s.leftConjunct(c)
		if l >= 0 && s.chunks[l].first > g {
			c = l
			continue
		}
		k := s.chunks[c]
		if k.prep < 0 {
			return c
		}
		p := s.prev(k.prep)
		if p <= g || p < 0 || s.words[p].chunk < 0 {
			return c
		}
		c = s.words[p].chunk
	}
	return c
}

// governor returns the verb that governs what opens at i: the nearest verb to
// the left in the clause, or -1.
func (s *sent) governor(i int) int {
	for j := i - 1; j >= 0 && j > i-14; j-- {
		switch s.words[j].kind {
		case verb:
			return j
		case stop, sub, rel, that:
			return -1
		}
	}
	return -1
}
