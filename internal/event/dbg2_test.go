package event

import (
	"fmt"
	"os"
	"testing"
)

func TestDbgPenta(t *testing.T) {
	if os.Getenv("EV2") == "" {
		t.Skip()
	}
	type record struct {
		Text  string
		Penta int
	}
	for _, r := range gold[record](t, "actors/cameo_class_train.jsonl") {
		a := full(r.Text)
		p := Penta(a)
		fmt.Printf("%d%d", r.Penta, p)
		for _, e := range a.Events {
			fmt.Printf(" ; %s [%s] %s %q", e.Type, e.Rule, show(a, e), a.Words(e.Trigger))
		}
		fmt.Printf(" ;; %s\n", r.Text)
	}
}

func TestDbgPlv(t *testing.T) {
	if os.Getenv("EV2") == "" {
		t.Skip()
	}
	for _, r := range gold[plvRecord](t, "relations/plv_train.jsonl") {
		a := full(r.Text)
		s, d := bytesOf(r.Text, r.Source), bytesOf(r.Text, r.Target)
		c := Classify(r.Text, s, d)
		ok := "WRONG"
		if c == r.Root {
			ok = "RIGHT"
		}
		fmt.Printf("%s %s as %s (%s > %s)", ok, r.Root, c, s.In(r.Text), d.In(r.Text))
		for _, e := range a.Events {
			fmt.Printf(" ; %s [%s] %s %q", e.Type, e.Rule, show(a, e), a.Words(e.Trigger))
		}
		fmt.Printf(" ;; %s\n", r.Text)
	}
}
