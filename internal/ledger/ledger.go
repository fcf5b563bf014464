// Package ledger is the event table as people ask for it: events selected, counted
// by type and month, laid out between two actors over time, and explained down to
// the words, the rule and the tree behind each of them. Every face shows events
// through it.
package ledger

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/event"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/store"
)

// A Query selects events; the zero value selects all. Actor, Recipient and Country
// are a country's name or code of three letters, actors also an entity ID or part
// of a name.
type Query struct {
	Actor, Recipient string
	Either           bool   // actor and recipient may change sides
	Country          string // of the actor, the recipient or the place
	Place            string // part of the place's name, its GeoNames or Wikidata id
	Type, Mode       string
	Status           string
	Since, Until     news.Day
	Story            news.StoryID
	MinOrigins       int
	Limit            int // 0: no limit
}

// Check refuses types, modes and statuses that no event can have.
func (q Query) Check() error {
	b := event.Codebook()
	if q.Type != "" && b.Type(strings.ToUpper(q.Type)) == nil {
		var names []string
		for _, t := range b.Types {
			names = append(names, t.Name)
		}
		return fmt.Errorf("%q is no type; there are %s", q.Type, strings.Join(names, ", "))
	}
	if q.Mode != "" && !slices.ContainsFunc(b.Modes, func(m event.Mode) bool { return m.Name == strings.ToLower(q.Mode) }) {
		return fmt.Errorf("%q is no mode of any type", q.Mode)
	}
	if q.Status != "" && !slices.Contains(news.Statuses(), news.Status(strings.ToLower(q.Status))) {
		return fmt.Errorf("%q is no status; there are %v", q.Status, news.Statuses())
	}
	return nil
}

// Select returns the events of the record that q selects, by day, unknown days last.
func Select(ctx context.Context, db *store.DB, q Query) ([]news.Event, error) {
	f := store.EventFilter{Actor: Side(q.Actor), Recipient: Side(q.Recipient), Either: q.Either, Type: q.Type, Status: q.Status,
		Since: q.Since, Until: q.Until, Story: q.Story}
	rest := q.Mode != "" || q.Country != "" || q.Place != "" || q.MinOrigins > 1
	if !rest {
		f.Limit = q.Limit
	}
	es, err := db.Events(ctx, f)
	if err != nil || !rest {
		return es, err
	}
	country := Side(q.Country)
	es = slices.DeleteFunc(es, func(e news.Event) bool { return !q.keeps(&e, country) })
	if q.Limit > 0 && len(es) > q.Limit {
		es = es[:q.Limit]
	}
	return es, nil
}

// keeps applies what the store does not know to ask.
func (q Query) keeps(e *news.Event, country string) bool {
	switch {
	case e.Origins < q.MinOrigins, q.Mode != "" && e.Mode != strings.ToLower(q.Mode):
		return false
	case country != "" && e.Actor.Country != country && e.Recipient.Country != country && e.Place.Country != country:
		return false
	}
	return q.Place == "" || at(e.Place, q.Place)
}

func at(p news.Entity, ref string) bool {
	return strings.EqualFold(string(p.ID), ref) || strings.EqualFold(p.Wikidata, ref) && p.Wikidata != "" ||
		p.GeoNames != 0 && strconv.Itoa(p.GeoNames) == ref || p.Name != "" && strings.Contains(strings.ToLower(p.Name), strings.ToLower(ref))
}

// Side turns what people type for an actor into what the record holds: a country's
// name or code into its code of three capitals; anything else stays a name.
func Side(ref string) string {
	if ref = strings.TrimSpace(ref); ref == "" || len(ref) == 3 {
		return strings.ToUpper(ref)
	}
	for _, e := range name.Default().Lookup(ref, "") {
		if e.Type == news.Country && e.Country != "" {
			return e.Country
		}
	}
	return ref
}

// Mentioned lists the articles that mention any of es, each once.
func Mentioned(es []news.Event) (out []news.ArticleID) {
	seen := map[news.ArticleID]bool{}
	for _, e := range es {
		for _, m := range e.Mentions {
			if !seen[m.Article] {
				seen[m.Article] = true
				out = append(out, m.Article)
			}
		}
	}
	return out
}
