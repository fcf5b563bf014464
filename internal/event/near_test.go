package event

import (
	"strings"
	"testing"

	"chancery/internal/news"
)

// A book of one sentence after another, each spoken by somebody: going through
// the whole of it for each event would take minutes.
func TestLongArticle(t *testing.T) {
	const n, size = 200_000, 10
	a := &news.Article{}
	for i := range n {
		sp := news.Span{Start: i * size, End: i*size + size - 1}
		a.Sentences = append(a.Sentences, news.Sentence{Span: sp})
		a.Attributions = append(a.Attributions, news.Attribution{Span: sp, Content: sp, Source: news.Span{Start: sp.Start, End: sp.Start + 1}})
		a.Mentions = append(a.Mentions, news.Mention{Span: news.Span{Start: sp.Start, End: sp.Start + 1}, Type: news.Person, Entity: "local:a"})
		a.Dates = append(a.Dates, news.TimeExpr{Span: news.Span{Start: sp.Start + 3, End: sp.Start + 5}})
	}
	a.Attributions = append(a.Attributions, news.Attribution{Content: news.Span{Start: 5, End: 25}})
	a.Entities = []news.Entity{{ID: "local:a"}}
	r := reader{sent: sent{a: a, x: theLexicon(), near: newNear(a)}, a: a}
	for i := range n {
		sp := a.Sentences[i].Span
		r.index, r.span = i, sp
		r.near.see(a, sp)
		m := news.EventMention{Trigger: news.Span{Start: sp.Start + 2, End: sp.Start + 4}}
		r.asserter(&m)
		if m.Assertion != a.Attributions[i].Source || r.near.dates.lo != i || r.near.dates.hi != i+1 || r.mentionFrom(sp.Start) != i ||
			r.speakerAt(m.Trigger) != "local:a" || r.entity("local:a") != &a.Entities[0] || r.entity("") != nil {
			t.Fatalf("sentence %d: %+v, dates %+v", i, m, r.near.dates)
		}
	}
	if got := r.near.said[1]; len(got) != 2 || got[1] != n {
		t.Errorf("content that runs over three sentences: %v", got)
	}
}

// TestJoinedNouns checks that a noun event takes no side from what is only
// joined to it, or stands for another thing.
func TestJoinedNouns(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"Aides say the talks will cover the Armenia-Turkey conflict and the war in Yemen.", "Armenia > Turkey | ongoing; - > Yemen | ongoing"},
		{"The president's visit to Lima underlines the close partnership between Peru and Chile.", "The president > Lima"},
		{"During the visit, the two leaders praised a new bridge.", "the two leaders > a new bridge"},
	} {
		a := whole("Report", x.text, "2024-05-16")
		var got []string
		for _, e := range a.Events {
			got = append(got, show(a, e))
		}
		if s := strings.Join(got, "; "); s != x.want {
			t.Errorf("%s\n\tgot %q, want %q", x.text, s, x.want)
		}
	}
}
