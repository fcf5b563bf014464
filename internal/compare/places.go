package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/internal/news"
)

// maxPlaces is how many places a board shows: those that most origins name.
const maxPlaces = 3

// placeSlots lists the cities and other places where the story plays: those that
// two origins name, and a third of all, one of them in its lead. A place and the
// region around it answer one question; other places do not contradict each
// other and have rows of their own, but for those of a journey. A place that only one origin names for the
// main event makes another.
func (t *table) placeSlots(main *news.Event) []news.Slot {
	byPlace := t.placeClaims(country(main))
	ids := make([]string, 0, len(byPlace))
	for id := range byPlace {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	slices.SortStableFunc(ids, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(t.families(byPlace[y])), len(t.families(byPlace[x]))), cmp.Compare(len(byPlace[y]), len(byPlace[x])))
	})
	var rows [][]claim
	var single []claim
	shown := 0
	journey := main != nil && main.Mode == "visit"
	for _, id := range ids {
		cs := byPlace[id]
		switch n := len(t.families(cs)); {
		case n >= 2 && 3*n >= t.witnesses() && shown < maxPlaces && slices.ContainsFunc(cs, func(c claim) bool { return c.lead }):
			shown++
			if at := slices.IndexFunc(rows, func(r []claim) bool { return journey || around(r, cs) }); at >= 0 {
				rows[at] = append(rows[at], cs...)
			} else {
				rows = append(rows, cs)
			}
		case main != nil && string(main.Place.ID) == id && main.Place.Type != news.Country:
			single = append(single, cs...)
		}
	}
	var out []news.Slot
	for _, r := range rows {
		s := t.slot(cmp.Or(whereName(r), "places"), "place", plain, r)
		switch {
		case journey:
			s.Name, s.Verdict = "places", news.Agreed
		case s.Verdict == news.Contradicted:
			s.Verdict = news.Compatible // a place, and the region that it lies in
		}
		out = append(out, s)
	}
	if len(single) > 0 {
		out = append(out, t.slot(cmp.Or(whereName(single), "place of "+Label(main)), "place", plain, single))
	}
	return out
}

// around reports whether a report writes one of two places right behind the
// other, as that in which it lies: "Malmo, Sweden", "Terrace House in Bergen".
func around(xs, ys []claim) bool {
	for _, x := range xs {
		for _, y := range ys {
			if x.article != y.article {
				continue
			}
			if y.span.Start < x.span.Start {
				x, y = y, x
			}
			if leadsOn(x.article.Words(news.Span{Start: min(x.span.End, y.span.Start), End: y.span.Start})) {
				return true
			}
		}
	}
	return false
}

// leadsOn reports whether words lead from a place to that in which it lies: ",",
// "in southern".
func leadsOn(words string) bool {
	words = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(words), ","))
	words = strings.TrimPrefix(strings.TrimPrefix(words, "in "), "the ")
	for _, side := range []string{"north", "south", "east", "west", "central", "upstate"} {
		if strings.HasPrefix(words, side) {
			return !strings.Contains(words, " ")
		}
	}
	return words == "" || words == "in" || words == "the" || words == "("
}

// whereName asks for a place by the clause that it stands in.
func whereName(cs []claim) string {
	name := whenName(cs)
	if what, ok := strings.CutPrefix(name, "when "); ok {
		return "where " + what
	}
	return ""
}

// witnesses is how many origins the story has.
func (t *table) witnesses() int {
	ids := make([]news.ArticleID, 0, len(t.articles))
	for _, a := range t.articles {
		ids = append(ids, a.ID)
	}
	return t.origins(ids)
}

// country is where the story plays: the main event's place, its host, or
// nothing if neither is known.
func country(main *news.Event) string {
	if main == nil {
		return ""
	}
	if main.Place.Country != "" {
		return main.Place.Country
	}
	if main.Mode == "visit" {
		return main.Recipient.Country
	}
	return ""
}

// placeClaims collects, for each place in the country, where each article
// names it by its own name. Capitals that stand for a government ("relations
// with Beijing") are metonyms and do not count.
func (t *table) placeClaims(country string) map[string][]claim {
	out := map[string][]claim{}
	for _, a := range t.articles {
		for _, m := range a.Mentions {
			e := a.Entity(m.Entity)
			if e == nil || e.Type != news.Place || m.Kind != news.ByName || dateline(a, m.Span) || captioned(a, m.Span) {
				continue
			}
			at := atPlace(a, m.Span)
			switch {
			case strings.HasPrefix(string(e.ID), "local:") && !at,
				country != "" && e.Country != country && !(at && namesCountry(a, m.Span, country)),
				country == "" && !t.isEventPlace(a, e.ID) && !at:
				continue
			}
			c := claim{article: a, span: m.Span, value: nameAsWritten(e.Name, a.Words(m.Span)), by: attributedTo(a, m.Span), low: math.NaN(), number: math.NaN(), lead: inLead(a, m.Span)}
			if k := a.SentenceAt(m.Start); k >= 0 {
				c.words = contentWords(a, a.Sentences[k].Span, m.Span)
			}
			out[string(e.ID)] = append(out[string(e.ID)], c)
		}
	}
	return out
}

// nameAsWritten leaves a name without the accents that reports leave out.
func nameAsWritten(name, words string) string {
	if len(words) < len(name) && len(words) == utf8.RuneCountInString(name) && words[0] == name[0] {
		return words
	}
	return name
}

// namesCountry reports whether the sentence of s names a country: a place of
// another country's may well be one of its own that is not known by name.
func namesCountry(a *news.Article, s news.Span, country string) bool {
	i := a.SentenceAt(s.Start)
	return i >= 0 && slices.ContainsFunc(a.Mentions, func(m news.Mention) bool {
		e := a.Entity(m.Entity)
		return e != nil && e.Type == news.Country && e.Country == country && a.Sentences[i].Contains(m.Span)
	})
}

// atPlace reports whether a name stands where a report says where: after "in",
// "near" and the like, and not behind a comma, where the region or country of
// the place before it stands.
func atPlace(a *news.Article, s news.Span) bool {
	before := strings.TrimRight(a.Words(news.Span{Start: max(0, s.Start-20), End: s.Start}), " ")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \n")+1:])
	return slices.Contains([]string{"at", "from", "in", "inside", "near", "of", "off", "outside"}, word)
}

// dateline reports whether a name stands in capitals, or before the dash that
// opens a report: where it was written, which need not be where it happened.
func dateline(a *news.Article, s news.Span) bool {
	if i := a.SentenceAt(s.Start); i < 0 || a.Sentences[i].Title {
		return false
	}
	words := a.Words(s)
	return len(words) > 3 && words == strings.ToUpper(words)
}

// isEventPlace reports whether an event of a is said to happen at the place.
func (t *table) isEventPlace(a *news.Article, id news.EntityID) bool {
	return slices.ContainsFunc(a.Events, func(e news.EventMention) bool { return e.Place.Entity == id })
}
