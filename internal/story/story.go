// Package story groups articles that report the same real-world event.
//
// The words of the room: [Features] is the compact profile of one article; a
// [Book] holds the profiles of all articles seen and links a new one to earlier
// ones by [Edge]s, each the probability that two articles report one event;
// settling the book cuts what the edges connect into stories.
//
// Reports on two events of one kind (this year's visit and last year's) share
// more words than two reports on one event often do. So pairs are not judged by
// one likeness but by a logistic model over some sixty measures: of words, names,
// numbers and headlines apart; of the same with what all articles of the
// neighbourhood share discounted, which leaves Harbin and takes away Beijing;
// of weekdays, months, years and ordinals that the leads agree on or contradict;
// and of the time between publications where it is known. data/MODEL.md tells how
// the model was made.
//
// Stories are the clusters of an agglomerative clustering (average link) of
// everything that edges connect, done again whenever something is added to it,
// so the order in which articles arrive hardly matters.
package story

import (
	"chancery/internal/news"
)

// Version is raised when Take gives other features for the same article, so that
// all articles are taken again.
const Version = 4

// Config says how a book works. The zero value means the defaults.
type Config struct {
	// Window is how many days apart two articles with known days may be and
	// still tell one story. Default 90: with 60 news_cluster loses .004 to .013 of
	// B-cubed F1 and BASIL .015; AllSides is the same within .003.
	Window int
	// Candidates is how many earlier articles a new one is compared with.
	// Default 12; from 8 to 24 the scores on labelled sets differ by less than
	// .01.
	Candidates int
	// Cut is the mean probability at which clusters are still joined. Default:
	// the model's.
	Cut float64
	// Loose is the probability from which an edge connects two articles for
	// settling. Default .46: a mean cannot reach Cut if no pair does, and from Cut to
	// here AllSides without dates loses .001, while in a full window weaker edges tie
	// everything to everything.
	Loose float64
	// Largest is how many articles are clustered together at most; larger
	// groups are parted at their weakest edges first. Default 256.
	Largest int
	// Model is the text of a model file, for trying one out. Default: the one in
	// the program.
	Model string
}

func (c Config) withDefaults(m *model) Config {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&c.Window, 90)
	set(&c.Candidates, 12)
	set(&c.Largest, 256)
	if c.Cut <= 0 {
		c.Cut = m.cut
	}
	if c.Loose <= 0 {
		c.Loose = .46
	}
	return c
}

// An Edge is the link of an article to an earlier one.
type Edge struct {
	A      news.ArticleID `json:"a"`      // the later one
	B      news.ArticleID `json:"b"`      // the one that was there before
	Score  float64        `json:"score"`  // probability that both report one event
	Cosine float64        `json:"cosine"` // of their words, by which the nearest neighbours are kept
}

// Cluster groups as all at once. Stories are in the order of their IDs; an
// article alone is a story too.
func Cluster(as []*news.Article) []news.Story { return ClusterWith(Config{}, as) }

// ClusterWith is Cluster with another configuration.
func ClusterWith(c Config, as []*news.Article) []news.Story {
	b := NewBook(c)
	for _, a := range as {
		b.Add(Take(a))
	}
	return b.Settle()
}
