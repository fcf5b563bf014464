package name

import (
	"testing"

	"chancery/internal/news"
	"chancery/internal/text"
)

// TestSyntax checks what trees add: the words are those of the text in order,
// each with its tag, governor (from 1) and relation.
func TestSyntax(t *testing.T) {
	type word struct {
		upos string
		head int
		rel  string
	}
	for _, c := range []struct {
		text, word, want string
		trees            [][]word
	}{
		{"Moscow has repeatedly denied it.", "Moscow", "Q159", [][]word{
			{{"PROPN", 4, "nsubj"}, {"AUX", 4, "aux"}, {"ADV", 4, "advmod"}, {"VERB", 0, "root"}, {"PRON", 4, "obj"}, {"PUNCT", 4, "punct"}}}},
		{"Moscow often flooded.", "Moscow", "Q649", [][]word{
			{{"PROPN", 3, "nsubj"}, {"ADV", 3, "advmod"}, {"VERB", 0, "root"}, {"PUNCT", 3, "punct"}}}},
		{"Peter Holm met Carl Vik. He left.", "He", "local:peter-holm", [][]word{
			{{"PROPN", 3, "nsubj"}, {"PROPN", 1, "flat"}, {"VERB", 0, "root"}, {"PROPN", 3, "obj"}, {"PROPN", 4, "flat"}, {"PUNCT", 3, "punct"}},
			{{"PRON", 2, "nsubj"}, {"VERB", 0, "root"}, {"PUNCT", 2, "punct"}}}},
		{"Peter Holm met Carl Vik. Critics saw him.", "him", "", [][]word{
			{{"PROPN", 3, "nsubj"}, {"PROPN", 1, "flat"}, {"VERB", 0, "root"}, {"PROPN", 3, "obj"}, {"PROPN", 4, "flat"}, {"PUNCT", 3, "punct"}},
			{{"NOUN", 2, "nsubj"}, {"VERB", 0, "root"}, {"PRON", 2, "obj"}, {"PUNCT", 2, "punct"}}}},
	} {
		a := &news.Article{Text: c.text, Body: news.Span{End: len(c.text)}, Language: "en"}
		text.Read(a)
		for i, ws := range c.trees {
			tree := news.Tree{}
			for j, w := range ws {
				tree.Words = append(tree.Words, news.Word{Form: a.Words(a.SentenceTokens(i)[j].Span), UPOS: w.upos, Head: w.head, Rel: w.rel})
			}
			a.Trees = append(a.Trees, tree)
		}
		Default().Read(a)
		got := ""
		for _, m := range a.Mentions {
			if a.Words(m.Span) == c.word {
				got = string(m.Entity)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s is %q, not %q", c.text, c.word, got, c.want)
		}
	}
}
