package compare

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"chancery/internal/news"
)

// Events merges the event mentions of a story's articles into events. Two
// mentions are one event if they have the same PLOVER type, no contradicting
// mode, sides that fit (the same entity, or a person and his country), places
// that fit (a city and its country) and days that can be the same. The most
// specific mentions are placed first, so "Russia" joins "Vladimir Putin" and
// not the other way round. The event that most origins report comes first.
func Events(s *news.Story, as []*news.Article) []news.Event {
	t := lay(s, as)
	clusters := t.cluster(t.profiles())
	out := make([]news.Event, 0, len(clusters))
	for _, c := range clusters {
		out = append(out, t.event(c))
	}
	t.joinOccasions(out)
	slices.SortStableFunc(out, func(a, b news.Event) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Mentions), len(a.Mentions)))
	})
	return out
}

// A sighting is an event mention with its article and entities at hand.
type sighting struct {
	article *news.Article
	mention *news.EventMention
	rank    int // of the article in order of publication
}

// A profile is what all its sightings have in common.
type profile struct {
	typ, mode                string
	actor, recipient, place  news.Entity // zero if unknown
	when                     news.Interval
	historical               bool
	signs                    bool // a signing: no praise, and no visit
	sightings                []sighting
	firstArticle, firstStart int
}

type profileKey struct {
	typ, mode               string
	actor, recipient, place news.EntityID
	when                    news.Interval
	historical, signs       bool
}

// profiles groups equal mentions, the most specific group first.
func (t *table) profiles() []*profile {
	byKey := map[profileKey]*profile{}
	var all []*profile
	for i, a := range t.articles {
		for j := range a.Events {
			m := &a.Events[j]
			p := newProfile(a, m)
			k := profileKey{p.typ, p.mode, p.actor.ID, p.recipient.ID, p.place.ID, p.when, p.historical, p.signs}
			if q := byKey[k]; q != nil {
				p = q
			} else {
				byKey[k] = p
				p.firstArticle, p.firstStart = i, m.Trigger.Start
				all = append(all, p)
			}
			p.sightings = append(p.sightings, sighting{a, m, i})
		}
	}
	slices.SortStableFunc(all, func(p, q *profile) int {
		return cmp.Or(cmp.Compare(q.detail(), p.detail()), cmp.Compare(len(q.sightings), len(p.sightings)),
			cmp.Compare(p.firstArticle, q.firstArticle), cmp.Compare(p.firstStart, q.firstStart))
	})
	return all
}

func newProfile(a *news.Article, m *news.EventMention) *profile {
	p := &profile{typ: m.Type, mode: m.Mode, when: m.When, historical: m.Status == news.Historical, signs: m.CAMEO == signing}
	if d := publishedDay(a); d.Known() && m.When.To.Known() &&
		(m.Status == news.Planned && m.When.To < d || m.Status == news.Done && m.When.From > d) {
		p.when = news.Interval{} // a plan for yesterday, a deed of tomorrow: the day belongs to something else
	}
	p.actor, p.recipient, p.place = entityOf(a, m.Actor), entityOf(a, m.Recipient), entityOf(a, m.Place)
	return p
}

// entityOf resolves a role, by the mention that is its head if the role itself
// names no entity. Words without any become an entity without a type, so that
// they are shown and compared by name.
func entityOf(a *news.Article, r news.Role) news.Entity {
	if e := a.Entity(r.Entity); e != nil {
		return *e
	}
	for _, m := range a.Mentions {
		if m.End == r.End && r.Contains(m.Span) && m.Kind != news.ByDemonym {
			if e := a.Entity(m.Entity); e != nil {
				return *e
			}
		}
	}
	if w := a.Words(r.Span); w != "" && r.Entity == "" {
		return news.Entity{ID: news.EntityID("local:" + w), Name: w}
	}
	return news.Entity{}
}

// detail says how much a profile pins down.
func (p *profile) detail() int {
	n := 0
	for _, e := range []news.Entity{p.actor, p.recipient, p.place} {
		n += specific(e)
	}
	if p.when.From.Known() && p.when.From == p.when.To {
		n += 2
	} else if p.when.Known() {
		n++
	}
	if p.mode != "" {
		n++
	}
	return n
}

func specific(e news.Entity) int {
	switch {
	case e.ID == "":
		return 0
	case e.Type == news.Country || e.Type == news.Group || e.Type == "" || (e.Type == news.Place && e.Country == ""):
		return 1
	}
	return 2
}

// cluster puts each profile into the best cluster all of whose members it
// fits, or opens a new one.
func (t *table) cluster(ps []*profile) [][]*profile {
	var out [][]*profile
	for _, p := range ps {
		best, at := 0, -1
		for i, c := range out {
			if c[0].typ != p.typ {
				continue
			}
			if n := t.fit(p, c); n > best {
				best, at = n, i
			}
		}
		if at < 0 {
			out = append(out, []*profile{p})
		} else {
			out[at] = append(out[at], p)
		}
	}
	return out
}

