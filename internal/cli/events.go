package cli

import (
	"fmt"

	"chancery/internal/ledger"
	"chancery/internal/news"
	"chancery/internal/store"
)

// eventFilter are the flags that select events.
type eventFilter struct {
	Actor      string `help:"Country code or name, person or organisation."`
	Recipient  string `help:"As --actor."`
	Either     bool   `help:"Actor and recipient may change sides."`
	Country    string `help:"Country of the actor, the recipient or the place."`
	Place      string `help:"Part of the place's name, or its GeoNames or Wikidata id."`
	Type       string `help:"PLOVER type, as CONSULT or ASSAULT."`
	Mode       string `help:"PLOVER mode, as visit."`
	Status     string `help:"planned, ongoing, done, denied, failed, cancelled, possible, called-for or historical."`
	Since      string `aliases:"from" placeholder:"DAY" help:"Events on or after this day."`
	Until      string `aliases:"to" placeholder:"DAY" help:"Events on or before this day."`
	Story      string `help:"Events of this story."`
	MinOrigins int    `placeholder:"N" help:"Events that at least so many independent origins report."`
	Limit      int    `help:"At most so many events; with --explain, so many of its sentences."`
}

// query checks the flags; the story is looked up later.
func (c eventFilter) query() (ledger.Query, error) {
	q := ledger.Query{Actor: c.Actor, Recipient: c.Recipient, Either: c.Either, Country: c.Country, Place: c.Place, Type: c.Type, Mode: c.Mode,
		Status: c.Status, MinOrigins: c.MinOrigins, Limit: c.Limit}
	var err error
	if q.Since, err = day("since", c.Since); err != nil {
		return q, err
	}
	if q.Until, err = day("until", c.Until); err != nil {
		return q, err
	}
	return q, q.Check()
}

// events selects from the record.
func (c eventFilter) events(e *env, db *store.DB) ([]news.Event, error) {
	q, err := c.query()
	if err != nil {
		return nil, err
	}
	if c.Story != "" {
		if q.Story, err = db.FindStory(e.ctx, c.Story); err != nil {
			return nil, err
		}
	}
	return ledger.Select(e.ctx, db, q)
}

type eventsCmd struct {
	eventFilter
	Explain      string `placeholder:"ID" help:"One event: every sentence behind it, and why each was read so."`
	Dictionaries string `type:"existingdir" placeholder:"DIR" help:"Code the articles with the PETRARCH dictionaries of a folder instead."`
}

func (eventsCmd) Help() string {
	return `One row an event, however many reports mention it; origins are independent reports. With --dictionaries the articles of
the record are coded, sentence by sentence, with verb, actor and agent files in PETRARCH's format and in their own codes;
--since, --until and --limit then select articles, and nothing is kept.

Examples:
  chancery events --actor RUS --recipient CHN --type CONSULT
  chancery events --country Kenya --min-origins 2 --since 2024-05-01
  chancery events --status planned --json
  chancery events --explain e3f2
  chancery events --dictionaries my-dictionaries/`
}

func (c eventsCmd) Run(e *env) error {
	if _, err := c.query(); err != nil {
		return err
	}
	return e.view(func(db *store.DB) error {
		switch {
		case c.Explain != "":
			x, err := ledger.Explain(e.ctx, db, c.Explain)
			if err != nil {
				return err
			}
			return e.print(x, func() { e.printExplanation(x, c.Limit) })
		case c.Dictionaries != "":
			return c.code(e, db)
		}
		es, err := c.events(e, db)
		if err != nil {
			return err
		}
		return e.print(orEmpty(es), func() { e.printEvents(es) })
	})
}

func (e *env) printEvents(es []news.Event) {
	t := table{head: []string{"EVENT", "DAY", "TYPE", "STATUS", "ACTOR", "RECIPIENT", "PLACE", "ORIGINS", "WORDS"}}
	for _, ev := range es {
		words := ""
		if len(ev.Mentions) > 0 {
			words = "“" + oneLine(ev.Mentions[0].Text) + "”"
		}
		t.add(string(ev.ID), days(ev.Days), kind(ev.Type, ev.Mode), string(ev.Status), ev.Actor.Label(), ev.Recipient.Label(), or(ev.Place.Name, "unknown"), fmt.Sprint(ev.Origins), words)
	}
	t.print(e.out, e.style)
}

// kind is type and mode: "CONSULT/visit".
func kind(typ, mode string) string {
	if mode != "" {
		typ += "/" + mode
	}
	return typ
}

// mentioned lists the articles that mention any of es, each once.
func mentioned(es []news.Event) []news.ArticleID { return ledger.Mentioned(es) }
