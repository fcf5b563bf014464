package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/examples"
	"chancery/internal/news"
	"chancery/internal/pipeline"
	"chancery/internal/store"
)

// record reads the bundled examples.
func record(t *testing.T) *store.DB {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "in"), examples.Files); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(filepath.Join(dir, "r.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := pipeline.Read(context.Background(), db, []string{filepath.Join(dir, "in")}, pipeline.Config{}); err != nil {
		t.Fatal(err)
	}
	return db
}

// TestSelectAndExplain asks a real record.
func TestSelectAndExplain(t *testing.T) {
	db, ctx := record(t), context.Background()
	all, err := Select(ctx, db, Query{})
	if err != nil || len(all) < 10 {
		t.Fatalf("%d events, %v", len(all), err)
	}
	for _, q := range []Query{{Country: "China"}, {Country: "CHN"}, {MinOrigins: 2}, {Place: "beijing"}, {Type: "consult", Mode: "Visit"}, {Limit: 3}, {Country: "RUS", Limit: 2}} {
		es, err := Select(ctx, db, q)
		if err != nil || len(es) == 0 || len(es) == len(all) || q.Limit > 0 && len(es) > q.Limit {
			t.Errorf("%+v: %d of %d events, %v", q, len(es), len(all), err)
		}
		for _, e := range es {
			if !q.keeps(&e, Side(q.Country)) {
				t.Errorf("%+v: selects %+v", q, e)
			}
		}
	}
	for _, e := range all {
		x, err := Explain(ctx, db, string(e.ID))
		if err != nil {
			t.Fatal(err)
		}
		checkExplanation(t, db, x)
	}
}

// checkExplanation makes sure that all that an explanation cites is there.
func checkExplanation(t *testing.T, db *store.DB, x *Explanation) {
	t.Helper()
	if len(x.Mentions) != len(x.Event.Mentions) || len(x.History) == 0 || len(x.Origins) != x.Event.Origins {
		t.Errorf("event %s: %d mentions, %d changes, %d origins", x.Event.ID, len(x.Mentions), len(x.History), len(x.Origins))
	}
	for _, r := range x.Mentions {
		a, err := db.Article(context.Background(), r.Article)
		if err != nil {
			t.Fatal(err)
		}
		if r.Stale || r.Rule == "" || r.Sentence < 1 {
			t.Errorf("event %s: %+v", x.Event.ID, r)
		}
		for _, w := range []*Words{&r.Trigger, r.StatusCue} {
			if w != nil && w.Text != strings.Join(strings.Fields(a.Words(w.Span)), " ") {
				t.Errorf("event %s: %q is not at %v", x.Event.ID, w.Text, w.Span)
			}
		}
		for _, p := range []*Part{r.Actor, r.Recipient, r.Place} {
			if p != nil && !p.IsZero() && p.Text == "" {
				t.Errorf("event %s: a side without words: %+v", x.Event.ID, p)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	for _, q := range []Query{{Type: "dance"}, {Mode: "waltz"}, {Status: "lost"}} {
		if q.Check() == nil {
			t.Errorf("%+v passes", q)
		}
	}
	if err := (Query{Type: "assault", Mode: "Drone", Status: "Denied"}).Check(); err != nil {
		t.Error(err)
	}
}

func on(days string, types ...string) (out []news.Event) {
	for i, d := range strings.Fields(days) {
		e := news.Event{Type: types[i%len(types)]}
		if d != "?" {
			e.Days = news.On(news.Day(d))
		}
		out = append(out, e)
	}
	return out
}

func TestBins(t *testing.T) {
	for _, c := range []struct {
		step Step
		es   []news.Event
		want string
	}{
		{Daily, on("2024-02-28 2024-03-01", "AID"), "28 February 2024 1/0, 29 February 2024 0/0, 1 March 2024 1/0"},
		{Weekly, on("2024-03-03 2024-03-04", "AID", "ASSAULT"), "week of 26 February 2024 1/0, week of 4 March 2024 0/1"},
		{Monthly, on("2023-12-31 2024-01-01 ?", "CONSULT", "ACCUSE"), "December 2023 1/0, January 2024 0/1"},
		{Yearly, on("2023-12-31 2024-01-01", "CONSULT"), "2023 1/0, 2024 1/0"},
		{Monthly, on("?", "AID"), ""},
	} {
		var got []string
		for _, b := range Bins(c.es, c.step) {
			got = append(got, fmt.Sprintf("%s %d/%d", b.Label, b.Good(), b.Bad()))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("by %s: %s; want %s", c.step, s, c.want)
		}
	}
	for want, days := range map[Step]string{Daily: "2024-01-01 2024-02-01", Weekly: "2024-01-01 2024-06-01", Monthly: "2020-01-01 2024-06-01", Yearly: "1990-01-01 2024-06-01"} {
		if got := Fitting(on(days, "AID")); got != want {
			t.Errorf("%s are shown by %s, want %s", days, got, want)
		}
	}
}

func TestCore(t *testing.T) {
	es := on("1720-01-01 ? "+strings.Repeat("2024-03-01 2024-03-20 ", 20)+"2024-04-01", "AID")
	core, left := Core(es)
	if len(core) != 40 || left != 2 {
		t.Errorf("%d of %d events are shown, %d left out", len(core), len(es), left)
	}
	if core, left := Core(es[:5]); len(core) != 5 || left != 0 {
		t.Errorf("of a few events %d are left out", left)
	}
}

func TestPath(t *testing.T) {
	text := "Ann met Bob in Rome."
	a := &news.Article{Text: text, Sentences: []news.Sentence{{Span: news.Span{End: len(text)}, Count: 6}}}
	at := 0
	for _, w := range []news.Word{{Form: "Ann", Rel: "nsubj", Head: 2}, {Form: "met", Rel: "root"}, {Form: "Bob", Rel: "obj", Head: 2},
		{Form: "in", Rel: "case", Head: 5}, {Form: "Rome", Rel: "obl", Head: 2}, {Form: ".", UPOS: "PUNCT", Rel: "punct", Head: 2}} {
		i := at + strings.Index(text[at:], w.Form)
		at = i + len(w.Form)
		a.Tokens = append(a.Tokens, news.Token{Span: news.Span{Start: i, End: at}})
		if a.Trees == nil {
			a.Trees = []news.Tree{{}}
		}
		a.Trees[0].Words = append(a.Trees[0].Words, w)
	}
	for words, want := range map[string]string{"Ann": "nsubj of met", "in Rome": "obl of met", "met": ""} {
		i := strings.Index(text, words)
		if got := path(a, news.Span{Start: i, End: i + len(words)}, a.Tokens[1].Span); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
	if got := path(a, a.Tokens[0].Span, a.Tokens[4].Span); got != "nsubj of met, which the trigger Rome hangs on as obl" {
		t.Errorf("by way of a third word: %q", got)
	}
}
