package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"chancery/internal/news"
)

// maxDates is how many dates the board lists beside that of the main event.
const maxDates = 6

// dateSlots asks for each date that the story turns on: what happened on it is
// told by the words around it. Dates of which one holds the other, in like
// words ("in October", "on October 19"), answer one question. The slot for the
// day of the main event gives way to the one that holds its day.
func (t *table) dateSlots(main *news.Event) []news.Slot {
	cs := t.dateClaims()
	count := map[string]int{}
	for v, of := range byValue(cs) {
		count[v] = t.weight(of)
	}
	of := byValue(cs)
	var named, single []string
	for v, n := range count {
		switch {
		case n >= 2:
			named = append(named, v)
		case t.witnesses() <= handful && slices.ContainsFunc(of[v], func(c claim) bool { return calendar(&c) }):
			single = append(single, v)
		}
	}
	slices.SortFunc(named, func(x, y string) int { return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y)) })
	named = named[:min(len(named), maxDates)]
	slices.Sort(single)
	slices.Reverse(single)
	named = append(named, single[:min(len(single), maxDates)]...)
	slices.Sort(named)
	return t.dateRows(named, of, main)
}

// handful is how many origins are so few that what only one of them says counts
// for as much as what two do.
const handful = 3

// calendar reports whether a date is told by its day, month or year, or by the
// clock, and not from the day of the report: whoever writes "January 9" means
// the reader to know it.
func calendar(c *claim) bool {
	words := c.article.Words(c.span)
	return strings.ContainsAny(words, "0123456789") && !slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool {
		return w == "ago" || w == "last" || w == "past" || strings.HasSuffix(w, "s")
	})
}

// gives reports whether value is among those of a row.
func gives(row []claim, value string) bool {
	return slices.ContainsFunc(row, func(c claim) bool { return c.value == value })
}

// weight is how many witnesses back claims: origins. Where few report, the
// articles that kept what their source had are taken for one more.
func (t *table) weight(cs []claim) int {
	const few = 3 // origins
	n := len(t.families(cs))
	if len(articles(cs)) >= 2 && t.witnesses() <= few {
		n++
	}
	return n
}

func byValue(cs []claim) map[string][]claim {
	m := map[string][]claim{}
	for _, c := range cs {
		m[c.value] = append(m[c.value], c)
	}
	return m
}

// dateRows makes slots of the values, those that one slot can hold together.
func (t *table) dateRows(named []string, of map[string][]claim, main *news.Event) []news.Slot {
	rows := nested(named, of)
	mainRow := -1
	if day := t.weigh(t.dayClaims(main)); len(day) > 0 {
		if mainRow = slices.IndexFunc(rows, func(r []claim) bool { return gives(r, day[0].value) }); mainRow < 0 {
			mainRow = len(rows)
			rows = append(rows, day)
		}
	}
	t.companions(rows, named, of)
	var out []news.Slot
	for i, r := range rows {
		s := t.slot(t.nameOfDate(r), "date", plain, r)
		if i == mainRow && (Named(main) && t.plainlySaid(main) >= 2 || whenName(r) == "") {
			s.Name = "day of " + Label(main)
		}
		if s.Verdict == news.Contradicted && (i != mainRow || onejourney(main) || allNest(r)) {
			s.Verdict = news.Compatible // a month and a day of it
		}
		out = append(out, s)
	}
	return out
}

// nested puts dates that hold one another, in like words, into one row: a month
// with the day of it that is told of in words most like its own.
func nested(named []string, of map[string][]claim) (rows [][]claim) {
	exact := slices.Clone(named)
	slices.SortStableFunc(exact, func(v, w string) int { return cmp.Compare(width(of[v][0]), width(of[w][0])) })
	for _, v := range exact {
		best, top := -1, 0.0
		for i, r := range rows {
			if !nestsAll(r, of[v][0]) {
				continue
			}
			if n := nearness(r, of[v]); n > top && (n >= likeDates || oneHour(r, of[v])) {
				best, top = i, n
			}
		}
		if best < 0 {
			rows = append(rows, slices.Clone(of[v]))
		} else {
			rows[best] = append(rows[best], of[v]...)
		}
	}
	return rows
}

// width is how many days a date leaves open; a time of day leaves least.
func width(c claim) int {
	if len(c.value) == len(clockForm) {
		return -1
	}
	return c.days.To.Sub(c.days.From)
}

// nameOfDate asks for a date by the clause that it stands in; without a tree by
// the words that the claims share, or, of one report, by how its sentence
// begins.
func (t *table) nameOfDate(r []claim) string {
	if name := whenName(r); name != "" {
		return name
	}
	if len(t.families(r)) < 2 {
		return "date in “" + opening(r[0]) + "”"
	}
	return "date: " + cmp.Or(t.common(r), r[0].value)
}

// oneHour reports whether different articles give two times of day that lie so
// close that they will mean the same moment.
func oneHour(xs, ys []claim) bool {
	return slices.ContainsFunc(xs, func(x claim) bool {
		return slices.ContainsFunc(ys, func(y claim) bool { return x.article != y.article && closeBy(x.value, y.value) })
	})
}

