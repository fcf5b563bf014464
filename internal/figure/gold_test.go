package figure

import (
	"fmt"
	"os"
	"testing"

	"chancery/internal/date"
	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
	"chancery/internal/text"
)

type goldFact struct {
	Slot, Type string
	Values     []struct {
		Value any
		Docs  []struct {
			ID         string
			Start, End int
			Quote      string
		}
	}
}

// TestGoldFacts prints the share of the mentions of number slots in
// $CHANCERY_GOLD/labels whose value some figure over the same words has.
func TestGoldFacts(t *testing.T) {
	docs := map[string]*news.Article{}
	for _, d := range goldtest.Rows[struct{ ID, Text string }](t, "labels", "docs.jsonl") {
		docs[d.ID] = analysed(d.Text)
	}
	hit, n := 0, 0
	for _, g := range goldtest.Rows[goldFact](t, "labels", "facts.jsonl") {
		for _, v := range g.Values {
			want, ok := number(v.Value)
			if !ok || g.Type == "date" || g.Type == "place" {
				continue
			}
			for _, d := range v.Docs {
				n++
				if found(t, docs[d.ID], d.Start, d.End, want) {
					hit++
				} else if os.Getenv("CHANCERY_ERRORS") != "" {
					fmt.Printf("MISS %s | %v | %q %v\n", g.Slot, v.Value, d.Quote, near(t, docs[d.ID], d.Start, d.End))
				}
			}
		}
	}
	t.Logf("labels/facts figure_recall %.4f n %d", float64(hit)/float64(max(n, 1)), n)
}

func analysed(s string) *news.Article {
	a := &news.Article{Text: s, Language: "en", Body: news.Span{End: len(s)}}
	text.Read(a)
	date.Read(a)
	Read(a)
	return a
}

// number reads gold values such as 10, "600 t" and "284000000000 USD".
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, v > 0
	case string:
		var f float64
		n, _ := fmt.Sscanf(v, "%g", &f)
		return f, n == 1
	}
	return 0, false
}

func near(t *testing.T, a *news.Article, start, end int) (out []string) {
	s := goldtest.Span(t, a.Text, start, end)
	for _, f := range a.Figures {
		if f.Overlaps(s) {
			out = append(out, show(a, f))
		}
	}
	return out
}

func found(t *testing.T, a *news.Article, start, end int, want float64) bool {
	s := goldtest.Span(t, a.Text, start, end)
	for _, f := range a.Figures {
		if f.Overlaps(s) && (f.Value == want || f.High == want) {
			return true
		}
	}
	return false
}
