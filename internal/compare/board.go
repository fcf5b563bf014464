package compare

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
)

// maxSingle is how many single-source slots a board shows: they are labelled,
// not hidden, but thirty of them would bury what two origins say.
const maxSingle = 16

// Board lines up what the articles of a story say, slot by slot: figures,
// lengths, ordinals, money, places, days, events, quoted claims and statements in like words. Slots that
// more origins speak to come first.
func Board(s *news.Story, as []*news.Article, es []news.Event) []news.Slot {
	t := lay(s, as)
	main := t.main(es)
	slots := append(t.eventSlots(es, main), t.statementSlots(t.shown(es, main))...)
	if main != nil && (t.plainlySaid(main) == 0 || slices.Contains(soft, main.Type)) {
		main = nil // nobody says it plainly enough to ask when and where it was
	}
	slots = append(slots, t.placeSlots(main)...)
	slots = append(slots, t.dateSlots(main)...)
	slots = append(slots, t.figureSlots()...)
	slots = append(slots, t.rankSlots()...)
	slots = append(slots, t.quoteSlots()...)
	slots = append(slots, t.wordingSlots()...)
	slots = onceEach(slots)
	slices.SortStableFunc(slots, func(a, b news.Slot) int {
		return cmp.Or(cmp.Compare(t.slotOrigins(b), t.slotOrigins(a)), cmp.Compare(kindRank(a), kindRank(b)),
			cmp.Compare(evidenceCount(b), evidenceCount(a)), cmp.Compare(a.Name, b.Name))
	})
	return unlikeNames(trim(slots))
}

// onceEach drops rows that say what another says: the date of one report that
// the row of an event gives, and quoted words that stand in the value of a
// statement of as many origins.
func onceEach(slots []news.Slot) []news.Slot {
	for i := range slots {
		if slots[i].Type == "event" {
			undate(&slots[i], slots)
		}
	}
	return slices.DeleteFunc(slices.Clone(slots), func(s news.Slot) bool {
		if len(s.Values) != 1 || s.Type != "attribution" && (s.Type != "date" || s.Verdict != news.SingleSource) {
			return false
		}
		v := &s.Values[0]
		return slices.ContainsFunc(slots, func(o news.Slot) bool {
			return o.Type == "event" && s.Type == "date" && slices.ContainsFunc(o.Values, func(w news.Value) bool {
				return strings.HasSuffix(w.Value, v.Value) && restsOn(&w, v)
			}) || o.Type == "statement" && s.Type == "attribution" && slices.ContainsFunc(o.Values, func(w news.Value) bool {
				return strings.Contains(plainWords(w.Value), plainWords(v.Value)) && w.Origins >= v.Origins
			})
		})
	})
}

// undate leaves the days to a row of dates that gives them from the same
// sentences, with others or for two origins.
func undate(s *news.Slot, slots []news.Slot) {
	for i := range s.Values {
		v := &s.Values[i]
		status, days, dated := strings.Cut(v.Value, ", ")
		if dated && slices.ContainsFunc(slots, func(o news.Slot) bool {
			return o.Type == "date" && (len(o.Values) > 1 || o.Verdict != news.SingleSource) && slices.ContainsFunc(o.Values, func(w news.Value) bool {
				return w.Value == days && touches(v, &w)
			})
		}) {
			v.Value = status
		}
	}
}

// touches reports whether two values rest on words that overlap.
func touches(v, w *news.Value) bool {
	return slices.ContainsFunc(v.Evidence, func(e news.Evidence) bool {
		return slices.ContainsFunc(w.Evidence, func(f news.Evidence) bool { return f.Article == e.Article && f.Overlaps(e.Span) })
	})
}

// restsOn reports whether the evidence of v lies within that of w.
func restsOn(w, v *news.Value) bool {
	return !slices.ContainsFunc(v.Evidence, func(e news.Evidence) bool {
		return !slices.ContainsFunc(w.Evidence, func(f news.Evidence) bool { return f.Article == e.Article && f.Contains(e.Span) })
	})
}

// shown are the events that have a row.
func (t *table) shown(es []news.Event, main *news.Event) (out []*news.Event) {
	for i := range es {
		if e := &es[i]; Label(e) != "" && t.worthShowing(e, main) {
			out = append(out, e)
		}
	}
	return out
}

// Plainly reports whether a mention of a states its event in the plain order:
// actor, deed, other side.
func Plainly(a *news.Article, m news.MentionOfEvent) bool {
	return slices.ContainsFunc(a.Events, func(x news.EventMention) bool {
		return x.Span == m.Span && x.Trigger == m.Trigger && inOrder(&x)
	})
}

// Facts is the board under the name that scorers use.
func Facts(s *news.Story, as []*news.Article) []news.Slot {
	return Board(s, as, Events(s, as))
}

// slotOrigins is how many origins speak to a slot.
func (t *table) slotOrigins(s news.Slot) int {
	var ids []news.ArticleID
	for _, v := range s.Values {
		for _, e := range v.Evidence {
			ids = append(ids, e.Article)
		}
	}
	return t.origins(ids)
}

func evidenceCount(s news.Slot) int {
	n := 0
	for _, v := range s.Values {
		n += len(v.Evidence)
	}
	return n
}

// kindRank orders slots with equally many origins: tolls and what happened
// before what was said.
func kindRank(s news.Slot) int {
	if headOf(s.Name).class == toll {
		return 0
	}
	return 1 + slices.Index([]string{"event", "date", "place", "number", "duration", "ordinal", "amount", "money", "percent", "attribution", "statement"}, s.Type)
}

// trim cuts the tail of single-source slots.
func trim(slots []news.Slot) []news.Slot {
	n := 0
	return slices.DeleteFunc(slots, func(s news.Slot) bool {
		if s.Verdict == news.SingleSource {
			n++
		}
		return s.Verdict == news.SingleSource && n > maxSingle
	})
}
