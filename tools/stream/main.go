// Command stream feeds made-up articles to the rooms that remember others, one
// batch after the other on one core, as joining does, and prints what an article
// costs as the window fills: processor time for the index of copies, with cutting
// the text into words, and for the book of stories; and memory.
//
//	go run ./tools/stream -n 300000
//	go run ./tools/stream -n 300000 -threads 2
//
// With more threads than one, features are taken side by side, as joining does, and
// time is that of the clock: two threads may be the halves of one core.
//
// Articles are 1.6 kB of made-up words: common ones by Zipf's law, and for each
// story, of three articles, names and words of its own; every tenth is a copy of
// its predecessor. Making them is not counted.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"golang.org/x/sync/errgroup"

	"chancery/internal/news"
	"chancery/internal/reprint"
	"chancery/internal/reprint/words"
	"chancery/internal/story"
	"chancery/internal/synthetic"
	"chancery/tools/internal/usage"
)

const (
	articleBytes = 1600
	perStory     = 3
	batch        = 256 // articles between two settlements, as in the pipeline
)

func main() {
	n := flag.Int("n", 300_000, "articles")
	perDay := flag.Int("day", 20_000, "articles a day")
	only := flag.String("only", "", "copies or stories: to see the memory of one room")
	profile := flag.String("profile", "", "file to write a profile of the processor time to")
	threads := flag.Int("threads", 1, "threads that take features")
	flag.Parse()
	runtime.GOMAXPROCS(*threads)
	if *profile != "" {
		f, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(f)
		}
		if err != nil {
			log.Fatal(err)
		}
		defer pprof.StopCPUProfile()
	}
	run(*n, newSource(*perDay), room{*only, *threads, make([][]words.Word, batch)})
}

// run prints a line a lap.
func run(n int, s *source, r room) {
	x, book := reprint.NewIndex(), story.NewBook(story.Config{})
	fmt.Printf("%10s %12s %12s %16s %12s %12s\n", "articles", "copies, /s", "stories, /s", "bytes an article", "heap, MB", "peak, MB")
	base := heap()
	last := 0
	var spent [2]time.Duration
	for _, lap := range laps(n) {
		for from := last; from < lap; from += batch {
			as := s.batch(from, min(lap, from+batch))
			used := r.read(as, x, book)
			spent[0], spent[1] = spent[0]+used[0], spent[1]+used[1]
		}
		held, done := heap()-base, float64(lap-last)
		fmt.Printf("%10d %12.0f %12.0f %16.0f %12.0f %12.0f\n", lap, done/spent[0].Seconds(), done/spent[1].Seconds(), float64(held)/float64(lap), float64(held)/1e6, usage.PeakMB())
		last, spent = lap, [2]time.Duration{}
	}
	runtime.KeepAlive(x)
	runtime.KeepAlive(book)
}

// A room is what is measured.
type room struct {
	only    string // copies, stories, or "" for both
	threads int
	words   [][]words.Word // memory for those of a batch
}

// read puts a batch into index and book and returns what each took. Words are
// cut once for both, and counted with the copies.
func (r room) read(as []*news.Article, x *reprint.Index, book *story.Book) [2]time.Duration {
	start := r.clock()
	ws := r.words
	prints, themes := make([]reprint.Print, len(as)), make([]story.Features, len(as))
	r.each(len(as), func(i int) {
		ws[i] = words.Into(ws[i], as[i])
		if r.only != "stories" {
			prints[i] = reprint.TakeWords(as[i], ws[i])
		}
	})
	if r.only != "stories" {
		for _, p := range prints {
			x.Add(p)
		}
	}
	middle := r.clock()
	if r.only != "copies" {
		r.each(len(as), func(i int) { themes[i] = story.TakeWords(as[i], ws[i]) })
		for _, f := range themes {
			book.Add(f)
		}
		book.Settle()
	}
	return [2]time.Duration{middle - start, r.clock() - middle}
}

// clock is processor time of one thread, else that of the wall.
func (r room) clock() time.Duration {
	if r.threads == 1 {
		return usage.CPU()
	}
	return time.Duration(time.Now().UnixNano())
}

// each does n things, on all threads.
func (r room) each(n int, do func(i int)) {
	var g errgroup.Group
	for k := range r.threads {
		g.Go(func() error {
			for i := n * k / r.threads; i < n*(k+1)/r.threads; i++ {
				do(i)
			}
			return nil
		})
	}
	g.Wait() // its functions return no error
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
	made   *synthetic.Crowd
	perDay int
	last   string
}

func newSource(perDay int) *source {
	return &source{made: synthetic.NewCrowd(rand.New(rand.NewPCG(1, 2))), perDay: perDay}
}

func (s *source) batch(from, to int) (as []*news.Article) {
	for i := from; i < to; i++ {
		as = append(as, s.next(i))
	}
	return as
}

func (s *source) next(i int) *news.Article {
	if i%perStory == 0 {
		s.made.Story()
	}
	if i%10 != 9 || s.last == "" {
		s.last = s.made.Body(articleBytes)
	}
	title := s.made.Title()
	a := &news.Article{ID: news.ArticleID(fmt.Sprintf("%016x", i)), Title: title, Text: title + "\n\n" + s.last, TitleSpan: news.Span{End: len(title)}}
	a.Body = news.Span{Start: len(title) + 2, End: len(a.Text)}
	a.Published = news.Published{Day: news.Day("2024-01-01").Add(i / s.perDay), Precision: news.ToDay}
	return a
}
