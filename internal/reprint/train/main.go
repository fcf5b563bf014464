// Command train fits the judge of package reprint and says how good it is.
//
//	go run ./internal/reprint/train -labels DIR > internal/reprint/data/judge.tsv
//
// DIR holds docs.jsonl, articles with set, id, title and text, and reprints.jsonl,
// pairs of them with event and label: reprint, rewrite or independent. Pairs from
// a set whose licence is not stated train nothing. Two logistic regressions are
// fitted: derived against independent, and reprint against rewrite. The fair
// figures, each event judged by models fitted to the others, go to standard error,
// then those of the shipped weights. Nothing is drawn at random, so there is no
// seed.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"strings"

	"chancery/internal/news"
	"chancery/internal/reprint"
)

// unlicensed are sets that state no licence.
var unlicensed = map[string]bool{"basil": true}

// penalty on the square of each weight but the bias, in units of one pair; it
// keeps measures that say nearly the same from outweighing each other.
const penalty = .1

func main() {
	log.SetFlags(0)
	dir := flag.String("labels", "", "folder with docs.jsonl and reprints.jsonl")
	flag.Parse()
	ss, err := read(*dir)
	if err != nil {
		log.Fatal(err)
	}
	out := map[string]*judge{}
	for _, s := range ss {
		if out[s.event] == nil {
			out[s.event] = train(ss, s.event)
		}
	}
	report("one event left out at a time", ss, func(s sample) *judge { return out[s.event] })
	shipped := train(ss, "")
	report("shipped", ss, func(sample) *judge { return shipped })
	shipped.print()
}

// A sample is one labelled pair.
type sample struct {
	reprint.Measured
	event, label string
	trains       bool
}

func read(dir string) (out []sample, err error) {
	type doc struct{ Set, ID, Title, Text string }
	as := map[[2]string]*news.Article{}
	err = lines(filepath.Join(dir, "docs.jsonl"), func(b []byte) error {
		var d doc
		err := json.Unmarshal(b, &d)
		a := &news.Article{ID: news.ArticleID(d.Set + "/" + d.ID), Title: d.Title, Text: d.Text}
		if d.Title != "" {
			a.Text = d.Title + "\n" + d.Text
			a.TitleSpan = news.Span{Start: 0, End: len(d.Title)}
		}
		a.Body = news.Span{Start: len(a.Text) - len(d.Text), End: len(a.Text)}
		as[[2]string{d.Set, d.ID}] = a
		return err
	})
	if err != nil {
		return nil, err
	}
	err = lines(filepath.Join(dir, "reprints.jsonl"), func(b []byte) error {
		var p struct {
			A, B         struct{ Set, ID string }
			Event, Label string
		}
		if err := json.Unmarshal(b, &p); err != nil {
			return err
		}
		x, y := as[[2]string{p.A.Set, p.A.ID}], as[[2]string{p.B.Set, p.B.ID}]
		if x == nil || y == nil {
			return fmt.Errorf("pair of %s: article missing", p.Event)
		}
		out = append(out, sample{reprint.Measure(x, y), p.Event, p.Label, !unlicensed[p.A.Set] && !unlicensed[p.B.Set]})
		return nil
	})
	return out, err
}

func lines(path string, each func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if err := each(s.Bytes()); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
	return s.Err()
}

// judge holds the weights of the two models.
type judge struct{ derived, reprint []float64 }

// train leaves out one event.
func train(ss []sample, without string) *judge {
	var derived, reprints [][]float64
	var isDerived, isReprint []bool
	for _, s := range ss {
		if !s.trains || s.event == without {
			continue
		}
		derived, isDerived = append(derived, s.Derived), append(isDerived, s.label != "independent")
		if s.label != "independent" {
			reprints, isReprint = append(reprints, s.Reprint), append(isReprint, s.label == "reprint")
		}
	}
	return &judge{fit(derived, isDerived), fit(reprints, isReprint)}
}

// fit finds the weights of a logistic regression by Newton's method.
func fit(xs [][]float64, is []bool) []float64 {
	const rounds = 30
	n := len(xs[0])
	w := make([]float64, n)
	for range rounds {
		h, g := make([][]float64, n), make([]float64, n)
		for i := range h {
			h[i] = make([]float64, n)
			if i > 0 {
				h[i][i], g[i] = penalty, -penalty*w[i]
			}
		}
		for k, x := range xs {
			p := 1 / (1 + math.Exp(-dot(w, x)))
			y := 0.0
			if is[k] {
				y = 1
			}
			for i := range x {
				g[i] += (y - p) * x[i]
				for j := range x {
					h[i][j] += p * (1 - p) * x[i] * x[j]
				}
			}
		}
		for i, d := range solve(h, g) {
			w[i] += d
		}
	}
	return w
}

func dot(a, b []float64) (s float64) {
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

// solve returns x with h·x = g by elimination; h is symmetric and positive, so
// no rows need changing places.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := h[k][i] / h[i][i]
			for j := i; j < n; j++ {
				h[k][j] -= f * h[i][j]
			}
			g[k] -= f * g[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = g[i]
		for j := i + 1; j < n; j++ {
			x[i] -= h[i][j] * x[j]
		}
		x[i] /= h[i][i]
	}
	return x
}

func (j *judge) label(s sample) string {
	switch {
	case dot(j.derived, s.Derived) < 0:
		return "independent"
	case dot(j.reprint, s.Reprint) > 0:
		return "reprint"
	}
	return "rewrite"
}

func (j *judge) print() {
	fmt.Println("# Weights of the two models by which pairs of articles are judged; see JUDGE.md.")
	fmt.Println("# Made by internal/reprint/train: model, measure, weight.")
	derived, reprints := reprint.MeasureNames()
	for i, name := range derived {
		fmt.Printf("derived\t%s\t%.4f\n", name, j.derived[i])
	}
	for i, name := range reprints {
		fmt.Printf("reprint\t%s\t%.4f\n", name, j.reprint[i])
	}
}

func report(what string, ss []sample, by func(sample) *judge) {
	found := map[[2]string]int{}
	for _, s := range ss {
		found[[2]string{s.label, by(s).label(s)}]++
	}
	f1 := func(classes string) float64 {
		var both, either float64
		for k, n := range found {
			is, got := strings.Contains(classes, k[0]), strings.Contains(classes, k[1])
			if is && got {
				both += float64(n)
			}
			if is {
				either += float64(n)
			}
			if got {
				either += float64(n)
			}
		}
		return 2 * both / either
	}
	p, w, i := f1("reprint"), f1("rewrite"), f1("independent")
	fmt.Fprintf(os.Stderr, "%s: macro F1 %.3f reprint %.3f rewrite %.3f independent %.3f derived %.3f n %d\n",
		what, (p+w+i)/3, p, w, i, f1("reprint rewrite"), len(ss))
}
