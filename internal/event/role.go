package event

import (
	"slices"

	"chancery/internal/news"
)

// fill finds actor and recipient of d.
func (s *sent) fill(d *draft) {
	if d.isNoun {
		s.fillNoun(d)
		return
	}
	s.fillVerb(d)
}

func (s *sent) fillVerb(d *draft) {
	subj := s.subject(d.head)
	ps := s.phrasesAfter(d.head, nil)
	if d.group.passive {
		d.actor = s.byPhrase(ps)
		if s.isTopicOnly(d) {
			return // "trade was discussed"
		}
		if subj >= 0 && !s.usedChunk(subj) {
			d.recipient = s.target(subj, d)
		}
		if !d.recipient.known() {
			d.recipient = s.fromArgs(d, ps)
		}
		if !d.recipient.known() && subj >= 0 {
			d.recipient = s.ownerSide(subj)
		}
		return
	}
	if subj >= 0 {
		d.actor = s.agent(subj)
		if !s.actorish(subj) && s.betweenAfter(d, subj) {
			return
		}
	}
	d.recipient = s.fromArgs(d, ps)
	if s.isReduced(d, ps) {
		d.actor, d.recipient = side{chunk: -1}, d.actor
		return
	}
	if subj >= 0 && slices.Contains(d.rule.args, "both") && (!d.recipient.known() || s.rightConjunct(subj) >= 0 && !s.joined(d, ps)) {
		s.splitSubject(d, subj)
	}
}

// isReduced reports whether a past form without an object is a participle:
// "the girls kidnapped from a school".
func (s *sent) isReduced(d *draft, ps []phrase) bool {
	w := &s.words[d.head]
	if w.form&part == 0 || d.group.have >= 0 || d.group.modal >= 0 || !s.x.suffer[w.lemma()] {
		return false
	}
	for _, p := range ps {
		if p.prep == "" && s.chunks[p.chunk].prep < 0 && !s.chunks[p.chunk].time {
			return false
		}
	}
	return true
}

// isTopicOnly reports whether the subject of the passive of d is what was
// spoken of: the rule takes no object.
func (s *sent) isTopicOnly(d *draft) bool {
	return d.typ == "CONSULT" && !slices.Contains(d.rule.args, "obj")
}

// joined reports whether the recipient of d is its object or stands right
// behind its words with a preposition that its rule names, so that "A and B"
// are one side: "met with C", not "agreed on trade with C".
func (s *sent) joined(d *draft, ps []phrase) bool {
	for _, p := range ps {
		if p.chunk == d.recipient.chunk {
			return p.prep == "" || slices.Contains(d.rule.args, p.prep) && s.chunks[p.chunk].prep == s.next(d.last)
		}
	}
	return true
}

// betweenAfter takes both sides from "between A and B" behind the subject, as
// in "trade between A and B grew".
func (s *sent) betweenAfter(d *draft, subj int) bool {
	ps := s.phrasesAfter(s.chunks[subj].last, nil)
	if len(ps) == 0 || ps[0].prep != "between" {
		return false
	}
	s.between(d, ps[:1])
	return d.recipient.known()
}

// splitSubject makes the two sides of "A and B met" of its subject.
func (s *sent) splitSubject(d *draft, subj int) {
	if r := s.rightConjunct(subj); r >= 0 {
		d.actor = s.whole(subj)
		d.recipient = s.whole(r)
	}
}

// byPhrase is the agent of a passive.
func (s *sent) byPhrase(ps []phrase) side {
	for _, p := range ps {
		if p.prep == "by" && !s.chunks[p.chunk].time {
			return s.agent(p.chunk)
		}
	}
	return side{chunk: -1}
}

