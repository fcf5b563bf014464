package cli

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/search"
	"chancery/internal/store"
)

type searchCmd struct {
	Query []string `arg:"" help:"Words, \"phrases\", -excluded, title:, outlet:, lang:, since:, until:."`
	Limit int      `default:"20" help:"At most so many articles."`
}

func (searchCmd) Help() string {
	return `Examples:
  chancery search putin harbin
  chancery search '"joint statement" outlet:courier since:2024-05-01'`
}

func (c searchCmd) Run(e *env) error {
	q, err := search.Parse(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	return e.view(func(db *store.DB) error {
		hits, err := search.Run(e.ctx, db, q, c.Limit)
		if err != nil {
			return err
		}
		return e.print(orEmpty(hits), func() {
			for _, h := range hits {
				e.say("%s  %s  %s  %s", h.ID, or(string(h.Published), "undated"), or(h.Outlet, "unknown outlet"), e.style.bold(or(h.Title, h.Path)))
				for _, s := range h.Sentences {
					e.say("  %s", e.style.wrap(oneLine(s.Text), "  "))
				}
			}
		})
	})
}

type quotesCmd struct {
	Speaker string `help:"Attributions to a speaker of this name."`
	Story   string `help:"Those in the reports of this story."`
	Limit   int    `default:"50" help:"At most so many articles are looked through, newest first; 0 is all."`
}

func (quotesCmd) Help() string {
	return `The chain runs from the speaker outwards: who told whom, up to the report.

Examples:
  chancery quotes --speaker Putin
  chancery quotes --story s3f2 --json`
}

// quoted is one attribution as quotes prints it.
type quoted struct {
	Article news.ArticleID `json:"article"`
	Outlet  string         `json:"outlet"`
	news.Attribution
	Text string `json:"text"` // of the content
}

func (c quotesCmd) Run(e *env) error {
	return e.view(func(db *store.DB) error {
		ids, err := c.articles(e, db)
		if err != nil {
			return err
		}
		var out []quoted
		for _, id := range ids {
			a, err := db.Article(e.ctx, id)
			if err != nil {
				return err
			}
			for _, at := range a.Attributions {
				if strings.Contains(strings.ToLower(at.Speaker), strings.ToLower(c.Speaker)) {
					out = append(out, quoted{a.ID, a.Outlet, at, a.Words(at.Content)})
				}
			}
		}
		return e.print(orEmpty(out), func() { e.printQuotes(out) })
	})
}

// articles are those that may hold what was asked for.
func (c quotesCmd) articles(e *env, db *store.DB) ([]news.ArticleID, error) {
	if c.Story != "" {
		id, err := db.FindStory(e.ctx, c.Story)
		if err != nil {
			return nil, err
		}
		s, err := db.Story(e.ctx, id)
		if err != nil {
			return nil, err
		}
		return s.Articles, nil
	}
	q, err := search.Parse(c.Speaker)
	if err != nil {
		return nil, err
	}
	q.Words.Limit = c.Limit
	return db.Search(e.ctx, q.Words)
}

func (e *env) printQuotes(out []quoted) {
	t := table{head: []string{"SPEAKER", "KIND", "VIA", "OUTLET", "WORDS"}}
	for _, q := range out {
		var via []string
		for _, l := range q.Chain {
			via = append(via, l.Name)
		}
		t.add(or(q.Speaker, "unknown"), string(q.Quote)+", "+string(q.Stance), strings.Join(via, " ← "), or(q.Outlet, "unknown"), "“"+oneLine(q.Text)+"”")
	}
	t.print(e.out, e.style)
}
