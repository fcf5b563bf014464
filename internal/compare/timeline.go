package compare

import (
	"cmp"
	"slices"

	"chancery/internal/news"
)

// An Entry is one line of a time line: an event on its day, or an earlier
// status of it on the day on which that was published.
type Entry struct {
	Day      news.Day        `json:"day"` // empty is unknown
	To       news.Day        `json:"to"`
	Status   news.Status     `json:"status"`
	Text     string          `json:"text"`
	Event    news.EventID    `json:"event"`
	Evidence []news.Evidence `json:"evidence"`
}

// Timeline puts events in the order of their days, unknown days last. Events
// whose sides are not known by name are left out. An event
// that was announced first has an entry for the announcement, on the day of
// the article that made it, and one for what became of it.
func Timeline(es []news.Event, as []*news.Article) []Entry {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		if a != nil {
			byID[a.ID] = a
		}
	}
	var out []Entry
	for i := range es {
		if Named(&es[i]) {
			out = append(out, entries(&es[i], byID)...)
		}
	}
	slices.SortStableFunc(out, func(a, b Entry) int {
		switch {
		case a.Day.Known() != b.Day.Known():
			if a.Day.Known() {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(strength(a.Status), strength(b.Status)),
			cmp.Compare(a.Text, b.Text), cmp.Compare(a.Event, b.Event))
	})
	return out
}

// entries makes one entry for each status that an event's mentions give.
func entries(e *news.Event, byID map[news.ArticleID]*news.Article) []Entry {
	text := Label(e)
	if text == "" {
		return nil
	}
	at := map[news.Status]int{}
	var out []Entry
	for _, m := range e.Mentions {
		i, ok := at[m.Status]
		if !ok {
			i = len(out)
			at[m.Status] = i
			out = append(out, Entry{Day: e.Days.From, To: e.Days.To, Status: m.Status, Text: text, Event: e.ID})
			if a := byID[m.Article]; m.Status != e.Status && a != nil {
				out[i].Day, out[i].To = publishedDay(a), publishedDay(a)
			}
		}
		out[i].Evidence = append(out[i].Evidence, m.Evidence)
	}
	return out
}