// onejourney reports whether an event is a visit of a few days, which can all be
// called its day.
func onejourney(e *news.Event) bool {
	return e.Mode == "visit" && e.Days.From.Known() && e.Days.To.Known() && e.Days.To.Sub(e.Days.From) <= journey
}

// allNest reports whether of any two claims one's days hold the other's.
func allNest(cs []claim) bool {
	for i, x := range cs {
		for _, y := range cs[:i] {
			if !nests(x, y) {
				return false
			}
		}
	}
	return true
}

// opening is the beginning of the sentence that a claim stands in.
func opening(c claim) string {
	const most = 40 // bytes
	i := c.article.SentenceAt(c.span.Start)
	if i < 0 {
		return c.value
	}
	text := strings.Join(strings.Fields(c.article.Words(c.article.Sentences[i].Span)), " ")
	if len(text) <= most {
		return text
	}
	return text[:strings.LastIndexByte(text[:most], ' ')+1] + "…"
}

// companions adds to each row the dates that another article gives more or less
// exactly: "this week" beside "on Monday".
func (t *table) companions(rows [][]claim, named []string, of map[string][]claim) {
	for _, v := range slices.Sorted(maps.Keys(of)) {
		if slices.Contains(named, v) {
			continue
		}
		best, top := -1, -1.0
		var kept []claim
		for i, r := range rows {
			if other := besides(r, of[v]); len(other) > 0 && nearness(r, other) > top {
				best, top, kept = i, nearness(r, other), other
			}
		}
		if best >= 0 {
			rows[best] = append(rows[best], kept...)
		}
	}
}

// besides are the claims that another report than those of a row makes of the
// same, more or less exactly.
func besides(row, cs []claim) []claim {
	return slices.DeleteFunc(slices.Clone(cs), func(c claim) bool {
		one := []claim{c}
		return !nestsAll(row, c) || articlesShared(row, one) ||
			nearness(row, one) < likeDates && !(week.MatchString(c.value) && bothLead(row, one)) && !bothSince(row, one)
	})
}

// bothSince reports whether two lists of claims both say since when: "the first
// since 1959", "the first since the 1950s".
func bothSince(xs, ys []claim) bool {
	since := func(c claim) bool {
		before := strings.ToLower(strings.TrimSpace(c.article.Words(news.Span{Start: max(0, c.span.Start-12), End: c.span.Start})))
		return strings.HasSuffix(strings.TrimSuffix(before, " the"), "since")
	}
	return slices.ContainsFunc(xs, since) && slices.ContainsFunc(ys, since)
}

// bothLead reports whether two lists of claims both stand in a lead: "this week"
// at the head of a report is when the news was.
func bothLead(xs, ys []claim) bool {
	lead := func(c claim) bool {
		return inLead(c.article, c.span) && (!week.MatchString(c.value) || strings.EqualFold(c.article.Words(c.span), "this week"))
	}
	return slices.ContainsFunc(xs, lead) && slices.ContainsFunc(ys, lead)
}

// nests reports whether the days of one claim hold those of the other. Two times
// of day do not.
func nests(x, y claim) bool {
	if len(x.value) == len(clockForm) && len(y.value) == len(clockForm) {
		return closeBy(x.value, y.value)
	}
	in := func(a, b news.Interval) bool { return a.From <= b.From && b.To <= a.To }
	return in(x.days, y.days) || in(y.days, x.days)
}

// nestsAll reports whether the days of a claim hold or lie within those of each
// claim of a row.
func nestsAll(row []claim, c claim) bool {
	return !slices.ContainsFunc(row, func(x claim) bool { return !nests(x, c) })
}

// closeBy reports whether two times of day will mean the same moment.
func closeBy(x, y string) bool {
	const apart = 30 * time.Minute
	p, err1 := time.Parse(clockForm, x)
	q, err2 := time.Parse(clockForm, y)
	return err1 == nil && err2 == nil && p.Sub(q).Abs() <= apart
}

// alikeAt is the best likeness between the words of two lists of claims.
func alikeAt(xs, ys []claim) float64 {
	best := 0.0
	for _, x := range xs {
		for _, y := range ys {
			best = max(best, overlap(x.words, y.words))
		}
	}
	return best
}

// common names what claims are about: up to three words that most of their
// sentences share, in the order of the first sentence that has them.
func (t *table) common(cs []claim) string {
	families := map[string]map[int]bool{}
	for _, c := range cs {
		for w := range c.words {
			if families[w] == nil {
				families[w] = map[int]bool{}
			}
			families[w][t.family[c.article.ID]] = true
		}
	}
	need := (len(t.families(cs)) + 1) / 2
	for _, c := range cs {
		var out []string
		for _, w := range strings.FieldsFunc(strings.ToLower(c.about), notLetter) {
			if len(families[w]) >= max(need, 1) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
		if len(out) > 0 {
			return strings.Join(out[:min(len(out), 3)], " ")
		}
	}
	return ""
}
