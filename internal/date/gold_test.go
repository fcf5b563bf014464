package date

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"chancery/internal/goldfile/goldtest"
	parser "chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/text"
)

type goldDoc struct {
	ID, Text, Created string
	Timex             []struct {
		Start, End  int
		Type, Value string
	}
}

// TestGold prints the TempEval-3 measures of UzZaman et al. (2013) on the sets
// in $CHANCERY_GOLD/dates: relaxed and strict span F1, and relaxed F1 times
// the share of matched pairs with equal value or type. With
// CHANCERY_ERRORS set it lists what went wrong.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(goldtest.Path(t, "dates"), "*.jsonl"))
	for _, f := range files {
		name := filepath.Base(f)
		var s tally
		for _, d := range goldtest.Rows[goldDoc](t, "dates", name) {
			s.add(d)
		}
		t.Logf("%s %s", name, s)
	}
}

type tally struct{ gold, found, relaxed, strict, value, typ int }

func (s tally) String() string {
	f := func(n int) float64 { return 2 * float64(n) / float64(max(s.gold+s.found, 1)) }
	share := func(n int) float64 { return f(s.relaxed) * float64(n) / float64(max(s.relaxed, 1)) }
	return fmt.Sprintf("relaxed_f1 %.4f strict_f1 %.4f value_f1 %.4f type_f1 %.4f n %d found %d",
		f(s.relaxed), f(s.strict), share(s.value), share(s.typ), s.gold, s.found)
}

func (s *tally) add(d goldDoc) {
	bytes := make([]int, 0, len(d.Text)+1)
	for i := range d.Text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(d.Text))
	a := &news.Article{Text: d.Text, Body: news.Span{End: len(d.Text)}, Language: "en"}
	if len(d.Created) >= 10 {
		a.Published.Day = news.ParseDay(d.Created[:10])
	}
	text.Read(a)
	parser.Read(a)
	Read(a)
	a.Dates = slices.DeleteFunc(a.Dates, func(t news.TimeExpr) bool { return t.Type == news.ORDER })
	s.gold += len(d.Timex)
	s.found += len(a.Dates)
	used := map[int]bool{}
	show := os.Getenv("CHANCERY_ERRORS") != ""
	slices.SortFunc(d.Timex, func(x, y struct {
		Start, End  int
		Type, Value string
	}) int {
		return cmp.Compare(x.Start, y.Start)
	})
	for _, g := range d.Timex {
		span := news.Span{Start: bytes[g.Start], End: bytes[g.End]}
		k := slices.IndexFunc(a.Dates, func(e news.TimeExpr) bool { return e.Overlaps(span) && !used[e.Start] })
		ctx := fmt.Sprintf("%s [%s] %q", d.ID, d.Created, d.Text[max(0, span.Start-50):min(len(d.Text), span.End+30)])
		if k < 0 {
			if show {
				fmt.Printf("MISS %q %s %s\n", a.Words(span), g.Value, ctx)
			}
			continue
		}
		e := a.Dates[k]
		used[e.Start] = true
		s.relaxed++
		if e.Span == span {
			s.strict++
		} else if show {
			fmt.Printf("SPAN gold %q got %q %s\n", a.Words(span), a.Words(e.Span), ctx)
		}
		if e.Value == g.Value {
			s.value++
		} else if show {
			fmt.Printf("VALUE %q gold %s got %s %s\n", a.Words(span), g.Value, e.Value, ctx)
		}
		if string(e.Type) == g.Type {
			s.typ++
		}
	}
	for _, e := range a.Dates {
		if show && !used[e.Start] {
			fmt.Printf("EXTRA %q %s %s %q\n", a.Words(e.Span), e.Value, d.ID, d.Text[max(0, e.Start-40):min(len(d.Text), e.End+30)])
		}
	}
}
