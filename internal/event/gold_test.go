package event

import (
	"cmp"
	"os"
	"slices"
	"testing"

	"chancery/internal/date"
	"chancery/internal/goldfile/goldtest"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/quote"
)

// bytesOf turns a pair of code points into a byte span.
func bytesOf(text string, p []int) news.Span {
	if len(p) != 2 {
		return news.Span{}
	}
	var sp news.Span
	n := 0
	for i := range text {
		if n == p[0] {
			sp.Start = i
		}
		if n == p[1] {
			sp.End = i
		}
		n++
	}
	if n == p[1] {
		sp.End = len(text)
	}
	return sp
}

// macro returns macro F1 over the gold classes and accuracy.
func macro(pairs [][2]string) (f1, acc float64) {
	tp, np, ng := map[string]int{}, map[string]int{}, map[string]int{}
	right := 0
	for _, p := range pairs {
		ng[p[0]]++
		np[p[1]]++
		if p[0] == p[1] {
			tp[p[0]]++
			right++
		}
	}
	for c := range ng {
		f1 += 2 * float64(tp[c]) / float64(np[c]+ng[c])
	}
	return f1 / float64(len(ng)), float64(right) / float64(len(pairs))
}

// report prints the commonest confusions.
func report(t *testing.T, pairs [][2]string) {
	n := map[[2]string]int{}
	for _, p := range pairs {
		if p[0] != p[1] {
			n[p]++
		}
	}
	var ks [][2]string
	for k := range n {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, func(a, b [2]string) int {
		return cmp.Or(n[b]-n[a], cmp.Compare(a[0]+a[1], b[0]+b[1]))
	})
	for _, k := range ks[:min(len(ks), 25)] {
		t.Logf("%-10s as %-10s %d", k[0], k[1], n[k])
	}
}

type plvRecord struct {
	Text           string
	Source, Target []int
	Root           string
}

func TestGoldRelations(t *testing.T) {
	var pairs [][2]string
	for _, r := range goldtest.Rows[plvRecord](t, "relations", "plv_train.jsonl") {
		got := Classify(article(r.Text), bytesOf(r.Text, r.Source), bytesOf(r.Text, r.Target))
		pairs = append(pairs, [2]string{r.Root, got})
		if got != r.Root && os.Getenv("EVENT_VERBOSE") != "" {
			t.Logf("PLV %s as %q: %s\n\t%s > %s", r.Root, got, r.Text, bytesOf(r.Text, r.Source).In(r.Text), bytesOf(r.Text, r.Target).In(r.Text))
		}
	}
	f1, acc := macro(pairs)
	t.Logf("root_macro_f1 %.4f root_accuracy %.4f", f1, acc)
	report(t, pairs)
	if f1 < .70 {
		t.Errorf("root macro F1 is %.4f", f1)
	}
}

func TestGoldPenta(t *testing.T) {
	type record struct {
		Text  string
		Penta int
	}
	var pairs [][2]string
	for _, r := range goldtest.Rows[record](t, "actors", "cameo_class_train.jsonl") {
		a := full(r.Text)
		pairs = append(pairs, [2]string{string(rune('0' + r.Penta)), string(rune('0' + Penta(a)))})
	}
	f1, acc := macro(pairs)
	t.Logf("penta_macro_f1 %.4f accuracy %.4f", f1, acc)
	report(t, pairs)
	if f1 < .75 {
		t.Errorf("penta macro F1 is %.4f", f1)
	}
}

func TestGoldEndToEnd(t *testing.T) {
	right, found, all := 0, 0, 0
	for _, r := range goldtest.Rows[plvRecord](t, "relations", "plv_train.jsonl") {
		a := full(r.Text)
		src, dst := bytesOf(r.Text, r.Source), bytesOf(r.Text, r.Target)
		all++
		if e := Main(a); e != nil {
			found++
			rule := Codebook().Rule(e.Rule)
			root := coarse(rule, e.Type, e.Mode, e.Status, rule.POS == "n" || isPurpose(e.StatusCue))
			if root == r.Root && (src.IsZero() || e.Actor.Overlaps(src)) && (dst.IsZero() || e.Recipient.Overlaps(dst)) {
				right++
			}
		}
	}
	t.Logf("end_to_end_f1 %.4f (%d of %d found, %d right)", 2*float64(right)/float64(found+all), found, all, right)
}

