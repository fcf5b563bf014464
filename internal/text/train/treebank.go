package main

import (
	"bufio"
	"fmt"
	"math"
	"slices"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/text"
)

// A document is the text of one, and where its sentences begin and end.
type document struct {
	text      strings.Builder
	sentences []news.Span
}

// A gap is an example.
type gap struct {
	features []uint32
	ends     bool
}

// readTreebank puts the documents of a CoNLL-U file together.
func readTreebank(path string) ([]*document, error) {
	f, err := goldfile.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r treeReader
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		r.line(in.Text())
	}
	r.line("")
	return r.docs, in.Err()
}

type treeReader struct {
	docs       []*document
	start      int // of the sentence, or -1
	covered    string
	space, par bool
}

func (r *treeReader) line(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc") || len(r.docs) == 0:
		r.docs = append(r.docs, &document{})
		r.space, r.par, r.start = false, false, -1
	case strings.HasPrefix(line, "# newpar"):
		r.par = true
	case strings.HasPrefix(line, "#"):
	case line == "":
		d := r.docs[len(r.docs)-1]
		if r.start >= 0 {
			d.sentences = append(d.sentences, news.Span{Start: r.start, End: d.text.Len()})
		}
		r.start, r.covered = -1, ""
	default:
		r.word(strings.Split(line, "\t"))
	}
}

// word writes a token: a line of one word, or that of a token of several,
// whose words are then passed over.
func (r *treeReader) word(col []string) {
	if len(col) != 10 || strings.Contains(col[0], ".") {
		return
	}
	if r.covered != "" {
		if col[0] == r.covered {
			r.covered = ""
		}
		return
	}
	if _, last, several := strings.Cut(col[0], "-"); several {
		r.covered = last
	}
	d := r.docs[len(r.docs)-1]
	switch {
	case r.par && d.text.Len() > 0:
		d.text.WriteString("\n\n")
	case r.space:
		d.text.WriteByte(' ')
	}
	if r.par, r.space = false, !strings.Contains(col[9], "SpaceAfter=No"); r.start < 0 {
		r.start = d.text.Len()
	}
	d.text.WriteString(col[1])
}

func (d *document) article() *news.Article {
	s := d.text.String()
	return &news.Article{Text: s, Body: news.Span{End: len(s)}}
}

// gaps are the examples of a document.
func (d *document) gaps() (out []gap) {
	ends := map[int]bool{}
	for _, s := range d.sentences {
		ends[s.End] = true
	}
	a := d.article()
	a.Language = text.Language(a.Text)
	text.Gaps(a, func(features []uint32, end int) int {
		out = append(out, gap{slices.Clone(features), ends[end]})
		if ends[end] {
			return math.MaxInt
		}
		return 0
	})
	return out
}

type counts struct{ right, got, want int }

func (c *counts) add(d counts) {
	c.right, c.got, c.want = c.right+d.right, c.got+d.got, c.want+d.want
}

func (c counts) String() string {
	p, r := float64(c.right)/float64(c.got), float64(c.right)/float64(c.want)
	return fmt.Sprintf("sentences P %.4f R %.4f F1 %.4f", p, r, 2*p*r/(p+r))
}

// measure counts the sentences that m finds, first to last character.
func measure(m *model, docs []*document, bias float64) (c counts) {
	for _, d := range docs {
		a := d.article()
		a.Language = text.Language(a.Text)
		text.Gaps(a, func(features []uint32, _ int) int { return int(math.Round(m.scale() * (m.score(features) + bias))) })
		for _, s := range a.Sentences {
			if slices.Contains(d.sentences, s.Span) {
				c.right++
			}
		}
		c.got += len(a.Sentences)
		c.want += len(d.sentences)
	}
	return c
}
