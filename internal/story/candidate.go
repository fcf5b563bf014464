package story

import (
	"math"
	"slices"
)

// candidates returns the earlier articles that share the rarest terms with n,
// best first.
func (b *Book) candidates(n int32) []int32 {
	d := &b.docs[n]
	b.order = b.order[:0]
	for i := range d.entries {
		e := &d.entries[i]
		if k := e.kind(); (k == aWord || k == aBigram) && b.terms.stats[e.id].posts != 0 {
			weight := float32(e.weight) * float32(e.idf())
			b.order = append(b.order, uint64(^math.Float32bits(weight))<<32|uint64(e.id)) // heaviest first
		}
	}
	slices.Sort(b.order)
	qs := b.order[:min(len(b.order), asked)]
	for _, q := range qs {
		b.warmth += uint32(b.posts.warm(b.terms.stats[uint32(q)].posts))
	}
	for _, q := range qs {
		b.count(b.terms.stats[uint32(q)].posts, math.Float32frombits(^uint32(q>>32)))
	}
	best := b.best(n)
	for _, m := range b.seen {
		b.score[m] = 0
	}
	b.seen = b.seen[:0]
	return best
}

// count adds weight to the newest articles with a term.
func (b *Book) count(posts uint32, weight float32) {
	var one [1]int32
	for _, m := range b.posts.of(posts, &one) {
		if b.score[m] == 0 {
			b.seen = append(b.seen, m)
		}
		b.score[m] += weight
	}
}

// best picks the articles with the highest scores: most from within the window,
// a few from outside it, in case a day is wrong.
func (b *Book) best(n int32) []int32 {
	const beyond = 3
	day, window := b.days[n], int32(b.cfg.Window)
	within, outside := shortlist{b: b, most: b.cfg.Candidates}, shortlist{b: b, most: beyond}
	for _, m := range b.seen {
		switch other := b.days[m]; {
		case m == n || other == gone:
		case farApart(day, other, window):
			outside.add(m)
		default:
			within.add(m)
		}
	}
	return append(within.best, outside.best...)
}

// shortlist keeps the articles with the highest scores.
type shortlist struct {
	b    *Book
	most int
	best []int32
}

func (l *shortlist) before(x, y int32) bool {
	if l.b.score[x] != l.b.score[y] {
		return l.b.score[x] > l.b.score[y]
	}
	return l.b.docs[x].id < l.b.docs[y].id
}

func (l *shortlist) add(m int32) {
	if len(l.best) == l.most {
		if !l.before(m, l.best[l.most-1]) {
			return
		}
		l.best = l.best[:l.most-1]
	}
	i := len(l.best)
	for i > 0 && l.before(m, l.best[i-1]) {
		i--
	}
	l.best = slices.Insert(l.best, i, m)
}
