// Package dossier opens one story of the record whole: its articles with all
// layers, who derives from whom, its events, board, timeline and brief. Every
// face shows stories through it, so that all of them show the same.
package dossier

import (
	"context"
	"runtime"

	"chancery/internal/brief"
	"chancery/internal/compare"
	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/store"

	"golang.org/x/sync/errgroup"
)

// A Dossier is one story with all that the record holds on it.
type Dossier struct {
	Story    *news.Story
	Articles []*news.Article // in the order of Story.Articles
	Lineage  []news.Derivation
	Events   []news.Event
	Board    []news.Slot
}

// Open gathers the story with the given ID.
func Open(ctx context.Context, db *store.DB, id news.StoryID) (*Dossier, error) {
	s, err := db.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &Dossier{Story: s}
	if d.Articles, err = db.Articles(ctx, s.Articles); err != nil {
		return nil, err
	}
	if d.Lineage, err = db.Derivations(ctx, id); err != nil {
		return nil, err
	}
	if d.Events, err = db.Events(ctx, store.EventFilter{Story: id}); err != nil {
		return nil, err
	}
	parse(d.Articles)
	d.Board = compare.Board(s, d.Articles, d.Events)
	silences(s, d.Articles, d.Board)
	return d, nil
}

// maxParsed is how many articles of a story have their grammar made when it is
// opened: some four milliseconds each. What a story of more has in common shows
// in these.
const maxParsed = 48

// parse makes the grammar of articles, which the record does not keep and
// which the board's statements rest on.
func parse(as []*news.Article) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, a := range as[:min(len(as), maxParsed)] {
		if a.Trees == nil {
			g.Go(func() error {
				grammar.Read(a)
				return nil
			})
		}
	}
	g.Wait() // nothing in it fails
}

// Article returns the article of the story with the given ID, or nil.
func (d *Dossier) Article(id news.ArticleID) *news.Article {
	for _, a := range d.Articles {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// Timeline is the story by day.
func (d *Dossier) Timeline() []compare.Entry { return compare.Timeline(d.Events, d.Articles) }

// Brief is the story in a few cited sentences.
func (d *Dossier) Brief() news.Brief { return brief.Write(d.Story, d.Articles, d.Events, d.Board) }

// Finder looks articles up for brief.Verify; what cannot be read counts as
// missing, and the citation fails.
func Finder(ctx context.Context, db *store.DB) func(news.ArticleID) *news.Article {
	return func(id news.ArticleID) *news.Article {
		a, err := db.Article(ctx, id)
		if err != nil {
			return nil
		}
		return a
	}
}
