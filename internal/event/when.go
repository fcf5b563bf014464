package event

import "chancery/internal/news"

// old is how many years before the report an event must lie to be background.
const old = 3

// date gives d the time expression of its clause. One in another clause
// ("since he took office last week") dates something else; durations and
// repeated times ("every Monday") date nothing.
func (s *sent) date(d *draft) {
	best, found := 1<<30, -1
	for i := s.near.dates.lo; i < s.near.dates.hi; i++ {
		t := &s.a.Dates[i]
		if !s.span.Contains(t.Span) || t.Type != news.DATE && t.Type != news.TIME {
			continue
		}
		if n := s.distance(d, t.Span); n >= 0 && n < best {
			best, found = n, i
		}
	}
	if found < 0 {
		return
	}
	if d.status == news.Ongoing && s.x.has(s.words[d.head].lex, "lasting") {
		return // "a paper on the war in March" dates the paper
	}
	t := &s.a.Dates[found]
	d.when, d.whenSpan = t.Days, t.Span
	if d.status == news.Done && s.isOld(t.Days, s.pastPerfect(d)) {
		d.status, d.cue, d.bare, d.statusWhy = news.Historical, t.Span, false, "long before the report"
	}
}

// distance tells how far t stands from the trigger of d in the tree: 0 hangs
// on it, 1 and up stands elsewhere in its clause, 100 and up in the clause that
// governs it. It is negative if t dates something else.
func (s *sent) distance(d *draft, t news.Span) int {
	top := s.topOf(t)
	if top < 0 || top < d.head && s.datesSpeech(top) {
		return -1
	}
	gap := top - d.head
	if gap < 0 {
		gap = 10 - gap
	}
	switch c := s.words[top].clause; {
	case s.under(top, d.head) && c == s.words[d.head].clause:
		return gap
	case s.rightBehind(top, d):
		return 20 + gap
	case s.words[c].rel == "conj" && s.words[c].head == s.words[d.head].clause && c > d.head:
		return 500 + gap // "was hurt and is recovering on Monday" shares its day backwards, for want of another
	}
	return s.distanceAbove(d, t, top, gap)
}

// rightBehind reports whether the time at word top follows the trigger of d
// with nothing but noun phrases between them, whatever the parser hung it on.
func (s *sent) rightBehind(top int, d *draft) bool {
	if top <= d.last || top > d.last+9 {
		return false
	}
	for j := d.last + 1; j < top; j++ {
		switch w := &s.words[j]; {
		case w.pos == verb, w.pos == aux, w.pos == sub, w.pos == punct, w.pos == conj, s.isRelative(j):
			return false
		}
	}
	return true
}

// distanceAbove looks for t in the clauses that govern that of d.
func (s *sent) distanceAbove(d *draft, t news.Span, top, gap int) int {
	c := s.words[d.head].clause
	for step := 0; step < 4 && c >= 0; step++ {
		if s.words[top].clause == c {
			if step > 0 && speaks(s.words[c].lemma) && !s.opens(t) {
				return -1 // "said on Monday that it had expelled"
			}
			return 40 + step*100 + gap
		}
		w := &s.words[c]
		if n := s.child(c, "nsubj"); n >= 0 && s.isRelative(n) {
			return -1
		}
		if w.head < 0 || !w.is("xcomp", "conj", "ccomp", "advcl") || w.rel == "advcl" && s.child(c, "mark") >= 0 && !s.isInfinitive(c) {
			return -1
		}
		c = s.words[w.head].clause
	}
	return -1
}

// topOf is the word of t that the others hang on, or -1.
func (s *sent) topOf(t news.Span) int {
	for i := range s.words {
		w := &s.words[i]
		if !t.Contains(w.Span) {
			continue
		}
		if w.head < 0 || !t.Contains(s.words[w.head].Span) {
			return i
		}
	}
	return -1
}

// opens reports whether t stands at the start of the sentence, before any
// verb.
func (s *sent) opens(t news.Span) bool {
	for i := range s.words {
		w := &s.words[i]
		if w.Start >= t.Start {
			return i < 4
		}
		if w.pos == verb || w.pos == aux || w.pos == sub {
			return false
		}
	}
	return false
}

// datesSpeech reports whether a verb of speech stands right before the time at
// word top: "said on Monday that it had expelled".
func (s *sent) datesSpeech(top int) bool {
	for j := top - 1; j >= 0 && j >= top-3; j-- {
		if s.words[j].pos == verb {
			return speaks(s.words[j].lemma)
		}
	}
	return false
}

func speaks(lemma string) bool {
	switch lemma {
	case "say", "tell", "announce", "report", "claim", "add", "state", "declare", "confirm":
		return true
	}
	return false
}

// pastPerfect reports whether the verb of d is told as background: "had
// signed".
func (s *sent) pastPerfect(d *draft) bool {
	if d.isNoun {
		return false
	}
	for j := range d.head {
		if w := &s.words[j]; w.head == d.head && w.is("aux") && w.form == "had" {
			return true
		}
	}
	return false
}

// isOld compares with the publication day, or with nothing if that is
// unknown. Background is old after a year.
func (s *sent) isOld(v news.Interval, isBackground bool) bool {
	p := s.a.Published.Day
	if !p.Known() || !v.To.Known() {
		return false
	}
	if isBackground {
		return v.To < p.Add(-365)
	}
	return v.To < p.Add(-365*old)
}
