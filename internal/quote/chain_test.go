package quote

import (
	"strings"
	"testing"

	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/text"
)

// Each text is read whole; of every attribution the speaker and the chain are
// listed, with the last word of the cue before them.
var chainTests = []struct{ outlet, text, want string }{
	// A credit in the lead ends the chain of what follows.
	{"", "Chad closed its border with Niger on Monday, according to CNN.\nPeter Holm, the interior minister, told Xinhua that it would reopen in May.",
		"to: CNN; told: Peter Holm ← Xinhua ← CNN"},
	{"", "The border was closed on Monday, according to reports from Reuters.\nPeter Holm said that it would reopen.", "to: Reuters; said: Peter Holm ← Reuters"},
	{"", "BERN, May 3 (Reuters) - The border was closed on Monday.\nPeter Holm said that it would reopen.", "said: Peter Holm ← Reuters"},
	// The article's own outlet is no stop.
	{"Reuters", "BERN, May 3 (Reuters) - The border was closed on Monday.\nPeter Holm said that it would reopen.", "said: Peter Holm"},
	// A word of an outlet's on one thing is no credit for the whole.
	{"", "Peter Holm resigned on Monday. A CNN analyst said that it was expected.\nCarl Vik said that he would not resign.", "said: CNN; said: Carl Vik"},
	// Another outlet ends it.
	{"", "The border was closed on Monday, according to CNN.\nIt will reopen in May, according to Reuters.\nPeter Holm said that it would reopen.",
		"to: CNN; to: Reuters; said: Peter Holm"},
	// Several speak as one.
	{"", "Norway and Sweden said that the border would reopen.", "said: Norway and Sweden"},
	{"", "Talks between Peter Holm and Carl Vik ended on Friday. The two men said that the border would reopen.", "said: Peter Holm and Carl Vik"},
}

func TestChain(t *testing.T) {
	for _, c := range chainTests {
		a := &news.Article{Outlet: c.outlet, Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		text.Read(a)
		grammar.Read(a)
		name.Default().Read(a)
		Read(a)
		var got []string
		for _, at := range a.Attributions {
			words := strings.Fields(a.Words(at.Cue))
			s := words[len(words)-1] + ": " + at.Speaker
			for _, l := range at.Chain {
				s += " ← " + l.Name
				if l.Why == "" {
					t.Errorf("%q: no reason for %s", c.text, l.Name)
				}
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q:\n got %q,\nwant %q", c.text, s, c.want)
		}
	}
}
