package event

// A phrase is a chunk to the right of a head, with its preposition ("" for an
// object).
type phrase struct {
	prep  string
	chunk int
}

// phrasesAfter lists object and prepositional phrases to the right of word i,
// up to the end of the clause.
func (s *sent) phrasesAfter(i int, out []phrase) []phrase {
	out = out[:0]
	for j := i + 1; j < len(s.words) && j < i+30; j++ {
		w := &s.words[j]
		switch w.kind {
		case verb:
			if w.form != ing && !(w.form&part != 0 && s.isPassive(s.groupOf(j))) {
				return out
			}
			if w.form == ing && s.kindAt(s.prev(j)) == comma {
				return out
			}
		case be, modal, have, do, sub, rel, that, stop:
			return out
		case comma:
			if !s.listComma(j) {
				return out
			}
		}
		if c := w.chunk; c >= 0 && s.chunks[c].first == j {
			p := ""
			if k := s.chunks[c].prep; k >= 0 && s.words[k].lex != nil {
				p = s.words[k].lex.form
				if s.words[k].used && isParticle(p) {
					p = ""
				}
			} else if pk := s.kindAt(s.prev(j)); pk == conj || pk == comma {
				p = "and"
			}
			out = append(out, phrase{p, c})
			j = s.chunks[c].last
		}
	}
	return out
}

// listComma reports whether the comma at j joins members of a list or opens
// a short aside, so that the clause goes on.
func (s *sent) listComma(j int) bool {
	n := s.next(j)
	if n >= len(s.words) || s.words[n].chunk < 0 {
		return s.kindAt(n) == prep || s.kindAt(n) == conj && s.kindAt(s.next(n)) == nominal
	}
	c := s.chunks[s.words[n].chunk]
	k := s.kindAt(c.last + 1)
	return k == conj || k == comma || k == stop || k == prep
}

// isParticle reports whether a used preposition belongs to its verb: "shot
// down a drone".
func isParticle(f string) bool {
	switch f {
	case "down", "up", "off", "out", "over", "back", "aside":
		return true
	}
	return false
}

// leftConjunct returns the chunk that is joined to c from the left by "and"
// or a comma in a list, or -1.
func (s *sent) leftConjunct(c int) int {
	p := s.prev(s.chunks[c].first)
	if p < 1 || s.words[p].kind != conj {
		return -1
	}
	if s.words[p-1].kind == comma {
		if p--; p < 1 {
			return -1 // ", and he": the sentence begins in the middle
		}
	}
	l := s.words[p-1].chunk
	if l < 0 {
		return -1
	}
	for range 6 {
		q := s.chunks[l].first - 1
		if q < 1 || s.words[q].kind != comma || s.words[q-1].chunk < 0 {
			break
		}
		if s.chunks[s.words[q-1].chunk].prep >= 0 && s.chunks[l].prep < 0 && s.chunks[l].first != q+1 {
			break
		}
		l = s.words[q-1].chunk
	}
	return l
}

// rightConjunct returns the chunk joined to c from the right, or -1.
func (s *sent) rightConjunct(c int) int {
	n := s.chunks[c].last + 1
	if n >= len(s.words) {
		return -1
	}
	if s.words[n].kind == comma && n+1 < len(s.words) && s.words[n+1].kind == conj {
		n++
	}
	if s.words[n].kind != conj || n+1 >= len(s.words) || s.words[n].In(s.a.Text) == "but" {
		return -1
	}
	m := s.next(n)
	if m >= len(s.words) || s.words[m].chunk < 0 {
		return -1
	}
	r := s.words[m].chunk
	if e := s.chunks[r].last + 1; e < len(s.words) && s.words[e].kind == verb && s.finite(e) && s.words[s.chunks[c].first].kind != verb {
		// "met Xi and Lavrov said": a clause of its own, if a verb stands before c.
		if p := s.prev(s.chunks[c].first); p >= 0 && s.words[p].kind == verb {
			return -1
		}
	}
	return r
}
