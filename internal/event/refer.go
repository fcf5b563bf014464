package event

import (
	"strings"

	"chancery/internal/news"
)

// settle resolves the pronouns among the sides of m and takes away what can be
// no side: times, numbers, meetings, the other side once more.
func (r *reader) settle(d *draft, m *news.EventMention) {
	m.Actor = r.referent(m.Actor)
	m.Recipient = r.referent(m.Recipient)
	if !r.canAct(d.actor, m.Actor) {
		m.Actor = news.Role{}
	}
	if !r.canUndergo(d.recipient, m.Recipient) {
		m.Recipient = news.Role{}
	}
	if !r.sameSide(m.Actor, m.Recipient) {
		return
	}
	if isPronoun(m.Recipient.In(r.a.Text)) {
		m.Recipient.Entity = r.otherPerson(m.Recipient.Start, m.Actor.Entity)
		if m.Recipient.Entity != "" {
			return
		}
	}
	m.Recipient = news.Role{}
}

// sameSide reports whether two roles are one: "Wang met him" cannot mean Wang.
func (r *reader) sameSide(a, b news.Role) bool {
	if !a.Known() || !b.Known() {
		return false
	}
	if a.Overlaps(b.Span) {
		return true
	}
	if a.Entity == "" || a.Entity != b.Entity {
		return false
	}
	return r.coversHead(a) && r.coversHead(b)
}

// coversHead reports whether the entity of a role is what its last word names,
// as in "the Chinese president" by title, not "Chinese banks".
func (r *reader) coversHead(o news.Role) bool {
	if isPronoun(o.In(r.a.Text)) {
		return true
	}
	for _, m := range r.mentionsOver(o.Span) {
		if m.Entity == o.Entity && m.End >= o.End {
			return true
		}
	}
	return false
}

// referent resolves a pronoun that the name layer left open. One that nothing
// near can be meant by is no side, except in the first sentence, which has
// nothing before it to take up.
func (r *reader) referent(o news.Role) news.Role {
	word := strings.ToLower(o.In(r.a.Text))
	if !o.Known() || !isPronoun(word) || o.Entity != "" && !r.mislinked(o.Entity, word) {
		return o
	}
	o.Entity = ""
	p := r.resolved(o, word)
	if !p.Known() && r.index == 0 && isPersonal(word) {
		return o
	}
	return p
}

// mislinked reports whether he or she was taken for a thing.
func (r *reader) mislinked(id news.EntityID, word string) bool {
	switch word {
	case "he", "him", "his", "she", "her":
		e := r.entity(id)
		return e != nil && (e.Type != news.Person || r.x.has(r.x.lookup(e.Name, e.Name), "block-gathering"))
	}
	return false
}

func (r *reader) resolved(o news.Role, word string) news.Role {
	switch word {
	case "he", "him", "she":
		if o.Entity = r.personBefore(o); o.Entity != "" {
			return o
		}
	case "his", "her":
		if o = r.owned(o); o.Entity != "" {
			return o
		}
	case "it", "its":
		return r.antecedentSide(o, false)
	case "they", "them", "their":
		return r.antecedentSide(o, true)
	case "i", "me", "my":
		o.Entity = r.speakerAt(o.Span)
		if o.Entity != "" {
			return o
		}
	}
	return news.Role{}
}

// personBefore is the person who is subject of the nearest verb before a
// pronoun, else the one named last in the sentence before.
func (r *reader) personBefore(o news.Role) news.EntityID {
	at := r.wordAt(o.Start)
	for v := at - 1; v >= 0; v-- {
		n := r.namedSubject(v, at)
		if n < 0 {
			continue
		}
		if id := r.role(r.whole(n)).Entity; id != "" && r.entity(id) != nil && r.entity(id).Type == news.Person {
			return id
		}
	}
	return r.otherPerson(r.span.Start, "")
}

// namedSubject is the subject of the verb at v if it stands before word at and
// is no pronoun, else -1.
func (r *reader) namedSubject(v, at int) int {
	if r.words[v].pos != verb {
		return -1
	}
	n := r.subject(v)
	if n < 0 || n >= at || r.words[n].pos == pron {
		return -1
	}
	return n
}

// isPersonal reports whether a pronoun stands for somebody in particular.
func isPersonal(word string) bool {
	switch word {
	case "he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "his", "their", "our", "my":
		return true
	}
	return false
}

// isPronoun reports whether a side is no more than a pronoun.
func isPronoun(t string) bool {
	switch strings.ToLower(t) {
	case "he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "i", "me", "my", "we", "us", "our", "you", "your",
		"who", "whom", "what", "which", "that", "this", "these", "those", "one", "ones", "others", "another", "both", "each", "some",
		"someone", "somebody", "something", "anyone", "anybody", "anything", "everyone", "everybody", "everything", "nobody", "nothing",
		"himself", "herself", "itself", "themselves", "myself":
		return true
	}
	return false
}

// antecedentSide finds what "it" or "they" takes up: the subject of the verb
// that governs its clause ("Chad said it would"), else that of the sentence
// before.
func (r *reader) antecedentSide(o news.Role, plural bool) news.Role {
	at := r.wordAt(o.Start)
	if at < 0 {
		return news.Role{}
	}
	opens := true
	for v := at - 1; v >= 0; v-- {
		n := r.namedSubject(v, at)
		if n < 0 {
			opens = opens && (r.words[v].pos != verb || r.subject(v) >= at)
			continue
		}
		opens = false
		if t := r.toldAbout(v, at, plural); t >= 0 {
			n = t
		}
		if !r.isMeant(n, plural) {
			return news.Role{}
		}
		a := r.role(r.whole(n))
		if a.Entity != "" {
			return news.Role{Span: o.Span, Entity: a.Entity}
		}
		return a
	}
	if n := r.subjectAhead(at); n >= 0 && r.isMeant(n, plural) {
		if a := r.role(r.whole(n)); a.Entity != "" {
			return news.Role{Span: o.Span, Entity: a.Entity}
		}
	}
	if opens && r.before.plural == plural && r.before.entity != "" {
		return news.Role{Span: o.Span, Entity: r.before.entity}
	}
	return news.Role{}
}

