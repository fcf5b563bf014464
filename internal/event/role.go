package event

import (
	"slices"

	"chancery/internal/news"
)

// fill finds actor and recipient of d.
func (s *sent) fill(d *draft) {
	d.actor, d.recipient = nobody, nobody
	if d.isNoun {
		s.fillNoun(d)
		return
	}
	s.fillVerb(d)
}

func (s *sent) fillVerb(d *draft) {
	subj := s.subject(d.head)
	ps := s.phrases(d.head, nil)
	if d.pass {
		s.fillPassive(d, subj, ps)
		return
	}
	if subj >= 0 && slices.Contains(d.rule.args, "subj") { // "faced trial"
		d.recipient = s.target(subj, d)
		return
	}
	if subj >= 0 {
		d.actor = s.agent(subj)
		if !s.actorish(subj) && s.betweenAfter(d, subj) {
			return
		}
	}
	d.recipient = s.fromArgs(d, ps)
	if subj >= 0 && slices.Contains(d.rule.args, "both") && (!d.recipient.known() || s.conjunct(subj) >= 0 && !s.joinedTo(d, ps)) {
		s.splitSubject(d, subj)
	}
}

// fillPassive finds the sides of "the ship was seized by Iran".
func (s *sent) fillPassive(d *draft, subj int, ps []phrase) {
	d.actor = s.byPhrase(ps)
	if d.typ == "CONSULT" && !slices.Contains(d.rule.args, "obj") {
		return // "trade was discussed": a topic
	}
	if subj >= 0 && !s.usedThing(subj) {
		d.recipient = s.target(subj, d)
	}
	if !d.recipient.known() {
		d.recipient = s.fromArgs(d, ps)
	}
	if !d.recipient.known() && subj >= 0 {
		d.recipient = s.ownerSide(subj)
	}
	if !d.recipient.known() && subj >= 0 && takesThings(d.typ) && slices.Contains(d.rule.args, "obj") {
		d.recipient = s.whole(subj) // "the ship was boarded"
	}
}

// joinedTo reports whether the recipient of d is its object or stands right
// behind its words with a preposition that its rule names, so that "A and B"
// are one side: "met with C", not "agreed on trade with C".
func (s *sent) joinedTo(d *draft, ps []phrase) bool {
	for _, p := range ps {
		if p.node == d.recipient.node {
			return p.prep == "" || slices.Contains(d.rule.args, p.prep) && s.words[p.node].head == d.head
		}
	}
	return true
}

// betweenAfter takes both sides from "between A and B" behind the subject, as
// in "trade between A and B grew".
func (s *sent) betweenAfter(d *draft, subj int) bool {
	ps := s.phrases(subj, nil)
	if len(ps) == 0 || ps[0].prep != "between" {
		return false
	}
	s.between(d, ps[:1])
	return d.recipient.known()
}

// splitSubject makes the two sides of "A and B met" of its subject.
func (s *sent) splitSubject(d *draft, subj int) {
	if r := s.conjunct(subj); r >= 0 {
		d.actor, d.recipient = s.whole(subj), s.whole(r)
		return
	}
	if a, b, ok := s.twoBefore(subj); ok {
		d.actor, d.recipient = a, b
	}
}

// byPhrase is the agent of a passive.
func (s *sent) byPhrase(ps []phrase) side {
	for _, p := range ps {
		if p.prep == "by" && !s.words[p.node].time {
			return s.agent(p.node)
		}
	}
	return nobody
}

// usedThing reports whether noun n belongs to a pattern. A noun for people can
// be part of a pattern and a side at once.
func (s *sent) usedThing(n int) bool { return s.words[n].used && !s.isActor(&s.words[n]) }

var defaultArgs = []string{"obj"}

// fromArgs looks for the recipient in the places that the rule names.
func (s *sent) fromArgs(d *draft, ps []phrase) side {
	args := d.rule.args
	if len(args) == 0 {
		args = defaultArgs
	}
	if slices.Contains(args, "of") || slices.Contains(args, "by") {
		if o := s.ownedObject(ps); o.known() {
			return o
		}
	}
	for _, a := range args {
		for _, p := range ps {
			if p.prep != a && (a != "obj" || p.prep != "") {
				continue
			}
			if t := s.argument(p.node, d); t.known() {
				return t
			}
		}
	}
	if o := s.objectOfPattern(d); o >= 0 && !s.words[o].time {
		return s.target(o, d)
	}
	return s.fallbackTarget(ps)
}

