package event

import (
	"os"
	"testing"

	"chancery/internal/date"
	"chancery/internal/goldfile/goldtest"
	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/quote"
	"chancery/internal/text"
)

// whole runs the chain up to the events on a report with a title.
func whole(title, body, day string) *news.Article {
	full := title + "\n" + body
	a := &news.Article{Text: full, Title: title, TitleSpan: news.Span{End: len(title)}, Body: news.Span{Start: len(title) + 1, End: len(full)}, Language: "en"}
	a.Published = news.Published{Day: news.ParseDay(day), Precision: news.ToDay}
	text.Read(a)
	grammar.Read(a)
	name.Default().Read(a)
	date.Read(a)
	quote.Read(a)
	Read(a)
	return a
}

// TestGoldReports lists the events of whole reports, to be judged by eye with
// EVENT_VERBOSE, and counts what is open in them.
func TestGoldReports(t *testing.T) {
	type record struct {
		ID, Title, Text, Published string
	}
	reports, rows, half, empty := 0, 0, 0, 0
	rs := goldtest.Rows[record](t, "stories", "news_cluster.jsonl")[:60]
	rs = append(rs, goldtest.Rows[record](t, "stories", "allsides.jsonl")[:60]...)
	for _, r := range rs {
		a := whole(r.Title, r.Text, r.Published)
		reports++
		for _, e := range a.Events {
			rows++
			switch {
			case !e.Actor.Known() && !e.Recipient.Known():
				empty++
			case !e.Actor.Known() || !e.Recipient.Known():
				half++
			}
			if os.Getenv("EVENT_VERBOSE") != "" {
				t.Logf("%s/%s [%s] %s\n\t%s", e.Type, e.Mode, e.Rule, show(a, e), a.Words(e.Span))
			}
		}
	}
	t.Logf("reports %d events %d one side open %d both open %d", reports, rows, half, empty)
}
