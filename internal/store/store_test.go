package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/internal/news"
)

func open(t *testing.T) *DB {
	t.Helper()
	db, err := Open(filepath.Join(t.TempDir(), "record with space?.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// put keeps a and returns what that changed.
func put(t *testing.T, db *DB, a *news.Article) (o Outcome) {
	t.Helper()
	err := db.Write(context.Background(), func(tx *Tx) (err error) {
		o, err = tx.PutArticle(a, "text", []byte(a.Text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func sample(url, text string) *news.Article {
	return &news.Article{
		ID: news.NewArticleID(url, "Courier", "", text), Path: "in/" + text[:4] + ".txt", Outlet: "Courier", URL: url, Text: text,
		Body: news.Span{Start: 0, End: len(text)}, Published: news.Published{Day: "2024-05-16", Precision: news.ToDay, How: news.HowHeader},
	}
}

func TestVersions(t *testing.T) {
	db, ctx := open(t), context.Background()
	first, edited := sample("https://c.example/1", "Rain fell."), sample("https://c.example/1", "Rain fell hard.")
	for _, c := range []struct {
		a    *news.Article
		want Outcome
	}{{first, New}, {first, Unchanged}, {edited, Updated}, {edited, Unchanged}, {first, Unchanged}} {
		if got := put(t, db, c.a); got != c.want {
			t.Errorf("putting %q: outcome %d, want %d", c.a.Text, got, c.want)
		}
	}
	a, err := db.Article(ctx, first.ID)
	if err != nil || a.Text != edited.Text || a.Version != 2 {
		t.Errorf("newest version is %+v, %v", a, err)
	}
	old, err := db.Former(ctx, first.ID)
	if err != nil || len(old) != 1 || old[0].Text != first.Text {
		t.Errorf("former versions are %v, %v", old, err)
	}
	if kind, raw, err := db.Raw(ctx, first.ID); kind != "text" || string(raw) != edited.Text || err != nil {
		t.Errorf("raw is %s %q %v", kind, raw, err)
	}
}

func TestLayersRoundTrip(t *testing.T) {
	db, ctx := open(t), context.Background()
	a := sample("", "Rain fell. Wind rose.")
	a.Language = "en"
	a.Sentences = []news.Sentence{
		{Span: news.Span{Start: 0, End: 10}, First: 0, Count: 3, Title: true},
		{Span: news.Span{Start: 11, End: 21}, First: 3, Count: 1, Paragraph: 1},
	}
	for _, s := range [][2]int{{0, 4}, {5, 9}, {9, 10}, {16, 20}} {
		a.Tokens = append(a.Tokens, news.Token{Span: news.Span{Start: s[0], End: s[1]}})
	}
	a.Entities = []news.Entity{{ID: "local:rain", Name: "Rain", Type: news.Person}}
	a.Mentions = []news.Mention{{Span: news.Span{Start: 0, End: 4}, Entity: "local:rain", Type: news.Person, Kind: news.ByName}}
	put(t, db, a)
	err := db.Write(ctx, func(tx *Tx) error {
		for _, stage := range []string{"text", "name", "date", "quote", "figure", "event"} {
			if err := tx.PutLayer(a, stage, 1); err != nil {
				return err
			}
		}
		return tx.SetLanguage(a)
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := db.Article(ctx, a.ID)
	if err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, a)
	}
	if stale, err := db.Stale(ctx, "date", 2); len(stale) != 1 || err != nil {
		t.Errorf("stale are %v, %v", stale, err)
	}
}

func TestDamagedTextLayer(t *testing.T) {
	a := sample("", "Rain fell.")
	for _, b := range [][]byte{nil, {1}, {200}, {1, 9, 200, 1}, {1, 0, 9, 0, 0, 9, 9, 9, 9, 9}} {
		decodeText(b, a) // must not panic
	}
}

func FuzzDecodeText(f *testing.F) {
	f.Add([]byte{1, 0, 4, 0, 0, 1, 0, 4})
	f.Fuzz(func(t *testing.T, b []byte) { decodeText(b, &news.Article{Text: "Rain fell on the hills."}) })
}

func TestStoriesAndEvents(t *testing.T) {
	db, ctx := open(t), context.Background()
	a, b := sample("", "Rain fell."), sample("", "Snow fell.")
	put(t, db, a)
	put(t, db, b)
	s := news.Story{ID: "s1", Title: "Weather", Articles: []news.ArticleID{a.ID, b.ID}, Families: [][]news.ArticleID{{a.ID}, {b.ID}},
		Joins: []news.Join{{Article: a.ID}, {Article: b.ID, With: a.ID, Score: .5, Why: "same hills"}}}
	e := news.Event{ID: "e1", Story: "s1", Type: "CONSULT", Contexts: []string{}, Status: news.Done, Days: news.On("2024-05-16"),
		Actor: news.Entity{ID: "Q1", Name: "Ann", Country: "RUS"}, Recipient: news.Entity{Name: "Bo", Country: "CHN"}}
	err := db.Write(ctx, func(tx *Tx) error { return tx.PutComparison(s, 1, nil, []news.Event{e}) })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		f    EventFilter
		want int
	}{
		{EventFilter{}, 1},
		{EventFilter{Actor: "RUS", Recipient: "CHN"}, 1},
		{EventFilter{Actor: "CHN", Recipient: "RUS"}, 0},
		{EventFilter{Actor: "CHN", Recipient: "RUS", Either: true}, 1},
		{EventFilter{Actor: "ann"}, 1},
		{EventFilter{Type: "consult", Since: "2024-05-17"}, 0},
		{EventFilter{Until: "2024-05-16"}, 1},
	} {
		if es, err := db.Events(ctx, c.f); len(es) != c.want || err != nil {
			t.Errorf("%+v: %d events, %v; want %d", c.f, len(es), err, c.want)
		}
	}
	if id, err := db.FindStory(ctx, "Snow.txt"); id != "s1" || err != nil {
		t.Errorf("story of Snow.txt is %q, %v", id, err)
	}
	// An edit takes its article out of the story, which is to be compared again.
	edited := sample("", "Rain fell.")
	edited.Byline = "By Ann"
	put(t, db, edited)
	got, err := db.Story(ctx, "s1")
	if err != nil || len(got.Articles) != 1 {
		t.Errorf("after an edit the story is %+v, %v", got, err)
	}
	if stale, _ := db.StaleStories(ctx, 1); len(stale) != 1 {
		t.Errorf("stale stories are %v", stale)
	}
}

func TestOpening(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	if _, err := Open(path, Options{ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "chancery read") {
		t.Errorf("a missing record gives %v", err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "another chancery") {
		t.Errorf("a second writer gives %v", err)
	}
	if ro, err := Open(path, Options{ReadOnly: true}); err != nil {
		t.Errorf("a reader beside the writer gives %v", err)
	} else {
		if err := ro.Write(context.Background(), nil); err == nil {
			t.Error("a reader may write")
		}
		ro.Close()
	}
	if _, err := db.Article(context.Background(), "none"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a missing article gives %v", err)
	}
	db.Close()
	other := filepath.Join(dir, "other.db")
	os.WriteFile(other, []byte(strings.Repeat("not a database ", 100)), 0o644)
	if _, err := Open(other, Options{}); err == nil || !strings.Contains(err.Error(), "no record") {
		t.Errorf("another file gives %v", err)
	}
}
