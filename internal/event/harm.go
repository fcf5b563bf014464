package event

import "chancery/internal/news"

// leadSentences is how many sentences of the body tell, with the title, what
// a report is about.
const leadSentences = 3

// A lead counts what the title and the first sentences speak of.
type lead struct{ armed, cause int }

// leadOf reads the lead of a.
func (x *lexicon) leadOf(a *news.Article) lead {
	var l lead
	armed, cause := x.classes["block-armed"], x.classes["block-cause"]
	body := 0
	for i := range a.Trees {
		if i < len(a.Sentences) && !a.Sentences[i].Title {
			if body++; body > leadSentences {
				break
			}
		}
		for _, w := range a.Trees[i].Words {
			k := x.lookup(w.Lemma, w.Form)
			l.armed += one(k.classes&armed != 0 && !(w.UPOS == "VERB" && w.Lemma == "strike")) // quakes strike too
			l.cause += one(k.classes&cause != 0)
		}
	}
	return l
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// misfortune reports whether the harm that d tells of has no human author: an
// earthquake kills, a car hits a wall, two are injured and nobody says by
// whom. What speaks of arms in the sentence, or else in the lead, makes it
// violence again.
func (r *reader) misfortune(d *draft) bool {
	harm := r.words[d.head].lex.harm
	if d.typ != "ASSAULT" || harm == "" {
		return false
	}
	if r.byCause(d) {
		return true
	}
	armed, cause := r.signs(d)
	switch {
	case armed:
		return false
	case cause:
		return true
	case r.human(d.actor), !d.isNoun && r.byBlast(d):
		return false
	case harm == "blast":
		return r.lead.cause > r.lead.armed
	}
	return r.lead.armed == 0 || r.lead.cause > r.lead.armed
}

// byCause reports whether the subject or agent of d is a force of nature or a
// vehicle: "a quake that killed", "killed by the flood".
func (r *reader) byCause(d *draft) bool {
	if d.actor.node >= 0 && r.isCause(d.actor.node) {
		return true
	}
	if d.isNoun || d.pass {
		return false
	}
	n := r.subject(d.head)
	return n >= 0 && r.isCause(n)
}

// byBlast reports whether something blew up as the author of the harm.
func (r *reader) byBlast(d *draft) bool {
	return d.actor.node >= 0 && r.words[d.actor.node].lex.harm == "blast"
}

func (s *sent) isCause(i int) bool {
	l := s.words[i].lex
	return s.x.has(l, "block-cause") || s.x.has(l, "block-subject")
}

// signs looks for words of arms and of misfortune around the trigger of d.
func (s *sent) signs(d *draft) (armed, cause bool) {
	for i := range s.words {
		if i != d.head {
			armed = armed || s.x.has(s.words[i].lex, "block-armed") && !(s.words[i].pos == verb && s.words[i].lemma == "strike")
			cause = cause || s.x.has(s.words[i].lex, "block-cause")
		}
	}
	return armed, cause
}

// human reports whether a side is people or a body that can do harm.
func (s *sent) human(d side) bool {
	if !d.known() {
		return false
	}
	return d.node < 0 || s.actorish(d.node) || len(s.mentionsIn(d.span)) > 0
}
