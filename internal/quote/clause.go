package quote

import (
	"strings"

	"chancery/internal/news"
)

// clauses reads the attributions of the sentence off its tree.
func (r *reader) clauses() {
	for v := range r.g.Words {
		if r.g.quoted[v] {
			continue
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
	f, known := one(r.frames.verbs[g.Words[v].Lemma])
	if f.stance == none || g.Is(v, "case", "mark", "amod", "compound") {
		return
	}
	c := r.clause(v)
	if c.comp >= 0 && r.aside(c.comp) {
		c.comp = -1
	}
	if f.takes&that != 0 && r.backwards(&c) {
		g.turned[v] = true
		return
	}
	source, first := r.agent(c)
	if !known && (c.comp < 0 || source.IsZero()) && c.before < 0 {
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
		return r.closed(g.hi[c.verb]+2, g.hi[g.Governor(c.verb)]+1), end // "As Poe said, it was over."
	case c.before >= 0 && g.hi[c.before] < c.verb && f.takes&that != 0:
		return r.prior(c, c.before, source, cue), end
	case g.Is(c.verb, "parataxis") && f.takes&that != 0 && g.Governor(c.verb) < c.verb:
		return r.prior(c, g.Governor(c.verb), source, cue), end
	case c.to >= 0 && (f.takes&to != 0 || f.takes&np != 0 && c.object >= 0):
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
	for _, o := range c.obliques() {
		if k := g.Dependent(o, "case", "mark"); k > c.verb && has1(f.preps, g.form(k)) {
			if g.form(k) == "to" && g.Words[k].XPOS == "TO" {
				continue
			}
			return r.short(r.upTo(c, k+1, k+1)), k + 1
		}
	}
	return news.Span{}, end
}

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

func has1(list []string, s string) bool {
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
		if g.Words[k].XPOS != "VBG" || !g.mark(k-1, ",") || r.inQuotes(k) || !g.Is(k, "advcl", "acl", "parataxis") {
			continue
		}
		if f, ok := one(r.frames.verbs[g.Words[k].Lemma]); ok && f.takes&(that|told) != 0 {
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
		return r.nominal(c.passed, c.verb)
	}
	return r.closed(g.lo[c.passed], g.hi[c.verb]+1)
}

// beside is the speech right before or after source and cue.
func (r *reader) beside(c *clause, f frame, source, cue news.Span) news.Span {
	said := cue
	if !source.IsZero() && (c.subject >= 0 || c.passed >= 0 || source.Start > cue.Start) {
		said = said.Cover(source)
	}
	own := r.owns(c, f, said.End)
	var before, after news.Span
	for k := max(0, r.next-1); k < len(r.quotes); k++ {
		q := &r.quotes[k]
		switch {
		case !q.speech:
		case q.End <= said.Start && (!own && f.takes&that != 0 || !fullStop(q.In(r.a.Text))) && joint(r.a.Text[q.End:said.Start]) && !r.fragment(k):
			before = q.Span
		case q.Start >= said.End:
			if gap := r.a.Text[said.End:q.Start]; (!own || strings.Trim(gap, " :,\u00a0") == "") && len(gap) <= maxGap+20 && leads(gap) {
				after = q.Span
			}
			k = len(r.quotes)
		}
	}
	if !after.IsZero() && r.runsOn(after) {
		return news.Span{}
	}
	if before.IsZero() {
		return after
	}
	return before.Cover(after)
}

// owns reports whether the verb of c has something after byte at that it
// says, other than speech.
func (r *reader) owns(c *clause, f frame, at int) bool {
	g := &r.g
	for i, k := range [...]int{c.comp, c.to, c.object} {
		if i == 2 && f.takes&told != 0 {
			break // the listener
		}
		if k >= 0 && g.tokens[g.lo[k]].Start >= at && !g.quoted[k] {
			return true
		}
	}
	return false
}

// fullStop reports whether speech ends as a sentence of its own, so that what
// follows may be another.
func fullStop(s string) bool {
	s = strings.TrimRight(s, "”’\"'»")
	return s == "" || s[len(s)-1] != ',' && s[len(s)-1] != '?' && s[len(s)-1] != '!'
}

// joint reports whether gap may stand between speech and "he said".
func joint(gap string) bool {
	gap = strings.Trim(gap, " ,—–-\u00a0")
	return gap == "" || gap == "but" || gap == "and" || gap == "as"
}

// leads reports whether gap leads over from a cue to speech: a comma or colon
// at its end, and no other end of a clause before it. After a colon speech may
// be a paragraph of its own.
func leads(gap string) bool {
	g := strings.TrimRight(gap, " \u00a0\n\r")
	if g == "" {
		return !strings.Contains(gap, "\n")
	}
	if strings.Contains(g, "\n") || strings.Contains(gap, "\n") && g[len(g)-1] != ':' {
		return false
	}
	last := g[len(g)-1]
	return (last == ':' || last == ',' && len(g) < 30 || last == '.' && false) && !strings.ContainsAny(g[:len(g)-1], ":;.?!")
}
