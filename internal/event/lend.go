package event

import "slices"

// lender is the actor of the light verb that governs a noun event: "Oman" in
// "Oman held talks". If both sides stand there, the other one becomes the
// recipient.
func (s *sent) lender(d *draft) side {
	if s.undergone(d) || d.gov < 0 || !s.words[d.gov].lex.status.lends() {
		return nobody
	}
	if s.isPassive(d.gov) {
		return s.byPhrase(s.phrases(d.gov, nil))
	}
	subj := s.subject(d.gov)
	if subj < 0 || subj == d.head || s.isTopic(d) {
		return nobody
	}
	if slices.Contains(d.rule.args, "both") {
		if r := s.conjunct(subj); r >= 0 {
			d.recipient = s.whole(r)
		}
	}
	return s.agent(subj)
}

// isTopic reports whether the noun event is only what something is about: "put
// forward a paper on the war", not "embarked on a tour".
func (s *sent) isTopic(d *draft) bool {
	switch s.prep(d.head) {
	case "about", "over", "regarding", "concerning", "of", "from", "by", "against":
		return true
	case "on":
		switch s.words[d.gov].lemma {
		case "embark", "go", "set", "take", "start":
			return false
		}
		return true
	}
	return false
}

// undergone makes a recipient of the subject that only suffers the noun event:
// "the minister faced criticism", "the town came under attack".
func (s *sent) undergone(d *draft) bool {
	if d.gov < 0 || d.typ == "CONSULT" || s.isPassive(d.gov) {
		return false
	}
	g := &s.words[d.gov]
	if !g.lex.status.undergo && !(s.prep(d.head) == "under" && (g.lemma == "come" || g.lemma == "remain")) {
		return false
	}
	if n := s.subject(d.gov); n >= 0 && n != d.head && !d.recipient.known() {
		d.recipient = s.target(n, d)
	}
	return true
}
