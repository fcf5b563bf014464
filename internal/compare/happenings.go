package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// main is the event that the story is about: the one that most origins report,
// in their leads rather than in passing, and not as history.
func (t *table) main(es []news.Event) *news.Event {
	var best *news.Event
	var bestScore int
	for i := range es {
		if n := t.prominence(&es[i]); best == nil || n > bestScore {
			best, bestScore = &es[i], n
		}
	}
	return best
}

func (t *table) prominence(e *news.Event) int {
	leads := map[news.ArticleID]bool{}
	for _, m := range e.Mentions {
		if a := t.byID[m.Article]; a != nil && inLead(a, m.Span) {
			leads[m.Article] = true
		}
	}
	n := 10*e.Origins + 6*len(leads) + 4*t.opens(e) + min(len(e.Mentions), 5)
	if Named(e) {
		n += 10
	}
	if t.plainlySaid(e) == 0 || slices.Contains(soft, e.Type) {
		n -= 15
	}
	if e.Status == news.Historical {
		n -= 20
	}
	return n
}

// opens counts the reports whose first words about anything that happened are
// about e: what comes after is told of it, or led to it.
func (t *table) opens(e *news.Event) (n int) {
	for _, m := range e.Mentions {
		if a := t.byID[m.Article]; a != nil && len(a.Events) > 0 && a.Events[0].Trigger == m.Trigger {
			n++
		}
	}
	return n
}

// eventSlots shows events that two origins report, that stand in a lead, or
// that are told with their sides and a day.
func (t *table) eventSlots(es []news.Event, main *news.Event) []news.Slot {
	var out []news.Slot
	taken := map[string]bool{}
	for i := range es {
		e := &es[i]
		name := t.rowName(e)
		if name == "" || !t.worthShowing(e, main) {
			continue
		}
		if taken[name] && e.Days.Known() {
			name += ", " + days(e.Days)
		}
		if taken[name] {
			continue
		}
		taken[name] = true
		out = append(out, t.eventSlot(name, e, e == main))
	}
	return out
}

// soft are types made of words and attitudes: hardly two reports mean the same
// by them, and a row of the board could not say what was done.
var soft = []string{"CONCEDE", "COOPERATE", "REQUEST", "SUPPORT"}

// worthShowing wants sides that are known by name, a type that is a deed and
// two origins that state it plainly. One origin is enough for the main event
// if there is no other, and, where few report, for another visit by somebody of
// the main event that it dates.
func (t *table) worthShowing(e, main *news.Event) bool {
	if e == main {
		return Named(e) && (t.plainlySaid(e) >= 2 || t.plainlySaid(e) == 1 && e.Origins == t.witnesses())
	}
	if !Named(e) || slices.Contains(soft, e.Type) {
		return false
	}
	if e.Origins >= 2 {
		return t.plainlySaid(e) >= 2
	}
	return t.witnesses() <= few && main != nil && t.plainlySaid(e) == 1 && e.Days.Known() && e.Mode == "visit" &&
		takesPart(e, main) && !misdated(e, main)
}

// takesPart reports whether the actor of e is on either side of main, or of the
// country where main happens.
func takesPart(e, main *news.Event) bool {
	for _, side := range []news.Entity{main.Actor, main.Recipient, main.Place} {
		if n, ok := fitting(e.Actor, side); ok && n > 0 {
			return true
		}
	}
	return false
}

// plainlySaid counts the origins that state e in the plain order: actor, what
// he does, the other side. "Trump's Las Vegas shooting address" is not "Trump
// shoots at Las Vegas", whatever a rule may make of it.
func (t *table) plainlySaid(e *news.Event) int {
	var ids []news.ArticleID
	for _, m := range e.Mentions {
		if t.plain(m) {
			ids = append(ids, m.Article)
		}
	}
	return t.origins(ids)
}

func inOrder(x *news.EventMention) bool {
	const near = 80 // bytes between actor and trigger: further off stands another clause
	other := x.Recipient.Span
	if other.IsZero() {
		other = x.Place.Span
	}
	gap := x.Trigger.Start - x.Actor.End
	return !x.Actor.IsZero() && gap >= 0 && gap <= near && other.Start >= x.Trigger.End
}

