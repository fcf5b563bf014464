package dossier

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/pipeline"
)

const report = "LISBON, March 4 - Portugal's foreign minister met his Spanish counterpart in Lisbon on Monday, and 12 officials joined them.\n\n" +
	"\"We agreed on the river,\" the minister said.\n"

func TestRead(t *testing.T) {
	a := &news.Article{Text: report, Language: "en", Body: news.Span{End: len(report)}, Published: news.Published{Day: "2024-03-04", Precision: news.ToDay}}
	if err := pipeline.Analyse(a); err != nil {
		t.Fatal(err)
	}
	var kinds []Kind
	for _, s := range Read(a) {
		if !s.Tree.Parsed() || len(s.Words) != len(s.Tree.Words) {
			t.Errorf("no tree for %q", s.Text)
		}
		for _, w := range s.Words {
			if a.Words(w.Span) != w.Form {
				t.Errorf("word %q stands at %q", w.Form, a.Words(w.Span))
			}
		}
		for _, f := range s.Findings {
			if f.Text != a.Words(f.Span) || f.As == "" || len(f.Why) == 0 || slices.Contains(f.Why, "") {
				t.Errorf("finding without words, reading or reason: %+v", f)
			}
			kinds = append(kinds, f.Kind)
		}
	}
	for _, k := range []Kind{Name, Date, Said, Figure, Event} {
		if !slices.Contains(kinds, k) {
			t.Errorf("no %s in %v", k, kinds)
		}
	}
}

func TestReadWithoutGrammar(t *testing.T) {
	a := &news.Article{Text: "Der Minister kam.", Language: "de", Sentences: []news.Sentence{{Span: news.Span{End: 17}, Count: 1}}, Tokens: []news.Token{{Span: news.Span{End: 3}}}}
	got := Read(a)
	if len(got) != 1 || got[0].Tree.Parsed() || len(got[0].Words) != 1 || !strings.HasPrefix(got[0].Text, "Der") {
		t.Errorf("%+v", got)
	}
}
