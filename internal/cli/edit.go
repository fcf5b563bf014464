package cli

import (
	"fmt"
	"strings"

	"chancery/internal/news"
	"chancery/internal/pipeline"
	"chancery/internal/store"
)

// storyCmd corrects stories by hand.
type storyCmd struct {
	Merge storyMergeCmd `cmd:"" help:"Make two stories one."`
	Split storySplitCmd `cmd:"" help:"Make articles of a story a story of their own."`
	Move  storyMoveCmd  `cmd:"" help:"Put an article into another story."`
	Edits storyEditsCmd `cmd:"" help:"List what was corrected by hand."`
	Undo  storyUndoCmd  `cmd:"" help:"Take back a correction, the last one if no number is given."`
}

func (storyCmd) Help() string {
	return `Corrections are kept in a log and hold whenever stories are made anew; undone ones stay in the log.

Examples:
  chancery story merge s3f2 s81c --note "one trial"
  chancery story split s3f2 reports/monday.txt
  chancery story move reports/monday.txt s81c
  chancery story undo`
}

type storyMergeCmd struct {
	Story string `arg:"" help:"A story's ID, the beginning of it, or one of its articles."`
	Other string `arg:"" help:"The other story."`
	Note  string `help:"Why."`
}

func (c storyMergeCmd) Run(e *env) error {
	return e.correct(func(db *store.DB) (news.StoryEdit, error) {
		a, err := db.FindStory(e.ctx, c.Story)
		if err != nil {
			return news.StoryEdit{}, err
		}
		b, err := db.FindStory(e.ctx, c.Other)
		if err != nil {
			return news.StoryEdit{}, err
		}
		return pipeline.MergeStories(e.ctx, db, pipeline.Config{}, a, b, c.Note)
	})
}

type storySplitCmd struct {
	Story    string   `arg:"" help:"The story."`
	Articles []string `arg:"" help:"Articles that are to leave it together: IDs or paths."`
	Note     string   `help:"Why."`
}

func (c storySplitCmd) Run(e *env) error {
	return e.correct(func(db *store.DB) (news.StoryEdit, error) {
		s, err := db.FindStory(e.ctx, c.Story)
		if err != nil {
			return news.StoryEdit{}, err
		}
		var ids []news.ArticleID
		for _, ref := range c.Articles {
			id, err := db.FindArticle(e.ctx, ref)
			if err != nil {
				return news.StoryEdit{}, err
			}
			ids = append(ids, id)
		}
		return pipeline.SplitStory(e.ctx, db, pipeline.Config{}, s, ids, c.Note)
	})
}

type storyMoveCmd struct {
	Article string `arg:"" help:"The article: its ID or path."`
	To      string `arg:"" help:"The story that it belongs to."`
	Note    string `help:"Why."`
}

func (c storyMoveCmd) Run(e *env) error {
	return e.correct(func(db *store.DB) (news.StoryEdit, error) {
		id, err := db.FindArticle(e.ctx, c.Article)
		if err != nil {
			return news.StoryEdit{}, err
		}
		from, err := db.FindStory(e.ctx, string(id))
		if err != nil {
			return news.StoryEdit{}, err
		}
		to, err := db.FindStory(e.ctx, c.To)
		if err != nil {
			return news.StoryEdit{}, err
		}
		return pipeline.MoveArticle(e.ctx, db, pipeline.Config{}, id, from, to, c.Note)
	})
}

type storyUndoCmd struct {
	N int `arg:"" optional:"" help:"The number of the edit."`
}

func (c storyUndoCmd) Run(e *env) error {
	return e.correct(func(db *store.DB) (news.StoryEdit, error) {
		return pipeline.UndoEdit(e.ctx, db, pipeline.Config{}, c.N)
	})
}

// correct runs an edit and says what came of it: the stories that the articles
// are in now.
func (e *env) correct(edit func(*store.DB) (news.StoryEdit, error)) error {
	return e.open(store.Options{MustExist: true}, func(db *store.DB) error {
		done, err := edit(db)
		if err != nil {
			return err
		}
		list, err := db.Listings(e.ctx, store.StoryFilter{MinArticles: 1})
		if err != nil {
			return err
		}
		of := map[news.ArticleID]bool{}
		for _, ids := range [][]news.ArticleID{done.Articles, done.With, done.Without} {
			for _, id := range ids {
				of[id] = true
			}
		}
		var now []store.Listing
		for _, s := range list {
			for _, a := range s.Articles {
				if of[a.ID] {
					now = append(now, s)
					break
				}
			}
		}
		return e.print(map[string]any{"edit": done, "stories": orEmpty(now)}, func() {
			e.say("%s; the stories concerned are now:", describe(done))
			e.printStories(now)
		})
	})
}

type storyEditsCmd struct{}

func (c storyEditsCmd) Run(e *env) error {
	return e.view(func(db *store.DB) error {
		edits, _, err := db.Edits(e.ctx)
		if err != nil {
			return err
		}
		return e.print(orEmpty(edits), func() {
			if len(edits) == 0 {
				e.say("nothing was corrected by hand; see: chancery story --help")
			}
			for _, d := range edits {
				e.say("%s", describe(d))
			}
		})
	})
}

// describe says an edit in a line.
func describe(e news.StoryEdit) string {
	var b strings.Builder
	fmt.Fprintf(&b, "edit %d, %s: ", e.N, e.At)
	switch e.Kind {
	case news.Merge:
		fmt.Fprintf(&b, "a story of %s and one of %s made one", plural(len(e.Articles), "article"), plural(len(e.With), "article"))
	case news.Split:
		fmt.Fprintf(&b, "%s parted from %s", plural(len(e.Articles), "article"), plural(len(e.Without), "article"))
	case news.Move:
		fmt.Fprintf(&b, "article %s moved to a story of %s", e.Articles[0], plural(len(e.With), "article"))
	}
	if e.Note != "" {
		fmt.Fprintf(&b, " (%s)", e.Note)
	}
	if e.Undone != "" {
		fmt.Fprintf(&b, ", undone %s", e.Undone)
	}
	return b.String()
}
