package compare

import (
	"slices"

	"chancery/internal/news"
)

// How near the sentences of two claims are is the cosine of their stems, weighed
// by how rare they are among the sentences of the story: a name that the whole
// story is full of says nothing.
const (
	likeDates   = 0.13 // to be dates of one thing; of the pairs of dates of nine stories of which one holds the other, almost all above it were
	likeFigures = 0.13 // to be figures of one thing, if both can be true; of nine stories' pairs, almost all above it were
)

// stock are the stems of the story's sentences.
func (t *table) stock() *wordStock {
	if t.stems == nil {
		t.stems = &wordStock{number: map[string]int{}, lines: map[sentenceAt][]int{}}
		for i, a := range t.articles {
			for k := range a.Sentences {
				t.stems.read(a, i, k)
			}
		}
	}
	return t.stems
}

// weigh gives each claim the stems around it.
func (t *table) weigh(cs []claim) []claim {
	for i := range cs {
		cs[i].near = t.stock().aroundClaim(&cs[i])
	}
	return cs
}

// aroundClaim are the stems of a claim's sentence without its own; those of its
// clause count half as much again.
func (w *wordStock) aroundClaim(c *claim) bag {
	const ofClause = 1.5
	k := c.article.SentenceAt(c.span.Start)
	if k < 0 {
		return nil
	}
	clause := clauseAround(c.article, c.article.Sentences[k].Span, c.span)
	tokens := c.article.SentenceTokens(k)
	b := make(bag, 0, len(tokens))
	for _, token := range tokens {
		if c.span.Overlaps(token.Span) {
			continue
		}
		x, known := w.number[stem(token.In(c.article.Text))]
		if !known || slices.ContainsFunc(b, func(o weighed) bool { return o.word == x }) {
			continue
		}
		weight := w.idf(x)
		if clause.Contains(token.Span) {
			weight *= ofClause
		}
		b = append(b, weighed{x, weight})
	}
	return b.normed()
}

// nearness is the best likeness between the sentences of two lists of claims, of
// different reports.
func nearness(xs, ys []claim) float64 {
	best := 0.0
	for _, x := range xs {
		for _, y := range ys {
			if x.article != y.article {
				best = max(best, cosine(x.near, y.near))
			}
		}
	}
	return best
}

// articlesShared reports whether a report makes a claim of both lists.
func articlesShared(xs, ys []claim) bool {
	in := map[news.ArticleID]bool{}
	for _, x := range xs {
		in[x.article.ID] = true
	}
	return slices.ContainsFunc(ys, func(y claim) bool { return in[y.article.ID] })
}
