package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf8"

	"chancery/examples"
	"chancery/internal/brief"
	"chancery/internal/compare"
	"chancery/internal/news"
	"chancery/internal/store"
	"chancery/internal/synthetic"
)

// readAll reads files into a fresh record.
func readAll(t *testing.T, files map[string]string, c Config) *store.DB {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.CopyFS(in, examples.Files); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	db, err := store.Open(filepath.Join(dir, "r.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	c.TrimPath = in + string(filepath.Separator)
	report, err := Read(context.Background(), db, []string{in}, c)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Read(context.Background(), db, []string{in}, c); err != nil || again.New+again.Updated > 0 {
		t.Errorf("reading again: %+v, %v after %+v", again, err, report)
	}
	return db
}

// TestEverySpan walks a whole record and checks each span against the text
// that it points into.
func TestEverySpan(t *testing.T) {
	files := map[string]string{}
	for i, r := range synthetic.Reports(3, 60, 3) {
		files[string(rune('a'+i%26))+r.Published.Format("-0102-")+r.Outlet+".txt"] = r.Write()
	}
	db, ctx := readAll(t, files, Config{}), context.Background()
	stories, err := db.Stories(ctx, store.StoryFilter{})
	if err != nil || len(stories) == 0 {
		t.Fatalf("%d stories, %v", len(stories), err)
	}
	w := walker{T: t, articles: map[news.ArticleID]*news.Article{}}
	for _, s := range stories {
		as, err := db.Articles(ctx, s.Articles)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range as {
			w.articles[a.ID] = a
			w.article(a)
		}
		ds, err := db.Derivations(ctx, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ds {
			w.evidence("derivation", d.Evidence)
		}
		es, err := db.Events(ctx, store.EventFilter{Story: s.ID})
		if err != nil {
			t.Fatal(err)
		}
		w.story(s, as, es)
	}
	if w.spans < 2000 {
		t.Errorf("only %d spans were walked", w.spans)
	}
}

// A walker checks spans and counts them.
type walker struct {
	*testing.T
	articles map[news.ArticleID]*news.Article
	spans    int
}

func (w *walker) span(a *news.Article, what string, s news.Span) {
	w.spans++
	switch {
	case s.Start < 0 || s.End > len(a.Text) || s.Start >= s.End:
		w.Errorf("%s: %s %v outside the text of %d bytes", a.Path, what, s, len(a.Text))
	case !utf8.ValidString(a.Text[s.Start:s.End]):
		w.Errorf("%s: %s %v cuts a character: %q", a.Path, what, s, a.Text[s.Start:s.End])
	}
}

// perhaps checks s unless it is zero, which says "not in the text".
func (w *walker) perhaps(a *news.Article, what string, s news.Span) {
	if s != (news.Span{}) {
		w.span(a, what, s)
	}
}

func (w *walker) article(a *news.Article) {
	w.perhaps(a, "title", a.TitleSpan)
	w.perhaps(a, "publication", a.Published.Span)
	w.span(a, "body", a.Body)
	if !a.TitleSpan.IsZero() && a.Words(a.TitleSpan) != a.Title {
		w.Errorf("%s: title %q stands as %q", a.Path, a.Title, a.Words(a.TitleSpan))
	}
	at := 0
	for i, s := range a.Sentences {
		w.span(a, "sentence", s.Span)
		if s.Start < at {
			w.Errorf("%s: sentence %d begins inside the one before", a.Path, i)
		}
		at = s.Start
		for _, tok := range a.SentenceTokens(i) {
			w.span(a, "token", tok.Span)
			if tok.Start < at || tok.End > s.End {
				w.Errorf("%s: token %q out of order or sentence", a.Path, a.Words(tok.Span))
			}
			at = tok.End
		}
	}
	w.layers(a)
}

func (w *walker) layers(a *news.Article) {
	for _, m := range a.Mentions {
		w.span(a, "mention", m.Span)
		if a.Entity(m.Entity) == nil {
			w.Errorf("%s: mention %q of unlisted entity %q", a.Path, a.Words(m.Span), m.Entity)
		}
	}
	for _, d := range a.Dates {
		w.span(a, "date", d.Span)
	}
	for _, f := range a.Figures {
		w.span(a, "figure", f.Span)
		w.span(a, "number", f.Number)
	}
	for _, at := range a.Attributions {
		w.span(a, "attribution", at.Span)
		w.span(a, "content", at.Content)
		w.span(a, "cue", at.Cue)
		w.perhaps(a, "source", at.Source)
		for _, l := range at.Chain {
			w.span(a, "chain", l.Span)
		}
	}
	for _, e := range a.Events {
		w.span(a, "event", e.Span)
		w.span(a, "trigger", e.Trigger)
		for what, s := range map[string]news.Span{"actor": e.Actor.Span, "recipient": e.Recipient.Span, "place": e.Place.Span,
			"when": e.WhenSpan, "status cue": e.StatusCue, "assertion": e.Assertion} {
			w.perhaps(a, what, s)
		}
	}
}

func (w *walker) evidence(what string, list []news.Evidence) {
	if len(list) == 0 {
		w.Errorf("a %s without evidence", what)
	}
	for _, e := range list {
		a := w.articles[e.Article]
		if a == nil {
			w.Errorf("a %s cites the missing article %s", what, e.Article)
			continue
		}
		w.span(a, what, e.Span)
		if a.Words(e.Span) != e.Text {
			w.Errorf("a %s cites %q, which reads %q", what, e.Text, a.Words(e.Span))
		}
	}
}

// story checks what is made of a story's articles together.
func (w *walker) story(s *news.Story, as []*news.Article, es []news.Event) {
	families := map[news.ArticleID]int{}
	for _, f := range s.Families {
		for _, id := range f {
			families[id]++
		}
	}
	for _, id := range s.Articles {
		if families[id] != 1 {
			w.Errorf("article %s is in %d families of story %s", id, families[id], s.ID)
		}
	}
	for _, e := range es {
		for _, m := range e.Mentions {
			w.evidence("event", []news.Evidence{m.Evidence})
		}
		if e.Origins < 1 || e.Origins > s.Origins() {
			w.Errorf("event %s has %d origins in a story of %d", e.ID, e.Origins, s.Origins())
		}
	}
	board := compare.Board(s, as, es)
	for _, slot := range board {
		for _, v := range slot.Values {
			w.evidence("value of "+slot.Name, v.Evidence)
		}
	}
	b := brief.Write(s, as, es, board)
	for _, f := range brief.Verify(&b, func(id news.ArticleID) *news.Article { return w.articles[id] }) {
		w.Errorf("brief of %q, sentence %d (%q): %s", s.Title, f.Sentence, b.Sentences[f.Sentence].Text, f.Problem)
	}
}

// TestWorkersDoNotMatter reads with one worker and with eight.
func TestWorkersDoNotMatter(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the examples twice")
	}
	ctx := context.Background()
	var records [2][]store.Listing
	for i, workers := range []int{1, 8} {
		db := readAll(t, nil, Config{Workers: workers})
		var err error
		if records[i], err = db.Listings(ctx, store.StoryFilter{}); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(records[0], records[1]) {
		t.Errorf("one worker: %+v\neight: %+v", records[0], records[1])
	}
}

// TestStagesAreInOrder checks the table: what a stage needs stands before it.
func TestStagesAreInOrder(t *testing.T) {
	have := map[Layer]bool{}
	for _, s := range Stages() {
		for _, need := range s.Needs {
			if !have[need] {
				t.Errorf("stage %s needs %s, which no stage before it adds", s.Adds, need)
			}
		}
		have[s.Adds] = true
	}
}

func TestStale(t *testing.T) {
	names := func(stages []Stage) (out []Layer) {
		for _, s := range stages {
			out = append(out, s.Adds)
		}
		return out
	}
	for _, c := range []struct {
		from Layer
		want []Layer
	}{
		{"event", []Layer{"grammar", "event"}},
		{"date", []Layer{"grammar", "date", "figure", "event"}},
		{"name", []Layer{"grammar", "name", "quote", "event"}},
		{"text", []Layer{"text", "grammar", "name", "date", "quote", "figure", "event"}},
	} {
		if got := names(stale(Stages(), map[Layer]bool{c.from: true})); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s is out of date: %v, want %v", c.from, got, c.want)
		}
	}
}

// TestBrokenStage keeps a panic inside its article.
func TestBrokenStage(t *testing.T) {
	broken := Stage{Adds: "text", Run: func(*news.Article) { panic("out of ink") }}
	if err := analyse(&news.Article{}, []Stage{broken}); err == nil {
		t.Error("a broken stage gives no error")
	}
}
