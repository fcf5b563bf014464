package quote

import (
	"chancery/internal/news"
)

// clauses reads the attributions of the sentence off its tree.
func (r *reader) clauses() {
	for v := range r.g.Words {
		if r.g.quoted[v] {
			continue
		}
		switch r.g.form(v) {
		case "who", "which", "that":
			if r.g.Words[v].UPOS == "PRON" {
				r.stands(v)
			}
		}
		switch r.g.Words[v].UPOS {
		case "VERB":
			r.sayVerb(v)
		case "NOUN":
			r.sayNoun(v)
		case "ADJ":
			r.sayAdjective(v)
		}
	}
}

// sayVerb makes an attribution of the verb at word v if it takes what hangs on
// it.
func (r *reader) sayVerb(v int) {
	g := &r.g
	verb, known := r.frames.verbs[g.Words[v].Lemma]
	f := verb.frame
	if f.stance == none || g.Is(v, "case", "mark", "amod", "compound") {
		return
	}
	c := r.clause(v)
	if c.comp >= 0 && (r.aside(c.comp) || f.takes&told == 0 && c.object >= 0 && r.nounClause(c.object) == c.comp) {
		c.comp = -1
	}
	if c.comp < 0 && c.before < 0 && r.phrasal(v) {
		g.done[v] = true
		return
	}
	if f.takes&that != 0 && r.backwards(&c) {
		g.turned[v] = true
		return
	}
	source, first := r.agent(&c)
	if !known && (c.comp < 0 || source.IsZero() || g.form(g.lo[c.comp]) == "where") && c.before < 0 {
		return
	}
	if !known {
		f = frame{stance: news.Says, takes: that}
	}
	if f.takes&told != 0 && c.passive { // "was told that"
		g.done[v] = true
		return
	}
	if c.negated && (c.comp >= 0 || f.stance != news.Says) {
		if f.stance = turned(f.stance); f.stance == "" {
			g.done[v] = true
			return
		}
	}
	cueEnd := v + 1
	if c.particle == v+1 {
		cueEnd++
	}
	content, end := r.taken(&c, f, source, g.span(first, cueEnd), cueEnd)
	if content.IsZero() {
		return
	}
	if source.IsZero() && !(c.passive && f.takes&open != 0) {
		return
	}
	if known && end > cueEnd {
		f.stance = verb.by(g.form(end - 1))
	}
	n := len(r.a.Attributions)
	if r.within(g.span(v, v+1)) && c.comp < 0 && c.before < 0 && r.quoting(content) != news.Direct {
		g.done[v] = true
		return
	}
	r.add(f.stance, source, g.span(first, max(cueEnd, end)), content)
	if len(r.a.Attributions) > n && c.comp < 0 && c.before < 0 && r.a.Attributions[n].Quote == news.Indirect {
		r.weak = append(r.weak, r.a.Attributions[n].Cue)
	}
}

// phrasal reports whether a particle makes another verb of v, one that says
// nothing: "called off the strike", "called up reserves".
func (r *reader) phrasal(v int) bool {
	if v+1 >= len(r.g.Words) || r.g.Words[v].Lemma != "call" {
		return false
	}
	switch r.g.form(v + 1) {
	case "off", "up", "in", "back", "over", "away", "together":
		return true
	}
	return false
}

// within reports whether s stands in the content of an attribution of the
// sentence: what one is said to hope for is no news of its own.
func (r *reader) within(s news.Span) bool {
	for i := range r.a.Attributions[r.first:] {
		if r.a.Attributions[r.first+i].Content.Contains(s) {
			return true
		}
	}
	return false
}

// backwards reports whether the true subject of c stands behind it, "…, said
// Jane Poe", while the tree gives it one from before.
func (r *reader) backwards(c *clause) bool {
	g := &r.g
	if c.subject < 0 || c.subject > c.verb || c.comp >= 0 || !g.mark(c.first-1, ",") || !r.names(c.verb+1) {
		return false
	}
	lone := g.Words[c.verb+1].UPOS == "PROPN" // "Voters, said Poe": no apposition that two commas close
	for k := g.lo[c.subject]; k < c.first-1; k++ {
		u := g.Words[k].UPOS
		if k > c.subject && (u == "VERB" || u == "AUX") && !g.Under(k, c.subject) {
			return true
		}
		lone = lone && !g.mark(k, ",")
	}
	return lone
}

