package event

import (
	"cmp"
	"slices"

	"chancery/internal/news"
)

// near finds what lies in a sentence without going through the whole article,
// so that the work grows with the length of an article and not with its
// square.
type near struct {
	entities map[news.EntityID]*news.Entity
	said     [][]int // sentence → attributions whose content reaches into it
	dates    struct{ lo, hi int }
}

func newNear(a *news.Article) *near {
	n := &near{entities: map[news.EntityID]*news.Entity{}}
	n.fill(a)
	return n
}

// fill makes n, whose entities are none, that of a.
func (n *near) fill(a *news.Article) {
	n.said = slices.Grow(n.said[:0], len(a.Sentences))[:len(a.Sentences)]
	for i := range n.said {
		n.said[i] = n.said[i][:0]
	}
	for i := range a.Entities {
		if e := &a.Entities[i]; n.entities[e.ID] == nil && e.ID != "" {
			n.entities[e.ID] = e
		}
	}
	for i := range a.Attributions {
		c := a.Attributions[i].Content
		for s := after(a.Sentences, c.Start, func(s news.Sentence) int { return s.End }); s < len(a.Sentences) && a.Sentences[s].Start < c.End; s++ {
			n.said[s] = append(n.said[s], i)
		}
	}
}

// after is the first of xs that ends after byte at.
func after[T any](xs []T, at int, end func(T) int) int {
	i, _ := slices.BinarySearchFunc(xs, at+1, func(x T, at int) int { return cmp.Compare(end(x), at) })
	return i
}

// see sets the range of dates of the sentence at sp.
func (n *near) see(a *news.Article, sp news.Span) {
	n.dates.lo = after(a.Dates, sp.Start, func(d news.TimeExpr) int { return d.End })
	n.dates.hi = n.dates.lo
	for n.dates.hi < len(a.Dates) && a.Dates[n.dates.hi].Start < sp.End {
		n.dates.hi++
	}
}

// entity is the article's entity with that id, or nil.
func (s *sent) entity(id news.EntityID) *news.Entity { return s.near.entities[id] }

// mentionFrom is the first mention that ends after byte at.
func (s *sent) mentionFrom(at int) int {
	return after(s.a.Mentions, at, func(m news.Mention) int { return m.End })
}
