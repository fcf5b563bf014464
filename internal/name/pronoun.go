package name

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A referent is a phrase that a pronoun may take up.
type referent struct {
	first, end int // tokens
	id         news.EntityID
	spot       spot
	title      bool // in the headline
	quote      int  // the quotation that it stands in, from 1; 0 for none
}

// someone begins the ids of people whom the article does not name: "the
// driver". They stand in the way of what comes after.
const someone = "?"

func (c *referent) nobody() bool { return strings.HasPrefix(string(c.id), someone) }

// What speaks for a referent, in points, chosen on half of the topics of ECB+
// and confirmed on the other.
const (
	perSentence = 1.2  // off for each sentence between
	reach       = 3    // sentences back
	mostBack    = 60   // referents that are looked at
	ruling      = 1.0  // the referent is the subject of a clause over the pronoun
	parallel    = 0.5  // both are subjects, or both objects
	sexKnown    = 0.7  // known to be of the pronoun's sex
	perMention  = 0.45 // times the logarithm of how often the article names it
	mostOften   = 1.3
	stranger    = 0.5  // off for people without a name
	inTitle     = 0.5  // off in the headline
	ahead       = 0.8  // off for who is named after the pronoun
	clearLead   = 0.45 // points by which the best must lead
	enough      = -0.4
)

var roleWeight = [...]float64{noRole: 0.6, oblique: 0.7, possessor: 0.9, object: 1.0, subject: 1.9}

// A follower resolves pronouns from left to right.
type follower struct {
	r      *reading
	seen   []referent
	sex    map[news.EntityID]byte
	count  map[news.EntityID]int // mentions by name
	people []referent            // named
	quotes []quotation
	inside []int32 // quotation of each token, from 1; nil if the article quotes nothing
	room   []int32 // for inside
	taken  []bool  // tokens of names
	profile
}

// pronouns links he, she and their forms to the people whom the article names:
// first outside quotations, whose speakers are then known, then inside them.
func (r *reading) pronouns() {
	if !r.anyRefers() {
		return
	}
	p := &r.follower
	*p = follower{r: r, sex: r.sexes(), count: map[news.EntityID]int{}, seen: p.seen[:0], people: p.people[:0], quotes: p.quotes[:0], room: p.room, taken: p.taken}
	p.quote()
	p.take()
	named := p.named()
	for _, c := range named {
		p.count[c.id]++
	}
	p.note()
	p.run(named, false)
	if len(p.quotes) > 0 {
		p.speakers()
		p.run(p.named(), true)
	}
}

// anyRefers reports whether a word may take up a person.
func (r *reading) anyRefers() bool {
	for i := range r.toks {
		if r.toks[i].refers {
			return true
		}
	}
	return false
}

// take notes the tokens of names.
func (p *follower) take() {
	p.taken = slices.Grow(p.taken[:0], len(p.r.toks))[:len(p.r.toks)]
	clear(p.taken)
	for i := range p.r.found {
		f := &p.r.found[i]
		for k := f.first; k < f.end && !f.drop; k++ {
			p.taken[k] = true
		}
	}
}

// named are the people whom the article names, in order.
func (p *follower) named() (out []referent) {
	out = p.people[:0]
	for i := range p.r.found {
		if f := &p.r.found[i]; f.typ == news.Person && f.id != "" && !f.drop {
			out = append(out, p.referent(f.first, f.end, f.id))
		}
	}
	slices.SortStableFunc(out, func(x, y referent) int { return cmp.Compare(x.first, y.first) })
	p.people = out
	return out
}

func (p *follower) referent(first, end int, id news.EntityID) referent {
	c := referent{first: first, end: end, id: id, spot: p.r.spotOf(first, end)}
	c.title = p.r.a.Sentences[c.spot.sent].Title
	if p.inside != nil {
		c.quote = int(p.inside[first])
	}
	return c
}

// run resolves the pronouns inside quotations, or those outside, and links
// descriptions there.
func (p *follower) run(named []referent, quoted bool) {
	p.seen = p.seen[:0]
	for i := range p.r.toks {
		for len(named) > 0 && named[0].first <= i {
			p.seen = append(p.seen, named[0])
			named = named[1:]
		}
		if !p.r.toks[i].refers {
			continue
		}
		f, ok := p.describe(i)
		if !ok {
			f = p.pronoun(i, quoted, named)
		}
		if f.id != "" && p.quoted(i) == quoted {
			p.r.found = append(p.r.found, f)
		}
	}
}

