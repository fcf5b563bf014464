package score

import (
	"context"
	"os"

	"chancery/internal/news"
	"chancery/internal/page"
	"chancery/internal/score/measure"
	"chancery/internal/text"
)

// What the scorer asks of the program. Every question is put here and
// nowhere else, in the way the commands put it.

// analyse runs all stages on an article.
func analyse(a *news.Article) error { text.Read(a); return nil }

// splitSentences runs the first stage alone: sentences and tokens.
func splitSentences(a *news.Article) { text.Read(a) }

// stories clusters articles.
func stories(as []*news.Article) []news.Story { return nil }

// derivations says which of an event's articles derive from one another.
func derivations(as []*news.Article) []news.Derivation { return nil }

// board lines up what the articles of one event say.
func board(as []*news.Article, ds []news.Derivation) []news.Slot { return nil }

func classify(sentence string, source, target news.Span) string { return "" }

func penta(a *news.Article) int { return 0 }

func countryOf(id string) string { return "" }

func lookup(name string) []news.Entity { return nil }

// parse returns the program's tree over given words, and whether it can.
func parse(words []measure.Word) ([]measure.Word, bool) { return nil, false }

// parseRaw returns the program's trees of an article, and whether it can.
func parseRaw(a *news.Article) ([]measure.RawWord, bool) { return nil, false }

func extract(html []byte, url string) webPage {
	p, _ := page.Extract(html, page.Options{URL: url}) // what was found, in spite of an error
	w := webPage{text: p.Text}
	if p.Published.Precision == news.ToDay || p.Published.Precision == news.ToSecond {
		w.day = p.Published.Day
	}
	return w
}

func checkFeeds(path string) (pass, total int, err error) { return 0, 0, nil }

func checkArchives(dir string) (pass, total int, err error) { return 0, 0, nil }

func readFile(ctx context.Context, path string) (*news.Article, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return readText(path, string(b), "")
}

func stem(w string) string { return w }
