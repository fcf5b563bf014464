//go:build unix

package pipeline

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"chancery/internal/news"
)

// BenchmarkStages reports what each stage of the analysis takes of an article
// on one core, in microseconds, with all trees and with triage: the fastest of
// its rounds over each article, as neighbours slow the machine. articles/s is
// the sum of that, articles/cpu-s what processor time of all rounds says.
//
//	CHANCERY_GOLD=FOLDER go test -run '^$' -bench Stages -benchtime 30x -cpu 1 ./internal/pipeline
func BenchmarkStages(b *testing.B) {
	as := reports(b, 100)
	b.Run("trees", func(b *testing.B) { benchStages(b, as, Stages()) })
	b.Run("triage", func(b *testing.B) { benchStages(b, as, Config{Triage: true}.stages()) })
}

// processorTime is what the process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func benchStages(b *testing.B, as []*news.Article, stages []Stage) {
	fastest := make([][]time.Duration, len(stages))
	for i := range stages {
		fastest[i] = make([]time.Duration, len(as))
	}
	begun, rounds := processorTime(), 0
	for b.Loop() {
		rounds++
		for j, a := range as {
			for i, s := range stages {
				start := time.Now()
				s.Run(a)
				if d := time.Since(start); fastest[i][j] == 0 || d < fastest[i][j] {
					fastest[i][j] = d
				}
			}
		}
	}
	b.ReportMetric(float64(rounds*len(as))/(processorTime()-begun).Seconds(), "articles/cpu-s")
	var all time.Duration
	for i, s := range stages {
		var sum time.Duration
		for _, d := range fastest[i] {
			sum += d
		}
		all += sum
		b.ReportMetric(float64(sum.Microseconds())/float64(len(as)), fmt.Sprintf("µs-%s", s.Adds))
	}
	words := 0
	for _, a := range as {
		words += len(a.Tokens)
	}
	b.ReportMetric(float64(words)/float64(len(as)), "words")
	b.ReportMetric(float64(len(as))/all.Seconds(), "articles/s")
}
