package compare_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/compare"
	"chancery/internal/date"
	"chancery/internal/figure"
	"chancery/internal/news"
	"chancery/internal/reprint"
	"chancery/internal/text"
)

type goldSlot struct {
	Event, Slot, Verdict string
	Values               []struct {
		Value any
		Docs  []struct {
			ID, Quote  string
			Start, End int // code points
		}
	}
}

// TestGoldFacts prints how many of the gold board's values the boards of
// $CHANCERY_GOLD/labels/facts.jsonl hold, and in how many slots the verdict is
// right. It reads figures and dates only; the scorer measures the whole.
func TestGoldFacts(t *testing.T) {
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		t.Skip("CHANCERY_GOLD is not set")
	}
	stories := map[string][]*news.Article{}
	event := map[string]string{} // of an article
	each(t, filepath.Join(dir, "labels", "docs.jsonl"), func(line []byte) {
		var d struct{ ID, Text, Event, Published string }
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		a := &news.Article{ID: news.ArticleID(d.ID), Text: d.Text, Body: news.Span{End: len(d.Text)}, Language: "en"}
		a.Published = published(d.Published)
		text.Read(a)
		date.Read(a)
		figure.Read(a)
		stories[d.Event] = append(stories[d.Event], a)
		event[d.ID] = d.Event
	})
	gold := map[string][]goldSlot{}
	each(t, filepath.Join(dir, "labels", "facts.jsonl"), func(line []byte) {
		var g goldSlot
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		e := event[g.Values[0].Docs[0].ID]
		gold[e] = append(gold[e], g)
	})
	var hit, system, total, right, judged int
	for event, slots := range gold {
		board := boardOf(stories[event])
		for _, b := range board {
			system += len(b.Values)
		}
		if os.Getenv("CHANCERY_ERRORS") != "" {
			fmt.Println("=====", event, len(stories[event]))
			for _, b := range board {
				fmt.Println("   board:", b.Name, b.Verdict, values(b))
			}
		}
		for _, g := range slots {
			verdict := ""
			var missed []string
			for _, v := range g.Values {
				total++
				b, ok := give(board, stories[event], g, fmt.Sprint(v.Value))
				if ok {
					hit++
					verdict = string(b.Verdict)
				} else {
					missed = append(missed, fmt.Sprint(v.Value))
				}
			}
			if verdict != "" {
				judged++
				if verdict == g.Verdict {
					right++
				}
			}
			if os.Getenv("CHANCERY_ERRORS") != "" {
				fmt.Println("   gold:", g.Slot, g.Verdict, "| found", verdict, "| missed", missed)
			}
		}
	}
	p, r := float64(hit)/float64(system), float64(hit)/float64(total)
	fmt.Printf("values: precision %.3f recall %.3f f1 %.3f (%d of %d gold, %d on boards); verdict %.3f of %d slots\n",
		p, r, 2*p*r/(p+r), hit, total, system, float64(right)/float64(judged), judged)
}

func values(s news.Slot) string {
	var out []string
	for _, v := range s.Values {
		out = append(out, strings.TrimSpace(v.Hedge+" "+v.Value)+fmt.Sprintf(" x%d", v.Origins))
	}
	return strings.Join(out, "; ")
}

func published(s string) news.Published {
	if len(s) < 10 {
		return news.Published{}
	}
	p := news.Published{Day: news.ParseDay(s[:10]), Precision: news.ToDay}
	if len(s) >= 16 && !strings.HasSuffix(s, "T00:00") {
		p.Time, p.Precision = s[:16]+":00Z", news.ToSecond
	}
	return p
}

func boardOf(as []*news.Article) []news.Slot {
	var ds []news.Derivation
	s := news.Story{ID: "s1"}
	at := map[news.ArticleID]*news.Article{}
	for i, a := range as {
		s.Articles = append(s.Articles, a.ID)
		at[a.ID] = a
		for _, b := range as[:i] {
			if d, ok := reprint.Compare(a, b); ok {
				ds = append(ds, d)
			}
		}
	}
	s.Families = reprint.Families(s.Articles, append(ds, reprint.Rewrites(as, ds)...), func(id news.ArticleID) news.Published { return at[id].Published })
	return compare.Facts(&s, as)
}

// give finds the slot of the board that gives a gold value.
func give(board []news.Slot, as []*news.Article, g goldSlot, value string) (news.Slot, bool) {
	for _, b := range board {
		for _, v := range b.Values {
			if plain(v.Value) != plain(value) {
				continue
			}
			for _, w := range g.Values {
				if fmt.Sprint(w.Value) != value {
					continue
				}
				for _, d := range w.Docs {
					i := slices.IndexFunc(as, func(a *news.Article) bool { return string(a.ID) == d.ID })
					if i >= 0 && slices.ContainsFunc(v.Evidence, func(e news.Evidence) bool {
						return string(e.Article) == d.ID && e.Overlaps(bytesOf(as[i].Text, d.Start, d.End))
					}) {
						return b, true
					}
				}
			}
		}
	}
	return news.Slot{}, false
}

func plain(v string) string {
	v = strings.TrimSuffix(strings.ToLower(v), "s")
	var f float64
	if _, err := fmt.Sscanf(v, "%g", &f); err == nil && !strings.Contains(v, " ") && !strings.Contains(v, "-") {
		return fmt.Sprint(f)
	}
	return v
}

// bytesOf turns code points into bytes.
func bytesOf(s string, start, end int) news.Span {
	n, out := 0, news.Span{Start: len(s), End: len(s)}
	for i := range s {
		if n == start {
			out.Start = i
		}
		if n == end {
			out.End = i
		}
		n++
	}
	return out
}

func each(t *testing.T, path string, f func([]byte)) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		f(s.Bytes())
	}
}
