package event

import (
	"slices"

	"chancery/internal/news"
)

// old is how many years before the report an event must lie to be background.
const old = 3

// date gives d the time expression of its clause. One in another clause
// ("since he took office last week") dates something else; durations and
// repeated times ("every Monday") date nothing.
func (s *sent) date(d *draft) {
	at := s.words[d.head].Span
	best, found := 1<<30, -1
	for i := s.near.dates.lo; i < s.near.dates.hi; i++ {
		t := &s.a.Dates[i]
		if t.Start >= s.span.End {
			break
		}
		if !s.span.Contains(t.Span) || t.Type != news.DATE && t.Type != news.TIME {
			continue
		}
		if n := s.distance(at, t.Span); n >= 0 && n < best {
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
		d.status, d.cue, d.bare = news.Historical, t.Span, false
	}
}

// distance counts bytes between trigger and time expression, a verb between
// them for 15 more. It is negative if a clause boundary stands between them.
// A date that opens the sentence holds for all of it.
func (s *sent) distance(at, t news.Span) int {
	lo, hi := at.End, t.Start
	before := t.End <= at.Start
	if before {
		lo, hi = t.End, at.Start
	}
	n := hi - lo
	if before {
		n += 10
		if s.opens(t) {
			return n
		}
	}
	crossed := false
	for i := range s.words {
		w := &s.words[i]
		if w.Start < lo || w.End > hi {
			continue
		}
		switch w.kind {
		case comma:
			crossed = true
		case sub, subprep, rel, that:
			return -1
		case stop:
			n += 60
		case verb:
			n += 15
			if crossed && !before && w.form != ing {
				return -1 // "who is on a visit, met Xi on Friday"
			}
		}
	}
	if before && s.datesSpeech(t) {
		return -1
	}
	return n
}

// opens reports whether t stands at the start of the sentence, before any
// verb.
func (s *sent) opens(t news.Span) bool {
	for i := range s.words {
		w := &s.words[i]
		if w.Start >= t.Start {
			return i < 4
		}
		if w.kind == verb || isAux(w.kind) || w.kind == subprep || w.kind == sub {
			return false
		}
	}
	return false
}

// datesSpeech reports whether a verb of speech stands right before t: "said
// on Monday that it had expelled".
func (s *sent) datesSpeech(t news.Span) bool {
	for i := range s.words {
		if s.words[i].Start < t.Start {
			continue
		}
		for j := i - 1; j >= 0 && j >= i-3; j-- {
			if w := &s.words[j]; w.kind == verb && w.lex != nil {
				return speaks(w.lex.verb)
			}
		}
		return false
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
	if d.isNoun || d.group.have < 0 {
		return false
	}
	l := s.words[d.group.have].lex
	return l != nil && (l.form == "had" || l.form == "hadn't")
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

// locate finds the place of d: "in Beijing" after the trigger, else before
// it, else the goal of a visit.
func (s *sent) locate(d *draft) {
	for _, p := range s.phrasesAfter(d.head, nil) {
		switch p.prep {
		case "in", "at", "near", "outside", "across", "around", "inside", "into":
			if r := s.placeRole(p.chunk); r.Known() {
				d.place = r
				return
			}
		}
	}
	if d.typ == "CONSULT" && d.rule.Mode == "visit" && d.recipient.known() {
		for _, m := range s.mentionsOver(d.recipient.span) {
			if e := s.entity(m.Entity); e.IsPlace() {
				d.place = news.Role{Span: m.Span, Entity: m.Entity}
				return
			}
		}
	}
	for c := range s.chunks {
		k := s.chunks[c]
		if k.prep < 0 || k.last > d.head || s.words[k.prep].lex == nil {
			continue
		}
		switch s.words[k.prep].lex.form {
		case "in", "at", "near":
			if r := s.placeRole(c); r.Known() && d.head-k.last < 14 {
				d.place = r
			}
		}
	}
}

// placeRole returns the place that chunk c names.
func (s *sent) placeRole(c int) news.Role {
	if s.chunks[c].time {
		return news.Role{}
	}
	for _, m := range s.mentionsOver(s.chunkSpan(c)) {
		if e := s.entity(m.Entity); e.IsPlace() && m.Kind != news.ByDemonym {
			return news.Role{Span: m.Span, Entity: m.Entity}
		}
	}
	return news.Role{}
}

// visitGoal makes the country the recipient of a visit to one of its cities,
// if the article names the country.
func (s *sent) visitGoal(r news.Role) news.Role {
	e := s.entity(r.Entity)
	if e == nil || e.Type != news.Place || e.Country == "" {
		return r
	}
	for i := range s.a.Entities {
		if k := &s.a.Entities[i]; k.Type == news.Country && k.Country == e.Country {
			r.Entity = k.ID
			break
		}
	}
	return r
}

// asserter finds whose words the trigger stands in; the innermost
// attribution counts.
func (s *sent) asserter(d *draft, m *news.EventMention) {
	best := 1 << 30
	for _, i := range s.near.said[s.index] {
		t := &s.a.Attributions[i]
		if t.Content.Contains(m.Trigger) && t.Content.Len() < best {
			best = t.Content.Len()
			m.AssertedBy, m.Assertion = t.Speaker, t.Source
		}
	}
	for _, i := range s.near.said[s.index] {
		t := &s.a.Attributions[i]
		if t.Stance == news.Denies && t.Content.Contains(m.Trigger) && m.Status != news.Planned {
			m.Status, m.StatusCue = news.Denied, t.Cue
		}
	}
}

// contexts lists PLOVER contexts by the key words of the sentence.
func (s *sent) contexts() []string {
	var out []string
	for i := range s.words {
		w := &s.words[i]
		if w.lex == nil {
			continue
		}
		for _, c := range s.x.contextsOf(w) {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}
