package score

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A namesake is an entity as one name of it means it: "Beijing" for China's
// government is not "China", though both are one entity to the program.
type namesake struct {
	id      news.EntityID
	metonym bool
}

// entities match an entity of the program by any mention.
func (d *seedDoc) entities(s *seedScore) {
	a := d.article
	touches := map[namesake][]news.Span{}
	var system []namesake
	for _, m := range a.Mentions {
		if !named(m) {
			continue
		}
		n := namesake{m.Entity, m.Kind == news.ByMetonym}
		if touches[n] == nil {
			system = append(system, n)
		}
		touches[n] = append(touches[n], m.Span)
	}
	right := 0
	for i, j := range measure.Match(len(d.Entities), len(system), func(i, j int) bool {
		return slices.ContainsFunc(touches[system[j]], find(a, d.Entities[i].words).Overlaps)
	}) {
		if j < 0 {
			continue
		}
		right++
		if want := d.Entities[i].Country; want != nil {
			e := a.Entity(system[j].id)
			s.countries++
			s.country += one(e != nil && e.Country == *want)
		}
	}
	s.entities = s.entities.Add(measure.Tally(right, len(system), len(d.Entities)))
}

// quotations are looked up each by itself, as one attribution may hold several
// of them: he said that it was "good" and "cheap".
func (d *seedDoc) quotations(s *seedScore) {
	a := d.article
	right, gold, wrong := 0, 0, 0
	holds := map[int]bool{}
	for _, q := range d.Quotations {
		if q.Kind != "direct" {
			continue
		}
		gold++
		is := d.holding(find(a, q.words), news.Attribution.Verbatim)
		for _, i := range is {
			holds[i] = true
		}
		if len(is) == 0 {
			continue
		}
		right++
		s.speakers++
		s.speaker += one(sameSpeaker(q.Speaker, a.Attributions[is[0]].Speaker))
	}
	for i, t := range a.Attributions {
		wrong += one(t.Verbatim() && !holds[i])
	}
	s.quotations = s.quotations.Add(measure.Tally(right, right+wrong, gold))
}

// holding lists the attributions that hold the words at a span, or half of
// them, the shortest first.
func (d *seedDoc) holding(want news.Span, fits func(news.Attribution) bool) (out []int) {
	a := d.article
	for i, t := range a.Attributions {
		if got := t.Content; fits(t) && want.Overlaps(got) && (got.Contains(want) ||
			measure.Exact(contentWords(a.Words(want)), contentWords(a.Words(got))).F1() >= .5) {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int {
		return cmp.Compare(a.Attributions[i].Content.Len(), a.Attributions[j].Content.Len())
	})
	return out
}

// chains compares the outlets between the speaker and the report.
func (d *seedDoc) chains(s *seedScore) {
	for _, q := range d.Quotations {
		if q.Kind != "direct" && q.Kind != "indirect" || len(q.Chain) < 2 {
			continue
		}
		is := d.holding(find(d.article, q.words), func(t news.Attribution) bool { return sameSpeaker(q.Speaker, t.Speaker) })
		if len(is) > 0 {
			s.chains++
			s.chain += one(sameChain(q.Chain[1:len(q.Chain)-1], d.article.Attributions[is[0]].Chain))
		}
	}
}

// sameChain compares a chain with the record's, which says more than names:
// "Xinhua interview", "CNN (by context)".
func sameChain(gold []string, system []news.Link) bool {
	return slices.EqualFunc(gold, system, func(g string, l news.Link) bool {
		ws := strings.Fields(strings.ToLower(l.Name))
		return len(ws) > 0 && strings.Contains(strings.ToLower(g), ws[len(ws)-1])
	})
}
