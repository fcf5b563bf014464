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
		return e != nil && (e.Type != news.Person || r.x.has(r.x.find(e.Name), "block-gathering"))
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
		if r.words[v].kind != verb {
			continue
		}
		c := r.subject(v)
		if c < 0 || r.chunks[c].last >= at || r.chunks[c].pron {
			continue
		}
		if id := r.role(r.whole(c)).Entity; id != "" && r.entity(id) != nil && r.entity(id).Type == news.Person {
			return id
		}
	}
	return r.otherPerson(r.span.Start, "")
}

// isPersonal reports whether a pronoun stands for somebody in particular.
func isPersonal(word string) bool {
	switch word {
	case "he", "she", "they", "we", "his", "her", "their":
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
		if r.words[v].kind != verb {
			continue
		}
		c := r.subject(v)
		if c < 0 || r.chunks[c].last >= at {
			continue
		}
		opens = false
		if r.chunks[c].pron {
			continue
		}
		if o := r.toldAbout(v, at, plural); o >= 0 {
			c = o
		}
		if !r.isMeant(c, plural) {
			return news.Role{}
		}
		a := r.role(r.whole(c))
		if a.Entity != "" {
			return news.Role{Span: o.Span, Entity: a.Entity}
		}
		return a
	}
	if opens && r.before.plural == plural && r.before.entity != "" {
		return news.Role{Span: o.Span, Entity: r.before.entity}
	}
	return news.Role{}
}

// toldAbout is the object of the verb at v that stands before word at, if a
// pronoun may take it up: "warned banks that they could be cut off".
func (r *reader) toldAbout(v, at int, plural bool) int {
	for _, p := range r.phrasesAfter(v, nil) {
		if p.prep == "" && r.chunks[p.chunk].last < at && !r.chunks[p.chunk].pron && r.isMeant(p.chunk, plural) {
			return p.chunk
		}
	}
	return -1
}

// isMeant reports whether chunk c can be meant by a pronoun in that number.
func (r *reader) isMeant(c int, plural bool) bool {
	if !r.actorish(c) {
		return false
	}
	many := r.isPlural(c)
	if plural {
		return many || r.head(c).isActor(r.a.Text)
	}
	if many {
		return false
	}
	e := r.entity(r.role(r.whole(c)).Entity)
	return e == nil || e.Type != news.Person || r.isMetonym(c)
}

// isMetonym reports whether a place in chunk c stands for who sits there.
func (r *reader) isMetonym(c int) bool {
	for _, m := range r.mentionsIn(r.chunkSpan(c)) {
		if m.Kind == news.ByMetonym {
			return true
		}
	}
	return false
}

// isPlural reports whether chunk c names several.
func (r *reader) isPlural(c int) bool {
	h := r.head(c)
	return r.rightConjunct(c) >= 0 || h.lex != nil && h.lex.plural || h.lex == nil && (!h.cap || r.chunks[c].last == 0) && strings.HasSuffix(h.In(r.a.Text), "s")
}

// A topic is the subject of a sentence, which a pronoun in the next one may
// take up.
type topic struct {
	entity news.EntityID
	plural bool
}

// topic remembers the subject of the first verb of the sentence.
func (r *reader) topic() topic {
	for v := range r.words {
		if k := r.words[v].kind; k != verb && !isAux(k) {
			continue
		}
		c := r.nearestChunk(v)
		if r.words[v].kind == verb {
			c = r.subject(v)
		}
		if c < 0 || r.chunks[c].pron || !r.actorish(c) {
			return topic{}
		}
		o := r.role(r.whole(c))
		e := r.entity(o.Entity)
		if e == nil || e.Type == news.Person || !r.coversHead(o) {
			return topic{}
		}
		return topic{o.Entity, r.isPlural(c)}
	}
	return topic{}
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
	last := r.wordAt(max(d.span.End-1, 0))
	if d.chunk >= 0 {
		last = r.chunks[d.chunk].last
	}
	if last < 0 {
		return o.Entity != ""
	}
	w := &r.words[last]
	if w.kind == timeword || w.num || r.isGathering(w) {
		return false
	}
	if w.isActor(r.a.Text) || w.lex == nil && (w.cap || d.chunk < 0) {
		return true
	}
	if d.chunk < 0 {
		return o.Entity != "" || w.cap
	}
	return r.actsByName(d.chunk) || r.x.has(w.lex, "block-armed") || r.x.harm[w.lemma()] == "blast" || w.lex != nil && w.lex.place
}

// actsByName reports whether a name stands in chunk c: "Chinese ships".
func (r *reader) actsByName(c int) bool {
	if len(r.mentionsOver(r.chunkSpan(c))) > 0 {
		return true
	}
	k := r.chunks[c]
	for i := max(k.first, 1); i <= k.last && !r.title; i++ {
		if r.words[i].cap {
			return true
		}
	}
	return r.words[k.first].cap && r.words[k.first].lex == nil
}

// canUndergo reports whether a side can be a recipient; the dead and injured
// may be no more than a number.
func (r *reader) canUndergo(d side, o news.Role) bool {
	if !o.Known() || isPronoun(o.In(r.a.Text)) {
		return true
	}
	last := r.wordAt(max(o.End-1, 0))
	if last < 0 {
		return true
	}
	w := &r.words[last]
	if w.kind == timeword || r.isGathering(w) {
		return false
	}
	return d.chunk < 0 || !r.chunks[d.chunk].time
}

// isGathering reports whether w names a meeting or event, which is no side.
func (s *sent) isGathering(w *word) bool {
	return s.x.has(w.lex, "block-gathering") || s.x.has(w.lex, "block-time")
}
