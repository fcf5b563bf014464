package compare

import (
	"maps"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// figureSlots lines up the figures: one slot for each thing counted. Things of
// which there can be several in a story ("meeting", "year") are told apart by
// their value and by the words around them.
func (t *table) figureSlots() []news.Slot {
	groups := map[string][]claim{}
	info := map[string]figureKey{}
	scope := t.scopes()
	for _, a := range t.articles {
		for i := range a.Figures {
			f := &a.Figures[i]
			k, ok := keyOf(f)
			if !ok {
				continue
			}
			if k.kind == news.Count && k.head.class == toll {
				k.scope = scope[k.head.name+" "+show(a, f)]
			}
			id := k.String()
			info[id] = k
			groups[id] = append(groups[id], t.figureClaim(a, f))
		}
	}
	var all []figureGroup
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		all = append(all, t.split(info[id], t.weigh(groups[id]))...)
	}
	var out []news.Slot
	for _, g := range t.roughly(t.boundTo(t.oneNumber(all))) {
		if g.key.answered() || t.matters(g.key, g.claims) {
			name, since := g.key.name(g.claims), g.firstSince()
			if since {
				g.claims = sinceWhat(g.claims)
			}
			s := t.slot(name, g.key.typ(), g.key.head.class, whereTo(g.claims))
			if since && s.Verdict == news.Contradicted {
				s.Verdict = news.Compatible // one time may be told in several ways
			}
			out = append(out, s)
		}
	}
	return out
}

// scopes says for each toll ("killed 300") which earlier year it belongs to, ""
// if to the story's own. The number settles it: one report that names the year
// speaks for those that do not, if most of those who give the number do so.
func (t *table) scopes() map[string]string {
	votes := map[string]map[string]int{}
	for _, a := range t.articles {
		for i := range a.Figures {
			f := &a.Figures[i]
			k := headOf(f.Of).name + " " + show(a, f)
			if votes[k] == nil {
				votes[k] = map[string]int{}
			}
			votes[k][t.background(a, f)]++
		}
	}
	out := map[string]string{}
	for k, years := range votes {
		for _, y := range slices.Sorted(maps.Keys(years)) {
			if best, ok := out[k]; !ok || years[y] > years[best] {
				out[k] = y
			}
		}
	}
	return out
}

// background returns the year that the figure's clause is about if that lies
// well before the story: "the earthquake of 1960 killed 12,000".
func (t *table) background(a *news.Article, f *news.Figure) string {
	const apart = 60 // days
	i := a.SentenceAt(f.Start)
	limit := t.days.From.Add(-apart)
	if i < 0 || !limit.Known() {
		return ""
	}
	for _, d := range a.Dates {
		if a.Sentences[i].Contains(d.Span) && d.Type == news.DATE && len(d.Days.To) >= 4 && d.Days.To < limit &&
			(!afterSince(a, d.Span) || toldOf(a, d.Span, f.Span)) {
			return string(d.Days.To[:4])
		}
	}
	return ""
}

// afterSince reports whether a date only begins a time: "since 1960".
func afterSince(a *news.Article, date news.Span) bool {
	return strings.HasSuffix(strings.TrimSpace(a.Words(news.Span{End: date.Start})), "since")
}

// toldOf reports whether a figure is told of a date before it: "the first since
// 1960, when 12 died".
func toldOf(a *news.Article, date, f news.Span) bool {
	return f.Start > date.End && strings.HasPrefix(strings.TrimLeft(a.Words(news.Span{Start: date.End, End: f.Start}), " ,"), "when ")
}

// matters keeps noise off the board: a slot needs two origins, or, where few
// report at all, a place in the lead of one for the kinds of figure that
// headlines are made of.
func (t *table) matters(k figureKey, cs []claim) bool {
	if k.kind == news.Ordinal && cs[0].value == "1" && !cs[0].words["since"] {
		return false // everything happens for the first time
	}
	named := k.head.name != "" || slices.ContainsFunc(cs, func(c claim) bool { return c.of != "" })
	if (k.kind == news.Measure || k.kind == news.Percent) && !named {
		return false // "27 km" of what?
	}
	if t.weight(cs) >= 2 || k.head.name == age && len(articles(cs)) >= 2 {
		return true
	}
	if t.witnesses() <= handful && !math.IsNaN(cs[0].number) && (k.kind == news.Count || k.head.name == age) && !hasFurniture(cs[0]) {
		return true
	}
	if math.IsNaN(cs[0].number) || k.kind == news.Count || k.kind == news.Percent || t.witnesses() > few {
		return false
	}
	lead := k.kind == news.Ordinal || slices.ContainsFunc(cs, func(c claim) bool { return c.lead })
	return lead && (k.head.name != "" || cs[0].of != "" || k.kind == news.Money)
}

// hasFurniture reports whether a claim stands in a sentence with words of the
// page in it.
func hasFurniture(c claim) bool {
	i := c.article.SentenceAt(c.span.Start)
	return i >= 0 && furniture(c.article.Words(c.article.Sentences[i].Span))
}

// articles are those that claims stand in.
func articles(cs []claim) map[news.ArticleID]bool {
	m := map[news.ArticleID]bool{}
	for _, c := range cs {
		m[c.article.ID] = true
	}
	return m
}