// objectOfPattern is what the last preposition of d's pattern governs, if the
// rule looks for its recipient there and the parser hung it elsewhere.
func (s *sent) objectOfPattern(d *draft) int {
	w := &s.words[d.last]
	if w.pos == adp && slices.Contains(d.rule.args, w.form) && w.head > d.last && s.words[w.head].nominal() {
		return w.head
	}
	return -1
}

// ownedObject is whose object in a pattern it is: "welcomed Seoul's offer".
func (s *sent) ownedObject(ps []phrase) side {
	for _, p := range ps {
		if p.prep == "" && s.usedThing(p.node) {
			if o := s.ownerSide(p.node); o.known() && s.words[o.node].pos != pron {
				return o
			}
		}
	}
	return nobody
}

// argument is the side that noun n gives: none if it belongs to the pattern,
// but for its owner ("violated Chad's ban").
func (s *sent) argument(n int, d *draft) side {
	switch {
	case s.words[n].time:
		return nobody
	case s.usedThing(n):
		if !s.words[n].is("obj", "iobj") {
			return nobody
		}
		if o := s.ownerSide(n); o.known() || !slices.Contains(d.rule.args, "obj") || !takesThings(d.typ) {
			return o
		}
		return s.whole(n) // "seized two ships"
	}
	return s.target(n, d)
}

// fallbackTarget takes the first phrase that names somebody.
func (s *sent) fallbackTarget(ps []phrase) side {
	for _, p := range ps {
		switch p.prep {
		case "against", "on", "with", "to", "from", "of", "at", "over", "between", "for", "toward", "towards", "upon":
			if s.actorish(p.node) && !s.words[p.node].time {
				return s.whole(p.node)
			}
		}
	}
	return nobody
}

// fillNoun finds the sides of an event that a noun names.
func (s *sent) fillNoun(d *draft) {
	s.findGovernor(d)
	ps := s.phrases(d.head, nil)
	if d.gov >= 0 {
		ps = s.behind(d, ps)
	}
	d.actor = s.nounActor(d, ps)
	if d.rule.Mode == "visit" { // "Putin ends China visit in Harbin"
		if m := s.modifier(d); m.known() && m.span != d.actor.span && s.entity(s.role(m).Entity).IsPlace() {
			d.recipient = m
		}
	}
	for _, a := range d.rule.args {
		for _, p := range ps {
			if p.prep != a || s.words[p.node].time || d.recipient.known() {
				continue
			}
			if t := s.target(p.node, d); t.known() && t.span != d.actor.span {
				d.recipient = t
			}
		}
	}
	s.between(d, ps)
	if !d.recipient.known() && s.words[d.head].lex.suffer && s.ownerSide(d.head).span == d.actor.span {
		d.actor, d.recipient = nobody, d.actor // "his arrest"
		return
	}
	if !d.recipient.known() {
		if d.recipient = s.modifier(d); d.recipient.span == d.actor.span {
			d.recipient = nobody
		}
	}
}

// behind adds the prepositional phrases of the verb that governs a noun event
// behind it: "held talks in Lome with Togo".
func (s *sent) behind(d *draft, ps []phrase) []phrase {
	for _, p := range s.phrases(d.gov, nil) {
		if p.node > d.head && p.prep != "" && p.prep != "and" && !s.besides(p.node, d.head) && !slices.Contains(ps, p) {
			ps = append(ps, p)
		}
	}
	return ps
}

// besides reports whether word j belongs to something that is only joined to
// n: "Gaza" in "the conflict and the war in Gaza", to the conflict.
func (s *sent) besides(j, n int) bool {
	for range 8 {
		w := &s.words[j]
		if w.head < 0 {
			return false
		}
		if w.rel == "conj" && w.head == n {
			return true
		}
		j = w.head
	}
	return false
}

