package cli

import (
	"fmt"
	"os"

	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/petrarch"
	"chancery/internal/store"
)

// coded is one event of a dictionary, as events --dictionaries prints it.
type coded struct {
	Article   news.ArticleID `json:"article"`
	Outlet    string         `json:"outlet"`
	Published news.Day       `json:"published"`
	Start     int            `json:"start"`
	End       int            `json:"end"`
	Text      string         `json:"text"`
	petrarch.Event
}

// code codes the articles of the record with dictionaries that people bring.
func (c eventsCmd) code(e *env, db *store.DB) error {
	d, err := petrarch.Load(os.DirFS(c.Dictionaries))
	if err != nil {
		return fmt.Errorf("reading dictionaries from %s: %w", c.Dictionaries, err)
	}
	q, err := c.query()
	if err != nil {
		return err
	}
	ids, err := db.Search(e.ctx, store.WordQuery{Since: q.Since, Until: q.Until})
	if err != nil {
		return err
	}
	var out []coded
	for _, id := range ids {
		if err := e.ctx.Err(); err != nil {
			return err
		}
		a, err := db.Article(e.ctx, id)
		if err != nil {
			return err
		}
		grammar.Read(a)
		for _, ev := range d.Code(a, petrarch.Defaults()) {
			s := a.Sentences[ev.Sentence].Span
			out = append(out, coded{a.ID, a.Outlet, a.Published.Day, s.Start, s.End, a.Words(s), ev})
		}
		if c.Limit > 0 && len(out) >= c.Limit {
			out = out[:c.Limit]
			break
		}
	}
	return e.print(orEmpty(out), func() { e.printCoded(out) })
}

func (e *env) printCoded(cs []coded) {
	t := table{head: []string{"PUBLISHED", "SOURCE", "TARGET", "CODE", "RULE", "ARTICLE", "WORDS"}}
	for _, c := range cs {
		t.add(or(string(c.Published), "undated"), c.Source, c.Target, c.Code, c.Rule, string(c.Article), "“"+oneLine(c.Text)+"”")
	}
	t.print(e.out, e.style)
}
