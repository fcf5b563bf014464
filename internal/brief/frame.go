package brief

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/compare"
	"chancery/internal/news"
)

// The frames: all the wordings in which a brief speaks for itself. Everything
// else in it is an article's own.
const (
	agreeWords  = " origins agree on "        // Two origins agree on the length of the visit: “two-day”.
	quoteWords  = " origins quote the words " // Two origins quote the words “no limits”.
	differWords = "Origins differ on "        // Origins differ on the magnitude: “6.8” against “7.2”.
	eitherWords = "Origins give "             // Origins give the number killed as “more than 280” and “284”, which can both be true.
	roseWords   = "Reports of "               // Reports of the number killed rose from “at least 296” to “2,122”.
	aloneWords  = "Only one origin gives "    // Only one origin gives the length of the visit: “two-day”.
	speakWords  = " origins speak of the "    // Two origins speak of the “fourth in-person meeting”.
	speaksWords = "Only one origin speaks of the "
	onlyWords   = "Only one origin reports: " // Only one origin reports: The court has declared three days of mourning.
)

var (
	agreeFrame  = regexp.MustCompile(`^(At least [a-z]+|[A-Z][a-z]+|\d+)` + agreeWords + `([^“”]+): “([^“”]+)”\.$`)
	quoteFrame  = regexp.MustCompile(`^(At least [a-z]+|[A-Z][a-z]+|\d+)` + quoteWords + `“([^“”]+)”\.$`)
	differFrame = regexp.MustCompile(`^` + differWords + `([^“”]+): (“[^“”]+”(?: against “[^“”]+”)+)\.$`)
	eitherFrame = regexp.MustCompile(`^` + eitherWords + `([^“”]+) as (“[^“”]+”(?: and “[^“”]+”)+), which can (?:both|all) be true\.$`)
	aloneFrame  = regexp.MustCompile(`^` + aloneWords + `([^“”]+): “([^“”]+)”\.$`)
	speakFrame  = regexp.MustCompile(`^(At least [a-z]+|[A-Z][a-z]+|\d+)` + speakWords + `“([^“”]+)”\.$`)
	speaksFrame = regexp.MustCompile(`^` + speaksWords + `“([^“”]+)”\.$`)
	roseFrame   = regexp.MustCompile(`^` + roseWords + `([^“”]+) rose from (“[^“”]+” to “[^“”]+”)\.$`)
	fragments   = regexp.MustCompile(`“([^“”]+)”`)
)

// framed reports whether a sentence is a frame around fragments; an extract
// that one origin alone reports is none.
func framed(text string) bool {
	return slices.ContainsFunc([]*regexp.Regexp{agreeFrame, quoteFrame, differFrame, eitherFrame, aloneFrame, speakFrame, speaksFrame, roseFrame},
		func(f *regexp.Regexp) bool { return f.MatchString(text) })
}

var counts = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// atLeast opens a count of more origins than a sentence cites.
const atLeast = "At least "

// countWord writes a number of origins at the head of a sentence that cites
// maxCitations of them at most.
func countWord(n int) string {
	if n > maxCitations {
		return atLeast + counts[maxCitations]
	}
	if n < len(counts) {
		return strings.ToUpper(counts[n][:1]) + counts[n][1:]
	}
	return strconv.Itoa(n)
}

// countOf reads what countWord writes; -1 for anything else. "At least eight"
// is eight: the sentence has to cite as many as it is sure of.
func countOf(s string) int {
	s = strings.TrimPrefix(s, atLeast)
	if i := slices.Index(counts, strings.ToLower(s)); i >= 0 {
		return i
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// quotedIn returns the fragments between curly marks.
func quotedIn(s string) []string {
	var out []string
	for _, m := range fragments.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1])
	}
	return out
}

// ageOf opens the subject of an age.
const ageOf = "the age of "

// named reports whether words begin like a name.
func named(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// subject words what a figure is about: "the number killed", "the length of
// the visit"; "" where no frame can word it. Both the writer and the verifier take it from the record.
func subject(f *news.Figure) string {
	head, count := compare.Head(f.Of)
	switch {
	case f.Kind == news.Known, f.Kind == news.Money, f.Kind == news.Percent, head == "", f.Of == "age" && !named(f.Subject):
		return "" // "two origins agree on the sum" says nothing without what it is for
	case f.Kind == news.Duration:
		return "the length of the " + head
	case f.Kind == news.Ordinal:
		return "which " + head + " it is"
	case f.Of == "age" && named(f.Subject):
		return ageOf + f.Subject
	case f.Kind == news.Measure:
		return "the " + head
	case !strings.HasPrefix(count, "number"):
		return "the number " + count
	}
	return "the " + count
}
