package pipeline

import (
	"fmt"
	"os"
	"testing"

	"chancery/internal/news"
)

func TestWorth(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  bool
	}{
		{[]string{"The", "ministers", "met", "in", "Lisbon", "."}, true},
		{[]string{"It", "was", "late", ",", "she", "said", "."}, true},
		{[]string{"They", "show", "that", "it", "rains", "."}, true},
		{[]string{"``", "It", "is", "a", "very", "long", "day", "."}, true},
		{[]string{"The", "show", "is", "long", "."}, false},
		{[]string{"He", "wore", "a", "``", "lucky", "''", "hat", "."}, false},
		{[]string{"The", "river", "is", "wide", "here", "."}, false},
		{nil, false},
	} {
		if got := Worth(c.words); got != c.want {
			t.Errorf("%q: %v", c.words, got)
		}
	}
}

// TestTriage bounds what triage loses of reports, and prints it.
func TestTriage(t *testing.T) {
	if os.Getenv("CHANCERY_GOLD") == "" {
		t.Skip("CHANCERY_GOLD names no folder of gold data")
	}
	sums := map[string]*[3]int{} // both, with all trees, with triage
	words, parsed := 0, 0
	for _, a := range reports(t, 200) {
		full, part := *a, *a
		for _, err := range []error{analyse(&full, Stages()), analyse(&part, Config{Triage: true}.stages())} {
			if err != nil {
				t.Fatal(err)
			}
		}
		for i, s := range part.Sentences {
			words += s.Count
			parsed += len(part.Trees[i].Words)
		}
		count(sums, found(&full), found(&part))
	}
	t.Logf("%.3f of the words are parsed", float64(parsed)/float64(words))
	for kind, n := range sums {
		f1 := 2 * float64(n[0]) / float64(n[1]+n[2])
		t.Logf("%s: the same %d, of %d with all trees, of %d with triage; F1 %.4f", kind, n[0], n[1], n[2], f1)
		if f1 < .96 {
			t.Errorf("triage changes too many of the %s", kind)
		}
	}
}

// found lists what an article's layers say, by kind.
func found(a *news.Article) map[string]map[string]int {
	out := map[string]map[string]int{"events": {}, "attributions": {}, "mentions": {}, "figures": {}}
	for _, e := range a.Events {
		out["events"][fmt.Sprint(e.Trigger, e.Type, e.Actor.Span, e.Recipient.Span, e.Status)]++
	}
	for _, q := range a.Attributions {
		out["attributions"][fmt.Sprint(q.Cue, q.Content, q.Source)]++
	}
	for _, m := range a.Mentions {
		out["mentions"][fmt.Sprint(m.Span, m.Entity)]++
	}
	for _, f := range a.Figures {
		out["figures"][fmt.Sprint(f)]++
	}
	return out
}

func count(sums map[string]*[3]int, a, b map[string]map[string]int) {
	for kind := range a {
		if sums[kind] == nil {
			sums[kind] = new([3]int)
		}
		for k, n := range a[kind] {
			sums[kind][0] += min(n, b[kind][k])
			sums[kind][1] += n
		}
		for _, n := range b[kind] {
			sums[kind][2] += n
		}
	}
}
