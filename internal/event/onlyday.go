package event

import (
	"slices"

	"chancery/internal/news"
)

// alone dates what no time expression of its clause does by the only day that
// its sentence names, unless that day is another event's, bounds a time ("since
// Monday") or dates a verb of speech, or one of the two stands in a clause that
// only adds to the sentence ("the army, which left on Monday").
func (s *sent) alone(ds []draft) {
	t := s.onlyDay()
	if t == nil || s.taken(ds, t.Span) || s.bounds(t.Span) {
		return
	}
	top := s.topOf(t.Span)
	if top < 0 || s.datesSpeech(top) || s.adds(top) {
		return
	}
	for i := range ds {
		d := &ds[i]
		if d.dropped || d.when.Known() || s.adds(d.head) || !s.suits(d, t.Days.From) || d.status == news.Ongoing && s.x.has(s.words[d.head].lex, "lasting") {
			continue
		}
		d.when, d.whenSpan, d.whenWhy = t.Days, t.Span, "the only day that its sentence names"
	}
}

// onlyDay is the time expression of the sentence that names a day if there is
// one such, else nil.
func (s *sent) onlyDay() (only *news.TimeExpr) {
	for i := s.near.dates.lo; i < s.near.dates.hi; i++ {
		t := &s.a.Dates[i]
		if !s.span.Contains(t.Span) || t.Type != news.DATE && t.Type != news.TIME || !t.Days.Known() || t.Days.From != t.Days.To {
			continue
		}
		if only != nil {
			return nil
		}
		only = t
	}
	return only
}

// taken reports whether an event has the time t already.
func (s *sent) taken(ds []draft, t news.Span) bool {
	return slices.ContainsFunc(ds, func(d draft) bool { return !d.dropped && d.whenSpan == t })
}

// bounds reports whether a preposition makes the day at t the end of a time.
func (s *sent) bounds(t news.Span) bool {
	for i := range s.words {
		if s.words[i].End <= t.Start && i+1 < len(s.words) && s.words[i+1].End > t.Start {
			switch s.words[i].form {
			case "since", "until", "till", "before", "after", "from", "by":
				return true
			}
		}
	}
	return false
}

// adds reports whether word i stands in a clause that tells more of a noun, or
// when, why or if the rest holds.
func (s *sent) adds(i int) bool {
	for range s.words {
		if i < 0 {
			return false
		}
		w := &s.words[i]
		if w.is("acl", "advcl", "xcomp") || w.rel == "acl:relcl" {
			return true
		}
		i = w.head
	}
	return false
}

// suits reports whether the status of d can be of that day, seen from the day
// of publication.
func (s *sent) suits(d *draft, day news.Day) bool {
	p := s.a.Published.Day
	if !p.Known() || s.a.Published.Precision == news.ToMonth || s.a.Published.Precision == news.ToYear {
		return true
	}
	switch d.status {
	case news.Planned:
		return day >= p
	case news.Done, news.Ongoing:
		return day <= p
	}
	return false
}
