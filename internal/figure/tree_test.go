package figure

import (
	"testing"

	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

// parsed is text with sentences, tokens and trees.
func parsed(words string) *news.Article {
	a := &news.Article{Text: words, Body: news.Span{End: len(words)}, Language: "en"}
	text.Read(a)
	grammar.Read(a)
	return a
}

// What was done to those counted stands too far from the number for its words
// alone; the tree leads there.
var treeTests = []struct{ text, want string }{
	{"The 12 sailors, most of them from one small village in the far north, were freed.", "count 12 person freed"},
	{"They say that 30 fishermen who had sailed from the harbour in calm weather last night were rescued.", "count 30 person rescued"},
	{"The chapel names three young miners of this village killed in the shaft.", "count 3 person killed"},
	// Those who act are not those acted on.
	{"The four guards, all of them new to the prison in the north, shot a dog.", "count 4 guard"},
	{"Three judges freed the man.", "count 3 judge"},
}

func TestByTree(t *testing.T) {
	for _, tt := range treeTests {
		a := parsed(tt.text)
		Read(a)
		got := ""
		for i, f := range a.Figures {
			if i > 0 {
				got += "; "
			}
			got += show(a, f)
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// A tree is evidence: without one, or with one that does not fit the text, the
// number is still read.
func TestByTreeWithout(t *testing.T) {
	const words = "The 12 sailors, most of them from one small village in the far north, were freed."
	for what, spoil := range map[string]func(*news.Article){
		"no trees":       func(a *news.Article) { a.Trees = nil },
		"an empty tree":  func(a *news.Article) { a.Trees = make([]news.Tree, len(a.Sentences)) },
		"a cut tree":     func(a *news.Article) { a.Trees[0].Words = a.Trees[0].Words[:1] },
		"no governors":   func(a *news.Article) { a.Trees[0].Words[0].Rel = "" },
		"tokens missing": func(a *news.Article) { a.Tokens = a.Tokens[:0]; a.Sentences[0].First, a.Sentences[0].Count = 0, 0 },
	} {
		a := parsed(words)
		spoil(a)
		Read(a)
		if len(a.Figures) == 0 || a.Figures[0].Value != 12 {
			t.Errorf("%s: %+v", what, a.Figures)
		}
	}
}
