package page

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

	"chancery/internal/goldfile"
	"chancery/internal/goldfile/goldtest"
)

func unzip(t testing.TB, path string) []byte {
	t.Helper()
	b, err := goldfile.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var token = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles is the bag of 4-grams of tokens, as the benchmark's evaluate.py
// counts them.
func shingles(text string) map[string]int {
	t := token.FindAllString(text, -1)
	bag := map[string]int{}
	for i := 0; i < max(1, len(t)-3); i++ {
		if s := strings.Join(t[i:min(i+4, len(t))], " "); s != "" {
			bag[s]++
		}
	}
	return bag
}

func compareText(want, got string) (precision, recall float64, exact bool) {
	a, b := shingles(want), shingles(got)
	var tp, fp, fn int
	for s, n := range a {
		tp += min(n, b[s])
		fn += max(0, n-b[s])
	}
	for s, n := range b {
		fp += max(0, n-a[s])
	}
	ratio := func(tp, miss, other int) float64 {
		switch {
		case miss == 0 && other == 0:
			return 1
		case tp == 0 && miss == 0:
			return 0
		}
		return float64(tp) / float64(tp+miss)
	}
	return ratio(tp, fp, fn), ratio(tp, fn, fp), fp == 0 && fn == 0
}

func TestGoldBody(t *testing.T) {
	dir := goldtest.Path(t, "pages")
	raw, err := os.ReadFile(filepath.Join(dir, "body-ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	gold := map[string]struct{ ArticleBody, URL string }{}
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range gold {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, fast := range []bool{false, true} {
		var p, r, acc float64
		var spent time.Duration
		var report []string
		var title, dated int
		for _, name := range names {
			page := unzip(t, filepath.Join(dir, "body", name+".html.gz"))
			start := time.Now()
			got, err := Extract(page, Options{URL: gold[name].URL, Fast: fast})
			spent += time.Since(start)
			pp, rr, exact := compareText(gold[name].ArticleBody, got.Text)
			p, r = p+pp, r+rr
			if exact {
				acc++
			}
			if got.Title != "" {
				title++
			}
			if got.Published.Day.Known() {
				dated++
			}
			report = append(report, fmt.Sprintf("%.3f p%.3f r%.3f %s %v | %q | %s %s %s | by %q | %s | credit %q | %s", min(pp, rr), pp, rr, name[:8], err, got.Title, got.Published.Day, got.Published.Time, got.Published.How, got.Byline, got.Outlet, got.Credit, got.URL))
			if out := os.Getenv("CHANCERY_OUT"); out != "" && !fast {
				os.WriteFile(filepath.Join(out, name[:8]+".got"), []byte(got.Text), 0o644)
				os.WriteFile(filepath.Join(out, name[:8]+".want"), []byte(gold[name].ArticleBody), 0o644)
			}
		}
		n := float64(len(names))
		p, r = p/n, r/n
		sort.Strings(report)
		if testing.Verbose() && !fast {
			t.Log("\n" + strings.Join(report, "\n"))
		}
		t.Logf("body fast=%v f1 %.4f precision %.4f recall %.4f accuracy %.4f n %d; titles %d, dates %d; %.0f pages/s",
			fast, 2*p*r/(p+r), p, r, acc/n, len(names), title, dated, n/spent.Seconds())
		if fast && 2*p*r/(p+r) < 0.94 || !fast && 2*p*r/(p+r) < 0.95 {
			t.Errorf("body F1 fell")
		}
	}
}

func TestGoldWeb(t *testing.T) {
	dir := goldtest.Path(t, "pages")
	raw, err := os.ReadFile(filepath.Join(dir, "web.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var right, answered, all, tp, fn, fp, tn int
	for line := range strings.Lines(string(raw)) {
		var g struct {
			File, URL, Date string
			With, Without   []string
		}
		if err := json.Unmarshal([]byte(strings.ReplaceAll(line, ": NaN", ": null")), &g); err != nil {
			t.Fatal(err)
		}
		got, err := Extract(unzip(t, filepath.Join(dir, "web", g.File+".gz")), Options{URL: g.URL})
		all++
		if got.Published.Day.Known() {
			answered++
		}
		if string(got.Published.Day) == g.Date {
			right++
		} else {
			t.Logf("date %s want %s got %s (%s) %v %s", g.File, g.Date, got.Published.Day, got.Published.How, err, g.URL)
		}
		for _, s := range g.With {
			if strings.Contains(oneLine(got.Text), s) {
				tp++
			} else {
				fn++
				t.Logf("missing in %s: %q", g.File, s)
			}
		}
		for _, s := range g.Without {
			if strings.Contains(oneLine(got.Text), s) {
				fp++
				t.Logf("unwanted in %s: %q", g.File, s)
			} else {
				tn++
			}
		}
	}
	P, R := float64(right)/float64(answered), float64(right)/float64(right+all-answered)
	t.Logf("web date precision %.4f recall %.4f accuracy %.4f f1 %.4f n %d", P, R, float64(right)/float64(all), 2*P*R/(P+R), all)
	t.Logf("web strings accuracy %.4f f1 %.4f n %d", float64(tp+tn)/float64(tp+tn+fp+fn), 2*float64(tp)/float64(2*tp+fp+fn), tp+tn+fp+fn)
}
