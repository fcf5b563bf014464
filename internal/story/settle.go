package story

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"chancery/internal/news"
)

// Settle cuts everything that was touched since the last time into stories and
// returns those that changed, by ID. A story that vanished has no articles.
func (b *Book) Settle() []news.Story {
	changed := map[news.StoryID]bool{}
	reasons := map[news.StoryID][]news.Join{}
	for _, group := range b.groups() {
		b.reckon(group)
		var clusters [][]int32
		var tables []*table
		for _, part := range b.parts(group, b.cfg.Loose) {
			cs, t := b.cluster(part)
			for range cs {
				tables = append(tables, t)
			}
			clusters = append(clusters, cs...)
		}
		b.rename(group, clusters, changed)
		for i, c := range clusters {
			if id := b.docs[c[0]].story; changed[id] {
				reasons[id] = b.joins(c, tables[i])
			}
		}
	}
	clear(b.touched)
	return b.told(changed, reasons)
}

// nearby is how many articles a group may have while it still takes in all that
// edges lead to, however far. Beyond, it takes in what edges connect with touched
// articles, and the stories of all these: in a full window chains of weak edges
// lead from every story to every other, and all of it would be cut anew for each
// article that comes. The labelled sets score the same with 12 and with 64.
const nearby = 16

// groups returns the articles that were touched with all that edges or present
// stories connect with them.
func (b *Book) groups() [][]int32 {
	starts := make([]int32, 0, len(b.touched))
	for n := range b.touched {
		starts = append(starts, n)
	}
	slices.Sort(starts)
	done := map[int32]bool{}
	var out [][]int32
	for _, n := range starts {
		if !done[n] && !b.docs[n].dead {
			out = append(out, b.group(n, done))
		}
	}
	return out
}

// group collects what is connected with n.
func (b *Book) group(n int32, done map[int32]bool) []int32 {
	done[n] = true
	group := []int32{n}
	visit := func(m int32) {
		if !done[m] && !b.docs[m].dead {
			done[m] = true
			group = append(group, m)
		}
	}
	for i := 0; i < len(group); i++ {
		d := &b.docs[group[i]]
		if b.touched[group[i]] || len(group) < nearby {
			for _, e := range d.edges {
				if float64(e.score) >= b.cfg.Loose {
					visit(e.doc)
				}
			}
		}
		for _, m := range b.tied(d) {
			visit(m)
		}
		if d.story != "" {
			for _, m := range b.stories[d.story] {
				visit(m)
			}
		}
	}
	return group
}

// parts cuts a group into its connected parts at edges of at least score, and
// parts that are too large at ever stronger edges. What is too large even then
// is cut in the order of publication.
func (b *Book) parts(group []int32, score float64) [][]int32 {
	var out [][]int32
	in, done := make(map[int32]bool, len(group)), make(map[int32]bool, len(group))
	for _, n := range group {
		in[n] = true
	}
	for _, n := range b.inOrder(group) {
		if done[n] {
			continue
		}
		done[n] = true
		part := []int32{n}
		visit := func(m int32) {
			if in[m] && !done[m] {
				done[m] = true
				part = append(part, m)
			}
		}
		for i := 0; i < len(part); i++ {
			d := &b.docs[part[i]]
			for _, e := range d.edges {
				if float64(e.score) >= score {
					visit(e.doc)
				}
			}
			for _, m := range b.tied(d) {
				visit(m)
			}
		}
		part = b.inOrder(part)
		switch {
		case len(part) <= b.cfg.Largest:
			out = append(out, part)
		case score < .9:
			out = append(out, b.parts(part, score+.1)...)
		default:
			for c := range slices.Chunk(part, b.cfg.Largest) {
				out = append(out, c)
			}
		}
	}
	return out
}

// inOrder sorts by publication (unknown last), then ID.
func (b *Book) inOrder(ns []int32) []int32 {
	ns = slices.Clone(ns)
	slices.SortFunc(ns, func(x, y int32) int {
		p, q := &b.docs[x], &b.docs[y]
		if p.day != q.day && (p.day == noDay || q.day == noDay) {
			return cmp.Compare(q.day, p.day)
		}
		return cmp.Or(cmp.Compare(p.day, q.day), cmp.Compare(p.id, q.id))
	})
	return ns
}

// rename gives each cluster the ID of the story with which it shares most, and
// a new one if all such are taken. Clusters hold all members of all stories of
// the group.
func (b *Book) rename(group []int32, clusters [][]int32, changed map[news.StoryID]bool) {
	type claim struct {
		id      news.StoryID
		cluster int
		common  int
	}
	var claims []claim
	old := map[news.StoryID][]int32{}
	for i, c := range clusters {
		common := map[news.StoryID]int{}
		for _, n := range c {
			if s := b.docs[n].story; s != "" {
				common[s]++
			}
		}
		for s, k := range common {
			claims = append(claims, claim{s, i, k})
			old[s] = b.stories[s]
		}
	}
	slices.SortFunc(claims, func(x, y claim) int {
		return cmp.Or(cmp.Compare(y.common, x.common), cmp.Compare(x.id, y.id), cmp.Compare(x.cluster, y.cluster))
	})
	named, taken := make([]news.StoryID, len(clusters)), map[news.StoryID]bool{}
	for _, c := range claims {
		if named[c.cluster] == "" && !taken[c.id] {
			named[c.cluster], taken[c.id] = c.id, true
		}
	}
	for s := range old {
		if !taken[s] {
			changed[s] = true
			delete(b.stories, s)
		}
	}
	for i, c := range clusters {
		c = b.inOrder(c)
		if named[i] == "" {
			named[i] = b.newID(c)
		}
		if !sameMembers(old[named[i]], c) {
			changed[named[i]] = true
		}
		b.stories[named[i]] = c
		for _, n := range c {
			b.docs[n].story = named[i]
		}
	}
}

func sameMembers(a, b []int32) bool {
	if len(a) != len(b) {
		return false
	}
	x := slices.Clone(a)
	y := slices.Clone(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// newID is derived from the first member whose ID is still free.
func (b *Book) newID(members []int32) news.StoryID {
	seed := string(b.docs[members[0]].id)
	for {
		h := sha256.Sum256([]byte("story\x00" + seed))
		id := news.StoryID("s" + hex.EncodeToString(h[:6]))
		if _, ok := b.stories[id]; !ok {
			return id
		}
		seed += "'"
	}
}

// told returns the changed stories in full.
func (b *Book) told(changed map[news.StoryID]bool, reasons map[news.StoryID][]news.Join) []news.Story {
	out := make([]news.Story, 0, len(changed))
	for id := range changed {
		s := news.Story{ID: id, Joins: reasons[id]}
		for i, n := range b.stories[id] {
			d := &b.docs[n]
			s.Articles = append(s.Articles, d.id)
			if d.day != noDay {
				day := dayOf(d.day)
				if !s.Days.From.Known() {
					s.Days.From = day
				}
				s.Days.To = max(s.Days.To, day)
			}
			if i == 0 {
				s.Title = d.headline()
			}
		}
		if n, ok := b.centre(b.stories[id]); ok {
			s.Title = b.docs[n].headline()
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y news.Story) int { return strings.Compare(string(x.ID), string(y.ID)) })
	return out
}
