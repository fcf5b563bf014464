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

// maxQuotes is how many quotations a board shows: those of most origins.
const maxQuotes = 1

// quoteSlots gives the quoted words that half of the origins or more print:
// what most papers put between quotation marks is what the story turns on.
func (t *table) quoteSlots() []news.Slot {
	groups := map[string][]claim{}
	var order []string
	for _, a := range t.articles {
		for _, s := range quoted(a) {
			k := plainWords(a.Words(s))
			if k == "" {
				continue
			}
			if _, seen := groups[k]; !seen {
				order = append(order, k)
			}
			groups[k] = append(groups[k], claim{
				article: a, span: s, value: strings.Trim(a.Words(s), " .,;"), by: speakerOf(a, s), low: math.NaN(), number: math.NaN(),
			})
		}
	}
	slices.Sort(order)
	var out []news.Slot
	for _, k := range order {
		cs := groups[k]
		if n := len(t.families(cs)); n < 2 || 2*n < t.witnesses() {
			continue
		}
		for i := range cs {
			cs[i].value = cs[0].value
		}
		out = append(out, t.slot("quoted: "+cs[0].value, "attribution", plain, cs))
	}
	slices.SortStableFunc(out, func(a, b news.Slot) int {
		return cmp.Or(cmp.Compare(t.slotOrigins(b), t.slotOrigins(a)), cmp.Compare(evidenceCount(b), evidenceCount(a)))
	})
	return out[:min(len(out), maxQuotes)]
}

// quoted returns the runs of two to thirty words between double quotation
// marks, marks excluded.
func quoted(a *news.Article) []news.Span {
	var out []news.Span
	open := -1
	for i, r := range a.Text {
		switch {
		case r == '\n':
			open = -1
		case r == '“' || (r == '"' && open < 0):
			open = i + utf8.RuneLen(r)
		case (r == '”' || r == '"') && open >= 0:
			s := news.Span{Start: open, End: i}
			if n := len(strings.Fields(a.Words(s))); n >= 2 && n <= 30 && a.Body.Contains(s) {
				out = append(out, s)
			}
			open = -1
		}
	}
	return out
}

// plainWords folds a quotation so that case, marks and typographic quotes do
// not matter.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// speakerOf is the speaker of the attribution around s.
func speakerOf(a *news.Article, s news.Span) string {
	for i := range a.Attributions {
		if at := &a.Attributions[i]; at.Span.Contains(s) && at.Speaker != "" {
			return at.Speaker
		}
	}
	return ""
}
