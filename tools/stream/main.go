// Command stream feeds made-up articles to the rooms that remember others, one
// after the other on one core, and prints what an article costs as the window
// fills: processor time for the index of copies and for the book of stories, and
// memory.
//
//	go run ./tools/stream -n 300000
//
// Articles are 1.6 kB of made-up words: common ones by Zipf's law, and for each
// story, of three articles, names and words of its own; every tenth is a copy of
// its predecessor. Making them is not counted.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"time"

	"chancery/internal/news"
	"chancery/internal/reprint"
	"chancery/internal/story"
	"chancery/tools/internal/usage"
)

const (
	articleBytes = 1600
	perStory     = 3
	settleEvery  = 256 // as the pipeline does
)

func main() {
	n := flag.Int("n", 300_000, "articles")
	perDay := flag.Int("day", 20_000, "articles a day")
	only := flag.String("only", "", "copies or stories: to see the memory of one room")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	s := newSource(*perDay)
	x, book := reprint.NewIndex(), story.NewBook(story.Config{})
	fmt.Printf("%10s %14s %14s %14s %12s\n", "articles", "copies, /cpu-s", "stories, /cpu-s", "bytes an article", "heap, MB")
	lap := laps(*n)
	base := heap()
	var copies, stories time.Duration
	last := 0
	for i := range *n {
		a := s.next(i)
		start := usage.CPU()
		if *only != "stories" {
			x.Add(reprint.Take(a))
		}
		middle := usage.CPU()
		if *only != "copies" {
			book.Add(story.Take(a))
			if i%settleEvery == settleEvery-1 {
				book.Settle()
			}
		}
		copies, stories = copies+middle-start, stories+usage.CPU()-middle
		if i+1 == lap[0] {
			held := heap() - base
			done := float64(i + 1 - last)
			fmt.Printf("%10d %14.0f %14.0f %14.0f %12.0f\n", i+1, done/copies.Seconds(), done/stories.Seconds(), float64(held)/float64(i+1), float64(held)/1e6)
			copies, stories, last, lap = 0, 0, i+1, lap[1:]
		}
	}
	runtime.KeepAlive(x)
	runtime.KeepAlive(book)
}

// laps are the sizes at which figures are printed.
func laps(n int) (out []int) {
	for _, k := range []int{10_000, 30_000, 100_000, 200_000, 290_000, 300_000, 500_000, 750_000, 990_000, 1_000_000} {
		if k < n {
			out = append(out, k)
		}
	}
	return append(out, n)
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A source makes articles.
type source struct {
	rng    *rand.Rand
	zipf   *rand.Zipf
	perDay int
	own    []string
	last   string
}

func newSource(perDay int) *source {
	r := rand.New(rand.NewPCG(1, 2))
	return &source{rng: r, zipf: rand.NewZipf(r, 1.1, 8, 40_000), perDay: perDay}
}

func (s *source) next(i int) *news.Article {
	if i%perStory == 0 {
		s.own = s.own[:0]
		for range 40 {
			s.own = append(s.own, madeUp(s.rng.Uint64(), s.rng.IntN(3) == 0))
		}
	}
	if i%10 != 9 || s.last == "" {
		s.last = s.body()
	}
	title := strings.Join(s.own[:4], " ")
	a := &news.Article{ID: news.ArticleID(fmt.Sprintf("%016x", i)), Title: title, Text: title + "\n\n" + s.last, TitleSpan: news.Span{End: len(title)}}
	a.Body = news.Span{Start: len(title) + 2, End: len(a.Text)}
	a.Published = news.Published{Day: news.Day("2024-01-01").Add(i / s.perDay), Precision: news.ToDay}
	return a
}

func (s *source) body() string {
	var b strings.Builder
	for b.Len() < articleBytes {
		b.WriteString("The ")
		for range 17 {
			if s.rng.IntN(6) == 0 {
				b.WriteString(s.own[s.rng.IntN(len(s.own))])
			} else {
				b.WriteString(madeUp(s.zipf.Uint64()*0x9E3779B97F4A7C15, false))
			}
			b.WriteByte(' ')
		}
		b.WriteString("end. ")
	}
	return b.String()
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
