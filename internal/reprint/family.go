package reprint

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// Families groups ids into families: articles linked by reprints and rewrites,
// over any number of steps. Articles that merely cite each other stay apart: they
// have text of their own. Every id is in exactly one family. The origin stands
// first: the article whose outlet the others credit, else that to which the known
// directions lead back, else the earliest where times tell, else the one that
// shares most, else the least id. The
// others follow by publication, then id; families are in the order of ids given.
func Families(ids []news.ArticleID, ds []news.Derivation, published func(news.ArticleID) news.Published) [][]news.ArticleID {
	where := make(map[news.ArticleID]int, len(ids))
	parent := make([]int, len(ids))
	for i, id := range ids {
		where[id], parent[i] = i, i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	rank := make([]standing, len(ids))
	for _, d := range ds {
		a, okA := where[d.A]
		b, okB := where[d.B]
		if !okA || !okB || d.Kind == news.Cites {
			continue
		}
		p, q := root(a), root(b)
		parent[max(p, q)] = min(p, q)
		rank[a].score += d.Score
		rank[b].score += d.Score
		lead(&rank[a], &rank[b], d, before(published(d.A), published(d.B)))
	}
	families := make(map[int][]news.ArticleID)
	var order []int
	for i, id := range ids {
		r := root(i)
		if families[r] == nil {
			order = append(order, r)
		}
		families[r] = append(families[r], id)
	}
	out := make([][]news.ArticleID, 0, len(order))
	for _, r := range order {
		f := families[r]
		sortFamily(f, published, func(id news.ArticleID) standing { return rank[where[id]] })
		out = append(out, f)
	}
	return out
}

// standing is what speaks for an article as the origin of its family.
type standing struct {
	credited int     // articles that credit its outlet, less those whose outlet it credits
	led      int     // articles that it is known to precede, less those that precede it
	score    float64 // what it shares with the others
}

// lead counts one known direction for a and b. A direction that the clock does
// not give, as by is what it says, comes from a credit.
func lead(a, b *standing, d news.Derivation, by int) {
	switch d.Direction {
	case news.Backward:
		a, b, by = b, a, -by
	case news.Forward:
	default:
		return
	}
	a.led, b.led = a.led+1, b.led-1
	if by >= 0 && d.Credit != "" {
		a.credited, b.credited = a.credited+1, b.credited-1
	}
}

// sortFamily puts the origin first. "Earlier" is no order where some times are
// unknown, so the origin is chosen first and the rest sorted by day and id.
func sortFamily(f []news.ArticleID, published func(news.ArticleID) news.Published, rank func(news.ArticleID) standing) {
	slices.SortFunc(f, func(a, b news.ArticleID) int {
		if c := strings.Compare(string(published(a).Day), string(published(b).Day)); c != 0 {
			if !published(a).Day.Known() || !published(b).Day.Known() {
				return -c // unknown days last
			}
			return c
		}
		if c := before(published(a), published(b)); c != 0 {
			return c
		}
		return strings.Compare(string(a), string(b))
	})
	best := 0
	for i := 1; i < len(f); i++ {
		if precedes(f[i], f[best], published, rank) {
			best = i
		}
	}
	origin := f[best]
	copy(f[1:best+1], f[:best])
	f[0] = origin
}

func precedes(a, b news.ArticleID, published func(news.ArticleID) news.Published, rank func(news.ArticleID) standing) bool {
	x, y := rank(a), rank(b)
	if x.credited != y.credited {
		return x.credited > y.credited
	}
	if x.led != y.led {
		return x.led > y.led
	}
	if c := before(published(a), published(b)); c != 0 {
		return c < 0
	}
	if x.score != y.score {
		return x.score > y.score
	}
	return a < b
}
