package date

import (
	"slices"

	"chancery/internal/news"
)

// A sentence is what the tree says of the sentence that is being read.
type sentence struct {
	tree   *news.Tree
	tokens []news.Token
}

// sentenceOf returns the tree of sentence i of a with its tokens, or nothing
// where there is none that fits.
func sentenceOf(a *news.Article, i int) sentence {
	if i >= len(a.Trees) || !a.Trees[i].Parsed() || a.Sentences[i].First+a.Sentences[i].Count > len(a.Tokens) {
		return sentence{}
	}
	s := sentence{&a.Trees[i], a.SentenceTokens(i)}
	if len(s.tree.Words) != len(s.tokens) {
		return sentence{}
	}
	return s
}

// word returns the place of the word at byte offset at, or -1.
func (s sentence) word(at int) int {
	return slices.IndexFunc(s.tokens, func(t news.Token) bool { return t.Start <= at && at < t.End })
}

// climbs is how many governors up the verb of an expression is looked for.
const climbs = 4

// verbTense tells from the verb on which the expression c hangs whether it lies
// in the future (+1) or the past (-1); ok says that the verb tells.
func (r *reader) verbTense(c *catch) (tense int, ok bool) {
	if r.of.tree == nil {
		return 0, false
	}
	at := r.of.word(r.line.ws[c.first].Start)
	for range climbs {
		if at = r.of.tree.Governor(at); at < 0 {
			return 0, false
		}
		if r.of.tree.Words[at].UPOS == "VERB" || r.of.tree.Dependent(at, "cop") >= 0 {
			return r.tells(at, climbs)
		}
		if r.of.tree.Is(at, "nmod:poss", "root") {
			return 0, false // of a deed named by a noun
		}
	}
	return 0, false
}

// tells is the tense of the verb, or of the noun or adjective with a copula, at
// word v. "Would" and the like tell nothing.
func (r *reader) tells(v, depth int) (tense int, ok bool) {
	t := r.of.tree
	if r.undone(v) {
		return -1, true
	}
	had, helped := false, false
	for j := t.DependentAfter(v, -1, "aux", "cop"); j >= 0; j = t.DependentAfter(v, j, "aux", "cop") {
		switch aux := &t.Words[j]; {
		case aux.XPOS == "MD":
			return 1, aux.Lemma == "will" || aux.Lemma == "shall"
		case aux.XPOS == "VBD":
			had, helped = true, true
		case aux.Lemma == "have":
			had = true
		default:
			helped = true
		}
	}
	plan := r.plans(v)
	w := &t.Words[v]
	switch {
	case had && !(plan && helped):
		return -1, true
	case plan && w.XPOS == "VBD" && w.Lemma != "plan" && w.Lemma != "schedule": // "agreed in June"
		return 0, false
	case plan:
		return 1, true
	case w.XPOS == "VBD", w.XPOS == "VBN" && !helped:
		return -1, true
	case w.XPOS == "VBG" && helped:
		return 1, true
	case (w.XPOS == "VB" || w.XPOS == "VBG") && depth > 0:
		return r.above(v, depth)
	}
	return 0, false
}

// above is the tense of the verb that governs the infinitive or participle at
// word v: what is planned, asked or feared to happen is to come.
func (r *reader) above(v, depth int) (tense int, ok bool) {
	t := r.of.tree
	g := t.Governor(v)
	if g < 0 || !t.Is(v, "xcomp", "advcl", "ccomp", "conj") {
		return 0, false
	}
	if r.plans(g) && !r.undone(g) {
		return 1, true
	}
	if t.Words[g].UPOS == "VERB" || t.Dependent(g, "cop") >= 0 {
		return r.tells(g, depth-1)
	}
	return 0, false
}

// undone reports whether the verb at word v stands in the past perfect: "it had
// been due on Friday".
func (r *reader) undone(v int) bool {
	t := r.of.tree
	for j := t.DependentAfter(v, -1, "aux"); j >= 0; j = t.DependentAfter(v, j, "aux") {
		if t.Words[j].XPOS == "VBD" && t.Words[j].Lemma == "have" {
			return true
		}
	}
	return false
}

// perfect reports whether the expression c hangs on a verb in the perfect: "until
// Thursday they had not met".
func (r *reader) perfect(c *catch) bool {
	if r.of.tree == nil {
		return false
	}
	at := r.of.word(r.line.ws[c.first].Start)
	if at >= 0 {
		at = r.of.tree.Governor(at)
	}
	return at >= 0 && r.undone(at)
}

// toCome reports whether the expression c hangs right on a verb with "will", or
// on one that is planned.
func (r *reader) toCome(c *catch) bool {
	t := r.of.tree
	last := r.line.ws[c.end-1].Start
	at := r.of.word(r.line.ws[c.first].Start)
	for range climbs {
		g := -1
		if at >= 0 {
			g = t.Governor(at)
		}
		if g < 0 || r.of.tokens[g].Start < r.line.ws[c.first].Start || r.of.tokens[g].Start > last {
			at = g
			break
		}
		at = g
	}
	if at < 0 || t.Words[at].UPOS != "VERB" {
		return false
	}
	for j := t.DependentAfter(at, -1, "aux"); j >= 0; j = t.DependentAfter(at, j, "aux") {
		if l := t.Words[j].Lemma; l == "will" || l == "shall" {
			return true
		}
	}
	g := t.Governor(at)
	return r.plans(at) && t.Words[at].Lemma != "set" && t.Words[at].Lemma != "aim" || g >= 0 && t.Is(at, "xcomp") && r.plans(g)
}

// plans reports whether word i is one that looks ahead: "scheduled", "due",
// "planning".
func (r *reader) plans(i int) bool {
	at := r.of.tokens[i].Start
	for j := range r.line.ws {
		if r.line.ws[j].Start == at {
			return r.line.of[j]&(cPlan|cFuture) != 0
		}
	}
	return false
}
