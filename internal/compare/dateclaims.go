package compare

import (
	"math"
	"regexp"
	"strings"

	"chancery/internal/news"
)

// The share of their sentences' words that two dates must have in common to be
// answers to one question: dates of two origins each, and a date of one.
const (
	likeDates      = 0.15
	likeCompanions = 0.15
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
			if i+1 < len(a.Dates) {
				if both, ok := t.spans(a, d, &a.Dates[i+1]); ok {
					d = &news.TimeExpr{Span: d.Span.Cover(a.Dates[i+1].Span), Type: news.DATE, Days: both}
					v = days(both)
					i++
				}
			}
			c := claim{article: a, span: d.Span, value: v, days: d.Days, by: attributedTo(a, d.Span), low: math.NaN(), number: math.NaN()}
			if k := a.SentenceAt(d.Start); k >= 0 {
				c.about = clauseAt(a, a.Sentences[k].Span, d.Span)
				c.words = contentWords(a, a.Sentences[k].Span, d.Span)
			}
			out = append(out, c)
		}
	}
	return out
}

// captioned reports whether words stand in the caption of a picture from the
// archive.
func captioned(a *news.Article, s news.Span) bool {
	i := a.SentenceAt(s.Start)
	return i >= 0 && strings.Contains(strings.ToLower(a.Words(a.Sentences[i].Span)), "file photo")
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

// spans reads two dates as one: "between 7 March and 14 March", "from Monday to
// Thursday".
func (t *table) spans(a *news.Article, d, e *news.TimeExpr) (news.Interval, bool) {
	v := news.Interval{From: d.Days.From, To: e.Days.To}
	if d.Type != news.DATE || e.Type != news.DATE || !v.From.Known() || !v.To.Known() || v.From >= v.To || v.To.Sub(v.From) > 62 ||
		d.Days.From != d.Days.To || e.Days.From != e.Days.To {
		return v, false
	}
	before := strings.ToLower(strings.TrimSpace(a.Words(news.Span{Start: max(0, d.Start-8), End: d.Start})))
	switch strings.TrimSpace(a.Words(news.Span{Start: d.End, End: e.Start})) {
	case "and":
		return v, strings.HasSuffix(before, "between")
	case "to", "until", "through":
		return v, strings.HasSuffix(before, "from")
	}
	return v, false
}

// clauseAt is the clause of sentence s around the words at.
func clauseAt(a *news.Article, s, at news.Span) string {
	from, to := s.Start, s.End
	if i := strings.LastIndexAny(a.Words(news.Span{Start: s.Start, End: at.Start}), ",;:()\"“”—"); i >= 0 && at.Start-s.Start-i > 25 {
		from = s.Start + i
	}
	if i := strings.IndexAny(a.Words(news.Span{Start: at.End, End: s.End}), ",;:()\"“”—"); i >= 0 && at.End-from+i > 25 {
		to = at.End + i
	}
	return a.Words(news.Span{Start: from, End: at.Start}) + " " + a.Words(news.Span{Start: at.End, End: to})
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