// pronoun resolves the pronoun at token i, if it is one. after are the people
// named behind it.
func (p *follower) pronoun(i int, quoted bool, after []referent) found {
	if p.quoted(i) != quoted {
		return found{}
	}
	var id news.EntityID
	var why string
	low := p.r.toks[i].low
	switch want := pronounSex(low); {
	case want != 0:
		if id, why = p.antecedent(i, want, after); id == "" {
			id = news.EntityID(someone + low) // stands in the way of what comes after
			p.sex[id] = want
		}
	case relatives(low):
		id, why = p.relative(i)
	case quoted && ofSpeaker(low):
		id, why = p.quotes[p.inside[i]-1].speaker, "speaks these words"
	}
	if id == "" {
		return found{}
	}
	c := p.referent(i, i+1, id)
	p.seen = append(p.seen, c)
	if c.nobody() {
		return found{}
	}
	return found{first: i, end: i + 1, typ: news.Person, id: id, kind: news.ByPronoun, why: why + ": " + p.r.nameOf(id)}
}

func (p *follower) quoted(i int) bool { return p.inside != nil && p.inside[i] > 0 }

// describe takes up the description that ends at token i: as a mention of
// somebody named, or as somebody who stands in the way. ok is false if there is
// no description.
func (p *follower) describe(i int) (f found, ok bool) {
	ph, ok := p.phrase(i)
	if !ok {
		return found{}, false
	}
	if id, why := p.described(ph); id != "" {
		p.seen = append(p.seen, p.referent(ph.first, ph.end, id))
		return found{first: ph.first, end: ph.end, typ: news.Person, id: id, kind: news.ByTitle, why: why}, true
	}
	if ph.noun != "" {
		id := news.EntityID(someone + ph.noun)
		if s := p.r.w.human[ph.noun]; s != 'b' {
			p.sex[id] = s
		}
		p.seen = append(p.seen, p.referent(i, i+1, id))
	}
	return found{}, true
}

// isStranger reports whether the noun at token i stands for a person and is no
// part of a name or title.
func (p *follower) isStranger(i int) bool {
	r := p.r
	t := &r.toks[i]
	if t.up && !r.startsSentence(i) || t.human == 0 {
		return false
	}
	if n := len(p.seen); n > 0 && p.seen[n-1].first <= i && i < p.seen[n-1].end {
		return false // "the Russian leader", read before
	}
	if next := r.at(i+1, int(t.sent)); next.up || next.s == "-" {
		return false // "actress Jane Poe"
	}
	_, w, ok := r.word(i)
	if !ok {
		return true
	}
	tree := r.tree(int(t.sent))
	said := tree.Is(w, "root", "ccomp", "advcl", "conj") && tree.Dependent(w, "cop") >= 0
	return tree.Words[w].UPOS == "NOUN" && !tree.Is(w, "compound", "appos", "amod", "flat") && !said
}

// antecedent finds the one person whom the pronoun at token i may mean, of all
// those before it and, where its clause comes before the main one, the subject
// of that.
func (p *follower) antecedent(i int, want byte, after []referent) (news.EntityID, string) {
	me := p.referent(i, i+1, "")
	low := p.r.toks[i].low
	me.spot.role = p.r.pronounRole(i, low, me.spot.role)
	var best, second float64 = math.Inf(-1), math.Inf(-1)
	var top *referent
	var ids []news.EntityID
	consider := func(c *referent, less float64) {
		if s := p.sex[c.id]; s != 0 && s != want || p.barred(c, &me, low) {
			return
		}
		if !slices.Contains(ids, c.id) {
			ids = append(ids, c.id)
		}
		score := p.score(c, &me, want) - less
		switch {
		case top != nil && c.id == top.id:
			best = math.Max(best, score)
		case score > best:
			best, second, top = score, best, c
		case score > second:
			second = score
		}
	}
	for k := len(p.seen) - 1; k >= max(0, len(p.seen)-mostBack) && p.seen[k].spot.sent >= me.spot.sent-reach; k-- {
		consider(&p.seen[k], 0)
	}
	for k := 0; k < len(after) && after[k].spot.sent == me.spot.sent; k++ {
		if p.cataphor(&me, &after[k]) {
			consider(&after[k], ahead)
		}
	}
	if top == nil || best < enough || best-second < clearLead {
		return "", ""
	}
	if len(ids) == 1 && p.sex[top.id] == 0 {
		p.sex[top.id] = want
	}
	return top.id, p.why(top, &me, len(ids))
}

