package quote

import (
	"chancery/internal/news"
)

// finite reports whether a verb in the indicative stands at word i: then what
// the tree has for an object before it is its subject, "showed voters want".
func (r *reader) finite(i int) bool {
	if i >= len(r.g.Words) {
		return false
	}
	switch r.g.Words[i].XPOS {
	case "VBZ", "VBP", "MD":
		return true
	case "VBD":
		return r.g.Words[i].UPOS == "AUX"
	}
	return false
}

// lastWord is the end of the clause of c, or of the sentence if c is its root.
func (r *reader) lastWord(c *clause) int { return r.g.hi[c.verb] + 1 }

// heldToBe reports whether c says what its object is: "as foolish", "foolish".
func (r *reader) heldToBe(c *clause) bool {
	if c.to > c.object {
		return true
	}
	for _, o := range c.obliques() {
		if k := r.g.Dependent(o, "case", "mark"); k > c.object && r.g.form(k) == "as" {
			return true
		}
	}
	return false
}

// pastMarks is the first word from word i on that is no mark.
func (r *reader) pastMarks(i int) int {
	for i < len(r.g.Words) && r.g.mark(i, ",;:") {
		i++
	}
	return i
}

// short cuts a noun phrase with what follows it where another thought begins:
// "backed the plan, saying", "backed the plan because".
func (r *reader) short(s news.Span) news.Span {
	g := &r.g
	from := g.tokenAt(s.Start)
	for k := from + 1; k < len(g.Words) && g.tokens[k].End <= s.End; k++ {
		if r.inQuotes(k) {
			continue
		}
		afterComma := g.mark(k-1, ",")
		switch w := &g.Words[k]; {
		case afterComma && (w.XPOS == "VBG" && g.Is(k, "advcl", "acl") || w.UPOS == "SCONJ" || g.form(k) == "even"),
			g.Is(k, "mark") && (g.form(k) == "because" || g.form(k) == "while" || g.form(k) == "though" || g.form(k) == "although"),
			g.Is(k, "mark") && g.form(k) == "by" && g.Words[min(k+1, len(g.Words)-1)].XPOS == "VBG":
			return r.closed(from, k)
		}
	}
	return s
}

// circumstance reports whether the oblique at word o says when or how rather
// than of what: "spoke on Monday", "on condition of".
func (r *reader) circumstance(o int) bool {
	switch w := r.g.form(o); w {
	case "condition", "behalf", "television", "tv", "air", "stage", "camera", "record", "background", "time", "thursday":
		return true
	default:
		return weekday(w)
	}
}

