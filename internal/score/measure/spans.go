package measure

import (
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A Labelled is a span with its kind.
type Labelled struct {
	news.Span
	Label string
}

// Overlap counts pairs of spans of one label that share a character, each
// span being used once.
func Overlap(gold, system []Labelled) Counts {
	right := 0
	for _, j := range Match(len(gold), len(system), func(i, j int) bool {
		return gold[i].Label == system[j].Label && gold[i].Overlaps(system[j].Span)
	}) {
		if j >= 0 {
			right++
		}
	}
	return Tally(right, len(system), len(gold))
}

// A Timex is a time expression with TIMEX3's type and value.
type Timex struct {
	news.Span
	Type, Value string
}

// A TimexScore is the score of the TempEval-3 task of finding and normalising
// time expressions (UzZaman et al., SemEval-2013 Task 1).
type TimexScore struct {
	Relaxed, Strict Counts // spans overlap; spans are equal
	Values, Types   int    // of the relaxed pairs, those with equal value, type
}

// Add sums two scores.
func (s TimexScore) Add(t TimexScore) TimexScore {
	return TimexScore{s.Relaxed.Add(t.Relaxed), s.Strict.Add(t.Strict), s.Values + t.Values, s.Types + t.Types}
}

// ValueF1 is relaxed F1 times the share of matched pairs with equal value.
func (s TimexScore) ValueF1() float64 { return s.attribute(s.Values) }

// TypeF1 is relaxed F1 times the share of matched pairs with equal type.
func (s TimexScore) TypeF1() float64 { return s.attribute(s.Types) }

func (s TimexScore) attribute(right int) float64 {
	return s.Relaxed.F1() * Share(float64(right), s.Relaxed.RightGold)
}

// Timexes scores one document. Equal spans are matched first, the rest by
// overlap.
func Timexes(gold, system []Timex) TimexScore {
	equal := Match(len(gold), len(system), func(i, j int) bool { return gold[i].Span == system[j].Span })
	taken := make([]bool, len(system))
	strict := 0
	for _, j := range equal {
		if j >= 0 {
			taken[j] = true
			strict++
		}
	}
	loose := Match(len(gold), len(system), func(i, j int) bool {
		return equal[i] < 0 && !taken[j] && gold[i].Overlaps(system[j].Span)
	})
	s := TimexScore{Strict: Tally(strict, len(system), len(gold))}
	pairs := 0
	for i := range gold {
		j := max(equal[i], loose[i])
		if j < 0 {
			continue
		}
		pairs++
		if gold[i].Value == system[j].Value {
			s.Values++
		}
		if gold[i].Type == system[j].Type {
			s.Types++
		}
	}
	s.Relaxed = Tally(pairs, len(system), len(gold))
	return s
}

// Wordy reports whether a token of [Words] is a word or number rather than a
// mark.
func Wordy(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Words cuts text into runs of letters, digits and marks, and single other
// characters that are not white space. It is the measures' own notion of a
// token, so that no score depends on the tokens of what is scored.
func Words(text string) []news.Span {
	var out []news.Span
	start := -1
	for i, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
		if word && start < 0 {
			start = i
		}
		if word {
			continue
		}
		if start >= 0 {
			out = append(out, news.Span{Start: start, End: i})
			start = -1
		}
		if !unicode.IsSpace(r) {
			_, n := utf8.DecodeRuneInString(text[i:])
			out = append(out, news.Span{Start: i, End: i + n})
		}
	}
	if start >= 0 {
		out = append(out, news.Span{Start: start, End: len(text)})
	}
	return out
}
