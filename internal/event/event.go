package event

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// Version is raised when a change makes articles worth coding again.
const Version = 5

// Read sets a.Events from the layers text, grammar, name, date and quote.
func Read(a *news.Article) {
	r := newReader(a)
	r.lead = r.x.leadOf(a)
	for i := range a.Sentences {
		r.sentence(i)
	}
	a.Events = r.out
	r.done()
}

// newReader returns a reader of a, with the room of one that is done where
// there is one.
func newReader(a *news.Article) *reader {
	x := theLexicon()
	r, ok := x.spare.Get().(*reader)
	if !ok {
		r = &reader{sent: sent{x: x, near: &near{entities: map[news.EntityID]*news.Entity{}}}}
	}
	r.a, r.sent.a = a, a
	r.near.fill(a)
	return r
}

// done leaves the room of r to the next article.
func (r *reader) done() {
	clear(r.words)
	clear(r.drafts)
	clear(r.pairs)
	clear(r.near.entities)
	r.a, r.sent.a, r.out, r.pairs, r.lead, r.before = nil, nil, nil, r.pairs[:0], lead{}, topic{}
	r.x.spare.Put(r)
}

// A reader codes one article, sentence by sentence.
type reader struct {
	sent
	a      *news.Article
	drafts []draft
	out    []news.EventMention
	lead   lead
	before topic // of the sentence before
	pairs  []pair
}

func (r *reader) sentence(i int) {
	r.read(i)
	if len(r.words) == 0 || len(r.words) > 400 || r.offTopic() {
		r.before = topic{}
		return
	}
	r.code()
	var contexts []string
	for j := range r.drafts {
		d := &r.drafts[j]
		if d.dropped {
			continue
		}
		if contexts == nil {
			contexts = r.contexts()
		}
		r.emit(d, contexts)
	}
	r.before = r.topic()
	r.before.person = r.personSubject()
	r.seePairs()
}

// code runs the steps of the coder over the sentence that was read.
func (r *reader) code() {
	r.drafts = r.sent.drafts(r.drafts)
	ds := r.drafts
	for j := range ds {
		d := &ds[j]
		if d.dropped || r.figurative(d) {
			d.dropped = true
			continue
		}
		r.fill(d)
		if d.dropped = r.misfortune(d); d.dropped {
			continue
		}
		r.decide(d)
	}
	r.compose(ds)
	for j := range ds {
		d := &ds[j]
		if d.dropped {
			continue
		}
		r.locate(d)
		r.date(d)
	}
	r.alone(ds)
}

// emit turns a draft into an event mention, unless nobody takes part.
func (r *reader) emit(d *draft, contexts []string) {
	m := news.EventMention{
		Span:    r.span,
		Trigger: news.Span{Start: r.words[d.first].Start, End: r.words[d.last].End},
		Type:    d.typ, Contexts: contexts, CAMEO: d.rule.CAMEO,
		Actor: r.role(d.actor), Recipient: r.role(d.recipient), Place: d.place,
		When: d.when, WhenSpan: d.whenSpan,
		Status: d.status, StatusCue: d.cue, Rule: d.rule.ID,
	}
	r.explain(d, &m)
	if m.Mode = d.mode(); d.typ != d.rule.Type {
		m.CAMEO = ""
	}
	r.settle(d, &m)
	r.takeUpPair(d, &m)
	r.takeUpHost(d, &m)
	if m.Mode == "visit" {
		if !m.Recipient.Known() { // "arrived in Oslo for a visit"
			m.Recipient = m.Place
		}
		m.Recipient = r.visitGoal(m.Recipient)
	}
	r.inherit(d, &m)
	r.takeUpSides(d, &m)
	if !r.worth(d, &m) {
		return
	}
	r.asserter(&m)
	r.out = append(r.out, m)
}

// mode is the rule's mode, unless composition changed the type.
func (d *draft) mode() string {
	if d.typ != d.rule.Type {
		return ""
	}
	return d.rule.Mode
}