// names reports whether a noun phrase begins at word i and no finite verb
// follows it before the next comma.
func (r *reader) names(i int) bool {
	g := &r.g
	if i >= len(g.Words) {
		return false
	}
	switch g.Words[i].UPOS {
	case "PROPN", "DET", "NOUN", "ADJ":
	default:
		return false
	}
	for ; i < len(g.Words) && !g.mark(i, ",.;:"); i++ {
		switch g.Words[i].XPOS {
		case "VBZ", "VBP", "VBD", "MD":
			return false
		case "WP", "WDT":
			return true
		}
	}
	return true
}

// aside reports whether the clause under word h only says when or why, though
// the tree has it as what is said.
func (r *reader) aside(h int) bool {
	switch r.g.form(r.g.lo[h]) {
	case "after", "before", "when", "while", "as", "because", "since", "until", "though", "although", "once", "whose", "during":
		return !r.g.Is(r.g.lo[h], "nsubj", "det")
	}
	return false
}

// taken is what the verb of c attributes, and where its cue ends if a
// preposition belongs to it.
func (r *reader) taken(c *clause, f frame, source, cue news.Span, end int) (news.Span, int) {
	g := &r.g
	if f.takes&(speech|that) != 0 {
		if s := r.beside(c, f, source, cue); !s.IsZero() {
			return s, end
		}
	}
	switch {
	case c.passive || c.passed >= 0:
		return r.passive(c, f), end
	case c.comp >= 0:
		return r.complement(c, c.comp, end), end
	case c.object < 0 && f.takes&that != 0 && g.form(g.lo[c.verb]) == "as" && g.Is(c.verb, "advcl") && g.Governor(c.verb) > c.verb:
		return r.closed(r.pastMarks(g.hi[c.verb]+1), g.hi[g.Governor(c.verb)]+1), end // "As Poe said, it was over."
	case c.before >= 0 && g.hi[c.before] < c.verb && f.takes&that != 0:
		return r.prior(c, c.before, source, cue), end
	case g.Is(c.verb, "parataxis") && f.takes&that != 0 && g.Governor(c.verb) < c.verb:
		return r.prior(c, g.Governor(c.verb), source, cue), end
	case c.to >= 0 && (f.takes&to != 0 || f.takes&np != 0 && c.object >= 0) && (r.prepOf(c, f) < 0 || r.prepOf(c, f) > c.to):
		from := c.to
		if c.object >= 0 && c.object < c.to && f.takes&told == 0 {
			from = c.object
		}
		return r.upTo(c, g.lo[from], end), end
	case c.object >= 0 && f.takes&as != 0:
		if r.heldToBe(c) {
			return r.upTo(c, g.lo[c.object], end), end
		}
		return news.Span{}, end
	case c.object >= 0 && f.takes&that != 0 && r.finite(g.hi[c.object]+1):
		return r.goingOn(r.closed(g.lo[c.object], r.lastWord(c))), end
	case c.object >= 0 && f.takes&np != 0:
		return r.short(r.upTo(c, g.lo[c.object], end)), end
	case c.listener >= 0 && f.takes&np != 0 && f.takes&told == 0:
		return r.upTo(c, g.lo[c.listener], end), end
	}
	if k := r.prepOf(c, f); k >= 0 {
		return r.short(r.upTo(c, k+1, k+1)), k + 1
	}
	return news.Span{}, end
}

// prepOf is the place of a preposition that belongs to the cue with what hangs
// on it, "called on voters", or -1.
func (r *reader) prepOf(c *clause, f frame) int {
	g := &r.g
	for _, o := range c.obliques() {
		k := g.Dependent(o, "case", "mark")
		if k > c.verb && among(f.preps, g.form(k)) && !r.circumstance(o) && !(g.form(k) == "to" && g.Words[k].XPOS == "TO" && g.Words[o].UPOS == "VERB") {
			return k
		}
	}
	return -1
}