// misdated reports whether e looks like a mention of the main event on which a
// day of something else has rubbed off: the same visit by the same people,
// told by one origin and not as history.
func misdated(e, main *news.Event) bool {
	if main == nil || e.Type != main.Type || e.Mode != main.Mode || e.Status == news.Historical {
		return false
	}
	_, actor := fitting(e.Actor, main.Actor)
	_, other := fitting(target(e), target(main))
	return actor && other
}

// target is the other side of an event, by its country where it has one.
func target(e *news.Event) news.Entity {
	if e.Recipient.ID != "" {
		return news.Entity{ID: e.Recipient.ID, Country: e.Recipient.Country, Type: news.Country}
	}
	return news.Entity{ID: e.Place.ID, Country: e.Place.Country, Type: news.Country}
}

// Named reports whether both sides of an event, or its actor and its place,
// are entities with a name and not just words such as "the two leaders".
func Named(e *news.Event) bool {
	if r, _ := utf8.DecodeRuneInString(e.Actor.Name); !unicode.IsUpper(r) {
		return false
	}
	return e.Actor.Type != "" && (e.Recipient.Type != "" || e.Place.Type != "" && e.Recipient.ID == "")
}

// Label words an event in the present tense: "Xi Jinping visits Moscow". It is
// a label for tables, not a claim; "" if neither side is known.
func Label(e *news.Event) string {
	verb := verbOf(e)
	if verb == "" {
		verb = strings.ToLower(e.Type)
	}
	actor, recipient, place := side(e.Actor), side(e.Recipient), side(e.Place)
	other := cmp.Or(recipient, place)
	if e.Mode == "visit" && e.CAMEO != hosting && place != "" && (e.Place.Type != news.Country || recipient == "" || gate(recipient)) && !(gate(place) && recipient != "") {
		other = place
	}
	switch {
	case actor == "" && other == "":
		return ""
	case other == "":
		return actor + ": " + verb
	case actor == "":
		return "somebody " + verb + " " + other
	}
	return actor + " " + verb + " " + other
}

// hosting is the CAMEO code of a visit told from the side of the host.
const hosting = "043"

// side is the name of an entity as a label can use it: "" for words that count
// somebody ("least 12,000 people") and name nobody.
func side(e news.Entity) string {
	if strings.ContainsAny(e.Name, "0123456789") && !unicode.IsUpper([]rune(e.Name)[0]) {
		return ""
	}
	first, _, _ := strings.Cut(e.Name, " ")
	switch strings.ToLower(first) {
	case "least", "most", "more", "dozens", "hundreds", "thousands", "several", "some", "many", "other", "others":
		return ""
	}
	return e.Name
}

