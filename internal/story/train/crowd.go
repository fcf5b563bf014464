package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"chancery/internal/news"
	"chancery/internal/story"
)

const (
	crowdSize  = 3000
	crowdShare = .5 // what the crowd counts, a training set counting 1
)

// crowd makes up articles of a full window, three to a story: common words by
// Zipf's law, and for each story some names and words of its own. Where an article
// has thousands to be like, the ones most like it share dozens of rare words with
// it by chance; the labelled sets are too small to show that. Half of the stories fall
// on three days, a quarter of the articles has no day, and lengths go from excerpts to
// long reads.
func crowd() *set {
	r := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(r, 1.1, 8, 40_000)
	s := &set{name: "crowd", measured: new([]story.Pair)}
	var own []string
	day := 0
	for i := range crowdSize {
		if i%3 == 0 {
			own = own[:0]
			for range 40 {
				own = append(own, madeUp(r.Uint64(), r.IntN(3) == 0))
			}
			day = r.IntN(3)
			if r.IntN(2) == 0 {
				day = r.IntN(90)
			}
		}
		title := strings.Join(own[:4], " ")
		body := madeUpText(r, zipf, own, 400<<r.IntN(4))
		a := &news.Article{ID: news.ArticleID(fmt.Sprintf("crowd%06d", i)), Title: title, Text: title + "\n\n" + body, TitleSpan: news.Span{End: len(title)}}
		a.Body = news.Span{Start: len(title) + 2, End: len(a.Text)}
		if i%4 != 0 {
			a.Published = news.Published{Day: news.Day("2024-01-01").Add(day + r.IntN(3)*r.IntN(10)), Precision: news.ToDay}
		}
		s.as, s.labels = append(s.as, a), append(s.labels, fmt.Sprint(i/3))
	}
	return s
}

// madeUpText makes sentences of at least length bytes; one word in six is of own.
func madeUpText(r *rand.Rand, zipf *rand.Zipf, own []string, length int) string {
	var b strings.Builder
	for b.Len() < length {
		b.WriteString("The ")
		for range 17 {
			if r.IntN(6) == 0 {
				b.WriteString(own[r.IntN(len(own))])
			} else {
				b.WriteString(madeUp(zipf.Uint64()*0x9E3779B97F4A7C15, false))
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
