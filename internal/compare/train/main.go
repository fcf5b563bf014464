// Command train fits the models by which package compare tells whether two
// statements speak of one event, and says how good they are.
//
//	go run ./internal/compare/train -gold DIR/events/ecbplus_sentences.jsonl.gz > internal/compare/data/coref.tsv
//	go run ./internal/compare/train -gold DIR/events/ecbplus_sentences.jsonl.gz -merge > internal/compare/data/merge.tsv
//
// The second takes the statements that the coder finds, with what it knows of
// them, and leaves out what it does not find.
//
// The file holds sentences of ECB+ as JSON Lines, one a line, with doc, topic,
// sentence, text and mentions (start and end in code points, kind, chain).
// Topics are worlds of their own. The model is a logistic regression fitted by
// Newton's method with a small ridge; the cut is the one that does best on the
// topics held out, in two halves. Figures go to standard error. Nothing is
// drawn at random.
package main

import (
	"flag"
	"fmt"
	"log"
	"slices"
	"strings"

	"chancery/internal/compare"
	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/pipeline"
)

func main() {
	log.SetFlags(0)
	gold := flag.String("gold", "", "the sentences of ECB+")
	merging := flag.Bool("merge", false, "fit data/merge.tsv, for event mentions as the coder finds them")
	flag.Parse()
	topics, err := read(*gold)
	if err != nil {
		log.Fatal(err)
	}
	if *merging {
		for _, t := range topics {
			t.takeTold()
		}
	}
	var halves [2][]*topic
	for i, t := range topics {
		t.measure()
		halves[i%2] = append(halves[i%2], t)
	}
	names := topics[0].names
	models := [2]string{write(names, fit(halves[1])), write(names, fit(halves[0]))}
	best, cut := 0.0, 0.0
	for _, c := range []float64{.15, .2, .25, .3, .35, .4, .45, .5, .6} {
		var s scores
		for k, h := range halves {
			for _, t := range h {
				t.score(withCut(models[k], c), &s)
			}
		}
		log.Printf("cut %.2f, half of the topics held out: MUC %.4f, B-cubed %.4f", c, s.muc.f1(), s.cubed.f1())
		if mean := (s.muc.f1() + s.cubed.f1()) / 2; mean > best {
			best, cut = mean, c
		}
	}
	model := withCut(write(names, fit(topics)), cut)
	var s scores
	for _, t := range topics {
		t.score(model, &s)
	}
	log.Printf("shipped, on what it was trained on: MUC %.4f, B-cubed %.4f", s.muc.f1(), s.cubed.f1())
	fmt.Print(model)
}

// A topic is a world with its chains.
type topic struct {
	spots  []compare.Spot
	chains []string
	rows   [][]float64
	same   []bool
	weight float64

	told  map[compare.Told]int // for merging: the spot that an event mention is; else nil
	names []string             // of what is measured
}

// measure keeps what is measured of each pair. Topics with more pairs count
// more, but not as much more as they have: that would be a few topics alone.
func (t *topic) measure() {
	t.weight = 1 / float64(max(1, len(t.spots)))
	if t.told != nil {
		t.measureTold()
		return
	}
	t.names = compare.MeasureNames()
	compare.Pairs(t.spots, func(i, j int, v []float64) {
		t.rows = append(t.rows, slices.Clone(v))
		t.same = append(t.same, t.chains[i] == t.chains[j])
	})
}

func write(names []string, w []float64) string {
	var b strings.Builder
	for i, n := range names {
		fmt.Fprintf(&b, "%s\t%.4f\n", n, w[i])
	}
	return b.String()
}

func withCut(model string, cut float64) string { return model + fmt.Sprintf("=cut\t%.2f\n", cut) }

// A sentence is a line of the file.
type sentence struct {
	Doc, Topic string
	Sentence   int
	Text       string
	Mentions   []struct {
		Start, End  int
		Kind, Chain string
	}
}

func read(path string) ([]*topic, error) {
	all, err := goldfile.Rows[sentence](path)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b sentence) int {
		if c := strings.Compare(a.Topic, b.Topic); c != 0 {
			return c
		}
		if c := strings.Compare(a.Doc, b.Doc); c != 0 {
			return c
		}
		return a.Sentence - b.Sentence
	})
	return gather(all)
}

// gather puts sentences together to articles, one sentence a line, and
// articles to topics.
func gather(all []sentence) (out []*topic, err error) {
	for i := 0; i < len(all); {
		t := &topic{}
		out = append(out, t)
		for name := all[i].Topic; i < len(all) && all[i].Topic == name; {
			a := &news.Article{ID: news.ArticleID(all[i].Doc), Language: "en"}
			at := len(t.spots)
			for doc := all[i].Doc; i < len(all) && all[i].Doc == doc; i++ {
				t.add(a, all[i])
			}
			a.Body = news.Span{End: len(a.Text)}
			if err := pipeline.Analyse(a); err != nil {
				return nil, fmt.Errorf("reading %s: %w", a.ID, err)
			}
			for ; at < len(t.spots); at++ {
				t.spots[at].Article = a
			}
		}
	}
	return out, nil
}

// add appends a sentence to an article and its events to the topic.
func (t *topic) add(a *news.Article, s sentence) {
	if a.Text != "" {
		a.Text += "\n"
	}
	runes := []rune(s.Text)
	for _, m := range s.Mentions {
		if (strings.HasPrefix(m.Kind, "ACTION") || strings.HasPrefix(m.Kind, "NEG_ACTION")) && m.Start < m.End && m.End <= len(runes) {
			start := len(a.Text) + len(string(runes[:m.Start]))
			t.spots = append(t.spots, compare.Spot{Span: news.Span{Start: start, End: start + len(string(runes[m.Start:m.End]))}})
			t.chains = append(t.chains, m.Chain)
		}
	}
	a.Text += s.Text
}
