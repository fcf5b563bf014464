package event

import (
	"strings"

	"chancery/internal/news"
)

// old is how many years before the report an event must lie to be background.
const old = 3

// date gives d the time expression of its clause, else of its sentence.
// Durations and repeated times ("every Monday") date nothing.
func (s *sent) date(d *draft) {
	at := s.words[d.head].Span
	best, found := 1<<30, -1
	for i := range s.a.Dates {
		t := &s.a.Dates[i]
		if t.Start >= s.span.End {
			break
		}
		if !s.span.Contains(t.Span) || t.Type != news.DATE && t.Type != news.TIME {
			continue
		}
		if n := s.distance(at, t.Span); n < best {
			best, found = n, i
		}
	}
	if found < 0 {
		return
	}
	t := &s.a.Dates[found]
	d.when, d.whenSpan = t.Days, t.Span
	if d.status == news.Done && s.isOld(t.Days) {
		d.status, d.cue, d.bare = news.Historical, t.Span, false
	}
}

// distance counts bytes between trigger and time expression; a clause
// boundary between them counts for a lot, a look to the left for a little.
func (s *sent) distance(at, t news.Span) int {
	lo, hi := at.End, t.Start
	n := hi - lo
	if t.End <= at.Start {
		lo, hi = t.End, at.Start
		n = hi - lo + 10
	}
	for i := range s.words {
		w := &s.words[i]
		if w.Start >= lo && w.End <= hi {
			switch w.kind {
			case sub, subprep, rel, that, stop:
				n += 60
			case verb:
				n += 15
			}
		}
	}
	return n
}

// isOld compares with the publication day, or with nothing if that is
// unknown.
func (s *sent) isOld(v news.Interval) bool {
	p := s.a.Published.Day
	if !p.Known() || !v.To.Known() {
		return false
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
			if e := s.a.Entity(m.Entity); e.IsPlace() {
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
		if e := s.a.Entity(m.Entity); e.IsPlace() && m.Kind != news.ByDemonym {
			return news.Role{Span: m.Span, Entity: m.Entity}
		}
	}
	return news.Role{}
}

// visitGoal makes the country the recipient of a visit to one of its cities,
// if the article names the country.
func (s *sent) visitGoal(r news.Role) news.Role {
	e := s.a.Entity(r.Entity)
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
	for i := range s.a.Attributions {
		t := &s.a.Attributions[i]
		if t.Content.Contains(m.Trigger) && t.Content.Len() < best {
			best = t.Content.Len()
			m.AssertedBy, m.Assertion = t.Speaker, t.Source
		}
	}
	for i := range s.a.Attributions {
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
			if !strings.Contains(strings.Join(out, " ")+" ", c+" ") {
				out = append(out, c)
			}
		}
	}
	return out
}
