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
	body := 0
	for i := range a.Sentences {
		if !a.Sentences[i].Title {
			if body++; body > leadSentences {
				break
			}
		}
		for _, t := range a.SentenceTokens(i) {
			if w := x.find(t.In(a.Text)); w != nil {
				l.armed += one(x.has(w, "block-armed"))
				l.cause += one(x.has(w, "block-cause"))
			}
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

// has reports whether w belongs to a class of the data files.
func (x *lexicon) has(w *lexeme, class string) bool {
	n, ok := x.classes[class]
	return ok && w != nil && w.classes&(1<<n) != 0
}

// misfortune reports whether the harm that d tells of has no human author: an
// earthquake kills, a car hits a wall, two are injured and nobody says by
// whom. What speaks of arms in the sentence, or else in the lead, makes it
// violence again.
func (r *reader) misfortune(d *draft) bool {
	if d.typ != "ASSAULT" {
		return false
	}
	w := &r.words[d.head]
	isBlast := r.x.harm[w.lemma()] == "blast"
	if r.x.harm[w.lemma()] == "" {
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
	case !d.isNoun && r.human(d.actor):
		return false
	case !d.isNoun && r.byBlast(d):
		return false
	case isBlast:
		return r.lead.cause > r.lead.armed
	}
	return r.lead.armed == 0 || r.lead.cause > r.lead.armed
}

// byCause reports whether the subject or agent of d is a force of nature or a
// vehicle: "a quake that killed", "killed by the flood".
func (r *reader) byCause(d *draft) bool {
	if d.actor.chunk >= 0 && r.isCause(r.head(d.actor.chunk)) {
		return true
	}
	if d.isNoun || d.group.passive {
		return false
	}
	c := r.subject(d.head)
	return c >= 0 && r.isCause(r.head(c))
}

// byBlast reports whether something blew up as the author of the harm.
func (r *reader) byBlast(d *draft) bool {
	return d.actor.chunk >= 0 && r.head(d.actor.chunk).lex != nil && r.x.harm[r.head(d.actor.chunk).lemma()] == "blast"
}

func (s *sent) isCause(w *word) bool {
	return s.x.has(w.lex, "block-cause") || s.x.has(w.lex, "block-subject")
}

// signs looks for words of arms and of misfortune around the trigger of d.
func (s *sent) signs(d *draft) (armed, cause bool) {
	for i := range s.words {
		w := &s.words[i]
		if i == d.head || w.lex == nil {
			continue
		}
		armed = armed || s.x.has(w.lex, "block-armed")
		cause = cause || s.x.has(w.lex, "block-cause")
	}
	return armed, cause
}

// human reports whether a side is people or a body that can do harm.
func (s *sent) human(d side) bool {
	if !d.known() {
		return false
	}
	return d.chunk < 0 || s.actorish(d.chunk) || len(s.mentionsIn(d.span)) > 0
}
