package quote

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// A grove is the tree of the sentence at hand, with what is asked of it often.
type grove struct {
	news.Tree
	tokens []news.Token
	lo, hi []int  // the extent of what stands under each word
	quoted []bool // stands in speech
	done   []bool // is known to attribute nothing
	turned []bool // is a verb whose subject follows it
}

// grow sets r.g to the tree of sentence n, or to none: sentences in other
// languages, lists and noise have none.
func (r *reader) grow(n int) bool {
	g := &r.g
	g.Tree = news.Tree{}
	tokens := r.a.SentenceTokens(n)
	if n >= len(r.a.Trees) || len(r.a.Trees[n].Words) != len(tokens) || !r.a.Trees[n].Parsed() || len(tokens) > maxWords {
		return false
	}
	g.Tree, g.tokens = r.a.Trees[n], tokens
	g.lo, g.hi, g.quoted, g.done, g.turned = g.lo[:0], g.hi[:0], g.quoted[:0], g.done[:0], g.turned[:0]
	k := r.next
	for i, t := range tokens {
		g.lo, g.hi = append(g.lo, i), append(g.hi, i)
		g.done, g.turned = append(g.done, false), append(g.turned, false)
		for k < len(r.quotes) && r.quotes[k].End <= t.Start {
			k++
		}
		g.quoted = append(g.quoted, k < len(r.quotes) && r.quotes[k].Start <= t.Start && r.quotes[k].speech)
	}
	for i := range tokens {
		for up, steps := g.Governor(i), 0; up >= 0 && steps < len(tokens); up, steps = g.Governor(up), steps+1 {
			g.lo[up], g.hi[up] = min(g.lo[up], i), max(g.hi[up], i)
		}
	}
	return true
}

// span covers words from to end.
func (g *grove) span(from, end int) news.Span {
	if from < 0 || from >= end || end > len(g.tokens) {
		return news.Span{}
	}
	return news.Span{Start: g.tokens[from].Start, End: g.tokens[end-1].End}
}

// form is word i in lower case, "" where there is none.
func (g *grove) form(i int) string {
	if i < 0 || i >= len(g.Words) {
		return ""
	}
	return strings.ToLower(g.Words[i].Form)
}

// mark reports whether word i is one of the marks in s.
func (g *grove) mark(i int, s string) bool {
	return i >= 0 && i < len(g.Words) && len(g.Words[i].Form) == 1 && strings.Contains(s, g.Words[i].Form)
}

// tokenAt is the word that begins at byte at, or the first after it.
func (g *grove) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(g.tokens, at, func(t news.Token, at int) int { return t.Start - at })
	return i
}

// maxSides is how many obliques of one verb are looked at.
const maxSides = 6

// A clause is a verb, or what stands in the place of one, with what hangs on
// it. Places are -1 where there is nothing.
type clause struct {
	verb                    int
	subject, passed, agent  int           // active subject, passive subject, "by" phrase
	before, comp, to        int           // clause before the verb, clause after it, infinitive
	object, listener        int           // obj, iobj
	particle, first         int           // of a phrasal verb; first word of the verb group
	sides                   [maxSides]int // obliques and adverbial clauses after the verb
	n                       int           // how many
	passive, negated, infin bool
}

// clause gathers what hangs on word v.
func (r *reader) clause(v int) clause {
	g := &r.g
	c := clause{verb: v, subject: -1, passed: -1, agent: -1, before: -1, comp: -1, to: -1, object: -1, listener: -1, particle: -1, first: v}
	for i := range g.Words {
		if g.Words[i].Head != v+1 {
			continue
		}
		c.take(g, i)
	}
	for k := v - 1; k >= 0 && g.Governor(k) == v && g.Is(k, "aux", "advmod", "cop") && !g.quoted[k]; k-- {
		c.first = k
	}
	return c
}

// take files word i, which hangs on the verb.
func (c *clause) take(g *grove, i int) {
	set := func(at *int) {
		if *at < 0 {
			*at = i
		}
	}
	switch g.Words[i].Rel {
	case "nsubj", "nsubj:outer":
		if !g.quoted[i] {
			set(&c.subject)
		}
	case "nsubj:pass", "csubj:pass":
		set(&c.passed)
	case "aux:pass":
		c.passive = true
	case "obl:agent":
		set(&c.agent)
	case "ccomp":
		if i < c.verb {
			set(&c.before)
		} else {
			set(&c.comp)
		}
	case "xcomp":
		if i > c.verb {
			set(&c.to)
		}
	case "obj":
		if i > c.verb {
			set(&c.object)
		}
	case "iobj":
		set(&c.listener)
	case "compound:prt":
		set(&c.particle)
	case "obl", "advcl":
		if i > c.verb && c.n < maxSides {
			c.sides[c.n] = i
			c.n++
		}
	case "mark":
		c.infin = c.infin || g.form(i) == "to"
	case "advmod":
		if w := g.form(i); w == "not" || w == "never" || w == "n't" || w == "n’t" {
			c.negated = true
		}
	}
}

func (c *clause) obliques() []int { return c.sides[:c.n] }
