package reprint

import (
	"fmt"
	"slices"
	"testing"

	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
)

type goldDoc struct{ Set, ID, Title, Text, Published, Source string }

type goldPair struct {
	A, B       struct{ Set, ID string }
	Event      string
	Label      string
	Overlap    float64
	Borderline bool
}

func goldArticles(t testing.TB) map[string]*news.Article {
	out := map[string]*news.Article{}
	for _, d := range goldtest.Rows[goldDoc](t, "labels", "docs.jsonl") {
		out[d.Set+"/"+d.ID] = article(d.Set+"/"+d.ID, d.Title, d.Text, d.Published, d.Source)
	}
	return out
}

func article(id, title, text, day, outlet string) *news.Article {
	a := &news.Article{ID: news.ArticleID(id), Title: title, Outlet: outlet, Text: title + "\n" + text}
	if title == "" {
		a.Text = text
	} else {
		a.TitleSpan = news.Span{Start: 0, End: len(title)}
	}
	a.Body = news.Span{Start: len(a.Text) - len(text), End: len(a.Text)}
	if len(day) >= 10 {
		a.Published = news.Published{Day: news.ParseDay(day[:10]), Precision: news.ToDay}
	}
	return a
}

// TestGoldPairs scores Compare alone on the labelled pairs, and then with
// Rewrites on all labelled articles of the pair's event as its story.
func TestGoldPairs(t *testing.T) {
	as := goldArticles(t)
	pairs := goldtest.Rows[goldPair](t, "labels", "reprints.jsonl")
	stories := map[string][]*news.Article{}
	for _, p := range pairs {
		for _, k := range []string{p.A.Set + "/" + p.A.ID, p.B.Set + "/" + p.B.ID} {
			if !slices.Contains(stories[p.Event], as[k]) {
				stories[p.Event] = append(stories[p.Event], as[k])
			}
		}
	}
	links := map[[2]news.ArticleID]news.Kinship{}
	for _, s := range stories {
		for _, d := range linksOf(s) {
			if _, ok := links[[2]news.ArticleID{d.A, d.B}]; !ok {
				links[[2]news.ArticleID{d.A, d.B}] = d.Kind
			}
			checkEvidence(t, d, as)
		}
	}
	alone, whole := tally{}, tally{}
	for _, p := range pairs {
		a, b := as[p.A.Set+"/"+p.A.ID], as[p.B.Set+"/"+p.B.ID]
		got := "independent"
		if d, ok := Compare(a, b); ok && d.Kind != news.Cites {
			got = string(d.Kind)
		}
		alone.add(p.Label, got)
		k, ok := links[[2]news.ArticleID{min(a.ID, b.ID), max(a.ID, b.ID)}]
		if got2 := string(k); ok && k != news.Cites {
			if got2 != got {
				t.Logf("%s: %s %s = %s", p.Label, a.ID, b.ID, k)
			}
			got = got2
		}
		whole.add(p.Label, got)
	}
	t.Logf("compare alone: %s", alone)
	t.Logf("with rewrites: %s", whole)
	if f := whole.f1("reprint", "rewrite"); f < .86 {
		t.Errorf("derived F1 %.3f, want .86", f)
	}
}

func checkEvidence(t *testing.T, d news.Derivation, as map[string]*news.Article) {
	t.Helper()
	for _, e := range d.Evidence {
		if a := as[string(e.Article)]; e.Text == "" || a.Words(e.Span) != e.Text {
			t.Errorf("%s %s: evidence %v is not the text", d.A, d.B, e)
		}
	}
}

// tally counts pairs by label and by what was found.
type tally map[[2]string]int

func (c tally) add(label, got string) { c[[2]string{label, got}]++ }

// f1 takes all of classes as one.
func (c tally) f1(classes ...string) float64 {
	var tp, fp, fn float64
	for k, n := range c {
		is, got := slices.Contains(classes, k[0]), slices.Contains(classes, k[1])
		switch {
		case is && got:
			tp += float64(n)
		case got:
			fp += float64(n)
		case is:
			fn += float64(n)
		}
	}
	return 2 * tp / (2*tp + fp + fn)
}

func (c tally) String() string {
	rp, rw, in := c.f1("reprint"), c.f1("rewrite"), c.f1("independent")
	return fmt.Sprintf("macro_f1 %.4f reprint_f1 %.4f rewrite %.4f independent %.4f derived_f1 %.4f", (rp+rw+in)/3, rp, rw, in, c.f1("reprint", "rewrite"))
}
