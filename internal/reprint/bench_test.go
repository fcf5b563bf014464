//go:build unix

package reprint

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"

	"chancery/internal/news"
)

// BenchmarkTakeAdd is the whole path of one article of 2.5 kB but the exact
// comparison: every fourth is a copy of an earlier one.
func BenchmarkTakeAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	as := make([]*news.Article, 4000)
	for i := range as {
		text := ""
		if i%4 == 3 {
			text = as[i-1].Text
		} else {
			text = noise(r, 350)
		}
		as[i] = article(fmt.Sprintf("%016x", i), "", text, "2024-03-05", "")
	}
	b.ReportAllocs()
	b.ResetTimer()
	start := cpu()
	x := NewIndex()
	for i := range b.N {
		if i%len(as) == 0 {
			x = NewIndex()
		}
		x.Add(Take(as[i%len(as)]))
	}
	b.ReportMetric(float64(b.N)/(cpu()-start), "docs/cpu-s")
}

func BenchmarkCompare(b *testing.B) {
	x, y := article("a", "", report+" "+other, "", ""), article("b", "", retoldText+" "+other, "", "")
	start := cpu()
	for b.Loop() {
		Compare(x, y)
	}
	b.ReportMetric(float64(b.N)/(cpu()-start), "pairs/cpu-s")
}

// cpu is the processor time that this process has used, in seconds: a busy
// machine makes a program late, not dear.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
