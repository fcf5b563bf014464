package quote

import "chancery/internal/news"

// sayNoun makes an attribution of the noun at word n: "his claim that",
// "Poe's plan to", "made a statement about".
func (r *reader) sayNoun(n int) {
	g := &r.g
	f, ok := r.frames.nouns[g.Words[n].Lemma]
	if !ok || r.within(g.span(n, n+1)) {
		return
	}
	var source news.Span
	first, end := n, n+1
	for first > 0 && g.Governor(first-1) == n && g.Is(first-1, "amod", "compound") {
		first--
	}
	if p := g.Dependent(n, "nmod:poss"); p >= 0 {
		source = r.possessor(p)
	}
	if v := g.Governor(n); source.IsZero() && g.Is(n, "obj") && v >= 0 && v < n && light(g.Words[v].Lemma) {
		var from int
		c := r.clause(v)
		if source, from = r.agent(&c); !source.IsZero() && source.End <= g.tokens[v].Start {
			first = from
		}
	}
	if s := g.Dependent(n, "nsubj"); source.IsZero() && f.takes&agent != 0 && s >= 0 && g.Dependent(n, "cop") >= 0 {
		source, first = r.nominal(s, n), g.Dependent(n, "cop")
	}
	if source.IsZero() {
		return
	}
	content := news.Span{}
	if k := r.nounClause(n); k >= 0 {
		content = r.closed(g.lo[k], g.hi[k]+1)
	}
	for k := n + 1; k < len(g.Words) && content.IsZero(); k++ {
		if g.Governor(k) != n || g.quoted[k] {
			continue
		}
		switch {
		case g.Is(k, "acl", "ccomp") && f.takes&(that|to) != 0 && g.lo[k] > n && (g.Words[k].Rel != "acl:relcl" || g.Dependent(k, "mark") >= 0) && g.Words[k].XPOS != "VBN":
			content = r.closed(g.lo[k], g.hi[k]+1)
		case g.Is(k, "nmod"):
			if p := g.Dependent(k, "case"); p > n && among(f.preps, g.form(p)) {
				content, end = r.closed(p+1, g.hi[k]+1), p+1
			}
		}
	}
	r.add(f.stance, source, g.span(first, end), content)
}

// nounClause is the clause right behind noun n, "his claim that", which trees
// often hang on the verb above; or -1.
func (r *reader) nounClause(n int) int {
	g := &r.g
	v := g.Governor(n)
	if f, ok := r.frames.nouns[g.Words[n].Lemma]; !ok || f.takes&that == 0 || v < 0 || g.form(n+1) != "that" {
		return -1
	}
	for k := n + 2; k < len(g.Words); k++ {
		if g.Governor(k) == v && g.lo[k] == n+1 && g.Is(k, "ccomp", "acl", "advcl", "parataxis", "dep") {
			return k
		}
	}
	return -1
}

// possessor is the phrase of word p without the sign of the genitive.
func (r *reader) possessor(p int) news.Span {
	g := &r.g
	from, end := g.lo[p], g.hi[p]+1
	if end-from > maxPhrase || r.crossesSpeech(from, end) {
		from, end = r.core(p)
	}
	if end-1 > p && g.Is(end-1, "case") {
		end--
	}
	return r.shave(p, from, end)
}

// light lists verbs that lend their subject to the noun that they govern.
func light(lemma string) bool {
	switch lemma {
	case "make", "have", "give", "take", "issue", "hold", "put", "raise", "express", "voice", "offer", "lay", "reiterate", "repeat", "deliver", "release", "announce":
		return true
	}
	return false
}

// sayAdjective makes an attribution of the adjective at word j: "is confident
// that", "was critical of".
func (r *reader) sayAdjective(j int) {
	g := &r.g
	f, ok := r.frames.adjectives[g.Words[j].Lemma]
	if !ok || g.Is(j, "amod") || r.within(g.span(j, j+1)) {
		return
	}
	c := r.clause(j)
	source, first := r.agent(&c)
	if source.IsZero() || first == j {
		return
	}
	switch r.a.Words(source) {
	case "It", "it", "That", "that", "This", "this", "There", "there", "which":
		return
	}
	if c.negated {
		if f.stance = turned(f.stance); f.stance == "" {
			return
		}
	}
	content, end := news.Span{}, j+1
	switch {
	case c.comp >= 0 && f.takes&that != 0:
		content = r.complement(&c, c.comp, end)
	case c.to >= 0 && f.takes&to != 0:
		content = r.upTo(&c, g.lo[c.to], end)
	default:
		for _, o := range c.obliques() {
			k := g.Dependent(o, "case", "mark")
			if k > j && g.form(k) == "that" || k > j && among(f.preps, g.form(k)) {
				if g.Is(o, "advcl") {
					content = r.upTo(&c, k, end)
				} else {
					content, end = r.upTo(&c, k+1, k+1), k+1
				}
				break
			}
		}
	}
	r.add(f.stance, source, g.span(first, end), content)
}
