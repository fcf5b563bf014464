//go:build unix

package grammar

import (
	"runtime"
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
				trees := p.ParseAll(nil, sentences, mode.needed)
				start := processorTime()
				for b.Loop() {
					trees = p.ParseAll(trees[:0], sentences, mode.needed)
				}
				b.ReportMetric(float64(words*b.N)/(processorTime()-start).Seconds(), "words/cpu-s")
			})
		}
	}
}

// BenchmarkOpen reports the processor time to load the model and the memory it
// holds.
func BenchmarkOpen(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var p *Parser
	start := processorTime()
	for b.Loop() {
		p, _ = Open(enModel)
	}
	b.ReportMetric(float64((processorTime()-start).Microseconds())/1e3/float64(b.N), "cpu-ms")
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(p)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
}
