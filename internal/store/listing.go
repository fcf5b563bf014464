package store

import (
	"context"

	"chancery/internal/news"
)

// A Listing is a story as lists show it, with the heads of its articles.
type Listing struct {
	ID       news.StoryID       `json:"id"`
	Title    string             `json:"title"`
	From     news.Day           `json:"from"`
	To       news.Day           `json:"to"`
	Articles []Head             `json:"articles"`
	Families [][]news.ArticleID `json:"families"`
	Origins  int                `json:"origins"`
	Joins    []news.Join        `json:"joins"`
}

// A Head is an article without its text.
type Head struct {
	ID           news.ArticleID `json:"id"`
	Path         string         `json:"path"`
	Outlet       string         `json:"outlet"`
	URL          string         `json:"url,omitempty"`
	Title        string         `json:"title"`
	Published    news.Day       `json:"published"`
	PublishedHow news.How       `json:"published_how"`
	Credit       string         `json:"credit,omitempty"`
	Language     string         `json:"language"`
	Version      int            `json:"version"`
}

// HeadOf returns the head of a.
func HeadOf(a *news.Article) Head {
	return Head{a.ID, a.Path, a.Outlet, a.URL, a.Title, a.Published.Day, a.Published.How, a.Credit, a.Language, a.Version}
}

// List puts the heads of its articles to a story.
func (db *DB) List(ctx context.Context, s *news.Story) (Listing, error) {
	l := Listing{ID: s.ID, Title: s.Title, From: s.Days.From, To: s.Days.To, Articles: []Head{},
		Families: s.Families, Origins: s.Origins(), Joins: s.Joins}
	as, err := db.Heads(ctx, s.Articles)
	for _, a := range as {
		l.Articles = append(l.Articles, HeadOf(a))
	}
	return l, err
}

// Listings lists the stories that f selects.
func (db *DB) Listings(ctx context.Context, f StoryFilter) ([]Listing, error) {
	stories, err := db.Stories(ctx, f)
	if err != nil {
		return nil, err
	}
	out := make([]Listing, len(stories))
	for i, s := range stories {
		if out[i], err = db.List(ctx, s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Counts is the size of a record.
type Counts struct {
	Articles, Stories, Events, Rejected int
}

// Counts returns the size of the record.
func (db *DB) Counts(ctx context.Context) (c Counts, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM story),
		(SELECT count(*) FROM event), (SELECT count(*) FROM rejected)`).Scan(&c.Articles, &c.Stories, &c.Events, &c.Rejected)
	return c, err
}
