package compare

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// age is what figures of age count.
const age = "age"

// ageOf names whose age it is: a name rather than "driver".
func ageOf(cs []claim) string {
	best := ""
	for _, c := range cs {
		r, _ := utf8.DecodeRuneInString(c.about)
		if c.about != "" && (best == "" || unicode.IsUpper(r) && !unicode.IsUpper([]rune(best)[0])) {
			best = c.about
		}
	}
	if best == "" {
		return age
	}
	return "age of " + best
}

// figureClaim normalises one figure.
func (t *table) figureClaim(a *news.Article, f *news.Figure) claim {
	c := claim{article: a, span: f.Span, hedge: f.Hedge, number: f.Value, by: attributedTo(a, f.Span), lead: inLead(a, f.Span)}
	c.low, c.high = bounds(f)
	c.value = show(a, f)
	if f.Vague {
		c.number = math.NaN()
	}
	c.about, c.of, c.part = strings.TrimSpace(f.Subject), headOf(f.Of).name, isPart(a, f)
	c.group = groups()[plural(a, f)]
	if f.Kind == news.Ordinal && strings.HasPrefix(c.about, "to ") {
		c.country = countryIn(a, f.Span)
	}
	c.words = surroundings(a, f)
	return c
}

// plural is the word behind the number of a figure.
func plural(a *news.Article, f *news.Figure) string {
	end := min(len(a.Text), f.Number.End+len(" fire-fighters"))
	word, _, _ := strings.Cut(strings.TrimLeft(strings.ToLower(a.Words(news.Span{Start: f.Number.End, End: end})), " "), " ")
	return strings.TrimRight(word, ".,;:")
}

// countryIn is the country of the last place named in s, "" if none is.
func countryIn(a *news.Article, s news.Span) (country string) {
	for _, m := range a.Mentions {
		if e := a.Entity(m.Entity); e != nil && s.Contains(m.Span) && (e.Type == news.Place || e.Type == news.Country) {
			country = e.Country
		}
	}
	return country
}

// isPart reports whether a figure counts a part of what was counted before:
// "four of whom were injured", "20 of those injured".
func isPart(a *news.Article, f *news.Figure) bool {
	after := strings.TrimSpace(a.Words(news.Span{Start: f.Number.End, End: min(len(a.Text), f.Number.End+12)}))
	before := strings.TrimSpace(a.Words(news.Span{Start: max(0, f.Start-12), End: f.Start}))
	for _, w := range []string{"of whom", "of them", "of those", "of the", "of which"} {
		if strings.HasPrefix(after, w) || strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
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
