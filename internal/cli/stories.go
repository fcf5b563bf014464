package cli

import (
	"fmt"

	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/store"
)

type storiesCmd struct {
	Since string `placeholder:"DAY" help:"Stories with reports on or after this day, as 2024-05-16."`
	Until string `placeholder:"DAY" help:"Stories with reports on or before this day."`
	Min   int    `default:"1" help:"Stories of at least so many reports."`
	Limit int    `help:"At most so many stories."`
}

func (storiesCmd) Help() string {
	return `Origins are independent: a report and its reprints and rewrites count once.

Examples:
  chancery stories --min 2
  chancery stories --since 2024-05-01 --json`
}

func (c storiesCmd) Run(e *env) error {
	since, err := day("since", c.Since)
	if err != nil {
		return err
	}
	until, err := day("until", c.Until)
	if err != nil {
		return err
	}
	return e.view(func(db *store.DB) error {
		list, err := db.Listings(e.ctx, store.StoryFilter{Since: since, Until: until, MinArticles: c.Min, Limit: c.Limit})
		if err != nil {
			return err
		}
		counts, err := db.Counts(e.ctx)
		if err != nil {
			return err
		}
		return e.print(orEmpty(list), func() {
			if len(list) == 0 && counts.Articles > 0 && counts.Stories == 0 {
				e.say("%s in the record, not yet compared: a read is at work, or was cut off; the same read again goes on", plural(counts.Articles, "article"))
				return
			}
			e.printStories(list)
		})
	})
}

// day reads a day that a flag names.
func day(flag, s string) (news.Day, error) {
	d := news.ParseDay(s)
	if s != "" && !d.Known() {
		return "", fmt.Errorf("--%s %s is not a day; write it as in --%s 2024-05-16", flag, s, flag)
	}
	return d, nil
}

func (e *env) printStories(list []store.Listing) {
	if len(list) == 0 {
		e.say("no such stories; put reports in with: chancery read PATH…")
		return
	}
	t := table{head: []string{"STORY", "PUBLISHED", "REPORTS", "ORIGINS", "TITLE"}}
	for _, s := range list {
		t.add(string(s.ID), days(news.Interval{From: s.From, To: s.To}), fmt.Sprint(len(s.Articles)), fmt.Sprint(s.Origins), s.Title)
	}
	t.print(e.out, e.style)
}

// days prints an interval for people.
func days(v news.Interval) string {
	switch {
	case !v.Known():
		return "unknown"
	case v.From == v.To:
		return string(v.From)
	case !v.From.Known():
		return "to " + string(v.To)
	case !v.To.Known():
		return "from " + string(v.From)
	}
	return string(v.From) + " to " + string(v.To)
}

type showCmd struct {
	Story string `arg:"" help:"A story's ID, the beginning of it, or one of its articles."`
}

func (showCmd) Help() string {
	return `Examples:
  chancery show s3f2
  chancery show reports/monday.txt      the story that this report is in`
}

func (c showCmd) Run(e *env) error {
	return e.story(c.Story, func(db *store.DB, id news.StoryID) error {
		d, err := dossier.Open(e.ctx, db, id)
		if err != nil {
			return err
		}
		list, err := db.List(e.ctx, d.Story)
		if err != nil {
			return err
		}
		whole := map[string]any{"story": list, "lineage": orEmpty(d.Lineage), "board": orEmpty(d.Board), "timeline": orEmpty(d.Timeline())}
		return e.print(whole, func() { e.printDossier(d, list) })
	})
}

func (e *env) printDossier(d *dossier.Dossier, list store.Listing) {
	e.say("%s", e.style.bold(d.Story.Title))
	e.say("%s, %s of independent origin, %s\n", plural(len(list.Articles), "report"), fmt.Sprint(list.Origins), days(d.Story.Days))
	joins := map[news.ArticleID]news.Join{}
	for _, j := range d.Story.Joins {
		joins[j.Article] = j
	}
	t := table{head: []string{"ARTICLE", "PUBLISHED", "OUTLET", "TITLE", "WHY HERE"}}
	for _, a := range list.Articles {
		t.add(string(a.ID), or(string(a.Published), "unknown"), or(a.Outlet, "unknown"), or(a.Title, a.Path), joins[a.ID].Why)
	}
	t.print(e.out, e.style)
	e.say("\n%s", e.style.bold("Lineage"))
	e.printLineage(d.Lineage, d)
	e.say("\n%s", e.style.bold("Board"))
	e.printBoard(d.Board, 0)
	e.say("\n%s", e.style.bold("Timeline"))
	e.printTimeline(d.Timeline())
}
