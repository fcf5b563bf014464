package cli

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/compare"
	"chancery/internal/event"
	"chancery/internal/news"
	"chancery/internal/store"
)

type eventsCmd struct {
	Actor     string `help:"Country code or name, person or organisation."`
	Recipient string `help:"As --actor."`
	Type      string `help:"PLOVER type, as CONSULT or ASSAULT."`
	Status    string `help:"planned, ongoing, done, denied, failed, cancelled, possible, called-for or historical."`
	Since     string `placeholder:"DAY" help:"Events on or after this day."`
	Until     string `placeholder:"DAY" help:"Events on or before this day."`
	Story     string `help:"Events of this story."`
	Limit     int    `help:"At most so many events."`
}

func (eventsCmd) Help() string {
	return `One row an event, however many reports mention it; origins are independent reports.

Examples:
  chancery events --actor RUS --recipient CHN --type CONSULT
  chancery events --status planned --json`
}

func (c eventsCmd) Run(e *env) error {
	if err := c.check(); err != nil {
		return err
	}
	f := store.EventFilter{Actor: actor(c.Actor), Recipient: actor(c.Recipient), Type: c.Type, Status: c.Status, Limit: c.Limit}
	var err error
	if f.Since, err = day("since", c.Since); err != nil {
		return err
	}
	if f.Until, err = day("until", c.Until); err != nil {
		return err
	}
	return e.view(func(db *store.DB) error {
		if c.Story != "" {
			if f.Story, err = db.FindStory(e.ctx, c.Story); err != nil {
				return err
			}
		}
		es, err := db.Events(e.ctx, f)
		if err != nil {
			return err
		}
		return e.print(orEmpty(es), func() { e.printEvents(es) })
	})
}

// check refuses a type or status that no event can have.
func (c eventsCmd) check() error {
	if c.Type != "" && event.Codebook().Type(strings.ToUpper(c.Type)) == nil {
		var names []string
		for _, t := range event.Codebook().Types {
			names = append(names, t.Name)
		}
		return fmt.Errorf("--type %s: there are %s", c.Type, strings.Join(names, ", "))
	}
	if c.Status != "" && !slices.Contains(news.Statuses(), news.Status(strings.ToLower(c.Status))) {
		return fmt.Errorf("--status %s: there are %v", c.Status, news.Statuses())
	}
	return nil
}

func (e *env) printEvents(es []news.Event) {
	t := table{head: []string{"EVENT", "DAY", "TYPE", "STATUS", "ACTOR", "RECIPIENT", "PLACE", "ORIGINS", "WORDS"}}
	for _, ev := range es {
		words := ""
		if len(ev.Mentions) > 0 {
			words = "“" + oneLine(ev.Mentions[0].Text) + "”"
		}
		kind := ev.Type
		if ev.Mode != "" {
			kind += "/" + ev.Mode
		}
		t.add(string(ev.ID), days(ev.Days), kind, string(ev.Status), ev.Actor.Label(), ev.Recipient.Label(), or(ev.Place.Name, "unknown"), fmt.Sprint(ev.Origins), words)
	}
	t.print(e.out, e.style)
}

type timelineCmd struct {
	A string `arg:"" help:"Country code or name, person or organisation."`
	B string `arg:"" help:"The other side."`
}

func (timelineCmd) Help() string {
	return `Examples:
  chancery timeline RUS CHN
  chancery timeline Putin Xi`
}

func (c timelineCmd) Run(e *env) error {
	return e.view(func(db *store.DB) error {
		es, err := db.Events(e.ctx, store.EventFilter{Actor: actor(c.A), Recipient: actor(c.B), Either: true})
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

// mentioned lists the articles that mention any of es, each once.
func mentioned(es []news.Event) []news.ArticleID {
	seen := map[news.ArticleID]bool{}
	var out []news.ArticleID
	for _, ev := range es {
		for _, m := range ev.Mentions {
			if !seen[m.Article] {
				seen[m.Article] = true
				out = append(out, m.Article)
			}
		}
	}
	return out
}

func (e *env) printTimeline(entries []compare.Entry) {
	t := table{head: []string{"DAY", "STATUS", "WHAT"}}
	for _, en := range entries {
		t.add(days(news.Interval{From: en.Day, To: en.To}), string(en.Status), oneLine(en.Text))
	}
	t.print(e.out, e.style)
}
