//go:build unix

package grammar

import (
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"chancery/internal/grammar/kernel"
	"chancery/internal/news"
	"chancery/internal/synthetic"
	"chancery/internal/text"
)

// corpus returns the sentences of made-up reports, as words.
func corpus() (sentences [][]string, words int) {
	for _, r := range synthetic.Reports(1, 60, 3) {
		a := &news.Article{Text: r.Text, Language: "en", Body: news.Span{End: len(r.Text)}}
		text.Read(a)
		for i := range a.Sentences {
			var s []string
			for _, t := range a.SentenceTokens(i) {
				s = append(s, a.Words(t.Span))
			}
			sentences, words = append(sentences, s), words+len(s)
		}
	}
	return sentences, words
}

// processorTime is what the process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkParse reports words per second of processor time on one core: with
// trees, and with tags and names alone.
// Processor time runs on while a neighbour uses the other half of the core, so
// it reports too what each portion of sentences took at its fastest, all
// portions together.
//
//	go test -run '^$' -bench Parse -cpu 1 ./internal/grammar
func BenchmarkParse(b *testing.B) {
	sentences, words := corpus()
	for _, k := range kernel.All() {
		p, err := open(enModel, k)
		if err != nil {
			b.Fatal(err)
		}
		for _, mode := range []struct {
			name   string
			needed func(*Tree) bool
		}{{"trees", nil}, {"tags", func(*Tree) bool { return false }}} {
			b.Run(k.Name+"/"+mode.name, func(b *testing.B) {
				r := rounds{p: p, portions: slices.Collect(slices.Chunk(sentences, 5)), needed: mode.needed}
				r.read()
				start := processorTime()
				for b.Loop() {
					r.read()
				}
				b.ReportMetric(float64(words*b.N)/(processorTime()-start).Seconds(), "words/cpu-s")
				b.ReportMetric(float64(words)/r.best().Seconds(), "undisturbed-words/s")
			})
		}
	}
}

// rounds reads the same portions of sentences again and again.
type rounds struct {
	p        *Parser
	portions [][][]string
	needed   func(*Tree) bool
	trees    []Tree
	fastest  []time.Duration
}

func (r *rounds) read() {
	if r.fastest == nil {
		r.fastest = slices.Repeat([]time.Duration{time.Hour}, len(r.portions))
	}
	for i, sentences := range r.portions {
		start := time.Now()
		r.trees = r.p.ParseAll(r.trees[:0], sentences, r.needed)
		r.fastest[i] = min(r.fastest[i], time.Since(start))
	}
}

// best is the time of a round of nothing but fastest portions.
func (r *rounds) best() (sum time.Duration) {
	for _, d := range r.fastest {
		sum += d
	}
	return sum
}

// BenchmarkOpen reports the time to load the model and the memory it holds.
func BenchmarkOpen(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var p *Parser
	for b.Loop() {
		p, _ = Open(enModel)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(p)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
}
