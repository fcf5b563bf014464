package compare

import (
	"maps"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// figureSlots lines up the figures: one slot for each thing counted. Things of
// which there can be several in a story ("meeting", "year") are told apart by
// their value and by the words around them.
func (t *table) figureSlots() []news.Slot {
	groups := map[string][]claim{}
	info := map[string]figureKey{}
	scope := t.scopes()
	for _, a := range t.articles {
		for i := range a.Figures {
			f := &a.Figures[i]
			k, ok := keyOf(f)
			if !ok {
				continue
			}
			if k.kind == news.Count && k.head.class == toll {
				k.scope = scope[k.head.name+" "+show(a, f)]
			}
			id := k.String()
			info[id] = k
			groups[id] = append(groups[id], t.figureClaim(a, f))
		}
	}
	var all []figureGroup
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		all = append(all, t.split(info[id], groups[id])...)
	}
	var out []news.Slot
	for _, g := range t.oneNumber(all) {
		if g.key.answered() || t.matters(g.key, g.claims) {
			name, since := g.key.name(g.claims), g.firstSince()
			if since {
				g.claims = sinceWhat(g.claims)
			}
			s := t.slot(name, g.key.typ(), g.key.head.class, whereTo(g.claims))
			if since && s.Verdict == news.Contradicted {
				s.Verdict = news.Compatible // one time may be told in several ways
			}
			out = append(out, s)
		}
	}
	return out
}

// whereTo adds to the values of ordinals where each leads, if claims differ in
// that: "second trip to Beijing", "second trip to China".
func whereTo(cs []claim) []claim {
	if cs[0].country == "" || !slices.ContainsFunc(cs, func(c claim) bool { return c.about != cs[0].about && c.country != "" }) {
		return cs
	}
	out := slices.Clone(cs)
	for i := range out {
		if out[i].country != "" {
			out[i].value += " " + out[i].about
		}
	}
	return out
}

// firstSince reports whether a group says that something is the first since
// something else.
func (g figureGroup) firstSince() bool {
	return g.key.kind == news.Ordinal && g.claims[0].value == "1" && g.claims[0].words["since"]
}

