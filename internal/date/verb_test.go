package date

import (
	"strings"
	"testing"

	parser "chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

// Every case is read with its tree, as if printed on Tuesday, 10 June 2025.
var verbTests = []struct{ text, want string }{
	{"The minister, who will resign, met workers on Friday.", "2025-06-06"},
	{"She said the court will hear the appeal on Thursday.", "2025-06-12"},
	{"They are planning to march through the city on Saturday.", "2025-06-14"},
	{"The talks had been scheduled to end on Sunday, but they will go on.", "2025-06-08"},
	{"The envoy, who left the city last week, is scheduled to return on Friday.", "2025-06-13"},
	{"The rebels planned a march through the capital on Saturday.", "2025-06-14"},
	{"Until Sunday, the army had not moved.", "2025-06-08"},
	{"Profit rose in the year ended Jan. 31.", "2025-01-31"},
}

func TestYearEnded(t *testing.T) {
	a := article("It made a profit for the year ended March 31.", "2025-06-10")
	Read(a)
	if len(a.Dates) != 2 || a.Dates[0].Value != "P1Y" || a.Dates[0].Type != news.DURATION || a.Dates[1].Value != "2025-03-31" {
		t.Errorf("got %+v", a.Dates)
	}
}

func TestVerbs(t *testing.T) {
	for _, c := range verbTests {
		a := &news.Article{Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		a.Published.Day = "2025-06-10"
		text.Read(a)
		parser.Read(a)
		Read(a)
		var got []string
		for _, d := range a.Dates {
			got = append(got, d.Value)
		}
		if len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%q: got %s, want %s last", c.text, strings.Join(got, " "), c.want)
		}
	}
}
