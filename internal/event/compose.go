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
		end := s.scope(d.last)
		for j := range ds {
			e := &ds[j]
			if j == i || e.dropped || e.head <= d.head || e.head > end || !s.governed(d, e) {
				continue
			}
			s.apply(d, e)
		}
		if !d.recipient.known() && !d.isNoun && d.typ != "" {
			d.recipient = s.namedIn(d, end)
		}
	}
	for i := range ds {
		if ds[i].typ == "" {
			ds[i].dropped = true
		}
	}
}

// namedIn is the first known name in the complement of d, for promises and
// demands whose complement holds no event that we know.
func (s *sent) namedIn(d *draft, end int) side {
	if d.last >= end || d.last+1 >= len(s.words) {
		return side{chunk: -1}
	}
	sp := news.Span{Start: s.words[d.last+1].Start, End: s.words[min(end, len(s.words)-1)].End}
	for _, m := range s.mentionsIn(sp) {
		i := s.wordAt(m.Start)
		if i < 0 || s.words[i].chunk < 0 || m.Kind == news.ByPronoun {
			continue
		}
		if c := s.words[i].chunk; s.chunks[c].first > d.last && !s.chunks[c].time {
			return s.whole(c)
		}
	}
	return side{chunk: -1}
}

// wordAt returns the word that holds byte offset at, or -1.
func (s *sent) wordAt(at int) int {
	for i := range s.words {
		if s.words[i].Start <= at && at < s.words[i].End {
			return i
		}
	}
	return -1
}

// scope returns the last word of the complement that opens after word i.
func (s *sent) scope(i int) int {
	for j := i + 1; j < len(s.words); j++ {
		w := &s.words[j]
		switch {
		case w.kind == stop, w.kind == sub, w.kind == rel, w.kind == subprep:
			return j - 1
		case w.kind == comma && !s.listComma(j):
			return j - 1
		case w.kind == conj && s.opensClause(s.next(j)):
			return j - 1
		}
	}
	return len(s.words) - 1
}

// governed reports whether e stands in the complement of d: an infinitive,
// gerund, that-clause or noun.
func (s *sent) governed(d, e *draft) bool {
	if e.isNoun {
		return true
	}
	g := e.group
	if g.inf >= 0 || s.words[e.head].form == ing {
		return true
	}
	for j := d.head + 1; j < g.first; j++ {
		if s.words[j].kind == that {
			return true
		}
	}
	return g.modal >= 0
}

// opensClause reports whether a finite verb stands at n, or behind the noun
// phrase at n: what follows "and" is then a clause of its own.
func (s *sent) opensClause(n int) bool {
	if n < len(s.words) && s.words[n].chunk >= 0 {
		n = s.next(s.chunks[s.words[n].chunk].last)
		if isAux(s.kindAt(n)) {
			return true
		}
	}
	return s.kindAt(n) == verb && s.words[n].form&(past|third) != 0 && s.words[n].form&base == 0
}

func (s *sent) apply(d, e *draft) {
	cue := s.words[d.head].Span
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
		if hostile(e.typ) && d.typ == "AGREE" {
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
		e.status, e.cue, e.bare = news.Status(d.rule.Inner), cue, false
		if e.status == news.Denied {
			d.dropped = true // what is denied is the event
		}
		if e.status == news.Possible && !e.isNoun && s.words[e.head].form == ing && d.recipient.known() {
			e.actor = d.recipient // "accused the guards of beating prisoners"
		}
		if !d.recipient.known() && e.actor.known() && e.actor.span != d.actor.span {
			d.recipient = e.actor
		}
		if e.isNoun && !e.actor.known() {
			e.actor = d.recipient
		}
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