// gate reports whether a name is that of a place where journeys begin and end:
// nobody visits an airport.
func gate(name string) bool {
	for _, w := range []string{" Airport", " Station", " Air Base", " Airfield", " Port"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// eventSlot gives, article by article, how far the event had got.
func (t *table) eventSlot(name string, e *news.Event, isMain bool) news.Slot {
	suffix := ""
	if !isMain && e.Days.Known() {
		suffix = ", " + days(e.Days)
	}
	best := map[news.ArticleID]news.MentionOfEvent{}
	for _, m := range e.Mentions {
		if b, ok := best[m.Article]; !ok || t.outweighs(m, b) {
			best[m.Article] = m
		}
	}
	var cs []claim
	for _, a := range t.articles {
		if m, ok := best[a.ID]; ok {
			cs = append(cs, claim{article: a, span: m.Span, value: string(m.Status) + suffix, by: m.AssertedBy, low: math.NaN()})
		}
	}
	s := t.slot(name, "event", plain, cs)
	s.Verdict = t.progress(e, s.Verdict)
	if s.Verdict == news.Updated {
		slices.SortStableFunc(s.Values, func(a, b news.Value) int {
			return cmp.Compare(strength(statusIn(a.Value)), strength(statusIn(b.Value)))
		})
	}
	return s
}

// outweighs reports whether mention m of an article speaks for it rather than
// b: one that states the event in the plain order rather than in passing ("her
// visit"), then the stronger status.
func (t *table) outweighs(m, b news.MentionOfEvent) bool {
	if x, y := t.plain(m), t.plain(b); x != y {
		return x
	}
	return strength(m.Status) > strength(b.Status)
}

// plain reports whether a mention states its event in the plain order.
func (t *table) plain(m news.MentionOfEvent) bool {
	a := t.byID[m.Article]
	return a != nil && slices.ContainsFunc(a.Events, func(x news.EventMention) bool {
		return x.Span == m.Span && x.Trigger == m.Trigger && inOrder(&x)
	})
}

func statusIn(value string) news.Status {
	s, _, _ := strings.Cut(value, ",")
	return news.Status(s)
}

// progress judges different statuses of one event: a plan that is carried out
// or called off is an update, a denial contradicts, doubt is compatible.
func (t *table) progress(e *news.Event, v news.Verdict) news.Verdict {
	if v != news.Contradicted {
		return v
	}
	has := map[news.Status]bool{}
	for _, m := range e.Mentions {
		if m.Status != news.Denied || m.AssertedBy != "" { // "has not condemned" is a negation, nobody's denial
			has[m.Status] = true
		}
	}
	happened := has[news.Done] || has[news.Ongoing]
	switch {
	case has[news.Denied] && (happened || has[news.Planned]), happened && has[news.Cancelled], happened && has[news.Failed]:
		return news.Contradicted
	case has[news.Planned] && (happened || has[news.Cancelled] || has[news.Failed]):
		return news.Updated
	}
	return news.Compatible
}

// dayClaims is the day of the main event, from those of its mentions that pin it
// down to three days or fewer.
func (t *table) dayClaims(main *news.Event) []claim {
	if main == nil {
		return nil
	}
	seen := map[news.ArticleID]bool{}
	var cs []claim
	for _, m := range main.Mentions {
		a := t.byID[m.Article]
		if a == nil || seen[a.ID] || !m.When.From.Known() || !m.When.To.Known() || m.When.To.Sub(m.When.From) > 2 || !m.When.Meets(main.Days) {
			continue
		}
		seen[a.ID] = true
		c := claim{article: a, span: whenSpan(a, m), value: days(m.When), by: m.AssertedBy, days: m.When, low: math.NaN(), number: math.NaN()}
		if k := a.SentenceAt(c.span.Start); k >= 0 {
			c.words = contentWords(a, a.Sentences[k].Span, c.span)
		}
		cs = append(cs, c)
	}
	return cs
}

// whenSpan is the time expression behind a mention's day, or its sentence.
func whenSpan(a *news.Article, m news.MentionOfEvent) news.Span {
	for i := range a.Events {
		if e := &a.Events[i]; e.Span == m.Span && e.Trigger == m.Trigger && !e.WhenSpan.IsZero() {
			return e.WhenSpan
		}
	}
	return m.Span
}

// days writes an interval: a day, a year, a range.
func days(v news.Interval) string {
	switch {
	case v.From == v.To:
		return string(v.From)
	case !v.To.Known():
		return "from " + string(v.From)
	case !v.From.Known():
		return "until " + string(v.To)
	}
	from, to := string(v.From), string(v.To)
	if len(from) != len("2006-01-02") || len(to) != len(from) {
		return from + "/" + to
	}
	if strings.HasSuffix(from, "-01-01") && strings.HasSuffix(to, "-12-31") && from[:4] == to[:4] {
		return from[:4]
	}
	if strings.HasSuffix(from, "-01") && from[:7] == to[:7] && v.To.Add(1)[8:] == "01" {
		return from[:7]
	}
	return from + "/" + to
}

// Main returns the event that the story is about; nil if there is none.
func Main(s *news.Story, as []*news.Article, es []news.Event) *news.Event {
	return lay(s, as).main(es)
}
