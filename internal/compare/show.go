package compare

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// bounds is the range that a hedged figure allows.
func bounds(f *news.Figure) (low, high float64) {
	low, high = f.Value, f.Value
	if f.High > f.Value {
		high = f.High
	}
	switch f.Hedge {
	case "at least", "more than", "over":
		high = math.Inf(1)
	case "up to", "at most", "less than", "fewer than", "under":
		low = 0
	case "nearly", "almost":
		low *= 0.9
	case "about", "around", "some", "approximately", "roughly":
		low, high = low*0.9, high*1.1
	}
	return low, high
}

// show writes a figure's value: a bare number, with its unit where it has one;
// a vague one in its own words.
func show(a *news.Article, f *news.Figure) string {
	if f.Vague {
		return strings.ToLower(a.Words(f.Number))
	}
	n := number(f.Value)
	if f.High > f.Value {
		n += "-" + number(f.High)
	}
	switch f.Kind {
	case news.Duration:
		if symbol := map[string]string{"second": "s", "minute": "min", "hour": "h"}[f.Unit]; symbol != "" {
			return n + " " + symbol
		}
		if f.Value != 1 {
			return n + " " + nouns(f.Unit)
		}
		return n + " " + f.Unit
	case news.Percent:
		return n + " percent"
	case news.Measure:
		if f.Unit == f.Of || f.Of == age {
			return n // "6.8", not "6.8 magnitude"
		}
		return strings.TrimSpace(n + " " + f.Unit)
	case news.Money:
		return strings.TrimSpace(n + " " + f.Unit)
	}
	return n
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// surroundings are the words that narrow a figure: its subject, and what
// follows it in the sentence as far as the next mark.
func surroundings(a *news.Article, f *news.Figure) map[string]bool {
	const reach = 60 // bytes after the figure: some ten words
	if f.Start < 0 || f.End < f.Start || f.End > len(a.Text) {
		return nil
	}
	end := min(f.End+reach, len(a.Text))
	if i := a.SentenceAt(f.Start); i >= 0 {
		end = min(end, a.Sentences[i].End)
	}
	for end < len(a.Text) && !utf8.RuneStart(a.Text[end]) {
		end--
	}
	after := a.Words(news.Span{Start: min(f.End, end), End: end})
	if i := strings.IndexAny(after, ",.;:\n"); i >= 0 {
		after = after[:i]
	}
	m := map[string]bool{}
	own := a.Words(f.Span)
	if f.Kind == news.Count && f.Number != f.Span {
		own = a.Words(news.Span{Start: f.Start, End: f.Number.Start}) + " " + a.Words(news.Span{Start: f.Number.End, End: f.End})
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(f.Subject+" "+own+" "+after), notLetter) {
		if len(w) > 3 {
			m[w] = true
		}
	}
	return m
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// counted words a count: "killed", "number freed", "number of passengers".
func counted(h head) string {
	switch {
	case h.class != plain:
		return h.name
	case strings.HasSuffix(h.name, "ed"):
		return "number " + h.name
	case h.name == "person" || h.name == "people":
		return "number of people"
	}
	return "number of " + nouns(h.name)
}

// nouns makes a plural, as far as the spelling tells.
func nouns(s string) string {
	switch {
	case s == "" || strings.HasSuffix(s, "s"):
		return s
	case strings.HasSuffix(s, "man"):
		return strings.TrimSuffix(s, "man") + "men"
	case strings.HasSuffix(s, "child"):
		return s + "ren"
	case strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case strings.HasSuffix(s, "y") && len(s) > 1 && !strings.ContainsRune("aeiou", rune(s[len(s)-2])):
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}