// score is what speaks for c as what the pronoun me means.
func (p *follower) score(c, me *referent, want byte) float64 {
	score := roleWeight[c.spot.role] - perSentence*float64(me.spot.sent-c.spot.sent)
	if c.spot.role == subject && c.spot.clause >= 0 && !p.r.tree(c.spot.sent).Is(c.spot.clause, "root") {
		score -= 0.3
	}
	if p.r.rules(c.spot, me.spot) {
		score += ruling
	}
	if c.spot.role == me.spot.role && (me.spot.role == subject || me.spot.role == object) {
		score += parallel
	}
	if p.sex[c.id] == want {
		score += sexKnown
	}
	if c.title {
		score -= inTitle
	}
	n := p.count[c.id]
	if c.nobody() {
		if pronounSex(string(c.id[len(someone):])) == 0 {
			return score - stranger
		}
		n = 1 // somebody of whom the report goes on to tell
	}
	return score + math.Min(mostOften, perMention*math.Log2(float64(1+n)))
}

// barred reports whether grammar keeps c from being what the pronoun means:
// nobody meets himself in "him", and he of whom a speaker speaks is not he.
func (p *follower) barred(c, me *referent, low string) bool {
	r := p.r
	if me.quote > 0 && c.id == p.quotes[me.quote-1].speaker {
		return true
	}
	if me.quote == 0 && c.quote > 0 && c.spot.sent == me.spot.sent && me.spot.role == subject {
		return true // "..., he said" is not of whom he spoke
	}
	if me.spot.sent != c.spot.sent {
		return false
	}
	t := r.tree(me.spot.sent)
	self := strings.HasSuffix(low, "self")
	if t == nil || me.spot.word < 0 || c.spot.word < 0 {
		return !self && (low == "him" || low == "her" && !r.possessive(me.first)) && !r.edgeBetween(c.end, me.first)
	}
	if self || me.spot.role == possessor {
		return false
	}
	if me.spot.clause >= 0 && (me.spot.role == object || me.spot.role == oblique && t.Governor(me.spot.word) == me.spot.clause) {
		if s := subjectOf(t, me.spot.clause); s >= 0 && s == c.spot.word {
			return true
		}
		return c.spot.clause == me.spot.clause && c.spot.role == object
	}
	return me.spot.role == subject && c.spot.clause == me.spot.clause && c.spot.role != possessor && c.first > me.first
}

// cataphor reports whether c, named after the pronoun, is the subject of a
// clause to which the pronoun's own hangs: "Before he left, Holm spoke."
func (p *follower) cataphor(me, c *referent) bool {
	if c.spot.role != subject || me.spot.word < 0 || c.spot.clause < 0 || c.quote != me.quote {
		return false
	}
	t := p.r.tree(me.spot.sent)
	for w := me.spot.word; w >= 0; w = t.Governor(w) {
		if t.Governor(w) == c.spot.clause {
			return t.Is(w, "advcl", "obl") && w < c.spot.word
		}
	}
	return false
}

// why words the reason.
func (p *follower) why(c, me *referent, n int) string {
	where := "before it"
	switch d := me.spot.sent - c.spot.sent; {
	case c.first > me.first:
		return "the subject of the clause that follows"
	case d == 1:
		where = "of the sentence before"
	case d > 1:
		where = "of the sentences before"
	}
	switch {
	case n == 1:
		return "the only person " + where + " who fits"
	case p.r.rules(c.spot, me.spot):
		return "the subject of the clause around it"
	case c.spot.role == subject && d1(me, c):
		return "the subject of the sentence before"
	}
	return "of several people " + where + " who fits best"
}

func d1(me, c *referent) bool { return me.spot.sent-c.spot.sent == 1 }

// relative finds whom "who" at token i stands for: the name that its clause
// hangs on.
func (p *follower) relative(i int) (news.EntityID, string) {
	sent, w, ok := p.r.word(i)
	if !ok {
		return "", ""
	}
	t := p.r.tree(sent)
	v := w
	for v >= 0 && !t.Is(v, "acl") {
		v = t.Governor(v)
	}
	noun := t.Governor(v)
	if noun < 0 || noun >= w {
		return "", ""
	}
	at := p.r.a.Sentences[sent].First + noun
	for k := len(p.seen) - 1; k >= 0; k-- {
		if c := &p.seen[k]; c.first <= at && at < c.end {
			return c.id, "the person before it"
		}
	}
	return "", ""
}
