package event

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

// article makes an article of one text, with the layers text and grammar.
func article(body string) *news.Article {
	a := &news.Article{Text: body, Body: news.Span{End: len(body)}, Language: "en"}
	text.Read(a)
	grammar.Read(a)
	return a
}

// show prints an event as the examples in data/triggers.tsv write it.
func show(a *news.Article, e news.EventMention) string {
	side := func(r news.Role) string {
		if w := a.Words(r.Span); w != "" {
			return w
		}
		return "-"
	}
	out := side(e.Actor) + " > " + side(e.Recipient)
	if e.Status != news.Done {
		out += " | " + string(e.Status)
	}
	return out
}

// agrees compares wanted with found sides: what is wanted must be part of
// what was found.
func agrees(want, got string) bool {
	w, wantStatus, _ := strings.Cut(want, " | ")
	g, gotStatus, _ := strings.Cut(got, " | ")
	w1, w2, _ := strings.Cut(w, " > ")
	g1, g2, _ := strings.Cut(g, " > ")
	part := func(w, g string) bool { return w == g || w != "-" && strings.Contains(g, w) }
	return part(w1, g1) && part(w2, g2) && wantStatus == gotStatus
}

func TestExamples(t *testing.T) {
	for _, r := range Codebook().Rules {
		a := article(r.Example)
		Read(a)
		var got, others []string
		for _, e := range a.Events {
			if e.Rule == r.ID {
				got = append(got, show(a, e))
			} else {
				others = append(others, fmt.Sprintf("%s %s [%s]", e.Type, show(a, e), e.Rule))
			}
		}
		if r.Expect == "none" {
			if len(got) > 0 {
				t.Errorf("%s: %s\n\tgot %q, want none", r.ID, r.Example, got)
			}
			continue
		}
		if len(got) != 1 || !agrees(r.Expect, got[0]) {
			t.Errorf("%s: %s\n\tgot %q, want %q, others %q", r.ID, r.Example, got, r.Expect, others)
		}
	}
}
