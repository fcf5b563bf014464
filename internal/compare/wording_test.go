package compare

import (
	"strings"
	"testing"

	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/quote"
	"chancery/internal/text"
)

// Each case is what two outlets print, and whether the board flags it.
var wordingTests = []struct {
	a, b string
	flag bool
}{
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said: "We will not give up our harbour to anyone."`, true},
	// The same words are one quote, and so are those that one outlet cuts.
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said: "We will never give up our harbour to anybody."`, false},
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said they would "never give up our harbour".`, false},
	{`"We will give up our harbour to anybody," Peter Holm said.`, `Peter Holm said: "We will never give up our harbour to anybody."`, true},
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said: "We will never give up our harbor to anybody."`, false},
	{`"We will never give up the [old] harbour to anybody," Peter Holm said.`, `Peter Holm said: "We will never give up our harbour to anybody."`, false},
	{`"We will never give up our harbour ... to anybody," Peter Holm said.`, `Peter Holm said: "We will never give up our harbour or our bay to anybody."`, false},
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said: "Give up our harbour to anybody and you lose it."`, false},
	// Another statement, another speaker, no quotation marks.
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said: "The harbour brings us a lot of money every year."`, false},
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Carl Vik said: "We will not give up our harbour to anyone."`, false},
	{`"We will never give up our harbour to anybody," Peter Holm said.`, `Peter Holm said that they would not give up the harbour to anyone.`, false},
}

func TestWording(t *testing.T) {
	for _, c := range wordingTests {
		as := []*news.Article{told("a", c.a), told("b", c.b)}
		s := &news.Story{Articles: []news.ArticleID{"a", "b"}}
		flagged := 0
		for _, slot := range Board(s, as, Events(s, as)) {
			if slot.Verdict != news.Differs {
				continue
			}
			flagged++
			if len(slot.Values) != 2 {
				t.Errorf("%s / %s: %d wordings", c.a, c.b, len(slot.Values))
			}
			for i, v := range slot.Values {
				if e := v.Evidence[0]; !strings.Contains(e.Text, v.Value) || v.AttributedTo[0] != "Peter Holm" {
					t.Errorf("wording %d: %+v", i, v)
				}
			}
		}
		if (flagged == 1) != c.flag {
			t.Errorf("%s / %s: flagged %d times", c.a, c.b, flagged)
		}
	}
}

// told is a report of one sentence, read.
func told(id news.ArticleID, words string) *news.Article {
	a := &news.Article{ID: id, Outlet: string(id), Text: words, Body: news.Span{End: len(words)}, Language: "en"}
	text.Read(a)
	grammar.Read(a)
	name.Default().Read(a)
	quote.Read(a)
	return a
}
