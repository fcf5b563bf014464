package reprint

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"chancery/internal/news"
)

// citedSkip is the skip-pair containment from which an article that names the
// other's outlet is taken to mean that report; independent reports of one event
// have a median of .15, of different events .002.
const citedSkip = .05

//go:embed data/judge.tsv
var judgeFile string

// The two questions that the judge answers, each a logistic model: is either
// article derived from the other, and if so, is it a reprint, not a rewrite?
var (
	derivedMeasures = []string{"bias", "own", "spread", "skip", "sentences", "short", "length"}
	reprintMeasures = []string{"bias", "kept", "dense", "skip"}
)

// weights of the two models, in the order of their measures. They are made by
// the command in folder train; data/JUDGE.md says from what and how good they are.
type weights struct{ derived, reprint []float64 }

var judges = sync.OnceValue(func() *weights { return parseWeights(judgeFile) })

// parseWeights reads "model\tmeasure\tweight" lines.
func parseWeights(file string) *weights {
	given := map[string]float64{}
	for line := range records(file) {
		if i := strings.LastIndexByte(line, '\t'); i > 0 {
			given[line[:i]], _ = strconv.ParseFloat(line[i+1:], 64)
		}
	}
	pick := func(model string, names []string) (out []float64) {
		for _, n := range names {
			out = append(out, given[model+"\t"+n])
		}
		return out
	}
	return &weights{pick("derived", derivedMeasures), pick("reprint", reprintMeasures)}
}

// derivedMeasures are what the first model weighs.
func (l *likeness) derivedMeasures() []float64 {
	return []float64{1, l.own, l.spread, l.skip, l.sentences, l.short, l.length}
}

// reprintMeasures are what the second model weighs.
func (l *likeness) reprintMeasures(c copying) []float64 {
	return []float64{1, c.kept, c.dense, l.skip}
}

// judge sorts the likeness of two readings into reprint, rewrite or nothing. One
// long passage is weak evidence, as it may be a statement that both print; many
// short ones with changes between them are strong.
func (w *weights) judge(a, b *reading, l *likeness) (news.Kinship, bool) {
	if dot(w.derived, l.derivedMeasures()) < 0 || len(l.runs) == 0 {
		return "", false
	}
	if dot(w.reprint, l.reprintMeasures(copyingOf(a, b))) > 0 {
		return news.Reprint, true
	}
	return news.Rewrite, true
}

func dot(a, b []float64) (s float64) {
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

// Measured is a pair of articles as the judge sees it; it is for training.
type Measured struct {
	Derived, Reprint []float64 // in the order of MeasureNames
}

// MeasureNames are the names of the measures in Measured, and of the weights in
// the file.
func MeasureNames() (derived, reprint []string) { return derivedMeasures, reprintMeasures }

// Measure compares two articles and judges nothing.
func Measure(a, b *news.Article) Measured {
	x, y := read(a), read(b)
	l := liken(x, y)
	return Measured{l.derivedMeasures(), l.reprintMeasures(copyingOf(x, y))}
}

// before is -1 if p is known to be earlier than q, 1 if later, 0 if that cannot
// be told from what is known of both.
func before(p, q news.Published) int {
	if p.Precision == news.ToSecond && q.Precision == news.ToSecond {
		s, e1 := time.Parse(time.RFC3339, p.Time)
		t, e2 := time.Parse(time.RFC3339, q.Time)
		if e1 == nil && e2 == nil {
			return s.Compare(t)
		}
	}
	n := min(digits(p.Precision), digits(q.Precision))
	if len(p.Day) < n || len(q.Day) < n {
		return 0
	}
	return strings.Compare(string(p.Day[:n]), string(q.Day[:n]))
}

// digits is how many bytes of a Day can be trusted.
func digits(p news.Precision) int {
	switch p {
	case news.ToMonth:
		return len("2006-01")
	case news.ToYear:
		return len("2006")
	}
	return len("2006-01-02")
}
