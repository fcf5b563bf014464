package quote

import "chancery/internal/news"

// maxPhrase is the most words that the phrase of a source may have before it
// is taken for a wrong tree and cut to its head with what hangs right on it.
const maxPhrase = 32

// agent is the source of what c says: its subject, the agent of a passive, or
// whoever the clauses above lend it. The second result is where the verb group
// begins if verbs above belong to it: "seemed to confirm".
func (r *reader) agent(c *clause) (news.Span, int) {
	g := &r.g
	if c.passive || c.passed >= 0 {
		return r.byPhrase(c), c.first
	}
	if c.subject >= 0 {
		if s := r.wedged(*c); !s.IsZero() {
			return s, c.first
		}
		return r.nominal(c.subject, c.verb), c.first
	}
	if c.agent >= 0 && g.Words[c.verb].XPOS == "VBN" {
		return r.byPhrase(c), c.first
	}
	return r.lent(*c, 0)
}

// wedged is the true subject of "Voters, Poe suggested, will not worry", where
// the tree takes the subject of the clause around for that of the verb.
func (r *reader) wedged(c clause) news.Span {
	g := &r.g
	k := c.first - 1
	if k < 2 || g.hi[c.subject] > k || g.lo[c.subject] >= c.verb {
		return news.Span{}
	}
	if f := g.form(g.hi[c.subject] + 1); (f == "—" || f == "–" || f == "-" || f == "--") && g.Is(c.subject, "nsubj") && g.hi[c.subject]+1 < k {
		return r.shave(k, g.hi[c.subject]+2, k+1) // a dateline
	}
	if !g.mark(c.verb+1, ",") {
		return news.Span{}
	}
	switch g.Words[k].UPOS {
	case "PROPN", "PRON", "NOUN":
	default:
		return news.Span{}
	}
	for from := k; from > c.subject; from-- {
		if g.mark(from-1, ",") {
			return g.span(from, k+1)
		}
	}
	return news.Span{}
}

func (r *reader) byPhrase(c *clause) news.Span {
	if c.agent < 0 {
		for _, o := range c.obliques() {
			if k := r.g.Dependent(o, "case"); k >= 0 && r.g.form(k) == "by" && r.g.Words[o].UPOS != "NUM" && !r.g.Is(o, "advcl") {
				c.agent = o
				break
			}
		}
	}
	if c.agent < 0 {
		return news.Span{}
	}
	return r.nominal(c.agent, c.verb)
}

// maxLoans is how many clauses up a subject may stand.
const maxLoans = 4

// lent finds the subject of a verb that has none of its own.
func (r *reader) lent(c clause, depth int) (news.Span, int) {
	g := &r.g
	up := g.Governor(c.verb)
	if up < 0 || depth > maxLoans || g.quoted[up] {
		return news.Span{}, c.first
	}
	x := g.Words[c.verb].XPOS
	switch {
	case g.Is(c.verb, "conj"):
		if k := r.second(up, c.verb); k >= 0 {
			return r.nominal(k, c.verb), c.first
		}
		s, _ := r.subjectOf(up, depth)
		return s, c.first
	case g.Is(c.verb, "xcomp"):
		o := r.clause(up)
		if o.object >= 0 && o.object < c.verb || o.listener >= 0 && o.listener < c.verb {
			return r.nominal(max(o.object, o.listener), c.verb), c.first
		}
		s, first := r.subjectOf(up, depth)
		if f, ok := r.frames.verbs[g.Words[up].Lemma]; ok && f.takes&to != 0 && f.stance != none {
			return news.Span{}, c.first // "wants to denounce" denounces nothing yet
		}
		return s, first
	case g.Is(c.verb, "advcl") && (x == "VBG" || c.infin):
		s, _ := r.subjectOf(up, depth)
		return s, c.first
	case g.Is(c.verb, "parataxis", "dep") && x == "VBG":
		s, _ := r.subjectOf(up, depth)
		return s, c.first
	case g.Words[c.verb].Rel == "acl:relcl" && x != "VBG" && !c.infin:
		if k := r.relative(up, c.verb); k >= 0 {
			if v := g.Governor(k); v != c.verb && v > k && v < c.first && g.lo[up] < k {
				return r.shave(up, g.lo[up], c.first), c.first // "a man who knows said": the main verb
			}
			return g.span(k, k+1), c.first
		}
	case g.Is(c.verb, "acl") && (x == "VBG" && g.mark(c.first-1, ",") || c.infin):
		if c.infin && g.Words[up].UPOS == "ADJ" {
			s, _ := r.subjectOf(up, depth)
			return s, c.first
		}
		if top := r.over(up); top >= 0 {
			s, _ := r.subjectOf(top, depth)
			return s, c.first
		}
	case g.Is(c.verb, "acl") && x == "VBG":
		return r.nominalUntil(up, c.verb), c.first
	}
	return news.Span{}, c.first
}