// sinceWhat turns "first visit since her election" into an answer to since when:
// "her election". Claims that do not say are left out, unless none does.
func sinceWhat(cs []claim) []claim {
	var out []claim
	for _, c := range cs {
		end := c.article.SentenceAt(c.span.Start)
		if end < 0 {
			continue
		}
		rest := c.article.Words(news.Span{Start: c.span.End, End: c.article.Sentences[end].End})
		i := strings.Index(rest, "since ")
		if i < 0 {
			continue
		}
		what := rest[i+len("since "):]
		if j := strings.IndexAny(what, ",;:.()—\n"); j >= 0 {
			what = what[:j]
		}
		c.span.End += i + len("since ") + len(what)
		if c.value = strings.TrimSpace(what); c.value != "" {
			c.low, c.high, c.number = math.NaN(), math.NaN(), math.NaN()
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return cs
	}
	return out
}

// A figureGroup is the claims that answer one question.
type figureGroup struct {
	key    figureKey
	claims []claim
}

// scopes says for each toll ("killed 300") which earlier year it belongs to, ""
// if to the story's own. The number settles it: one report that names the year
// speaks for those that do not, if most of those who give the number do so.
func (t *table) scopes() map[string]string {
	votes := map[string]map[string]int{}
	for _, a := range t.articles {
		for i := range a.Figures {
			f := &a.Figures[i]
			k := headOf(f.Of).name + " " + show(a, f)
			if votes[k] == nil {
				votes[k] = map[string]int{}
			}
			votes[k][t.background(a, f)]++
		}
	}
	out := map[string]string{}
	for k, years := range votes {
		for _, y := range slices.Sorted(maps.Keys(years)) {
			if best, ok := out[k]; !ok || years[y] > years[best] {
				out[k] = y
			}
		}
	}
	return out
}

// A figureKey is what a figure is about.
type figureKey struct {
	kind  news.FigureKind
	head  head
	unit  string
	scope string // year of a background event, "" for the story's own
}

func (k figureKey) String() string {
	return strings.Join([]string{string(k.kind), k.head.name, k.unit, k.scope}, "\x00")
}

// answered reports whether the story has one answer to k, as far as it is told.
func (k figureKey) answered() bool { return k.head.class != plain && k.scope == "" }

// keyOf says what f is about; false for figures that say nothing to compare,
// such as a bare number.
func keyOf(f *news.Figure) (figureKey, bool) {
	k := figureKey{kind: f.Kind, head: headOf(f.Of)}
	switch f.Kind {
	case news.Known:
		return k, false
	case news.Measure:
		if k.head.class == plain {
			k.unit = f.Unit
		}
		return k, k.head.name != "" || f.Unit != ""
	case news.Money, news.Percent, news.Duration:
		k.head = head{class: plain} // "trade", "it", "deal": one sum is worded in many ways, so its value must do
		return k, !f.Vague
	case news.Ordinal:
		if k.head.class != plain {
			k.head = head{f.Of, plain} // "the first death" is no toll
		}
	}
	return k, k.head.name != "" && (!f.Vague || k.head.class != plain || f.Kind == news.Count)
}

// background returns the year that the figure's clause is about if that lies
// well before the story: "the earthquake of 1960 killed 12,000".
func (t *table) background(a *news.Article, f *news.Figure) string {
	const apart = 60 // days
	i := a.SentenceAt(f.Start)
	limit := t.days.From.Add(-apart)
	if i < 0 || !limit.Known() {
		return ""
	}
	for _, d := range a.Dates {
		if a.Sentences[i].Contains(d.Span) && d.Type == news.DATE && len(d.Days.To) >= 4 && d.Days.To < limit &&
			(!afterSince(a, d.Span) || toldOf(a, d.Span, f.Span)) {
			return string(d.Days.To[:4])
		}
	}
	return ""
}

// afterSince reports whether a date only begins a time: "since 1960".
func afterSince(a *news.Article, date news.Span) bool {
	return strings.HasSuffix(strings.TrimSpace(a.Words(news.Span{End: date.Start})), "since")
}

// toldOf reports whether a figure is told of a date before it: "the first since
// 1960, when 12 died".
func toldOf(a *news.Article, date, f news.Span) bool {
	return f.Start > date.End && strings.HasPrefix(strings.TrimLeft(a.Words(news.Span{Start: date.End, End: f.Start}), " ,"), "when ")
}

// split makes the groups of one key.
func (t *table) split(k figureKey, cs []claim) []figureGroup {
	if k.answered() {
		if cs = t.answers(cs); len(cs) == 0 {
			return nil
		}
		return []figureGroup{{k, cs}}
	}
	if k.head.class == toll && len(t.families(cs)) >= 2 && oneSize(cs) {
		return []figureGroup{{k, cs}} // one toll of the past, however it is given
	}
	var out []figureGroup
	vague := slices.DeleteFunc(slices.Clone(cs), func(c claim) bool { return !math.IsNaN(c.number) })
	cs = slices.DeleteFunc(slices.Clone(cs), func(c claim) bool { return math.IsNaN(c.number) })
	for _, g := range t.alike(cs, k.kind) {
		out = append(out, figureGroup{k, append(g, vagueOf(g, vague)...)})
	}
	return out
}

// vagueOf returns the vague claims ("dozens") that can mean the number of g, of
// articles that do not give it.
func vagueOf(g, vague []claim) []claim {
	const like = 0.2 // share of the surrounding words
	return slices.DeleteFunc(slices.Clone(vague), func(v claim) bool {
		return alikeAt(g, []claim{v}) < like || v.low > g[0].number || g[0].number > v.high ||
			slices.ContainsFunc(g, func(c claim) bool { return c.article == v.article })
	})
}

// answers keeps, of the several numbers that one article may give for one
// thing, those that stand in its lead or that another origin gives too. "Four
// of them children" is a part of the whole and no answer, unless there is no
// other.
func (t *table) answers(cs []claim) []claim {
	given := map[string]map[int]bool{}
	for _, c := range cs {
		if given[c.value] == nil {
			given[c.value] = map[int]bool{}
		}
		given[c.value][t.family[c.article.ID]] = true
	}
	kept := slices.DeleteFunc(slices.Clone(cs), func(c claim) bool {
		return c.part || !c.lead && len(given[c.value]) < 2
	})
	if len(kept) == 0 && len(t.families(cs)) >= 2 && oneSize(cs) {
		return cs
	}
	return slices.DeleteFunc(slices.Clone(kept), func(c claim) bool { return wholeBeside(c, kept, given) })
}

// wholeBeside reports whether the article of a claim also gives a number twice as
// large that another origin gives too: "20 injured are in the children's ward"
// beside "more than 50 injured" counts a part.
func wholeBeside(c claim, kept []claim, given map[string]map[int]bool) bool {
	return slices.ContainsFunc(kept, func(o claim) bool {
		return o.article == c.article && o.number >= 2*c.number && len(given[o.value]) >= 2
	})
}

// oneSize reports whether claims give large numbers of like size, which will
// be answers to one question wherever they stand.
func oneSize(cs []claim) bool {
	const large, like = 100, 2
	low, high := cs[0].number, cs[0].number
	for _, c := range cs {
		low, high = min(low, c.number), max(high, c.number)
	}
	return low >= large && high <= like*low
}

// oneNumber joins the groups of counts that give one exact number of more than
// a dozen: "21 girls", "21 schoolgirls" and "the release of 21". Two things of
// one story hardly come in the same odd number, tolls excepted.
func (t *table) oneNumber(gs []figureGroup) []figureGroup {
	var out []figureGroup
	for _, g := range gs {
		at := -1
		if exact(g) {
			at = slices.IndexFunc(out, func(o figureGroup) bool {
				return exact(o) && o.claims[0].value == g.claims[0].value
			})
		}
		if at < 0 {
			out = append(out, g)
			continue
		}
		if t.weight(g.claims) > t.weight(out[at].claims) {
			out[at].key = g.key
		}
		out[at].claims = append(slices.Clone(out[at].claims), g.claims...)
	}
	return out
}

// exact reports whether a group counts things and gives one number above
// twelve that is no round hundred.
func exact(g figureGroup) bool {
	c := g.claims[0]
	return g.key.kind == news.Count && g.key.head.class == plain && c.number > 12 && math.Mod(c.number, 100) != 0 &&
		!slices.ContainsFunc(g.claims, func(x claim) bool { return x.value != c.value && !math.IsNaN(x.number) })
}

// alike splits claims about things of one name: equal values go together, and
// so do values in like surroundings.
func (t *table) alike(cs []claim, kind news.FigureKind) [][]claim {
	const like = 0.6    // share of the surrounding words; lower joins "second trip to China" with "first trip abroad"
	const sameRow = 0.3 // "second trip to Beijing since" and "second trip to China in" count in different rows
	var out [][]claim
	for _, c := range cs {
		at := -1
		for i, g := range out {
			near := overlap(g[0].words, c.words)
			same := g[0].value == c.value
			switch kind {
			case news.Ordinal:
				same = same && (near >= sameRow || g[0].about == c.about || g[0].about == "" || c.about == "" || g[0].country != "" && g[0].country == c.country)
			case news.Duration:
				same = same && (g[0].of == c.of || g[0].of == "" || c.of == "") ||
					near >= like && g[0].of == c.of && c.of != "" || longest(g[0], c)
			}
			if same || (kind != news.Percent && kind != news.Money && kind != news.Duration && near >= like) {
				at = i
				break
			}
		}
		if at < 0 {
			out = append(out, []claim{c})
		} else {
			out[at] = append(out[at], c)
		}
	}
	return out
}

// matters keeps noise off the board: a slot needs two origins, or, where few
// report at all, a place in the lead of one for the kinds of figure that
// headlines are made of.
func (t *table) matters(k figureKey, cs []claim) bool {
	if k.kind == news.Ordinal && cs[0].value == "1" && !cs[0].words["since"] {
		return false // everything happens for the first time
	}
	named := k.head.name != "" || slices.ContainsFunc(cs, func(c claim) bool { return c.of != "" })
	if (k.kind == news.Measure || k.kind == news.Percent) && !named {
		return false // "27 km" of what?
	}
	if t.weight(cs) >= 2 || k.head.name == age && len(articles(cs)) >= 2 {
		return true
	}
	if t.witnesses() <= handful && !math.IsNaN(cs[0].number) && (k.kind == news.Count || k.head.name == age) && !hasFurniture(cs[0]) {
		return true
	}
	if math.IsNaN(cs[0].number) || k.kind == news.Count || k.kind == news.Percent || t.witnesses() > few {
		return false
	}
	lead := k.kind == news.Ordinal || slices.ContainsFunc(cs, func(c claim) bool { return c.lead })
	return lead && (k.head.name != "" || cs[0].of != "" || k.kind == news.Money)
}

// hasFurniture reports whether a claim stands in a sentence with words of the
// page in it.
func hasFurniture(c claim) bool {
	i := c.article.SentenceAt(c.span.Start)
	return i >= 0 && furniture(c.article.Words(c.article.Sentences[i].Span))
}

// articles are those that claims stand in.
func articles(cs []claim) map[news.ArticleID]bool {
	m := map[news.ArticleID]bool{}
	for _, c := range cs {
		m[c.article.ID] = true
	}
	return m
}

func (k figureKey) typ() string {
	switch {
	case k.kind == news.Count, k.head.name == age:
		return "number"
	case k.kind == news.Measure:
		return "amount"
	}
	return string(k.kind)
}

// name words the slot's question.
func (k figureKey) name(cs []claim) string {
	what := k.head.name
	switch k.kind {
	case news.Ordinal:
		if cs[0].value == "1" && cs[0].words["since"] {
			return "first " + what + " since"
		}
		what = "ordinal of " + what
		oneWay := !slices.ContainsFunc(cs, func(c claim) bool { return c.country != "" && c.about != cs[0].about })
		if oneWay && strings.HasPrefix(cs[0].about, "to ") || strings.HasPrefix(cs[0].about, "between ") {
			what += " " + cs[0].about
		}
	case news.Duration:
		what = "duration: " + cs[0].value
		for _, c := range cs {
			if c.of != "" {
				what = "duration of " + c.of
				break
			}
		}
	case news.Percent:
		what = "share: " + cs[0].value
	case news.Money:
		what = "sum: " + cs[0].value
	case news.Measure:
		if what == "" {
			what = "measure in " + k.unit
		}
		if what == age {
			what = ageOf(cs)
		}
	case news.Count:
		what = counted(k.head)
	}
	if k.scope != "" {
		what += " in " + k.scope
	}
	return what
}
