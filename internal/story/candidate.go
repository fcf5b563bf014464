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
	qs := least(b.order, asked)
	slices.Sort(qs)
	for _, q := range qs {
		b.warmth += uint32(b.posts.warm(b.terms.stats[uint32(q)].posts))
	}
	for _, q := range qs {
		b.count(b.terms.stats[uint32(q)].posts, math.Float32frombits(^uint32(q>>32)))
	}
	return b.best(n)
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
// a few from outside it, in case a day is wrong. It forgets all scores.
func (b *Book) best(n int32) []int32 {
	const beyond = 3
	day, window := b.days[n], int32(b.cfg.Window)
	within := shortlist{b: b, most: b.cfg.Candidates, best: make([]scored, 0, b.cfg.Candidates+beyond)}
	outside := shortlist{b: b, most: beyond}
	for _, m := range b.seen {
		s := scored{m, b.score[m]}
		b.score[m] = 0
		switch other := b.days[m]; {
		case m == n || other == gone:
		case farApart(day, other, window):
			outside.add(s)
		case s.score >= within.least:
			within.add(s)
		}
	}
	b.seen = b.seen[:0]
	out := make([]int32, 0, within.most+beyond)
	for _, s := range append(within.best, outside.best...) {
		out = append(out, s.article)
	}
	return out
}

type scored struct {
	article int32
	score   float32
}

// shortlist keeps the articles with the highest scores.
type shortlist struct {
	b     *Book
	most  int
	best  []scored
	least float32 // below which none is kept
}

func (l *shortlist) before(x, y scored) bool {
	if x.score != y.score {
		return x.score > y.score
	}
	return l.b.docs[x.article].id < l.b.docs[y.article].id
}

func (l *shortlist) add(m scored) {
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
	if len(l.best) == l.most {
		l.least = l.best[l.most-1].score
	}
}

// least moves the n least of different numbers to the front and returns them, in
// any order: quickselect (Hoare, 1961).
func least(vs []uint64, n int) []uint64 {
	if len(vs) <= n {
		return vs
	}
	for lo, hi := 0, len(vs); hi-lo > 1; {
		x, y, z := vs[lo], vs[(lo+hi)/2], vs[hi-1]
		pivot := max(min(x, y), min(max(x, y), z)) // the middle one
		i, j := lo, hi-1
		for i <= j {
			for vs[i] < pivot {
				i++
			}
			for vs[j] > pivot {
				j--
			}
			if i <= j {
				vs[i], vs[j] = vs[j], vs[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n <= j:
			hi = j + 1
		case n >= i:
			lo = i
		default:
			return vs[:n]
		}
	}
	return vs[:n]
}
