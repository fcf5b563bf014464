package event

import (
	"slices"

	"chancery/internal/news"
)

// locate finds the place of d: "in Beijing" in its clause, the nearest behind
// the trigger first, else the goal of a visit.
func (s *sent) locate(d *draft) {
	if d.typ == "CONSULT" && d.rule.Mode == "visit" && d.recipient.known() {
		for _, m := range s.mentionsOver(d.recipient.span) {
			if e := s.entity(m.Entity); e.IsPlace() {
				d.place = news.Role{Span: m.Span, Entity: m.Entity}
			}
		}
	}
	best := 1 << 30
	for i := range s.words {
		w := &s.words[i]
		if !w.nominal() || w.time || !w.is("obl", "nmod", "conj", "root") || !s.isInClause(i, d) {
			continue
		}
		if s.isSceneOfOther(i, d) {
			continue
		}
		switch s.prep(i) {
		case "in", "at", "near", "outside", "across", "around", "inside", "into":
		default:
			continue
		}
		gap := i - d.head
		if gap < 0 {
			gap = 30 - gap
		}
		if r := s.placeRole(i); r.Known() && gap < best {
			best, d.place = gap, r
		}
	}
}

// isInClause reports whether word i belongs to the clause of d or hangs on its
// trigger, but not in a plan or way of doing something: "backs a proposal for
// ending the war in Mali".
func (s *sent) isInClause(i int, d *draft) bool {
	c := &s.words[s.words[i].clause]
	return s.words[i].clause == s.words[d.head].clause || s.under(i, d.head) && (d.isNoun || c.rel != "acl" || c.tag == "VBN")
}

// isSceneOfOther reports whether the place at word i is that of another event:
// "discussed the war in Gaza".
func (s *sent) isSceneOfOther(i int, d *draft) bool {
	g := s.words[i].head
	return g >= 0 && g != d.head && s.words[i].is("nmod") && s.words[g].pos == noun && len(s.words[g].lex.asNoun) > 0 && !s.words[g].lex.actor
}

// placeRole returns the place that the phrase of n names.
func (s *sent) placeRole(n int) news.Role {
	for _, m := range s.mentionsOver(s.phraseSpan(n)) {
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
// attribution counts, one that names nobody ("is believed to") only where no
// other does.
func (s *sent) asserter(m *news.EventMention) {
	const nobody = 1 << 20 // bytes: longer than any sentence
	best := 1 << 30
	for _, i := range s.near.said[s.index] {
		t := &s.a.Attributions[i]
		n := t.Content.Len()
		if t.Speaker == "" || t.Source.IsZero() {
			n += nobody
		}
		if t.Content.Contains(m.Trigger) && n < best {
			best = n
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
		for _, c := range s.words[i].lex.contexts {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}
