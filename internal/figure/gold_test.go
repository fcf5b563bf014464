package figure

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/date"
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
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		t.Skip("CHANCERY_GOLD is not set")
	}
	docs := map[string]*news.Article{}
	each(t, filepath.Join(dir, "labels", "docs.jsonl"), func(line []byte) {
		var d struct{ ID, Text string }
		if json.Unmarshal(line, &d) == nil {
			docs[d.ID] = analysed(d.Text)
		}
	})
	hit, n := 0, 0
	each(t, filepath.Join(dir, "labels", "facts.jsonl"), func(line []byte) {
		var g goldFact
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		for _, v := range g.Values {
			want, ok := number(v.Value)
			if !ok || g.Type == "date" || g.Type == "place" {
				continue
			}
			for _, d := range v.Docs {
				n++
				if found(docs[d.ID], d.Start, d.End, want) {
					hit++
				} else if os.Getenv("CHANCERY_ERRORS") != "" {
					fmt.Printf("MISS %s | %v | %q %v\n", g.Slot, v.Value, d.Quote, near(docs[d.ID], d.Start, d.End))
				}
			}
		}
	})
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

func offsets(s string, start, end int) news.Span {
	var at []int
	for i := range s {
		at = append(at, i)
	}
	at = append(at, len(s))
	return news.Span{Start: at[min(start, len(at)-1)], End: at[min(end, len(at)-1)]}
}

func near(a *news.Article, start, end int) (out []string) {
	s := offsets(a.Text, start, end)
	for _, f := range a.Figures {
		if f.Overlaps(s) {
			out = append(out, show(a, f))
		}
	}
	return out
}

func found(a *news.Article, start, end int, want float64) bool {
	s := offsets(a.Text, start, end)
	for _, f := range a.Figures {
		if f.Overlaps(s) && (f.Value == want || f.High == want) {
			return true
		}
	}
	return false
}

func each(t *testing.T, path string, f func([]byte)) {
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		f(sc.Bytes())
	}
}