// fromArgs looks for the recipient in the places that the rule names.
func (s *sent) fromArgs(d *draft, ps []phrase) side {
	args := d.rule.args
	if len(args) == 0 {
		args = defaultArgs
	}
	for _, a := range args {
		if a == "both" || a == "none" {
			continue
		}
		want := a
		if a == "obj" {
			want = ""
		}
		for _, p := range ps {
			if p.prep != want || s.chunks[p.chunk].time || want != "" && s.usedChunk(p.chunk) {
				continue
			}
			if want == "" && s.usedChunk(p.chunk) {
				if o := s.ownerSide(p.chunk); o.known() {
					return o
				}
				continue
			}
			if t := s.target(p.chunk, d); t.known() {
				return t
			}
		}
	}
	return s.fallbackTarget(ps)
}

var defaultArgs = []string{"obj"}

// fallbackTarget takes the first phrase that names somebody.
func (s *sent) fallbackTarget(ps []phrase) side {
	for _, p := range ps {
		switch p.prep {
		case "against", "on", "with", "to", "from", "of", "at", "over", "between", "for", "toward", "towards", "upon":
			if s.actorish(p.chunk) && !s.chunks[p.chunk].time {
				return s.whole(p.chunk)
			}
		}
	}
	return side{chunk: -1}
}

// fillNoun finds the sides of an event that a noun names.
func (s *sent) fillNoun(d *draft) {
	c := s.words[d.head].chunk
	ps := s.phrasesAfter(d.head, nil)
	s.findGovernor(d, c)
	args := d.rule.args
	d.actor = s.nounActor(d, c, ps)
	if d.rule.Mode == "visit" { // "Putin ends China visit in Harbin"
		if m := s.modifier(c, d); m.known() && m.span != d.actor.span && s.entity(s.role(m).Entity).IsPlace() {
			d.recipient = m
		}
	}
	for _, a := range args {
		for i, p := range ps {
			if p.prep == "and" && a != "between" {
				break
			}
			if i > 3 || p.prep != a || s.chunks[p.chunk].time || d.recipient.known() {
				continue
			}
			if t := s.target(p.chunk, d); t.known() && t.span != d.actor.span {
				d.recipient = t
			}
		}
	}
	s.between(d, ps)
	if !d.recipient.known() && s.x.suffer[s.words[d.head].lemma()] && s.ownerSide(c).span == d.actor.span {
		d.actor, d.recipient = side{chunk: -1}, d.actor // "his arrest"
		return
	}
	if !d.recipient.known() {
		d.recipient = s.modifier(c, d)
		if d.recipient.span == d.actor.span {
			d.recipient = side{chunk: -1}
		}
	}
}

// between reads "talks between A and B".
func (s *sent) between(d *draft, ps []phrase) {
	for i, p := range ps {
		if p.prep != "between" && (p.prep != "of" || !slices.Contains(d.rule.args, "both")) {
			continue
		}
		if i > 2 {
			return
		}
		if d.rule.Mode == "third-party" {
			d.recipient = s.whole(p.chunk)
		} else if r := s.rightConjunct(p.chunk); r >= 0 {
			d.actor, d.recipient = s.whole(p.chunk), s.whole(r)
		} else if p.prep == "between" {
			d.actor = s.whole(p.chunk)
			if d.recipient.span == d.actor.span {
				d.recipient = side{chunk: -1}
			}
		}
		return
	}
}

// findGovernor finds the verb that the noun in chunk c is object or subject of.
func (s *sent) findGovernor(d *draft, c int) {
	k := s.chunks[c]
	p := s.prev(k.first)
	if k.prep < 0 && p >= 0 && s.words[p].kind == verb {
		d.gov = p
		return
	}
	if k.prep >= 0 { // "engaged in talks", "called for talks"
		if q := s.prev(k.prep); q >= 0 && s.words[q].kind == verb && s.words[q].lex != nil {
			d.gov = q
			return
		}
	}
	for j := k.last + 1; j < len(s.words) && j < k.last+16; j++ {
		switch s.words[j].kind {
		case verb:
			if s.words[j].form == ing && s.groupOf(j).be < 0 {
				return
			}
			if sub := s.subject(j); sub == c {
				d.subjOf = j
			}
			return
		case comma, stop, sub, rel, that:
			return
		}
	}
}

