package score

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// A tamper makes a sentence of a brief false, or its citation; false if the
// sentence has nothing to tamper with in this way. Others are the articles of
// the story.
type tamper struct {
	name  string
	alter func(s news.BriefSentence, others []*news.Article) (news.BriefSentence, bool)
}

// tampers are the ways in which briefs are falsified to see whether the
// verifier notices.
var tampers = []tamper{
	{"figure", byText(swapFirst(regexp.MustCompile(`\b\d+\b`), func(w string) string { return "7" + w }))},
	{"figure in words", byText(swapFirst(regexp.MustCompile(`\b(?:two|three|four|five|six|seven|eight|ten)\b`), func(string) string { return "nine" }))},
	{"name", byText(swapFirst(nameWords, func(string) string { return "Quillon" }))},
	{"person or place added", byText(swapFirst(nameWords, func(w string) string { return w + " Quillon" }))},
	{"month", byText(swapFirst(regexp.MustCompile(`\b(?:January|February|March|April|June|July|August|September|October|November|December)\b`), func(w string) string { return pick(w, "May", "May") }))},
	{"weekday", byText(swapFirst(regexp.MustCompile(`\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b`), func(w string) string { return pick(w, "Sunday", "Monday") }))},
	{"negation put in", byText(swapFirst(regexp.MustCompile(`\b(?:was|were|is|are|will|has|have|had|can|could|would)\b`), func(w string) string { return w + " not" }))},
	{"negation left out", byText(swapFirst(regexp.MustCompile(` (?:not|never|no)\b`), func(string) string { return "" }))},
	{"plan told as deed", byText(swapFirst(regexp.MustCompile(`\bwill\b`), func(string) string { return "did" }))},
	{"deed told as plan", byText(swapFirst(regexp.MustCompile(`\b(?:has|have|had|was|were)\b`), func(string) string { return "will be" }))},
	{"doubt left out", byText(swapFirst(regexp.MustCompile(` (?:alleged|allegedly|reportedly|may|might|could|apparently|suspected)\b`), func(string) string { return "" }))},
	{"ordinal", byText(swapFirst(regexp.MustCompile(`\b(?:first|second|third|fourth|fifth|sixth)\b`), func(w string) string { return pick(w, "ninth", "ninth") }))},
	{"unit", byText(swapFirst(regexp.MustCompile(`\b(?:people|percent|days|hours|years|miles|million|billion)\b`), func(w string) string { return pick(w, "soldiers", "weeks") }))},
	{"hedge left out", byText(swapFirst(regexp.MustCompile(`(?i)\b(?:at least|more than|about|nearly|almost|up to) `), func(string) string { return "" }))},
	{"hedge put in", byText(swapFirst(regexp.MustCompile(`\b\d+\b`), func(w string) string { return "up to " + w }))},
	{"sides swapped", byText(swapSides)},
	{"quoted words", byText(swapFirst(regexp.MustCompile(`[“"][\p{L}’' ]{4,}`), func(w string) string { return w + " never" }))},
	{"speaker", byText(swapFirst(regexp.MustCompile(`\b(?:he|she|they|officials|police|the [a-z]+) (?:said|told|added)\b`), func(string) string { return "critics said" }))},
	{"attribution left out", byText(swapFirst(regexp.MustCompile(`, [^,“”"]{3,40} (?:said|says)(?: on \w+)?\.$`), func(string) string { return "." }))},
	{"words added", byText(func(t string) string { return strings.TrimSuffix(t, ".") + ", to nobody’s surprise." })},
	{"citation dropped", func(s news.BriefSentence, _ []*news.Article) (news.BriefSentence, bool) {
		s.Citations = nil
		return s, true
	}},
	{"wrong article", wrongArticle},
	{"span moved", func(s news.BriefSentence, _ []*news.Article) (news.BriefSentence, bool) {
		s.Citations[0].Start++
		s.Citations[0].End++
		return s, true
	}},
	{"cited words altered", func(s news.BriefSentence, _ []*news.Article) (news.BriefSentence, bool) {
		s.Citations[0].Quote += " not"
		return s, true
	}},
}

// nameWords are words with a capital inside a sentence.
var nameWords = regexp.MustCompile(`[a-z,] \p{Lu}\p{Ll}{2,}\b`)

// pick replaces a word by one of two that it is not.
func pick(w, one, other string) string {
	if w == one {
		return other
	}
	return one
}

// byText tampers with the words of a sentence.
func byText(alter func(string) string) func(news.BriefSentence, []*news.Article) (news.BriefSentence, bool) {
	return func(s news.BriefSentence, _ []*news.Article) (news.BriefSentence, bool) {
		t := alter(s.Text)
		ok := t != s.Text
		s.Text = t
		return s, ok
	}
}

// swapFirst replaces the first match; of a name after a small letter, the name.
func swapFirst(re *regexp.Regexp, by func(string) string) func(string) string {
	return func(t string) string {
		at := re.FindStringIndex(t)
		if at == nil {
			return t
		}
		from := at[0]
		if re == nameWords {
			from += strings.IndexByte(t[from:], ' ') + 1
		}
		return t[:from] + by(t[from:at[1]]) + t[at[1]:]
	}
}

// swapSides exchanges the sentence's first word and the last name in it.
func swapSides(t string) string {
	names := nameWords.FindAllStringIndex(t, -1)
	first, _, ok := strings.Cut(t, " ")
	r, _ := utf8.DecodeRuneInString(first)
	if len(names) == 0 || !ok || !unicode.IsUpper(r) {
		return t
	}
	last := names[len(names)-1]
	from := last[0] + strings.IndexByte(t[last[0]:], ' ') + 1
	if from <= len(first) {
		return t
	}
	return t[from:last[1]] + t[len(first):from] + first + t[last[1]:]
}

// wrongArticle cites the same place of another article.
func wrongArticle(s news.BriefSentence, others []*news.Article) (news.BriefSentence, bool) {
	for _, a := range others {
		c := &s.Citations[0]
		if a.ID != c.Article && a.Words(c.Span) != c.Quote {
			c.Article = a.ID
			return s, true
		}
	}
	return s, false
}
