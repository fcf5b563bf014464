package measure

import (
	"strings"
	"unicode"
)

// A Shingled is how one page's extracted text compares with the wanted text:
// shingles in common, only in the system's, only in the gold's, as shares of
// their sum.
type Shingled struct{ Both, Extra, Missing float64 }

// shingleWords is the length of a shingle in tokens.
const shingleWords = 4

// Shingles compares two texts as evaluate.py of scrapinghub's
// article-extraction-benchmark does: tokens are the matches of Python's \w+,
// case kept; shingles are all runs of four tokens (the whole text if it has
// fewer), counted as a multiset.
func Shingles(gold, system string) Shingled {
	left := map[string]int{}
	for _, g := range shingles(gold) {
		left[g]++
	}
	var s Shingled
	for _, x := range shingles(system) {
		if left[x] > 0 {
			left[x]--
			s.Both++
		} else {
			s.Extra++
		}
	}
	for _, n := range left {
		s.Missing += float64(n)
	}
	if sum := s.Both + s.Extra + s.Missing; sum > 0 {
		return Shingled{s.Both / sum, s.Extra / sum, s.Missing / sum}
	}
	return s
}

// Equal reports whether the two texts have the same shingles.
func (s Shingled) Equal() bool { return s.Extra == 0 && s.Missing == 0 }

// Precision is 1 where nothing differs, two empty texts included.
func (s Shingled) Precision() float64 {
	if s.Equal() {
		return 1
	}
	return Share(s.Both, s.Both+s.Extra)
}

// Recall is 1 where nothing differs, two empty texts included.
func (s Shingled) Recall() float64 {
	if s.Equal() {
		return 1
	}
	return Share(s.Both, s.Both+s.Missing)
}

// Pages returns the means of precision and recall over pages, the F1 of these
// two means (not the mean of F1s), and the share of pages that are equal.
func Pages(pages []Shingled) (f1, precision, recall, accuracy float64) {
	n := float64(len(pages))
	for _, p := range pages {
		precision += p.Precision() / n
		recall += p.Recall() / n
		if p.Equal() {
			accuracy += 1 / n
		}
	}
	return Harmonic(precision, recall), precision, recall, accuracy
}

// shingles joins tokens with a space, which no token contains.
func shingles(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !(r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r))
	})
	if len(words) == 0 {
		return nil
	}
	var out []string
	for i := range max(1, len(words)-shingleWords+1) {
		out = append(out, strings.Join(words[i:min(i+shingleWords, len(words))], " "))
	}
	return out
}

// DateScore counts days given for pages after htmldate's evaluation.
type DateScore struct {
	Right, Wrong, Unanswered int
	Silent                   int // no answer, and there is none to give
}

// Add counts one page: the wanted and the given day, each empty if there is
// none.
func (d *DateScore) Add(gold, system string) {
	switch {
	case gold == "" && system == "":
		d.Silent++
	case system == "":
		d.Unanswered++
	case system == gold:
		d.Right++
	default:
		d.Wrong++
	}
}

// Accuracy is right / all; silence is right where there is no day.
func (d DateScore) Accuracy() float64 {
	return Share(float64(d.Right+d.Silent), float64(d.Right+d.Silent+d.Wrong+d.Unanswered))
}

// F1 has precision = right / answered and recall = right / (right +
// unanswered): a wrong answer does not count against recall.
func (d DateScore) F1() float64 {
	p := Share(float64(d.Right), float64(d.Right+d.Wrong))
	return Harmonic(p, Share(float64(d.Right), float64(d.Right+d.Unanswered)))
}
