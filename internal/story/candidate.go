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
		if k := e.kind(); (k == aWord || k == aBigram) && b.terms[e.id].open > 0 {
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
	for range min(s.open, maxChain) {
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

// best picks the articles with the highest scores, within the window.
func (b *Book) best(d *doc) []int32 {
	out := make([]int32, 0, b.cfg.Candidates+1)
	before := func(x, y int32) bool {
		if b.score[x] != b.score[y] {
			return b.score[x] > b.score[y]
		}
		return b.docs[x].id < b.docs[y].id
	}
	for _, m := range b.seen {
		o := &b.docs[m]
		if o.day != noDay && d.day != noDay && (o.day-d.day > int32(b.cfg.Window) || d.day-o.day > int32(b.cfg.Window)) {
			continue
		}
		if len(out) == b.cfg.Candidates && !before(m, out[len(out)-1]) {
			continue
		}
		i := len(out)
		for i > 0 && before(m, out[i-1]) {
			i--
		}
		out = slices.Insert(out, i, m)
		out = out[:min(len(out), b.cfg.Candidates)]
	}
	return out
}