// nounActor looks for the actor of a noun event.
func (s *sent) nounActor(d *draft, c int, ps []phrase) side {
	if o := s.ownerSide(c); o.known() {
		// "Oman continued its mediation": Oman
		if isPossPron(o.span.In(s.a.Text)) {
			if a := s.lender(d, c); a.known() {
				return a
			}
		}
		return o
	}
	for _, p := range ps {
		if p.prep == "by" && s.actorish(p.chunk) {
			return s.whole(p.chunk)
		}
	}
	if d.subjOf >= 0 && s.groupOf(d.subjOf).passive {
		if a := s.byPhrase(s.phrasesAfter(d.subjOf, nil)); a.known() {
			return a
		}
	}
	if a := s.lender(d, c); a.known() {
		return a
	}
	if m := s.demonym(c, d.head); m.known() && !s.isScene(d, m) {
		return m
	}
	for i, p := range ps {
		if slices.Contains(d.rule.args, "of") || slices.Contains(d.rule.args, p.prep) {
			break
		}
		if i < 2 && p.prep == "of" && s.actorish(p.chunk) {
			return s.whole(p.chunk)
		}
	}
	return s.visitor(d, c)
}

// isScene reports whether a name before violence tells where it happened:
// "the Lagos shooting".
func (s *sent) isScene(d *draft, m side) bool {
	e := s.entity(s.role(m).Entity)
	return e != nil && e.Type == news.Place && (d.typ == "ASSAULT" || d.typ == "PROTEST")
}

// visitor is the subject of the clause for a meeting or visit that hangs on a
// preposition: "Lula, who is on a visit to China", "freed them after talks
// with Rome".
func (s *sent) visitor(d *draft, c int) side {
	p := s.chunks[c].prep
	if p < 1 || d.typ != "CONSULT" {
		return side{chunk: -1}
	}
	subj := -1
	if q := s.prev(p); s.kindAt(q) == be {
		subj = s.nearestChunk(q)
		if s.kindAt(s.prev(q)) == rel {
			subj = s.antecedent(s.prev(q))
		}
	} else if v := s.governor(p); v >= 0 {
		subj = s.subject(v)
	}
	if subj < 0 || subj == c || !s.actorish(subj) {
		return side{chunk: -1}
	}
	return s.agent(subj)
}

// lender is the actor of the light verb that governs a noun event: "Oman" in
// "Oman held talks". If both sides stand there, the other one becomes the
// recipient.
func (s *sent) lender(d *draft, c int) side {
	if d.gov < 0 || !s.x.lends(&s.words[d.gov]) {
		return side{chunk: -1}
	}
	if s.groupOf(d.gov).passive {
		return s.byPhrase(s.phrasesAfter(d.gov, nil))
	}
	subj := s.subject(d.gov)
	if subj < 0 || subj == c {
		return side{chunk: -1}
	}
	if slices.Contains(d.rule.args, "both") {
		if r := s.rightConjunct(subj); r >= 0 {
			d.recipient = s.whole(r)
		}
	}
	return s.agent(subj)
}

// demonym is the first mention inside chunk c before its head: "Russian
// attack".
func (s *sent) demonym(c, head int) side {
	sp := news.Span{Start: s.words[s.chunks[c].first].Start, End: s.words[head].Start}
	for _, m := range s.mentionsIn(sp) {
		return side{m.Span, -1}
	}
	return side{chunk: -1}
}

// modifier is the last mention inside chunk c before its head, after a
// possessive: "Putin's China visit".
func (s *sent) modifier(c int, d *draft) side {
	from := s.words[s.chunks[c].first].Start
	if d.actor.known() && d.actor.span.Start >= from {
		from = d.actor.span.End
	}
	sp := news.Span{Start: from, End: s.words[d.head].Start}
	ms := s.mentionsIn(sp)
	if len(ms) == 0 {
		return side{chunk: -1}
	}
	return side{ms[len(ms)-1].Span, -1}
}