// subjectAhead is the subject of the clause that the clause of word at stands
// before: "When it banned the party, the council said ...".
func (r *reader) subjectAhead(at int) int {
	c := &r.words[r.words[at].clause]
	if c.rel != "advcl" || c.head < at {
		return -1
	}
	if n := r.child(c.head, "nsubj"); n > at && r.words[n].pos != pron {
		return n
	}
	return -1
}

// toldAbout is the object of the verb at v that stands before word at, if a
// pronoun may take it up: "warned banks that they could be cut off".
func (r *reader) toldAbout(v, at int, plural bool) int {
	if o := r.child(v, "obj", "iobj"); o >= 0 && o < at && r.words[o].pos != pron && r.isMeant(o, plural) {
		return o
	}
	return -1
}

// isMeant reports whether noun n can be meant by a pronoun in that number.
func (r *reader) isMeant(n int, plural bool) bool {
	if !r.actorish(n) {
		return false
	}
	many := r.isPlural(n)
	if plural {
		return many || r.isActor(&r.words[n])
	}
	if many {
		return false
	}
	e := r.entity(r.role(r.whole(n)).Entity)
	return e == nil || e.Type != news.Person || r.isMetonym(n)
}

// isMetonym reports whether a place in the phrase of n stands for who sits
// there.
func (r *reader) isMetonym(n int) bool {
	for _, m := range r.mentionsIn(r.phraseSpan(n)) {
		if m.Kind == news.ByMetonym {
			return true
		}
	}
	return false
}

// isPlural reports whether noun n names several.
func (r *reader) isPlural(n int) bool {
	return r.conjunct(n) >= 0 || r.words[n].tag == "NNS"
}

// speakerAt is who speaks the words at sp.
func (r *reader) speakerAt(sp news.Span) news.EntityID {
	for _, i := range r.near.said[r.index] {
		t := &r.a.Attributions[i]
		if !t.Content.Contains(sp) {
			continue
		}
		for _, m := range r.a.Mentions[r.mentionFrom(t.Source.Start):] {
			if m.Start >= t.Source.End {
				break
			}
			if m.Overlaps(t.Source) && m.Type == news.Person {
				return m.Entity
			}
		}
	}
	return ""
}

// otherPerson is the person named last before byte at who is not the one
// given, within this sentence and the one before.
func (r *reader) otherPerson(at int, not news.EntityID) news.EntityID {
	from := r.span.Start
	if r.index > 0 {
		from = r.a.Sentences[r.index-1].Start
	}
	var found news.EntityID
	for _, m := range r.a.Mentions[r.mentionFrom(from):] {
		if m.Start >= at {
			break
		}
		if m.Start >= from && m.Type == news.Person && m.Entity != not && m.Kind != news.ByDemonym {
			found = m.Entity
		}
	}
	return found
}

// canAct reports whether a side can be an actor.
func (r *reader) canAct(d side, o news.Role) bool {
	if !o.Known() || o.Span != d.span || isPronoun(o.In(r.a.Text)) {
		return true
	}
	if d.node < 0 {
		return true
	}
	w := &r.words[d.node]
	if w.time || r.isGathering(w) {
		return false
	}
	return r.actorish(d.node) || r.namesSomebody(d.node) || r.x.has(w.lex, "block-armed") || w.lex.harm == "blast" || w.lex.place
}

// namesSomebody reports whether a name stands in the phrase of n: "Chinese
// ships".
func (r *reader) namesSomebody(n int) bool {
	if len(r.mentionsOver(r.phraseSpan(n))) > 0 {
		return true
	}
	for i := r.firstOf(n); i <= n && !r.title; i++ {
		if w := &r.words[i]; w.pos == proper || w.pos == adj && isCapital(w.lemma) {
			return true
		}
	}
	return false
}

// canUndergo reports whether a side can be a recipient; the dead and injured
// may be no more than a number.
func (r *reader) canUndergo(d side, o news.Role) bool {
	if !o.Known() || isPronoun(o.In(r.a.Text)) || d.node < 0 {
		return true
	}
	w := &r.words[d.node]
	return !w.time && !r.isGathering(w)
}

// isGathering reports whether w names a meeting or event, which is no side.
func (s *sent) isGathering(w *word) bool {
	return s.x.has(w.lex, "block-gathering") || s.x.has(w.lex, "block-time")
}

// owned resolves "his" and "her" that the name layer left open: to the first
// person of the sentence, who is mostly its subject, even if named after the
// pronoun ("Before his visit, President Petro ..."), else to the subject of the
// sentence before, else to the person named
// last before it.
func (r *reader) owned(o news.Role) news.Role {
	back := news.EntityID("")
	for _, m := range r.a.Mentions[r.mentionFrom(r.span.Start-500):] {
		if m.Start >= r.span.End {
			break
		}
		if m.Type != news.Person || m.Entity == "" || m.Kind == news.ByPronoun && m.Start > o.Start {
			continue
		}
		if m.Start >= r.span.Start {
			o.Entity = m.Entity
			return o
		}
		back = m.Entity
	}
	if o.Entity = back; r.before.person != "" {
		o.Entity = r.before.person
	}
	return o
}
