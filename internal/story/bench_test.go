//go:build unix

package story

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"syscall"
	"testing"

	"chancery/internal/news"
	"chancery/internal/synthetic"
)

// stream makes n articles of about 2.5 kB, three to a story, out of made-up
// words: a few thousand common ones by Zipf's law, and for each story some names
// and words of its own.
func stream(n int) []*news.Article {
	made := synthetic.NewCrowd(rand.New(rand.NewPCG(1, 2)))
	as := make([]*news.Article, n)
	for i := range as {
		if i%3 == 0 {
			made.Story()
		}
		day := fmt.Sprintf("2024-%02d-%02d", 1+i*12/n, 1+i*12*28/n%28)
		as[i] = article(fmt.Sprintf("%016x", i), made.Title(), made.Body(2500), day)
	}
	return as
}

// BenchmarkStory is the whole path of one article: take, add, and its share of
// settling every 256.
func BenchmarkStory(b *testing.B) {
	as := stream(20000)
	b.ReportAllocs()
	b.ResetTimer()
	book := NewBook(Config{})
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := cpu()
	for i := range b.N {
		if i%len(as) == 0 && i > 0 {
			book = NewBook(Config{})
		}
		book.Add(Take(as[i%len(as)]))
		if i%256 == 255 {
			book.Settle()
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/(cpu()-start), "docs/cpu-s")
	runtime.GC()
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/float64(len(book.docs)), "B-held/doc")
	runtime.KeepAlive(book)
	runtime.KeepAlive(as)
}

func BenchmarkTake(b *testing.B) {
	as := stream(300)
	b.ReportAllocs()
	b.ResetTimer()
	start := cpu()
	for i := range b.N {
		Take(as[i%len(as)])
	}
	b.ReportMetric(float64(b.N)/(cpu()-start), "docs/cpu-s")
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
