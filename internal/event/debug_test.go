package event

import (
	"os"
	"testing"
)

func TestDebug(t *testing.T) {
	x := os.Getenv("EV")
	if x == "" {
		t.Skip()
	}
	a := article(x)
	Read(a)
	s := sent{a: a, x: theLexicon()}
	s.read(0)
	for i, w := range s.words {
		t.Log(i, a.Words(w.Span), w.kind, w.form, w.chunk, w.lex != nil && w.lex.adj)
	}
	for _, d := range s.drafts(nil) {
		s.fill(&d)
		t.Log("draft", d.rule.ID, d.dropped, d.actor.span.In(x), d.recipient.span.In(x), d.group)
	}
	for _, e := range a.Events {
		t.Log(e.Type, e.Rule, show(a, e), "cue", a.Words(e.StatusCue), "place", a.Words(e.Place.Span))
	}
}
