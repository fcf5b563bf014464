package compare

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"chancery/internal/news"
)

// dateClaims collects every day, month, year and time of day that articles
// name. Years count only if they lie before the story's own.
func (t *table) dateClaims() []claim {
	var out []claim
	for _, a := range t.articles {
		for i := 0; i < len(a.Dates); i++ {
			d := &a.Dates[i]
			v := t.dateValue(a, d)
			if v == "" || captioned(a, d.Span) || datelined(a, d.Span) {
				continue
			}
			if both, ok := t.spans(a, d, after(a.Dates, i)); ok {
				if next := after(a.Dates, i); next != nil && both.Overlaps(next.Span) {
					i++
				}
				d, v = both, days(both.Days)
			}
			c := claim{article: a, span: d.Span, value: v, days: d.Days, by: attributedTo(a, d.Span), low: math.NaN(), number: math.NaN()}
			if k := a.SentenceAt(d.Start); k >= 0 {
				c.about = clauseAt(a, a.Sentences[k].Span, d.Span)
				c.words = contentWords(a, a.Sentences[k].Span, d.Span)
			}
			out = append(out, c)
		}
	}
	return t.weigh(out)
}

// captioned reports whether words stand in the caption of a picture or among
// other words of the page.
func captioned(a *news.Article, s news.Span) bool {
	i := a.SentenceAt(s.Start)
	return i >= 0 && furniture(a.Words(a.Sentences[i].Span))
}

// datelined reports whether a date stands in the dateline: "OSLO, March 4 - ".
func datelined(a *news.Article, s news.Span) bool {
	i := a.SentenceAt(s.Start)
	if i < 0 {
		return false
	}
	before := a.Words(news.Span{Start: a.Sentences[i].Start, End: s.Start})
	after := strings.TrimLeft(a.Words(news.Span{Start: s.End, End: a.Sentences[i].End}), " ")
	place, _, _ := strings.Cut(before, ",")
	return len(place) > 2 && len(before) < 60 && place == strings.ToUpper(place) &&
		(strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–") || strings.HasPrefix(after, "—") || strings.HasPrefix(after, "("))
}

// dateValue writes a date as the board does, "" for those that pin nothing.
func (t *table) dateValue(a *news.Article, d *news.TimeExpr) string {
	if (d.Type != news.DATE && d.Type != news.TIME) || !d.Days.From.Known() || !d.Days.To.Known() {
		return ""
	}
	if clock(d) {
		return d.Value
	}
	if decade.MatchString(d.Value) && d.Days.To.Sub(d.Days.From) > 366 {
		return d.Value + "0s"
	}
	v := days(d.Days)
	if week.MatchString(d.Value) {
		return d.Value
	}
	switch n := d.Days.To.Sub(d.Days.From); {
	case n <= 31 && !strings.HasPrefix(strings.ToLower(a.Words(d.Span)), "this month"):
		return v
	case len(v) == 4 && strings.Contains(a.Words(d.Span), v) && (t.days.From == "" || v < string(t.days.From[:4])):
		return v
	}
	return ""
}

// week and decade are TIMEX3's forms of a calendar week and of ten years.
var (
	week   = regexp.MustCompile(`^\d{4}-W\d\d$`)
	decade = regexp.MustCompile(`^\d{3}$`)
)

// after is the date after the one that is number i, or nil.
func after(ds []news.TimeExpr, i int) *news.TimeExpr {
	if i+1 < len(ds) {
		return &ds[i+1]
	}
	return nil
}

// longestSpan is how many days two dates that are read as one may cover.
const longestSpan = 62

// spans reads two dates as one: "between 7 March and 14 March", "from Monday to
// Thursday", "between March 7 and 14". The second, e, may be nil.
func (t *table) spans(a *news.Article, d, e *news.TimeExpr) (*news.TimeExpr, bool) {
	if d.Type != news.DATE || d.Days.From != d.Days.To || !d.Days.From.Known() {
		return nil, false
	}
	before := strings.ToLower(strings.TrimSpace(a.Words(news.Span{Start: max(0, d.Start-8), End: d.Start})))
	between, from := strings.HasSuffix(before, "between"), strings.HasSuffix(before, "from")
	joins := func(word string) bool {
		switch word {
		case "and":
			return between
		case "to", "until", "through":
			return from
		}
		return false
	}
	if e != nil && e.Type == news.DATE && e.Days.From == e.Days.To && joins(strings.TrimSpace(a.Words(news.Span{Start: d.End, End: max(d.End, e.Start)}))) {
		return together(d, e.Span, e.Days.To)
	}
	rest := a.Words(news.Span{Start: d.End, End: min(len(a.Text), d.End+len(" through 31."))})
	if f := strings.Fields(rest); len(f) >= 2 && joins(f[0]) {
		number := strings.TrimRight(f[1], ",.;")
		at := d.End + strings.Index(rest, f[1])
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= 31 {
			last := news.ParseDay(fmt.Sprintf("%s%02d", d.Days.From[:len("2006-01-")], n))
			return together(d, news.Span{Start: at, End: at + len(number)}, last)
		}
	}
	return nil, false
}

// together is the time from the day of d to the last day, which end tells.
func together(d *news.TimeExpr, end news.Span, last news.Day) (*news.TimeExpr, bool) {
	if !last.Known() || last <= d.Days.From || last.Sub(d.Days.From) > longestSpan {
		return nil, false
	}
	return &news.TimeExpr{Span: d.Span.Cover(end), Type: news.DATE, Days: news.Interval{From: d.Days.From, To: last}}, true
}

// clauseAt is the clause of sentence s around the words at.
func clauseAt(a *news.Article, s, at news.Span) string {
	c := clauseAround(a, s, at)
	return a.Words(news.Span{Start: c.Start, End: at.Start}) + " " + a.Words(news.Span{Start: at.End, End: c.End})
}

// clauseAround reaches from the words at to the next marks that are not too near.
func clauseAround(a *news.Article, s, at news.Span) news.Span {
	const near = 25 // bytes
	out := news.Span{Start: s.Start, End: s.End}
	if i := strings.LastIndexAny(a.Words(news.Span{Start: s.Start, End: at.Start}), ",;:()\"“”—"); i >= 0 && at.Start-s.Start-i > near {
		out.Start = s.Start + i
	}
	if i := strings.IndexAny(a.Words(news.Span{Start: at.End, End: s.End}), ",;:()\"“”—"); i >= 0 && at.End-out.Start+i > near {
		out.End = at.End + i
	}
	return out
}

// clockForm is a time of day as the board writes it.
const clockForm = "2006-01-02T15:04"

// clock reports whether d names a time of day to the minute.
func clock(d *news.TimeExpr) bool {
	return d.Type == news.TIME && len(d.Value) == len(clockForm) && d.Value[0] != 'X' && d.Value[11] >= '0' && d.Value[11] <= '2'
}

// contentWords are the words of s longer than four letters, without those of
// out.
func contentWords(a *news.Article, s, out news.Span) map[string]bool {
	m := map[string]bool{}
	for _, x := range []news.Span{{Start: s.Start, End: out.Start}, {Start: out.End, End: s.End}} {
		for _, w := range strings.FieldsFunc(strings.ToLower(a.Words(x)), notLetter) {
			if len(w) > 4 {
				m[w] = true
			}
		}
	}
	return m
}
