package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/event"
	"chancery/internal/name"
	"chancery/internal/news"
)

// A deed is an event in the form that formats of deeds have.
type deed struct {
	*news.Event
	typ, mode, cameo string
	day              news.Day
	dayHow           string // "event", or "published" where the event's own day is unknown
	actor, recipient news.Entity
	mentions         []mention // in order of publication
}

// A mention is one sentence that reports a deed.
type mention struct {
	news.MentionOfEvent
	article  *news.Article
	read     *news.EventMention // how it was read, nil if the record has changed since
	sentence int                // from 1, of the whole text
}

// deeds lists the events that can be written, by day and ID.
func (w *writer) deeds() (out []*deed) {
	for i := range w.src.Events {
		e := &w.src.Events[i]
		d, why := w.deed(e)
		if why != "" {
			w.leave(why)
			continue
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b *deed) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.ID, b.ID)) })
	return out
}

// deed makes a deed of an event, or says why not.
func (w *writer) deed(e *news.Event) (*deed, string) {
	d := &deed{Event: e, typ: e.Type, mode: e.Mode, cameo: e.CAMEO, actor: e.Actor, recipient: e.Recipient}
	switch e.Status {
	case news.Done, news.Ongoing, "":
	case news.Planned, news.Possible, news.CalledFor, news.Historical:
		if !w.o.includes(e.Status) {
			return nil, string(e.Status)
		}
		if !d.project(e.Status) {
			return nil, "called for by nobody named"
		}
	default:
		return nil, string(e.Status)
	}
	if d.cameo == "" {
		d.cameo = codeOf(d.typ, d.mode)
	}
	if len(d.cameo) == 2 {
		d.cameo += "0"
	}
	d.mentions = w.mentions(e)
	if d.day, d.dayHow = dayOf(e, d.mentions); d.day == "" {
		return nil, "no day known"
	}
	if !w.spans && e.Days.From.Known() && e.Days.To.Sub(e.Days.From) > longest {
		return nil, "no closer than a month"
	}
	return d, ""
}

// longest is how many days after its first an event may end in formats that have
// one day for it.
const longest = 31

// project applies PLOVER's rules for what has not happened.
func (d *deed) project(s news.Status) bool {
	switch s {
	case news.Planned, news.Possible:
		p := tables().projected[d.typ]
		d.typ, d.mode, d.cameo = cmp.Or(p.typ, d.typ), "", p.code
	case news.CalledFor:
		if d.AssertedBy == "" {
			return false
		}
		helps := event.Codebook().Quad(d.typ) <= 2
		d.recipient, d.actor = d.actor, asserter(d.AssertedBy)
		d.typ, d.mode, d.cameo = "REQUEST", "", "100"
		if helps {
			d.cameo = "020"
		}
	}
	return true
}

// asserter is who calls for a deed, as far as the knowledge base knows the name.
func asserter(words string) news.Entity {
	if es := name.Default().Lookup(words, ""); len(es) > 0 {
		return es[0]
	}
	return news.Entity{Name: words}
}

// dayOf is the day of an event, or else of its first report.
func dayOf(e *news.Event, ms []mention) (news.Day, string) {
	if d := cmp.Or(e.Days.From, e.Days.To); d.Known() {
		return d, "event"
	}
	for _, m := range ms {
		if d := m.article.Published.Day; d.Known() {
			return d, "published"
		}
	}
	return "", ""
}

// mentions finds the articles behind an event's mentions.
func (w *writer) mentions(e *news.Event) (out []mention) {
	for _, m := range e.Mentions {
		a := w.src.Articles[m.Article]
		if a == nil {
			continue
		}
		x := mention{MentionOfEvent: m, article: a, sentence: a.SentenceAt(m.Start) + 1}
		for i := range a.Events {
			if a.Events[i].Trigger == m.Trigger && a.Events[i].Type == e.Type {
				x.read = &a.Events[i]
			}
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b mention) int {
		return cmp.Or(compareDays(a.article.Published.Day, b.article.Published.Day), cmp.Compare(stamp(a.article), stamp(b.article)),
			cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Trigger.Start, b.Trigger.Start))
	})
	return out
}

// compareDays puts unknown days last.
func compareDays(a, b news.Day) int {
	if a.Known() != b.Known() {
		if a.Known() {
			return -1
		}
		return 1
	}
	return cmp.Compare(a, b)
}

// articles counts the articles that mention a deed, copies included.
func (d *deed) articles() int {
	seen := map[news.ArticleID]bool{}
	for _, m := range d.Mentions {
		seen[m.Article] = true
	}
	return len(seen)
}

// number is the event's ID as a number: its twelve hexadecimal digits.
func number(id news.EventID) string {
	n, err := strconv.ParseUint(strings.TrimPrefix(string(id), "e"), 16, 63)
	if err != nil {
		return ""
	}
	return strconv.FormatUint(n, 10)
}

// address is where a reader finds an article: its URL, or else its ID here.
func address(a *news.Article) string {
	if a.URL != "" {
		return a.URL
	}
	return "chancery:article/" + string(a.ID)
}

// stamp is when an article was published, as fourteen digits of UTC; midnight
// where only the day is known, empty where nothing is.
func stamp(a *news.Article) string {
	if t, err := time.Parse(time.RFC3339, a.Published.Time); err == nil {
		return t.UTC().Format("20060102150405")
	}
	if d := a.Published.Day; d.Known() {
		return compact(d) + "000000"
	}
	return ""
}

// compact writes a day as eight digits.
func compact(d news.Day) string { return strings.ReplaceAll(string(d), "-", "") }

// decimal writes a number without needless zeros.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// coordinate writes degrees to four places; a place without them has none.
func coordinate(e news.Entity, degrees float64) string {
	if e.Lat == 0 && e.Lon == 0 {
		return ""
	}
	return strconv.FormatFloat(degrees, 'f', 4, 64)
}