func TestGoldSides(t *testing.T) {
	type record struct {
		Text           string
		Source, Target [][]int
	}
	var strict, overlap, found, all [2]int
	for _, r := range goldtest.Rows[record](t, "actors", "cameo_ner_train.jsonl") {
		a := full(r.Text)
		e := Main(a)
		for k, gs := range [][][]int{r.Source, r.Target} {
			all[k] += len(gs)
			if e == nil {
				continue
			}
			sp := []news.Span{e.Actor.Span, e.Recipient.Span}[k]
			if sp.IsZero() {
				continue
			}
			found[k]++
			for _, g := range gs {
				b := bytesOf(r.Text, g)
				if b == sp {
					strict[k]++
				}
				if b.Overlaps(sp) {
					overlap[k]++
					break
				}
			}
		}
	}
	f := func(n, k int) float64 { return 2 * float64(n) / float64(found[k]+all[k]) }
	t.Logf("source_f1 %.4f target_f1 %.4f strict %.4f %.4f", f(overlap[0], 0), f(overlap[1], 1), f(strict[0], 0), f(strict[1], 1))
}

type statusRecord struct {
	ID, Text string
	Events   []struct {
		Trigger, Source, Target []int
		Type, Base, Status      string
	}
}

func TestGoldStatus(t *testing.T) {
	matched, found, all, false_ := 0, 0, 0, 0
	status, actor, actors, recipient, recipients := 0, 0, 0, 0, 0
	var pairs [][2]string
	verbose := os.Getenv("EVENT_VERBOSE") != ""
	for _, r := range goldtest.Rows[statusRecord](t, "labels", "status.jsonl") {
		a := full(r.Text)
		if len(r.Events) == 0 {
			false_ += len(a.Events)
			for _, e := range a.Events {
				if verbose {
					t.Logf("FALSE %s [%s] %s\n\t%s", e.Type, e.Rule, show(a, e), r.Text)
				}
			}
			continue
		}
		all += len(r.Events)
		found += len(a.Events)
		used := map[int]bool{}
		for _, g := range r.Events {
			sp := bytesOf(r.Text, g.Trigger)
			hit := false
			for i, e := range a.Events {
				if used[i] || !e.Trigger.Overlaps(sp) || e.Type != g.Type && e.Type != g.Base {
					continue
				}
				used[i], hit = true, true
				matched++
				pairs = append(pairs, [2]string{g.Status, string(e.Status)})
				if string(e.Status) == g.Status {
					status++
				} else if verbose {
					t.Logf("STATUS want %s got %s [%s] %q\n\t%s", g.Status, show(a, e), e.Rule, e.Why, r.Text)
				}
				if len(g.Source) == 2 {
					actors++
					if e.Actor.Overlaps(bytesOf(r.Text, g.Source)) {
						actor++
					} else if verbose {
						t.Logf("ACTOR want %q got %s [%s]\n\t%s", a.Words(bytesOf(r.Text, g.Source)), show(a, e), e.Rule, r.Text)
					}
				}
				if len(g.Target) == 2 {
					recipients++
					if e.Recipient.Overlaps(bytesOf(r.Text, g.Target)) {
						recipient++
					} else if verbose {
						t.Logf("RECIPIENT want %q got %s [%s]\n\t%s", a.Words(bytesOf(r.Text, g.Target)), show(a, e), e.Rule, r.Text)
					}
				}
				break
			}
			if !hit && verbose {
				t.Logf("MISS %s %s %q\n\t%s", g.Type, g.Status, sp.In(r.Text), r.Text)
			}
		}
		for i, e := range a.Events {
			if !used[i] && verbose {
				t.Logf("EXTRA %s [%s] %q %s\n\t%s", e.Type, e.Rule, a.Words(e.Trigger), show(a, e), r.Text)
			}
		}
	}
	t.Logf("type_f1 %.4f (p %.3f r %.3f) status_accuracy %.4f actor_accuracy %.4f recipient_accuracy %.4f false_events %d",
		2*float64(matched)/float64(found+all), float64(matched)/float64(found), float64(matched)/float64(all),
		float64(status)/float64(matched), float64(actor)/float64(actors), float64(recipient)/float64(recipients), false_)
	if f1 := 2 * float64(matched) / float64(found+all); f1 < .5 || false_ > 20 {
		t.Errorf("type F1 is %.4f with %d false events", f1, false_)
	}
	report(t, pairs)
}

// full runs the chain up to the events on one text.
func full(body string) *news.Article { return fullOn(body, "") }

// fullOn is full for a report of a known day.
func fullOn(body, day string) *news.Article {
	a := article(body)
	a.Published.Day = news.ParseDay(day)
	name.Default().Read(a)
	date.Read(a)
	quote.Read(a)
	Read(a)
	return a
}
