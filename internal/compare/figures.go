package compare

import (
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
	var order []string
	for _, a := range t.articles {
		for i := range a.Figures {
			f := &a.Figures[i]
			k, ok := t.keyOf(a, f)
			if !ok {
				continue
			}
			id := k.String()
			if _, seen := groups[id]; !seen {
				order = append(order, id)
				info[id] = k
			}
			groups[id] = append(groups[id], t.figureClaim(a, f))
		}
	}
	slices.Sort(order)
	var out []news.Slot
	for _, id := range order {
		out = append(out, t.figureGroup(info[id], groups[id])...)
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

// keyOf says what f is about; false for figures that say nothing to compare,
// such as a bare number.
func (t *table) keyOf(a *news.Article, f *news.Figure) (figureKey, bool) {
	k := figureKey{kind: f.Kind, head: headOf(f.Of)}
	if f.Kind == news.Measure && k.head.class == plain {
		k.unit = f.Unit
	}
	if f.Kind == news.Money || f.Kind == news.Percent {
		k.head = head{class: plain} // "trade", "it", "deal": one sum is worded in many ways, so its value must do
	}
	if f.Kind == news.Money || f.Kind == news.Percent || f.Kind == news.Measure {
		return k, k.head.name != "" || f.Unit != ""
	}
	if f.Kind == news.Ordinal && k.head.class != plain {
		k.head = head{f.Of, plain} // "the first death" is no toll
	}
	if k.head.name == "" || (f.Vague && k.head.class == plain) {
		return k, false
	}
	if f.Kind == news.Count {
		k.scope = t.background(a, f)
	}
	return k, true
}

// background returns the year that the figure's sentence is about if that lies
// well before the story: "the earthquake of 1960 killed 12,000".
func (t *table) background(a *news.Article, f *news.Figure) string {
	const apart = 60 // days
	i := a.SentenceAt(f.Start)
	limit := t.days.From.Add(-apart)
	if i < 0 || !limit.Known() {
		return ""
	}
	for _, d := range a.Dates {
		if a.Sentences[i].Contains(d.Span) && len(d.Days.To) >= 4 && d.Days.To < limit {
			return string(d.Days.To[:4])
		}
	}
	return ""
}

// figureGroup makes the slots of one key.
func (t *table) figureGroup(k figureKey, cs []claim) []news.Slot {
	if k.head.class != plain && k.scope == "" {
		cs = t.answers(cs)
		return []news.Slot{t.slot(k.name(cs), k.typ(), k.head.class, cs)}
	}
	var out []news.Slot
	for _, g := range t.alike(cs, k.kind) {
		if !t.matters(k, g) {
			continue
		}
		out = append(out, t.slot(k.name(g), k.typ(), k.head.class, g))
	}
	return out
}

// answers keeps, of the several numbers that one article may give for one
// thing, those that another origin gives too, or else the best: the one in the
// lead, the larger on a tie, because "four of them children" is a part of the
// whole.
func (t *table) answers(cs []claim) []claim {
	given := map[string]map[int]bool{}
	best := map[news.ArticleID]claim{}
	for _, c := range cs {
		if given[c.value] == nil {
			given[c.value] = map[int]bool{}
		}
		given[c.value][t.family[c.article.ID]] = true
	}
	for _, c := range cs {
		b, ok := best[c.article.ID]
		if !ok || better(c, b, len(given[c.value]), len(given[b.value])) {
			best[c.article.ID] = c
		}
	}
	return slices.DeleteFunc(slices.Clone(cs), func(c claim) bool {
		return c.value != best[c.article.ID].value && len(given[c.value]) < 2
	})
}

func better(c, than claim, families, thanFamilies int) bool {
	switch {
	case families != thanFamilies:
		return families > thanFamilies
	case c.lead != than.lead:
		return c.lead
	}
	return c.number > than.number
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
			same := g[0].value == c.value && (kind != news.Ordinal || near >= sameRow || g[0].about == c.about || g[0].about == "" || c.about == "")
			if same || (kind != news.Percent && near >= like) {
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

// matters keeps noise off the board: a slot needs two articles, or a place in
// the lead of one for the kinds of figure that headlines are made of.
func (t *table) matters(k figureKey, cs []claim) bool {
	ids := map[news.ArticleID]bool{}
	lead := false
	for _, c := range cs {
		ids[c.article.ID] = true
		lead = lead || c.lead
	}
	if len(ids) >= 2 {
		return true
	}
	if math.IsNaN(cs[0].number) || (k.kind == news.Measure && k.head.name == "") {
		return false
	}
	return lead && (k.kind != news.Count || k.head.class != plain)
}

func (k figureKey) typ() string {
	switch k.kind {
	case news.Count:
		return "number"
	case news.Measure:
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
		if strings.HasPrefix(cs[0].about, "to ") || strings.HasPrefix(cs[0].about, "between ") {
			what += " " + cs[0].about
		}
	case news.Duration:
		what = "duration of " + what
	case news.Percent:
		what = "share: " + cs[0].value
	case news.Money:
		what = "sum: " + cs[0].value
	case news.Measure:
		if what == "" {
			what = "measure in " + k.unit
		}
	case news.Count:
		what = counted(k.head)
	}
	if k.scope != "" {
		what += " in " + k.scope
	}
	return what
}

// figureClaim normalises one figure.
func (t *table) figureClaim(a *news.Article, f *news.Figure) claim {
	c := claim{article: a, span: f.Span, hedge: f.Hedge, number: f.Value, by: attributedTo(a, f.Span), lead: inLead(a, f.Span)}
	c.low, c.high = bounds(f)
	c.value = show(a, f)
	if f.Vague {
		c.number = math.NaN()
	}
	c.about = strings.TrimSpace(f.Subject)
	c.words = surroundings(a, f)
	return c
}

// overlap is the share that two sets of words have in common.
func overlap(x, y map[string]bool) float64 {
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(x)+len(y)-n)
}

// attributedTo is the speaker of the shortest attribution that holds s.
func attributedTo(a *news.Article, s news.Span) string {
	by, size := "", math.MaxInt
	for i := range a.Attributions {
		at := &a.Attributions[i]
		if at.Speaker != "" && at.Stance != news.Asks && at.Content.Contains(s) && at.Content.Len() < size {
			by, size = at.Speaker, at.Content.Len()
		}
	}
	return by
}

// inLead reports whether s stands in the title or the first three sentences of
// the body.
func inLead(a *news.Article, s news.Span) bool {
	n := 0
	for _, x := range a.Sentences {
		if x.Overlaps(s) {
			return true
		}
		if !x.Title {
			n++
		}
		if n == 3 {
			break
		}
	}
	return false
}