// second is the subject of verb v that the tree gives to the verb before it as
// a second one: "The talks come as Chad and Mali closed the border."
func (r *reader) second(up, v int) int {
	g := &r.g
	if first := g.Dependent(up, "nsubj"); first < 0 || first > up {
		return -1
	}
	k := g.DependentAfter(up, up, "nsubj")
	if k < 0 || k > v {
		return -1
	}
	switch g.form(g.lo[k]) {
	case "as", "while", "when", "after", "before", "since", "because", "until", "though", "although":
		return k
	}
	return -1
}

// stands notes whom the relative pronoun at word k stands for.
func (r *reader) stands(k int) {
	g := &r.g
	v := g.Governor(k)
	for steps := 0; v >= 0 && g.Is(v, "conj", "xcomp") && steps < len(g.Words); steps++ {
		v = g.Governor(v)
	}
	if v < 0 || g.Words[v].Rel != "acl:relcl" || g.Governor(v) < 0 || g.Governor(v) >= k {
		return
	}
	from, end := r.core(g.Governor(v))
	if s := r.shave(g.Governor(v), from, min(end, k)); !s.IsZero() {
		if r.antecedents == nil {
			r.antecedents = map[news.Span]news.Span{}
		}
		r.antecedents[g.span(k, k+1)] = s
	}
}

// over is the verb or predicate that word i belongs to, or -1.
func (r *reader) over(i int) int {
	g := &r.g
	for i >= 0 && !g.Is(i, "root", "ccomp", "xcomp", "advcl", "conj", "parataxis", "acl") {
		i = g.Governor(i)
	}
	if i >= 0 && (g.Words[i].UPOS == "VERB" || g.Dependent(i, "nsubj") >= 0) {
		return i
	}
	return -1
}

// relative is the "who" between noun n and verb v, or -1.
func (r *reader) relative(n, v int) int {
	for k := n + 1; k < v; k++ {
		switch r.g.form(k) {
		case "who", "which", "that":
			if r.g.Words[k].UPOS == "PRON" {
				return k
			}
		}
	}
	return -1
}

// subjectOf is the subject of the clause of word v, in either voice, and where
// its verb group begins.
func (r *reader) subjectOf(v, depth int) (news.Span, int) {
	c := r.clause(v)
	switch {
	case c.subject >= 0:
		return r.nominal(c.subject, v), c.first
	case c.passed >= 0:
		return r.nominal(c.passed, v), c.first
	}
	return r.lent(c, depth+1)
}

// nominal is the noun phrase of word h, a side of verb v.
func (r *reader) nominal(h, v int) news.Span {
	g := &r.g
	from, end := g.lo[h], g.hi[h]+1
	if from <= v && v < end || end-from > maxPhrase || r.crossesSpeech(from, end) {
		from, end = r.core(h)
	}
	for k := h + 1; k < end; k++ {
		if g.Words[k].Rel == "acl:relcl" && g.Governor(k) == h && g.mark(g.lo[k]-1, ",") {
			end = g.lo[k]
		}
	}
	from, end = r.widen(from, end, v)
	return r.shave(h, from, end)
}

// widen takes in the nouns between a phrase and the verb that it is a side of,
// and the rest of a name that the phrase cuts.
func (r *reader) widen(from, end, v int) (int, int) {
	g := &r.g
	noun := func(k int) bool {
		u := g.Words[k].UPOS
		return u == "PROPN" || u == "NOUN" && !g.Is(k, "obl")
	}
	for end < len(g.Words) && end != v && noun(end) && !g.quoted[end] && (g.Words[end].UPOS == "PROPN" && g.Words[end-1].UPOS == "PROPN" || end == v-1) {
		end++
	}
	if k := from; k > v && k <= v+5 {
		for k > v+1 && (noun(k-1) || g.Is(k-1, "det", "amod", "compound", "nmod") && g.Words[k-1].UPOS != "PUNCT") && !g.quoted[k-1] {
			k--
		}
		if k == v+1 {
			from = k
		}
	}
	return from, end
}

// nominalUntil is the noun phrase of word h as far as word v.
func (r *reader) nominalUntil(h, v int) news.Span {
	from, end := r.core(h)
	return r.shave(h, from, min(end, v))
}

// shave takes prepositions and marks off both ends of a phrase.
func (r *reader) shave(h, from, end int) news.Span {
	g := &r.g
	for from < h && (g.Words[from].UPOS == "PUNCT" && !g.mark(from, "$#") || g.Is(from, "case", "cc", "mark") && g.Governor(from) == h) {
		from++
	}
	for end-1 > h && (g.mark(end-1, ",;:") || g.form(end-1) == "—" || g.Is(end-1, "case") && g.Governor(end-1) == h) {
		end--
	}
	return g.span(from, end)
}

func (r *reader) crossesSpeech(from, end int) bool {
	for k := from; k < end; k++ {
		if r.g.quoted[k] {
			return true
		}
	}
	return false
}

// core is word h with the words that hang right on it without a gap.
func (r *reader) core(h int) (from, end int) {
	g := &r.g
	near := func(k int) bool {
		return k >= 0 && k < len(g.Words) && !g.quoted[k] && g.Under(k, h) && g.Words[k].UPOS != "PUNCT" && g.Words[k].UPOS != "VERB"
	}
	from, end = h, h+1
	for near(from - 1) {
		from--
	}
	for near(end) {
		end++
	}
	return from, end
}
