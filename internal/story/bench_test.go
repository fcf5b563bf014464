//go:build unix

package story

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"chancery/internal/news"
)

// stream makes n articles of about 2.5 kB, three to a story, out of made-up
// words: a few thousand common ones by Zipf's law, and for each story some names
// and words of its own.
func stream(n int) []*news.Article {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.1, 8, 40000)
	as := make([]*news.Article, n)
	var own []string
	for i := range as {
		if i%3 == 0 {
			own = own[:0]
			for range 40 {
				own = append(own, madeUp(r.Uint64(), r.IntN(3) == 0))
			}
		}
		var b strings.Builder
		for b.Len() < 2500 {
			for k := range 18 {
				switch {
				case k == 0:
					b.WriteString("The ")
				case r.IntN(6) == 0:
					b.WriteString(own[r.IntN(len(own))])
					b.WriteByte(' ')
				default:
					b.WriteString(madeUp(zipf.Uint64()*0x9E3779B97F4A7C15, false))
					b.WriteByte(' ')
				}
			}
			b.WriteString("end. ")
		}
		day := fmt.Sprintf("2024-%02d-%02d", 1+i*12/n, 1+i*12*28/n%28)
		as[i] = article(fmt.Sprintf("%016x", i), own[0]+" "+own[1]+" "+own[2]+" "+own[3], b.String(), day)
	}
	return as
}

// madeUp spells a number as a word.
func madeUp(x uint64, name bool) string {
	const syllables = "bacedifoguhajekiloma"
	var b []byte
	for range 3 {
		k := x % 10 * 2
		b = append(b, syllables[k:k+2]...)
		x /= 10
	}
	b = append(b, 'a'+byte(x%26), 'a'+byte(x/26%26))
	if name {
		b[0] -= 'a' - 'A'
	}
	return string(b)
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
