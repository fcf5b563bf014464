package compare

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
)

// Events merges the event mentions of a story's articles into events. Whether
// mentions of one PLOVER type are one event is decided by a small learned model
// over what they have in common (kin.go; data/MERGE.md tells how it was
// trained), joined by average linkage. Whatever it says, two mentions are two
// events if their days, their places or their named sides contradict each
// other. The event that most origins report comes first.
func Events(s *news.Story, as []*news.Article) []news.Event { return lay(s, as).events() }

// EventsWith is Events with another model, in the form of data/merge.tsv.
func EventsWith(model string, s *news.Story, as []*news.Article) []news.Event {
	t := lay(s, as)
	t.kin = parseKin(model)
	return t.events()
}

func (t *table) events() []news.Event {
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
	rule, code               string
	noun                     bool
	status                   news.Status
	trace                    *trace // of the first sighting
	sightings                []sighting
	firstArticle, firstStart int
}

type profileKey struct {
	typ, mode, rule         string
	actor, recipient, place news.EntityID
	when                    news.Interval
	historical              bool
	article, start          int // of mentions that are equal to none
}

// profiles groups equal mentions, the most specific group first. Mentions that
// name nobody are equal to none.
func (t *table) profiles() []*profile {
	byKey := map[profileKey]*profile{}
	var all []*profile
	stock := newWordStock(t.articles)
	for i, a := range t.articles {
		for j := range a.Events {
			m := &a.Events[j]
			p := t.newProfile(a, m)
			k := profileKey{typ: p.typ, mode: p.mode, rule: p.rule, actor: p.actor.ID, recipient: p.recipient.ID, place: p.place.ID,
				when: p.when, historical: p.historical}
			if p.actor.Type == "" && p.recipient.Type == "" {
				k.article, k.start = i+1, m.Trigger.Start
			}
			if q := byKey[k]; q != nil {
				p = q
			} else {
				byKey[k] = p
				p.firstArticle, p.firstStart, p.trace = i, m.Trigger.Start, stock.trace(a, i, m)
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

func (t *table) newProfile(a *news.Article, m *news.EventMention) *profile {
	p := &profile{typ: m.Type, mode: m.Mode, rule: m.Rule, code: m.CAMEO, status: m.Status, when: m.When,
		historical: m.Status == news.Historical, signs: m.CAMEO == signing, noun: isNounRule(m.Rule)}
	if t.isOthersDay(a, m) {
		p.when = news.Interval{}
	}
	p.actor, p.recipient, p.place = entityOf(a, m.Actor), entityOf(a, m.Recipient), entityOf(a, m.Place)
	return p
}

// isNounRule reads it off the ID of a rule: "visit.n", "kill.v".
func isNounRule(id string) bool {
	_, pos, _ := strings.Cut(id, ".")
	return strings.HasPrefix(pos, "n")
}

// isOthersDay recognises a plan for yesterday and a deed of tomorrow: the day
// belongs to something else. A report without a day is read on those of its
// story.
func (t *table) isOthersDay(a *news.Article, m *news.EventMention) bool {
	first, last := publishedDay(a), publishedDay(a)
	if !first.Known() {
		const slack = 14 // days: a story is announced before and commented on after
		if !t.days.From.Known() || !t.days.To.Known() {
			return false
		}
		first, last = t.days.From.Add(-slack), t.days.To.Add(slack)
	}
	return m.When.To.Known() && (m.Status == news.Planned && m.When.To < first || m.Status == news.Done && m.When.From > last)
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

// cluster joins profiles of one type while the mean probability that they
// tell of one event is above the model's cut. What cannot be one event is kept
// apart whatever the words say.
func (t *table) cluster(ps []*profile) (out [][]*profile) {
	byType := map[string][]*profile{}
	var types []string
	for _, p := range ps {
		if byType[p.typ] == nil {
			types = append(types, p.typ)
		}
		byType[p.typ] = append(byType[p.typ], p)
	}
	for _, typ := range types {
		out = append(out, t.clusterType(byType[typ])...)
	}
	return out
}

// clusterType joins profiles of one type, the first mostTold of them at a time:
// more than that in one story are told so often that the rest adds nothing.
func (t *table) clusterType(ps []*profile) (out [][]*profile) {
	const mostTold = 2000
	for part := range slices.Chunk(ps, mostTold) {
		n := len(part)
		links := make([]float32, n*n)
		t.kinPairs(part, func(i, j int, v *[kinCount]float64) {
			p := never
			if v != nil {
				p = t.kin.probability(v[:])
				if sameDeed(part[i], part[j]) {
					p = max(p, sure)
				}
			}
			links[i*n+j], links[j*n+i] = float32(p), float32(p)
		})
		for _, g := range joinDense(n, links, float32(t.kin.cut)) {
			c := make([]*profile, len(g))
			for k, i := range g {
				c[k] = part[i]
			}
			out = append(out, c)
		}
	}
	return out
}

// sure is the link of two mentions that name the same people doing the same.
const sure = 0.95

// sameDeed reports whether two profiles name both sides alike and tell of one
// kind of deed: "Putin visits China", "his trip to Beijing". In one story, on
// days that can be one, that is one event, whatever the words around.
func sameDeed(p, q *profile) bool {
	talks := p.talks() && q.talks()
	if p.mode != q.mode && !talks || p.mode == "" && p.rule != q.rule && p.code != q.code && !talks {
		return false
	}
	return fits(p.actor, q.actor) && fits(p.target(), q.target()) ||
		talks && fits(p.actor, q.recipient) && fits(p.recipient, q.actor)
}

// talks reports whether a profile tells of a meeting of two people by name,
// whatever it is called.
func (p *profile) talks() bool {
	return p.typ == "CONSULT" && p.mode == "" && p.actor.Type == news.Person && p.recipient.Type == news.Person
}

// never is the link of what cannot be one event; no mean makes up for it.
const never float64 = -1e6

// kinPairs calls see with what is measured of every pair that has anything in
// common, nil for one that cannot be one event. The array is used again.
func (t *table) kinPairs(ps []*profile, see func(i, j int, v *[kinCount]float64)) {
	var v [kinCount]float64
	for j, q := range ps {
		for i, p := range ps[:j] {
			switch {
			case !akin(p, q):
			case !t.canBeOne(p, q):
				see(i, j, nil)
			default:
				see(i, j, kinship(p, q, &v))
			}
		}
	}
}

// akin reports whether two profiles share a rule, a side or a word.
func akin(p, q *profile) bool {
	return p.rule == q.rule || p.actor.ID != "" && (p.actor.ID == q.actor.ID || p.actor.ID == q.recipient.ID) ||
		p.recipient.ID != "" && (p.recipient.ID == q.recipient.ID || p.recipient.ID == q.actor.ID) ||
		stemLikeness(p.trace.head, q.trace.head) >= alikeStems || anyShared(p.trace.own, q.trace.own) || anyShared(p.trace.args, q.trace.args)
}

// canBeOne reports whether nothing that is known of two profiles forbids that
// they are one event: kind, day, place, and sides with names.
func (t *table) canBeOne(p, q *profile) bool {
	if (p.mode == "visit") != (q.mode == "visit") || p.signs != q.signs || p.hosts() != q.hosts() || !t.sameTime(p, q) {
		return false
	}
	if _, ok := places(p.place, q.place); !ok && !(p.travels() && q.travels() && p.place.Country == q.place.Country && p.place.Country != "") {
		return false // two cities; of one country they are the legs of one journey
	}
	return bothSides(p, q)
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

// hosts reports whether the actor receives the guest: CAMEO tells that apart
// from going there.
func (p *profile) hosts() bool { return p.code == "043" }

// bothSides compares actors and recipients that have names, crosswise too where
// the type has no direction ("Xi and Putin met").
func bothSides(p, q *profile) bool {
	if canFit(p.actor, q.actor) && canFit(p.target(), q.target()) {
		return true
	}
	return p.mutual() && q.mutual() && canFit(p.actor, q.recipient) && canFit(p.recipient, q.actor)
}

// canFit reports whether two entities can be one: where one of them has no
// name, that is left to the words around.
func canFit(x, y news.Entity) bool {
	_, ok := fitting(x, y)
	return ok || x.Type == "" && !severalBeside(x, y) || y.Type == "" && !severalBeside(y, x)
}

// severalBeside reports whether x is words for several who cannot be the person
// y: "two students".
func severalBeside(x, y news.Entity) bool {
	return y.Type == news.Person && strings.HasSuffix(x.Name, "s") && !strings.HasSuffix(x.Name, "ss")
}

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
