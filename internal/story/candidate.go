package story

import (
	"cmp"
	"slices"
)

// candidates returns the earlier articles that share the rarest terms with n,
// best first.
func (b *Book) candidates(n int32) []int32 {
	d := &b.docs[n]
	type query struct {
		id     int32
		weight float32
	}
	qs := make([]query, 0, len(d.entries))
	for i := range d.entries {
		e := &d.entries[i]
		if k := e.kind(); (k == aWord || k == aBigram) && b.terms[e.id].post >= 0 {
			qs = append(qs, query{e.id, float32(e.weight) * float32(e.idf())})
		}
	}
	slices.SortFunc(qs, func(x, y query) int {
		if x.weight != y.weight {
			return cmp.Compare(y.weight, x.weight)
		}
		return cmp.Compare(x.id, y.id)
	})
	for _, q := range qs[:min(len(qs), asked)] {
		b.count(n, q.id, q.weight)
	}
	best := b.best(d)
	for _, m := range b.seen {
		b.score[m] = 0
	}
	b.seen = b.seen[:0]
	return best
}

// count adds weight to the newest articles with a term.
func (b *Book) count(n, id int32, weight float32) {
	s := &b.terms[id]
	at := s.post
	for tries := 0; tries < maxChain && at >= 0; tries++ {
		p := b.posts[at]
		at = p.next
		if p.doc == n || b.docs[p.doc].dead {
			continue
		}
		if b.score[p.doc] == 0 {
			b.seen = append(b.seen, p.doc)
		}
		b.score[p.doc] += weight
	}
}

// best picks the articles with the highest scores: most from within the window,
// a few from outside it, in case a day is wrong.
func (b *Book) best(d *doc) []int32 {
	const beyond = 3
	within, outside := shortlist{b: b, most: b.cfg.Candidates}, shortlist{b: b, most: beyond}
	for _, m := range b.seen {
		if farApart(d, &b.docs[m], int32(b.cfg.Window)) {
			outside.add(m)
		} else {
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
