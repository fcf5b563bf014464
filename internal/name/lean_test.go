package name

import (
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/text"
)

// Each text marks the names that a grammar sees as [words|TYPE margin].
var leanTests = []struct{ text, want string }{
	// Names that the rules alone do not see.
	{"The museum shows what [Tervanen|PER 3] painted in the war.", "person Tervanen"},
	{"Troops left [Baruzh|LOC 4] and Kirmel behind.", "place Baruzh"},
	{"The inquiry blames [Oltrano Vey|PER 2] and the board of [Kestrin|ORG 5] alike.", "person Oltrano Vey; organisation Kestrin"},
	{"Critics of [Tervanen|PER -1] were few.", ""},
	// More words than the base knows.
	{"They beat the [Arizona Lanterns|ORG 3] in May.", "organisation Arizona Lanterns"},
	{"It went to the [U.S. Ferries and Canals Board|ORG 2] in May.", "organisation U.S. Ferries and Canals Board"},
	// The base is not overruled.
	{"We met in [Paris|PER 4] again.", "place Paris"},
	// Without capitals.
	{"i lived in paris last year and i like it", "place paris"},
	// States without a comma.
	{"She lives in Portland Oregon now.", "place Portland; place Oregon"},
	// Acronyms and last words of organisations.
	{"Vantor Airways cut its flights. Shares of VA fell.", "organisation Vantor Airways; organisation VA"},
	{"The [Arizona Lanterns|ORG 3] won. Nobody had expected the Lanterns to win.", "organisation Arizona Lanterns; organisation Lanterns"},
	// The article of an Arabic surname belongs to it.
	{"Hamid al-Sadiq spoke. Later al-Sadiq left.", "person Hamid al-Sadiq; person al-Sadiq"},
	{"Muqtada al-Sadiq spoke. They called for Muqtada again.", "person Muqtada al-Sadiq; person Muqtada"},
}

func TestLean(t *testing.T) {
	for _, c := range leanTests {
		a := leaning(c.text)
		Default().Read(a)
		var got []string
		for _, m := range a.Mentions {
			got = append(got, string(m.Type)+" "+a.Words(m.Span))
			if m.Why == "" {
				t.Errorf("%q: no reason for %q", a.Text, a.Words(m.Span))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("{%q, %q}", c.text, s)
		}
	}
}

// leaning reads marked text and gives it trees in which words with capitals
// are proper nouns and the marked words names.
func leaning(marked string) *news.Article {
	type mark struct {
		span   news.Span
		typ    string
		margin float32
	}
	var marks []mark
	var plain strings.Builder
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, note, _ := strings.Cut(inside, "|")
		typ, margin, _ := strings.Cut(note, " ")
		m := mark{news.Span{Start: plain.Len(), End: plain.Len() + len(words)}, typ, float32(number(margin))}
		marks = append(marks, m)
		plain.WriteString(words)
		marked = after
	}
	a := &news.Article{Text: plain.String(), Body: news.Span{End: plain.Len()}, Language: "en"}
	text.Read(a)
	for i, s := range a.Sentences {
		tree := news.Tree{Words: make([]news.Word, s.Count)}
		for j, tok := range a.SentenceTokens(i) {
			tree.Words[j] = news.Word{Form: a.Words(tok.Span), UPOS: "X"}
			if upper(tree.Words[j].Form) {
				tree.Words[j].UPOS = "PROPN"
			}
		}
		for _, m := range marks {
			first, last := -1, -1
			for j, tok := range a.SentenceTokens(i) {
				if m.span.Contains(tok.Span) {
					if last = j; first < 0 {
						first = j
					}
				}
			}
			if first >= 0 {
				tree.Names = append(tree.Names, news.Name{First: first, Last: last, Type: m.typ, Margin: m.margin})
			}
		}
		a.Trees = append(a.Trees, tree)
	}
	return a
}
