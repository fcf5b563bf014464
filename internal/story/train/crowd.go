package main

import (
	"fmt"
	"math/rand/v2"

	"chancery/internal/news"
	"chancery/internal/story"
	"chancery/internal/synthetic"
)

const (
	crowdSize  = 3000
	crowdShare = .5 // what the crowd counts, a training set counting 1
)

// crowd makes up articles of a full window, three to a story. Where an article
// has thousands to be like, the ones most like it share dozens of rare words with
// it by chance; the labelled sets are too small to show that. Half of the stories fall
// on three days, a quarter of the articles has no day, and lengths go from excerpts to
// long reads.
func crowd() *set {
	r := rand.New(rand.NewPCG(3, 4))
	made := synthetic.NewCrowd(r)
	s := &set{name: "crowd", measured: new([]story.Pair)}
	day := 0
	for i := range crowdSize {
		if i%3 == 0 {
			made.Story()
			day = r.IntN(3)
			if r.IntN(2) == 0 {
				day = r.IntN(90)
			}
		}
		title, body := made.Title(), made.Body(400<<r.IntN(4))
		a := &news.Article{ID: news.ArticleID(fmt.Sprintf("crowd%06d", i)), Title: title, Text: title + "\n\n" + body, TitleSpan: news.Span{End: len(title)}}
		a.Body = news.Span{Start: len(title) + 2, End: len(a.Text)}
		if i%4 != 0 {
			a.Published = news.Published{Day: news.Day("2024-01-01").Add(day + r.IntN(3)*r.IntN(10)), Precision: news.ToDay}
		}
		s.as, s.labels = append(s.as, a), append(s.labels, fmt.Sprint(i/3))
	}
	return s
}