// between reads "talks between A and B".
func (s *sent) between(d *draft, ps []phrase) {
	for _, p := range ps {
		if p.prep != "between" && (p.prep != "of" || !slices.Contains(d.rule.args, "both")) {
			continue
		}
		r := s.conjunct(p.node)
		switch {
		case p.node > d.head+12, d.isNoun && d.actor.known() && s.ofOther(p.node, d):
		case d.rule.Mode == "third-party":
			d.recipient = s.whole(p.node)
		case r >= 0:
			d.actor, d.recipient = s.whole(p.node), s.whole(r)
		case p.prep == "between":
			d.actor = s.whole(p.node)
			if d.recipient.span == d.actor.span {
				d.recipient = nobody
			}
		}
		return
	}
}

// ofOther reports whether the phrase of word j tells of another thing than d:
// "his visit shows the partnership between the two".
func (s *sent) ofOther(j int, d *draft) bool {
	h := s.words[j].head
	return h >= 0 && h != d.head && h != d.gov && s.words[h].nominal() && s.words[h].pos != proper
}

// findGovernor finds the verb that the noun event is object or subject of, or
// on which it hangs with a preposition ("engaged in talks").
func (s *sent) findGovernor(d *draft) {
	n := d.head
	if w := &s.words[n]; w.rel == "conj" && s.words[w.head].nominal() {
		n = w.head // "held talks and a dinner"
	}
	w := &s.words[n]
	if w.head < 0 || s.words[w.head].pos != verb && !w.is("nsubj") {
		return
	}
	switch {
	case w.is("nsubj:pass"), w.rel == "nsubj":
		d.subjOf = w.head
	case w.is("obj", "obl", "iobj", "xcomp"):
		d.gov = w.head
	}
}

// nounActor looks for the actor of a noun event.
func (s *sent) nounActor(d *draft, ps []phrase) side {
	if o := s.ownerSide(d.head); o.known() {
		// "Oman continued its mediation": Oman
		if isPossPron(s.words[o.node].form) {
			if a := s.lender(d); a.known() {
				return a
			}
		}
		return o
	}
	for _, p := range ps {
		if (p.prep == "by" || p.prep == "from" && uttered(d)) && s.actorish(p.node) && s.words[p.node].head != d.gov {
			return s.whole(p.node)
		}
	}
	if d.subjOf >= 0 && s.isPassive(d.subjOf) {
		if a := s.byPhrase(s.phrases(d.subjOf, nil)); a.known() {
			return a
		}
	}
	if a := s.lender(d); a.known() {
		return a
	}
	if m := s.demonym(d.head); m.known() && !s.isScene(d, m) {
		return m
	}
	for i, p := range ps {
		if slices.Contains(d.rule.args, "of") || slices.Contains(d.rule.args, p.prep) {
			break
		}
		if i < 2 && p.prep == "of" && s.actorish(p.node) {
			return s.whole(p.node)
		}
	}
	return s.visitor(d)
}

// uttered reports whether a noun event comes "from" its actor: "criticism from
// Oslo", not "a visit from Oslo".
func uttered(d *draft) bool {
	switch d.typ {
	case "ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT":
		return !slices.Contains(d.rule.args, "from")
	}
	return false
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
func (s *sent) visitor(d *draft) side {
	if d.typ != "CONSULT" || s.prep(d.head) == "" {
		return nobody
	}
	subj := s.subject(s.words[d.head].clause)
	if subj < 0 || subj == d.head || s.under(subj, d.head) || !s.actorish(subj) {
		return nobody
	}
	if d.rule.Mode == "visit" && s.prep(d.head) == "during" && (s.words[subj].form == "they" || s.words[subj].tag == "NNS" || s.conjunct(subj) >= 0) {
		return nobody // "during the visit, the two leaders signed": one of them came
	}
	return s.agent(subj)
}

// modifier is the last name in the phrase of a noun event before its head,
// after a possessive: "Putin's China visit".
func (s *sent) modifier(d *draft) side {
	from := s.words[s.firstOf(d.head)].Start
	if d.actor.known() && d.actor.span.Start >= from {
		from = d.actor.span.End
	}
	ms := s.mentionsIn(news.Span{Start: from, End: s.words[d.head].Start})
	if len(ms) == 0 {
		return nobody
	}
	return side{ms[len(ms)-1].Span, -1}
}
