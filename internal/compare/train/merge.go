package main

import (
	"slices"

	"chancery/internal/compare"
	"chancery/internal/news"
)

// takeTold keeps the spots that the coder finds an event at, one a mention.
func (t *topic) takeTold() {
	t.told = map[compare.Told]int{}
	var spots []compare.Spot
	var chains []string
	for i, s := range t.spots {
		for j := range s.Article.Events {
			k := compare.Told{Article: s.Article, Mention: j}
			if _, taken := t.told[k]; taken || !s.Article.Events[j].Trigger.Overlaps(s.Span) {
				continue
			}
			t.told[k] = len(spots)
			spots, chains = append(spots, s), append(chains, t.chains[i])
			break
		}
	}
	t.spots, t.chains = spots, chains
}

func (t *topic) measureTold() {
	t.names = compare.KinNames()
	compare.ToldPairs(t.articles(), func(a, b compare.Told, v []float64) {
		i, ok1 := t.told[a]
		j, ok2 := t.told[b]
		if ok1 && ok2 {
			t.rows = append(t.rows, slices.Clone(v))
			t.same = append(t.same, t.chains[i] == t.chains[j])
		}
	})
}

// articles are those of the spots.
func (t *topic) articles() (as []*news.Article) {
	for _, s := range t.spots {
		if !slices.Contains(as, s.Article) {
			as = append(as, s.Article)
		}
	}
	return as
}

// toldGroups are the events that a model makes of the spots.
func (t *topic) toldGroups(model string) (out [][]int) {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range t.articles() {
		byID[a.ID] = a
	}
	for _, e := range compare.EventsWith(model, nil, t.articles()) {
		var g []int
		for _, m := range e.Mentions {
			a := byID[m.Article]
			j := slices.IndexFunc(a.Events, func(x news.EventMention) bool { return x.Trigger == m.Trigger && x.Type == e.Type })
			if i, ok := t.told[compare.Told{Article: a, Mention: j}]; ok {
				g = append(g, i)
			}
		}
		out = append(out, g)
	}
	return out
}
