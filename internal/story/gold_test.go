package story

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/news"
	score "chancery/internal/score/measure"
)

// goldDir is the folder of the evaluation data; the tests that need it are
// skipped without it.
func goldDir(t testing.TB) string {
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		t.Skip("CHANCERY_GOLD is not set")
	}
	return dir
}

func article(id, title, text, day string) *news.Article {
	a := &news.Article{ID: news.ArticleID(id), Title: title, Text: text}
	if title != "" {
		a.Text = title + "\n" + text
		a.TitleSpan = news.Span{Start: 0, End: len(title)}
	}
	a.Body = news.Span{Start: len(a.Text) - len(text), End: len(a.Text)}
	if len(day) >= 10 {
		a.Published = news.Published{Day: news.ParseDay(day[:10]), Precision: news.ToDay}
	}
	return a
}

// goldSet reads one labelled set, without dates if dated is false.
func goldSet(t testing.TB, file string, dated bool) (as []*news.Article, labels []string) {
	f, err := os.Open(filepath.Join(goldDir(t), "stories", file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var d struct{ ID, Title, Text, Published, Story string }
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		if !dated {
			d.Published = ""
		}
		as, labels = append(as, article(d.ID, d.Title, d.Text, d.Published)), append(labels, d.Story)
	}
	return as, labels
}

var goldTests = []struct {
	file  string
	dated bool
	floor float64 // B-cubed F1
}{
	{"allsides.jsonl", true, .93},
	{"allsides.jsonl", false, .81},
	{"basil.jsonl", true, .96}, // never trained on
	{"ecbplus.jsonl.gz", true, .91},
	{"news_cluster.jsonl", true, .91}, // no weight trained on it
	{"news_cluster.jsonl", false, .91},
}

func TestGoldStories(t *testing.T) {
	for _, x := range goldTests {
		as, labels := goldSet(t, x.file, x.dated)
		p, r, f := bcubed(Cluster(as), as, labels)
		t.Logf("%-20s dated %-5t P %.4f R %.4f F1 %.4f n %d", x.file, x.dated, p, r, f, len(as))
		if f < x.floor {
			t.Errorf("%s dated %t: B-cubed F1 %.4f, want %.2f", x.file, x.dated, f, x.floor)
		}
	}
}

// TestGoldBackwards checks that the order of arrival hardly matters.
func TestGoldBackwards(t *testing.T) {
	as, labels := goldSet(t, "news_cluster.jsonl", true)
	b := NewBook(Config{})
	last := map[news.StoryID]news.Story{}
	for i := len(as) - 1; i >= 0; i-- {
		b.Add(Take(as[i]))
		if i%7 == 0 {
			for _, s := range b.Settle() {
				last[s.ID] = s
			}
		}
	}
	var all []news.Story
	for _, s := range last {
		all = append(all, s)
	}
	_, _, f := bcubed(all, as, labels)
	_, _, at := bcubed(Cluster(as), as, labels)
	t.Logf("forwards at once F1 %.4f, backwards in batches of seven %.4f", at, f)
	if f < at-.02 {
		t.Errorf("backwards F1 %.4f, forwards %.4f", f, at)
	}
}

func bcubed(ss []news.Story, as []*news.Article, labels []string) (p, r, f float64) {
	in := map[news.ArticleID]news.StoryID{}
	for _, s := range ss {
		for _, id := range s.Articles {
			in[id] = s.ID
		}
	}
	system := make([]string, len(as))
	for i, a := range as {
		system[i] = string(in[a.ID])
	}
	return score.BCubed(labels, system)
}
