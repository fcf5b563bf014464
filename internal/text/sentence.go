package text

import (
	"slices"
	"strings"
	"unicode"

	"chancery/internal/news"
)

// split turns the tokens from first on, one paragraph, into sentences.
func (r *reader) split(first int) {
	start := first
	if r.title {
		for ; len(r.tokens)-start > 400; start += 400 { // no title at all
			r.sentence(start, start+400)
		}
		r.sentence(start, len(r.tokens))
		return
	}
	for i := first; i < len(r.tokens); i++ {
		if i-start >= 400 { // a runaway list is cut, so that work per sentence stays bounded
			r.sentence(start, i+1)
			start = i + 1
			continue
		}
		end, ok := r.ends(i, start)
		if !ok {
			continue
		}
		end += r.detach(i)
		r.sentence(start, end)
		start, i = end, end-1
	}
	r.sentence(start, len(r.tokens))
}

// detach makes the full stop of token i, which ends a sentence, a token of its
// own if it is the sentence's rather than the word's: "etc" ".", "plan" "B"
// ".". It returns the number of new tokens.
func (r *reader) detach(i int) int {
	t := r.tokens[i]
	w := t.In(r.text)
	if len(w) < 2 || w[len(w)-1] != '.' || len(w) > 2 && classOf(w)&isTail == 0 || !asciiLetter(w[len(w)-2]) {
		return 0
	}
	r.tokens[i].End--
	r.tokens = slices.Insert(r.tokens, i+1, news.Token{Span: news.Span{Start: t.End - 1, End: t.End}})
	return 1
}

// ends reports whether a sentence ends with token i, and returns the index
// after its last token: closing quotes and brackets go with it.
func (r *reader) ends(i, start int) (int, bool) {
	w := r.tokens[i].In(r.text)
	stop := isStop(w)
	if !stop && !(len(w) > 1 && w[len(w)-1] == '.' && w[0] != '.') {
		return 0, false
	}
	next := i + 1
	for next < len(r.tokens) && closes(r.tokens[next].In(r.text)) && r.tokens[next].Start == r.tokens[next-1].End {
		next++
	}
	if next >= len(r.tokens) {
		return next, true
	}
	if !stop {
		return next, r.abbreviationEnds(i, next)
	}
	if wideStop(w) {
		return next, true
	}
	if r.tokens[next].Start == r.tokens[next-1].End { // no space after it
		return next, next > i+1 && startsUpper(r.tokens[next].In(r.text))
	}
	if strings.HasPrefix(w, "..") || w == "…" || next > i+1 && (w == "?" || w == "!") {
		return next, r.opensSentence(next)
	}
	if w == "." && r.listNumber(i, start) {
		return 0, false
	}
	return next, !r.lower(next)
}

// isStop reports whether w is a mark that can end a sentence.
func isStop(w string) bool {
	switch w[0] {
	case '.', '?', '!':
		return true
	}
	return w == "…" || wideStop(w)
}

// wideStop reports whether w ends a sentence with no space after it, as in
// Chinese, Hindi or Arabic.
func wideStop(w string) bool {
	switch w {
	case "。", "！", "？", "।", "؟", "۔", "።", "｡":
		return true
	}
	return false
}

// closes reports whether w is a closing quote or bracket.
func closes(w string) bool {
	switch w {
	case `"`, "”", "’", "’’", "'", "''", ")", "]", "»", "›", "」", "』", "）", "》":
		return true
	}
	return false
}

// opens reports whether w is an opening quote or bracket, or a list mark.
func opens(w string) bool {
	switch w {
	case `"`, "“", "‘", "‘‘", "‘’", "'", "``", "(", "[", "«", "‹", "„", "-", "–", "—", "*", "•":
		return true
	}
	return false
}

func startsUpper(w string) bool {
	for _, c := range w {
		return unicode.IsUpper(c) || unicode.IsTitle(c)
	}
	return false
}

// lower reports whether token i begins in lower case, so that no sentence
// begins with it.
func (r *reader) lower(i int) bool {
	for _, c := range r.tokens[i].In(r.text) {
		return unicode.IsLower(c)
	}
	return false
}

// opensSentence reports whether a sentence may begin at token i: with a
// capital or figure, perhaps after an opening quote.
func (r *reader) opensSentence(i int) bool {
	for ; i < len(r.tokens); i++ {
		w := r.tokens[i].In(r.text)
		if !opens(w) {
			return startsUpper(w) || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 && !r.lower(i)
		}
	}
	return true
}

// listNumber reports whether token i is the full stop of "1." at the start of
// a sentence.
func (r *reader) listNumber(i, start int) bool {
	if i != start+1 || i+1 >= len(r.tokens) {
		return false
	}
	w := r.tokens[start].In(r.text)
	return len(w) <= 2 && strings.Trim(w, "0123456789") == "" && r.tokens[start].End == r.tokens[i].Start
}

// abbreviationEnds decides for an abbreviation at i, followed at next by
// something: "Inc. The" ends, "Mr. Smith", "Jan. 6", "J. K. Rowling" and
// "U.S. President" do not.
func (r *reader) abbreviationEnds(i, next int) bool {
	after := r.tokens[next].In(r.text)
	if r.tokens[next].Start == r.tokens[next-1].End || !r.opensSentence(next) {
		return false
	}
	w := r.tokens[i].In(r.text)
	known := classOf(w)
	starter := startsUpper(after) && classOf(after)&isStarter != 0 || opens(after) && after != "(" && after != "-" && after != "–" && after != "—"
	switch {
	case known&(isTitle|isNumber) != 0:
		return false
	case known&isMonth != 0:
		return starter
	case known&isEnd != 0:
		return startsUpper(after) && !r.nameGoesOn(i, next) || starter
	case len(w) == 2: // an initial
		return starter && after != "A" && after != "I"
	}
	return starter
}

// nameGoesOn reports whether the token at next is a capitalised word that goes
// on a name rather than starts a sentence: "Co. Ltd.", "Jr. Boulevard".
func (r *reader) nameGoesOn(i, next int) bool {
	after := r.tokens[next].In(r.text)
	return next == i+1 && classOf(after)&isEnd != 0 && strings.HasSuffix(after, ".")
}
