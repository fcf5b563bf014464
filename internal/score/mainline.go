package score

import (
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// The main line of the seed record is what happens in the country where the
// affairs of the reports take place: of the events listed, those whose place
// lies there. events_main_line is the share of them that the event table has:
// an event with a mention at those words, of that type and status, with those
// sides, dated within the days of the affair once the reports of it are
// compared; of an affair whose day no report states, it is enough that no
// other day is told. Which country it is, and where its places lie, the record
// says itself: the recipient of the first visit, the country of its entities.

// mainLine counts the events of the main line, and those that the table has.
func (rec *seedRecord) mainLine(found []news.Story) (right, all int) {
	table := rec.tableOf(found)
	for i := range rec.Documents {
		d := &rec.Documents[i]
		host := d.host()
		days := rec.daysOf(d.RealWorldEvent)
		for _, g := range d.Events {
			if host == "" || g.Place == nil || !d.lies(*g.Place, host) {
				continue
			}
			all++
			want := find(d.article, g.Trigger)
			right += one(slices.ContainsFunc(table[d.article.ID], func(e news.Event) bool {
				return d.tells(e, g, want, days)
			}))
		}
	}
	return right, all
}

// tableOf lists the events of each report, by report.
func (rec *seedRecord) tableOf(found []news.Story) map[news.ArticleID][]news.Event {
	out := map[news.ArticleID][]news.Event{}
	for i := range found {
		var as []*news.Article
		for _, d := range rec.Documents {
			if slices.Contains(found[i].Articles, d.article.ID) {
				as = append(as, d.article)
			}
		}
		es := merged(&found[i], as)
		for _, a := range as {
			out[a.ID] = es
		}
	}
	return out
}

// host is the country that the first visit of the report goes to.
func (d *seedDoc) host() string {
	for _, e := range d.Events {
		if e.is("CONSULT") && e.Target != nil && len(*e.Target) >= 3 {
			return (*e.Target)[:3]
		}
	}
	return ""
}

// is reports whether an event has a type, or has it as its base.
func (e *seedEvent) is(typ string) bool { return e.Type == typ || e.Base != nil && *e.Base == typ }

// lies reports whether a place names an entity of a country.
func (d *seedDoc) lies(place, country string) bool {
	return slices.ContainsFunc(d.Entities, func(e seedEntity) bool {
		return e.Country != nil && *e.Country == country && e.Quote != "" &&
			(strings.Contains(place, e.Quote) || strings.Contains(place, shortName(e.Name)))
	})
}

// shortName is a name without what stands in brackets behind it.
func shortName(name string) string {
	short, _, _ := strings.Cut(name, " (")
	return short
}

// affairDays are the days of an affair, and whether a report of it states its
// own day, so that they can be told.
type affairDays struct {
	news.Interval
	stated bool
}

// covers reports whether v is right for something that happened on those days:
// no month that holds them, but days among them.
func (v affairDays) covers(w news.Interval) bool {
	if !w.Known() {
		return !v.stated
	}
	return w.From.Known() && w.To.Known() && w.To.Sub(w.From) <= 7 && w.Meets(v.Interval)
}

// daysOf are the days that the times of an affair's events name.
func (rec *seedRecord) daysOf(affair string) (v affairDays) {
	for _, d := range rec.Documents {
		if d.RealWorldEvent != affair {
			continue
		}
		v.stated = v.stated || d.PublicationDate.Stated != nil
		for _, e := range d.Events {
			if day := dayOf(e.Time); e.is("CONSULT") && day.Known() {
				if !v.From.Known() || day < v.From {
					v.From = day
				}
				if last := lastDay(e.Time); last > v.To {
					v.To = last
				}
			}
		}
	}
	return v
}

// lastDay is the second day of "2024-05-16/17", else the first.
func lastDay(time string) news.Day {
	if first := dayOf(time); len(time) >= 13 && time[10] == '/' {
		if d := news.ParseDay(string(first[:8]) + time[11:13]); d.Known() {
			return d
		}
	}
	return dayOf(time)
}

// tells reports whether event e of the table is the gold event g.
func (d *seedDoc) tells(e news.Event, g seedEvent, at news.Span, days affairDays) bool {
	if !g.is(e.Type) || !days.covers(e.Days) {
		return false
	}
	if !slices.ContainsFunc(e.Mentions, func(m news.MentionOfEvent) bool {
		return m.Article == d.article.ID && m.Trigger.Overlaps(at) && sameStatus(g.Status, m.Status)
	}) {
		return false
	}
	return sidesMeet(g, e)
}

// sidesMeet compares sides: "RUS Putin" is somebody of Russia whose name holds
// Putin or, for want of one, the country. "RUS Putin; CHN Xi" without a
// recipient are both sides, in any order.
func sidesMeet(g seedEvent, e news.Event) bool {
	var actors []string
	if g.Source != nil {
		actors = strings.Split(*g.Source, "; ")
	}
	if g.Target == nil && len(actors) == 2 {
		return sideMeets(actors[0], e.Actor) && sideMeets(actors[1], e.Recipient) ||
			sideMeets(actors[1], e.Actor) && sideMeets(actors[0], e.Recipient)
	}
	if len(actors) > 0 && !slices.ContainsFunc(actors, func(a string) bool { return sideMeets(a, e.Actor) }) {
		return false
	}
	return g.Target == nil || sideMeets(*g.Target, e.Recipient) || sideMeets(*g.Target, e.Place)
}

func sideMeets(gold string, e news.Entity) bool {
	country, name, _ := strings.Cut(gold, " ")
	return e.ID != "" && e.Country == country && (name == "" || e.Type != news.Person || strings.Contains(name, lastWord(e.Name)) || strings.Contains(e.Name, name))
}

func lastWord(name string) string {
	words := measure.Words(name)
	if len(words) == 0 {
		return name
	}
	return words[len(words)-1].In(name)
}
