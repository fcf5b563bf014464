package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

type parseCmd struct {
	Text []string `arg:"" help:"English text, or - for standard input."`
	SVG  bool     `help:"Print drawings as SVG, one a sentence."`
}

func (parseCmd) Help() string {
	return `One line a word: the word, its part of speech and lemma, arcs to the words that depend on it, the relation to its
governor, and the name that begins with it. An arrowhead marks the dependent.

Examples:
  chancery parse "The minister denied that talks in Geneva had failed."
  chancery parse - --json <report.txt`
}

// A parsedSentence is a sentence as parse prints it in JSON; offsets are bytes
// of the text as given.
type parsedSentence struct {
	news.Span
	Text  string         `json:"text"`
	Words []parsedWord   `json:"words"`
	Names []grammar.Name `json:"names"`
}

type parsedWord struct {
	grammar.Word
	news.Span
}

func (c parseCmd) Run(e *env) error {
	given := strings.Join(c.Text, " ")
	if given == "-" {
		b, err := io.ReadAll(os.Stdin)
		if err != nil {
			return fmt.Errorf("reading standard input: %w", err)
		}
		given = string(b)
	}
	given = strings.ToValidUTF8(given, "\uFFFD")
	sentences, trees := parse(given)
	if c.SVG {
		for _, t := range trees {
			fmt.Fprint(e.out, grammar.SVG(t))
		}
		return nil
	}
	return e.print(orEmpty(sentences), func() {
		for i, t := range trees {
			if i > 0 {
				e.say("")
			}
			e.printTree(t)
		}
	})
}

// parse reads the sentences of a text.
func parse(given string) (out []parsedSentence, trees []grammar.Tree) {
	a := &news.Article{Text: given, Body: news.Span{End: len(given)}, Language: "en"}
	text.Read(a)
	trees = grammar.Default().Article(nil, a)
	for i, t := range trees {
		s := parsedSentence{Span: a.Sentences[i].Span, Text: a.Words(a.Sentences[i].Span), Names: orEmpty(t.Names)}
		for j, w := range t.Words {
			s.Words = append(s.Words, parsedWord{w, a.SentenceTokens(i)[j].Span})
		}
		out = append(out, s)
	}
	return out, trees
}

// printTree draws one sentence.
func (e *env) printTree(t grammar.Tree) {
	arcs := grammar.Arcs(t)
	names := map[int]grammar.Name{}
	for _, n := range t.Names {
		names[n.First] = n
	}
	rows := table{head: []string{"WORD", "TAG", "LEMMA", "", "RELATION", "NAME"}}
	for i, w := range t.Words {
		form, name := w.Form, ""
		if n, ok := names[i]; ok {
			var words []string
			for _, w := range t.Words[n.First : n.Last+1] {
				words = append(words, w.Form)
			}
			name = n.Type + " " + strings.Join(words, " ")
		}
		if w.Head == 0 {
			form = e.style.bold(form)
		}
		rows.add(form, w.UPOS, w.Lemma, arcs[i], w.Rel, name)
	}
	rows.print(e.out, e.style)
}
