package compare

import (
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// rankSlots lines up superlatives that say how a thing stands among all of its
// kind: "the deadliest flood in the country's history", "one of the largest
// ever". A row is a thing, its values how far the claim reaches. Two origins
// must make it, or one that begins with it.
func (t *table) rankSlots() []news.Slot {
	byThing := map[string][]claim{}
	for _, a := range t.articles {
		for i := range a.Trees {
			if hasTree(a, i) {
				for _, r := range ranks(a, i) {
					byThing[r.of] = append(byThing[r.of], r)
				}
			}
		}
	}
	things := make([]string, 0, len(byThing))
	for k := range byThing {
		things = append(things, k)
	}
	slices.Sort(things)
	var out []news.Slot
	for _, k := range things {
		cs := byThing[k]
		if t.weight(cs) < 2 && !slices.ContainsFunc(cs, func(c claim) bool { return c.lead }) {
			continue
		}
		s := t.slot("rank of the "+k, "ordinal", plain, oneWording(cs))
		if s.Verdict == news.Contradicted {
			s.Verdict = news.Compatible // the deadliest of all is one of the deadliest
		}
		out = append(out, s)
	}
	return out
}

// ranks reads the superlatives of one sentence that name what they reach over.
func ranks(a *news.Article, i int) (out []claim) {
	t := a.Trees[i]
	for j := range t.Words {
		w := &t.Words[j]
		g := ranked(t, j)
		if !superlative(w) || g < 0 {
			continue
		}
		end := reachOfRank(t, g)
		if end < 0 {
			continue
		}
		from := j
		if j >= 3 && strings.EqualFold(t.Words[j-1].Lemma, "the") && strings.EqualFold(t.Words[j-2].Lemma, "of") && strings.EqualFold(t.Words[j-3].Lemma, "one") {
			from = j - 3
		}
		c := claim{article: a, span: a.WordSpan(i, from, end), low: math.NaN(), number: math.NaN(), of: strings.ToLower(t.Words[g].Lemma)}
		c.value = plainSpace(a.Words(a.WordSpan(i, from, j)) + " " + a.Words(a.WordSpan(i, g+1, end)))
		c.by, c.lead = attributedTo(a, c.span), inLead(a, c.span)
		out = append(out, c)
	}
	return out
}

// superlative reports whether an adjective is one. Rare ones may be tagged as
// plain; ordinary ones in -est hardly stand before "in history".
func superlative(w *news.Word) bool {
	return w.XPOS == "JJS" || w.XPOS == "RBS" || w.UPOS == "ADJ" && strings.HasSuffix(strings.ToLower(w.Lemma), "est")
}

// ranked is the last noun of the run of adjectives and nouns behind the
// superlative at j, -1 if there is none: "deadliest mass shooting".
func ranked(t news.Tree, j int) int {
	noun := -1
	for k := j + 1; k < len(t.Words); k++ {
		switch t.Words[k].UPOS {
		case "NOUN":
			noun = k
		case "ADJ", "PROPN":
		default:
			return noun
		}
	}
	return noun
}

// reachOfRank is the last word of "in the country's history", "ever", "since
// 1990", "on record" after noun g; -1 if nothing like it follows.
func reachOfRank(t news.Tree, g int) int {
	const reach = 8 // words
	for k := g + 1; k < len(t.Words) && k <= g+reach; k++ {
		switch strings.ToLower(t.Words[k].Lemma) {
		case "history", "ever", "memory", "record":
			return k
		case "since":
			return min(k+1, len(t.Words)-1)
		case ",", ".", ";", "and", "that", "who", "which":
			return -1
		}
	}
	return -1
}

// oneWording gives claims that reach equally far one value, that of the first:
// names may differ ("US", "American"), "modern" may not, nor "worst" for
// "deadliest".
func oneWording(cs []claim) []claim {
	out := slices.Clone(cs)
	for i := range out {
		at := slices.IndexFunc(cs[:i], func(c claim) bool { return slices.Equal(extent(c.value), extent(cs[i].value)) })
		if at >= 0 {
			out[i].value = out[at].value
		}
	}
	return out
}

// extent is what tells how far a rank reaches: whether it is one of several, the
// adjective, and the small words after it, without names.
func extent(value string) []string {
	ws := strings.Fields(value)
	several := ""
	if len(ws) > 3 && strings.EqualFold(ws[0], "one") {
		several, ws = "one of", ws[3:]
	}
	out := []string{several, strings.ToLower(ws[0])}
	for _, w := range ws[1:] {
		if w == strings.ToLower(w) && len(w) > 3 {
			out = append(out, w)
		}
	}
	return set(out)
}