// fit is how much p has in common with a cluster, 0 if it contradicts it or
// shares nothing that names anybody.
func (t *table) fit(p *profile, c []*profile) int {
	best := 0
	for _, q := range c {
		n, ok := t.fitOne(p, q)
		if !ok {
			return 0
		}
		best = max(best, n)
	}
	return best
}

func (t *table) fitOne(p, q *profile) (int, bool) {
	if p.mode != q.mode && p.mode != "" && q.mode != "" || p.signs != q.signs {
		return 0, false
	}
	if !t.sameTime(p, q) {
		return 0, false
	}
	where, ok := places(p.place, q.place)
	if !ok && !(p.travels() && q.travels() && p.place.Country == q.place.Country && p.place.Country != "") {
		return 0, false // two cities; of one country they are the legs of one journey
	}
	sides, ok := bothSides(p, q)
	if !ok {
		return 0, false
	}
	if !p.travels() && sides <= 3 && where == 0 && !(p.when.Known() && q.when.Known()) && !(p.sided() && q.sided()) {
		return 0, true // one side is unknown and nothing else ties them
	}
	if sides == 0 && (where < 3 || p.actor.ID != "" || q.actor.ID != "") {
		return 0, true
	}
	return 2*sides + where, true
}

// sameTime compares days. A mention without one is taken to be of the story's
// own days, unless it is told as history.
func (t *table) sameTime(p, q *profile) bool {
	if p.historical != q.historical && !(p.when.Known() && q.when.Known()) {
		return false
	}
	v, w := t.effective(p), t.effective(q)
	if p.travels() && q.travels() {
		v = news.Interval{From: v.From.Add(-journey), To: v.To.Add(journey)}
	}
	return v.Meets(w)
}

// journey is how many days the legs of one visit can be apart.
const journey = 3

func (p *profile) travels() bool { return p.mode == "visit" || p.typ == "CONSULT" && p.mode == "" }

func (t *table) effective(p *profile) news.Interval {
	if p.when.Known() || p.historical {
		return p.when
	}
	const slack = 14 // days: a story is announced before and commented on after
	return news.Interval{From: t.days.From.Add(-slack), To: t.days.To.Add(slack)}
}

// bothSides compares actors and recipients, crosswise too where the type has
// no direction ("Xi and Putin met").
func bothSides(p, q *profile) (int, bool) {
	a, okA := fitting(p.actor, q.actor)
	r, okR := fitting(p.target(), q.target())
	if okA && okR {
		return a + r, true
	}
	if !p.mutual() || !q.mutual() {
		return 0, false
	}
	a, okA = fitting(p.actor, q.recipient)
	r, okR = fitting(p.recipient, q.actor)
	return a + r, okA && okR
}

// sided reports whether both sides are known.
func (p *profile) sided() bool { return p.actor.ID != "" && p.target().ID != "" }

func (p *profile) mutual() bool {
	switch p.typ {
	case "AGREE", "COOPERATE":
		return true
	case "CONSULT":
		return p.mode != "visit"
	}
	return false
}

// target is the other side; for a visit without a host it is the place.
func (p *profile) target() news.Entity {
	if p.recipient.ID == "" && p.mode == "visit" {
		return p.place
	}
	return p.recipient
}

// fitting says whether two entities can stand for one side: 3 for the same
// one, 1 or 2 for a person or office and the country, 0 if one is unknown.
func fitting(x, y news.Entity) (int, bool) {
	switch {
	case x.ID == "" || y.ID == "":
		return 0, true
	case x.ID == y.ID:
		return 3, true
	case x.Country == "" || x.Country != y.Country:
		return 0, false
	case stands(x) || stands(y):
		return 2, true
	case x.Type == news.Organisation && x.Sector == "GOV", y.Type == news.Organisation && y.Sector == "GOV":
		return 1, true
	}
	return 0, false
}

// stands reports whether e can stand for anybody of its country.
func stands(e news.Entity) bool {
	return e.Type == news.Country || e.Type == news.Group || e.Type == news.Place
}

// places says whether two places can be one: 3 the same, 2 a city and its
// country.
func places(x, y news.Entity) (int, bool) {
	switch {
	case x.ID == "" || y.ID == "":
		return 0, true
	case x.ID == y.ID:
		return 3, true
	case x.Country != "" && x.Country == y.Country && (x.Type == news.Country) != (y.Type == news.Country):
		return 2, true
	}
	return 0, false
}

// eventID is the same whenever the same first mention is read into the same
// story.
func eventID(s news.StoryID, first sighting) news.EventID {
	h := sha256.New()
	for _, part := range []string{string(s), string(first.article.ID), strconv.Itoa(first.mention.Trigger.Start), first.mention.Type} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return news.EventID("e" + hex.EncodeToString(h.Sum(nil)[:6]))
}
