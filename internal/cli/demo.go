package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"chancery/examples"
	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/pipeline"
	"chancery/internal/store"
)

type demoCmd struct{}

const demoDB = "demo.db"

func (demoCmd) Help() string {
	return `Reads about twenty short reports of five real stories, written for this purpose under invented outlet names, into
` + demoDB + ` (or --db), and shows the stories, then the board and the brief of the one that most outlets tell. Among them are a
reprint, a rewrite, a contradiction in a figure, a plan that came true, and a look-alike of another year.`
}

func (demoCmd) Run(e *env) error {
	if e.db == "" {
		e.db = demoDB
	}
	dir, err := os.MkdirTemp("", "chancery-demo-")
	if err != nil {
		return fmt.Errorf("unpacking the examples: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := unpack(examples.Files, dir); err != nil {
		return fmt.Errorf("unpacking the examples: %w", err)
	}
	return e.open(store.Options{}, func(db *store.DB) error {
		bar := newBar(e)
		report, err := pipeline.Read(e.ctx, db, []string{dir}, pipeline.Config{Progress: bar.update, TrimPath: dir + string(filepath.Separator)})
		bar.done()
		if err != nil {
			return err
		}
		return e.showDemo(db, report)
	})
}

func unpack(files fs.FS, dir string) error {
	return fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, b, 0o644)
	})
}

func (e *env) showDemo(db *store.DB, report pipeline.Report) error {
	stories, err := db.Listings(e.ctx, store.StoryFilter{})
	if err != nil {
		return err
	}
	if e.json {
		return e.print(stories, nil)
	}
	e.printReport(report)
	e.say("")
	e.printStories(stories)
	if len(stories) == 0 {
		return nil
	}
	d, err := dossier.Open(e.ctx, db, largest(stories))
	if err != nil {
		return err
	}
	e.say("\n%s\n", e.style.bold("The board of "+string(d.Story.ID)+": what its reports agree on, and what not"))
	e.printBoard(d.Board, 12)
	e.say("\n%s\n", e.style.bold("Its brief: every sentence rests on the words that are cited"))
	e.printBrief(d.Brief(), d)
	e.say("\nOpen all of it as web pages:\n  chancery serve --db %s      (from a clone: go run . serve --db %s)", e.record(), e.record())
	return nil
}

// largest is the story with the most independent origins.
func largest(stories []store.Listing) news.StoryID {
	best := stories[0]
	for _, s := range stories[1:] {
		if s.Origins > best.Origins || s.Origins == best.Origins && len(s.Articles) > len(best.Articles) {
			best = s
		}
	}
	return best.ID
}
