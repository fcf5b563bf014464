package event

import "chancery/internal/news"

// A draft is an event in the making.
type draft struct {
	rule   *Rule
	head   int // trigger word
	last   int // last word of the pattern
	first  int // first word of the pattern
	group  group
	isNoun bool
	gov    int // of a noun: the verb whose object it is, or -1
	subjOf int // of a noun: the verb whose subject it is, or -1

	actor, recipient side
	place            news.Role
	when             news.Interval
	whenSpan         news.Span
	typ              string
	status           news.Status
	cue              news.Span
	bare             bool // status by default, or weak
	weak             bool // status only hinted at
	dropped          bool
}

// A side is a candidate for actor or recipient.
type side struct {
	span  news.Span
	chunk int // -1 if the words are only part of a chunk
}

func (d side) known() bool { return !d.span.IsZero() }

// drafts lets every word of the sentence fire its best rule.
func (s *sent) drafts(out []draft) []draft {
	out = out[:0]
	for i := range s.words {
		if d, ok := s.fire(i); ok {
			out = append(out, d)
		}
	}
	for i := range out {
		d := &out[i]
		for j := d.first; j <= d.last; j++ {
			if j != d.head && s.words[j].used && d.rule != nil {
				s.dropUsed(out, d, j)
			}
		}
	}
	return out
}

// dropUsed drops the noun event at word j: it is part of d's pattern
// ("talks" in "broke off talks").
func (s *sent) dropUsed(out []draft, d *draft, j int) {
	for k := range out {
		e := &out[k]
		if e == d || e.head != j || !e.isNoun || len(e.rule.pattern) > len(d.rule.pattern) {
			continue
		}
		// "the talks were cancelled": the talks are the event, with a status.
		if d.group.passive && s.x.statusOf(&s.words[d.head]).subj != "" {
			d.dropped = true
			s.words[j].used = false
			continue
		}
		e.dropped = true
	}
}

// fire returns the event that word i triggers.
func (s *sent) fire(i int) (draft, bool) {
	w := &s.words[i]
	if w.lex == nil {
		return draft{}, false
	}
	var rules []*Rule
	switch {
	case w.kind == verb:
		rules = w.lex.asVerb
	case w.kind == nominal && len(w.lex.asNoun) > 0 && s.isHead(i):
		rules = w.lex.asNoun
	case w.kind == nominal:
		rules = w.lex.asAdj
	}
	if len(rules) == 0 {
		return draft{}, false
	}
	pos := rules[0].POS
	d := draft{head: i, first: i, last: i, gov: -1, subjOf: -1, isNoun: pos == "n"}
	if pos == "v" {
		d.group = s.groupOf(i)
		if d.group.be >= 0 && w.form&part == 0 && w.form&ing == 0 {
			return draft{}, false
		}
	}
	best := -1
	for _, r := range rules {
		if first, last, ok := s.matches(r, i, d.group.passive && pos == "v"); ok && weight(r) > best {
			best, d.rule, d.first, d.last = weight(r), r, first, last
		}
	}
	if d.rule == nil || d.rule.Type == "" && d.rule.Inner == "" || s.isManner(&d) {
		return draft{}, false
	}
	d.typ = d.rule.Type
	s.matchAgain(&d)
	return d, true
}

// isManner reports whether a noun only says how something was done: "left in
// protest".
func (s *sent) isManner(d *draft) bool {
	if !d.isNoun || d.rule.Type != "PROTEST" || s.words[d.head].chunk < 0 {
		return false
	}
	k := s.chunks[s.words[d.head].chunk]
	return k.first == k.last && k.prep >= 0 && s.words[k.prep].lex != nil && s.words[k.prep].lex.form == "in"
}

// weight prefers rules that say more.
func weight(r *Rule) int {
	n := 0
	for _, e := range r.pattern {
		switch {
		case e.exact:
			n += 9
		case len(e.class) > 0:
			n += 10
		default:
			n += 11
		}
	}
	return n
}

// matchAgain marks the words of the rule that won.
func (s *sent) matchAgain(d *draft) {
	at := d.head
	for _, e := range d.rule.pattern {
		j := s.element(e, at, d.head, d.group.passive && !d.isNoun)
		if j < 0 {
			return
		}
		s.words[j].used = s.words[j].used || !e.object
		if j > at {
			at = j
		}
	}
}

// matches reports whether r's pattern stands around word i and how far it
// reaches.
func (s *sent) matches(r *Rule, i int, passive bool) (first, last int, ok bool) {
	first, last = i, i
	for _, e := range r.pattern {
		j := s.element(e, last, i, passive)
		if j < 0 {
			return 0, 0, false
		}
		if j > last {
			last = j
		}
		first = min(first, j)
	}
	return first, last, true
}

// element finds a pattern element: to the right of at, or to the left of head
// if the pattern says so or the verb is passive.
func (s *sent) element(e element, at, head int, passive bool) int {
	if e.left {
		return s.elementLeft(e, head)
	}
	if e.object {
		if k := s.kindAt(at + 1); k == det || k == nominal || k == pron {
			return at + 1
		}
		return -1
	}
	gap := 7
	switch {
	case e.exact && e.far:
		gap = 12
	case e.exact:
		gap = 4
	}
	for j := at + 1; j < len(s.words) && j <= at+gap; j++ {
		w := &s.words[j]
		if s.isElement(e, w) {
			return j
		}
		if w.kind == stop || w.kind == sub || w.kind == rel || w.kind == comma && !s.listComma(j) ||
			w.kind == verb && w.form&(base|third) != 0 && !e.exact || w.kind == modal {
			break
		}
	}
	if passive && !e.exact {
		return s.elementLeft(e, head)
	}
	return -1
}

func (s *sent) elementLeft(e element, head int) int {
	for j := head - 1; j >= 0 && j >= head-10; j-- {
		w := &s.words[j]
		if s.isElement(e, w) {
			return j
		}
		if w.kind == stop || w.kind == sub || w.kind == verb && w.form&(past|third) != 0 && j < head-1 && w.form&part == 0 {
			break
		}
	}
	return -1
}

func (s *sent) isElement(e element, w *word) bool {
	if w.lex == nil {
		return false
	}
	if w.kind == inf {
		return len(e.words) > 0 && e.words[len(e.words)-1] == "inf"
	}
	for _, c := range e.class {
		if n, ok := s.x.classes[c]; ok && w.hasClass(n) && w.kind != verb {
			return true
		}
	}
	l := w.lex
	for _, x := range e.words {
		if l.form == x || !e.exact && (l.noun == x || l.verb == x) {
			return true
		}
	}
	return false
}

// isHead reports whether word i is the head of its chunk or stands before 's.
func (s *sent) isHead(i int) bool {
	c := s.words[i].chunk
	if c < 0 {
		return false
	}
	last := s.chunks[c].last
	if i == last || s.endsInPoss(i) || i < last && s.endsInPoss(i+1) {
		return true
	}
	// What follows may be a verb or time word that nobody knows.
	for j := i + 1; j <= last; j++ {
		w := &s.words[j]
		t := w.In(s.a.Text)
		if !w.cap && w.lex == nil && hasAnySuffix(t, "ed", "ing") {
			return true
		}
		if w.cap || w.lex != nil && w.lex.noun != "" || w.lex == nil {
			return false
		}
	}
	return true
}
