package score

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"

	"chancery/internal/compare"
	"chancery/internal/date"
	"chancery/internal/event"
	"chancery/internal/intake/warc"
	"chancery/internal/news"
	"chancery/internal/page"
	"chancery/internal/reprint"
	"chancery/internal/score/measure"
	"chancery/internal/story"
	"chancery/internal/text"

	"github.com/kljensen/snowball/english"
)

// What the scorer asks of the program. Every question is put here and
// nowhere else, in the way the commands put it.

// analyse runs all stages on an article.
func analyse(a *news.Article) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading %q: %v", a.Path, p)
		}
	}()
	text.Read(a)
	date.Read(a)
	event.Read(a)
	return nil
}

// splitSentences runs the first stage alone: sentences and tokens.
func splitSentences(a *news.Article) { text.Read(a) }

// stories clusters articles.
func stories(as []*news.Article) []news.Story { return story.Cluster(as) }

// derivations says which of the articles of one event derive from one
// another, as the pipeline does for the articles of a story.
func derivations(as []*news.Article) []news.Derivation {
	var ds []news.Derivation
	for i, b := range as {
		for _, a := range as[:i] {
			if d, ok := reprint.Compare(a, b); ok {
				ds = append(ds, d)
			}
		}
	}
	return append(ds, reprint.Rewrites(as, ds)...)
}

// board lines up what the articles of one event say, one family being one
// witness.
func board(as []*news.Article, ds []news.Derivation) []news.Slot {
	as = slices.Clone(as)
	slices.SortFunc(as, func(a, b *news.Article) int {
		return cmp.Or(cmp.Compare(a.Published.Day, b.Published.Day), cmp.Compare(a.ID, b.ID))
	})
	var s news.Story
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		s.Articles = append(s.Articles, a.ID)
		byID[a.ID] = a
	}
	s.Families = reprint.Families(s.Articles, ds, func(id news.ArticleID) news.Published { return byID[id].Published })
	return compare.Board(&s, as, compare.Events(&s, as))
}

func classify(sentence string, source, target news.Span) string { return "" }

func penta(a *news.Article) int { return 0 }

func countryOf(id string) string { return "" }

func lookup(name string) []news.Entity { return nil }

// parse returns the program's tree over given words, and whether it can.
func parse(words []measure.Word) ([]measure.Word, bool) { return nil, false }

// parseRaw returns the program's trees of an article, and whether it can.
func parseRaw(a *news.Article) ([]measure.RawWord, bool) { return nil, false }

// extract reads a web page. A page that cannot be read is an empty one; what
// was found in spite of an error counts.
func extract(html []byte, url string) webPage {
	p, _ := page.Extract(html, page.Options{URL: url})
	w := webPage{text: p.Text}
	if p.Published.Precision == news.ToDay || p.Published.Precision == news.ToSecond {
		w.day = p.Published.Day
	}
	return w
}

func checkFeeds(path string) (pass, total int, err error) { return 0, 0, nil }

// checkArchives reads a folder of web archives.
func checkArchives(dir string) (pass, total int, err error) {
	pass, total, _, err = warc.Check(dir)
	return pass, total, err
}

func readFile(ctx context.Context, path string) (*news.Article, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return readText(path, string(b), "")
}

// stem reduces an English word to its stem, as ROUGE does before it counts.
func stem(w string) string { return english.Stem(w, true) }