// worth keeps events in which somebody takes part.
func (r *reader) worth(d *draft, m *news.EventMention) bool {
	if !m.Actor.Known() && r.needsActor(d) {
		return false
	}
	if m.Actor.Entity != "" || m.Recipient.Entity != "" {
		return true
	}
	if !m.Place.Known() && (r.isAnybody(m.Actor) && !m.Recipient.Known() || r.isAnybody(m.Recipient) && !m.Actor.Known()) {
		return false
	}
	if m.Actor.Known() && r.somebody(m.Actor.Span) || m.Recipient.Known() && r.somebody(m.Recipient.Span) {
		return true
	}
	// Violence and unrest at a known place count without a name for the sides.
	return m.Place.Known() && (d.typ == "ASSAULT" || d.typ == "PROTEST")
}

// isAnybody reports whether a side is people in general.
func (r *reader) isAnybody(o news.Role) bool {
	switch strings.ToLower(o.In(r.a.Text)) {
	case "people", "person", "a person", "users", "guests", "customers", "tourists", "friends", "children", "men", "women", "a man", "a woman":
		return true
	}
	return false
}

// needsActor reports whether d says nothing without its actor: words and
// help by nobody.
func (r *reader) needsActor(d *draft) bool {
	switch {
	case slices.Contains(d.rule.args, "subj"):
		return false
	case d.isNoun, d.typ == "ASSAULT" || d.typ == "PROTEST" || d.typ == "CONSULT":
		return false
	case d.pass:
		return r.child(d.head, "aux:pass") < 0 && !r.title && !hostile(d.typ) // "medicines approved in London"
	}
	return !r.title && r.index > 0
}

// somebody reports whether a side names people or bodies that act in public.
func (s *sent) somebody(sp news.Span) bool {
	for i := range s.words {
		w := &s.words[i]
		if sp.Contains(w.Span) && (s.isActor(w) || (w.pos == proper || w.pos == adj && isCapital(w.lemma)) && !s.title) {
			return true
		}
	}
	return false
}

// lookBack is how many events back "the visit" may take up one; only articles
// of the length of a book have more.
const lookBack = 500

// inherit lets "the visit" take sides and status from an earlier mention of
// the same kind in the article.
func (r *reader) inherit(d *draft, m *news.EventMention) {
	if !d.isNoun || !r.definite(d) {
		return
	}
	for _, e := range slices.Backward(r.out[max(0, len(r.out)-lookBack):]) {
		if r.x.has(r.words[d.head].lex, "lasting") && m.Recipient.Known() && m.Recipient.Entity != e.Recipient.Entity {
			continue // "the war in Chad" is not that in Mali
		}
		if e.Type != m.Type || e.CAMEO != m.CAMEO || !sameRole(m.Actor, e.Actor) || !sameRole(m.Recipient, e.Recipient) || !sameRole(m.Place, e.Place) {
			continue
		}
		before := *m
		if !m.Actor.Known() && !d.actor.known() { // no pronoun that stayed open
			m.Actor = e.Actor
		}
		if !m.Recipient.Known() && !d.recipient.known() {
			m.Recipient = e.Recipient
		}
		if m.Actor != before.Actor || m.Recipient != before.Recipient {
			m.Why = append(m.Why, "sides: as told before in “"+r.a.Words(e.Trigger)+"”")
		}
		if !m.Place.Known() {
			m.Place = e.Place
		}
		if d.bare && e.Status != news.Historical && (e.Status != news.Ongoing || r.words[d.head].lemma != "arrival") {
			m.Status, m.StatusCue = e.Status, e.StatusCue
			m.Why = slices.DeleteFunc(m.Why, func(w string) bool { return strings.HasPrefix(w, "status: ") })
			m.Why = append(m.Why, "status: "+string(e.Status)+", as told before in “"+r.a.Words(e.Trigger)+"”")
		}
		return
	}
}

// definite reports whether a noun event takes up something known: "the
// visit", "his trip", but not "a visit".
func (r *reader) definite(d *draft) bool {
	if r.child(d.head, "nmod:poss") >= 0 {
		return true
	}
	n := r.child(d.head, "det")
	if n < 0 {
		return false
	}
	switch r.words[n].form {
	case "a", "an", "another", "no", "any", "some":
		return false
	}
	return true
}

// sameRole reports whether two roles do not contradict each other.
func sameRole(a, b news.Role) bool {
	return !a.Known() || !b.Known() || a.Entity == b.Entity && a.Entity != ""
}
