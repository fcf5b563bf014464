package event

import "chancery/internal/news"

// A topic is the subject of a sentence, which a pronoun in the next one may
// take up.
type topic struct {
	entity news.EntityID
	plural bool
	paired bool // two parties, as "the two leaders" or "Xi and Putin"

	person news.EntityID // who is the subject, by name or pronoun
}

// personSubject is the person who is the first subject of the sentence.
func (r *reader) personSubject() news.EntityID {
	for n := range r.words {
		if !r.words[n].is("nsubj") {
			continue
		}
		id := r.role(r.whole(n)).Entity
		if e := r.entity(id); e != nil && e.Type == news.Person {
			return id
		}
		return ""
	}
	return ""
}

// topic remembers the subject of the first clause of the sentence.
func (r *reader) topic() topic {
	for n := range r.words {
		if !r.words[n].is("nsubj") {
			continue
		}
		if _, ok := r.pairNoun(side{node: n}); ok {
			return topic{plural: true, paired: true}
		}
		if r.words[n].pos == pron || !r.actorish(n) {
			return topic{}
		}
		if c := r.conjunct(n); c >= 0 && r.conjunct(c) < 0 && r.kindOf(r.role(r.whole(n)).Entity) != "" {
			return topic{plural: true, paired: true}
		}
		o := r.role(r.whole(n))
		e := r.entity(o.Entity)
		if e == nil || e.Type == news.Person || !r.coversHead(o) {
			return topic{}
		}
		return topic{entity: o.Entity, plural: r.isPlural(n)}
	}
	return topic{}
}
