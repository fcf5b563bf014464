package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// maxPlaces is how many places a board shows: those that most origins name.
const maxPlaces = 3

// placeSlots lists the cities and other places where the story plays. Several
// places do not contradict each other, so those that two origins name make one
// agreed slot if at least half of all origins name them, and those that only
// one origin names for the main event make another.
func (t *table) placeSlots(main *news.Event) []news.Slot {
	byPlace := t.placeClaims(country(main))
	ids := make([]news.EntityID, 0, len(byPlace))
	for id := range byPlace {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	slices.SortStableFunc(ids, func(x, y news.EntityID) int {
		return cmp.Compare(len(t.families(byPlace[y])), len(t.families(byPlace[x])))
	})
	var agreed, single []claim
	shown := 0
	for _, id := range ids {
		cs := byPlace[id]
		switch n := len(t.families(cs)); {
		case n >= 2 && 2*n >= t.witnesses() && shown < maxPlaces && slices.ContainsFunc(cs, func(c claim) bool { return c.lead }):
			shown++
			agreed = append(agreed, cs...)
		case main != nil && main.Place.ID == id && main.Place.Type != news.Country:
			single = append(single, cs...)
		}
	}
	var out []news.Slot
	if len(agreed) > 0 {
		s := t.slot("places", "place", plain, agreed)
		s.Verdict = news.Agreed
		out = append(out, s)
	}
	if len(single) > 0 {
		out = append(out, t.slot("place of "+Label(main), "place", plain, single))
	}
	return out
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
func (t *table) placeClaims(country string) map[news.EntityID][]claim {
	out := map[news.EntityID][]claim{}
	for _, a := range t.articles {
		seen := map[news.EntityID]bool{}
		for _, m := range a.Mentions {
			e := a.Entity(m.Entity)
			if e == nil || e.Type != news.Place || m.Kind != news.ByName || seen[e.ID] || strings.HasPrefix(string(e.ID), "local:") {
				continue
			}
			if country != "" && e.Country != country || country == "" && !t.isEventPlace(a, e.ID) && !atPlace(a, m.Span) || dateline(a, m.Span) {
				continue
			}
			seen[e.ID] = true
			out[e.ID] = append(out[e.ID], claim{
				article: a, span: m.Span, value: e.Name, by: attributedTo(a, m.Span), low: math.NaN(), number: math.NaN(), lead: inLead(a, m.Span),
			})
		}
	}
	return out
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