func among(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// complement is the clause under word h after a verb whose cue ends before
// word end.
func (r *reader) complement(c *clause, h, end int) news.Span {
	g := &r.g
	from := end
	for from < g.lo[h] {
		k := from
		for g.Governor(k) >= 0 && g.Governor(k) != c.verb {
			k = g.Governor(k)
		}
		if g.Governor(k) < 0 || g.lo[k] < from || g.hi[k] >= g.lo[h] || !g.Is(k, "obl", "advmod", "iobj", "punct", "advcl", "obj", "parataxis", "compound") {
			break
		}
		from = g.hi[k] + 1
	}
	for from < h && g.mark(from, ",:") {
		from++
	}
	if from-1 >= end && g.form(from-1) == "that" {
		from--
	}
	return r.goingOn(r.upTo(c, from, h))
}

// goingOn cuts a clause before the participle of another verb of saying:
// "said it was over, adding that".
func (r *reader) goingOn(s news.Span) news.Span {
	g := &r.g
	from := g.tokenAt(s.Start)
	for k := from + 2; k < len(g.Words) && g.tokens[k].End <= s.End; k++ {
		if g.form(k) == "according" && g.mark(k-1, ",") && !r.inQuotes(k) {
			return r.closed(from, k)
		}
		if g.Words[k].XPOS != "VBG" || !g.mark(k-1, ",") || r.inQuotes(k) || !g.Is(k, "advcl", "acl", "parataxis") {
			continue
		}
		if f, ok := r.frames.verbs[g.Words[k].Lemma]; ok && f.takes&(that|told) != 0 {
			return r.closed(from, k)
		}
	}
	return s
}

// upTo is the sentence from word from to where the clause of c ends, or its
// next verb begins.
func (r *reader) upTo(c *clause, from, end int) news.Span {
	g := &r.g
	until := g.hi[c.verb] + 1
	for k := max(from, end) + 1; k < until; k++ {
		if g.Governor(k) == c.verb && g.lo[k] > from && (g.Is(k, "conj", "parataxis") && g.Is(g.lo[k], "cc", "punct", "mark") ||
			g.Is(k, "conj", "parataxis", "advcl") && g.Words[g.lo[k]-1].UPOS == "PUNCT") {
			until = g.lo[k]
			break
		}
	}
	for until > from && (g.Is(until-1, "cc", "punct")) && !g.mark(until-1, ")%\"") && !r.closes(until-1) {
		until--
	}
	return r.closed(from, until)
}

func (r *reader) closes(i int) bool {
	f := r.g.Words[i].Form
	return f == "”" || f == "’" || f == "''"
}

// closed covers words from to until, without marks at the end that belong to
// the sentence, and with the whole of a quotation that it cuts.
func (r *reader) closed(from, until int) news.Span {
	g := &r.g
	for until > from && g.mark(until-1, ".,;:?!—-") && !r.inQuotes(until-1) {
		until--
	}
	s := g.span(from, until)
	if s.IsZero() {
		return s
	}
	for _, q := range r.quotes[min(r.next, len(r.quotes)):] {
		if q.Start >= s.End {
			break
		}
		if q.Start >= s.Start && q.End > s.End {
			s.End = q.End
		}
		if q.Start < s.Start && q.End > s.Start && q.End <= s.End && r.g.tokenAt(q.Start) == from-1 {
			s.Start = q.Start
		}
	}
	return s
}

// inQuotes reports whether word i stands in quotation marks of any kind.
func (r *reader) inQuotes(i int) bool {
	at := r.g.tokens[i].Start
	for _, q := range r.quotes[min(r.next, len(r.quotes)):] {
		if q.Start > at {
			return false
		}
		if at < q.End {
			return true
		}
	}
	return false
}

// prior is the clause under word h, said before source and cue: "The talks
// had failed, she said". It goes on behind them if they interrupt it.
func (r *reader) prior(c *clause, h int, source, cue news.Span) news.Span {
	g := &r.g
	from := g.lo[h]
	until := g.tokenAt(cue.Cover(source).Start)
	if source.IsZero() {
		until = g.tokenAt(cue.Start)
	}
	for from < until && (g.Words[from].UPOS == "PUNCT" && !r.inQuotes(from)) {
		from++
	}
	for until > from && g.mark(until-1, ",") {
		until--
	}
	if until-from < 2 {
		return news.Span{}
	}
	if last := r.resumes(c, cue, source, until); last > 0 {
		return r.closed(from, last)
	}
	return r.closed(from, until)
}

// resumes is where the clause ends that source and cue interrupt between
// commas, or 0 if they end it.
func (r *reader) resumes(c *clause, cue, source news.Span, until int) int {
	g := &r.g
	k := g.tokenAt(cue.Cover(source).End)
	if source.IsZero() {
		k = g.tokenAt(cue.End)
	}
	if !g.mark(until, ",") || !g.mark(k, ",") || k+3 >= len(g.Words) {
		return 0
	}
	w := &g.Words[k+1]
	if w.XPOS == "VBG" || w.XPOS == "WP" || w.XPOS == "WDT" || w.XPOS == "WP$" || g.Is(k+1, "case", "mark") && w.XPOS != "TO" && !g.Under(k+1, max(c.before, 0)) {
		return 0
	}
	last := len(g.Words)
	for j := k + 1; j < last; j++ {
		if g.mark(j, ",") && j+1 < last && g.Words[j+1].XPOS == "VBG" {
			last = j
		}
	}
	return last
}

// passive is what "is expected to", "was accused of" say: subject and all.
func (r *reader) passive(c *clause, f frame) news.Span {
	g := &r.g
	if c.comp >= 0 && c.agent >= 0 && c.agent < c.comp { // "asked by a reporter whether"
		return r.complement(c, c.comp, g.hi[c.agent]+1)
	}
	if c.passed < 0 || c.agent < 0 && f.takes&open == 0 {
		return news.Span{}
	}
	if c.agent >= 0 && c.to < 0 && c.comp < 0 {
		for _, o := range c.obliques() {
			if k := g.Dependent(o, "case"); k > c.verb && o < c.agent && (g.form(k) == "of" || g.form(k) == "as") {
				return r.closed(g.lo[c.passed], g.lo[c.agent]) // "was accused of theft by"
			}
		}
		return r.nominal(c.passed, c.verb)
	}
	return r.closed(g.lo[c.passed], g.hi[c.verb]+1)
}
