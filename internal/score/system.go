package score

import (
	"archive/tar"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"chancery/internal/brief"
	"chancery/internal/compare"
	"chancery/internal/dossier"
	"chancery/internal/event"
	"chancery/internal/goldfile"
	"chancery/internal/grammar"
	"chancery/internal/intake"
	"chancery/internal/intake/feed/expect"
	"chancery/internal/intake/warc"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/internal/reprint"
	"chancery/internal/score/measure"
	"chancery/internal/story"
	"chancery/internal/text"

	"github.com/kljensen/snowball/english"
)

// What the scorer asks of the program. Every question is put here and
// nowhere else, in the way the commands put it.

// analyse runs all stages on an article.
func analyse(a *news.Article) error { return pipeline.Analyse(a) }

// splitSentences runs the first stage alone: sentences and tokens.
func splitSentences(a *news.Article) { text.Read(a) }

// contracted reports whether token i, with nothing before it, was cut from one
// written word with the token before.
func contracted(a *news.Article, i int) bool {
	return text.Contracted(a.Words(a.Tokens[i-1].Span), a.Words(a.Tokens[i].Span))
}

// within is between which days an article of unknown day must lie.
func within(a *news.Article) news.Window { return dossier.Within(a) }

// stories clusters articles.
func stories(as []*news.Article) []news.Story { return story.Cluster(as) }

// derivations says which of the articles of one event derive from one
// another.
func derivations(as []*news.Article) []news.Derivation {
	_, _, ds := storyOf(as)
	return ds
}

// board lines up what the articles of one event say, one family being one
// witness.
func board(as []*news.Article) []news.Slot {
	s, as, _ := storyOf(as)
	return compare.Board(s, as, compare.Events(s, as))
}

// writeBrief writes up articles that are one story.
func writeBrief(as []*news.Article) news.Brief {
	s, as, _ := storyOf(as)
	es := compare.Events(s, as)
	return brief.Write(s, as, es, compare.Board(s, as, es))
}

// verify returns the sentences of a brief that the record does not bear out, -1
// for its title.
func verify(b *news.Brief, find func(news.ArticleID) *news.Article) (out []int) {
	for _, f := range brief.Verify(b, find) {
		out = append(out, f.Sentence)
	}
	return out
}

// merged returns the events that the articles of a story tell of.
func merged(s *news.Story, as []*news.Article) []news.Event { return compare.Events(s, as) }

// sameEvents says which statements of a few like articles tell of one event.
func sameEvents(spots []compare.Spot) [][]int { return compare.Corefer(spots) }

// chronicle lists what articles tell of somebody, in order.
func chronicle(as []*news.Article, where func(*news.Article) []news.Span) []compare.Happening {
	return compare.Chronicle(as, where)
}

// storyOf makes one story of articles, whatever the program thinks, with its
// articles in their order and the derivations among them, found as the
// pipeline finds them.
func storyOf(as []*news.Article) (*news.Story, []*news.Article, []news.Derivation) {
	as = slices.Clone(as)
	slices.SortFunc(as, func(a, b *news.Article) int {
		return cmp.Or(cmp.Compare(a.Published.Day, b.Published.Day), cmp.Compare(a.ID, b.ID))
	})
	var s news.Story
	var ds []news.Derivation
	for i, b := range as {
		s.Articles = append(s.Articles, b.ID)
		for _, a := range as[:i] {
			if d, ok := reprint.Compare(a, b); ok {
				ds = append(ds, d)
			}
		}
	}
	return &s, as, append(ds, pipeline.Relate(&s, as, ds)...)
}

// classify returns the root of what source does to target in a sentence.
func classify(sentence string, source, target news.Span) string {
	return event.Classify(parsed(sentence), source, target)
}

// parsed is an article of one text with its trees.
func parsed(sentence string) *news.Article {
	a := &news.Article{Text: sentence, Body: news.Span{End: len(sentence)}, Language: "en"}
	text.Read(a)
	grammar.Read(a)
	return a
}

// gist returns the words for who does what in the title or lead of an article.
func gist(a *news.Article) (who, what news.Span) { return event.Gist(a) }

// penta is the class of a sentence's main event, 0 if there is none.
func penta(a *news.Article) int { return event.Penta(a) }

// countryOf is the country of an entity of the knowledge base, or "".
func countryOf(id string) string {
	e, _ := name.Default().Entity(news.EntityID(id))
	return e.Country
}

// held reports whether the knowledge base has the Wikidata item.
func held(qid string) bool {
	_, ok := name.Default().Entity(news.EntityID(qid))
	return ok
}

// heldPlace reports whether the knowledge base has the item as a place.
func heldPlace(qid string) bool {
	e, ok := name.Default().Entity(news.EntityID(qid))
	return ok && e.IsPlace()
}

// placesOf returns where the places are that the spans of a name.
func placesOf(a *news.Article, spans []news.Span) []news.Entity {
	return name.Default().Places(a, spans)
}

// lookup returns what a name may name.
func lookup(words string) []news.Entity { return name.Default().Lookup(words, "") }

// parse returns the program's tree over given words.
func parse(words []measure.Word) []measure.Word {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = w.Form
	}
	return measured(grammar.Default().Parse(forms))
}

// triaged reports whether triage would have a sentence parsed.
func triaged(words []measure.Word) bool {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = w.Form
	}
	return pipeline.Worth(forms)
}

func measured(t grammar.Tree) []measure.Word {
	out := make([]measure.Word, len(t.Words))
	for i, w := range t.Words {
		out[i] = measure.Word{Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Relation: w.Rel}
	}
	return out
}

// parseRaw returns the program's trees of the sentences of an article.
func parseRaw(a *news.Article) (out []measure.RawWord) {
	for i, t := range grammar.Default().Article(nil, a) {
		tokens := a.SentenceTokens(i)
		for j, w := range measured(t) {
			out = append(out, measure.RawWord{Word: w, Span: tokens[j].Span, Sentence: i})
		}
	}
	return out
}

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

// checkFeeds checks an archive of feeds and what one of two libraries expects
// of them. Go's keeps results in .json files beside the feeds, Python's in the
// feeds.
func checkFeeds(path string) (pass, total int, err error) {
	b, err := goldfile.ReadFile(path)
	if err != nil {
		return 0, 0, err
	}
	check := expect.CheckFeedparser
	for tr := tar.NewReader(bytes.NewReader(b)); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, 0, &goldfile.Error{File: path, Err: err}
		}
		if strings.HasSuffix(h.Name, ".json") {
			check = expect.CheckGofeed
			break
		}
	}
	pass, total, _, err = check(bytes.NewReader(b))
	return pass, total, err
}

// checkArchives reads a folder of web archives.
func checkArchives(dir string) (pass, total int, err error) {
	pass, total, _, err = warc.Check(dir)
	return pass, total, err
}

// readFile reads a file as a user would have it read.
func readFile(ctx context.Context, path string) (a *news.Article, err error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	err = intake.Read(ctx, []string{path}, intake.Options{}, func(i intake.Item) error {
		if a = i.Article; a == nil {
			return fmt.Errorf("%s was rejected: %s", path, i.Rejected)
		}
		return nil
	})
	return a, err
}

// stem reduces an English word to its stem, as ROUGE does before it counts.
func stem(w string) string { return english.Stem(w, true) }
