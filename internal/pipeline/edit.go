package pipeline

import (
	"context"
	"fmt"
	"slices"

	"chancery/internal/news"
	"chancery/internal/store"
)

// MergeStories records that two stories are one, and brings the record up to
// date.
func MergeStories(ctx context.Context, db *store.DB, c Config, a, b news.StoryID, note string) (news.StoryEdit, error) {
	x, y, err := two(ctx, db, a, b)
	if err != nil {
		return news.StoryEdit{}, err
	}
	return edit(ctx, db, c, news.StoryEdit{Kind: news.Merge, Note: note, Articles: x, With: y})
}

// SplitStory records that the given articles of a story are a story of their own.
func SplitStory(ctx context.Context, db *store.DB, c Config, id news.StoryID, ids []news.ArticleID, note string) (news.StoryEdit, error) {
	s, err := db.Story(ctx, id)
	if err != nil {
		return news.StoryEdit{}, err
	}
	rest, err := without(s, ids)
	if err != nil {
		return news.StoryEdit{}, err
	}
	if len(rest) == 0 {
		return news.StoryEdit{}, fmt.Errorf("these are all articles of the story %s: nothing to part them from", id)
	}
	return edit(ctx, db, c, news.StoryEdit{Kind: news.Split, Note: note, Articles: ids, Without: rest})
}

// MoveArticle records that an article belongs to another story than its own.
func MoveArticle(ctx context.Context, db *store.DB, c Config, id news.ArticleID, from, to news.StoryID, note string) (news.StoryEdit, error) {
	x, y, err := two(ctx, db, from, to)
	if err != nil {
		return news.StoryEdit{}, err
	}
	rest := slices.DeleteFunc(x, func(o news.ArticleID) bool { return o == id })
	return edit(ctx, db, c, news.StoryEdit{Kind: news.Move, Note: note, Articles: []news.ArticleID{id}, With: y, Without: rest})
}

// UndoEdit takes an edit back, the last one if n is 0.
func UndoEdit(ctx context.Context, db *store.DB, c Config, n int) (e news.StoryEdit, err error) {
	err = db.Write(ctx, func(t *store.Tx) (err error) {
		e, err = t.UndoEdit(n)
		return err
	})
	if err != nil {
		return e, err
	}
	return e, Update(ctx, db, c)
}

func edit(ctx context.Context, db *store.DB, c Config, e news.StoryEdit) (news.StoryEdit, error) {
	err := db.Write(ctx, func(t *store.Tx) (err error) {
		e, err = t.AddEdit(e)
		return err
	})
	if err != nil {
		return e, err
	}
	return e, Update(ctx, db, c)
}

// two returns the articles of two different stories.
func two(ctx context.Context, db *store.DB, a, b news.StoryID) (x, y []news.ArticleID, err error) {
	if a == b {
		return nil, nil, fmt.Errorf("both are the story %s", a)
	}
	s, err := db.Story(ctx, a)
	if err != nil {
		return nil, nil, err
	}
	t, err := db.Story(ctx, b)
	if err != nil {
		return nil, nil, err
	}
	return s.Articles, t.Articles, nil
}

// without returns the articles of s that are not in ids, all of which it must
// hold.
func without(s *news.Story, ids []news.ArticleID) (rest []news.ArticleID, err error) {
	for _, id := range ids {
		if !slices.Contains(s.Articles, id) {
			return nil, fmt.Errorf("article %s is not in the story %s", id, s.ID)
		}
	}
	for _, id := range s.Articles {
		if !slices.Contains(ids, id) {
			rest = append(rest, id)
		}
	}
	return rest, nil
}
