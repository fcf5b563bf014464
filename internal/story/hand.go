package story

import (
	"slices"

	"chancery/internal/news"
)

// hand holds what editors decided about pairs of articles: a decision stands
// against any score, and a later one against an earlier one.
type hand struct {
	verdict map[[2]news.ArticleID]bool // together or apart
	with    map[news.ArticleID][]news.ArticleID
}

// Bind makes the book respect edits, in their order; those that were undone do
// not count. It replaces earlier bindings. Articles that the book does not
// hold yet are bound when they come.
func (b *Book) Bind(edits []news.StoryEdit) {
	h := hand{map[[2]news.ArticleID]bool{}, map[news.ArticleID][]news.ArticleID{}}
	for _, e := range edits {
		if e.Undone != "" {
			continue
		}
		for i, x := range e.Articles {
			for _, y := range slices.Concat(e.Articles[:i], e.With) {
				h.verdict[ordered(x, y)] = true
			}
			for _, y := range e.Without {
				h.verdict[ordered(x, y)] = false
			}
		}
	}
	for p, together := range h.verdict {
		if together {
			h.with[p[0]] = append(h.with[p[0]], p[1])
			h.with[p[1]] = append(h.with[p[1]], p[0])
		}
	}
	for _, l := range h.with {
		slices.Sort(l)
	}
	b.hand = h
}

// Touch has the next settlement look at articles again: those of an edit that
// was made or undone.
func (b *Book) Touch(ids []news.ArticleID) {
	for _, id := range ids {
		if n := b.number(id); n >= 0 {
			b.touched[n] = true
		}
	}
}

func ordered(x, y news.ArticleID) [2]news.ArticleID { return [2]news.ArticleID{min(x, y), max(x, y)} }

// tied returns the articles of the book that an editor put together with d.
func (b *Book) tied(d *doc) (out []int32) {
	for _, id := range b.hand.with[d.id] {
		if n := b.number(id); n >= 0 && !b.docs[n].dead {
			out = append(out, n)
		}
	}
	return out
}

// handApart reports whether an editor parted an article of xs from one of ys.
func (b *Book) handApart(xs, ys []int32) bool {
	if len(b.hand.verdict) == 0 {
		return false
	}
	for _, x := range xs {
		for _, y := range ys {
			if together, ok := b.hand.verdict[ordered(b.docs[x].id, b.docs[y].id)]; ok && !together {
				return true
			}
		}
	}
	return false
}

// bound groups articles that editors put together: for each its first.
func (b *Book) bound(ns []int32) []int {
	at := make(map[int32]int, len(ns))
	root := make([]int, len(ns))
	for i, n := range ns {
		at[n], root[i] = i, i
	}
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	for i, n := range ns {
		for _, m := range b.tied(&b.docs[n]) {
			if j, ok := at[m]; ok {
				x, y := find(i), find(j)
				root[max(x, y)] = min(x, y)
			}
		}
	}
	for i := range root {
		root[i] = find(i)
	}
	return root
}

// byHand returns the first of members that an editor put together with d.
func (b *Book) byHand(d *doc, members []int32) (news.ArticleID, bool) {
	tied := b.tied(d)
	for _, m := range members {
		if slices.Contains(tied, m) {
			return b.docs[m].id, true
		}
	}
	return "", false
}
