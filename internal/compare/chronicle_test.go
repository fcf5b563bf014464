package compare

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/date"
	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

// What a report of Tuesday, 10 June 2025, tells of Norda, as word day.
var chronicleTests = []struct{ text, want string }{
	{"Norda sold a ferry on Friday.", "sold 2025-06-06"},
	{"The president of Norda resigned.", ""},
	{"A Norda ferry sank on Friday.", ""},
	{"The sale of Norda was announced.", "sale 2025-06-10; announced 2025-06-10"},
	{"It rained. It rained. It rained. It rained. Norda has bought three ports.", "bought "},
	{"Norda will open a port in 2027.", "open 2027-01-01"},
}

func TestChronicle(t *testing.T) {
	for _, c := range chronicleTests {
		a := &news.Article{ID: "a", Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		a.Published = news.Published{Day: "2025-06-10", Precision: news.ToDay}
		text.Read(a)
		grammar.Read(a)
		date.Read(a)
		at := strings.Index(c.text, "Norda")
		var got []string
		for _, h := range Chronicle([]*news.Article{a}, func(*news.Article) []news.Span { return []news.Span{{Start: at, End: at + 5}} }) {
			got = append(got, fmt.Sprintf("%s %s", a.Words(h.Span), h.When.From))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("{%q, %q},", c.text, s)
		}
	}
}
