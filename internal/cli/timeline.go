package cli

import (
	"fmt"

	"chancery/internal/compare"
	"chancery/internal/ledger"
	"chancery/internal/news"
	"chancery/internal/store"
)

type timelineCmd struct {
	A     string `arg:"" help:"Country code or name, person or organisation; or, alone, a story."`
	B     string `arg:"" optional:"" help:"The other side."`
	Since string `placeholder:"DAY" help:"From this day on."`
	Until string `placeholder:"DAY" help:"Up to this day."`
}

func (timelineCmd) Help() string {
	return `What happened between two sides, or in one story, by day. An event that was announced, denied or called for before has a line
for that too, on the day of the report that said so. The words show one of the sentences behind each line.

Examples:
  chancery timeline RUS CHN
  chancery timeline Putin Xi --since 2024-05-01
  chancery timeline s3f2`
}

func (c timelineCmd) Run(e *env) error {
	q := ledger.Query{Actor: c.A, Recipient: c.B, Either: true}
	var err error
	if q.Since, err = day("since", c.Since); err != nil {
		return err
	}
	if q.Until, err = day("until", c.Until); err != nil {
		return err
	}
	return e.view(func(db *store.DB) error {
		if c.B == "" {
			q = ledger.Query{Since: q.Since, Until: q.Until}
			if q.Story, err = db.FindStory(e.ctx, c.A); err != nil {
				return fmt.Errorf("one name alone is a story's: %w", err)
			}
		}
		es, err := ledger.Select(e.ctx, db, q)
		if err != nil {
			return err
		}
		as, err := db.Articles(e.ctx, mentioned(es))
		if err != nil {
			return err
		}
		entries := compare.Timeline(es, as)
		return e.print(orEmpty(entries), func() { e.printTimeline(entries) })
	})
}

func (e *env) printTimeline(entries []compare.Entry) {
	t := table{head: []string{"DAY", "STATUS", "WHAT", "REPORTS", "WORDS"}}
	for _, en := range entries {
		words, articles := "", map[news.ArticleID]bool{}
		for _, ev := range en.Evidence {
			articles[ev.Article] = true
		}
		if len(en.Evidence) > 0 {
			words = "“" + oneLine(en.Evidence[0].Text) + "”"
		}
		t.add(days(news.Interval{From: en.Day, To: en.To}), string(en.Status), oneLine(en.Text), fmt.Sprint(len(articles)), words)
	}
	t.print(e.out, e.style)
}
