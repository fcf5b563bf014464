package reprint

import (
	"slices"

	"chancery/internal/news"
)

const (
	// A pair that names one third source must share this much that nobody else
	// in the story has.
	creditedExclusive = .05
	// Without a named source it must share more. In a small story little is
	// known of what everybody says, so more still.
	exclusive      = .15
	exclusiveSmall = .30
	smallStory     = 4 // families
	// A pair must also share this share of the shorter's own words in
	// passages.
	creditedOwn = .02
	leastOwn    = .06

	leastShownRun = 4   // words of a passage shown for a rewrite found by pairs
	maxStory      = 150 // families compared pair by pair; the first ones
)

// Rewrites looks for retellings among the articles of one story that Compare
// does not find alone: two that credit the same third outlet and share what no
// other article of the story has, or that share very much of that kind. Known
// derivations are respected: copies speak with one voice, and a pair already
// linked is not linked again. The result is sorted by A, then B.
//
// Pairs of content words within a sentence that are exclusive to two articles
// say more than runs of words: everybody who reports a visit writes "two-day
// state visit", and an article on last year's visit does so too.
func Rewrites(as []*news.Article, known []news.Derivation) []news.Derivation {
	as = slices.Clone(as)
	slices.SortStableFunc(as, func(a, b *news.Article) int { return compareIDs(a.ID, b.ID) })
	as = slices.CompactFunc(as, func(a, b *news.Article) bool { return a.ID == b.ID })
	voices := voicesOf(as, known)
	rs, outlets := make([]*reading, len(as)), make([]string, len(as))
	for i, a := range as {
		outlets[i] = a.Outlet
	}
	slices.Sort(outlets)
	outlets = slices.Compact(outlets)
	for i, a := range as {
		rs[i] = read(a, outlets...)
	}
	only, n := exclusives(rs, voices)
	var out []news.Derivation
	for i := range rs {
		for j := i + 1; j < len(rs); j++ {
			if voices[i] == voices[j] || voices[i] >= maxStory || voices[j] >= maxStory {
				continue
			}
			if d, ok := retold(rs[i], rs[j], only[i], only[j], n); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// voicesOf numbers the families of as from 0, in the order of their first
// article.
func voicesOf(as []*news.Article, known []news.Derivation) []int {
	ids := make([]news.ArticleID, len(as))
	for i, a := range as {
		ids[i] = a.ID
	}
	unknown := func(news.ArticleID) news.Published { return news.Published{} }
	number := make(map[news.ArticleID]int, len(as))
	for n, f := range Families(ids, known, unknown) {
		for _, id := range f {
			number[id] = n
		}
	}
	out := make([]int, len(as))
	for i, id := range ids {
		out[i] = number[id]
	}
	return out
}

// exclusives returns for each article its skip-pairs that exactly two voices
// have, and the number of voices.
func exclusives(rs []*reading, voices []int) ([][]uint64, int) {
	type use struct {
		last  int32 // the voice that had it last, plus one
		count int32
	}
	uses, n := map[uint64]use{}, 0
	order := make([]int, len(rs))
	for i := range order {
		order[i] = i
		n = max(n, voices[i]+1)
	}
	slices.SortStableFunc(order, func(i, j int) int { return voices[i] - voices[j] })
	for _, i := range order {
		for _, p := range rs[i].pairs {
			if u := uses[p]; u.last != int32(voices[i])+1 {
				uses[p] = use{int32(voices[i]) + 1, u.count + 1}
			}
		}
	}
	out := make([][]uint64, len(rs))
	for i, r := range rs {
		for _, p := range r.pairs {
			if uses[p].count == 2 {
				out[i] = append(out[i], p)
			}
		}
	}
	return out, n
}

// retold decides on one pair in a story of n voices.
func retold(x, y *reading, onlyX, onlyY []uint64, n int) (news.Derivation, bool) {
	least := min(len(x.pairs), len(y.pairs))
	only := share(shared(onlyX, onlyY), least)
	c := commonCredit(x, y)
	if only < creditedExclusive || !c.both && only < exclusive {
		return news.Derivation{}, false
	}
	l := liken(x, y)
	ok := c.both && l.own >= creditedOwn
	if n >= smallStory {
		ok = ok || only >= exclusive && l.own >= leastOwn
	} else {
		ok = ok || only >= exclusiveSmall && l.own >= leastOwn
	}
	if !ok {
		return news.Derivation{}, false
	}
	if !c.both && !c.cited {
		c = shareOfCredit{}
	}
	runs := tile(x.ws, y.ws, leastShownRun)
	return derivation(x, y, news.Rewrite, max(l.short, l.skip), runs, c), true
}

func compareIDs(a, b news.ArticleID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
